"""Ranks entries for a question: one weighted sum of all evidence, the weights in one place.

    score = prior × (words + meaning) + phrase + quotation + headline + date + agenda number + person
          + attendance + role

where `words` is BM25F over the readings of every word (the best reading of each counts), as a share of what an entry
that holds every word rarely and often could reach, and `meaning` is the cosine of question and passage. Ties go to
the newer meeting.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from bot.minutes.headings import HeadingKind, heading_kind
from bot.minutes.model import Entry, EntryKind, Meeting, Role
from bot.minutes.names import name_key
from bot.search.directory import People
from bot.search.hints import Hints
from bot.search.index import Index
from bot.search.model import Via
from bot.search.places import Places, Scores
from bot.search.reading import Reading, ReadQuestion, Word
from bot.search.told_dates import entries_that_tell

_OTHER_WORDS = (Via.ALIAS, Via.MEANING)


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """What each kind of evidence counts for."""

    overview: float = 0.8
    """A meeting's head, beside an agenda item that matches as well."""
    heading_only: float = 0.6
    """An item without text of its own."""
    announcement: float = 0.5
    """A list of what will be discussed, or of who was there, beside the discussion."""
    meaning: float = 0.6
    """The cosine of question and passage."""
    date: float = 0.6
    """The meeting is of the date that the question names; where none is, the entry tells of that day."""
    number: float = 0.4
    """The item has the number that the question names, in a meeting that fits."""
    person: float = 0.5
    """Somebody whom the question names presents or speaks."""
    attended: float = 0.1
    """Somebody whom the question names is among those the entry lists."""
    attendance: float = 0.5
    """The question asks who was there, and the entry is the meeting's head."""
    phrase: float = 0.5
    """The share of the question's runs of three words that stand in the entry as they are."""
    quotation: float = 1.0
    """All of them do, and they are so many that the question is a line of the minutes."""
    headline: float = 0.5
    """The heading or question is all that was typed."""
    role: float = 0.1
    """The question asks for decisions, action items, polls or a summary, and the entry is one."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for each entry, by kind; every array has one number an entry."""

    parts: Mapping[str, Scores]
    total: Scores = field(repr=False)


