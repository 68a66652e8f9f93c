"""What the watchers tell of, written down for the tests."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from bot.errors import SourceError
from bot.knowledge.freshness_status import Following, SourceStatus
from bot.operations.settings import Pace
from bot.operations.status import Ledger
from bot.operations.surroundings import Surroundings
from bot.operations.troubles import Troubles
from bot.sources.model import Source

QUICK = Pace(quiet=0.3, longest=2.0, restless=4.0, look=0.5, missing=0.1, retry=0.1, longest_retry=0.4, jitter=0.1)


@asynccontextmanager
async def running(work: Callable[[], Awaitable[None]]) -> Any:
    """Let something run beside the test, which is stopped at its end."""
    task = asyncio.ensure_future(work())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.wait((task,))


class Readings:
    """Reads sources whenever that is asked for, and remembers what stood in them and what went wrong."""

    def __init__(self, *sources: Source, pace: Pace = QUICK) -> None:
        self._sources = sources
        self.read: list[dict[str, str]] = []
        self.failed: list[str] = []
        self.mended = 0
        following = (SourceStatus(source.name, Following.WATCHED) for source in sources)
        self.ledger = Ledger(following)
        troubles = Troubles(failed=self.failed.append, mended=self._mend)
        self.around = Surroundings(self.refresh, self.ledger, troubles, pace)

    async def refresh(self) -> None:
        texts: dict[str, str] = {}
        for source in self._sources:
            with suppress(SourceError):
                texts |= {file.path: file.text for file in source.read().files}
        self.read.append(texts)

    def _mend(self) -> None:
        self.mended += 1

    def status(self) -> SourceStatus:
        return self.ledger.status.sources[0]
