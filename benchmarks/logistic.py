"""Logistic regression by Newton's method."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_STEPS = 50
_SMALL = 1e-9


def fit(figures: Numbers, outcomes: Numbers, *, ridge: float) -> Numbers:
    """Return the bias and the weight of each column of figures that make the outcomes, 0 or 1, most likely.

    `ridge` holds the weights down (the bias not): it is what their squares cost, for figures of one spread.
    """
    middle, spread = figures.mean(axis=0), figures.std(axis=0)
    spread[spread < _SMALL] = 1.0
    rows = np.column_stack((np.ones(len(figures)), (figures - middle) / spread))
    penalty = ridge * np.eye(rows.shape[1])
    penalty[0, 0] = 0.0
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        expected = likelihood(weights, rows[:, 1:])
        slope = rows.T @ (expected - outcomes) + penalty @ weights
        curve = (rows * (expected * (1 - expected))[:, None]).T @ rows + penalty
        step = np.linalg.solve(curve + _SMALL * np.eye(len(weights)), slope)
        weights = weights - step
        if np.abs(step).max() < _SMALL:
            break
    unscaled = weights[1:] / spread
    return np.concatenate(([weights[0] - float(unscaled @ middle)], unscaled))


def likelihood(weights: Numbers, figures: Numbers) -> Numbers:
    """Return how likely each row of figures is to come out as 1; the first weight is the bias."""
    total: Numbers = weights[0] + figures @ weights[1:]
    return np.asarray(1 / (1 + np.exp(-total)), dtype=np.float64)
