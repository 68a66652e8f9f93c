"""The rows of tables, which any screen shows as lines: cells with a bar between them, without padding."""

import re
from collections.abc import Iterator, Sequence

from bot.replies.markdown.inline import Sign
from bot.text import Slice

_BAR = re.compile(r"(?<!\\)\|")
_PADDING = " \t"


def is_row(line: str) -> bool:
    """Return whether a line may be a row of a table: bars at both ends."""
    written = line.strip()
    return len(written) > 1 and written.startswith("|") and written.endswith("|") and not written.endswith("\\|")


def row_signs(text: str, rows: Sequence[Slice]) -> Iterator[Sign]:
    r"""Yield the bars and the padding of lines that `is_row`; one that stands alone is no row.

    >>> text = "| a  | b |\n| 1 ||"
    >>> [text[sign.start : sign.end] + ">" + sign.shown for sign in row_signs(text, [Slice(0, 10), Slice(11, 17)])]
    ['| >', '  | > | ', ' |>', '| >', ' |> | ', '|>']
    """
    for number, (start, end) in enumerate(rows):
        above = number > 0 and _touch(text, rows[number - 1].end, start)
        below = number + 1 < len(rows) and _touch(text, end, rows[number + 1].start)
        if above or below:
            yield from _signs_of(text, start, end)


def _touch(text: str, end: int, start: int) -> bool:
    """Return whether a line that ends at `end` stands right above one that begins at `start`."""
    return text[end:start].count("\n") == 1 and not text[end:start].strip()


def _signs_of(text: str, start: int, end: int) -> Iterator[Sign]:
    bars = [bar.start() for bar in _BAR.finditer(text, start, end)]
    position = start
    for number, bar in enumerate(bars):
        before = bar - len(text[position:bar]) + len(text[position:bar].rstrip(_PADDING))
        cell = text[bar + 1 : bars[number + 1]] if number + 1 < len(bars) else text[bar + 1 : end]
        position = bar + 1 + len(cell) - len(cell.lstrip(_PADDING))
        is_between = 0 < number < len(bars) - 1
        yield Sign(before, position, " | " if is_between else "")
