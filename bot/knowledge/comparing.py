"""What new minutes change in those that are served: meetings and entries, by name."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from bot.knowledge.built import Built
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import Minutes
from bot.minutes.problem import Problem
from bot.text import Lines


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """An entry by its name."""

    meeting: str
    """The meeting's id."""
    name: str
    """Its question or heading, as written."""
    lines: Lines


@dataclass(frozen=True, slots=True)
class EntryChanges:
    """Entries that came, that say something else, and that went."""

    added: tuple[NamedEntry, ...] = ()
    changed: tuple[NamedEntry, ...] = ()
    """As they stand in the new minutes."""
    gone: tuple[NamedEntry, ...] = ()
    vanished: int = 0
    """How many of those that went stand nowhere in the new minutes, under whatever name and in whatever meeting."""


@dataclass(frozen=True, slots=True)
class Revision:
    """At which state a source was, and is."""

    source: str
    before: str | None
    """None if the source was not served."""
    after: str | None
    files: int
    """How many files of it are read now."""


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """What new minutes change in those that are served."""

    added: tuple[Meeting, ...]
    changed: tuple[Meeting, ...]
    """As they are in the new minutes."""
    removed: tuple[Meeting, ...]
    entries: EntryChanges
    revisions: tuple[Revision, ...]
    problems: tuple[Problem, ...]
    """What is wrong in the new minutes, by file and line."""
    meetings_before: int
    meetings_after: int
    entries_before: int
    entries_after: int
    seconds: float

    @property
    def has_changes(self) -> bool:
        """Whether any meeting came, changed or went."""
        return bool(self.added or self.changed or self.removed)


def compare(before: Built, after: Built, seconds: float, problems: Sequence[Problem] = ()) -> ReviewReport:
    """Return what changes from one to the other; `problems` are told besides those of the minutes."""
    old = {meeting.id: meeting for meeting in before.snapshot.meetings}
    new = {meeting.id: meeting for meeting in after.snapshot.meetings}
    changed = tuple(one for one in after.snapshot.meetings if one.id in old and one != old[one.id])
    removed = tuple(one for one in before.snapshot.meetings if one.id not in new)
    added = tuple(one for one in after.snapshot.meetings if one.id not in old)
    return ReviewReport(
        added,
        changed,
        removed,
        _entries([*removed, *(old[one.id] for one in changed)], [*added, *changed]),
        tuple(_revisions(before, after)),
        (*problems, *after.snapshot.problems),
        len(old),
        len(new),
        before.snapshot.entries,
        after.snapshot.entries,
        seconds,
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry with all that it is compared by."""

    named: NamedEntry
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """What it goes by."""
        return self.named.meeting, self.named.name


def _entries(before: Sequence[Meeting], after: Sequence[Meeting]) -> EntryChanges:
    """Return what becomes of the entries of some meetings: the same text is the same entry, wherever its lines are."""
    old, new = list(_of_meetings(before)), list(_of_meetings(after))
    lost, came = _without_same(old, new), _without_same(new, old)
    waiting: defaultdict[tuple[str, str], list[_Entry]] = defaultdict(list)
    for one in lost:
        waiting[one.key].append(one)
    added: list[NamedEntry] = []
    changed: list[NamedEntry] = []
    moved = Counter(one.text for one in came)
    for one in came:
        if waiting[one.key]:
            waiting[one.key].pop()
            changed.append(one.named)
        else:
            added.append(one.named)
    gone = [one for entries in waiting.values() for one in entries]
    vanished = 0
    for one in gone:
        vanished += not moved[one.text]
        moved[one.text] -= bool(moved[one.text])
    order = attrgetter("meeting", "lines")
    return EntryChanges(
        tuple(added), tuple(changed), tuple(sorted((one.named for one in gone), key=order)), vanished=vanished
    )


def _without_same(entries: Sequence[_Entry], others: Sequence[_Entry]) -> list[_Entry]:
    """Return the entries that have none of the others to be the same as."""
    same = Counter((one.key, one.text) for one in others)
    left: list[_Entry] = []
    for one in entries:
        if same[one.key, one.text]:
            same[one.key, one.text] -= 1
        else:
            left.append(one)
    return left


def _of_meetings(meetings: Sequence[Meeting]) -> Iterator[_Entry]:
    for meeting in meetings:
        for minutes in meeting.texts:
            yield from _of_text(meeting, minutes)


def _of_text(meeting: Meeting, minutes: Minutes) -> Iterator[_Entry]:
    for entry in minutes.entries:
        text = "\n".join(minutes.text.piece(lines) for lines in (entry.body or (entry.lines,)))
        yield _Entry(NamedEntry(meeting.id, minutes.headline_of(entry), entry.lines), text)


def _revisions(before: Built, after: Built) -> Iterator[Revision]:
    """Yield the sources that are, and those that are no more."""
    old = {content.name: content for content in before.ingested.contents.sources}
    new = {content.name: content for content in after.ingested.contents.sources}
    for name in {**new, **old}:
        was, now = old.get(name), new.get(name)
        files = len(now.files) if now else 0
        yield Revision(name, was.revision if was else None, now.revision if now else None, files)
