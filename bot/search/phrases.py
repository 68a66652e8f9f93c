"""Finds the question's own word order in an entry: runs of three words, as they follow each other there too.

Words alone cannot tell the line that somebody quotes from a hundred lines with the same common words.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.analysis import document_terms, is_run, tokens
from bot.search.index import Index
from bot.search.places import Places, Scores
from bot.text import Slice, fold

_RUN = 3  # words, or Chinese characters
_CACHED = 4096  # entries whose folded text is kept


class Run(NamedTuple):
    """Words of a question that follow each other."""

    wording: str
    """Folded."""
    terms: tuple[str, ...]
    """What the index has of its words; none of a stop word."""


class Phrases:
    """The wording of all entries; what is folded once is kept for the next question."""

    def __init__(self, places: Places, index: Index) -> None:
        self._places = places
        self._index = index
        self._folded = _folding(places)

    def __reduce__(self) -> tuple[type["Phrases"], tuple[Places, Index]]:
        return Phrases, (self._places, self._index)  # what is remembered is not kept

    def score(self, question: str, candidates: NDArray[np.int64]) -> Scores:
        """Return for each candidate the share of the question's runs of words that it holds, 0 to 1."""
        runs = runs_of(question)
        scores = np.zeros(len(candidates), dtype=np.float32)
        holding = {term: self._index.holding(term, candidates) for run in runs for term in run.terms}
        for run in runs:
            # Only where all of its words stand can they stand in a row.
            possible = np.logical_and.reduce([holding[term] for term in run.terms])
            for position in np.flatnonzero(possible).tolist():
                scores[position] += run.wording in self._folded(int(candidates[position]))
        return scores / np.float32(len(runs) or 1)


def _folding(places: Places) -> Callable[[int], str]:
    """Return a function that gives an entry's folded text by its number."""

    @lru_cache(maxsize=_CACHED)
    def folded(number: int) -> str:
        place = places[number]
        return " ".join(fold(place.minutes.text.piece(place.entry.lines)).split())

    return folded


def runs_of(question: str) -> tuple[Run, ...]:
    """Return every three words of a question that follow each other, but for those of stop words alone.

    >>> [run.wording for run in runs_of("What did Brook say?")], [run.terms for run in runs_of("服务治理")]
    (['what did brook', 'did brook say'], [('服', '务', '治'), ('务', '治', '理')])
    """
    folded = " ".join(fold(question).split())
    units: list[tuple[Slice, tuple[str, ...]]] = []
    for token in tokens(folded):
        start, end = token.place
        if is_run(token.written):
            units += ((Slice(n, n + 1), document_terms(folded[n])) for n in range(start, end))
        else:
            units.append((token.place, document_terms(token.written)[:1]))
    runs: dict[Run, None] = {}
    for three in zip(units, units[1:], units[2:], strict=False):
        wording = folded[three[0][0].start : three[_RUN - 1][0].end]
        terms = tuple(term for _, found in three for term in found)
        if terms:
            runs[Run(wording, terms)] = None
    return tuple(runs)
