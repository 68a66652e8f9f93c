"""New minutes that are not served yet: what they change, and what speaks against serving them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge.built import Built
from bot.knowledge.comparing import ReviewReport
from bot.knowledge.golden import GoldenResult
from bot.knowledge.snapshot import ReloadReport, Snapshot

_MAX_VANISHED = 0.1  # of the entries; more of them do not go in an ordinary day


@dataclass(frozen=True, slots=True)
class GoldenFailed:
    """A golden question held before, and fails now."""

    result: GoldenResult
    """With what comes first now."""


@dataclass(frozen=True, slots=True)
class EntriesVanished:
    """More than a tenth of the entries vanish."""

    vanished: int
    of: int


@dataclass(frozen=True, slots=True)
class WasUndone:
    """The sources hold just what a moderator undid."""

    at: float
    """When, in seconds of UTC."""


@dataclass(frozen=True, slots=True)
class NothingLeft:
    """There is no meeting in the new minutes, so that they cannot be served at all."""


Reason = GoldenFailed | EntriesVanished | WasUndone | NothingLeft


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Proposal:
    """New minutes beside those that are served; do not hold on to one, for it holds a whole index."""

    built: Built
    report: ReviewReport
    held_back: tuple[Reason, ...]
    """Why it waits for somebody to press; empty if nothing speaks against it."""
    digest: str
    """Names what the sources held; the same contents have the same name."""

    @property
    def snapshot(self) -> Snapshot:
        """What would be served."""
        return self.built.snapshot

    @property
    def reload_report(self) -> ReloadReport:
        """What serving them changes, for whoever wants to know of it."""
        report = self.report
        return ReloadReport(self.snapshot, report.added, report.changed, report.removed, report.seconds)

    @property
    def can_be_taken(self) -> bool:
        """Whether it may be served when somebody insists."""
        return not any(isinstance(reason, NothingLeft) for reason in self.held_back)


def reasons_against(
    report: ReviewReport, failed: Sequence[GoldenResult], *, undone_at: float | None
) -> tuple[Reason, ...]:
    """Return what speaks against serving new minutes without being asked."""
    reasons: list[Reason] = []
    if report.meetings_before and not report.meetings_after:
        reasons.append(NothingLeft())
    if undone_at is not None:
        reasons.append(WasUndone(undone_at))
    reasons += map(GoldenFailed, failed)
    if report.entries.vanished > _MAX_VANISHED * report.entries_before:
        reasons.append(EntriesVanished(report.entries.vanished, report.entries_before))
    return tuple(reasons)
