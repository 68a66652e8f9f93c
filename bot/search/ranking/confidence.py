"""How sure it is that the first hit answers the question.

A logistic function of a few features of the best hit. Its weights were fitted by `benchmarks/confidence.py` on
questions that the minutes do and do not answer. What tells a near miss from an answer best is the one word of the
question that the card shows least of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p, tanh
from typing import NamedTuple

from bot.search.ranking.ranker import Evidence

# Of the questions of ten words and more that the minutes answer, hardly one is held by less than .3.
_MANY, _LITTLE = 9, 0.25
_HINTS = ("date", "number", "person", "attendance")


@dataclass(frozen=True, slots=True)
class ConfidenceWeights:
    """The weights of the logistic function, and where an answer begins."""

    bias: float = -6.43
    """What speaks against an answer from the start."""

    shown: float = 4.83
    """Of the share that the first card shows of the word it shows least of."""

    words: float = 3.71
    """Of the logarithm of one more than the number of words: a long question is seldom held whole.

    Words that are foreign to the minutes excuse nothing: they stand for what the minutes do not speak of."""

    hints: float = 1.81
    """Of what date, agenda number, person and attendance gave."""

    lead: float = 5.5
    """Of how far the best hit is ahead of the second, as a share of its score, times what it holds of the words."""

    other_date: float = -4.5
    """Of a date in the question that is not the best hit's."""

    scattered: float = -20.0
    """Of a long question of which the best hit holds little; set and not fitted, since no benchmark has such questions.

    Without it, any two hundred words would be taken to be answered."""

    threshold: float = 0.53
    """The least confidence with which the minutes are taken to answer, 0 to 1."""


class Features(NamedTuple):
    """What the confidence goes by; every one has a weight of its name."""

    shown: float
    words: float
    hints: float
    lead: float
    other_date: float
    scattered: float


def features(
    held: Sequence[float], shown: Sequence[float], evidence: Evidence, ranked: Sequence[int], *, foreign: int = 0
) -> Features:
    """Return the features of the first of the ranked entries; `held` and `shown` are the shares of the words.

    Held is what stands anywhere in the entry, shown what stands in its heading or in what is quoted of it. `foreign`
    is how many of the words mean nothing that the minutes speak of.
    """
    best = ranked[0]
    first = float(evidence.total[best])
    second = float(evidence.total[ranked[1]]) if len(ranked) > 1 else 0.0
    hinted = [float(evidence.parts[name][best]) for name in _HINTS if name in evidence.parts]
    hints = sum(hinted)
    of_words = sum(held) / len(held) if held and not hints else float(bool(hints))
    return Features(
        # Without a word nothing is missing, but where the entry is not all that was hinted at.
        shown=min(shown, default=float(bool(hints) and all(hinted))),
        words=log1p(len(held) - foreign),
        hints=hints,
        lead=of_words * (first - second) / first if first > 0 else 0.0,
        other_date=float("date" in evidence.parts and not evidence.parts["date"][best]),
        scattered=float(len(held) > _MANY and sum(held) < _LITTLE * len(held)),
    )


def confidence(of: Features, weights: ConfidenceWeights) -> float:
    """Return the confidence, 0 to 1, that the first of the ranked entries answers."""
    total = weights.bias + sum(getattr(weights, name) * figure for name, figure in of._asdict().items())
    return (1 + tanh(total / 2)) / 2  # the logistic function, in the form that never overflows
