"""All entries of all meetings in one row, with what tells which of them may be shown and in what order."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import Entry, Minutes, Role
from bot.search.analysis.page_words import searched_text
from bot.search.index.indexing import Document
from bot.search.index.people import PeopleIndex
from bot.search.model import Filters, IndexedEntry

_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*\)")

Scores = NDArray[np.float32]
"""One number an entry."""


def document_of(indexed: IndexedEntry) -> Document:
    """Return what is indexed of an entry."""
    entry, item, text = indexed.entry, indexed.entry.item, indexed.minutes.text
    path = " ".join((indexed.minutes.title, *(item.path if item else ())))
    heading = item.heading if item else ""
    body = "\n".join(text.piece(lines) for lines in entry.words)
    question, heading, path, body = map(searched_text, (entry.question or "", heading, path, body))
    return Document(question, heading, path, body, indexed.minutes.language)


class EntryTable:
    """The entries in the order of the meetings, their texts and their lines; never changes."""

    def __init__(self, meetings: Sequence[Meeting]) -> None:
        self.meetings = tuple(meetings)
        self._entries: list[IndexedEntry] = []
        owners: list[int] = []
        starts: list[int] = []
        several: list[tuple[int, ...]] = []
        self._texts: list[Minutes] = []
        for owner, meeting in enumerate(meetings):
            first = len(starts)
            for minutes in meeting.texts:
                if minutes.entries:
                    starts.append(len(self._entries))
                    self._texts.append(minutes)
                    numbered = enumerate(minutes.entries, len(self._entries))
                    self._entries += [IndexedEntry(number, meeting, minutes, entry) for number, entry in numbered]
                    owners += [owner] * len(minutes.entries)
            if len(starts) - first > 1:
                several.append(tuple(range(first, len(starts))))
        self._several = tuple(several)
        self._owners = np.array(owners, dtype=np.int64)
        self._starts = np.array(starts, dtype=np.int64)
        ages = [-meeting.date.first_day.toordinal() if meeting.date else 0 for meeting in meetings]
        items = (place.entry.item for place in self._entries)
        self._numbers = np.array([item.number if item and item.number is not None else -1 for item in items], np.int64)
        self._ages = np.array(ages, dtype=np.int64)[self._owners] if ages else self._owners

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, number: int) -> IndexedEntry:
        return self._entries[number]

    def find(self, entry: Entry) -> IndexedEntry:
        """Return an entry of these minutes with where it stands; raise `LookupError` for one of others."""
        number = self._numbers_of.get(id(entry), -1)
        if number < 0 or self._entries[number].entry is not entry:
            raise LookupError("the entry is of other minutes, such as those before a reload")
        return self._entries[number]

    @cached_property
    def _numbers_of(self) -> dict[int, int]:
        return {id(indexed.entry): indexed.number for indexed in self._entries}

    def __iter__(self) -> Iterator[IndexedEntry]:
        return iter(self._entries)

    @property
    def has_several_texts(self) -> bool:
        """Whether a meeting has several texts."""
        return bool(self._several)

    @property
    def characters(self) -> int:
        """How long all texts are together."""
        return sum(len(minutes.text.text) for minutes in self._texts)

    @property
    def days(self) -> NDArray[np.int64]:
        """The day of each entry's meeting, counted; 0 if its date is not known."""
        return -self._ages

    def of_meetings(self, chosen: Sequence[bool]) -> NDArray[np.bool_]:
        """Return which entries are of the meetings chosen; `chosen` has one truth value a meeting."""
        marks: NDArray[np.bool_] = np.array(chosen, dtype=np.bool_)[self._owners]
        return marks

    def best_of_text(self, scores: Scores) -> Scores:
        """Return for every entry the best score of all entries of its text."""
        if not len(self._entries):
            return scores
        counts = np.diff(self._starts, append=len(self._entries))
        return np.repeat(np.maximum.reduceat(scores, self._starts), counts)

    def of_roles(self, roles: Collection[Role]) -> NDArray[np.bool_]:
        """Return which entries are parts of one of some kinds, such as decisions."""
        return np.array([place.entry.role in roles for place in self._entries], dtype=np.bool_)

    def numbered(self, numbers: Sequence[int]) -> NDArray[np.bool_]:
        """Return which entries are of an agenda item with one of some numbers."""
        return np.isin(self._numbers, numbers)

    def first_of_texts(self) -> Scores:
        """Return 1 for the first entry of each text that is more than a picture, and 0 for all others."""
        marks = np.zeros(len(self._entries), dtype=np.float32)
        ends = [*self._starts[1:].tolist(), len(self._entries)]
        for start, end in zip(self._starts.tolist(), ends, strict=True):
            marks[next((number for number in range(start, end) if not _is_picture(self._entries[number])), start)] = 1.0
        return marks

    def first_of_items(self) -> NDArray[np.bool_]:
        """Return which entries are the first of their item, or of no item."""
        items = [place.entry.item for place in self._entries]
        marks: NDArray[np.bool_] = np.array(
            [item is None or item is not before for item, before in zip(items, [None, *items], strict=False)], np.bool_
        )
        return marks

    def best(self, scores: Scores, count: int) -> NDArray[np.int64]:
        """Return the numbers of the best entries that score above 0, at most `count`; of equals the newer first."""
        candidates = np.flatnonzero(scores > 0)
        if candidates.size > count:
            reached = np.partition(scores[candidates], candidates.size - count)[candidates.size - count]
            candidates = candidates[scores[candidates] >= reached]
        order = np.lexsort((candidates, self._ages[candidates], -scores[candidates]))
        return candidates[order][:count]

    def in_one_text(self, scores: Scores, languages: tuple[str, ...], *, near: float) -> Scores:
        """Return the scores with those of all texts of a meeting but the one to quote set to 0.

        That is the text with the best entry, or one in an earlier of the reader's languages whose best entry comes
        to `near` times as much. Notes and transcript in one language are quoted together.
        """
        if not self._several:
            return scores
        best = np.maximum.reduceat(scores, self._starts)
        scores = scores.copy()
        ends = [*self._starts[1:].tolist(), len(self._entries)]
        for texts in self._several:
            chosen = self._texts[self._quoted(texts, best, languages, near)]
            meeting = self._entries[int(self._starts[texts[0]])].meeting
            told = meeting.told_with(chosen)
            for text in texts:
                if not any(self._texts[text] is one for one in told):
                    scores[self._starts[text] : ends[text]] = 0
        return scores

    def _quoted(self, texts: Sequence[int], best: Scores, languages: tuple[str, ...], near: float) -> int:
        ranked = sorted(texts, key=lambda text: -float(best[text]))
        eligible = [text for text in ranked if best[text] > 0 and best[text] >= near * best[ranked[0]]]
        for language in languages:
            for text in eligible:
                if self._texts[text].language.split("-")[0] == language.split("-")[0]:
                    return text
        return ranked[0]

    def admitted(self, filters: Filters, people: PeopleIndex) -> NDArray[np.bool_]:
        """Return which entries the filters let through."""
        admitted = self.of_meetings([_admits(filters, meeting) for meeting in self.meetings])
        if filters.person:
            wanted = people.resolve(filters.person)
            behind = (people.behind(one.entry, one.minutes) for one in self)
            admitted &= np.fromiter((not wanted.isdisjoint(keys) for keys in behind), np.bool_, len(self))
        return admitted


def _is_picture(place: IndexedEntry) -> bool:
    body = "\n".join(place.minutes.text.piece(lines) for lines in place.entry.body)
    return not _PICTURE.sub("", body).strip()


def _admits(filters: Filters, meeting: Meeting) -> bool:
    if filters.meeting and meeting.id != filters.meeting:
        return False
    return filters.since is None or (meeting.date is not None and meeting.date.is_since(filters.since))
