"""Finds the topics that stand in a column of a table."""

from collections.abc import Iterator
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.minutes.sections import BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.table_rows import cells_of
from bot.text import SourceText, fold


def topic_cells(section: Section, text: SourceText, language: str = "") -> Iterator[tuple[int, str]]:
    """Yield the cells of a table's column of topics with their lines, as written; none if there is no such column."""
    columns = _topic_columns(own_language(language))
    for block in section.blocks:
        if block.kind is not BlockKind.TABLE:
            continue
        header, *rows = range(block.lines.first, block.lines.last + 1)
        names = [fold(shown_text(cell)) for cell in cells_of(text.line(header))]
        column = next((number for number, name in enumerate(names) if name in columns), None)
        for row in rows[1:] if column is not None else ():
            cells = cells_of(text.line(row))
            if column is not None and column < len(cells):
                yield row, cells[column]


@cache
def _topic_columns(language: str) -> frozenset[str]:
    return frozenset(map(fold, words_for(language).headings.topic_columns))
