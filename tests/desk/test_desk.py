"""What is handed to which room, to whom, and what happens when the state fails."""

import asyncio
import logging
import time
from collections.abc import Mapping

import pytest

from bot.desk.caller import Caller
from bot.desk.desk import Desk
from bot.desk.room import CommandHandler, PressHandler, Room
from bot.errors import StateError
from bot.knowledge.comparing import ReviewReport
from bot.replies.commands.catalogue import KNOWLEDGE_AUDIT
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.model import Paragraph, Reply
from bot.storage.state.database import Database
from tests.conftest import Folder

MEMBER = Caller(7, Audience("en"), is_moderator=False, server=1)
MODERATOR = Caller(8, Audience("en"), is_moderator=True, server=1)


class Gate(Room):
    """A room that answers one command and two controls, until it fails."""

    matter = "gate"

    def __init__(self, *, fails: bool = False) -> None:
        self.fails = fails
        self.times_read = 0
        self.times_refreshed = 0
        self.tidied = list[int]()
        self.hangs = False

    @property
    def commands(self) -> Mapping[str, CommandHandler]:
        return {KNOWLEDGE_AUDIT.name: self.show}

    @property
    def presses(self) -> Mapping[Action, PressHandler]:
        return {Action.HELPED: self.press}

    @property
    def moderators_presses(self) -> Mapping[Action, PressHandler]:
        return {Action.SETTLE: self.press}

    async def show(self, caller: Caller) -> Reply:
        return await self.press(ControlAction(Action.HELPED), caller)

    async def press(self, control: ControlAction, caller: Caller) -> Reply:
        if self.fails:
            raise StateError("The disk is full.")
        return Reply((Paragraph(f"open to {caller.member}"),))

    async def read(self) -> None:
        self.times_read += 1

    async def tidy(self, before: int) -> None:
        self.tidied.append(before)

    async def flush(self) -> None:
        if self.hangs:
            await asyncio.Event().wait()

    async def refreshed(self, report: ReviewReport) -> None:
        self.times_refreshed += 1
        if self.fails:
            raise RuntimeError("the hinge is broken")


@pytest.mark.parametrize("caller", [MEMBER, MODERATOR])
async def test_a_moderators_command_and_press_are_for_moderators_alone(state: Database, caller: Caller) -> None:
    desk = Desk(state, (Gate(),), kept_days=1)
    called = await desk.call(KNOWLEDGE_AUDIT, {}, caller=caller)
    pressed = await desk.press(ControlAction(Action.SETTLE), caller=caller)
    assert isinstance(pressed, Reply)
    assert called.failed == pressed.failed == (caller is MEMBER)


async def test_a_press_for_everybody_is_answered_to_everybody(state: Database) -> None:
    reply = await Desk(state, (Gate(),), kept_days=1).press(ControlAction(Action.HELPED), caller=MEMBER)
    assert isinstance(reply, Reply)
    assert reply.blocks == (Paragraph("open to 7"),)


async def test_a_state_that_fails_costs_a_sentence(state: Database, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        reply = await Desk(state, (Gate(fails=True),), kept_days=1).call(KNOWLEDGE_AUDIT, {}, caller=MODERATOR)
    assert (reply.failed, reply.blocks) == (True, (Paragraph("The disk is full."),))
    assert "The disk is full." in caplog.text


async def test_what_a_room_holds_is_read_anew_when_the_state_changed_and_only_then(state: Database) -> None:
    room = Gate()
    desk = Desk(state, (room,), kept_days=1)
    await desk.upkeep.read()
    await desk.upkeep.read()
    assert room.times_read == 1
    async with state.writing("gate"):
        pass
    await desk.upkeep.read()
    await desk.upkeep.read()
    assert room.times_read == 2
    async with state.writing("fence"):
        pass
    await desk.upkeep.read()
    assert room.times_read == 2


async def test_a_room_that_fails_after_a_reload_keeps_no_other_from_its_turn(
    state: Database, garden: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    broken, sound = Gate(fails=True), Gate()
    report = (await garden.knowledge().propose()).report
    await Desk(state, (broken, sound), kept_days=1).refreshed(report)
    assert (broken.times_refreshed, sound.times_refreshed) == (1, 1)
    assert "the hinge is broken" in caplog.text


async def test_a_clock_that_is_set_makes_nothing_look_old(state: Database, caplog: pytest.LogCaptureFixture) -> None:
    room, ahead = Gate(), [0.0]
    desk = Desk(state, (room,), kept_days=90, clock=lambda: time.time() + ahead[0])
    ahead[0] = 1e9
    await desk.upkeep.tidy()
    assert room.tidied == []
    assert "the clock" in caplog.text
    ahead[0] = 0.0
    await desk.upkeep.tidy()
    await desk.upkeep.tidy()
    assert len(room.tidied) == 1
    assert room.tidied[0] < time.time() - 89 * 24 * 60 * 60


async def test_a_state_that_hangs_does_not_keep_the_end(state: Database, caplog: pytest.LogCaptureFixture) -> None:
    room = Gate()
    room.hangs = True
    async with asyncio.timeout(10):
        await Desk(state, (room,), kept_days=1).close(0.01)
    assert "does not answer in time" in caplog.text
