"""Lifts the newest treatments of a topic above older ones that fit about as well.

What treats a topic is told by its heading: that holds nearly all that the question's words tell. A mention in passing
is no treatment, however new. Where a question asks how things stand, an entry that holds every word is enough.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bot.search.analysis.tokens import has_number
from bot.search.index.entries import EntryTable, Scores
from bot.search.index.inverted import InvertedIndex
from bot.search.index.topics import Topics
from bot.search.model import Via
from bot.search.question.model import Query, Word
from bot.search.ranking.evidence import Evidence

_TELLING = 0.75
"""The least share of what a question's words tell that a heading has to hold."""

_NEAR = 0.7
"""The least share of the best entry's words and meaning that makes a meeting's own best one nearly its equal."""
_NEAR_BY_WORDS = 0.85
"""The same where no heading tells of the topic."""

_ONE_MEETING = 7  # days; a meeting of several days has minutes for each of them

_CHOSEN_HEADING = 4  # words; whoever types a heading that long wants that one


class Newest:
    """Tells what is new among the entries; never changes."""

    def __init__(self, entries: EntryTable, topics: Topics, index: InvertedIndex) -> None:
        self._days = entries.days
        self._topics = topics
        self._index = index

    def freshness(self, query: Query, evidence: Evidence) -> Scores | None:
        """Return 1 for what treats the topic of a question at the newest meeting, 1/2 at the one before, 1/3 …

        None if the question says which meeting it is after, or if only one meeting treats its topic: others, newer or
        older ones, may tell as much below other headings.
        """
        if query.intent.names_meeting or query.intent.attendance or not query.required or evidence.all_words is None:
            return None
        holding = evidence.all_words > 0
        headed = holding & self._headed(query, evidence)
        if (fresh := self._fresh(headed, evidence, _NEAR)) is not None:
            return fresh
        return self._fresh(holding, evidence, _NEAR_BY_WORDS) if query.intent.state else None

    def _fresh(self, treating: NDArray[np.bool_], evidence: Evidence, near: float) -> Scores | None:
        numbers = np.flatnonzero(treating)
        if not numbers.size:
            return None
        fits = evidence.words[numbers] if evidence.meaning is None else (evidence.words + evidence.meaning)[numbers]
        days, meeting = np.unique(self._days[numbers], return_inverse=True)
        best = np.zeros(days.size, dtype=np.float32)
        np.maximum.at(best, meeting, fits)
        fresh = _by_day(days, best >= near * best.max())
        if fresh.min(initial=1.0, where=fresh > 0) == 1:
            return None
        marks = np.zeros(treating.size, dtype=np.float32)
        marks[numbers] = fresh[meeting]
        return marks

    def _headed(self, query: Query, evidence: Evidence) -> NDArray[np.bool_]:
        headed = self._topics.headed(map(_terms_of, query.required), list(self._telling(query)), _TELLING)
        chosen = evidence.headline
        is_chosen = chosen is not None and len(query.required) >= _CHOSEN_HEADING and bool(chosen.any())
        return headed & (chosen > 0) if is_chosen else headed

    def _telling(self, query: Query) -> Iterator[float]:
        """Yield how much each word tells, as a share of what all do; a number has to be held."""
        rarities = [max(map(self._index.rarity, _terms_of(word)), default=0.0) for word in query.required]
        for word, rarity in zip(query.required, rarities, strict=True):
            yield 1.0 if has_number(word.written) else rarity / sum(rarities)


def _terms_of(word: Word) -> tuple[str, ...]:
    """Return the terms of which one is enough for a word, but for those that only mean the same."""
    return tuple(reading.terms[0] for reading in word.readings if reading.via is not Via.MEANING)


def _by_day(days: NDArray[np.int64], near: NDArray[np.bool_]) -> Scores:
    """Return how fresh each of some days is, given in order; 0 for those that are not near."""
    fresh = np.zeros(days.size, dtype=np.float32)
    newer, before = 0, None
    for position in np.flatnonzero(near)[::-1].tolist():
        if before is not None and before - days[position] > _ONE_MEETING:
            newer += 1
        before = days[position]
        fresh[position] = 1 / (1 + newer)
    return fresh
