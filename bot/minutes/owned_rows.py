"""Tells which rows beneath a label belong to it.

They end at the next label that counts, at a heading of the same or a higher level, or where prose begins beneath a
heading.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import takewhile

from bot.languages.merging import own_language
from bot.minutes.agenda_numbers import agenda_number, names_number
from bot.minutes.attendee_groups import lists_names
from bot.minutes.attendee_words import attendee_words
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.label_words import PEOPLE, FieldKind, label_kind, names_group
from bot.minutes.labels import Label
from bot.minutes.name_lists import names_one
from bot.minutes.names import looks_like_name
from bot.minutes.prose import introduces, is_date, is_prose
from bot.minutes.row_labels import RowLabels
from bot.minutes.rows import Row, RowForm
from bot.minutes.shown import shown_text
from bot.minutes.told_alike import tells_parts

_ONE_WORD = re.compile(r"[^\W\d][\w.-]{1,19}")  # "だるま", "ada_b"
_BRACKETED = re.compile(r"[(（][^()（）]{0,100}[)）]")
_LINES = 20  # of a paragraph that are looked at
_MAX_GROUP_WORDS = 4


class OwnedRows:
    """The rows of one file that belong to its labels."""

    def __init__(self, rows: Sequence[Row], labels: RowLabels, in_tables: Container[int], language: str) -> None:
        """Take the rows of a file with their labels, and the numbers of those that are labelled by their first cell."""
        self._rows = rows
        self._labels = labels
        self._in_tables = in_tables
        self._language = language

    def below(self, at: int) -> tuple[int, ...]:
        """Return the rows beneath a label that belong to it."""
        row, label = self._rows[at], self._labels.of(at)[-1]
        if row.form in (RowForm.HEADING, RowForm.SUMMARY):
            return tuple(self._below_heading(at))
        if row.form is RowForm.ITEM:
            nested = tuple(self._nested(at))
            if nested or label.value:
                return nested
            siblings = tuple(self._siblings(at))
            return siblings or tuple(self._next_blocks(at))
        lines = tuple(self._labels.continued(at)) or tuple(self._loose_items(at))
        return lines if lines or label.value else tuple(self._next_blocks(at))

    def _loose_items(self, at: int) -> Iterator[int]:
        """Yield the lines right below one of plain text that a sign opens, which is no mark of Markdown: `・ada`."""
        for position in range(at + 1, len(self._rows)):
            below = self._rows[position]
            if below.block != self._rows[at].block or below.form is not RowForm.ITEM or self._labels.of(position):
                return
            yield position

    def _below_heading(self, at: int) -> Iterator[int]:
        heading, position = self._rows[at], at + 1
        in_group = False
        names_above = bool(self._labels.of(at)[-1].value)
        while position < len(self._rows):
            row = self._rows[position]
            if row.form is RowForm.HEADING and (heading.form is RowForm.SUMMARY or row.level <= heading.level):
                return
            if row.form is RowForm.END or (row.form is RowForm.SUMMARY and heading.form is RowForm.SUMMARY):
                if heading.form is RowForm.SUMMARY:
                    return
                position += 1
                continue
            label = self._labels.first_that_counts(position)
            is_part = heading_kind(row.text, self._language) not in (None, HeadingKind.ATTENDEES, HeadingKind.LOGISTICS)
            is_headed = in_group and row.form is RowForm.HEADING and not is_part
            is_group = is_headed and lists_names(self._rows, position)
            in_form = label is not None and self._is_in_form(position)
            # "Presenters: Ada, Bo" above the others; a place in such a line is nobody.
            opens = position == at + 1 and row.form is RowForm.PARAGRAPH
            presents = opens and label is not None and label.kind is FieldKind.PRESENTERS
            is_line = row.form is RowForm.ITEM or presents
            if is_group or (label and is_line and self._is_role(label, in_form=in_form)):
                label = None
            if label:
                inside = row.form is RowForm.ITEM or label.kind in (FieldKind.ABSENT, self._labels.of(at)[-1].kind)
                if not inside:
                    return
                owned = self.below(position)
                position = owned[-1] + 1 if owned else position + 1
                continue
            opens_paragraph = row.form is RowForm.PARAGRAPH and self._rows[position - 1].block != row.block
            if opens_paragraph and self._only_asks(at, position):
                position += 1
                continue
            # The topics begin where the first one is numbered in words: "议题1、…".
            if opens_paragraph and (self._is_prose(position) or names_number(shown_text(row.text), self._language)):
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

    def _is_in_form(self, at: int) -> bool:
        """Return whether all items of a list have labels, and one is of those present: a form of who did what."""
        row = self._rows[at]
        beside = [
            other
            for other in range(max(0, at - _LINES), min(len(self._rows), at + _LINES))
            if self._rows[other].block == row.block and self._rows[other].depth == row.depth
        ]
        labels = [self._labels.of(other) for other in beside]
        is_of_people = any(label.kind in PEOPLE and label.value for one in labels for label in one)
        return row.form is RowForm.ITEM and is_of_people and all(labels)

    def _is_role(self, label: Label, *, in_form: bool = False) -> bool:
        """Return whether an item among those present says what somebody does there: `- Chair: Ada Byron`.

        Behind the name may stand that they came: `- Chair - Ada Byron: present`.

        In a form (`in_form`) a single word is a name too.
        """
        separator = attendee_words(own_language(self._language)).separator
        named, colon, mark = shown_text(label.value).replace("：", ":").rpartition(":")
        value = named if colon and label_kind(mark, self._language) in PEOPLE else shown_text(label.value)
        parts = (name for part in separator.split(value) for name in part.split("/"))
        names = [name.strip() for name in parts]
        return label.kind in (FieldKind.OTHER, FieldKind.PRESENTERS) and all(
            looks_like_name(name, self._language) or (in_form and _ONE_WORD.fullmatch(name)) for name in names
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
            label = self._labels.first_that_counts(position) if below.form is RowForm.ITEM else None
            labelled = below.depth if label and not self._is_role(label) else None
            if labelled is None:
                yield position

    def _siblings(self, at: int) -> Iterator[int]:
        row = self._rows[at]
        for position in range(at + 1, len(self._rows)):
            below = self._rows[position]
            if below.block != row.block or below.depth < row.depth or self._labels.first_that_counts(position):
                return
            yield position

    def _next_blocks(self, at: int) -> Iterator[int]:
        """Yield the rows of the block that follows a label, and of those that only go on with it."""
        if at + 1 >= len(self._rows) or self._rows[at + 1].block == self._rows[at].block:
            return
        is_present = self._labels.of(at)[-1].kind is FieldKind.ATTENDEES
        previous: Row | None = None
        for position in range(at + 1, len(self._rows)):
            row = self._rows[position]
            if row.form in (RowForm.HEADING, RowForm.SUMMARY, RowForm.END):
                return
            if self._labels.first_that_counts(position) or position in self._in_tables:
                return
            if previous is not None and row.block != previous.block:
                # Numbers right below bullets open another list, that of the topics.
                goes_on = previous.form is row.form is RowForm.ITEM and previous.is_numbered == row.is_numbered
                opened = introduces(previous.text) or self._names_group(position - 1)
                are_lines = previous.form is RowForm.PARAGRAPH and row.form is RowForm.PARAGRAPH
                goes_on |= are_lines and all(names_one(one.text, self._language) for one in (previous, row))
                if not goes_on and not opened and not (is_present and self._names_group(position)):
                    return
            yield position
            previous = row

    def _names_group(self, at: int) -> bool:
        """Return whether a line only says which of those present follow it: `Remote:`, `5 March`, or who did not come.

        Above a list it does so without a colon too.
        """
        row = self._rows[at]
        below = takewhile(lambda one: one.form is RowForm.ITEM, self._rows[at + 1 :])
        named = [self._may_be_name(one) for one in below]
        is_above = bool(named) and all(named)
        if row.form is not RowForm.PARAGRAPH or not (introduces(row.text) or is_above):
            return is_date(row.text, self._language)
        words = attendee_words(own_language(self._language))
        is_group = names_group(row.text, self._language) or words.tells_of_absent(shown_text(row.text))
        return is_group or is_date(row.text, self._language)

    def _may_be_name(self, row: Row) -> bool:
        name = _BRACKETED.sub("", shown_text(row.text)).strip(" *_")
        return looks_like_name(name.lstrip("@"), self._language) or _ONE_WORD.fullmatch(name.lstrip("@")) is not None

    def _is_prose(self, at: int) -> bool:
        """Return whether a paragraph is running text and no list of names."""
        row = self._rows[at]
        lines = [row.text]
        for below in self._rows[at + 1 : at + _LINES]:
            if below.block != row.block:
                break
            lines.append(below.text)
        return is_prose("\n".join(lines), self._language)
