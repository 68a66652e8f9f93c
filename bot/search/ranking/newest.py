"""Tells which entries are of the newest meeting that treats a topic, so that they stand above as good older ones.

What treats a topic is told by its heading: that holds every word of the question. A mention in passing is no treatment,
however new. Where a question asks how things stand, an entry that holds every word is enough.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from bot.search.index.entries import EntryTable, Scores
from bot.search.index.topics import Topics
from bot.search.model import Via
from bot.search.question.model import Query, Word
from bot.search.ranking.evidence import Evidence

_NEAR = 0.7
"""The least share of the best entry's words and meaning that makes a meeting's own best one nearly its equal."""
_NEAR_BY_WORDS = 0.85
"""The same where no heading tells of the topic."""

_ONE_MEETING = 7  # days; a meeting of several days has minutes for each of them

_SEVERAL = 2  # words
_MAX_WORDS = 8  # of a question whose heading may lack one
_CHOSEN_HEADING = 4  # words; whoever types a heading that long wants that one


class Newest:
    """Knows the days and the topics of all entries; never changes."""

    def __init__(self, entries: EntryTable, topics: Topics, is_everyday: Callable[[str], bool]) -> None:
        """`is_everyday` tells whether a word is one of everyday language."""
        self._is_everyday = is_everyday
        self._days = entries.days
        self._topics = topics

    def marks(self, query: Query, evidence: Evidence) -> Scores | None:
        """Return 1 for what treats the topic of a question at the newest meeting that does; `evidence` tells what fits.

        None if the question says which meeting it is after, or if only one meeting treats its topic: others, newer or
        older ones, may tell as much below other headings.
        """
        if query.intent.names_meeting or query.intent.attendance or not query.required or evidence.all_words is None:
            return None
        holding = evidence.all_words > 0
        if query.intent.last_time:
            return self._of_last(holding)
        marks = self._of_newest(holding & self._headed(query, evidence), evidence, _NEAR)
        if marks is None and query.intent.state:
            return self._of_newest(holding, evidence, _NEAR_BY_WORDS)
        return marks

    def headed(self, query: Query, evidence: Evidence) -> Scores | None:
        """Return 1 for what holds every word of a question beneath a heading that does too, None for single words.

        The heading may lack one word of everyday language: "When did X reach stage 3" is asked of "X for stage 3".
        """
        words = query.required
        if len(words) < _SEVERAL or evidence.all_words is None:
            return None
        headed = self._headed(query, evidence)
        if _SEVERAL < len(words) <= _MAX_WORDS:
            for left_out in (word for word in words if self._is_everyday(word.written)):
                headed |= self._topics.headed(_terms_of(word) for word in words if word is not left_out)
        return ((evidence.all_words > 0) & headed).astype(np.float32)

    def _headed(self, query: Query, evidence: Evidence) -> NDArray[np.bool_]:
        headed = self._topics.headed(map(_terms_of, query.required))
        chosen = evidence.headline
        if chosen is None or len(query.required) < _CHOSEN_HEADING or not chosen.any():
            return headed
        return headed & (chosen > 0)

    def _of_last(self, holding: NDArray[np.bool_]) -> Scores | None:
        """Return 1 for what some entries say at the newest meeting of theirs, None if there are none."""
        if not holding.any():
            return None
        marks: Scores = (holding & (self._days >= self._days[holding].max() - _ONE_MEETING)).astype(np.float32)
        return marks

    def _of_newest(self, treating: NDArray[np.bool_], evidence: Evidence, near: float) -> Scores | None:
        numbers = np.flatnonzero(treating)
        if not numbers.size:
            return None
        fits = evidence.words[numbers] if evidence.meaning is None else (evidence.words + evidence.meaning)[numbers]
        days, meeting = np.unique(self._days[numbers], return_inverse=True)
        best = np.zeros(days.size, dtype=np.float32)
        np.maximum.at(best, meeting, fits)
        equals = days[best >= near * best.max()]
        first = equals[-1] - _ONE_MEETING
        if equals[0] >= first:
            return None
        marks = np.zeros(treating.size, dtype=np.float32)
        marks[numbers] = days[meeting] >= first
        return marks


def _terms_of(word: Word) -> tuple[str, ...]:
    """Return the terms of which one is enough for a word, but for those that only mean the same."""
    return tuple(reading.terms[0] for reading in word.readings if reading.via is not Via.MEANING)
