"""Asks the server of a repository from time to time whether there is something new."""

import asyncio
import logging
import random
from collections.abc import Sequence

from bot.errors import SourceError
from bot.operations.surroundings import Surroundings
from bot.operations.threads import in_thread
from bot.sources.git.source import GitSource

_LOG = logging.getLogger(__name__)


class Polling:
    """Asks one server for one branch, for all sources that are read from it; lives as long as the program."""

    def __init__(self, sources: Sequence[GitSource], around: Surroundings, *, every: float, turn: asyncio.Lock) -> None:
        """`every` so many seconds the server is asked.

        `turn` is held meanwhile, so that one server is not asked for several branches at the same moment.
        """
        self._sources = tuple(sources)
        self._remote = sources[0].remote
        self._around = around
        self._every = every
        self._turn = turn
        self._at_once = False
        self._failures = 0
        self._known = self._last_read()
        """The commit of each source when the minutes were last read; somebody may read it again only to check it."""

    async def run(self) -> None:
        """Ask until this is cancelled; at once where the copy is read that was here, and soon where there is none."""
        self._known = self._last_read()
        first = self.next_wait()
        if any(source.is_unasked for source in self._sources):
            first = 0.0
            for source in self._sources:
                if source.last_read is None:
                    self._around.ledger.failed(source.name, "it is being fetched for the first time")
        elif any(source.last_failure for source in self._sources):
            self._failures = 1
            first = self.next_wait()
        await self._sleep(first)
        while True:
            await self.check()
            await self._sleep(self.next_wait())

    async def check(self) -> None:
        """Ask once, and have read what is new; what cannot be asked or fetched is noted."""
        try:
            async with self._turn:
                newest = await in_thread(lambda: self._remote.newest(at_once=self._at_once), name="polling")
        except SourceError as error:
            self._at_once = False
            self._fail(str(error))
            return
        self._at_once = newest.at_once
        behind = [
            source
            for source, known in zip(self._sources, self._known, strict=True)
            if known != newest.commit or source.last_failure
        ]
        for source in behind:
            _LOG.info("%s: there is something new, %s", source.name, newest.commit[:12])
            self._around.ledger.changed(source.name)
        if behind:
            await self._around.refresh()
            self._known = self._last_read()
        failure = next((source.last_failure for source in self._sources if source.last_failure), None)
        if failure is not None:  # it can be asked, but not fetched
            self._fail(failure)
            return
        self._failures = 0
        self._around.troubles.mend(self._remote.url)
        for source, known in zip(self._sources, self._known, strict=True):
            source.found_newest()
            self._around.ledger.checked(source.name, revision=known)

    def _last_read(self) -> list[str | None]:
        return [source.last_read for source in self._sources]

    def _fail(self, reason: str) -> None:
        self._failures += 1
        _LOG.info("nothing could be fetched, %d in a row: %s", self._failures, reason)
        for source in self._sources:
            self._around.ledger.failed(source.name, reason)
        if self._failures > 1:  # what is over at the next try is not worth a word
            self._around.troubles.note(self._remote.url, reason)

    def next_wait(self) -> float:
        """Return how long to wait: at first a little after a failure, then ever longer than usually."""
        wait = self._every
        if self._failures == 1:
            wait = min(self._every, self._around.pace.retry)
        elif self._failures:
            wait = min(
                self._every * 2 ** min(self._failures - 1, 30), max(self._every, self._around.pace.longest_retry)
            )
        return wait * random.uniform(1 - self._around.pace.jitter, 1 + self._around.pace.jitter)

    async def _sleep(self, seconds: float) -> None:
        for source in self._sources:
            self._around.ledger.next_in(source.name, seconds)
        await asyncio.sleep(seconds)
