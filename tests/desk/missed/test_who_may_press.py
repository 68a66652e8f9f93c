"""Which controls are for moderators alone: each control stands in one of the two tables, and both are tried."""

from itertools import product

from bot.desk.caller import Caller
from bot.replies.controls.custom_id import DESK, REVIEWING, Action, ControlAction
from bot.replies.model import Reply
from bot.storage.state.audit import AuditLog
from tests.desk.missed.conftest import READER, Club, member

MODERATORS = frozenset(
    {
        *(Action.UNANSWERED, Action.SETTLE, Action.FIND_ANSWER, Action.ANSWER_CANDIDATES, Action.CURATE),
        *(Action.UNCURATE, Action.EXPORT, Action.TAKE_PROPOSAL, Action.UNDO_RELOAD, Action.PROBLEMS, Action.CHECK),
        *(Action.AUDIT, Action.ADD_ALIAS, Action.DROP_PROPOSED_ALIAS, Action.REMOVE_ALIAS, Action.ALIASES),
        Action.POLICIES,
    }
)
EVERYBODY = frozenset(
    {
        *(Action.PASSAGES, Action.FULL_TEXT, Action.ASK_ON, Action.QUESTION, Action.NEWER, Action.MEETING),
        *(Action.MEETINGS, Action.MISSED, Action.TOPIC, Action.WHO, Action.LISTED, Action.HELPED, Action.NO_HELP),
        *(Action.TELL_ME, Action.TELL_ME_NOT, Action.SUBSCRIBE, Action.UNSUBSCRIBE, Action.POST_HERE),
        *(Action.REMOVE_ANSWER, Action.FORGET_ME, Action.COMMUNITIES, Action.CHOOSE),
    }
)
STRANGER = Caller(666, READER, is_moderator=False)


def test_every_control_is_for_moderators_or_for_everybody() -> None:
    assert frozenset(Action) == MODERATORS | EVERYBODY
    assert not MODERATORS & EVERYBODY


async def test_the_desk_keeps_those_for_moderators(club: Club) -> None:
    assert club.desk.moderators_actions == MODERATORS & DESK
    assert REVIEWING == MODERATORS - DESK  # of which a test of the whole bot tells


async def test_nobody_else_presses_what_is_for_moderators(club: Club) -> None:
    await club.ask("When is the well drilled?", member(3))
    log = AuditLog(club.database)
    before = await log.count()
    forged = product(sorted(MODERATORS & DESK), ("", "1", "1 compost", "compost = bin", "0 0"), (0, 1))
    for action, text, page in forged:
        # It is not even looked at what the control holds, so that nothing is said of that.
        reply = await club.desk.press(ControlAction(action, ("A" * 11,), page, text), caller=STRANGER)
        assert isinstance(reply, Reply)
        assert reply.failed
    assert await log.count() == before
