"""What is asked of the search and what it gives: answers and their hits, mentions of a topic, people."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from bot.minutes.dates import partial_date
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import Entry, Item, MeetingDate, Minutes, PartialDate, Task, due_of, owners_of
from bot.text import Lines, Slice


class Via(StrEnum):
    """What made an entry match."""

    WORDS = "words"
    SPELLING = "spelling"
    SOUND = "sound"
    SCRIPT = "script"
    MEANING = "meaning"
    ALIAS = "alias"
    DATE = "date"
    PERSON = "person"
    REWRITING = "rewriting"
    """Another wording of the question found it, or found it to be better than the question itself did."""


class Wanted(StrEnum):
    """What is asked for besides passages."""

    MEETINGS = "meetings"
    """All meetings, or those of a time."""
    NEWS = "news"
    """What meetings were about, the newest first."""
    NEXT_MEETING = "next_meeting"
    MOST_OFTEN = "most_often"
    """Who was at the most meetings."""


class Following(NamedTuple):
    """A question that goes on from the one before it."""

    questions: tuple[str, ...]
    """What it may mean as a whole question, the likeliest first."""
    is_sure: bool
    """Whether it means nothing without the one before: "what about that?"."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must satisfy, whatever its score."""

    meeting: str | None = None
    """A meeting's id."""
    person: str | None = None
    """Who presents the item, or speaks in the entry."""
    since: PartialDate | None = None
    """The earliest date of the meeting."""


