"""Files as they were read, in a form that can be kept between runs: plain values, without the text of the files.

The text comes from the sources each time, so that nothing is ever quoted that does not stand in them now. What is read
back is of the types that are named here and of no others, and every place in it lies in its file.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from string import Formatter

import msgspec

from bot.knowledge.ingest import SourceContents
from bot.knowledge.workers import ReadFile
from bot.minutes.date_clues import DateClues
from bot.minutes.model import Attendee, Entry, EntryKind, Item, MeetingDate, Minutes, Question, Role, Task, TopicHeading
from bot.minutes.permalinks import LinkTemplate
from bot.minutes.problem import Level, Problem
from bot.minutes.told import Told
from bot.sources.model import SkippedFile, SourceFile
from bot.text import Lines, Slice, SourceText

_NO_ITEM = -1
_MAX_YEAR, _MAX_MONTH, _MAX_DAY = 9999, 12, 31
_WEB = ("https://", "http://")


class _Sentence(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """A sentence with what it was made of."""

    phrase: str
    values: "tuple[tuple[str, str | _Sentence], ...]"


_Said = str | _Sentence


class _Problem(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    line: int
    level: Level
    code: str
    message: _Said
    fix: _Said


class _Entry(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    kind: EntryKind
    lines: Lines
    body: tuple[Lines, ...]
    words: tuple[Lines, ...]
    item: int
    """Its number among those of the minutes."""
    question: str | None
    role: Role | None
    speakers: tuple[str, ...]
    announces: bool
    tasks: tuple[Task, ...]


class _Minutes(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    title: str
    date: MeetingDate | None
    language: str
    url: str | None
    attendees: tuple[Attendee, ...]
    absent: tuple[Attendee, ...]
    items: tuple[Item, ...]
    entries: tuple[_Entry, ...]
    lines: Lines | None
    is_transcript: bool
    has_notes: bool
    topics: tuple[int, ...]
    """Their numbers among the items."""
    told: tuple[Item, ...]
    """The topics that are no items."""
    headings: tuple[TopicHeading, ...]
    led: tuple[Item, ...]


class KeptFile(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """One file as it was read."""

    path: str
    hidden: tuple[int, ...]
    concealed: tuple[Slice, ...]
    minutes: tuple[_Minutes, ...]
    clues: tuple[DateClues, ...]
    skipped: _Said | None
    problems: tuple[_Problem, ...]
    is_told_by_series: bool


def kept_files(files: Sequence[ReadFile], contents: SourceContents) -> tuple[KeptFile, ...]:
    """Return files as what can be kept of them; they are those of the contents, in their order."""
    return tuple(_kept(read, file) for read, (file, _, _) in zip(files, _places(contents), strict=True))


def files_of(kept: Sequence[KeptFile], contents: SourceContents) -> tuple[ReadFile, ...]:
    """Return the files that were kept, with the text that they have in the contents.

    Raise `ValueError` if they were not read from these, or say what cannot be so.
    """
    return tuple(_file(one, *place) for one, place in zip(kept, _places(contents), strict=True))


def _places(contents: SourceContents) -> Iterator[tuple[SourceFile, str, LinkTemplate | None]]:
    for source in contents.sources:
        yield from ((file, source.name, source.link_template) for file in source.files)


def _kept(read: ReadFile, file: SourceFile) -> KeptFile:
    text = read.minutes[0].text if read.minutes else SourceText("")
    return KeptFile(
        file.path,
        text.hidden,
        text.concealed,
        tuple(map(_kept_minutes, read.minutes)),
        read.clues,
        _said(read.skipped.reason) if read.skipped else None,
        tuple(_Problem(one.line, one.level, one.code, _said(one.message), _said(one.fix)) for one in read.problems),
        read.is_told_by_series,
    )


def _kept_minutes(minutes: Minutes) -> _Minutes:
    numbers = {id(item): number for number, item in enumerate(minutes.items)}
    entries = (
        _Entry(
            entry.kind,
            entry.lines,
            entry.body,
            entry.words,
            numbers[id(entry.item)] if entry.item else _NO_ITEM,
            entry.question,
            entry.role,
            entry.speakers,
            entry.announces,
            entry.tasks,
        )
        for entry in minutes.entries
    )
    return _Minutes(
        minutes.title,
        minutes.date,
        minutes.language,
        minutes.url,
        minutes.attendees,
        minutes.absent,
        minutes.items,
        tuple(entries),
        minutes.lines,
        minutes.is_transcript,
        minutes.has_notes,
        tuple(numbers[id(item)] for item in minutes.topics if id(item) in numbers),
        tuple(item for item in minutes.topics if id(item) not in numbers),
        minutes.headings,
        minutes.led,
    )


def _file(kept: KeptFile, file: SourceFile, origin: str, links: LinkTemplate | None) -> ReadFile:
    if kept.path != file.path or bool(kept.minutes) == (kept.skipped is not None):
        raise ValueError("it is of other files")
    skipped = SkippedFile(file.path, _as_said(kept.skipped)) if kept.skipped is not None else None
    problems = tuple(
        Problem(file.path, one.line, one.level, one.code, _as_said(one.message), _as_said(one.fix))
        for one in kept.problems
    )
    if len(kept.clues) != len(kept.minutes):
        raise ValueError("the clues are of other minutes")
    _check_dates(reading for clues in kept.clues for clue in clues.clues for reading in clue.written.readings)
    if not all(clue.written.readings for clues in kept.clues for clue in clues.clues):
        raise ValueError("a date has no reading")
    text = SourceText(file.text, kept.hidden, kept.concealed) if kept.minutes else SourceText("")
    _check_hidden(text)
    minutes = tuple(_minutes(one, text, file.path, origin, links) for one in kept.minutes)
    return ReadFile(minutes, kept.clues, skipped, problems, kept.is_told_by_series)


def _minutes(kept: _Minutes, text: SourceText, path: str, origin: str, links: LinkTemplate | None) -> Minutes:
    _check_places(kept, text.line_count)
    _check_dates(task.due for entry in kept.entries for task in entry.tasks if isinstance(task.due, MeetingDate))
    if kept.date is not None:
        _ = kept.date.first_day  # raises for a day that the calendar lacks
    if kept.url is not None and not kept.url.startswith(_WEB):
        raise ValueError("a link leads nowhere")
    items: tuple[Item | None, ...] = (*kept.items, None)
    if not all(_NO_ITEM <= entry.item < len(kept.items) for entry in kept.entries):
        raise ValueError("an entry is of no item")
    entries = tuple(
        Entry(
            one.kind,
            one.lines,
            one.body,
            one.words,
            items[one.item],
            one.question,
            one.role,
            one.speakers,
            one.announces,
            one.tasks,
        )
        for one in kept.entries
    )
    if not all(0 <= number < len(kept.items) for number in kept.topics):
        raise ValueError("a topic is no item")
    starts = {item.lines.first for item in kept.items}
    if not all(starts.issuperset((one.line, *one.inside)) for one in kept.headings):
        raise ValueError("a heading is no item")
    return Minutes(
        path,
        origin,
        kept.title,
        kept.date,
        kept.language,
        kept.url,
        kept.attendees,
        kept.absent,
        kept.items,
        entries,
        text,
        kept.lines,
        kept.is_transcript,
        kept.has_notes,
        tuple(kept.items[number] for number in kept.topics) or kept.told,
        kept.headings,
        kept.led,
        links,
    )


def _check_places(kept: _Minutes, lines: int) -> None:
    """Raise `ValueError` if anything stands outside of the file, or nothing can be quoted of an entry."""
    for place in _places_in(kept):
        if not 1 <= place.first <= place.last <= lines:
            raise ValueError("something stands outside of its file")


def _places_in(kept: _Minutes) -> Iterator[Lines]:
    if kept.lines:
        yield kept.lines
    for entry in kept.entries:
        yield entry.lines
        yield from entry.body
        yield from entry.words
        yield from (task.lines for task in entry.tasks)
    for item in (*kept.items, *kept.told, *kept.led):
        yield item.lines
        yield from chain.from_iterable(map(_places_of, item.questions))


def _places_of(question: Question) -> tuple[Lines, ...]:
    return (question.lines, question.answer) if question.answer else (question.lines,)


def _check_hidden(text: SourceText) -> None:
    """Raise `ValueError` if what a reader does not see is not in order, or not in the text."""
    if text.hidden and not (text.hidden[0] > 0 and text.hidden[-1] <= text.line_count):
        raise ValueError("what is hidden stands outside of its file")
    if any(one >= other for one, other in zip(text.hidden, text.hidden[1:], strict=False)):
        raise ValueError("what is hidden is in no order")
    end = 0
    for place in text.concealed:
        if not end <= place.start <= place.end:
            raise ValueError("what is concealed is in no order")
        end = place.end
    if end > len(text.text):
        raise ValueError("what is concealed stands outside of its file")


def _check_dates(dates: Iterable[MeetingDate]) -> None:
    for year, month, day in dates:
        if not (0 <= year <= _MAX_YEAR and 0 <= month <= _MAX_MONTH and 0 <= day <= _MAX_DAY):
            raise ValueError("a date is none")


def _said(text: str) -> _Said:
    """Return a sentence so that it can be told in other languages again."""
    if not isinstance(text, Told):
        return text
    return _Sentence(text.phrase, tuple((name, _said(value)) for name, value in text.values))


def _as_said(said: _Said) -> str:
    """Return a sentence; raise `ValueError` for a phrase that would do more than put its values in."""
    if isinstance(said, str):
        return said
    values = {name: _as_said(value) for name, value in said.values}
    for _, name, form, conversion in Formatter().parse(said.phrase):
        if name is not None and (name not in values or not name.isidentifier() or form or conversion):
            raise ValueError("a sentence lacks a value")
    return Told(said.phrase, **values)
