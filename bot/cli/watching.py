"""Watches over the bot while it runs: what is counted, what is looked at, and where that is told."""

import os
from collections.abc import Awaitable, Sequence
from dataclasses import replace
from functools import partial

from prometheus_client import CollectorRegistry

from bot.cli.program import Program
from bot.config.secret_values import secret_values
from bot.errors import StateError
from bot.knowledge.freshness_status import SourceStatus
from bot.logs.secrets import Secrets
from bot.operations.health import Sign
from bot.operations.health_server import HealthServer
from bot.operations.loop_lag import measure_lag
from bot.operations.metrics import Metrics
from bot.operations.readings import Looks, Readings
from bot.operations.stopping import Stopping
from bot.operations.supervision import keep_running, run_beside
from bot.storage.state.database import Database
from bot.storage.state.posts import Posts

_SOURCES_TOLD = 20
_TROUBLE_CHARACTERS = 160


class Watch:
    """What is known of how the bot is; an instance lives as long as it."""

    def __init__(self, programs: Sequence[Program]) -> None:
        """`programs` are those of all communities that it serves."""
        self._programs = tuple(programs)
        self._registry = CollectorRegistry()
        self._database: Database | None = None
        self._waiting: int | None = None
        self.metrics = Metrics(self._registry)
        self._registry.register(
            Readings(
                Looks(
                    snapshots=lambda: tuple(program.knowledge.snapshot for program in programs),
                    sources=lambda: [one for program in programs for one in _sources_of(program)],
                    state_is_open=lambda: self._database is not None,
                    state_failures=lambda: self._database.failures if self._database else 0,
                    waiting=lambda: self._waiting,
                    is_connected=lambda: self.metrics.is_connected,
                    latency=lambda: self.metrics.latency,
                )
            )
        )
        for program in programs:
            program.freshness.tell(self.metrics)
            program.replies.reviews.tell(self.metrics.reloaded)

    def has_state(self, database: Database | None) -> None:
        """Take note of the state that is open; None if none is."""
        self._database = database

    async def beside(self, work: Awaitable[None], *, stopping: Stopping) -> None:
        """Do some work, and tell meanwhile how the bot is, if a port for that is set."""
        settings = self._programs[0].settings.health
        if settings.port is None:
            await work
            return
        server = HealthServer(
            (
                Sign("minutes", self._trouble_of_minutes),
                Sign("discord", self._trouble_of_discord),
                Sign("state", self._trouble_of_state, is_needed=False),
                Sign("sources", self._trouble_of_sources, is_needed=False),  # their last copies serve
            ),
            self._registry,
            Secrets([value for one in self._programs for value in secret_values(one.settings, os.environ)]),
            self._count_waiting,
        )
        async with server.listening(settings.host, settings.port):
            await run_beside(
                partial(keep_running, self._measure, name="measuring the event loop"), work, stopping=stopping
            )

    async def _measure(self) -> None:
        await measure_lag(self.metrics.lagged)

    async def _trouble_of_minutes(self) -> str | None:
        # Those of several communities are read when somebody asks.
        if any(one.settings.community or one.knowledge.snapshot.meetings for one in self._programs):
            return None
        is_awaited = any(one.knowledge.snapshot.is_awaited for one in self._programs)
        return "the minutes are being fetched" if is_awaited else "there are no minutes to answer from"

    async def _trouble_of_discord(self) -> str | None:
        return None if self.metrics.is_connected else "there is no connection to Discord"

    async def _trouble_of_state(self) -> str | None:
        if self._database is None:
            return "it is not open, so nothing is remembered; the log says why"
        async with self._database.writing():  # nothing: it only has to be possible
            return None

    async def _trouble_of_sources(self) -> str | None:
        return trouble_of_sources(self._programs)

    async def _count_waiting(self) -> None:
        try:
            self._waiting = await Posts(self._database).count_pending() if self._database else None
        except StateError:
            self._waiting = None


def trouble_of_sources(programs: Sequence[Program]) -> str | None:
    """Return which sources cannot be looked at, of which community, and why; None if all can."""
    known = [one for program in programs for one in _sources_of(program)]
    told = [f"{one.name}: {one.trouble[:_TROUBLE_CHARACTERS]}" for one in known if one.trouble]
    more = (f"and {len(told) - _SOURCES_TOLD:,} more",) if len(told) > _SOURCES_TOLD else ()
    return "; ".join((*told[:_SOURCES_TOLD], *more)) or None


def _sources_of(program: Program) -> list[SourceStatus]:
    """Return how the sources of a program are, under names that no other community's have."""
    sources, community = program.freshness.status.sources, program.settings.community
    return [replace(one, name=f"{community}/{one.name}") if community else one for one in sources]
