"""Watches a folder of minutes: the system tells that something happens there, a look from outside tells what."""

import asyncio
import contextlib
import logging
import os
import time
from collections.abc import Mapping, Sequence

from watchfiles import Change, awatch

from bot.errors import SourceError
from bot.operations.settling import READ_NOW, Settling
from bot.operations.supervision import ended
from bot.operations.surroundings import Surroundings
from bot.operations.threads import in_thread
from bot.sources.folder import FolderSource
from bot.sources.looking import Look, Marks

_LOG = logging.getLogger(__name__)
_STEP = 200  # milliseconds; so often the thread that listens wakes up
_LOOKING_SHARE = 0.01  # of the time, at most
_AT_ONCE = 250  # folders; the system is told to watch so many without a pause, which holds everything up
_UNTIL_LISTENING = 0.3  # seconds


class FolderWatch:
    """Watches one folder, for all sources that are read from it; lives as long as the program.

    Whatever the system tells is no more than a reason to look, and there is a look from time to time without any: on a
    network drive the system tells nothing of what others write, and anywhere it may lose what it has to tell.
    """

    def __init__(self, sources: Sequence[FolderSource], around: Surroundings) -> None:
        self._sources = tuple(sources)
        self._around = around
        pace = around.pace
        self._listening = Listening(self._sources, again=pace.listening)
        self._settling = [
            Settling(quiet=pace.quiet, longest=pace.longest, restless=pace.restless) for _ in self._sources
        ]
        self._known = self._last_read()
        """What each source was like when it was last asked that the minutes be read; None if that failed.

        Not simply what was last read of it: somebody may read the sources to check them, and serve nothing of it.
        """
        self._failures = 0

    async def run(self) -> None:
        """Watch until this is cancelled."""
        self._known = self._last_read()
        try:
            while True:
                wait = await self._check()
                for source in self._sources:
                    self._around.ledger.next_in(source.name, wait)
                await self._listening.wait(wait)
        finally:
            await self._listening.stop()

    async def _check(self) -> float:
        """Look once, and have read what is new and at rest; return after how many seconds to look again."""
        began = time.monotonic()
        try:
            looks = await in_thread(lambda: [source.look() for source in self._sources], name="looking")
        except SourceError as error:
            self._fail(str(error))
            await self._listening.to({})
            return self._around.pace.missing
        self._failures = 0
        self._around.troubles.mend(str(self._sources[0].path))
        took = time.monotonic() - began
        if await self._listening.to({folder: number for look in looks for folder, number in look.folders.items()}):
            return _UNTIL_LISTENING  # what happened between the look and the listening is seen by another look
        waits = [self._wait(number, look) for number, look in enumerate(looks)]
        if READ_NOW in waits:
            await self._read([number for number, wait in enumerate(waits) if wait == READ_NOW], looks)
        for source in self._sources:
            self._around.ledger.checked(source.name)
        settling = [wait for wait in waits if wait]
        return min([*settling, max(self._around.pace.look, took / _LOOKING_SHARE)])

    def _wait(self, number: int, look: Look) -> float | None:
        """Return after how many seconds to look again at a source; None where nothing is to be read."""
        return self._settling[number].wait(self._known[number], look.files, at=time.monotonic())

    async def _read(self, numbers: Sequence[int], looks: Sequence[Look]) -> None:
        for number in numbers:
            _LOG.info("%s: something has changed", self._sources[number].name)
            self._around.ledger.changed(self._sources[number].name)
        await self._around.refresh()
        for number in numbers:
            # What could not be read is tried again by whoever reads the minutes.
            read = self._sources[number].last_read
            self._known[number] = looks[number].files if read is None else read

    def _last_read(self) -> list[Marks | None]:
        return [source.last_read for source in self._sources]

    def _fail(self, reason: str) -> None:
        self._failures += 1
        self._known = self._last_read()
        for source in self._sources:
            self._around.ledger.failed(source.name, reason)
        if self._failures > 1:  # a folder is moved away and another put into its place in two steps
            self._around.troubles.note(str(self._sources[0].path), reason)


class Listening:
    """Is told by the system what happens in some folders; lives as long as those are watched."""

    def __init__(self, sources: Sequence[FolderSource], *, again: float) -> None:
        """`again` says after how many seconds it is tried once more to be told, where the system would not."""
        self._sources = tuple(sources)
        self._again = again
        self._hint = asyncio.Event()
        self._folders: Mapping[str, int] = {}
        self._task: asyncio.Task[None] | None = None
        self._refused_at = float("-inf")
        self._is_stale = False

    async def to(self, folders: Mapping[str, int]) -> bool:
        """Listen to these folders and no others; return whether that has begun just now."""
        is_listening = self._task is not None and not self._task.done()
        if not self._is_stale and folders == self._folders and (is_listening or not folders or not self._may_try()):
            return False
        await self.stop()
        self._folders, self._is_stale = dict(folders), False
        if folders:
            self._task = asyncio.create_task(self._listen(sorted(folders)))
        return bool(folders)

    async def wait(self, seconds: float) -> None:
        """Return when there is something to look for, or when the time is over."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):  # `wait_for` may lose that it is to be cancelled
                await self._hint.wait()
        self._hint.clear()

    async def stop(self) -> None:
        """Listen no more."""
        if self._task is not None:
            await ended(self._task, name="listening")
            self._task = None

    def _may_try(self) -> bool:
        return time.monotonic() - self._refused_at >= self._again

    async def _listen(self, folders: Sequence[str]) -> None:
        """Hint at every change that may be one of minutes.

        Each folder is named by itself: asked for all that is below one, the library would follow every link, also one
        that leads out of the source and to the whole machine.
        """
        try:
            async with asyncio.TaskGroup() as group:
                for first in range(0, len(folders), _AT_ONCE):
                    group.create_task(self._hear(folders[first : first + _AT_ONCE]))
                    await asyncio.sleep(0)
        except* FileNotFoundError:
            self._hint.set()  # one of them is gone meanwhile
        except* Exception as errors:  # whatever it may be: there are the looks from time to time
            self._refused_at = time.monotonic()
            _LOG.warning(
                "the system does not tell what changes in %s (%s); it is looked through from time to time instead",
                self._sources[0].path,
                errors.exceptions[0],
            )

    async def _hear(self, folders: Sequence[str]) -> None:
        changes = awatch(
            *folders, watch_filter=self._concerns, recursive=False, step=_STEP, ignore_permission_denied=True
        )
        async with contextlib.aclosing(changes):
            async for _ in changes:
                self._hint.set()

    def _concerns(self, change: Change, path: str) -> bool:
        """Return whether a change may be one of minutes, or of a folder that they may be in."""
        if path in self._folders:
            # Of one that is made anew under the same name, the system would tell nothing.
            self._is_stale = self._is_stale or change is Change.deleted
            return True
        if change is Change.added and os.path.isdir(path):
            return any(source.selection.enters(os.path.basename(path)) for source in self._sources)
        return any(source.concerns(path) for source in self._sources)
