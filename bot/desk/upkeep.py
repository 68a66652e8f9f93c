"""Keeps what rooms of the desk hold in memory as the state has it, for as long as the program runs."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

from bot.desk.chores import logged
from bot.desk.first_server import FirstServer
from bot.desk.room import Room
from bot.errors import StateError
from bot.storage.state.database import Database
from bot.storage.state.leases import DUTY, Leases

_LOG = logging.getLogger(__name__)

_LOOK_SECONDS = 10
"""So often the state is asked whether another process changed what is held in memory."""

_FLUSH_SECONDS = 30
"""So often what is counted is written down."""
_TIDY_SECONDS = 6 * 60 * 60
_DAY_SECONDS = 24 * 60 * 60


class Upkeep:
    """Reads what others changed, writes down what was only taken note of, and deletes what is old."""

    def __init__(
        self,
        database: Database,
        rooms: Sequence[Room],
        first_server: FirstServer,
        leases: Leases,
        *,
        kept_days: int,
        clock: Callable[[], float],
    ) -> None:
        """Of several processes, the one on duty by its `leases` deletes what is older than `kept_days`."""
        self._database = database
        self._rooms = rooms
        self._first_server = first_server
        self._leases = leases
        self._kept_days = kept_days
        self._clock = clock
        self._clock_offset = clock() - time.monotonic()
        self._woken = asyncio.Event()
        self._is_open = False
        self._seen: dict[str, int] = {}

    async def open(self) -> None:
        """Read what is known at the start, and whatever rooms hold in memory; raise `StateError`."""
        await self._first_server.open()
        await self.read()
        self._is_open = True

    async def read(self) -> None:
        """Read whatever rooms hold in memory and the state has changed; raise `StateError`."""
        changed = await self._database.changed()
        for room in self._rooms:
            if room.matter and changed.get(room.matter, 0) != self._seen.get(room.matter):
                await room.read()
                self._seen[room.matter] = changed.get(room.matter, 0)

    async def run(self) -> None:
        """Keep up with other processes, and delete what is old, until this is cancelled."""
        tidied, flushed = float("-inf"), time.monotonic()
        is_well = True
        while True:
            self._woken.clear()
            try:
                await (self.read() if self._is_open else self.open())
                if time.monotonic() - flushed > _FLUSH_SECONDS:
                    flushed = time.monotonic()
                    for room in self._rooms:
                        await room.flush()
                if time.monotonic() - tidied > _TIDY_SECONDS and self._leases.holds(DUTY):
                    await self.tidy()
                    tidied = time.monotonic()
            except StateError as error:
                if is_well:
                    _LOG.warning("%s Answers go on; it is tried again every %d s.", error, _LOOK_SECONDS)
                is_well = False
            else:
                if not is_well:
                    _LOG.info("the state can be read and written again")
                is_well = True
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_SECONDS):
                    await self._woken.wait()

    def wake(self) -> None:
        """Look at once whether another process changed what is held in memory."""
        self._woken.set()

    async def flush(self) -> None:
        """Write down what was only taken note of; what the state refuses is told in the log."""
        for room in self._rooms:
            await logged(room.flush, f"{type(room).__name__}, writing down what was taken note of")

    async def tidy(self) -> None:
        """Delete what is older than it is to be kept; raise `StateError`."""
        if self._clock_was_set():
            _LOG.warning("the clock of this machine was set by more than a day; nothing is deleted as old for now")
            return
        before = int(self._clock()) - self._kept_days * _DAY_SECONDS
        for room in self._rooms:
            await room.tidy(before)

    def _clock_was_set(self) -> bool:
        """Return whether the clock was set since this was last asked, so that everything may look old."""
        offset = self._clock() - time.monotonic()
        before, self._clock_offset = self._clock_offset, offset
        return abs(offset - before) > _DAY_SECONDS
