"""Finds what a table sums up: its rows open with titles in bold, those of one topic with the same one.

Met in real minutes: `| 4.1 | **The hose** Ada has mended it. |`, one row for each thing that was said.
"""

import re
from collections.abc import Iterator, Sequence

from bot.minutes.model import Item
from bot.minutes.sections import BlockKind, Section
from bot.minutes.table_rows import cells_of
from bot.text import Lines, SourceText, fold

_TITLED = re.compile(r"(?:\*\*|__)(?P<title>[^*_|][^*|]{1,150}?)\s*[:：]?\s*(?:\*\*|__)\s*[:：]?\s*(?=[^\s*_].{10})")
_MIN_TITLED = 3  # rows
_SHARE = 0.8  # of the rows that open with a title
_MIN_TITLES = 2


def titled_rows(sections: Sequence[Section], text: SourceText) -> tuple[Item, ...]:
    """Return what the first table whose rows open with titles tells of, each topic with all rows from its first on."""
    for section in sections:
        for block in section.blocks:
            titles = list(_titles(block.lines, text)) if block.kind is BlockKind.TABLE else []
            if len(titles) >= _MIN_TITLES:
                ends = [*(row - 1 for row, _ in titles[1:]), block.lines.last]
                path = (*section.path, section.heading) if section.heading else section.path
                return tuple(
                    Item(None, title, path, (), Lines(row, end), ())
                    for (row, title), end in zip(titles, ends, strict=True)
                )
    return ()


def _titles(table: Lines, text: SourceText) -> Iterator[tuple[int, str]]:
    """Yield the titles that most rows of a table open with, each at its first row; none if its rows do not."""
    rows = {row: cells_of(text.line(row)) for row in range(table.first + 2, table.last + 1)}
    for column in range(max(map(len, rows.values()), default=0)):
        found = [
            (row, match["title"])
            for row, cells in rows.items()
            if column < len(cells) and (match := _TITLED.match(cells[column]))
        ]
        if len(found) >= _MIN_TITLED and len(found) >= _SHARE * len(rows):
            seen: set[str] = set()
            for row, title in found:
                if fold(title) not in seen:
                    seen.add(fold(title))
                    yield row, title
            return