class Ranker:
    """Scores all entries for one question; never changes."""

    def __init__(self, places: Places, index: Index, people: People, weights: RankingWeights) -> None:
        self._places = places
        self._index = index
        self._weights = weights
        self._prior = np.array([_prior(place.entry, weights) for place in places], dtype=np.float32)
        numbers = (place.entry.item.number if place.entry.item else None for place in places)
        self._numbers = np.array([-1 if number is None else number for number in numbers], dtype=np.int64)
        self._tells_who_came = np.array([_tells_who_came(place.entry) for place in places], dtype=np.float32)
        self._roles = {
            role: np.array([place.entry.role is role for place in places], dtype=np.float32) for role in Role
        }
        self._people: dict[str, list[int]] = {}
        self._listed: dict[str, list[int]] = {}
        for number, place in enumerate(places):
            for key in people.behind(place.entry):
                self._people.setdefault(key, []).append(number)
            if place.entry.kind is EntryKind.OVERVIEW:
                for attendee in place.minutes.attendees:
                    self._listed.setdefault(name_key(attendee.name), []).append(number)

    def score(self, read: ReadQuestion, meaning: Scores | None, latest: Meeting | None) -> Evidence:
        """Return the evidence for every entry; `meaning` are cosines, None where there is no model."""
        weights = self._weights
        parts = {"words": self._prior * self.words(read)}
        if meaning is not None:
            parts["meaning"] = weights.meaning * self._prior * np.maximum(meaning, 0)
        parts |= self._hinted(read.hints, parts["words"], latest)
        total = np.zeros(len(self._places), dtype=np.float32)
        for scores in parts.values():
            total += scores
        return Evidence(parts, total)

    def words(self, read: ReadQuestion) -> Scores:
        """Return how well the words of the question stand in each entry, about 0 to 1."""
        total = np.zeros(len(self._places), dtype=np.float32)
        ideal = 0.0
        for word in read.words:
            total += self._word(word)
            if word.counts:
                ideal += self.rarity(word)
        return total / np.float32(ideal or 1.0)

    def _word(self, word: Word) -> Scores:
        best = np.zeros(len(self._places), dtype=np.float32)
        own = (reading for reading in word.readings if reading.via not in _OTHER_WORDS)
        told = next((told for reading in own if (told := self._reachable(reading))), 0.0)
        for number, reading in enumerate(word.readings):
            score = np.zeros(len(self._places), dtype=np.float32) if number else best
            weight = np.float32(self._weight(reading, told))
            for term in reading.terms:
                documents, impacts = self._index.postings(term)
                score[documents] += weight * impacts
            if number:
                np.maximum(best, score, out=best)
        return best

    def _weight(self, reading: Reading, told: float) -> float:
        """Return what a reading weighs; where it is another word, it tells no more than the word itself, which is told.

        Else those of several words would: an entry with "Hertz-Template" would be more about Hertz than any other.
        """
        if reading.via not in _OTHER_WORDS:
            return reading.weight
        longer = self._reachable(reading)
        return reading.weight * (told / longer if 0 < told < longer else 1.0)

    def _reachable(self, reading: Reading) -> float:
        """Return how much those terms of a reading tell together that stand in the minutes."""
        return sum(self._index.rarity(term) for term in reading.terms if term in self._index)

    def rarity(self, word: Word) -> float:
        """Return how much a word tells: the inverse document frequency of its terms together."""
        # The whole of a name with spaces only stands for its parts: no entry can hold it as one term.
        return sum(self._index.rarity(term) for term in word.readings[0].terms if " " not in term)

    def _hinted(self, hints: Hints, words: Scores, latest: Meeting | None) -> dict[str, Scores]:
        weights = self._weights
        parts: dict[str, Scores] = {}
        if hints.dates or hints.latest:
            meant = self._places.of_meetings([fits(meeting, hints, latest) for meeting in self._places.meetings])
            parts["date"] = weights.date * (meant.astype(np.float32) if meant.any() else self._telling_of(hints, words))
        if hints.numbers:
            parts["number"] = weights.number * np.isin(self._numbers, hints.numbers).astype(np.float32)
        if hints.people:
            named = [number for key in hints.people for number in self._people.get(key, ())]
            listed = [number for key in hints.people for number in self._listed.get(key, ())]
            parts["person"] = weights.person * self._marks(named) + weights.attended * self._marks(listed)
        if hints.attendance:
            parts["attendance"] = weights.attendance * self._tells_who_came
        if hints.roles:
            parts["role"] = weights.role * np.maximum.reduce([self._roles[role] for role in hints.roles])
        return parts

    def _telling_of(self, hints: Hints, words: Scores) -> Scores:
        """Return which entries name a day that the question names."""
        found = (entries_that_tell(hint, self._index, self._places, words) for hint in hints.dates)
        return self._marks(chain.from_iterable(found))

    def _marks(self, numbers: Iterable[int]) -> Scores:
        marks = np.zeros(len(self._places), dtype=np.float32)
        marks[np.fromiter(numbers, dtype=np.int64)] = 1.0
        return marks


def _prior(entry: Entry, weights: RankingWeights) -> float:
    if entry.announces or _is_list_of_people(entry):
        return weights.announcement
    if not entry.words and entry.kind is not EntryKind.QUESTION:
        return weights.heading_only
    return weights.overview if entry.kind is EntryKind.OVERVIEW else 1.0


def _tells_who_came(entry: Entry) -> bool:
    """Return whether an entry tells who was there: a meeting's head does, but for a title alone."""
    return (entry.kind is EntryKind.OVERVIEW and bool(entry.words)) or _is_list_of_people(entry)


def _is_list_of_people(entry: Entry) -> bool:
    item = entry.item
    return item is not None and heading_kind(item.heading) is HeadingKind.ATTENDEES


def fits(meeting: Meeting, hints: Hints, latest: Meeting | None) -> bool:
    """Return whether a meeting is one that the question names."""
    if hints.latest and latest is not None and meeting.id == latest.id:
        return True
    return meeting.date is not None and any(hint.fits(meeting.date) for hint in hints.dates)
