"""Cuts what belongs to a label into pieces: lines, list items, and the cells of a table that count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.languages.merging import own_language, words_for
from bot.minutes.label_words import PEOPLE, FieldKind
from bot.minutes.rows import Row, RowForm
from bot.minutes.shown import shown_text
from bot.minutes.tables import (
    beside_marks,
    column_kind,
    column_of_names,
    columns_of,
    headed_columns,
    marked_heads,
    with_whole_names,
)

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MAX_NAME_WORDS = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, a list item or a row of a table that belongs to a label."""

    line: int
    text: str
    """As written, without the mark of a list item or heading; the cell that counts, in a table."""
    depth: int
    """How many list items hold it, its own included; 0 outside of lists."""
    form: RowForm
    beside: tuple[tuple[str, str], ...] = ()
    """The other cells of a table's row, each behind the head of its column."""


def pieces_of(rows: Sequence[Row], owned: Sequence[int], kind: FieldKind, language: str = "") -> tuple[Piece, ...]:
    """Return the pieces that the rows at some places make, which belong to a label of a kind."""
    tables = {run[0]: run for run in columns_of(rows, owned)}
    pieces: list[Piece] = []
    for at in owned:
        row = rows[at]
        if row.form is RowForm.CODE:
            if kind in PEOPLE:
                pieces.append(Piece(row.line, row.text, row.depth, RowForm.ITEM))
        elif row.form is not RowForm.TABLE:
            pieces.append(Piece(row.line, row.text, row.depth, row.form))
        elif at in tables:
            pieces += _named_cells([rows[one] for one in tables[at]], kind, language)
    return tuple(pieces)


def cells_by_label(
    rows: Sequence[Row], kinds: frozenset[FieldKind], language: str = ""
) -> Iterator[tuple[FieldKind, tuple[Piece, ...]]]:
    """Yield the columns of a table that have a label of some kinds as their head, each with the cells that count."""
    rows = with_whole_names(rows, language)
    heads = headed_columns(rows[0], language)
    for number, kind in enumerate(heads.kinds):
        if kind is not None and kind in kinds and len(rows) > 1:
            column = heads.named(kind)
            yield kind, tuple(_counting_column(rows, number if column is None else column, kind))


def _named_cells(rows: Sequence[Row], kind: FieldKind, language: str) -> Iterator[Piece]:
    """Yield the cells of the column that names what a label announces, the first one if no head tells."""
    is_people = kind in PEOPLE
    marked = marked_heads(rows, language) if is_people else ()
    if marked:
        labels = words_for(own_language(language)).labels.attendees
        head = next(label for label in labels if column_kind(label, language) == "attended")
        yield from (Piece(rows[1].line, name, 0, RowForm.TABLE, ((head, mark),)) for name, mark in marked)
        return
    rows = with_whole_names(rows, language) if is_people else rows
    column = headed_columns(rows[0], language).named(kind)
    if len(rows) == 1 and column is None:
        yield from (Piece(rows[0].line, cell, 0, RowForm.TABLE) for cell in rows[0].cells)
    if column is None:
        column = column_of_names(rows, language) if is_people else 0
    yield from _counting_column(rows, column, kind)


def _counting_column(rows: Sequence[Row], column: int, kind: FieldKind) -> Iterator[Piece]:
    """Yield the cells of a column, or of the names beside it if it only holds marks; days look like marks as well."""
    yield from _column(rows, column if kind is FieldKind.DATE else beside_marks(rows, column))


def _column(rows: Sequence[Row], number: int) -> Iterator[Piece]:
    heads = [shown_text(cell).strip() for cell in rows[0].cells]
    for row in rows[1:]:
        if number < len(row.cells):
            others = zip(heads, row.cells, strict=False)
            beside = tuple(pair for at, pair in enumerate(others) if at != number)
            for part in _parts_of(row.cells[number]):
                yield Piece(row.line, part, 0, RowForm.TABLE, beside)


def _parts_of(cell: str) -> Sequence[str]:
    """Return what breaks part in a cell if that is a few words each, as names are: `Ada<br>Bo Lind`."""
    parts = [part.strip() for part in _BREAK.split(cell) if part.strip()]
    return parts if len(parts) > 1 and all(len(part.split()) <= _MAX_NAME_WORDS for part in parts) else [cell]
