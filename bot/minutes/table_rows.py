"""Reads the rows of a table: their cells, and where the heads of their columns stand."""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from bot.text import Lines, SourceText

_BAR = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"[\s|:-]+")
_MAX_ROWS_ABOVE = 300  # rows between a row and the head of its table


def cells_of(line: str, *, most: int = 0) -> list[str]:
    r"""Return the cells of a table's row as written, without white space around them.

    With `most`, what stands behind so many cells is one more.

    >>> cells_of(r"| a \| b | c |")
    ['a \\| b', 'c']
    """
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip() for cell in _BAR.split(inner, maxsplit=most)]


def head_of(table: Lines, text: SourceText) -> int | None:
    """Return the line of the heads of the columns, None if there is none; a row may be a section of its own."""
    if not (text.hidden or text.concealed):
        rows = _rows_in(text.text)
        head = bisect_right(rows.delimiters, table.first + 1)
        found = rows.delimiters[head - 1] if head else 0
        above = bisect_right(rows.without_bars, table.first)
        is_cut = above > 0 and rows.without_bars[above - 1] > found
        return None if is_cut or found <= max(table.first - _MAX_ROWS_ABOVE, 1) else found - 1
    for number in range(table.first + 1, max(table.first - _MAX_ROWS_ABOVE, 1), -1):
        line = text.line(number) if number <= text.line_count else ""
        if _DELIMITER.fullmatch(line) and "-" in line and "|" in line:
            return number - 1
        if number <= table.first and "|" not in line:
            return None
    return None


class _Rows(NamedTuple):
    """The numbers of some lines of a text, in order."""

    delimiters: tuple[int, ...]
    """Of those beneath the heads of tables."""
    without_bars: tuple[int, ...]


@lru_cache(maxsize=2)  # each row of a long table asks for the head of the same text
def _rows_in(text: str) -> _Rows:
    lines = [*enumerate(text.split("\n"), 1)]
    delimiters = (number for number, line in lines if "-" in line and "|" in line and _DELIMITER.fullmatch(line))
    return _Rows(tuple(delimiters), tuple(number for number, line in lines if "|" not in line))
