"""Cuts sections into entries, the units that are searched and quoted.

Every non-blank line of a section belongs to an entry, and an entry's lines follow one another in the file.
"""

from collections.abc import Iterator, Sequence

from bot.minutes.model import Entry, EntryKind, Item
from bot.minutes.roles import role_of
from bot.minutes.sections import BlockKind, Section
from bot.text import Lines, SourceText

_MOST_LINES = 60
_WHOLE = 2_000  # characters that an item may have and still stay in one piece
_PASSAGE = 1_500  # characters that the passages of a longer one have at the most, where its blocks allow it


def entries_of(
    head: Sequence[Section], sections: Sequence[Section], items: Sequence[Item], text: SourceText
) -> tuple[Entry, ...]:
    """Return the entries of one file in the order of its lines; `items` stand beside their `sections`."""
    entries: list[Entry] = []
    for section in head:
        kind = EntryKind.OVERVIEW if sections else EntryKind.AGENDA
        entries += _passages(section, section.lines.first, None, kind, text)
    # A heading with nothing but deeper headings beneath it opens the first entry below it.
    opening: int | None = None
    for position, (section, item) in enumerate(zip(sections, items, strict=True)):
        first = opening or section.lines.first
        following = sections[position + 1] if position + 1 < len(sections) else None
        if following and following.level > section.level and not _has_text(section.body, text):
            opening = first
            continue
        opening = None
        entries += _passages(section, first, item, EntryKind.AGENDA, text)
        entries += (
            Entry(
                EntryKind.QUESTION,
                question.lines,
                body=(question.answer or question.lines,),
                words=(question.answer,) if question.answer else (),
                item=item,
                question=question.text,
            )
            for question in item.questions
        )
    return tuple(entries)


def _passages(section: Section, first: int, item: Item | None, kind: EntryKind, text: SourceText) -> Iterator[Entry]:
    """Yield one entry for a short section, several for a long one."""
    last = trimmed_end(section.lines, text)
    role = role_of(section.heading) if section.heading else None
    answered = [question.lines for question in item.questions] if item else []
    size = text.slice_of(Lines(first, last))
    if last - first < _MOST_LINES and size.end - size.start <= _WHOLE:
        pieces = [Lines(first, last)]
    else:
        pieces = list(_pieces(section, Lines(first, last), text))
    for piece in pieces:
        body_first = max(piece.first, section.lines.first + section.heading_lines)
        body = Lines(body_first, piece.last)
        words = tuple(_outside(body, answered, text)) if body_first <= piece.last else ()
        if words or piece.first == first:
            quotable = words or ((body,) if _has_text(body, text) else (piece,))
            yield Entry(kind, piece, body=quotable, words=words, item=item, role=role)


def _pieces(section: Section, lines: Lines, text: SourceText) -> Iterator[Lines]:
    """Yield runs of lines that are short enough to be an entry, cut between blocks or list items where possible."""
    start = lines.first
    size = 0
    for first, last in _units(section, lines):
        length = _length(Lines(first, last), text)
        too_long = size + length > _PASSAGE or last - start >= _MOST_LINES
        if too_long and first > start and _has_text(Lines(start, first - 1), text):
            yield Lines(start, first - 1)
            start, size = first, 0
        size += length
    yield Lines(start, lines.last)


def _units(section: Section, lines: Lines) -> Iterator[Lines]:
    """Yield the lines in units that should stay together, without gaps: list items, paragraphs, rows."""
    starts = {lines.first, section.lines.first}
    for block in section.blocks:
        starts.add(block.lines.first)
        if block.kind is BlockKind.LIST:
            starts.update(item.first for item in block.list_items)
        if block.lines.last - block.lines.first >= _MOST_LINES // 2 or block.kind in (
            BlockKind.TABLE,
            BlockKind.CODE,
        ):
            starts.update(range(block.lines.first, block.lines.last + 1))
    ordered = sorted(start for start in starts if lines.first <= start <= lines.last)
    # A gap in what the parser saw must not make a unit of more lines than an entry may have.
    for start, end in zip(ordered, [*ordered[1:], lines.last + 1], strict=True):
        for first in range(start, end, _MOST_LINES // 2):
            yield Lines(first, min(first + _MOST_LINES // 2, end) - 1)


def _outside(lines: Lines, taken: Sequence[Lines], text: SourceText) -> Iterator[Lines]:
    """Yield the runs of `lines` that hold text and belong to none of `taken`."""
    first = lines.first
    for gap in (*taken, Lines(lines.last + 1, lines.last + 1)):
        run = Lines(first, min(gap.first - 1, lines.last))
        if run.first <= run.last and _has_text(run, text):
            yield run
        first = max(first, gap.last + 1)


def trimmed_end(lines: Lines, text: SourceText) -> int:
    """Return the last line that is neither blank nor a rule, the first line where there is no other."""
    last = lines.last
    while last > lines.first and not text.line(last).strip(" \t-*_"):
        last -= 1
    return last


def _has_text(lines: Lines | None, text: SourceText) -> bool:
    return lines is not None and any(line.strip(" \t-*_") for line in text.lines(lines))


def _length(lines: Lines, text: SourceText) -> int:
    start, end = text.slice_of(lines)
    return end - start
