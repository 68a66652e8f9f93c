"""Whether a card gives the number or sum that is asked for beside what it is asked of."""

import pytest

from bot.search.analysis.numbers import holds_number
from bot.search.ranking.told_near import share_told
from tests.conftest import lines_of, search_in

CLUB = search_in(
    {
        "2024-03-05.md": lines_of(
            "# Club",
            "",
            "## Hives",
            "",
            "The old hives stand behind the shed. We talked about the bees.",
            "They were counted: 14 hives survived the winter.",
            "",
            "## Boats",
            "",
            "The boats are to be painted. Nobody knows when.",
            "The paint is bought in spring.",
            "",
            "The pump broke, 3 buckets are left.",
        )
    }
)


def told(question: str, card: str) -> float:
    return share_told(CLUB.index.parser.parse(question), card, CLUB.index.coverage, holds_number)


@pytest.mark.parametrize(
    "card",
    [
        "We looked after the bees. 14 hives survived the winter.",
        "The hives survived the winter.\nThere are fourteen: 14.",
    ],
)
def test_a_number_in_the_sentence_or_beside_it_is_told(card: str) -> None:
    assert told("How many hives survived the winter?", card) == 1


def test_a_number_far_from_the_words_is_not() -> None:
    card = "The hives survived.\nAll is well.\nThe pump broke.\n3 buckets are left."
    assert told("How many hives survived?", card) == 0


def test_a_headline_stands_beside_what_is_told_right_beneath_it() -> None:
    assert told("How many hives survived?", "The hives survived.\nAll is well.\n3 are left.\nThe pump broke.") == 1


@pytest.mark.parametrize(
    "card",
    [
        "The hives survived, see #12.",
        "The hives survived, see https://example.org/2024/12.",
        "The hives survived with version 1.29.4.",
        "4. The hives survived.",
        "The hives survived in box-12.",
    ],
)
def test_what_counts_nothing_is_no_number(card: str) -> None:
    assert told("How many hives survived?", card) == 0


def test_the_numbers_of_the_question_tell_nothing() -> None:
    assert told("How many hives survived in shed 2?", "In shed 2 the hives survived.") == 0


def test_a_question_for_a_number_is_surer_where_the_number_is_of_that() -> None:
    of_it, of_other = (
        CLUB.explain(question).features for question in ("How many hives survived?", "How many boats are painted?")
    )
    assert of_it is not None
    assert of_other is not None
    assert of_it.uncounted < of_other.uncounted
    assert of_it.unpriced == of_other.unpriced == 0
