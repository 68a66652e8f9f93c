"""Finds those who are named right behind a list of people by their group or office: `Others: Ada, Bo`, `Hosts:`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.languages.merging import own_language
from bot.minutes.attendee_words import AttendeeWords, attendee_words
from bot.minutes.label_words import names_group, names_office, says_how_they_came
from bot.minutes.labels import Label, group_in
from bot.minutes.names import looks_like_name
from bot.minutes.owned_rows import OwnedRows
from bot.minutes.presenter_words import presenter_words
from bot.minutes.prose import introduces
from bot.minutes.row_labels import RowLabels
from bot.minutes.rows import Row, RowForm
from bot.minutes.running_text import ASIDE
from bot.minutes.shown import shown_text

_HANDLE = re.compile(r"[@＠][\w.-]{2,40}")
_ONE_WORD = re.compile(r"[^\W\d_][\w'’.-]{0,20}")
_BEHIND_NAME = re.compile(r"(?<!\s)\s++(?:[-–—]\s|@\w).*$")
_STROKE = re.compile(r"\s/\s")
_EDGES = " *_.?!"


class Group(NamedTuple):
    """A group of people, with those that are of it."""

    value: str
    """Those who stand behind its label on the same line, as written."""
    rows: tuple[int, ...]
    """The numbers of the rows in which more of them stand."""
    may_be_absent: bool
    """Whether they did not come, if the group stands below a label of those absent that names nobody itself."""


class GroupRows:
    """The groups of people in the rows of one file."""

    def __init__(self, rows: Sequence[Row], labels: RowLabels, owned: OwnedRows, language: str) -> None:
        """Take the rows of a file with their labels, and what belongs to each of these."""
        self._rows = rows
        self._labels = labels
        self._owned = owned
        self._language = language
        self._words: AttendeeWords = attendee_words(own_language(language))

    def at(self, at: int, labels: Sequence[Label]) -> Group | None:
        """Return the group that a row names behind a list of people, None if it names none or something else."""
        row = self._rows[at]
        if labels:
            holders = self._holders(at, labels)
            return Group("", holders, may_be_absent=False) if holders else None
        goes_on = tuple(self._labels.continued(at)) if row.form is RowForm.PARAGRAPH else ()
        if row.form is RowForm.PARAGRAPH and introduces(row.text) and goes_on:
            is_group = names_group(row.text, self._language)
            names = [self._rows[one].text for one in goes_on]
            came = says_how_they_came(row.text, self._language)
            return Group("", goes_on, not came) if is_group and self._are_people(names) else None
        value = group_in(row.text, self._language) if row.form in (RowForm.PARAGRAPH, RowForm.ITEM) else None
        if not value or not self._are_people([value]):
            return None
        came = says_how_they_came(row.text[: row.text.rfind(value)].strip(), self._language)
        return Group(value, goes_on, not came)

    def _holders(self, at: int, labels: Sequence[Label]) -> tuple[int, ...]:
        """Return the rows of the people listed beneath an office: `Hosts:` above two names."""
        row = self._rows[at]
        holds = row.form is RowForm.PARAGRAPH and len(labels) == 1 and not labels[0].value
        if not holds or not names_office(row.text, self._language):
            return ()
        below = self._owned.below(at)
        items = [self._rows[one] for one in below]
        are_listed = bool(items) and all(item.form is RowForm.ITEM for item in items)
        return below if are_listed and all(self._is_whole(item.text.partition(",")[0]) for item in items) else ()

    def _are_people(self, runs: Iterable[str]) -> bool:
        """Return whether at least half of what runs consist of may be names."""
        parts = [part.strip(_EDGES) for run in runs for part in self._parts(run)]
        parts = [part for part in parts if part]
        return 0 < len(parts) <= 2 * sum(self._is_whole(part) or self._may_be_called(part) for part in parts)

    def _parts(self, run: str) -> Iterator[str]:
        for part in self._words.separator.split(_plain(run)):
            yield from _STROKE.split(_BEHIND_NAME.sub("", part))

    def _may_be_called(self, word: str) -> bool:
        """Return whether a word may be what somebody is called; a noun with a capital is not told from a first name."""
        is_noun = presenter_words(own_language(self._language)).capital_nouns and word[0].islower()
        return not is_noun and _ONE_WORD.fullmatch(word) is not None and word.lower() not in self._words.everyday

    def _is_whole(self, name: str) -> bool:
        name = _plain(name).strip(_EDGES)
        return (bool(name) and all(map(_HANDLE.fullmatch, name.split()))) or looks_like_name(name, self._language)


def _plain(wording: str) -> str:
    return ASIDE.sub("", shown_text(wording))
