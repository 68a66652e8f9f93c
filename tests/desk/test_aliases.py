"""Names for one thing: what a moderator teaches is found, and nothing else is learned."""

from zoneinfo import ZoneInfo

import pytest

from bot.desk.alias_lists import read_written
from bot.desk.aliases import AliasRoom
from bot.desk.desk import Desk
from bot.errors import UsageError
from bot.knowledge.service import Knowledge
from bot.replies.commands.ask_request import AskRequest
from bot.replies.commands.catalogue import KNOWLEDGE_ALIAS_ADD, KNOWLEDGE_ALIAS_LIST, KNOWLEDGE_ALIAS_REMOVE
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.model import Attachment, Button, Reply
from bot.replies.service import Replies
from bot.storage.state.aliases import AliasBook
from bot.storage.state.audit import AuditLog
from bot.storage.state.database import Database
from tests.conftest import Folder
from tests.desk.knowing import knowing, member, moderator, text_of

MINUTES = """\
# Gateway meeting

**Date**: 2024-05-02

**Attendees**: Ann, Bo

## Agenda 1: Transport

The gateway will speak QUIC to every client by the end of the summer.

## Agenda 2: Budget

Nothing was spent on hardware this spring.
"""


@pytest.fixture
def knowledge(folder: Folder) -> Knowledge:
    folder.write("2024-05-02.md", MINUTES)
    return knowing(folder)


def opened(state: Database, knowledge: Knowledge) -> tuple[Desk, AliasRoom]:
    room = AliasRoom(AliasBook(state), knowledge, AuditLog(state), (("K8s", "Kubernetes"),))
    return Desk(state, (room,), kept_days=90), room


def finds(knowledge: Knowledge, question: str = "what about HTTP3?") -> bool:
    replies = Replies(knowledge, timezone=ZoneInfo("UTC"))
    asked = replies.search(AskRequest(question), audience=Audience("en"))
    return asked.answer.answered and "QUIC" in asked.answer.hits[0].quoting().text


def button(reply: Reply, action: Action) -> ControlAction:
    return next(block.control for block in reply.blocks if isinstance(block, Button) and block.control.action is action)


async def acts(state: Database) -> list[str]:
    return [f"{act.act}: {act.detail}" for act in await AuditLog(state).acts(skip=0, most=10)]


async def test_a_question_with_one_name_finds_the_other_as_long_as_that_is_taught(
    state: Database, knowledge: Knowledge
) -> None:
    desk, _ = opened(state, knowledge)
    assert not finds(knowledge)
    said = await desk.call(KNOWLEDGE_ALIAS_ADD, {"names": "HTTP3 = QUIC"}, caller=moderator())
    assert "HTTP3 = QUIC" in text_of(said)
    assert finds(knowledge)
    await desk.call(KNOWLEDGE_ALIAS_REMOVE, {"name": "http3"}, caller=moderator())
    assert not finds(knowledge)
    assert await acts(state) == ["alias removed: HTTP3 = QUIC", "alias: HTTP3 = QUIC"]


