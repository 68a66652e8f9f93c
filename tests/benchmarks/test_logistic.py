"""The logistic regression finds the weights that made the data."""

import numpy as np
import pytest

from benchmarks.logistic import fit, likelihood


def test_the_share_alone_is_found_without_figures_that_tell() -> None:
    weights = fit(np.zeros((4, 1)), np.array([1.0, 1.0, 1.0, 0.0]), ridge=1.0)
    assert likelihood(weights, np.zeros((1, 1)))[0] == pytest.approx(0.75)


def test_the_weights_that_made_the_outcomes_are_found() -> None:
    generator = np.random.default_rng(1)
    figures = generator.normal(size=(20_000, 2)) * [1.0, 10.0] + [5.0, 0.0]
    true = np.array([-4.0, 1.0, 0.1])
    outcomes = (generator.random(len(figures)) < likelihood(true, figures)).astype(np.float64)
    assert fit(figures, outcomes, ridge=1.0) == pytest.approx(true, rel=0.1)


def test_figures_that_separate_perfectly_keep_finite_weights() -> None:
    weights = fit(np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([0.0, 0.0, 1.0, 1.0]), ridge=1.0)
    assert 0 < weights[1] < 10


def test_a_ridge_makes_weights_smaller() -> None:
    figures, outcomes = np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([0.0, 1.0, 0.0, 1.0])
    assert abs(fit(figures, outcomes, ridge=10.0)[1]) < abs(fit(figures, outcomes, ridge=0.1)[1])
