"""Reads the labels of minutes in every form, with what belongs to each.

A label may be a heading, a list item, the beginning of a line, a cell of a table, a definition or the summary of a
block that can be folded. What belongs to it stands behind it on its line, beneath it, or both, and ends at the next
label that is known, at a heading of the same or a higher level, or where prose begins beneath a heading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.languages.merging import own_language
from bot.minutes.attendee_words import attendee_words
from bot.minutes.boxes import outside_boxes
from bot.minutes.group_rows import GroupRows
from bot.minutes.label_words import PEOPLE, FieldKind
from bot.minutes.names import looks_like_name
from bot.minutes.owned_rows import OwnedRows
from bot.minutes.pieces import Piece, cells_by_label, pieces_of
from bot.minutes.row_labels import RowLabels
from bot.minutes.rows import Row, RowForm, rows_of
from bot.minutes.running_text import ASIDE
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.minutes.tables import columns_of, labelled_rows
from bot.text import SourceText


@dataclass(frozen=True, slots=True)
class Field:
    """A label with what belongs to it."""

    kind: FieldKind
    line: int
    form: RowForm
    value: str
    """What stands behind the label on its line, as written; empty if nothing does."""
    pieces: tuple[Piece, ...]


def fields_of(sections: Sequence[Section], text: SourceText, language: str, *kinds: FieldKind) -> Iterator[Field]:
    """Yield the fields of some kinds in the order of the file; `language` is that of the file.

    A field inside another one, such as those absent beneath the heading of those present, belongs to itself alone.
    """
    yield from fields_in(outside_boxes(rows_of(sections, text), text, language), language, *kinds)


def fields_in(rows: Sequence[Row], language: str, *kinds: FieldKind, last: int | None = None) -> Iterator[Field]:
    """Yield the fields of some kinds among the rows of a file, those that begin in its line `last` or above it."""
    yield from _Reader(rows, language).fields(frozenset(kinds), last)


def _goes_on(field: Field, row: Row) -> bool:
    """Return whether a row stands right below the last line of a list of people, in running text."""
    last = field.pieces[-1].line if field.pieces else field.line
    return field.kind in PEOPLE and row.form is RowForm.PARAGRAPH is field.form and row.line == last + 1


class _Reader:
    """Reads the fields of one file."""

    def __init__(self, rows: Sequence[Row], language: str) -> None:
        self._rows = rows
        self._language = language
        self._labels = RowLabels(rows, language)
        self._tables = [labelled_rows(run, rows, language) for run in columns_of(rows)]
        self._row_labels = {at: label for table in self._tables for at, label in table.items()}
        self._owned = OwnedRows(rows, self._labels, self._row_labels, language)
        self._groups = GroupRows(rows, self._labels, self._owned, language)

    def _names_before(self, at: int) -> str:
        """Return the names before a label amid a line, empty if something else stands there: "Tea was served."."""
        lead = self._labels.lead(at)
        separator = attendee_words(own_language(self._language)).separator
        names = [part.strip(" .*_") for part in separator.split(ASIDE.sub("", shown_text(lead)))]
        return lead if all(looks_like_name(name, self._language) for name in names if name) else ""

    def fields(self, kinds: frozenset[FieldKind], last_line: int | None = None) -> Iterator[Field]:
        """Yield the fields of some kinds, up to a line."""
        groups_begin = -1  # the row behind a list of people, where others may be named by their group
        group_kind = FieldKind.ATTENDEES
        taken: set[int] = set()  # rows that belong to a field, so that no table among them is read twice
        found: list[Field] = []
        for at, row in enumerate(self._rows):
            if last_line is not None and row.line > last_line:
                continue
            labels = self._labels.of(at)
            if found and labels and (lead := self._names_before(at)) and _goes_on(found[-1], row):
                # "Present: Ada," / "Bo. Apologies: Cy"
                piece = Piece(row.line, lead, row.depth, row.form)
                found[-1] = replace(found[-1], pieces=(*found[-1].pieces, piece))
            if at == groups_begin and (group := self._groups.at(at, labels)):
                kind = group_kind if group.may_be_absent else FieldKind.ATTENDEES
                pieces = pieces_of(self._rows, group.rows, kind, self._language)
                found.append(Field(kind, row.line, row.form, group.value, pieces))
                groups_begin = max(at, *group.rows) + 1 if group.rows else at + 1
            for label in labels:
                if label.kind in kinds and self._labels.counts(at, label):
                    last = label is labels[-1]
                    owned = self._owned.below(at) if last else ()
                    taken.update(owned)
                    if label.kind in PEOPLE:
                        groups_begin = max(at, *owned) + 1 if owned else at + 1
                        is_empty = not (label.value or owned)
                        group_kind = label.kind if is_empty else FieldKind.ATTENDEES
                    found.append(
                        Field(
                            label.kind,
                            row.line,
                            row.form,
                            label.value,
                            pieces_of(self._rows, owned, label.kind, self._language),
                        )
                    )
            cells = (cell for cell in self._row_labels.get(at, ()) if cell.kind in kinds)
            found += (Field(cell.kind, row.line, RowForm.TABLE, cell.value, ()) for cell in cells)
        for run, labelled in zip(columns_of(self._rows), self._tables, strict=True):
            is_above = last_line is None or self._rows[run[0]].line <= last_line
            if is_above and not labelled and not taken.intersection(run):
                rows = [self._rows[at] for at in run]
                columns = cells_by_label(rows, kinds, self._language)
                found += (Field(kind, rows[0].line, RowForm.TABLE, "", pieces) for kind, pieces in columns)
        yield from sorted(found, key=lambda field: field.line)
