"""Follows the file of a state to whatever takes its place."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from bot.storage.state.place import begin_file
from bot.storage.state.schema import prepare_in_turn

_LOG = logging.getLogger(__name__)

_LOOK_SECONDS, _LOOKS_AT_LENT = 0.02, 100

_Identity = tuple[int, int]
"""What a file is known by, whatever is written to it."""


class FollowedFile:
    """Goes on with the file that is there now: what is written to one that was deleted would be lost at the end."""

    def __init__(self, engine: AsyncEngine, file: Path) -> None:
        self._engine = engine
        self._file = file
        self._prepare: Callable[[Connection], None] | None = None
        self._seen: _Identity | None = None
        self._seen_beside: dict[Path, _Identity | None] = {}
        self._looking = asyncio.Lock()

    def follow(self, prepare: Callable[[Connection], None]) -> None:
        """Take note of the file as it is; `prepare` makes the tables in one that takes its place."""
        self._prepare = prepare
        self._note()

    async def look(self) -> None:
        """Have whoever reads or writes next do so in the file that is there now."""
        if self._prepare is None or _identity(self._file) == self._seen:
            return
        async with self._looking:
            if (found := _identity(self._file)) == self._seen:
                return
            # A connection to the old file that ends late would take files of the new one along.
            for _ in range(_LOOKS_AT_LENT):
                if isinstance(self._engine.pool, AsyncAdaptedQueuePool) and not self._engine.pool.checkedout():
                    break
                await asyncio.sleep(_LOOK_SECONDS)
            await self._engine.dispose()
            for beside, seen in self._seen_beside.items():
                if _identity(beside) == seen:  # of the old file, and would be taken for the new one's
                    beside.unlink(missing_ok=True)
            await asyncio.to_thread(self._file.parent.mkdir, parents=True, exist_ok=True, mode=0o700)
            await asyncio.to_thread(begin_file, self._file)
            async with self._engine.begin() as connection:
                await prepare_in_turn(connection, self._prepare)
            self._note()
        _LOG.error(
            "the state in %s was %s while the bot runs, so it goes on with %s. A backup is got back with:  "
            "quorum state restore FILE",
            self._file,
            *(("deleted", "an empty one") if found is None else ("replaced", "what is there now")),
        )

    def _note(self) -> None:
        self._seen = _identity(self._file)
        beside = [self._file.with_name(self._file.name + ending) for ending in ("-wal", "-shm")]
        self._seen_beside = {one: _identity(one) for one in beside}


def _identity(file: Path) -> _Identity | None:
    """Return what a file is known by, whatever is written to it; None for none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
