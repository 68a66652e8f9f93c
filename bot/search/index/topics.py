"""Which entries are of one topic, so that a decision or an action item is found by what it is about.

A decision seldom names its topic: "Agreed." stands under a heading of its own below the topic's, or at the end of it.
"""

from collections.abc import Collection, Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from bot.minutes.model import Role
from bot.search.analysis.page_words import searched_text
from bot.search.analysis.terms import terms_of_language
from bot.search.analysis.tokens import written_words
from bot.search.index.entries import EntryTable, Scores


class Topics:
    """The topics of all entries: the item of each, and of a marked part also the item above it; never changes."""

    def __init__(self, entries: EntryTable) -> None:
        numbers: dict[object, int] = {}
        headed: dict[str, list[int]] = {}
        self._own = np.full(len(entries), -1, dtype=np.int64)
        above: list[object] = [None] * len(entries)
        for place in entries:
            item = place.entry.item
            if item is not None:
                key = (place.minutes.source, place.minutes.origin, item.path, item.heading)
                if key not in numbers:
                    for term in _terms_of(item.heading, place.minutes.language):
                        headed.setdefault(term, []).append(len(numbers))
                self._own[place.number] = numbers.setdefault(key, len(numbers))
                if place.entry.role is not None and item.path:
                    above[place.number] = (place.minutes.source, place.minutes.origin, item.path[:-1], item.path[-1])
        self._before = np.arange(len(entries), dtype=np.int64)
        for number in range(1, len(entries)):
            is_one_topic = self._own[number] >= 0 and self._own[number] == self._own[number - 1]
            if is_one_topic and entries[number].entry.role is not None:
                unmarked = entries[number - 1].entry.role is None
                self._before[number] = number - 1 if unmarked else self._before[number - 1]
        self._above = np.array([numbers.get(key, -1) if key else -1 for key in above], dtype=np.int64)
        self._size = len(numbers)
        self._headed = {term: np.array(topics, dtype=np.int32) for term, topics in headed.items()}
        self._entries = entries

    def headed(self, sought: Iterable[Iterable[str]]) -> NDArray[np.bool_]:
        """Return which entries are of topics whose headings hold all that is sought.

        Each part of it is given by the terms of which one is enough. A marked part is of the topic above it, too.
        """
        topics = np.ones(self._size + 1, dtype=np.bool_)
        topics[-1] = False  # the last one is that of no topic
        for terms in sought:
            held = np.zeros(self._size + 1, dtype=np.bool_)
            for term in terms:
                held[self._headed.get(term, [])] = True
            topics &= held
        marks: NDArray[np.bool_] = topics[self._own] | topics[self._above]
        return marks

    def lifted(self, scores: Scores, roles: Collection[Role], own: Scores) -> Scores:
        """Return what lifts each marked part of some kinds above the rest of its topic, if that has any score.

        Of several parts of one topic, the one with the highest `own` score is lifted most, or the one that stands below
        what fits best.
        """
        is_marked = self._entries.of_roles(roles)
        of_topic = self._best_of_topic(scores)
        # Where only the heading holds what is sought, all parts of the topic fit alike.
        rest = self._best_of_topic(np.where(is_marked, 0, scores).astype(np.float32))
        is_below = is_marked & ((of_topic > scores) | ((rest == scores) & (rest > 0)))
        near = own + scores[self._before] / np.maximum(of_topic, 1e-6)
        return np.where(is_below, of_topic - scores + _ABOVE * (1 + near), 0).astype(np.float32)

    def _best_of_topic(self, scores: Scores) -> Scores:
        """Return the best score of each entry's topic, 0 for an entry of none."""
        best = np.zeros(self._size + 1, dtype=np.float32)  # the last one is that of no topic
        np.maximum.at(best, self._own, scores)
        best[-1] = 0.0
        of_topic: Scores = np.maximum(best[self._own], best[self._above])
        return of_topic


@cache
def _terms_of(heading: str, language: str) -> frozenset[str]:
    maker = terms_of_language(language)
    return frozenset(term for word in written_words(searched_text(heading)) for term in maker.document_terms(word))


_ABOVE = 0.05
"""How far above the rest of the topic; another topic that fits better stays before it."""
