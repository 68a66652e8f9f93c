"""What is kept about whom is shown, and deleted at a press."""

import pytest

from bot.desk.audit import AuditRoom
from bot.desk.caller import Caller
from bot.desk.desk import Desk
from bot.desk.room import Room
from bot.errors import StateError
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.model import Reply
from bot.storage.state.audit import AuditLog
from bot.storage.state.database import Database

MEMBER = Caller(5, Audience("en"), is_moderator=False, server=1)


class Notes(Room):
    """Keeps something about members."""

    def __init__(self) -> None:
        self.kept = {5, 6}

    async def kept_about(self, caller: Caller) -> tuple[str, ...]:
        return ("A note.",) if caller.member in self.kept else ()

    async def forget(self, member: int) -> None:
        self.kept.discard(member)


class Closed(Room):
    async def kept_about(self, caller: Caller) -> tuple[str, ...]:
        raise StateError("It cannot be read.")


async def test_what_is_kept_is_shown_and_deleted_for_whoever_presses(state: Database) -> None:
    notes = Notes()
    desk = Desk(state, (notes,), kept_days=30)
    shown = repr(await desk.privacy(MEMBER))
    assert "A note." in shown
    assert "30 days" in shown
    assert "FORGET_ME" in shown
    reply = await desk.press(ControlAction(Action.FORGET_ME), caller=MEMBER)
    assert isinstance(reply, Reply)
    assert "Deleted" in repr(reply.blocks)
    assert notes.kept == {6}
    again = await desk.press(ControlAction(Action.FORGET_ME), caller=MEMBER)
    assert "nothing to delete" in repr(again)


async def test_of_whom_nothing_is_kept_there_is_nothing_to_delete(state: Database) -> None:
    shown = repr(await Desk(state, (Notes(),), kept_days=1).privacy(Caller(7, Audience("en"), is_moderator=False)))
    assert "Nothing is kept about you." in shown
    assert "FORGET_ME" not in shown


async def test_acts_of_a_moderator_stay_and_that_is_told(state: Database) -> None:
    log = AuditLog(state)
    await log.note(5, 1, "reload")
    desk = Desk(state, (AuditRoom(log),), kept_days=30)
    reply = await desk.press(ControlAction(Action.FORGET_ME), caller=MEMBER)
    assert "Still kept" in repr(reply)
    assert await log.count(member=5) == 1


async def test_a_state_that_cannot_be_read_costs_a_sentence(state: Database, caplog: pytest.LogCaptureFixture) -> None:
    assert "It cannot be read." in repr(await Desk(state, (Closed(),), kept_days=1).privacy(MEMBER))
    assert "It cannot be read." in caplog.text
