"""Golden questions: questions of which a moderator said where the minutes answer them, asked of new minutes first."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.knowledge.snapshot import Snapshot
from bot.minutes.meeting_texts import Meeting
from bot.minutes.meetings import held_meetings
from bot.minutes.model import MeetingDate
from bot.minutes.problem import Problem
from bot.minutes.shown import shown_text
from bot.search.model import Hit
from bot.search.typed import date_named, latest_named
from bot.text import Lines, fold

_NO_LETTERS = re.compile(r"[\W_]+")
LATEST = "latest"


@dataclass(frozen=True, slots=True)
class GoldenQuestion:
    """A question, and where its answer stands; raises `ValueError` for one that says nowhere."""

    question: str
    meeting: str
    """`latest`, a date, an id, or words of a title."""
    lines: tuple[int, ...] = ()
    """The first and the last line in the file; empty if only the text tells."""
    text: str | None = None
    """A piece of the answer, as it is written or as it is shown."""

    def __post_init__(self) -> None:
        if not _letters(self.question):
            raise ValueError("question: expected a question, found nothing.")
        if not self.meeting.strip():
            raise ValueError("meeting: expected latest, a date or a meeting's id, found nothing.")
        if self.lines and (len(self.lines) != 2 or not 1 <= self.lines[0] <= self.lines[1]):
            raise ValueError("lines: expected the first line and the last one, such as [12, 15].")
        if not self.lines and not _letters(self.text or ""):
            raise ValueError("text: name `lines:`, such as [12, 15], or `text:`, a piece of the answer.")


@dataclass(frozen=True, slots=True)
class Found:
    """What came first for a golden question."""

    meeting: str
    """The meeting's id."""
    headline: str
    source: str
    lines: Lines
    """Of the quote."""
    quote: str


@dataclass(frozen=True, slots=True)
class GoldenResult:
    """What the minutes say to a golden question."""

    question: GoldenQuestion
    holds: bool
    first: Found | None
    """What came first; None if nothing did."""
    answered: bool
    """Whether it was answered; if not, what came first is only the nearest."""
    known: bool
    """Whether there is such a meeting."""
    entry: str = ""
    """What the whole first entry says, letters and digits alone."""


class GoldenQuestions(Protocol):
    """Where golden questions are kept."""

    def read(self) -> tuple[Sequence[GoldenQuestion], Sequence[Problem]]:
        """Return the questions as they stand there now, the last good ones if they cannot be read, and why not."""
        ...

    def today(self) -> MeetingDate:
        """Return the day that it is for whoever asks."""
        ...


def ask_golden(
    snapshot: Snapshot,
    questions: Sequence[GoldenQuestion],
    *,
    today: MeetingDate | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> tuple[GoldenResult, ...]:
    """Return what a snapshot says to each question; `tell` is told how many are asked, and of how many.

    A question holds if it is answered, and the first hit overlaps its lines in its meeting or contains its text.
    """
    return tuple(_asked(snapshot, questions, today, tell))


def _asked(
    snapshot: Snapshot,
    questions: Sequence[GoldenQuestion],
    today: MeetingDate | None,
    tell: Callable[[int, int], None] | None,
) -> Iterator[GoldenResult]:
    for number, golden in enumerate(questions, 1):
        answer = snapshot.explain(golden.question, limit=1, today=today).answer
        known = any(_is_meant(meeting, golden.meeting, snapshot.meetings, today) for meeting in snapshot.meetings)
        if answer.hits:
            hit = answer.hits[0]
            holds = answer.answered and _holds(golden, hit, snapshot.meetings, today)
            entry = _letters(shown_text(hit.minutes.text.piece(hit.entry.lines)))
            yield GoldenResult(golden, holds, _found(hit), answer.answered, known, entry)
        else:
            yield GoldenResult(golden, False, None, answer.answered, known)
        if tell:
            tell(number, len(questions))


def failed_since(before: Sequence[GoldenResult], now: Sequence[GoldenResult]) -> tuple[GoldenResult, ...]:
    """Return what held before and does not hold now.

    Lines move when something is written above them: the same words in the same meeting are the same answer.
    """
    return tuple(
        new
        for old, new in zip(before, now, strict=True)
        if old.holds and not new.holds and not (new.answered and _is_same(old, new))
    )


def _is_same(old: GoldenResult, new: GoldenResult) -> bool:
    if old.first is None or new.first is None or old.question.text:
        return False
    return old.first.meeting == new.first.meeting and old.entry == new.entry


def _holds(golden: GoldenQuestion, hit: Hit, meetings: Sequence[Meeting], today: MeetingDate | None) -> bool:
    if not _is_meant(hit.meeting, golden.meeting, meetings, today):
        return False
    if golden.lines:
        first, last = golden.lines
        if any(lines.first <= last and first <= lines.last for lines in (hit.quote.lines, hit.entry.lines)):
            return True
    if not golden.text:
        return False
    sought = _letters(shown_text(golden.text))
    written = (hit.quote.text, hit.minutes.text.piece(hit.entry.lines))
    return any(sought in _letters(text) or sought in _letters(shown_text(text)) for text in written)


def _is_meant(meeting: Meeting, typed: str, meetings: Sequence[Meeting], today: MeetingDate | None) -> bool:
    """Return whether a meeting is meant by `latest`, its date, its id or words of its title."""
    typed = typed.strip()
    if typed == meeting.id:
        return True
    positions = (0,) if fold(typed) == LATEST else latest_named(typed)
    if positions:
        held = held_meetings(meetings, today) if today else meetings
        return any(position < len(held) and held[position].id == meeting.id for position in positions)
    date = date_named(typed, [one.date for one in meetings if one.date])
    if date is not None and meeting.date is not None:
        return date.fits(meeting.date)
    words = fold(typed).split()
    names = fold(" ".join((meeting.id, *(text.title for text in meeting.texts))))
    return bool(words) and all(word in names for word in words)


def _found(hit: Hit) -> Found:
    return Found(hit.meeting.id, hit.headline, hit.minutes.source, hit.quote.lines, hit.quote.text)


def _letters(text: str) -> str:
    """Return the letters and digits of a text: what is left when signs of Markdown and white space do not count."""
    return _NO_LETTERS.sub("", fold(text))
