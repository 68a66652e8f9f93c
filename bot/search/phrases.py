"""Finds the question's own word order in an entry: runs of three words, as they follow each other there too.

Words alone cannot tell the line that somebody quotes from a hundred lines with the same common words.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.search.analysis import is_run, tokens
from bot.search.places import Places, Scores
from bot.text import Slice, fold

_RUN = 3  # words, or Chinese characters
_CACHED = 4096  # entries whose folded text is kept


class Phrases:
    """The wording of all entries; what is folded once is kept for the next question."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._folded = lru_cache(maxsize=_CACHED)(self._fold)

    def score(self, question: str, candidates: NDArray[np.int64]) -> Scores:
        """Return for each candidate the share of the question's runs of words that it holds, 0 to 1."""
        runs = runs_of(question)
        scores = np.zeros(len(candidates), dtype=np.float32)
        if runs:
            for position, number in enumerate(candidates.tolist()):
                wording = self._folded(number)
                scores[position] = sum(run in wording for run in runs) / len(runs)
        return scores

    def _fold(self, number: int) -> str:
        place = self._places[number]
        return " ".join(fold(place.minutes.text.piece(place.entry.lines)).split())


def runs_of(question: str) -> tuple[str, ...]:
    """Return every three words of a question that follow each other, folded; the whole of a shorter question.

    >>> runs_of("What did Brook say?"), runs_of("服务治理")
    (('what did brook', 'did brook say'), ('服务治', '务治理'))
    """
    folded = " ".join(fold(question).split())
    units: list[Slice] = []
    for token in tokens(folded):
        start, end = token.place
        units += [Slice(n, n + 1) for n in range(start, end)] if is_run(token.written) else [token.place]
    if len(units) < _RUN:
        return ()
    return tuple(
        dict.fromkeys(folded[first.start : last.end] for first, last in zip(units, units[_RUN - 1 :], strict=False))
    )
