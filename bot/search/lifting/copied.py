"""Puts what was said first before what later minutes copied of it.

Minutes are often begun as a copy of the last ones, and carry over what is still to be done, word for word. It was said
at the meeting where it stands first; what a later meeting adds stands in other sentences.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bot.search.index.entries import EntryTable, Scores
from bot.search.question.model import Query
from bot.search.quoting.nearby import Nearby, Terms
from bot.search.ranking.evidence import Evidence
from bot.search.settings import RankingWeights

_MAX_CHECKED = 5  # entries, the best ones by everything else
_ALIKE = 0.8  # of the terms of two sentences: one may be marked as done, or be put right
_LEAST_TERMS = 4  # of sentences that say something; shorter ones are labels, which are the same everywhere
_AHEAD = 0.001  # of the score: enough to come before the copy


class Copied:
    """Knows the texts and days of all entries; never changes."""

    def __init__(self, entries: EntryTable, nearby: Nearby, weights: RankingWeights) -> None:
        self._entries = entries
        self._nearby = nearby
        self._near = weights.first_said

    def with_first_said(self, query: Query, evidence: Evidence, admitted: Scores) -> Evidence:
        """Return the evidence with what lifts an entry above that of a later meeting which says the same.

        Who names a meeting, or asks how things stand, is after that one; `admitted` is 0 for what may not be shown.
        """
        if query.intent.names_meeting or query.intent.attendance or query.intent.state or evidence.newest is not None:
            return evidence
        total = evidence.total * admitted
        best = self._entries.best(total, _MAX_CHECKED).tolist()
        first = self._first_to_say(query, best, total)
        if first is None:
            return evidence
        lift = np.zeros_like(total)
        lift[first] = (1 + _AHEAD) * total[best[0]] - total[first]
        return replace(evidence, first_said=lift)

    def _first_to_say(self, query: Query, best: Sequence[int], total: Scores) -> int | None:
        """Return which of the best entries says what the first of them does, at the oldest meeting; None if none."""
        least = self._near * total[best[0]] if best else 0.0
        older = [number for number in best[1:] if total[number] >= least and self._is_older(number, best[0])]
        if not older:
            return None
        telling = self._nearby.telling(query, best[0])
        if sum(map(len, telling)) < _LEAST_TERMS:
            return None
        same = [number for number in older if _says(self._nearby.telling(query, number), telling)]
        return min(same, key=self._entries.days.__getitem__, default=None)

    def _is_older(self, number: int, than: int) -> bool:
        """Return whether an entry is of an older meeting, the day of which is known."""
        date, days = self._entries[number].meeting.date, self._entries.days
        return date is not None and bool(date.day) and bool(days[number] < days[than])


def _says(one: Sequence[Terms], other: Sequence[Terms]) -> bool:
    """Return whether some sentences say what others do, one sentence each."""
    return all(any(_is_alike(terms, of_one) for of_one in one) for terms in other)


def _is_alike(one: Terms, other: Terms) -> bool:
    # Another number says something else: a fee that was raised is no copy.
    differs = any(any(map(str.isdecimal, term)) for term in one ^ other)
    return not differs and len(one & other) >= _ALIKE * len(one | other)
