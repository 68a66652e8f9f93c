"""All that is known at one time, and what a reload changed in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.errors import NoMeetingsError
from bot.knowledge.ingest import FETCHING
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import Entry, MeetingDate
from bot.minutes.problem import Level, Problem
from bot.search.alike import Alike
from bot.search.curated import CuratedAnswer, CuratedIndex
from bot.search.engine import Search
from bot.search.explanation import Explanation
from bot.search.model import Filters, Following, Hit, Mentions, Person
from bot.sources.model import SkippedFile


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that is known at one time; never changes.

    Whoever answers a request takes one and asks it alone: a reload meanwhile brings other meetings, people and entries.
    """

    meetings: tuple[Meeting, ...]
    """Newest first."""
    search: Search
    skipped: tuple[SkippedFile, ...]
    problems: tuple[Problem, ...]
    files: int
    """How many files were found, those left out included."""

    @property
    def is_awaited(self) -> bool:
        """Whether minutes are being fetched for the first time, which no copy is here of."""
        return any(problem.code == FETCHING for problem in self.problems)

    @property
    def entries(self) -> int:
        """How many entries can be found."""
        return sum(len(text.entries) for meeting in self.meetings for text in meeting.texts)

    def explain(
        self,
        question: str,
        *,
        languages: tuple[str, ...] = (),
        filters: Filters | None = None,
        limit: int = 5,
        today: MeetingDate | None = None,
        rewrites: Sequence[str] = (),
    ) -> Explanation:
        """Return what the minutes say to a question, with the reasons for it; see `Search.explain`."""
        return self.search.explain(
            question, languages=languages, filters=filters, limit=limit, today=today, rewrites=rewrites
        )

    def with_chosen(
        self,
        found: Explanation,
        curated: CuratedIndex,
        *,
        filters: Filters | None = None,
        limit: int = 5,
        today: MeetingDate | None = None,
    ) -> Explanation:
        """Return an answer that begins with what was chosen for such a question; see `Search.with_chosen`."""
        return self.search.with_chosen(found, curated, filters=filters, limit=limit, today=today)

    def curate(
        self, chosen: Iterable[tuple[CuratedAnswer, Entry]], *, before: CuratedIndex | None = None
    ) -> CuratedIndex:
        """Return entries of these minutes that were chosen for questions, ready to answer; see `Search.curate`."""
        return self.search.curate(chosen, before=before)

    @property
    def alike(self) -> Alike:
        """What tells whether two questions ask the same."""
        return self.search.alike

    def follow(self, question: str, before: str) -> Following | None:
        """Return what a question may mean behind another one, None for a question that stands on its own."""
        return self.search.follow(question, before)

    def mentions(self, topic: str) -> Mentions:
        """Return every entry that mentions a topic."""
        return self.search.mentions(topic)

    def mentions_like(self, question: str | Explanation, entry: Entry, *, after: MeetingDate | None = None) -> Mentions:
        """Return every entry that mentions what a question asks for, as `Search.mentions_like` does."""
        return self.search.mentions_like(question, entry, after=after)

    def hits_of(self, question: str, entries: Sequence[Entry]) -> tuple[Hit, ...]:
        """Return some entries as hits for a question, whatever their rank."""
        return self.search.hits_of(question, entries)

    def people_called(self, name: str) -> tuple[Person, ...]:
        """Return whoever may be meant by a name: one person if it fits exactly, else those whose names come near."""
        return self.search.people_called(name)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody whom the minutes name."""
        return tuple(self.search.people.values())

    def person(self, key: str) -> Person | None:
        """Return the person with a key, as a question's intent names people; None if nobody has it."""
        return self.search.person(key)

    def complete_person(self, prefix: str, *, limit: int) -> tuple[str, ...]:
        """Return the names that go on from what was typed, those at the most meetings first."""
        return self.search.complete_person(prefix, limit=limit)

    def complete_topic(self, prefix: str, *, limit: int, languages: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return what was discussed and holds what was typed so far, best first."""
        return self.search.complete_topic(prefix, limit=limit, languages=languages)

    def complete(self, prefix: str, *, limit: int, languages: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return real questions and headings that hold what was typed so far, best first."""
        return self.search.complete(prefix, limit=limit, languages=languages)


@dataclass(frozen=True, slots=True)
class ReloadReport:
    """What a reload brought."""

    snapshot: Snapshot
    """What was read. If it holds no meeting, it is not served: then `kept` is true."""
    added: tuple[Meeting, ...]
    changed: tuple[Meeting, ...]
    removed: tuple[Meeting, ...]
    seconds: float
    kept: bool = False
    """Whether the old snapshot still serves, because the new one would have been empty."""


def served(snapshot: Snapshot, names: Sequence[str]) -> Snapshot:
    """Return what answers can be given from; raise `NoMeetingsError` if there are no minutes in the sources named."""
    if snapshot.meetings:
        return snapshot
    places = ", ".join(names) or "no source"
    if snapshot.is_awaited:
        raise NoMeetingsError(f"The minutes of {places} are being fetched for the first time.", awaited=True)
    left_out = len(snapshot.skipped)
    counted = "the only file in it was" if left_out == 1 else f"all {left_out} files in it were"
    raise NoMeetingsError(
        f"No minutes were found in {places}: {counted} left out. `quorum check` says why, and how to mend it."
        if left_out
        else f"No minutes were found in {places}. Put Markdown files there, or name another folder with --knowledge "
        "or under `sources:` in config.yaml.",
        explained=any(problem.level is Level.ERROR for problem in snapshot.problems),
    )


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