async def test_no_more_is_taught_than_can_be_kept(
    state: Database, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.desk.aliases.MAX_GROUPS", 1)
    desk, _ = opened(state, knowledge)
    await desk.call(KNOWLEDGE_ALIAS_ADD, {"names": "HTTP3 = QUIC"}, caller=moderator())
    with pytest.raises(UsageError, match="There are too many names already"):
        await desk.call(KNOWLEDGE_ALIAS_ADD, {"names": "budget = money"}, caller=moderator())
    assert len(await AliasBook(state).all()) == 1


async def test_what_can_be_removed_is_offered_and_what_is_chosen_takes_it_apart(
    state: Database, knowledge: Knowledge
) -> None:
    desk, _ = opened(state, knowledge)
    completing = Replies(knowledge, timezone=ZoneInfo("UTC")).completing
    assert completing.taught("", audience=Audience("en")) == ()
    await desk.call(KNOWLEDGE_ALIAS_ADD, {"names": "HTTP3 = QUIC"}, caller=moderator())
    await desk.call(KNOWLEDGE_ALIAS_ADD, {"names": "HTTP3 = Transport"}, caller=moderator())
    assert completing.taught("http", audience=Audience("en")) == ("HTTP3 = QUIC", "HTTP3 = Transport")
    (offered,) = completing.taught("quic", audience=Audience("en"))
    removed = await desk.call(KNOWLEDGE_ALIAS_REMOVE, {"name": offered}, caller=moderator())
    assert "no longer" in text_of(removed)
    assert completing.taught("", audience=Audience("en")) == ("HTTP3 = Transport",)


async def test_of_many_long_names_one_is_offered_that_stands_for_all(state: Database, knowledge: Knowledge) -> None:
    desk, _ = opened(state, knowledge)
    names = [f"{letter * 55}" for letter in "abc"]
    await desk.call(KNOWLEDGE_ALIAS_ADD, {"names": " = ".join(names)}, caller=moderator())
    assert Replies(knowledge, timezone=ZoneInfo("UTC")).completing.taught("b", audience=Audience("en")) == (names[0],)


async def test_what_was_taught_outlives_a_refresh_and_a_restart(
    state: Database, knowledge: Knowledge, folder: Folder
) -> None:
    desk, _ = opened(state, knowledge)
    await desk.call(KNOWLEDGE_ALIAS_ADD, {"names": "HTTP3 = QUIC"}, caller=moderator())
    folder.write("2024-06-06.md", MINUTES.replace("2024-05-02", "2024-06-06").replace("Budget", "Rest"))
    await knowledge.reload()
    assert len(knowledge.meetings) == 2
    assert finds(knowledge)
    again = knowing(folder)
    await opened(state, again)[0].upkeep.read()
    assert finds(again)


async def test_another_process_teaches_too(state: Database, knowledge: Knowledge) -> None:
    desk, _ = opened(state, knowledge)
    await desk.upkeep.read()
    await AliasBook(state).add([("HTTP3", "QUIC")], 0)
    await desk.upkeep.read()
    assert finds(knowledge)


async def test_votes_propose_and_only_a_moderators_press_teaches(state: Database, knowledge: Knowledge) -> None:
    desk, room = opened(state, knowledge)
    await room.noticed(9, "what about HTTP3?", helped=False)
    await room.noticed(9, "what about QUIC?", helped=True)
    assert not finds(knowledge)
    listed = await desk.call(KNOWLEDGE_ALIAS_LIST, {}, caller=moderator())
    assert "HTTP3 = QUIC (1 time)" in text_of(listed)
    add = button(listed, Action.ADD_ALIAS)
    refused = await desk.press(add, caller=member())
    assert isinstance(refused, Reply)
    assert "Ask somebody." in text_of(refused)
    assert not finds(knowledge)
    taken = await desk.press(add, caller=moderator())
    assert isinstance(taken, Reply)
    assert finds(knowledge)
    assert Action.ADD_ALIAS not in [block.control.action for block in taken.blocks if isinstance(block, Button)]
    expired = await desk.press(add, caller=moderator())
    assert isinstance(expired, Reply)
    assert expired.failed
    assert "expired" in text_of(expired)


async def test_what_was_declined_is_not_proposed_again(state: Database, knowledge: Knowledge) -> None:
    desk, room = opened(state, knowledge)
    for _ in range(2):
        await room.noticed(9, "what about HTTP3?", helped=False)
        await room.noticed(9, "what about QUIC?", helped=True)
        listed = await desk.call(KNOWLEDGE_ALIAS_LIST, {}, caller=moderator())
        if "HTTP3" in text_of(listed):
            await desk.press(button(listed, Action.DROP_PROPOSED_ALIAS), caller=moderator())
    assert await AliasBook(state).proposals() == ()
    assert await acts(state) == ["alias declined: HTTP3 = QUIC"]
    assert not finds(knowledge)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("what about HTTP3?", "who was there in spring?", id="another question"),
        pytest.param("what about kitexx?", "what about kitex?", id="a slip"),
        pytest.param("what about K8s?", "what about Kubernetes?", id="known from the configuration"),
    ],
)
async def test_other_votes_propose_nothing(state: Database, knowledge: Knowledge, first: str, second: str) -> None:
    _, room = opened(state, knowledge)
    await room.noticed(9, first, helped=False)
    await room.noticed(9, second, helped=True)
    assert await AliasBook(state).proposals() == ()


async def test_votes_of_two_members_do_not_belong_together(state: Database, knowledge: Knowledge) -> None:
    _, room = opened(state, knowledge)
    await room.noticed(9, "what about HTTP3?", helped=False)
    await room.noticed(10, "what about QUIC?", helped=True)
    assert await AliasBook(state).proposals() == ()


