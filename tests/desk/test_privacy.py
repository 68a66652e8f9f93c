"""What is kept about whom is shown, and deleted at a press."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.desk.audit import AuditRoom
from bot.desk.caller import Caller
from bot.desk.desk import Desk
from bot.desk.opening import open_desk
from bot.desk.room import Room
from bot.desk.settings import DeskSettings
from bot.desk.surroundings import Surroundings
from bot.errors import StateError
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.curating import HeldAnswers
from bot.replies.i18n.audience import Audience
from bot.replies.model import Reply
from bot.replies.service import Replies
from bot.storage.state.audit import AuditLog
from bot.storage.state.database import Database
from bot.storage.state.subscriptions import Subscription, Subscriptions
from bot.storage.state.tables import metadata
from tests.conftest import Folder

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


MEMBERS_STAY = {"audit", "curated_answers", "aliases"}
"""Tables of what moderators did and settled, for which they answer."""


async def test_after_a_press_no_table_holds_the_member(state: Database, garden: Folder) -> None:
    knowledge = garden.knowledge()
    held = HeldAnswers()
    around = Surroundings(knowledge, Replies(knowledge, timezone=ZoneInfo("UTC")), held)
    desk = await open_desk(state, around, DeskSettings())
    me = replace(MEMBER, member=123_456_789)
    votes = ControlAction(Action.HELPED, ("AAAAAAAAAAA",), text="Is it stable?")
    await desk.press(votes, caller=me)
    await desk.press(ControlAction(Action.TELL_ME, text="Is there chocolate cake with cherries?"), caller=me)
    await Subscriptions(state).add(Subscription(me.member, "topic", "gateway", "en", None), most=5)
    assert len(await desk.kept_about(me)) == 3
    await desk.press(ControlAction(Action.FORGET_ME), caller=me)
    assert await desk.kept_about(me) == ()
    async with state.reading() as connection:
        for table in metadata.sorted_tables:
            if table.name not in MEMBERS_STAY:
                rows = (await connection.execute(select(table))).all()
                assert str(me.member) not in repr(rows), table.name
                assert table.name != "votes" or not rows
