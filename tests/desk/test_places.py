"""What moderators set of how the bot answers where, on both databases, and what that means for whoever asks."""

import pytest

from bot.desk.caller import Caller
from bot.desk.channel_rules import Answers, Spot
from bot.desk.pauses import Pauses
from bot.desk.places import PAGE, Admission, Places
from bot.errors import UsageError
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.model import Button, Listing, Note, Reply
from bot.storage.state.audit import AuditLog
from bot.storage.state.channel_policies import ChannelPolicies
from bot.storage.state.database import Database

HERE = Spot(1, (11,))


class Around:
    """A server in whose channel 11 there can be no threads."""

    def channel(self, channel: int) -> str:
        return f"#{channel}"

    def role(self, role: int) -> str:
        return f"@{role}"

    def missing_for_threads(self, channel: int) -> str:
        return "Create Public Threads" if channel == 11 else ""


MODERATOR = Caller(8, Audience("en"), True, server=1, channel=11, view=Around())


def places(state: Database, pauses: Pauses | None = None) -> Places:
    return Places(ChannelPolicies(state), AuditLog(state), pauses)


def texts(reply: Reply) -> str:
    lines = [line for block in reply.blocks if isinstance(block, Listing) for line in block.lines]
    return "\n".join([*lines, *(block.text for block in reply.blocks if isinstance(block, Note))])


async def test_a_rule_holds_at_once_and_after_a_restart_until_it_is_taken_away(state: Database) -> None:
    room = places(state)
    await room.call(MODERATOR, answers="private", member_seconds=30)
    again = places(state)
    await again.read()
    for one in (room, again):
        assert one.rule(HERE).answers is Answers.PRIVATE
        assert one.rule(HERE).member_seconds == 30
    await room.call(MODERATOR, answers="as usual")
    assert room.rule(HERE).answers is Answers.PUBLIC


async def test_setting_one_thing_leaves_the_others(state: Database) -> None:
    room = places(state)
    await room.call(MODERATOR, answers="thread")
    await room.call(MODERATOR, channel_seconds="5", posts=True)
    rule = room.rule(HERE)
    assert (rule.answers, rule.channel_seconds, rule.opens_posts) == (Answers.THREAD, 5, True)


async def test_a_role_without_a_channel_is_meant_everywhere_and_everybodys_role_is_everybody(state: Database) -> None:
    room = places(state)
    await room.call(MODERATOR, role=21, answers="off")
    await room.call(MODERATOR, role=1, answers="private")
    assert room.rule(Spot(1, (99,), frozenset({21}))).answers is Answers.OFF
    assert room.rule(Spot(1, (99,))).answers is Answers.PRIVATE


async def test_a_rule_that_cannot_work_is_told(state: Database) -> None:
    told = texts(await places(state).call(MODERATOR, answers="thread"))
    assert "#11: threads do not work there. Create Public Threads" in told


async def test_what_is_set_is_noted_and_shown_in_pages(state: Database) -> None:
    room = places(state)
    for channel in range(100, 100 + PAGE + 1):
        await room.call(MODERATOR, channel=channel, answers="off")
    assert await AuditLog(state).count(member=8) == PAGE + 1
    first = await room.call(MODERATOR)
    turned = next(block.control for block in first.blocks if isinstance(block, Button))
    second = await room.moderators_presses[Action.POLICIES](ControlAction(Action.POLICIES, page=turned.page), MODERATOR)
    assert isinstance(second, Reply)
    assert f"#{100 + PAGE}" in texts(second)


@pytest.mark.parametrize(
    "given",
    [{"answers": "loud"}, {"member_seconds": "-1"}, {"channel_seconds": "1e9"}, {"channel": "#x", "posts": True}],
)
async def test_what_is_no_rule_is_refused(state: Database, given: dict[str, str | bool]) -> None:
    with pytest.raises(UsageError):
        await places(state).call(MODERATOR, **given)  # type: ignore[arg-type]


async def test_a_rule_is_set_in_its_server(state: Database) -> None:
    with pytest.raises(UsageError):
        await places(state).call(Caller(0, Audience("en"), True), answers="off")


async def test_pauses_of_members_and_channels(state: Database) -> None:
    now = 0.0
    room = places(state, Pauses(lambda: now))
    await room.call(MODERATOR, member_seconds=60, channel_seconds=10)
    assert room.admit(HERE, 5) == Admission()
    assert room.admit(HERE, 5).wait == 60
    assert room.admit(HERE, 6) == Admission(Answers.PRIVATE, may_be_public=False), "the channel has its pause"
    assert room.admit(HERE, 7, private=True).answers is Answers.PRIVATE
    assert room.admit(HERE, 5, counts=False).wait == 0, "turning a page is no question"
    now = 61.0
    assert room.admit(HERE, 5) == Admission()
    await room.call(MODERATOR, member_seconds=0)
    assert room.admit(HERE, 5).wait == 0, "a pause that is taken away is over"


async def test_off_is_off_in_private_too_and_told_once_for_messages(state: Database) -> None:
    room = places(state)
    await room.call(MODERATOR, answers="off")
    admission = room.admit(HERE, 5, private=True)
    assert admission.answers is Answers.OFF
    assert [room.is_told_now(HERE, 5, admission) for _ in range(2)] == [True, False]


async def test_in_a_thread_the_answer_stays(state: Database) -> None:
    room = places(state)
    await room.call(MODERATOR, answers="thread")
    assert room.admit(Spot(1, (11,), is_thread=True), 5).answers is Answers.PUBLIC


async def test_taking_away_what_is_not_set_is_no_act(state: Database) -> None:
    room = places(state)
    await room.call(MODERATOR, answers="as usual")
    assert await AuditLog(state).count(member=8) == 0


async def test_what_is_set_says_how_to_take_it_away(state: Database) -> None:
    told = texts(await places(state).call(MODERATOR, answers="private"))
    assert "To take a rule away: the same channel and role with “as usual”." in told
