"""What a note-taker could mend in the minutes, for moderators."""

import asyncio
import time
from collections.abc import Mapping

from bot.desk.caller import Caller
from bot.desk.cards.check import ANEW, OF_READING, Looked, check_reply
from bot.desk.room import CommandHandler, PressHandler, Room
from bot.knowledge.service import Knowledge
from bot.replies.commands.catalogue import KNOWLEDGE_CHECK
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.model import Reply


class CheckRoom(Room):
    """Looks through what is served, or on demand through what the sources hold now, one look at a time."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._turn = asyncio.Lock()
        self._served: Looked | None = None
        self._read: Looked | None = None

    @property
    def commands(self) -> Mapping[str, CommandHandler]:
        """The command that shows the problems."""
        return {KNOWLEDGE_CHECK.name: self.show}

    @property
    def moderators_presses(self) -> Mapping[Action, PressHandler]:
        """The control that turns the page, and reads the sources anew."""
        return {Action.CHECK: self._press}

    async def show(self, caller: Caller) -> Reply:
        """Return what is wrong in the minutes that are served."""
        return await self._shown(ControlAction(Action.CHECK), caller)

    async def _press(self, control: ControlAction, caller: Caller) -> Reply:
        return await self._shown(control, caller)

    async def _shown(self, control: ControlAction, caller: Caller) -> Reply:
        async with self._turn:
            if control.text == ANEW or (control.text == OF_READING and self._read is None):
                # Also where that reading was forgotten with a restart.
                looked = self._read = await self._look_anew()
            elif control.text == OF_READING and self._read is not None:
                looked = self._read
            else:
                looked = await self._look_at_served()
        return check_reply(looked, control.page, caller.audience.wording)

    async def _look_at_served(self) -> Looked:
        contents = self._knowledge.contents
        if self._served is None or self._served.contents is not contents:
            report = await asyncio.to_thread(self._knowledge.check, contents)
            self._served = Looked(contents, report)
        return self._served

    async def _look_anew(self) -> Looked:
        contents = await asyncio.to_thread(self._knowledge.read_contents)
        return Looked(contents, await asyncio.to_thread(self._knowledge.check, contents), time.time())