async def test_a_vote_after_a_minute_is_too_late(
    state: Database, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, room = opened(state, knowledge)
    now = 1_000.0
    monkeypatch.setattr("bot.desk.aliases.time.monotonic", lambda: now)
    await room.noticed(9, "what about HTTP3?", helped=False)
    now += 61
    await room.noticed(9, "what about QUIC?", helped=True)
    assert await AliasBook(state).proposals() == ()


async def test_the_buttons_of_a_group_that_is_gone_say_so(state: Database, knowledge: Knowledge) -> None:
    desk, _ = opened(state, knowledge)
    await desk.call(KNOWLEDGE_ALIAS_ADD, {"names": "HTTP3 = QUIC"}, caller=moderator())
    remove = button(await desk.call(KNOWLEDGE_ALIAS_LIST, {}, caller=moderator()), Action.REMOVE_ALIAS)
    assert not finds(knowledge) or isinstance(await desk.press(remove, caller=moderator()), Reply)
    assert not finds(knowledge)
    expired = await desk.press(remove, caller=moderator())
    assert isinstance(expired, Reply)
    assert "expired" in text_of(expired)


async def test_a_name_of_two_groups_is_removed_by_its_button(state: Database, knowledge: Knowledge) -> None:
    desk, _ = opened(state, knowledge)
    for names in ("CI = continuous integration", "CI = Chief Inspector"):
        await desk.call(KNOWLEDGE_ALIAS_ADD, {"names": names}, caller=moderator())
    which = await desk.call(KNOWLEDGE_ALIAS_REMOVE, {"name": "CI"}, caller=moderator())
    assert sum(isinstance(block, Button) for block in which.blocks) == 2
    await desk.press(button(which, Action.REMOVE_ALIAS), caller=moderator())
    assert [one.names for one in await AliasBook(state).all()] == [("CI", "Chief Inspector")]


@pytest.mark.parametrize("typed", ["", "HTTP3", "QUIC = quic", "=="])
async def test_one_name_is_not_enough(state: Database, knowledge: Knowledge, typed: str) -> None:
    desk, _ = opened(state, knowledge)
    assert (await desk.call(KNOWLEDGE_ALIAS_ADD, {"names": typed}, caller=moderator())).failed
    assert await AliasBook(state).all() == ()


async def test_names_that_are_known_are_not_kept_twice(state: Database, knowledge: Knowledge) -> None:
    desk, _ = opened(state, knowledge)
    for names in ("HTTP3 = QUIC", "quic=http3", "kubernetes = k8s"):
        await desk.call(KNOWLEDGE_ALIAS_ADD, {"names": names}, caller=moderator())
    assert len(await AliasBook(state).all()) == 1


async def test_a_long_list_is_paged(state: Database, knowledge: Knowledge) -> None:
    desk, room = opened(state, knowledge)
    await AliasBook(state).add([(f"name{number}", f"other{number}") for number in range(20)], 0)
    await desk.upkeep.read()
    texts = [text_of(await room.show(moderator(), page)) for page in range(3)]
    assert all(sum(f"name{number} =" in text for text in texts) == 1 for number in range(20))


async def test_what_was_taught_comes_as_a_file_that_the_configuration_takes(
    state: Database, knowledge: Knowledge
) -> None:
    desk, room = opened(state, knowledge)
    await desk.call(KNOWLEDGE_ALIAS_ADD, {"names": "HTTP3 = QUIC"}, caller=moderator())
    export = next(
        block.control
        for block in (await room.show(moderator())).blocks
        if isinstance(block, Button) and block.control.text == "export"
    )
    reply = await desk.press(export, caller=moderator())
    assert isinstance(reply, Reply)
    (file,) = (block for block in reply.blocks if isinstance(block, Attachment))
    assert read_written(file.text) == (("HTTP3", "QUIC"),)


async def test_who_taught_is_forgotten_and_the_names_stay(state: Database, knowledge: Knowledge) -> None:
    desk, room = opened(state, knowledge)
    await desk.call(KNOWLEDGE_ALIAS_ADD, {"names": "HTTP3 = QUIC"}, caller=moderator())
    assert len(await room.kept_about(moderator())) == 1
    await room.forget(moderator().member)
    assert await room.kept_about(moderator()) == ()
    assert finds(knowledge)
