"""Tells which labels the rows of a file open with, and which count: some do only by what stands around them."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.languages.merging import own_language
from bot.minutes.attendance_sentences import says_who_came
from bot.minutes.attendee_words import attendee_words
from bot.minutes.form_bullets import stands_in_form
from bot.minutes.heading_words import without_date, without_meeting_words
from bot.minutes.label_words import PEOPLE, FieldKind, names_group
from bot.minutes.labels import Label, labels_in, opens_with_label
from bot.minutes.name_lists import first_part
from bot.minutes.names import looks_like_name
from bot.minutes.presence import presence_of
from bot.minutes.rows import Row, RowForm
from bot.minutes.shown import shown_text

_SENTENCES = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])\s*")
_BRACKETED = re.compile(r"\([^()]{0,100}\)")
_MAX_ROWS_OF_TOP = 12  # of a file
_MAX_TOP = 1_000  # characters of a row in which people may be named amid sentences
_MAX_LABEL = 60  # characters
_MAX_HEAD = 40  # characters of a bullet above names
_MAX_ROWS_BETWEEN = 30  # a list of those present and that of those absent
_MIN_LEAD = 2  # letters of a name before a label
_MIN_NAMES = 2  # bullets beneath one
_MIN_NAME_LINES = 3
_MAX_NAME_WORDS = 3  # words of a line that names somebody, but for what stands in brackets


class RowLabels:
    """The labels of one file by the numbers of its rows."""

    def __init__(self, rows: Sequence[Row], language: str) -> None:
        self._rows = rows
        self._language = language
        self._known: list[tuple[Label, ...] | None] = [None] * len(rows)

    def of(self, at: int) -> tuple[Label, ...]:
        """Return the labels that a row opens with, whether or not they count."""
        known = self._known[at]
        if known is None:
            row = self._rows[at]
            known = self._labels_of(row)
            if not any(label.is_marked for label in known) and self._is_at_top(at):
                known = self._of_group(row) or known
            known = known or self._above_names(at) or self._amid_sentences(at) or self._above_lines(at)
            self._known[at] = known
        return known

    def _labels_of(self, row: Row) -> tuple[Label, ...]:
        if row.form in (RowForm.TABLE, RowForm.CODE) or not row.text:
            return ()
        if row.form in (RowForm.HEADING, RowForm.SUMMARY):
            found = labels_in(row.text, self._language, heads=True)[:1]
            # "Attendees of 4 March", "Attending the call"
            others = (without_date(row.text, self._language), without_meeting_words(row.text, self._language))
            more = (labels_in(wording, self._language, heads=True)[:1] for wording in others)
            found = found or next(filter(None, more), ())
            kind = None if found else presence_of(row.text, self._language)  # "Directors present"
            return (Label(kind, "", is_marked=False),) if kind else found
        found = labels_in(row.text, self._language)
        if not found and row.form is RowForm.PARAGRAPH and row.text.rstrip().endswith((":", "：")):
            # "Sign in below, so that we know who came. Roll call:"
            found = labels_in(_SENTENCES.split(row.text.rstrip())[-1], self._language)
        return found

    def _of_group(self, row: Row) -> tuple[Label, ...]:
        """Return the label of a line that says who of a group came, or did not: `Members of the board present:`."""
        label, colon, value = row.text[:_MAX_TOP].replace("：", ":").partition(":")
        if not colon or row.form not in (RowForm.PARAGRAPH, RowForm.ITEM) or len(label) > _MAX_LABEL:
            return ()
        # "GSoC participants: Ada, Bo" are not those who came.
        is_group = names_group(label.split()[-1] if label.split() else "", self._language)
        kind = None if is_group else presence_of(label, self._language)
        value = value.strip().removeprefix("**").removeprefix("__").strip()
        names = attendee_words(own_language(self._language)).separator.split(shown_text(value))
        are_names = all(looks_like_name(name.strip(" .*_"), self._language) for name in names if name.strip(" .*_"))
        return (Label(kind, value, is_marked=True),) if kind and are_names else ()

    def _above_names(self, at: int) -> tuple[Label, ...]:
        """Return the label of a bullet that has nothing but full names beneath it, where "Who" tells enough."""
        row, rows = self._rows[at], self._rows
        if row.form is not RowForm.ITEM or len(row.text) > _MAX_HEAD or not self._is_at_top(at):
            return ()
        found = labels_in(row.text, self._language, heads=True)[:1]
        if not found or found[0].kind not in PEOPLE or found[0].value:
            return ()
        end = at + 1
        while end < len(rows) and rows[end].block == row.block and rows[end].depth > row.depth:
            end += 1
        named = [looks_like_name(shown_text(one.text).strip(), self._language) for one in rows[at + 1 : end]]
        return found if len(named) >= _MIN_NAMES and all(named) else ()

    def _amid_sentences(self, at: int) -> tuple[Label, ...]:
        """Return the labels of people that sentences at the top begin with, behind others: "We met. Present: Ada"."""
        row = self._rows[at]
        if row.form is not RowForm.PARAGRAPH or not (":" in row.text or "：" in row.text) or not self._is_at_top(at):
            return ()
        _, *others = _SENTENCES.split(row.text[:_MAX_TOP])
        found = (label for sentence in others for label in labels_in(sentence, self._language)[:1])
        return tuple(label for label in found if label.kind in PEOPLE and label.value)

    def lead(self, at: int) -> str:
        """Return what stands before the labels amid the sentences of a row; empty if it opens with a label."""
        labels = self.of(at)
        if not labels or labels != self._amid_sentences(at):
            return ""
        first = _SENTENCES.split(self._rows[at].text[:_MAX_TOP])[0]
        is_outline = sum(map(str.isalpha, first)) < _MIN_LEAD  # "나. 결석: …"
        return "" if is_outline or opens_with_label(first) else first

    def _above_lines(self, at: int) -> tuple[Label, ...]:
        """Return the label of a sentence at the top that ends in a colon, above lines that name one person each."""
        row = self._rows[at]
        is_sentence = row.form is RowForm.PARAGRAPH and len(row.text.split()) > _MAX_NAME_WORDS
        if not is_sentence or not row.text.rstrip().endswith((":", "：")) or not self._is_at_top(at):
            return ()
        lines = [below.text for below in takewhile(lambda one: one.form is RowForm.PARAGRAPH, self._rows[at + 1 :])]
        named = list(takewhile(lambda line: looks_like_name(_name_of(line), self._language), lines))
        if len(named) < _MIN_NAME_LINES:
            return ()
        if not says_who_came(shown_text(row.text), self._language):  # "These shops sell the paint:"
            return ()
        words = attendee_words(own_language(self._language))
        kind = FieldKind.ABSENT if words.tells_of_absent(shown_text(row.text)) else FieldKind.ATTENDEES
        return (Label(kind, "", is_marked=True),)

    def _is_at_top(self, at: int) -> bool:
        """Return whether a row stands in the first lines of a file, with nothing but its title above as a heading."""
        if at >= _MAX_ROWS_OF_TOP:
            return False
        headings = [row for row in self._rows[:at] if row.form is RowForm.HEADING]
        return not headings or (len(headings) == 1 and headings[0].level == 1)

    def counts(self, at: int, label: Label) -> bool:
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
            is_in_form = label.kind in PEOPLE and stands_in_form(at, self._rows, self.of, self._language)
            return following.block == row.block and (following.depth > row.depth or is_in_form)
        if row.form is not RowForm.PARAGRAPH:
            return False
        before = self._rows[at - 1] if at else None
        alone = before is None or before.block != row.block or (label.kind in PEOPLE and before.form is RowForm.ITEM)
        is_above = alone and following.form in (RowForm.ITEM, RowForm.TABLE)
        return is_above or (label.kind in PEOPLE and not label.value and self._stands_above_names(at))

    def first_that_counts(self, at: int) -> Label | None:
        """Return the first label of a row if it counts."""
        labels = self.of(at)
        return labels[0] if labels and self.counts(at, labels[0]) else None

    def continued(self, at: int) -> Iterator[int]:
        """Yield the lines that a paragraph goes on in, up to one that opens with a label of its own."""
        row = self._rows[at]
        defined = False
        for position in range(at + 1, len(self._rows)):
            below = self._rows[position]
            if below.block != row.block or below.form not in (RowForm.PARAGRAPH, RowForm.DEFINITION):
                return
            defined = defined or below.form is RowForm.DEFINITION
            if below.form is RowForm.PARAGRAPH and (
                defined or self.of(position) or opens_with_label(shown_text(below.text))
            ):
                return
            yield position

    def _stands_above_names(self, at: int) -> bool:
        """Return whether a line of plain text is followed by lines of a few words each, up to the next label.

        Fewer names than a list has by itself will do below another list of people: "Apologies".
        """
        lines = [self._rows[position].text for position in self.continued(at)]
        whole = bool(lines) and all(looks_like_name(_name_of(line), self._language) for line in lines)
        if whole and len(lines) < _MIN_NAME_LINES:
            return any(map(self._lists_people, range(max(0, at - _MAX_ROWS_BETWEEN), at)))
        return whole or self._stands_above_short_lines(at, lines)

    def _lists_people(self, at: int) -> bool:
        """Return whether a label alone in its line stands above a list of people, of plain text too."""
        if not any(label.kind in PEOPLE and not label.value for label in self.of(at)):
            return False
        lines = [self._rows[position].text for position in self.continued(at)]
        return len(lines) >= _MIN_NAME_LINES and all(looks_like_name(_name_of(line), self._language) for line in lines)

    def _stands_above_short_lines(self, at: int, lines: Sequence[str]) -> bool:
        """Return whether nearly all lines of a paragraph have a few words, and a label ends them."""
        end = self._rows[at + 1 + len(lines)] if at + 1 + len(lines) < len(self._rows) else None
        is_ended = end is not None and end.form is RowForm.PARAGRAPH and end.block == self._rows[at].block
        short = sum(len(_BRACKETED.sub("", line).split()) <= _MAX_NAME_WORDS for line in lines)
        return is_ended and len(lines) >= _MIN_NAME_LINES and short * 4 >= len(lines) * 3


def _name_of(line: str) -> str:
    """Return what stands before the first comma of a line, without brackets: "Elizabeth (Lisa) Moss, she/her"."""
    return " ".join(_BRACKETED.sub(" ", first_part(line)).split()).strip(" *_.")