@dataclass(frozen=True, slots=True)
class WrittenFilter:
    """A filter as one writes it, into the question itself too: `since:2022-06`."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class AskedDate:
    """A date as far as it was said; None for what was left open."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def fits(self, date: MeetingDate) -> bool:
        """Return whether a meeting's date is the one meant."""
        return (
            self.year in (None, date.year)
            and self.month in (None, date.month)
            and (self.day is None or self.day == date.day or not date.day)
        )

    def up_to(self, newest: MeetingDate) -> PartialDate | None:
        """Return the last such date up to the newest meeting, as far as it was said; None if the calendar lacks it.

        >>> str(AskedDate(month=3).up_to(MeetingDate(2022, 2, 1))), str(AskedDate(2022).up_to(MeetingDate(2024, 1)))
        ('2021-03', '2022')
        """
        month, day = self.month or 0, self.day or 0
        if self.year is not None:
            return partial_date(str(PartialDate(self.year, month, day)))
        month = month or newest.month
        year = newest.year - ((month, day) > (newest.month, newest.day))
        return partial_date(str(PartialDate(year, month, day)))


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of a file, word for word."""

    text: str
    lines: Lines
    marks: tuple[Slice, ...]
    """What matched the question: runs of characters of `text`, in order, apart from one another."""

    @property
    def matched(self) -> tuple[str, ...]:
        """The marked words as written, each once."""
        return tuple(dict.fromkeys(self.text[start:end] for start, end in self.marks))


@dataclass(frozen=True, slots=True)
class IndexedEntry:
    """An entry with the text and the meeting that it is of."""

    number: int
    """Its place among all entries, from 0."""
    meeting: Meeting
    minutes: Minutes
    entry: Entry

    @property
    def headline(self) -> str:
        """What the entry is called, as written."""
        return self.minutes.headline_of(self.entry)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that answers a question, or comes near it."""

    indexed: IndexedEntry
    score: float
    """0 to 1; comparable between the hits of one answer."""
    telling: Callable[[], tuple[Via, ...]] = field(repr=False, compare=False)
    """Tells by what it was found."""
    quoting: Callable[[], Quote] = field(repr=False, compare=False)
    """Gives the quote, the same one every time."""
    curated: bool = False
    """Whether a moderator chose it to answer the question."""
    chosen_for: str = ""
    """The question that a moderator chose it for, where that is another one, near to what was asked."""

    @property
    def meeting(self) -> Meeting:
        """The meeting that the entry is of."""
        return self.indexed.meeting

    @property
    def minutes(self) -> Minutes:
        """The text that the entry is of."""
        return self.indexed.minutes

    @property
    def entry(self) -> Entry:
        """The entry itself."""
        return self.indexed.entry

    @property
    def headline(self) -> str:
        """What the entry is called, as written."""
        return self.indexed.headline

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Who does what of that which is quoted until when, where that is written."""
        first, last = self.quote.lines
        return tuple(task for task in self.entry.tasks if task.lines.first <= last and first <= task.lines.last)

    @property
    def owners(self) -> tuple[str, ...]:
        """Who does something of that which is quoted, each once."""
        return owners_of(self.tasks)

    @property
    def due(self) -> MeetingDate | str | None:
        """Until when all that is quoted is due, as written where that is no date; None if several days are named."""
        return due_of(self.tasks)

    @property
    def via(self) -> tuple[Via, ...]:
        """By what it was found; looked up when it is asked for, since no card says it."""
        return self.telling()

    @property
    def quote(self) -> Quote:
        """The passage that answers best; chosen when it is first asked for, since most hits are only named."""
        return self.quoting()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the minutes say to a question."""

    question: str
    answered: bool
    """False when the minutes do not say; the hits are then the nearest entries."""
    confidence: float
    """0 to 1: how sure it is that the first hit answers."""
    read_as: str | None
    """The question as understood, if a word of it was corrected."""
    hits: tuple[Hit, ...]
    unknown: tuple[str, ...] = ()
    """Words of the question that stand nowhere in the minutes."""
    excluded: tuple[WrittenFilter, ...] = ()
    """Filters that nothing in the minutes satisfies, or that cannot be read; nothing was searched for then."""
    empty: bool = False
    """Whether the question holds no word to search for."""
    close: bool = False
    """Whether the first hit of what the minutes do not surely answer is worth reading all the same."""
    near: bool = False
    """Whether the hits of what they do not answer have something to do with it."""
    rewrites: tuple[str, ...] = ()
    """Other wordings of the question that were searched for too; empty if none was."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """All entries that mention a topic."""

    topic: str
    """As understood."""
    entries: tuple[IndexedEntry, ...]
    """Best first."""
    unknown: tuple[str, ...]
    """Words of the topic that stand nowhere in the minutes."""
    has_words: bool
    """Whether there is a word in the topic to look for."""
    marking: Callable[[str], tuple[Slice, ...]] = field(repr=False, compare=False)
    """Gives where the words of the topic stand in a text."""
    counting: Callable[[str], int] = field(repr=False, compare=False)
    """Gives how many different words of the topic, or parts of them, a text holds."""


@dataclass(frozen=True, slots=True)
class Presentation:
    """An agenda item that somebody presented."""

    meeting: Meeting
    minutes: Minutes
    item: Item


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the minutes name; meetings stand newest first."""

    key: str
    """What all spellings of the name have in common."""
    name: str
    """As written most often; of equals, as written most lately."""
    attended: tuple[Meeting, ...]
    absent: tuple[Meeting, ...]
    """Those that name the person among those who did not come."""
    presented: tuple[Presentation, ...]
    """In every text of a meeting that says so."""
    other_names: frozenset[str]
    """Keys of handles and abbreviations that stand for the person."""
    withheld: bool = False
    """Whether it is not told when the person was there."""

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings at which the person was or presented, each once."""
        found = {meeting.id: meeting for meeting in self.attended}
        return tuple((found | {one.meeting.id: one.meeting for one in self.presented}).values())

    def missed(self, meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
        """Return the meetings that name attendees, but not this person, or only as absent."""
        there = {meeting.id for meeting in self.meetings}
        absent = {meeting.id for meeting in self.absent}
        return tuple(
            meeting
            for meeting in meetings
            if meeting.id not in there and (meeting.names_attendees or meeting.id in absent)
        )

    def presented_for(self, languages: tuple[str, ...]) -> tuple[Presentation, ...]:
        """Return what the person presented, of each meeting by one text: that in a reader's language, if it says so."""
        by_meeting: dict[str, list[Presentation]] = {}
        for one in self.presented:
            by_meeting.setdefault(one.meeting.id, []).append(one)
        return tuple(one for items in by_meeting.values() for one in _of_one_text(items, languages))


def _of_one_text(presented: list[Presentation], languages: tuple[str, ...]) -> Iterator[Presentation]:
    wanted = presented[0].meeting.text_for(languages)
    chosen = wanted if any(one.minutes is wanted for one in presented) else presented[0].minutes
    told = presented[0].meeting.told_with(chosen)
    return (one for one in presented if any(one.minutes is text for text in told))
