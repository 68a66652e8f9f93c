"""What minutes hold, as frozen values.

A `Meeting` (in `meeting_texts.py`) has one or more texts, `Minutes`, one for each language it was written down in.
Minutes are cut into `Item` values (an agenda item or other headed section) and `Entry` values, the units that are
searched and quoted.
Every entry names its place by lines of the file, so that nothing is ever shown that is not there word for word.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from bot.minutes.permalinks import LinkTemplate
from bot.text import Lines, SourceText


class MeetingDate(NamedTuple):
    """The day of a meeting, or its month if the day is not known.

    A month is 1 to 12; a day is 1 to 31, or 0 if it is not known and before all others. Nothing is checked here:
    whoever makes the date of a meeting sees to it that the calendar has that day.

    >>> str(MeetingDate(2022, 6, 30)), str(MeetingDate(2024, 1)), MeetingDate(2024, 1) < MeetingDate(2024, 1, 5)
    ('2022-06-30', '2024-01', True)
    """

    year: int
    month: int
    day: int = 0

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    @property
    def first_day(self) -> date:
        """The day, or the first of the month; a ValueError if the calendar has no such day."""
        return date(self.year, self.month, self.day or 1)

    def is_since(self, since: "PartialDate") -> bool:
        """Return whether a meeting may have been held on a date or later; of some only the month is known."""
        return tuple(self) >= tuple(since) if self.day else self[:2] >= since[:2]


class PartialDate(NamedTuple):
    """A day, a month or a year, as far as somebody said it; 0 for what was left open.

    >>> str(PartialDate(2022)), str(PartialDate(2022, 6)), MeetingDate(2022, 6, 30) >= PartialDate(2022, 6)
    ('2022', '2022-06', True)
    """

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        return f"{self.year:04}" + "".join(f"-{part:02}" for part in self[1:] if part)


class EntryKind(StrEnum):
    """What an entry is."""

    QUESTION = "question"
    AGENDA = "agenda"
    OVERVIEW = "overview"


class Role(StrEnum):
    """What part of a discussion an entry is, if its heading or label says so."""

    DECISION = "decision"
    ACTION = "action"
    OPEN_QUESTION = "open_question"
    POLL = "poll"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who was at a meeting."""

    name: str
    """As written."""
    handle: str | None = None
    """The name on a platform, without `@`."""
    abbreviation: str | None = None
    """What the notes call the person, such as `DLM`."""
    other_names: tuple[str, ...] = ()
    """What else the person is called there: the full name behind a handle, or the page that the name links to."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was asked in a meeting, with its answer."""

    text: str
    """As written, without its label (`Q:`) and without emphasis marks: an exact piece of the file."""
    lines: Lines
    """Question and answer together."""
    answer: Lines | None
    """None if nobody answered."""


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item, any other section under a heading, or what is asked above the first of them."""

    number: int | None
    heading: str
    """As written, without `#`; empty for what stands above the agenda."""
    path: tuple[str, ...]
    """The headings above it, outermost first."""
    presenters: tuple[str, ...]
    lines: Lines
    questions: tuple[Question, ...]
    strangers: tuple[str, ...] = ()
    """The names behind it that nobody in its minutes bears; they present it if other meetings know them."""


class TopicHeading(NamedTuple):
    """A heading of a topic, as far as the minutes alone tell."""

    line: int
    """Of the item."""
    is_listed: bool
    """Whether it is one of the topics; else nothing is noted beneath it, and something beneath most others."""
    is_noted: bool
    """Whether something is noted beneath it."""
    inside: tuple[int, ...]
    """The lines of the headings beneath it that something is noted under."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something that is to be done, or was decided, with who does it and until when, as far as that is written."""

    lines: Lines
    owners: tuple[str, ...] = ()
    """As those present are called in the minutes; else as written there."""
    due: MeetingDate | str | None = None
    """As written where that is no date: "end of term"."""


def owners_of(tasks: Iterable[Task]) -> tuple[str, ...]:
    """Return everybody who does one of some tasks, each once."""
    return tuple(dict.fromkeys(name for task in tasks for name in task.owners))


