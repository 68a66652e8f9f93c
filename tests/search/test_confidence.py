"""How sure an answer is."""

from math import log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.confidence import ConfidenceWeights, Figures
from tests.conftest import lines_of, search_in

WEIGHTS = ConfidenceWeights()
SHARES = st.floats(0, 1)
FIGURES = st.builds(Figures, least=SHARES, words=st.integers(0, 300).map(log1p), hints=st.floats(0, 2), lead=SHARES)
ITEMS = (
    ("Barrel", "The barrel behind the shed leaks since the frost."),
    ("Roses", "The roses are pruned in March. The shed is closed then."),
    ("Compost", "The compost is turned once a week. The barrel stays."),
    ("雨桶", "雨桶漏水了，三月修好。"),
    ("玫瑰", "玫瑰三月修剪，雨天不剪。"),
)
CLUB = search_in(
    {"2024-03-05.md": lines_of("# Club", *(line for h, body in ITEMS for line in ("", f"## {h} @Fern", "", body)))}
)


@pytest.mark.parametrize("question", ["barrel frost", "turned roses", "roses", "compost week"])
def test_an_answer_is_given_from_the_threshold_on(question: str) -> None:
    answer = CLUB.answer(question)
    assert answer.answered is (answer.confidence >= WEIGHTS.threshold)


def test_an_only_match_is_surer_than_one_among_equals() -> None:
    once = CLUB.explain("frost")
    twice = CLUB.explain("barrel")
    assert once.figures is not None
    assert twice.figures is not None
    assert once.figures.lead > twice.figures.lead
    assert once.answer.confidence > twice.answer.confidence


def test_a_date_that_fits_makes_it_surer() -> None:
    plain, dated = (CLUB.explain(question).figures for question in ("barrel", "barrel 2024-03-05"))
    assert plain is not None
    assert dated is not None
    assert dated.hints > plain.hints == 0


def test_where_nothing_matches_there_is_nothing_to_go_by() -> None:
    explained = CLUB.explain("helicopter")
    assert (explained.figures, explained.answer.confidence) == (None, 0)


@given(st.text(st.sampled_from("barrelosh 番茄雨桶修2024-:.@"), max_size=30))
def test_no_question_is_surer_than_one_or_less_than_nothing(question: str) -> None:
    answer = CLUB.answer(question)
    assert 0 <= answer.confidence <= 1
    assert all(0 <= hit.score <= answer.confidence + 0.0001 for hit in answer.hits)
