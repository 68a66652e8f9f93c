"""Reads the rows of a table: their cells, and where the heads of their columns stand."""

import re

from bot.text import Lines, SourceText

_BAR = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"[\s|:-]+")
_MAX_ROWS_ABOVE = 300  # rows between a row and the head of its table


def cells_of(line: str) -> list[str]:
    r"""Return the cells of a table's row as written, without white space around them.

    >>> cells_of(r"| a \| b | c |")
    ['a \\| b', 'c']
    """
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip() for cell in _BAR.split(inner)]


def head_of(table: Lines, text: SourceText) -> int | None:
    """Return the line of the heads of the columns, None if there is none; a row may be a section of its own."""
    for number in range(table.first + 1, max(table.first - _MAX_ROWS_ABOVE, 1), -1):
        line = text.line(number) if number <= text.line_count else ""
        if _DELIMITER.fullmatch(line) and "-" in line and "|" in line:
            return number - 1
        if number <= table.first and "|" not in line:
            return None
    return None
