"""Lays a file out in rows: headings, list items, lines of paragraphs, and rows of tables, whatever they are written in.

Markdown and simple HTML become the same rows, so that whoever reads them need not know how a list was written.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from bot.minutes.labels import opens_with_label
from bot.minutes.sections import Block, BlockKind, Section
from bot.minutes.table_rows import cells_of
from bot.text import SourceText


class RowForm(StrEnum):
    """What a row is."""

    HEADING = "heading"
    ITEM = "list item"
    PARAGRAPH = "paragraph"
    """A line of running text, in a list item too."""
    DEFINITION = "definition"
    """What stands behind a colon at the beginning of a line, and explains the line above."""
    TABLE = "table"
    CODE = "code"
    """A line of code, which some write a list of names in; it is no label."""
    SUMMARY = "summary"
    """What a block that can be folded is called, or a heading in HTML."""
    END = "end"
    """Where such a block ends."""


class Row(NamedTuple):
    """One row of a file."""

    line: int
    form: RowForm
    text: str = ""
    """As written, without the mark of a heading or a list item."""
    depth: int = 0
    """How many list items hold it, its own included; 0 outside of lists."""
    level: int = 0
    """The level of a heading; 0 for any other row."""
    block: int = 0
    """The number of the block that it stands in, counted through the file."""
    cells: tuple[str, ...] = ()
    """The cells of a table's row, as written."""
    is_numbered: bool = False
    """Whether a list item has a number and no bullet."""


_MARKER = re.compile(r"(?P<indent>[ \t]*)(?P<marker>(?:[-*+•·‣▪]|\d{1,3}[.)])(?:[ \t]+|$)|[•·・‣▪])?")
_QUOTE_MARKS = re.compile(r"[ \t]{0,3}>[> \t]{0,20}")
_DEFINITION = re.compile(r"[ \t]{0,3}[:：][ \t]+(?=\S)")
_DELIMITERS = re.compile(r"[|:\- \t]+")
_TAG = re.compile(
    r"<(/?)(table|tr|td|th|li|ul|ol|summary|details|p|div|br|h[1-6])(?![\w-])[^<>]{0,500}>", re.IGNORECASE
)
_HTML_BOX = re.compile(r"\s*(?:<label\b[^<>]{0,100}>\s*)?<input\b[^<>]{0,100}\bcheckbox\b[^<>]{0,100}>", re.IGNORECASE)
_VALUE = re.compile(r"\"[^\"]{0,100}\"|'[^']{0,100}'")
_CHECKED = re.compile(r"\schecked\b", re.IGNORECASE)
_MIN_LABELS = 2  # indented lines
_MAX_CELLS = 60  # what stands behind so many is one more
_TAB = 4  # columns


def rows_of(sections: Sequence[Section], text: SourceText) -> tuple[Row, ...]:
    """Return the rows of a file in its order; blank lines, rules and delimiters of tables are none."""
    return tuple(_rows(sections, text))


def _rows(sections: Sequence[Section], text: SourceText) -> Iterator[Row]:
    block_number = 0
    for section in sections:
        block_number += 1
        if section.heading is not None:
            yield Row(section.lines.first, RowForm.HEADING, section.heading, level=section.level, block=block_number)
        for block in section.blocks:
            block_number += 1
            yield from _in_block(block, text, block_number)


def _in_block(block: Block, text: SourceText, number: int) -> Iterator[Row]:
    lines = list(enumerate(text.lines(block.lines), block.lines.first))
    if block.kind in (BlockKind.TABLE, BlockKind.CODE):
        # Many an indented table is code in the eyes of a parser.
        is_code = block.kind is BlockKind.CODE
        if is_code and _are_labels(lines):
            yield from _in_lines([(at, line.lstrip()) for at, line in lines], number)
            return
        yield from _in_table([row for row in lines if not is_code or row[1].lstrip().startswith("|")], number)
        yield from _in_code(lines, number) if is_code else ()
    elif block.kind is BlockKind.HTML:
        yield from _Html(number).rows(lines)
    elif block.kind in (BlockKind.LIST, BlockKind.PARAGRAPH, BlockKind.QUOTE):
        if block.verbatim:
            code = {number for run in block.verbatim for number in range(run.first, run.last + 1)}
            lines = [(at, line) for at, line in lines if at not in code]
        yield from _in_lines(lines, number)


