"""Cuts sections into entries, the units that are searched and quoted.

Every non-blank line of a section that is not hidden belongs to an entry, and an entry's lines follow one another in
the file.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.model import Entry, EntryKind, Item, MeetingDate, Question, Role
from bot.minutes.presenter_labels import abbreviations_in
from bot.minutes.repositories import names_repository
from bot.minutes.roles import HAVE_TASKS
from bot.minutes.section_roles import MarkedSection, marked_sections
from bot.minutes.sections import BlockKind, Section
from bot.minutes.speakers import speakers_in
from bot.minutes.tasks import TaskReader
from bot.text import Lines, SourceText

_TAG = re.compile(r"\s*</?[A-Za-z][^<>]{0,200}>\s*")
_MAX_TAG_LINES = 3
_MAX_LINES = 60
_WHOLE = 4_000  # characters that an item may have and still stay in one piece
_COLLECTS = (HeadingKind.COLLECTION, HeadingKind.AGENDA, HeadingKind.NOTES, HeadingKind.QUESTIONS)
_PASSAGE = 3_000  # characters that the passages of a longer one have at the most, if its blocks allow it


class Part(NamedTuple):
    """A section with the item that it is read as."""

    section: Section
    item: Item
    language: str = ""
    """Of the file."""


def entries_of(
    head: Sequence[Part],
    parts: Sequence[Part],
    announces: frozenset[int],
    text: SourceText,
    people: AttendeeNames,
    date: MeetingDate | None = None,
) -> tuple[Entry, ...]:
    """Return the entries of one file in the order of its lines.

    `head` is what stands above its agenda; `announces` are the positions of the parts that only announce,
    `date` is the day of the meeting.
    """
    entries: list[Entry] = []
    for part, marked in zip(head, _marked(head, text), strict=True):
        kind = EntryKind.OVERVIEW if parts else EntryKind.AGENDA
        passages = _passages(part, marked, part.section.lines.first, kind, text)
        # The head is found by the title of the meeting.
        entries += (replace(passage, item=None) for passage in passages)
        entries += _questions(part, text)
    sections = [part.section for part in parts]
    # A heading with nothing but deeper headings beneath it opens the first entry below it.
    opening: int | None = None
    for position, (part, marked) in enumerate(zip(parts, _marked(parts, text, announces), strict=True)):
        section = part.section
        first = opening or section.lines.first
        following = sections[position + 1] if position + 1 < len(sections) else None
        if following and following.level > section.level and not _has_text(section.body, text):
            opening = first
            continue
        opening = None
        # Who attended belongs to the meeting's head wherever it stands.
        attendees = heading_kind(section.heading or "", part.language) is HeadingKind.ATTENDEES
        kind = EntryKind.OVERVIEW if attendees else EntryKind.AGENDA
        entries += _passages(part, marked, first, kind, text, announces=position in announces)
        entries += _questions(part, text)
    # What has nothing to quote can answer nothing, whatever it was cut from.
    quotable = [entry for entry in entries if not all(map(text.is_blank, entry.body))]
    language = next((part.language for part in (*parts, *head)), "")
    reader = TaskReader(text, people, date, language)
    return tuple(_with_tasks(entry, text, reader) for entry in _with_speakers(quotable, parts, text, people))


def _marked(parts: Sequence[Part], text: SourceText, announces: Container[int] = ()) -> Iterator[MarkedSection]:
    language = parts[0].language if parts else ""
    return marked_sections([part.section for part in parts], text, language, announces=announces)


def _questions(part: Part, text: SourceText) -> Iterator[Entry]:
    for question in part.item.questions:
        yield from _question_entries(question, part, text)


def _question_entries(question: Question, part: Part, text: SourceText) -> Iterator[Entry]:
    """Yield one entry for a question with its answer, several if they are too long for one."""
    answer = question.answer
    for piece in _pieces(part.section, question.lines, text):
        body = Lines(max(piece.first, answer.first), min(piece.last, answer.last)) if answer else piece
        is_answer = answer is not None and body.first <= body.last and _has_text(body, text)
        yield Entry(
            EntryKind.QUESTION,
            piece,
            body=(body if is_answer else piece,),
            words=(body,) if is_answer else (),
            item=part.item,
            question=question.text,
        )


def _with_tasks(entry: Entry, text: SourceText, reader: TaskReader) -> Entry:
    if entry.role not in HAVE_TASKS:
        return entry
    found = tuple(
        chain.from_iterable(reader.tasks_in(lines, entry.role, _label_of(entry, lines, text)) for lines in entry.body)
    )
    return replace(entry, tasks=found) if found else entry


def _label_of(entry: Entry, lines: Lines, text: SourceText) -> str:
    """Return the line that tells what some lines of an entry are, or who does all that they say.

    That is the heading right above them, the bullet that they lie beneath, or the entry's own first line.
    """
    line, above = text.line(lines.first), text.line(lines.first - 1) if lines.first > 1 else ""
    is_headed = entry.lines.first < lines.first and above.startswith("#")
    depth = len(line) - len(line.lstrip())
    is_beneath = entry.lines.first == lines.first and above.strip() and len(above) - len(above.lstrip()) < depth
    return above.strip() if is_headed or is_beneath else text.line(entry.lines.first)


def _with_speakers(
    entries: Iterable[Entry], parts: Sequence[Part], text: SourceText, people: AttendeeNames
) -> Iterator[Entry]:
    abbreviations: dict[str, str] = {}
    for part in parts:
        body = [line for line in text.lines(part.item.lines) if line.strip()][1:]
        abbreviations |= abbreviations_in(body, part.language)
    for entry in entries:
        speakers = speakers_in(text.lines(entry.lines), people, abbreviations)
        yield replace(entry, speakers=speakers) if speakers else entry


def _passages(
    part: Part, marked: MarkedSection, first: int, kind: EntryKind, text: SourceText, *, announces: bool = False
) -> Iterator[Entry]:
    """Yield one entry for a short section, several for a long one or one that holds several things."""
    section, item, language = part
    if not _has_text(section.lines, text):
        return
    last = trimmed_end(section.lines, text)
    answered = [question.lines for question in item.questions]
    topics = () if announces else _topics(section, marked.role, language)
    cuts = marked.cuts | {cut for cut in topics if not marked.holds(cut)}
    starting = {part.lines.first: part for part in marked.parts}
    # A heading stays with the first of what it collects.
    below = text.trimmed(section.body) if section.body else None
    starts = [first, *sorted(cut for cut in cuts if below and below.first < cut <= last)]
    for start, end in zip(starts, [*(start - 1 for start in starts[1:]), last], strict=True):
        part_here = starting.get(below.first if below and start == first else start)
        role = part_here.role if part_here else marked.role_at(start)
        lines = Lines(start, end) if start == first else _without_tags(text.trimmed(Lines(start, end)), text)
        for piece in _pieces(section, lines, text) if lines else ():
            body_first = max(piece.first, section.lines.first + section.heading_lines)
            body = Lines(body_first, piece.last) if body_first <= piece.last else None
            words = tuple(_outside(body, answered, text)) if body else ()
            if words or (piece.first == first and section.heading is not None):
                quotable = words or ((body,) if body and _has_text(body, text) else (piece,))
                is_announced = announces and not part_here
                yield Entry(kind, piece, body=quotable, words=words, item=item, role=role, announces=is_announced)
                if part_here and part_here.also:  # what was left open in a row that tells a decision
                    yield Entry(kind, piece, body=quotable, words=(), item=item, role=part_here.also)


def _without_tags(lines: Lines | None, text: SourceText) -> Lines | None:
    """Return lines if they hold more than a tag of HTML, such as one that closes what a part stands in."""
    if lines is None or lines.last - lines.first > _MAX_TAG_LINES:
        return lines
    return lines if any(line.strip() and not _TAG.fullmatch(line) for line in text.lines(lines)) else None


def _topics(section: Section, role: Role | None, language: str) -> Iterator[int]:
    """Yield the first lines of the bullets under a heading that only collects topics."""
    if role is None and section.heading and _collects(section, section.heading, language):
        for block in section.blocks:
            if len(block.list_items) > 1:
                yield from (item.first for item in block.list_items)


def _collects(section: Section, heading: str, language: str) -> bool:
    if heading_kind(heading, language) not in _COLLECTS:
        return False
    # `owner/name` is a repository over a bare list of its issues; with a paragraph beneath it, it is a topic: CI/CD.
    return not names_repository(heading) or all(block.kind is BlockKind.LIST for block in section.blocks)


def _pieces(section: Section, lines: Lines, text: SourceText) -> Iterator[Lines]:
    """Yield the lines in runs that are short enough for an entry and hide nothing; what is cut without blank ends."""
    runs = list(text.shown(lines))
    if runs == [lines] and _is_short(lines, text):
        yield lines
        return
    for run in runs:
        pieces = [run] if _is_short(run, text) else _short_runs(section, run, text)
        yield from filter(None, map(text.trimmed, pieces))


def _is_short(lines: Lines, text: SourceText) -> bool:
    return lines.last - lines.first < _MAX_LINES and _length(lines, text) <= _WHOLE


def _short_runs(section: Section, lines: Lines, text: SourceText) -> Iterator[Lines]:
    """Yield the lines in runs that are short enough for an entry, cut between blocks or list items where possible."""
    start, size = lines.first, 0
    for first, last in _units(section, lines):
        length = _length(Lines(first, last), text)
        if first > start and (size + length > _PASSAGE or last - start >= _MAX_LINES):
            yield Lines(start, first - 1)
            start, size = first, 0
        size += length
    yield Lines(start, lines.last)


def _units(section: Section, lines: Lines) -> Iterator[Lines]:
    """Yield the lines in units that should stay together, without gaps: list items, paragraphs, rows."""
    starts = {lines.first, section.lines.first}
    for block in section.blocks:
        # What follows a block are blank lines: however many there are, they make nothing long.
        starts |= {block.lines.first, block.lines.last + 1}
        for part in block.list_items or (block.lines,):
            starts.add(part.first)
            by_rows = block.kind in (BlockKind.TABLE, BlockKind.CODE)
            if by_rows or part.last - part.first >= _MAX_LINES // 2:
                starts.update(range(part.first, part.last + 1))
    ordered = sorted(start for start in starts if lines.first <= start <= lines.last)
    # A gap in what the parser saw must not make a unit of more lines than an entry may have.
    for start, end in zip(ordered, [*ordered[1:], lines.last + 1], strict=True):
        for first in range(start, end, _MAX_LINES // 2):
            yield Lines(first, min(first + _MAX_LINES // 2, end) - 1)


def _outside(lines: Lines, taken: Sequence[Lines], text: SourceText) -> Iterator[Lines]:
    """Yield the runs of `lines` that hold text and belong to none of `taken`, which are in order."""
    first = lines.first
    start = bisect_left(taken, lines.first, key=lambda run: run.last)
    end = bisect_right(taken, lines.last, key=lambda run: run.first)
    for gap in (*taken[start:end], Lines(lines.last + 1, lines.last + 1)):
        run = Lines(first, min(gap.first - 1, lines.last))
        if run.first <= run.last and _has_text(run, text):
            yield run
        first = max(first, gap.last + 1)


def trimmed_end(lines: Lines, text: SourceText) -> int:
    """Return the last line that is neither blank nor a rule, the first line where there is no other."""
    trimmed = text.trimmed(lines)
    return trimmed.last if trimmed else lines.first


def _has_text(lines: Lines | None, text: SourceText) -> bool:
    return lines is not None and not text.is_blank(lines)


def _length(lines: Lines, text: SourceText) -> int:
    start, end = text.slice_of(lines)
    return end - start
