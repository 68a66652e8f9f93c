"""Whatever is typed, nothing raises and every limit holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.model import Filters
from tests.conftest import SPRING, SPRING_IN_ENGLISH, search_in

SEARCH = search_in({"2024-03-05.md": SPRING, "2024-03-05.en.md": SPRING_IN_ENGLISH})

ODD = {
    "nul": "\x00",
    "nul in a word": "bar\x00rel",
    "half a character": "\ud800",
    "half a character in a word": "番\udfff茄 barrel\ud83d",
    "half a character in a typing error": "barel \ud800",
    "long": "barrel " * 15_000,
    "one long word": "b" * 100_000,
    "one long Chinese word": "番茄" * 50_000,
    "only punctuation": "?!.,;:…—“”（）【】《》",
    "emoji": "🌱🍅 👩‍🌾",
    "regular expression": r".*(a+)+$[^\]\\d{1,999}|(?P<x>)",
    "brackets": "((((((((((",
    "format": "{0} {question} %s %(x)s ${x}",
    "markup": "<b>barrel</b> **barrel** `barrel` [barrel](javascript:1)",
    "controls": "\x1b[2J\x07\x08barrel",
    "right to left": "\u202ebarrel\u202c",
    "joined": "barrel\u200dbarrel\u200b",
    "combining": "b" + "\u0301" * 5_000,
    "private": "\ue000\U0010ffff",
    "line ends": "barrel\r\n\u2028\x85shed",
    "joiners": "-_.'’+" * 100,
    "compound": "barrel-" * 20_000,
    "digits": "٣٤٥ ²³ Ⅷ ①",
    "date that does not exist": "2024-13-45 barrel",
    "huge number": "9" * 10_000,
    "ligature": "ﷺ" * 1_000,
}


@pytest.mark.parametrize("question", ODD.values(), ids=ODD.keys())
def test_an_odd_question_gets_an_answer(question: str) -> None:
    answer = SEARCH.answer(question, limit=3)
    assert len(answer.hits) <= 3
    assert 0 <= answer.confidence <= 1
    assert answer.empty or answer.question == question


@pytest.mark.parametrize("typed", ODD.values(), ids=ODD.keys())
def test_odd_beginnings_are_completed_or_not(typed: str) -> None:
    assert len(SEARCH.complete(typed, limit=25)) <= 25


@pytest.mark.parametrize("person", ODD.values(), ids=ODD.keys())
def test_odd_names_admit_nothing_that_is_not_theirs(person: str) -> None:
    assert SEARCH.answer("barrel", filters=Filters(person=person)).hits == ()


@given(st.text())
def test_any_question_gets_an_answer(question: str) -> None:
    answer = SEARCH.answer(question)
    assert answer.question == question
    assert not (answer.empty and answer.hits)
