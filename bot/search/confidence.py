"""How sure it is that the first hit answers the question.

A logistic function of a few figures of the best hit. Its weights were fitted by `benchmarks/confidence.py` on
questions that the minutes do and do not answer. What tells a near miss from an answer best is the one word of the
question that the entry holds least of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log1p
from typing import NamedTuple

from bot.search.ranking import Evidence

_HINTS = ("date", "number", "person", "attendance")


@dataclass(frozen=True, slots=True)
class ConfidenceWeights:
    """The weights of the logistic function, and where an answer begins."""

    bias: float = -3.2
    """What speaks against an answer from the start."""

    least: float = 3.2
    """Of the share that the best entry holds of the word it holds least of."""

    words: float = 1.9
    """Of the logarithm of one more than the number of words: a long question is seldom held whole."""

    hints: float = 1.8
    """Of what date, agenda number, person and attendance gave."""

    lead: float = 3.3
    """Of how far the best hit is ahead of the second, as a share of its score."""

    threshold: float = 0.52
    """The least confidence with which the minutes are taken to answer, 0 to 1."""


class Figures(NamedTuple):
    """What the confidence goes by."""

    held: float
    """The mean share that the best entry holds of the words."""
    least: float
    words: float
    hints: float
    lead: float


def figures(held: Sequence[float], evidence: Evidence, ranked: Sequence[int]) -> Figures:
    """Return the figures of the first of the ranked entries; `held` are the shares of the words that it holds."""
    best = ranked[0]
    first = float(evidence.total[best])
    second = float(evidence.total[ranked[1]]) if len(ranked) > 1 else 0.0
    return Figures(
        held=sum(held) / len(held) if held else 0.0,
        least=min(held, default=0.0),
        words=log1p(len(held)),
        hints=sum(float(evidence.parts[name][best]) for name in _HINTS if name in evidence.parts),
        lead=(first - second) / first if first > 0 else 0.0,
    )


def confidence(of: Figures, weights: ConfidenceWeights) -> float:
    """Return the confidence, 0 to 1, that the first of the ranked entries answers."""
    total = (
        weights.bias
        + weights.least * of.least
        + weights.words * of.words
        + weights.hints * of.hints
        + weights.lead * of.lead * (of.held if of.hints == 0 else 1.0)
    )
    return 1 / (1 + exp(-total))
