"""Keeps what is known fresh while the program runs: watches, asks, reads, and tells who wants to know."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

from bot.knowledge.comparing import ReviewReport
from bot.knowledge.freshness_status import Following, FreshnessStatus, Outcome, SourceStatus
from bot.operations.folders import FolderWatch
from bot.operations.listeners import Listener, Listeners
from bot.operations.looks import Blobs, Looks
from bot.operations.polling import Polling
from bot.operations.refresher import Refresher, Reloadable
from bot.operations.settings import FreshnessSettings, Pace
from bot.operations.status import Ledger
from bot.operations.supervision import keep_running
from bot.operations.surroundings import Surroundings
from bot.operations.troubles import Troubles
from bot.sources.folder import FolderSource
from bot.sources.git.remote import Remote
from bot.sources.git.source import GitSource
from bot.sources.model import Source
from bot.sources.opening import place_of

_SECONDS = 60

Alone = Callable[[Callable[[], Awaitable[None]]], Awaitable[None]]
"""Does some work when, and as long as, it is this process that does it for all."""


class Freshness:
    """Everything that keeps a set of sources fresh; lives as long as the program, and works while `run` does."""

    def __init__(
        self,
        sources: Sequence[Source],
        knowledge: Reloadable,
        settings: FreshnessSettings,
        *,
        pace: Pace | None = None,
    ) -> None:
        self._settings = settings
        self._pace = pace or Pace()
        self._listeners: Listeners = Listeners()
        self._ledger = Ledger(SourceStatus(source.name, self._following(source)) for source in sources)
        self._troubles = Troubles(failed=self._listeners.failed, mended=self._listeners.mended)
        self._refresher = Refresher(
            knowledge, listeners=self._listeners, ledger=self._ledger, troubles=self._troubles, pace=self._pace
        )
        self._watched: defaultdict[Path, list[FolderSource]] = defaultdict(list)
        self._polled: list[list[GitSource]] = []
        for source in sources:
            self._add(source)

    @property
    def status(self) -> FreshnessStatus:
        """How fresh what is known is."""
        return self._ledger.status

    def looks(self, kept: Blobs) -> Looks:
        """Return what tells other processes when the sources were last looked at, and hears it from them."""
        return Looks(self._ledger, kept)

    def tell(self, listener: Listener) -> None:
        """Tell this one too what becomes of each refresh; to be called before `run`."""
        self._listeners.add(listener)

    async def refresh(self) -> None:
        """Have the minutes read anew once, while `run` does; return when that has ended, whatever came of it."""
        await self._refresher.refresh()

    def adopted(self, report: ReviewReport) -> None:
        """Take note that another process had other minutes served, and that they are served here too now."""
        self._ledger.refreshed(Outcome.TAKEN)
        self._listeners.refreshed(report)

    async def run(self, alone: Alone | None = None) -> None:
        """Keep everything fresh until this is cancelled; what crashes is started again.

        `alone` is handed what only one of several processes is to do; it does it when it is its turn.
        """
        async with asyncio.TaskGroup() as group:
            group.create_task(keep_running(self._listeners.run, name="telling what is new"))
            if alone is None:
                group.create_task(self._read())
            else:
                group.create_task(keep_running(partial(alone, self._read), name="keeping the minutes fresh"))

    async def _read(self) -> None:
        """Notice what is new and have it read, until this is cancelled."""
        around = Surroundings(self._refresher.refresh, self._ledger, self._troubles, self._pace)
        jobs = {"reading what is new": self._refresher.run}
        for path, folders in self._watched.items():
            jobs[f"watching {path}"] = FolderWatch(folders, around).run
        every = self._settings.refresh_minutes * _SECONDS
        turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        for repository in self._polled:
            remote = repository[0].remote
            jobs[f"polling {remote.url} {remote.branch or ''}".rstrip()] = Polling(
                repository, around, every=every, turn=turns[remote.url]
            ).run
        async with asyncio.TaskGroup() as group:
            for name, work in jobs.items():
                group.create_task(keep_running(work, name=name), name=name)

    def _add(self, source: Source) -> None:
        place = place_of(source)
        following = self._following(source)
        if isinstance(place, FolderSource) and following is Following.WATCHED:
            self._watched[place.path.absolute()].append(place)
        elif isinstance(place, GitSource) and following is Following.POLLED:
            same = next((others for others in self._polled if _asks_alike(others[0].remote, place.remote)), None)
            if same is not None:
                same.append(place)
            else:
                self._polled.append([place])

    def _following(self, source: Source) -> Following:
        match place_of(source):
            case FolderSource() if self._settings.watch_folders:
                return Following.WATCHED
            case GitSource() if self._settings.refresh_minutes > 0:
                return Following.POLLED
            case _:
                return Following.ON_REQUEST


def _asks_alike(one: Remote, other: Remote) -> bool:
    """Return whether two remotes are one branch of one repository, asked for in one way."""
    return (one.url, one.branch, one.token_variable, one.proxy) == (
        other.url,
        other.branch,
        other.token_variable,
        other.proxy,
    )
