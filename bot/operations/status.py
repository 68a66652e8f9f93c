"""How fresh what is known is: for each source and for the whole; what a moderator is shown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import Enum


class Following(Enum):
    """How the bot learns of changes in a source."""

    WATCHED = "watched"
    POLLED = "polled"
    ON_REQUEST = "on request"


class Outcome(Enum):
    """What became of a refresh."""

    TAKEN = "taken"
    HELD_BACK = "held back"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """How it stands with one source; None for what has not happened yet."""

    name: str
    following: Following
    last_check: datetime | None = None
    """When it was last looked at with success."""
    last_change: datetime | None = None
    """When it was last found to hold something else than what had been read."""
    revision: str | None = None
    """The commit that was last read; None for a folder."""
    next_check: datetime | None = None
    """None also where the system tells of changes."""
    trouble: str | None = None
    """Why it cannot be looked at; None if it can."""


@dataclass(frozen=True, slots=True)
class RefreshStatus:
    """What became of the last refresh."""

    when: datetime
    outcome: Outcome
    reason: str | None = None
    """Why it failed; None if it did not."""


@dataclass(frozen=True, slots=True)
class FreshnessStatus:
    """All of it at one time."""

    sources: tuple[SourceStatus, ...]
    """In the order of the configuration."""
    last_refresh: RefreshStatus | None
    """The last one that nobody asked for; None if there was none."""


class Ledger:
    """Keeps the status up to date; an instance lives as long as the program."""

    def __init__(
        self, sources: Iterable[SourceStatus], *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._sources = {source.name: source for source in sources}
        self._last_refresh: RefreshStatus | None = None
        self._now = now

    @property
    def status(self) -> FreshnessStatus:
        """How it stands now."""
        return FreshnessStatus(tuple(self._sources.values()), self._last_refresh)

    def checked(self, name: str, *, revision: str | None = None) -> None:
        """Note that a source was looked at."""
        old = self._sources[name]
        self._sources[name] = replace(old, last_check=self._now(), revision=revision or old.revision, trouble=None)

    def changed(self, name: str) -> None:
        """Note that a source holds something else than what was read."""
        self._sources[name] = replace(self._sources[name], last_change=self._now())

    def failed(self, name: str, reason: str) -> None:
        """Note that a source could not be looked at."""
        self._sources[name] = replace(self._sources[name], trouble=reason)

    def next_in(self, name: str, seconds: float) -> None:
        """Note when a source will be looked at next."""
        self._sources[name] = replace(self._sources[name], next_check=self._now() + timedelta(seconds=seconds))

    def refreshed(self, outcome: Outcome, reason: str | None = None) -> None:
        """Note what became of a refresh."""
        self._last_refresh = RefreshStatus(self._now(), outcome, reason)
