"""The one object that the faces talk to about everything that the bot has to remember."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from bot.desk.caller import Caller
from bot.desk.cards.privacy import forgotten_reply, privacy_blocks
from bot.desk.chores import Chores, logged
from bot.desk.first_server import FirstServer
from bot.desk.messenger import Messengers
from bot.desk.places import Places
from bot.desk.room import CommandHandler, PressHandler, Room
from bot.desk.upkeep import Upkeep
from bot.errors import StateError
from bot.knowledge.comparing import ReviewReport
from bot.replies.cards.notices import failure_reply, moderators_only_reply
from bot.replies.commands.catalogue import Command
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.model import Block, Form, Reply
from bot.storage.state.audit import AuditLog
from bot.storage.state.database import Database
from bot.storage.state.leases import DUTY, Leases, OwnLeases

T = TypeVar("T")

_LOG = logging.getLogger(__name__)

_SETTLING_SECONDS = 10
"""Seconds that the end of the program waits for what is still to be kept."""

_MOMENT_SECONDS = 0.7
"""Seconds that a moderator's command waits for what is still being written down."""


class Desk:
    """Hands each command and press to its room, and tells all rooms of what happens.

    An instance lives as long as the program. What the state refuses costs a sentence, never the program.
    """

    def __init__(  # noqa: PLR0913
        self,
        database: Database,
        rooms: Sequence[Room],
        *,
        kept_days: int,
        first_server: FirstServer | None = None,
        chores: Chores | None = None,
        messengers: Messengers | None = None,
        places: Places | None = None,
        leases: Leases | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`kept_days` says for how long what members did is kept; the rest is shared with rooms that need it.

        Of several processes, the one on duty by its `leases` sends, tells and tidies.
        """
        self._leases = leases or OwnLeases()
        self.can_send = asyncio.Event()
        """Set when there has been a messenger."""
        self.messengers = messengers or Messengers()
        self._audit = AuditLog(database)
        self._chores = chores or Chores()
        self.first_server = first_server or FirstServer(None)
        self.places = places
        self._rooms = (self.first_server, *((places,) if places else ()), *rooms)
        self._kept_days = kept_days
        self.upkeep = Upkeep(database, self._rooms, self.first_server, self._leases, kept_days=kept_days, clock=clock)
        self._commands: dict[str, CommandHandler] = {}
        self._presses: dict[Action, PressHandler] = {Action.FORGET_ME: self._forget_me}
        self._moderators_presses: dict[Action, PressHandler] = {}
        for room in self._rooms:
            self._commands.update(room.commands)
            self._presses.update({**room.presses, **room.moderators_presses})
            self._moderators_presses.update(room.moderators_presses)

    @property
    def actions(self) -> frozenset[Action]:
        """The controls that are answered here."""
        return frozenset(self._presses)

    @property
    def moderators_actions(self) -> frozenset[Action]:
        """The controls that only moderators may press."""
        return frozenset(self._moderators_presses)

    def answers(self, command: Command) -> bool:
        """Return whether a command is answered here."""
        return command.name in self._commands

    async def call(self, command: Command, options: Mapping[str, str | bool | int], *, caller: Caller) -> Reply:
        """Return the reply to a command; a moderators' one is refused to others."""
        if command.moderators_only and not caller.is_moderator:
            return moderators_only_reply(caller.audience.wording, caller.advice)
        if command.moderators_only:  # who looks at what was asked sees what was asked a moment ago too
            await self._chores.finished(_MOMENT_SECONDS)
        return await _told(self._commands[command.name](caller, **options), caller)

    async def press(self, control: ControlAction, *, caller: Caller) -> Reply | Form:
        """Return the reply to a press, or to what was typed into a form; a moderators' one is refused to others."""
        if control.action in self._moderators_presses and not caller.is_moderator:
            return moderators_only_reply(caller.audience.wording, caller.advice)
        return await _told(self._presses[control.action](control, caller), caller)

    async def note(self, caller: Caller, act: str, detail: str = "") -> None:
        """Write down what a moderator did; where the state refuses it, the log of the program has it."""
        try:
            await self._audit.note(caller.member, caller.server, act, detail)
        except StateError as error:
            _LOG.warning("%s by %d could not be written down: %s", act, caller.member, error)

    def answered(self, reply: Reply, member: int, audience: Audience) -> Reply:
        """Return the reply to a question with what can be done about it, and have it noted beside; never raises.

        `member` asked it; that is not kept.
        """
        if reply.outcome is None:
            return reply
        given = reply
        for room in self._rooms:
            if type(room).asked is not Room.asked:  # else there is nothing to be done, for which a task would be begun
                self._chores.begin(partial(room.asked, given, member), f"{type(room).__name__} after a question")
            if given.provisional:
                continue  # nobody votes on what is soon another answer
            try:
                reply = room.completed(reply, audience)
            except Exception:  # whatever it may be: the answer stands without
                _LOG.exception("%s could not complete an answer", type(room).__name__)
        return reply

    def about(self, reply: Reply, audience: Audience) -> Reply:
        """Return a card on a topic or a person with what can be done about it; never raises."""
        for room in self._rooms if reply.subject is not None else ():
            try:
                reply = room.about(reply, audience)
            except Exception:  # whatever it may be: the card stands without
                _LOG.exception("%s could not complete a card", type(room).__name__)
        return reply

    async def settle(self, seconds: float = _SETTLING_SECONDS) -> None:
        """Wait until what was to be noted is, but not for longer than so many seconds."""
        await self._chores.finished(seconds)

    async def close(self, seconds: float) -> None:
        """Keep what is still to be kept, before the program ends; what takes longer is given up, as the log tells."""
        try:
            async with asyncio.timeout(seconds):
                await self.settle(seconds)
                await self.upkeep.flush()
        except TimeoutError:
            _LOG.warning("the state does not answer in time: what was to be kept last is lost")
        await self._chores.give_up()

    async def serve_duty(self) -> None:
        """Do what one process does for all, from now on until this is cancelled: first what was left undone."""
        await self._connected()
        await asyncio.Event().wait()

    async def refreshed(self, report: ReviewReport) -> None:
        """Let every room do what follows from minutes that were read anew; one that fails keeps no other from it."""
        for room in self._rooms:
            await logged(partial(room.refreshed, report), f"{type(room).__name__} after a reload")

    async def connected(self) -> None:
        """Let every room send what waited for a messenger; off duty, take note that there is one."""
        self.can_send.set()
        if self._leases.holds(DUTY):
            await self._connected()

    async def _connected(self) -> None:
        """Let every room send what waited; one that fails keeps no other from it."""
        for room in self._rooms:
            await logged(room.connected, f"{type(room).__name__} when it can send")

    async def held_back(self, proposal: object) -> None:
        """Let every room do what follows from minutes that wait for a moderator."""
        for room in self._rooms:
            await logged(partial(room.held_back, proposal), f"{type(room).__name__} after a reload that is held back")

    async def failed(self, reason: str) -> None:
        """Let every room do what follows from minutes that cannot be read."""
        for room in self._rooms:
            await logged(partial(room.failed, reason), f"{type(room).__name__} after a reload that failed")

    async def mended(self) -> None:
        """Let every room do what follows from that being over."""
        for room in self._rooms:
            await logged(room.mended, f"{type(room).__name__} after a mended reload")

    def took(self, reply: Reply, seconds: float) -> None:
        """Let every room take note of a reply that leaves, if it is one to a question; never raises."""
        if reply.outcome is None:
            return
        for room in self._rooms:
            try:
                room.took(reply.outcome, seconds)
            except Exception:  # whatever it may be: the answer leaves all the same
                _LOG.exception("%s could not take note of a reply", type(room).__name__)

    async def kept_about(self, caller: Caller) -> tuple[str, ...]:
        """Return what is kept about whoever asks, in whole sentences; raise `StateError`."""
        return tuple([line for room in self._rooms for line in await room.kept_about(caller)])

    async def privacy(self, caller: Caller) -> tuple[Block, ...]:
        """Return what is kept in the state, and of that, what is about whoever asks, with what deletes it."""
        try:
            return privacy_blocks(await self.kept_about(caller), self._kept_days, caller.audience.wording)
        except StateError as error:
            _LOG.warning("%s", error)
            return failure_reply(error, caller.audience.wording).blocks

    async def _forget_me(self, _: ControlAction, caller: Caller) -> Reply:
        before = await self.kept_about(caller)
        await self.forget(caller.member)
        return forgotten_reply(before, await self.kept_about(caller), caller.audience.wording)

    async def forget(self, member: int) -> None:
        """Delete whatever is kept about a member; raise `StateError`."""
        for room in self._rooms:
            await room.forget(member)


async def _told(work: Awaitable[T], caller: Caller) -> T | Reply:
    """Return what a room replies, or in words that the state refused it."""
    try:
        return await work
    except StateError as error:
        _LOG.warning("%s", error)
        return failure_reply(error, caller.audience.wording)
