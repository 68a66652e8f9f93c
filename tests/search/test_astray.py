"""Large minutes say nearly every word somewhere: a question about something else is refused all the same."""

import pytest

from bot.search.engine import Search
from tests.conftest import lines_of, search_in

pytestmark = pytest.mark.slow

_MANY = 2_000  # topics; in fewer, no word that is said once is rare enough to tell anything
_SAID_ONCE = (
    "The hotel has a garden with roses.",
    "The beach party is over.",
    "We saw a surf shop near the pond.",
    "The restaurant was closed.",
)


@pytest.fixture(scope="module")
def large() -> Search:
    topics = [f"Valve {number} leaks at joint {number * 7}." for number in range(_MANY)]
    topics[100 : 100 + len(_SAID_ONCE)] = _SAID_ONCE
    lines = [line for topic in topics for line in ("", f"## Report {topic.split()[1]}", "", topic)]
    return search_in({"2024-05-14.md": lines_of("# Plumbers 2024-05-14", *lines)})


@pytest.mark.parametrize(
    "question",
    [
        "Is there a surf beach with a good restaurant near the hotel?",
        "best pizza restaurant next to the hotel with a beach",
    ],
)
def test_everyday_words_that_stand_in_different_places_are_no_answer(large: Search, question: str) -> None:
    explained = large.explain(question)
    assert explained.features is not None
    assert explained.features.astray > 0
    assert not explained.answer.answered


@pytest.mark.parametrize("question", ["hotel garden roses", "Does the hotel have a garden with roses?"])
def test_everyday_words_that_stand_together_answer(large: Search, question: str) -> None:
    explained = large.explain(question)
    assert explained.features is not None
    assert explained.features.astray == 0
    assert explained.answer.answered


def test_what_only_experts_say_may_be_missing(large: Search) -> None:
    explained = large.explain("valve 12 leaks zirconium")
    assert explained.features is not None
    assert explained.features.astray == 0
