"""Tells how much of a question stands together in an entry in other words: in a few sentences that follow one another.

The meaning of a sentence is that of all its words. A long sentence about several things is near to no question, though
it holds a word that means the same for each word of one.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from bot.search.embeddings.semantic_index import SemanticIndex
from bot.search.index.entries import Scores
from bot.search.question.model import Query
from bot.search.quoting.nearby import TOGETHER, Nearby
from bot.search.quoting.sentences import Sentences
from bot.search.ranking.coverage import Coverage
from bot.search.vectors import Vectors

_LEAST_LIKE = 0.25  # the cosine of two words below which they have nothing to do with each other


class Paraphrased:
    """Compares the words of questions with those of single entries; never changes."""

    def __init__(self, nearby: Nearby, coverage: Coverage, semantic_index: SemanticIndex) -> None:
        self._nearby = nearby
        self._coverage = coverage
        self._semantic_index = semantic_index

    def shares(self, query: Query, numbers: Sequence[int]) -> Scores:
        """Return for each of some entries how near it comes to all words that an answer is expected to hold, 0 to 1.

        Each word counts by its rarity and as much as the nearest one of those that stand together is like it.
        """
        runs = [list(self._nearby.runs(number)) for number in numbers]
        said = chain.from_iterable(run.words for run in chain.from_iterable(runs))
        words = list(dict.fromkeys(chain.from_iterable(said)))
        sought = [word.written for word in query.required]
        likenesses = self._semantic_index.likenesses(sought, words, question=query.wording).T
        weighed = np.where(likenesses < _LEAST_LIKE, 0, likenesses) * np.array(
            self._coverage.rarities(query), dtype=np.float32
        )
        rows = {word: row for row, word in enumerate(words)}
        return np.array([max(_shares(of_entry, rows, weighed), default=0.0) for of_entry in runs], dtype=np.float32)


def _shares(runs: Sequence[Sentences], rows: dict[str, int], weighed: Vectors) -> Iterator[float]:
    """Yield what each run of sentences that follow one another comes to."""
    for run in runs:
        of_units = [weighed[[rows[word] for word in words]].max(axis=0, initial=0.0) for words in run.words]
        for first, unit in enumerate(run.units):
            together = of_units[first]
            for other, more in zip(run.units[first + 1 :], of_units[first + 1 :], strict=True):
                if other.end - unit.start > TOGETHER:
                    break
                together = np.maximum(together, more)
            yield float(together.sum())
