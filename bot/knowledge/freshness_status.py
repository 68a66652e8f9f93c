"""How fresh what is known is: for each source and for the whole; what a moderator is shown."""

from dataclasses import dataclass
from datetime import datetime
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
