"""Reads the labels of minutes in every form, with what belongs to each.

A label may be a heading, a list item, the beginning of a line, a cell of a table, a definition or the summary of a
block that can be folded. What belongs to it stands behind it on its line, beneath it, or both, and ends at the next
label that is known, at a heading of the same or a higher level, or where prose begins beneath a heading.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.minutes.agenda_numbers import agenda_number
from bot.minutes.attendee_groups import lists_names
from bot.minutes.form_bullets import stands_in_form
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.heading_words import without_date, without_meeting_words
from bot.minutes.label_words import FieldKind, names_group
from bot.minutes.labels import Label, group_in, labels_in, opens_with_label
from bot.minutes.name_lists import names_one, tells_parts
from bot.minutes.names import looks_like_name
from bot.minutes.pieces import Piece, cells_by_label, pieces_of
from bot.minutes.prose import introduces, is_date, is_prose
from bot.minutes.rows import Row, RowForm, rows_of
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
    yield from fields_in(rows_of(sections, text), language, *kinds)


def fields_in(rows: Sequence[Row], language: str, *kinds: FieldKind, last: int | None = None) -> Iterator[Field]:
    """Yield the fields of some kinds among the rows of a file, those that begin in its line `last` or above it."""
    yield from _Reader(rows, language).fields(frozenset(kinds), last)


_SENTENCES = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])\s*")
_PEOPLE = frozenset({FieldKind.ATTENDEES, FieldKind.ABSENT})
_LINES = 20  # of a paragraph that are looked at
_MAX_GROUP_WORDS = 4
_BRACKETED = re.compile(r"\([^()]{0,100}\)")
_MIN_NAME_LINES = 3
_MAX_NAME_WORDS = 3  # words of a line that names somebody, but for what stands in brackets


class _Reader:
    """Reads the fields of one file."""

    def __init__(self, rows: Sequence[Row], language: str) -> None:
        self._rows = rows
        self._language = language
        self._known: list[tuple[Label, ...] | None] = [None] * len(rows)
        self._tables = [labelled_rows(run, rows, language) for run in columns_of(rows)]
        self._row_labels = {at: label for table in self._tables for at, label in table.items()}

    def fields(self, kinds: frozenset[FieldKind], last_line: int | None = None) -> Iterator[Field]:
        """Yield the fields of some kinds, up to a line."""
        groups_begin = -1  # the row behind a list of those present, where others may be named by their group
        taken: set[int] = set()  # rows that belong to a field, so that no table among them is read twice
        found: list[Field] = []
        for at, row in enumerate(self._rows):
            if last_line is not None and row.line > last_line:
                continue
            labels = self._labels(at)
            if at == groups_begin and not labels and (names := self._group_at(at)):
                lines = pieces_of(self._rows, tuple(self._continued(at)), FieldKind.ATTENDEES, self._language)
                found.append(Field(FieldKind.ATTENDEES, row.line, row.form, names, lines))
                groups_begin = at + 1 + len(lines)
            for label in labels:
                if label.kind in kinds and self._is_label(at, label):
                    last = label is labels[-1]
                    owned = self._owned(at) if last else ()
                    taken.update(owned)
                    if label.kind in _PEOPLE:
                        groups_begin = max(at, *owned) + 1 if owned else at + 1
                    found.append(
                        Field(
                            label.kind,
                            row.line,
                            row.form,
                            label.value,
                            pieces_of(self._rows, owned, label.kind, self._language),
                        )
                    )
            if (cell := self._row_labels.get(at)) and cell.kind in kinds:
                found.append(Field(cell.kind, row.line, RowForm.TABLE, cell.value, ()))
        for run, labelled in zip(columns_of(self._rows), self._tables, strict=True):
            is_above = last_line is None or self._rows[run[0]].line <= last_line
            if is_above and not labelled and not taken.intersection(run):
                rows = [self._rows[at] for at in run]
                columns = cells_by_label(rows, kinds, self._language)
                found += (Field(kind, rows[0].line, RowForm.TABLE, "", pieces) for kind, pieces in columns)
        yield from sorted(found, key=lambda field: field.line)

    def _group_at(self, at: int) -> str | None:
        """Return the people whom a line names behind the word for their group: `Others: Ada, Bo`."""
        row = self._rows[at]
        is_line = row.form in (RowForm.PARAGRAPH, RowForm.ITEM)
        return group_in(row.text, self._language) if is_line else None

    def _labels(self, at: int) -> tuple[Label, ...]:
        known = self._known[at]
        if known is None:
            known = self._known[at] = self._labels_of(self._rows[at])
        return known

    def _labels_of(self, row: Row) -> tuple[Label, ...]:
        if row.form in (RowForm.TABLE, RowForm.CODE) or not row.text:
            return ()
        if row.form in (RowForm.HEADING, RowForm.SUMMARY):
            found = labels_in(row.text, self._language, heads=True)[:1]
            # "Attendees of 4 March", "Attending the call"
            others = (without_date(row.text, self._language), without_meeting_words(row.text, self._language))
            more = (labels_in(wording, self._language, heads=True)[:1] for wording in others)
            return found or next(filter(None, more), ())
        found = labels_in(row.text, self._language)
        if not found and row.form is RowForm.PARAGRAPH and row.text.rstrip().endswith((":", "：")):
            # "Sign in below, so that we know who came. Roll call:"
            found = labels_in(_SENTENCES.split(row.text.rstrip())[-1], self._language)
        return found

    def _is_label(self, at: int, label: Label) -> bool:
        """Return whether a label counts: without a mark, only what stands around it shows that it is one."""
        row = self._rows[at]
        if label.is_marked or row.form in (RowForm.HEADING, RowForm.SUMMARY):
            return True
        following = self._rows[at + 1] if at + 1 < len(self._rows) else None
        if following is None:
            return False
        if following.form is RowForm.DEFINITION:
            return following.block == row.block
        if row.form is RowForm.ITEM:
            is_in_form = label.kind in _PEOPLE and stands_in_form(at, self._rows, self._labels, self._language)
            return following.block == row.block and (following.depth > row.depth or is_in_form)
        if row.form is not RowForm.PARAGRAPH:
            return False
        alone = at == 0 or self._rows[at - 1].block != row.block
        is_above = alone and following.form in (RowForm.ITEM, RowForm.TABLE)
        return is_above or (label.kind in _PEOPLE and not label.value and self._stands_above_names(at))

    def _stands_above_names(self, at: int) -> bool:
        """Return whether a line of plain text is followed by lines of a few words each, up to the next label."""
        row = self._rows[at]
        lines = [self._rows[position].text for position in self._continued(at)]
        end = self._rows[at + 1 + len(lines)] if at + 1 + len(lines) < len(self._rows) else None
        is_ended = end is not None and end.form is RowForm.PARAGRAPH and end.block == row.block
        short = sum(len(_BRACKETED.sub("", line).split()) <= _MAX_NAME_WORDS for line in lines)
        return is_ended and len(lines) >= _MIN_NAME_LINES and short * 4 >= len(lines) * 3

    def _counts(self, at: int) -> Label | None:
        """Return the first label of a row if it counts."""
        labels = self._labels(at)
        return labels[0] if labels and self._is_label(at, labels[0]) else None

    def _owned(self, at: int) -> tuple[int, ...]:
        """Return the rows beneath a label that belong to it."""
        row, label = self._rows[at], self._labels(at)[-1]
        if row.form in (RowForm.HEADING, RowForm.SUMMARY):
            return tuple(self._below_heading(at))
        if row.form is RowForm.ITEM:
            nested = tuple(self._nested(at))
            if nested or label.value:
                return nested
            siblings = tuple(self._siblings(at))
            return siblings or tuple(self._next_blocks(at))
        lines = tuple(self._continued(at))
        return lines if lines or label.value else tuple(self._next_blocks(at))

    def _below_heading(self, at: int) -> Iterator[int]:
        heading, position = self._rows[at], at + 1
        in_group = False
        names_above = bool(self._labels(at)[-1].value)
        while position < len(self._rows):
            row = self._rows[position]
            if row.form is RowForm.HEADING and (heading.form is RowForm.SUMMARY or row.level <= heading.level):
                return
            if row.form is RowForm.END or (row.form is RowForm.SUMMARY and heading.form is RowForm.SUMMARY):
                if heading.form is RowForm.SUMMARY:
                    return
                position += 1
                continue
            label = self._counts(position)
            is_part = heading_kind(row.text, self._language) not in (None, HeadingKind.ATTENDEES, HeadingKind.LOGISTICS)
            is_headed = in_group and row.form is RowForm.HEADING and not is_part
            is_group = is_headed and lists_names(self._rows, position)
            if is_group or (label and row.form is RowForm.ITEM and self._is_role(label)):
                label = None
            if label:
                inside = row.form is RowForm.ITEM or label.kind in (FieldKind.ABSENT, self._labels(at)[-1].kind)
                if not inside:
                    return
                owned = self._owned(position)
                position = owned[-1] + 1 if owned else position + 1
                continue
            opens_paragraph = row.form is RowForm.PARAGRAPH and self._rows[position - 1].block != row.block
            if opens_paragraph and self._only_asks(at, position):
                position += 1
                continue
            if opens_paragraph and self._is_prose(position):
                return
            if row.form is RowForm.HEADING:
                group = names_group(row.text, self._language) or not names_above
                group = group or is_group
                if not group or not self._may_name_group(row):
                    return
                in_group = True
            names_above = names_above or not in_group
            yield position
            position += 1

    def _is_role(self, label: Label) -> bool:
        """Return whether an item among those present says what somebody does there: `- Chair: Ada Byron`."""
        names = re.split(r"[,&/、]", shown_text(label.value))
        return label.kind in (FieldKind.OTHER, FieldKind.PRESENTERS) and all(
            looks_like_name(name.strip(), self._language) for name in names
        )

    def _only_asks(self, at: int, position: int) -> bool:
        """Return whether one line stands between a heading and the list of names: "Write your name here!"."""
        following = self._rows[position + 1] if position + 1 < len(self._rows) else None
        if position != at + 1 or following is None or following.form is not RowForm.ITEM:
            return False
        return self._is_prose(position) or tells_parts(self._rows[position].text, following.text)

    def _may_name_group(self, row: Row) -> bool:
        """Return whether a heading beneath one of attendees may say who they are; topics stand so by mistake."""
        words = shown_text(row.text).split()
        return (
            len(words) <= _MAX_GROUP_WORDS and "](" not in row.text and agenda_number(row.text, self._language) is None
        )

    def _nested(self, at: int) -> Iterator[int]:
        """Yield the rows of a list that lie beneath an item, without those of labels among them."""
        row = self._rows[at]
        labelled: int | None = None  # the depth of such a label
        for position in range(at + 1, len(self._rows)):
            below = self._rows[position]
            deeper = below.depth > row.depth or (below.depth == row.depth and below.form is not RowForm.ITEM)
            if below.block != row.block or not deeper:
                return
            if labelled is not None and below.depth > labelled:
                continue
            label = self._counts(position) if below.form is RowForm.ITEM else None
            labelled = below.depth if label and not self._is_role(label) else None
            if labelled is None:
                yield position

    def _siblings(self, at: int) -> Iterator[int]:
        row = self._rows[at]
        for position in range(at + 1, len(self._rows)):
            below = self._rows[position]
            if below.block != row.block or below.depth < row.depth or self._counts(position):
                return
            yield position

    def _continued(self, at: int) -> Iterator[int]:
        """Yield the lines that a paragraph goes on in, up to one that opens with a label of its own."""
        row = self._rows[at]
        defined = False
        for position in range(at + 1, len(self._rows)):
            below = self._rows[position]
            if below.block != row.block or below.form not in (RowForm.PARAGRAPH, RowForm.DEFINITION):
                return
            defined = defined or below.form is RowForm.DEFINITION
            if below.form is RowForm.PARAGRAPH and (
                defined or self._labels(position) or opens_with_label(shown_text(below.text))
            ):
                return
            yield position

    def _next_blocks(self, at: int) -> Iterator[int]:
        """Yield the rows of the block that follows a label, and of those that only go on with it."""
        if at + 1 >= len(self._rows) or self._rows[at + 1].block == self._rows[at].block:
            return
        is_present = self._labels(at)[-1].kind is FieldKind.ATTENDEES
        previous: Row | None = None
        for position in range(at + 1, len(self._rows)):
            row = self._rows[position]
            if row.form in (RowForm.HEADING, RowForm.SUMMARY, RowForm.END):
                return
            if self._counts(position) or position in self._row_labels:
                return
            if previous is not None and row.block != previous.block:
                # Numbers right below bullets open another list, that of the topics.
                goes_on = previous.form is row.form is RowForm.ITEM and previous.is_numbered == row.is_numbered
                opened = introduces(previous.text) or is_date(previous.text, self._language)
                are_lines = previous.form is RowForm.PARAGRAPH and row.form is RowForm.PARAGRAPH
                goes_on |= are_lines and all(names_one(one.text, self._language) for one in (previous, row))
                if not goes_on and not opened and not (is_present and self._names_group(row)):
                    return
            yield position
            previous = row

    def _names_group(self, row: Row) -> bool:
        """Return whether a line only says which of those present follow it: `Remote:`, `5 March`."""
        return is_date(row.text, self._language) or (
            row.form is RowForm.PARAGRAPH and introduces(row.text) and names_group(row.text, self._language)
        )

    def _is_prose(self, at: int) -> bool:
        """Return whether a paragraph is running text and no list of names."""
        row = self._rows[at]
        lines = [row.text]
        for below in self._rows[at + 1 : at + _LINES]:
            if below.block != row.block:
                break
            lines.append(below.text)
        return is_prose("\n".join(lines), self._language)
