"""Joins what several wordings of one question find.

    fused = sum over all wordings of (least + how sure the wording is of its first hit) × its share of the best score

The share is what a wording's list gives an entry, divided by what it gives its best one, so that every wording is
measured alike, however many words it has ("CombSUM" of Fox and Shaw, 1994). A wording that is surer of what it found
says more. Reciprocal ranks, which forget how far apart two entries are, did worse: see docs/architecture.md.
"""

from collections.abc import Sequence
from math import exp, log

import numpy as np

from bot.search.index.entries import Scores

_SMALLEST = 0.01
"""How far from 0 and 1 a confidence is kept, so that one wording alone never settles it."""


def share_of_best(scores: Scores) -> Scores:
    """Return the scores of a list as shares of its best one, 0 to 1; nothing but 0 for an empty list."""
    best = float(scores.max(initial=0.0))
    return scores / np.float32(best) if best > 0 else np.zeros_like(scores)


def fused(shares: Sequence[Scores], sure: Sequence[float], *, least: float) -> Scores:
    """Return one list of several, given as shares of their best; `sure` is how sure each is of its first, 0 to 1.

    `least` is what a list counts for that is not sure at all.
    """
    total = np.zeros_like(shares[0])
    for of_one, confidence in zip(shares, sure, strict=True):
        total += np.float32(least + confidence) * of_one
    return total


def agreed(sure: Sequence[float], *, doubt: float) -> float:
    """Return how sure several wordings are together, 0 to 1: the mean of their log odds, less `doubt`.

    The doubt is there because among several wordings one always finds something.
    """
    kept = [min(max(confidence, _SMALLEST), 1 - _SMALLEST) for confidence in sure]
    odds = sum(log(confidence / (1 - confidence)) for confidence in kept) / len(kept)
    return 1 / (1 + exp(doubt - odds))


def quoted_by(shares: Sequence[Scores], number: int, *, least: float) -> int:
    """Return which wording an entry is quoted by: the first one, if its share comes to `least` of the largest."""
    of_entry = [float(one[number]) for one in shares]
    return 0 if of_entry[0] >= least * max(of_entry) else of_entry.index(max(of_entry))