def due_of(tasks: Iterable[Task]) -> MeetingDate | str | None:
    """Return the day until which some tasks are due; None if none is, or several days are named."""
    days = list(dict.fromkeys(task.due for task in tasks if task.due))
    return days[0] if len(days) == 1 else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One searchable unit: an item, a question with its answer, a passage of a long item, or the overview."""

    kind: EntryKind
    lines: Lines
    """The whole entry."""
    body: tuple[Lines, ...]
    """What may be quoted: the answer of a question, the text of an item without its heading. Never blank."""
    words: tuple[Lines, ...]
    """What is searched as body: as `body`, but without the questions that are entries of their own."""
    item: Item | None = None
    question: str | None = None
    role: Role | None = None
    speakers: tuple[str, ...] = ()
    """Who says something in it, if the notes name speakers."""
    announces: bool = False
    """Whether it only lists what will be discussed, or tells where and when."""
    tasks: tuple[Task, ...] = ()
    """Who does what of it until when, where that is written; only for what has a role."""

    @property
    def owners(self) -> tuple[str, ...]:
        """Who does something of it, each once."""
        return owners_of(self.tasks)

    @property
    def is_unanswered(self) -> bool:
        """Whether it is a question that nobody answered."""
        asked = self.item.questions if self.item and self.question else ()
        return any(one.answer is None and one.lines.first == self.lines.first for one in asked)

    @property
    def due(self) -> MeetingDate | str | None:
        """Until when all of it is due; None if nothing is, or several days are named."""
        return due_of(self.tasks)


@dataclass(frozen=True, slots=True)
class Withheld:
    """Who is not told of as having been there, and what is not quoted for that reason."""

    names: frozenset[str]
    """The keys of all that these people are called."""
    attendees: int
    """How many of them were there."""
    absent: int
    """How many of them are named as not having been there."""
    lines: frozenset[int]
    """The lines that list them."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """One text of a meeting: a file of minutes that has been read, or its part of one that holds several meetings."""

    source: str
    """The file's path relative to the root of its source, with `/`."""
    origin: str
    """The name of the source."""
    title: str
    date: MeetingDate | None
    language: str
    """A language tag such as `zh` or `en`; `und` if nothing tells."""
    url: str | None
    attendees: tuple[Attendee, ...]
    absent: tuple[Attendee, ...]
    """Who is named as not having been there."""
    items: tuple[Item, ...]
    entries: tuple[Entry, ...]
    text: SourceText
    """Of the whole file, whose lines all places name."""
    lines: Lines | None = None
    """The lines of this meeting, if its file holds several meetings."""
    is_transcript: bool = False
    """Whether it is what was said word for word, kept beside the notes of the same meeting."""
    has_notes: bool = True
    """Whether more is written down than an agenda and who was there."""
    topics: tuple[Item, ...] = ()
    """Those of its items that sum the meeting up: what was discussed; if none does, what its paragraphs tell of."""
    headings: tuple[TopicHeading, ...] = ()
    """Those of which some are the topics; which ones, the other meetings of the source tell. None if no heading is."""
    led: tuple[Item, ...] = ()
    """Bullets and rows within its items that may say who presents them: all that is told of them is who does."""
    link_template: LinkTemplate | None = field(default=None, compare=False)
    """How its lines are linked to; it changes with every commit, the minutes do not."""
    withheld: Withheld | None = None
    """Whom its attendees and its absent leave out; None if nobody is to be left out."""

    @property
    def presented(self) -> tuple[Item, ...]:
        """All that somebody may have presented: its items, and the bullets and parts of items that say so."""
        known = {(item.lines, item.heading) for item in (*self.items, *self.led)}
        parts = (one for one in self.topics if one.presenters and (one.lines, one.heading) not in known)
        return (*self.items, *(item for item in self.led if item.presenters), *parts)

    @property
    def attendee_count(self) -> int:
        """How many were there, those included who are not named."""
        return len(self.attendees) + (self.withheld.attendees if self.withheld else 0)

    @property
    def absent_count(self) -> int:
        """How many were not there, those included who are not named."""
        return len(self.absent) + (self.withheld.absent if self.withheld else 0)

    def shown_parts(self, whole: Lines, hidden: frozenset[int] | None = None) -> tuple[Lines, ...]:
        """Return what may be quoted of some lines: all but the hidden ones; if none are given, those withheld."""
        lines = hidden if hidden is not None else self.withheld.lines if self.withheld else frozenset()
        return whole.without(lines)

    def headline_of(self, part: Entry | Item) -> str:
        """Return what a part is called, as written: the question that it answers, else its heading, else the title."""
        if isinstance(part, Item):
            return part.heading or self.title
        return part.question or (part.item.heading if part.item else "") or self.title

    def link_to(self, lines: Lines) -> str | None:
        """Return a link to some of its lines; None if there is none."""
        if self.link_template is None:
            return None
        return self.link_template.link(self.source, lines, str(self.date) if self.date else None)
