"""Finds the boxes of a page in which it says how its parts are to be filled in: `<div class="callout">`."""

import re
from collections.abc import Iterator, Sequence

from bot.minutes.labels import labels_in
from bot.minutes.rows import Row
from bot.text import Lines, SourceText

_OPENS = re.compile(
    r'\s{0,3}<(?P<tag>div|aside) class="(?:callout|admonition|note|tip|hint|info|warning)\b[^<>]{0,100}>'
)
_MAX_BOX = 60  # lines


def outside_boxes(rows: Sequence[Row], text: SourceText, language: str) -> Sequence[Row]:
    """Return the rows of a file without those in boxes; a box in which a label stands is a part of the minutes."""
    rows = list(rows)
    for box in _boxes(text):
        inside = [row for row in rows if box.first < row.line < box.last]
        if not any(labels_in(row.text, language) for row in inside):
            rows = [row for row in rows if row not in inside]
    return rows


def _boxes(text: SourceText) -> Iterator[Lines]:
    if "<div class=" not in text.text and "<aside class=" not in text.text:
        return
    first, closing = 0, ""
    for number in range(1, text.line_count + 1):
        line = text.line(number)
        if closing and (closing in line or number - first > _MAX_BOX):
            if closing in line:
                yield Lines(first, number)
            closing = ""
        elif not closing and (match := _OPENS.match(line)):
            first, closing = number, f"</{match['tag']}>"
