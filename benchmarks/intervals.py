"""Shares with their intervals, and what tells two ways of answering the same questions apart."""

from collections.abc import Sequence
from math import comb, sqrt
from typing import NamedTuple

import numpy as np

_NORMAL = 1.959964  # standard deviations on either side that hold 95 % of a normal distribution


class Estimate(NamedTuple):
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float
    of: int
    """How many questions it is over."""

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.2f} {self.high:.2f}]" if self.of else "-"


class Change(NamedTuple):
    """What another way of answering the same questions gains and loses."""

    gained: int
    lost: int

    @property
    def chance(self) -> float:
        """How likely a difference at least so large is by chance alone (the exact sign test)."""
        changed, fewer = self.gained + self.lost, min(self.gained, self.lost)
        tail = float(sum(comb(changed, number) for number in range(fewer + 1)))
        return min(1.0, tail / 2.0 ** max(changed - 1, 0))


def share(outcomes: Sequence[bool]) -> Estimate:
    """Return the share of outcomes that are true, with the interval of Wilson (1927).

    >>> print(share([True] * 8 + [False] * 2))
    0.800 [0.49 0.94]
    """
    count = len(outcomes)
    if not count:
        return Estimate(0.0, 0.0, 1.0, 0)
    value, spread = sum(outcomes) / count, _NORMAL**2 / count
    middle = (value + spread / 2) / (1 + spread)
    reach = sqrt(value * (1 - value) * spread + spread**2 / 4) / (1 + spread)
    return Estimate(value, max(middle - reach, 0.0), min(middle + reach, 1.0), count)


def area_under_curve(higher: Sequence[float], lower: Sequence[float]) -> Estimate:
    """Return how often one of the first is above one of the second, with the interval of Hanley and McNeil (1982).

    1 separates the two perfectly, 0.5 is chance.

    >>> area_under_curve([0.9, 0.8], [0.1, 0.8]).value
    0.875
    """
    if not higher or not lower:
        return Estimate(0.0, 0.0, 1.0, 0)
    one, other = np.asarray(higher)[:, None], np.asarray(lower)[None, :]
    value = float(np.mean((one > other) + 0.5 * (one == other)))
    of_two_higher, of_two_lower = value / (2 - value), 2 * value**2 / (1 + value)
    variance = value * (1 - value)
    variance += (len(higher) - 1) * (of_two_higher - value**2) + (len(lower) - 1) * (of_two_lower - value**2)
    reach = _NORMAL * sqrt(max(variance, 0.0) / (len(higher) * len(lower)))
    return Estimate(value, max(value - reach, 0.0), min(value + reach, 1.0), len(higher) + len(lower))


def change(before: Sequence[bool], after: Sequence[bool]) -> Change:
    """Return how many outcomes became true and how many false.

    >>> change([True, True, False], [True, False, False])
    Change(gained=0, lost=1)
    """
    pairs = list(zip(before, after, strict=True))
    return Change(pairs.count((False, True)), pairs.count((True, False)))


def fold_of(numbers: Sequence[object], folds: int) -> list[int]:
    """Return a fold for each of some things: every fold gets as many, in an order that is mixed but always the same."""
    mixed = np.random.default_rng(0).permutation(len(numbers))
    fold = np.empty(len(numbers), dtype=np.int64)
    fold[mixed] = np.arange(len(numbers)) % folds
    return [int(number) for number in fold]
