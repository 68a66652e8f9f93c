"""How sure it is that the first hit answers the question.

A logistic function of a few figures of the best hit, its weights fitted by `benchmarks/quality.py` on questions that
the minutes do and do not answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from bot.search.ranking import Evidence


@dataclass(frozen=True, slots=True)
class ConfidenceWeights:
    """The weights of the logistic function, and where an answer begins."""

    bias: float = -3.0
    coverage: float = 6.0
    """The share of the question's words, weighted by rarity, that the best entry holds."""
    meaning: float = 2.0
    """The cosine of question and passage."""
    hints: float = 2.0
    """What date, number and person gave."""
    lead: float = 0.0
    """How far the best hit is ahead of the second, as a share."""
    threshold: float = 0.35
    """The least confidence with which the minutes are taken to answer, 0 to 1."""


def confidence(coverage: float, evidence: Evidence, ranked: Sequence[int], weights: ConfidenceWeights) -> float:
    """Return the confidence, 0 to 1, that the first of the ranked entries answers."""
    return 1 / (
        1
        + exp(
            -sum(
                weight * value
                for weight, value in zip(_vector(weights), figures(coverage, evidence, ranked), strict=True)
            )
        )
    )


def figures(coverage: float, evidence: Evidence, ranked: Sequence[int]) -> tuple[float, ...]:
    """Return what the confidence goes by: 1, coverage, meaning, hints and lead."""
    best = ranked[0]
    hints = sum(float(evidence.parts[name][best]) for name in ("date", "number", "person") if name in evidence.parts)
    meaning = float(evidence.parts["meaning"][best]) if "meaning" in evidence.parts else 0.0
    first = float(evidence.total[best])
    second = float(evidence.total[ranked[1]]) if len(ranked) > 1 else 0.0
    return (1.0, coverage, meaning, hints, (first - second) / first if first > 0 else 0.0)


def _vector(weights: ConfidenceWeights) -> tuple[float, ...]:
    return (weights.bias, weights.coverage, weights.meaning, weights.hints, weights.lead)
