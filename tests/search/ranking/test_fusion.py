"""How the lists of several wordings become one, and how sure they are together."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.search.ranking.fusion import agreed, fused, quoted_by, share_of_best

CONFIDENCES = st.lists(st.floats(0, 1), min_size=1, max_size=6)


def scores(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(values, dtype=np.float32)


def test_a_long_wording_says_no_more_than_a_short_one() -> None:
    short, long = share_of_best(scores(1.0, 0.5)), share_of_best(scores(8.0, 4.0))
    assert short.tolist() == long.tolist() == [1.0, 0.5]


def test_an_empty_list_says_nothing() -> None:
    assert share_of_best(scores(0.0, 0.0)).tolist() == [0.0, 0.0]


def test_what_most_wordings_find_comes_first() -> None:
    lists = [scores(1.0, 0.8), scores(0.2, 1.0), scores(0.1, 1.0)]
    assert int(fused(lists, [0.5, 0.5, 0.5], least=0.3).argmax()) == 1


def test_a_wording_that_is_sure_outweighs_one_that_is_not() -> None:
    lists = [scores(1.0, 0.0), scores(0.0, 1.0)]
    assert int(fused(lists, [0.9, 0.1], least=0.3).argmax()) == 0
    assert int(fused(lists, [0.1, 0.9], least=0.3).argmax()) == 1


@given(CONFIDENCES)
def test_together_they_are_no_surer_than_the_surest(sure: list[float]) -> None:
    assert agreed(sure, doubt=0.4) < max(*sure, 0.01) + 1e-9


@given(CONFIDENCES, st.floats(0, 1))
def test_a_further_sure_wording_never_makes_it_less_sure(sure: list[float], more: float) -> None:
    assert agreed([*sure, max(*sure, more)], doubt=0.4) >= agreed(sure, doubt=0.4) - 1e-9


def test_the_question_itself_chooses_the_quote_unless_another_wording_finds_the_entry_much_better() -> None:
    lists = [scores(0.8, 0.1), scores(1.0, 1.0)]
    assert [quoted_by(lists, number, least=0.7) for number in (0, 1)] == [0, 1]
