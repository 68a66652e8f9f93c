"""Counts and measures what goes on, as Prometheus reads it; nothing of it says who did what, or in which words."""

import time
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.process_collector import ProcessCollector

from bot.knowledge.comparing import ReviewReport
from bot.knowledge.proposal import Proposal
from bot.replies.model import Reply

_ANSWERING = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 3.0, 10.0)
"""Seconds; Discord is asked for patience after 1.5 of them, and gives up after 3."""

_LAG = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0)

_FAMILIES = 100
"""HTTP's families of statuses: 200, 300 and so on."""


class Metrics:
    """What is counted as it happens; an instance lives as long as the program.

    It is told by whoever does something; to those it is a listener of reloads, and a watcher of Discord.
    """

    def __init__(self, registry: CollectorRegistry, *, now: Callable[[], float] = time.time) -> None:
        """`registry` is where all of it is read from; it must have none of these yet."""
        self._now = now
        ProcessCollector(registry=registry)
        self._questions = Counter(
            "quorum_questions", "Questions, by what became of them.", ["outcome"], registry=registry
        )
        self._answering = Histogram(
            "quorum_answering_seconds",
            "Seconds from hearing a question to having its answer.",
            registry=registry,
            buckets=_ANSWERING,
        )
        self._reloads = Counter(
            "quorum_reloads", "Readings of the minutes anew, by what became of them.", ["outcome"], registry=registry
        )
        self._read_at = Gauge(
            "quorum_minutes_read_timestamp_seconds", "When the minutes that are served were read.", registry=registry
        )
        self._requests = Counter(
            "quorum_discord_requests",
            "Requests to Discord, by the family of the status that came back; 429 means that it asks for patience.",
            ["status"],
            registry=registry,
        )
        self._connections = Counter(
            "quorum_discord_connections",
            "How often a connection to Discord was there; all but the first are reconnects.",
            registry=registry,
        )
        self._lag = Histogram(
            "quorum_loop_lag_seconds",
            "Seconds by which the event loop is late, measured once a second.",
            registry=registry,
            buckets=_LAG,
        )
        for outcome in ("answered", "unanswered", "other", "failed"):
            self._questions.labels(outcome)
        for outcome in ("taken", "held_back", "failed", "by_moderator"):
            self._reloads.labels(outcome)
        self._read_at.set(now())
        self._latency: Callable[[], float] | None = None

    @property
    def is_connected(self) -> bool:
        """Whether there is a connection to Discord now."""
        return self._latency is not None

    @property
    def latency(self) -> float:
        """How many seconds Discord takes for a heartbeat; not a number while there is no connection."""
        return self._latency() if self._latency else float("nan")

    def answered(self, reply: Reply, seconds: float) -> None:
        """Count a reply that leaves; `other` for one that is no answer to a question."""
        outcome = "other" if reply.outcome is None else "answered" if reply.outcome.is_answered else "unanswered"
        self._questions.labels(outcome).inc()
        self._answering.observe(seconds)

    def failed_to_answer(self) -> None:
        """Count something that a member asked for and that failed unexpectedly."""
        self._questions.labels("failed").inc()

    def connected(self, latency: Callable[[], float]) -> None:
        """Count a connection to Discord; `latency` tells how slow it is now."""
        self._connections.inc()
        self._latency = latency

    def disconnected(self) -> None:
        """Take note that there is no connection to Discord any more."""
        self._latency = None

    def requested(self, status: int) -> None:
        """Count a request to Discord with its status, 0 where none came back."""
        family = "none" if not status else "429" if status == 429 else f"{status // _FAMILIES}xx"
        self._requests.labels(family).inc()

    def lagged(self, seconds: float) -> None:
        """Take down by how much the event loop is late."""
        self._lag.observe(seconds)

    async def refreshed(self, report: ReviewReport) -> None:
        """Count minutes that were read and are served."""
        self._reloads.labels("taken").inc()
        self._read_at.set(self._now())

    async def held_back(self, proposal: Proposal) -> None:
        """Count minutes that wait for a moderator."""
        self._reloads.labels("held_back").inc()

    async def failed(self, reason: str) -> None:
        """Count minutes that could not be read."""
        self._reloads.labels("failed").inc()

    async def mended(self) -> None:
        """Count nothing: a reading that succeeds is counted by itself."""

    async def reloaded(self, report: ReviewReport) -> None:
        """Count minutes that are served because a moderator asked for it."""
        self._reloads.labels("by_moderator").inc()
        self._read_at.set(self._now())
