"""Finds the topics that stand in a column of a table: one that says so, or the one behind the numbers of the rows."""

from collections.abc import Iterator, Sequence
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.minutes.heading_kinds import HeadingKind, heading_kind, says_only_discussed
from bot.minutes.sections import Block, BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.table_rows import cells_of
from bot.minutes.task_words import task_words
from bot.text import SourceText, fold

_MIN_ROWS = 2
_MAX_COLUMNS = 3  # of a table that numbers its topics; one with more tells other things of them


def topic_cells(section: Section, text: SourceText, language: str = "") -> Iterator[tuple[int, str]]:
    """Yield the cells of a table's column of topics with their lines, as written; none if there is no such column."""
    for names, listed in _tables(section, text):
        column = _column(names, [cells for _, cells in listed], own_language(language))
        for row, cells in listed if column is not None else ():
            if column is not None and column < len(cells):
                yield row, cells[column]


def tells_what_was_discussed(block: Block, text: SourceText, language: str = "") -> bool:
    """Return whether a block is a table with a column of topics, and one of what was discussed or noted of them.

    One that tells who does what is a table of tasks.
    """
    if block.kind is not BlockKind.TABLE:
        return False
    own = own_language(language)
    names, topics = set(_heads(block, text)), _topic_columns(own)
    is_told = any(says_only_discussed(name, language) for name in names)
    is_of_tasks = not is_told and not names.isdisjoint(task_words(own).owner_columns)
    return not is_of_tasks and not names.isdisjoint(topics) and any(_is_of_notes(name, language) for name in names)


def _is_of_notes(name: str, language: str) -> bool:
    return heading_kind(name, language) is HeadingKind.NOTES or says_only_discussed(name, language)


def _tables(section: Section, text: SourceText) -> Iterator[tuple[list[str], list[tuple[int, Sequence[str]]]]]:
    """Yield the tables of a section: their heads, folded, and the cells of each row with its line."""
    for block in section.blocks:
        if block.kind is BlockKind.TABLE:
            rows = range(block.lines.first + 2, block.lines.last + 1)
            yield _heads(block, text), [(row, cells_of(text.line(row))) for row in rows]


def _heads(block: Block, text: SourceText) -> list[str]:
    return [fold(shown_text(cell)) for cell in cells_of(text.line(block.lines.first))]


def _column(names: Sequence[str], rows: Sequence[Sequence[str]], language: str) -> int | None:
    """Return the number of the column of topics, None if there is none."""
    topics = (number for number, name in enumerate(names) if name in _topic_columns(language))
    named = next((number for number in topics if _names_something(number, rows)), None)
    numbers = [shown_text(cells[0]).strip(" .").lstrip("0") for cells in rows if cells]  # "01"
    counts = len(numbers) >= _MIN_ROWS and numbers == [str(number) for number in range(1, len(numbers) + 1)]
    return 1 if named is None and counts and 1 < len(names) <= _MAX_COLUMNS else named


def _names_something(column: int, rows: Sequence[Sequence[str]]) -> bool:
    """Return whether not all cells of a column are mere numbers: "Item 4.1"."""
    cells = [cells[column] for cells in rows if column < len(cells)]
    return any(map(str.isalpha, "".join(cells))) or not any(map(str.isdecimal, "".join(cells)))


@cache
def _topic_columns(language: str) -> frozenset[str]:
    return frozenset(map(fold, words_for(language).headings.topic_columns))
