"""How sure it is that the first hit answers the question.

A logistic function of a few features of the best hit. Its weights were fitted by `benchmarks/confidence.py` on
questions that the minutes do and do not answer. What tells a near miss from an answer best is the one word of the
question that the card shows least of.
"""

from collections.abc import Sequence
from math import log1p, tanh
from typing import NamedTuple

from bot.search.index.entries import Scores
from bot.search.ranking.evidence import Evidence
from bot.search.settings import ConfidenceWeights

# Of the questions of ten words and more that the minutes answer, hardly one is held by less than .3.
_MANY, _LITTLE = 9, 0.25
_MANY_ENTRIES = 100


class Features(NamedTuple):
    """What the confidence goes by; every one has a weight of its name."""

    shown: float
    words: float
    dated: float
    person: float
    attendance: float
    typed: float
    marked: float
    lead: float
    other_date: float
    scattered: float
    elsewhere: float
    astray: float
    aside: float
    specific: float
    uncounted: float
    unpriced: float


def features(
    held: Sequence[float],
    shown: Sequence[float],
    evidence: Evidence,
    total: Scores,
    ranked: Sequence[int],
    *,
    telling: int | None = None,
) -> Features:
    """Return the features of the first of the ranked entries; `held` and `shown` are the shares of the words.

    Held is what stands anywhere in the entry, shown what stands in its heading or in what is quoted of it. `telling`
    is how many of the words tell something, all by default; `total` is the sum of the evidence.
    """
    best = ranked[0]
    first = float(total[best])
    asked = (evidence.date, evidence.person, evidence.attendance)
    given = [float(scores[best]) for scores in asked if scores is not None]
    of_words = sum(held) / len(held) if held and not any(given) else float(any(given))
    # Who stands alone with a part of the words has not come first: the other words stand nowhere. In few entries
    # nearly everything stands alone.
    lacking = 1 - of_words if total.size >= _MANY_ENTRIES else 0.0
    second = float(total[ranked[1]]) if len(ranked) > 1 else first * lacking
    return Features(
        # Without a word nothing is missing, but if the entry is not all that was asked for.
        shown=min(shown, default=float(bool(given) and all(given))),
        words=log1p(len(held) if telling is None else telling),
        dated=float(_given(evidence.date, best) > 0),
        person=_given(evidence.person, best),
        attendance=_given(evidence.attendance, best),
        typed=0.0,  # only `FirstHit` knows what a quotation weighs
        marked=0.0,
        lead=of_words * max(first - second, 0.0) / first if first > 0 else 0.0,
        other_date=float(evidence.date is not None and not evidence.date[best]),
        scattered=float(len(held) > _MANY and sum(held) < _LITTLE * len(held)),
        elsewhere=0.0,  # only `FirstHit` knows the words
        astray=0.0,
        aside=0.0,
        specific=0.0,
        uncounted=0.0,
        unpriced=0.0,
    )


def _given(scores: Scores | None, number: int) -> float:
    return 0.0 if scores is None else float(scores[number])


def confidence(of: Features, weights: ConfidenceWeights) -> float:
    """Return the confidence, 0 to 1, that the first of the ranked entries answers."""
    total = weights.bias + sum(getattr(weights, name) * figure for name, figure in of._asdict().items())
    return (1 + tanh(total / 2)) / 2  # the logistic function, in the form that never overflows