def _in_lines(lines: Sequence[tuple[int, str]], block: int) -> Iterator[Row]:
    """Yield the rows of a list, a paragraph or a quote; how deep an item is, its indentation tells."""
    above: list[int] = []
    for number, written in lines:
        quote = _QUOTE_MARKS.match(written)
        line = written[quote.end() :] if quote else written
        match = _MARKER.match(line)
        if match is None or not line.strip():
            continue
        if match["marker"]:
            indent = len(match["indent"].expandtabs(_TAB))
            while above and above[-1] >= indent:
                above.pop()
            above.append(indent)
            yield Row(
                number,
                RowForm.ITEM,
                _with_box(line[match.end() :].strip()),
                depth=len(above),
                block=block,
                is_numbered=match["marker"][0].isdecimal(),
            )
        elif definition := _DEFINITION.match(line):
            yield Row(number, RowForm.DEFINITION, line[definition.end() :].strip(), depth=len(above), block=block)
        elif _HTML_BOX.match(line):
            yield Row(number, RowForm.ITEM, _with_box(line), depth=len(above) + 1, block=block)
        else:
            yield Row(number, RowForm.PARAGRAPH, line.strip(), depth=len(above), block=block)


def _with_box(wording: str) -> str:
    """Return the wording of an item with a box of HTML at its beginning as one of Markdown: "[x] Ada"."""
    box = _HTML_BOX.match(wording)
    if box is None:
        return wording
    mark = "x" if _CHECKED.search(_VALUE.sub("", box.group())) else " "
    return f"[{mark}] {wording[box.end() :].strip()}"


def _are_labels(lines: Sequence[tuple[int, str]]) -> bool:
    """Return whether several lines that are only indented each open with a label, written large: they are no code."""
    written = [line for _, line in lines if line.strip()]
    return len(written) >= _MIN_LABELS and all(
        line[:1].isspace() and not line.lstrip()[:1].islower() and opens_with_label(line.strip()) for line in written
    )


def _in_code(lines: Sequence[tuple[int, str]], block: int) -> Iterator[Row]:
    for number, line in lines:
        match = _MARKER.match(line)
        if line.strip() and match and not line.lstrip().startswith(("|", "`", "~")):
            yield Row(number, RowForm.CODE, line[match.end() :].strip(), depth=1, block=block)


def _in_table(lines: Sequence[tuple[int, str]], block: int) -> Iterator[Row]:
    for number, line in lines:
        if line.strip() and not (number == lines[0][0] + 1 and _DELIMITERS.fullmatch(line)):
            yield Row(number, RowForm.TABLE, cells=tuple(cells_of(line, most=_MAX_CELLS)), block=block)


class _Html:
    """Reads the rows of one block of HTML."""

    def __init__(self, block: int) -> None:
        self._block = block
        self._depth = 0
        self._named = ""
        """The tag of a summary or heading that is open."""
        self._cells: list[str] | None = None
        """The cells of the table's row that is open."""
        self._first = 0

    def rows(self, lines: Sequence[tuple[int, str]]) -> Iterator[Row]:
        """Yield the rows, each with the line that it begins in."""
        for number, line in lines:
            position = 0
            for match in _TAG.finditer(line):
                yield from self._text(number, line[position : match.start()])
                yield from self._tag(number, match[2].lower(), closes=bool(match[1]))
                position = match.end()
            yield from self._text(number, line[position:])
        yield from self._row()

    def _tag(self, number: int, tag: str, *, closes: bool) -> Iterator[Row]:
        if tag in ("ul", "ol"):
            self._depth = max(self._depth + (-1 if closes else 1), 0)
        elif tag in ("tr", "table"):
            yield from self._row()
            if tag == "tr" and not closes:
                self._cells, self._first = [], number
        elif tag in ("td", "th") and not closes and self._cells is not None and len(self._cells) <= _MAX_CELLS:
            self._cells.append("")
        elif tag == "summary" or tag[0] == "h":
            self._named = "" if closes else tag
        elif tag == "details":
            yield Row(number, RowForm.END, block=self._block)

    def _row(self) -> Iterator[Row]:
        if self._cells:
            cells = tuple(cell.strip() for cell in self._cells)
            yield Row(self._first, RowForm.TABLE, cells=cells, block=self._block)
        self._cells = None

    def _text(self, number: int, wording: str) -> Iterator[Row]:
        if self._cells is not None:
            if self._cells:
                self._cells[-1] += f" {wording}"
        elif wording.strip():
            marker = _MARKER.match(wording)
            if self._named:
                yield Row(number, RowForm.SUMMARY, wording.strip(), block=self._block)
            elif marker and marker["marker"]:
                yield Row(number, RowForm.ITEM, wording[marker.end() :].strip(), max(self._depth, 1), block=self._block)
            elif self._depth:
                yield Row(number, RowForm.ITEM, _with_box(wording.strip()), self._depth, block=self._block)
            else:
                yield Row(number, RowForm.PARAGRAPH, wording.strip(), block=self._block)
