"""Finds what a table sums up: its rows open with titles in bold, those of one topic with the same one.

Met in real minutes: `| 4.1 | **The hose** Ada has mended it. |`, one row for each thing that was said.
"""

import re
from collections.abc import Sequence

from bot.minutes.model import Item
from bot.minutes.sections import BlockKind, Section
from bot.minutes.table_rows import cells_of
from bot.minutes.topic_wording_kinds import WordingKinds
from bot.text import Lines, SourceText, fold

_TITLED = re.compile(r"(?:\*\*|__)(?P<title>[^\s*_|][^*|]{1,150})(?:\*\*|__)")
_MIN_TEXT = 10  # characters behind a title
_MIN_TITLED = 3  # rows
_SHARE = 0.8  # of the rows that open with a title
_MIN_TITLES = 2
_MAX_COLUMNS = 10


def titled_rows(sections: Sequence[Section], text: SourceText, kinds: WordingKinds) -> tuple[Item, ...]:
    """Return what the first table whose rows open with titles tells of, each topic with all rows from its first on.

    The sections are those that may sum a meeting up. Rows that open with names or labels tell who, or what kind.
    """
    for section in sections:
        for block in section.blocks:
            titles = _titles(block.lines, text) if block.kind is BlockKind.TABLE else []
            if len(titles) >= _MIN_TITLES and _are_topics([title for _, title in titles], kinds):
                ends = [*(row - 1 for row, _ in titles[1:]), block.lines.last]
                path = (*section.path, section.heading) if section.heading else section.path
                return tuple(
                    Item(None, title, path, (), Lines(row, end), ())
                    for (row, title), end in zip(titles, ends, strict=True)
                )
    return ()


def _are_topics(titles: Sequence[str], kinds: WordingKinds) -> bool:
    """Return whether titles are no names, which all of them would be, and for the most part no labels."""
    return not all(map(kinds.is_person, titles)) and sum(map(kinds.is_label, titles)) * 2 < len(titles)


def _titles(table: Lines, text: SourceText) -> list[tuple[int, str]]:
    """Return the titles that most rows of a table open with, each at its first row; none if its rows do not."""
    rows = range(table.first + 2, table.last + 1)
    by_column: dict[int, list[tuple[int, str]]] = {}
    for row in rows:
        for column, cell in enumerate(cells_of(text.line(row))[:_MAX_COLUMNS]):
            title = _title(cell)
            if title:
                by_column.setdefault(column, []).append((row, title))
    most = max(by_column.values(), key=len, default=[])
    if len(most) < _MIN_TITLED or len(most) < _SHARE * len(rows):
        return []
    first = {fold(title): (row, title) for row, title in reversed(most)}
    return sorted(first.values())


def _title(cell: str) -> str:
    """Return what a cell opens with in bold, without a colon, "" if it has no title or says nothing behind it."""
    match = _TITLED.match(cell)
    said = cell[match.end() :].lstrip(" :：") if match else ""
    return match["title"].rstrip(" :：") if match and len(said) >= _MIN_TEXT and said[0] not in "*_" else ""
