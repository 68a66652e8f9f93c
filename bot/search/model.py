"""What an answer is made of: hits, their quotes, and what narrows them down."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from bot.minutes.model import Entry, Meeting, Minutes, PartialDate
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
class Hit:
    """An entry that answers a question, or comes near it."""

    meeting: Meeting
    minutes: Minutes
    entry: Entry
    score: float
    """0 to 1; comparable between the hits of one answer."""
    via: tuple[Via, ...]
    quoting: Callable[[], Quote] = field(repr=False, compare=False)
    """Gives the quote, the same one every time."""

    @property
    def quote(self) -> Quote:
        """The passage that answers best; chosen when it is first asked for, since most hits are only named."""
        return self.quoting()

    @property
    def headline(self) -> str:
        """The question that the entry answers, else its heading, else its meeting's title, as written."""
        return self.entry.question or (self.entry.item.heading if self.entry.item else "") or self.minutes.title


@dataclass(frozen=True, slots=True)
class Answer:
    """What the minutes say to a question."""

    question: str
    answered: bool
    """False when the minutes do not say; the hits are then the nearest entries."""
    confidence: float
    """0 to 1: how sure it is that the first hit answers."""
    read_as: str | None
    """The question as understood, where a word of it was corrected."""
    hits: tuple[Hit, ...]
    unknown: tuple[str, ...] = ()
    """Words of the question that stand nowhere in the minutes."""
    empty: bool = False
    """Whether the question holds no word to search for."""
