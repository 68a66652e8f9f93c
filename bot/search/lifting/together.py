"""Lifts those of the best entries that hold the words of a question together, or words that are like them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from bot.search.index.entries import EntryTable, Scores
from bot.search.lifting.paraphrased import Paraphrased
from bot.search.question.model import Query
from bot.search.quoting.nearby import Nearby
from bot.search.ranking.evidence import Evidence
from bot.search.settings import RankingWeights

_MAX_CHECKED = 5  # entries, the best ones by everything else: they are quoted anyway
_SEVERAL = 2  # words that can stand together, or entries that can come first
_MANY = 4  # words, so many that a passage with words like them tells what is asked


class Together:
    """Looks at the best entries for one question; never changes."""

    def __init__(
        self, entries: EntryTable, nearby: Nearby, paraphrased: Paraphrased | None, weights: RankingWeights
    ) -> None:
        """`paraphrased` is None without a model."""
        self._entries = entries
        self._nearby = nearby
        self._paraphrased = paraphrased
        self._weights = weights

    def lifted(self, query: Query, evidence: Evidence, admitted: Scores) -> Evidence:
        """Return the evidence with what lifts those entries that may come first, if they hold the words together.

        Where no entry holds every word, words that are like them lift too; `admitted` is 0 for what may not be shown.
        """
        words, weights = len(query.required), self._weights
        if words >= _SEVERAL:
            lift = self._lift(evidence, admitted, weights.together, partial(self._nearby_shares, query))
            evidence = replace(evidence, together=lift)
        if self._paraphrased is not None and evidence.meaning_alone is not None and words >= _MANY:
            lift = self._lift(evidence, admitted, weights.paraphrased, partial(self._paraphrased.shares, query))
            evidence = replace(evidence, paraphrased=lift)
        return evidence

    def _lift(
        self, evidence: Evidence, admitted: Scores, weight: float, shares_of: Callable[[Sequence[int]], Scores]
    ) -> Scores | None:
        """Return what lifts entries by as much of a weight as `shares_of` tells; None if the first is far ahead."""
        total = evidence.total * admitted
        is_near = (total > 0) & (total + weight >= total.max(initial=0.0))
        best = self._entries.best(np.where(is_near, total, 0), _MAX_CHECKED).tolist()
        if not weight or len(best) < _SEVERAL:  # which of them comes first is told already
            return None
        shares = shares_of(best)
        marks = is_near * shares.min()  # more of them stay behind those that are looked at
        marks[best] = shares
        lift: Scores = weight * marks
        return lift

    def _nearby_shares(self, query: Query, numbers: Sequence[int]) -> Scores:
        return np.array([self._nearby.share(query, number) for number in numbers], dtype=np.float32)
