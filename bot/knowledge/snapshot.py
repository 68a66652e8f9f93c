"""All that is known at one time, and what a reload changed in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.minutes.model import Meeting, Problem
from bot.search.engine import Search
from bot.sources.model import SkippedFile


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that is known at one time; never changes."""

    meetings: tuple[Meeting, ...]
    """Newest first."""
    search: Search
    skipped: tuple[SkippedFile, ...]
    problems: tuple[Problem, ...]
    files: int
    """How many files were found, those left out included."""
    loaded_at: datetime

    @property
    def entries(self) -> int:
        """How many entries can be found."""
        return sum(len(text.entries) for meeting in self.meetings for text in meeting.texts)


@dataclass(frozen=True, slots=True)
class ReloadReport:
    """What a reload brought."""

    snapshot: Snapshot
    """What was read; with `kept`, not what is served."""
    added: tuple[Meeting, ...]
    changed: tuple[Meeting, ...]
    removed: tuple[Meeting, ...]
    seconds: float
    kept: bool = False
    """Whether the old snapshot still serves, because the new one would have been empty."""


def report_reload(before: Sequence[Meeting], after: Snapshot, seconds: float) -> ReloadReport:
    """Return what a reload brought; if it brought no meeting at all, those before it are kept."""
    if before and not after.meetings:
        return ReloadReport(after, (), (), (), seconds, kept=True)
    old = {meeting.id: meeting for meeting in before}
    new = {meeting.id: meeting for meeting in after.meetings}
    added = tuple(meeting for meeting in after.meetings if meeting.id not in old)
    removed = tuple(meeting for meeting in before if meeting.id not in new)
    changed = tuple(meeting for meeting in after.meetings if meeting.id in old and meeting != old[meeting.id])
    return ReloadReport(after, added, changed, removed, seconds)
