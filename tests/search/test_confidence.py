"""How sure an answer is."""

from math import log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.confidence import ConfidenceWeights, Figures, confidence
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


@given(FIGURES)
def test_a_confidence_lies_between_nothing_and_one(figures: Figures) -> None:
    assert 0 < confidence(figures, WEIGHTS) < 1


@given(FIGURES, st.sampled_from(Figures._fields), st.floats(0.01, 1))
def test_more_of_any_figure_makes_it_surer(figures: Figures, name: str, more: float) -> None:
    raised = figures._replace(**{name: getattr(figures, name) + more})
    assert confidence(raised, WEIGHTS) > confidence(figures, WEIGHTS)


@given(FIGURES, st.floats(0.1, 5))
def test_the_bias_speaks_against_an_answer(figures: Figures, less: float) -> None:
    wary = ConfidenceWeights(bias=WEIGHTS.bias - less)
    assert confidence(figures, wary) < confidence(figures, WEIGHTS)


def test_nothing_at_all_is_no_answer() -> None:
    assert confidence(Figures(0, 0, 0, 0), WEIGHTS) < WEIGHTS.threshold


@pytest.mark.parametrize(
    ("question", "distinctive"),
    [
        ("barrel", "helicopter"),
        ("turned once a week", "tortoise"),
        ("pruned roses", "zeppelin"),
        ("雨桶", "区块链"),
        ("compost", "区块链"),
    ],
)
def test_one_distinctive_word_that_is_not_there_refuses_what_was_answered_without_it(
    question: str, distinctive: str
) -> None:
    without = CLUB.answer(question)
    assert without.answered
    answer = CLUB.answer(f"{distinctive} {question}")
    assert not answer.answered
    assert answer.confidence < without.confidence


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
