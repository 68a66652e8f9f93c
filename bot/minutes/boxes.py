"""Finds the boxes of a page in which it says how its parts are to be filled in: `<div class="callout">`."""

import re
from collections.abc import Iterator, Sequence

from bot.minutes.labels import labels_in
from bot.minutes.rows import Row, RowForm
from bot.minutes.running_text import is_sentence
from bot.minutes.shown import shown_text
from bot.text import Lines, SourceText

_OPENS = re.compile(
    r'\s{0,3}<(?P<tag>div|aside) class="(?:callout|admonition|note|tip|hint|info|warning)\b[^<>]{0,100}>'
)
_ENDS = (".", "。", "!", "！")
_MAX_BOX = 60  # lines


def outside_boxes(rows: Sequence[Row], text: SourceText, language: str) -> Sequence[Row]:
    """Return the rows of a file without those in boxes of nothing but sentences; what else stands in one counts."""
    starts = {number: box.first for box in _boxes(text) for number in range(box.first, box.last + 1)}
    if not starts:
        return rows
    shown = [row for row in rows if row.line not in starts or not _is_tag(row)]
    boxed = (row for row in shown if row.line in starts)
    # The first lines of the boxes that are a part of the minutes.
    kept = {starts[row.line] for row in boxed if row.form is not RowForm.PARAGRAPH or not _instructs(row, language)}
    return [row for row in shown if row.line not in starts or starts[row.line] in kept]


def _is_tag(row: Row) -> bool:
    return row.text.lstrip().startswith("<") and not shown_text(row.text).strip()


def _instructs(row: Row, language: str) -> bool:
    """Return whether a row is a sentence, without a label that parts of minutes have."""
    shown = shown_text(row.text).strip()
    return not labels_in(row.text, language) and (shown.endswith(_ENDS) or is_sentence(shown, language))


def _boxes(text: SourceText) -> Iterator[Lines]:
    if "<div class=" not in text.text and "<aside class=" not in text.text:
        return
    first, tag, depth = 0, "", 0
    for number in range(1, text.line_count + 1):
        line = text.line(number)
        if not depth and (match := _OPENS.match(line)):
            first, tag = number, match["tag"]
        elif not depth:
            continue
        depth = max(0, depth + line.count(f"<{tag}") - line.count(f"</{tag}>"))
        if not depth:
            yield Lines(first, number)
        elif number - first > _MAX_BOX:
            depth = 0
