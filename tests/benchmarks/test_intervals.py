"""The statistics are those of the books."""

import pytest

from benchmarks.intervals import Change, area_under_curve, change, fold_of, share


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)],
)
def test_wilson_intervals(right: int, of: int, low: float, high: float) -> None:
    estimate = share([True] * right + [False] * (of - right))
    assert estimate.low == pytest.approx(low, abs=1e-4)
    assert estimate.high == pytest.approx(high, abs=1e-4)


def test_nothing_asked_is_nothing_known() -> None:
    assert share([]) == area_under_curve([], [0.5])
    assert str(share([])) == "-"


def test_area_under_the_curve() -> None:
    assert area_under_curve([0.9, 0.8], [0.2, 0.1]).value == 1.0
    assert area_under_curve([0.5], [0.5]).value == 0.5
    estimate = area_under_curve([0.9, 0.4, 0.6], [0.5, 0.1, 0.3])
    assert estimate.value == pytest.approx(8 / 9)
    assert estimate.low < estimate.value < estimate.high


def test_a_change_is_counted_question_by_question() -> None:
    assert change([True, False, False, True], [True, True, True, False]) == Change(gained=2, lost=1)


@pytest.mark.parametrize(
    ("gained", "lost", "chance"),
    [(0, 0, 1.0), (1, 0, 1.0), (3, 3, 1.0), (6, 0, 1 / 32), (0, 6, 1 / 32), (8, 2, 7 / 64)],
)
def test_the_chance_of_a_change_is_that_of_the_sign_test(gained: int, lost: int, chance: float) -> None:
    assert Change(gained, lost).chance == pytest.approx(chance)


def test_folds_share_everything_out_and_are_always_the_same() -> None:
    folds = fold_of(range(23), 5)
    assert sorted(folds.count(fold) for fold in range(5)) == [4, 4, 5, 5, 5]
    assert folds == fold_of(range(23), 5)
