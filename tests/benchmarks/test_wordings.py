"""Other ways to type a question."""

from random import Random

import pytest
from rapidfuzz.distance import OSA

from benchmarks.wordings import mistyped, near_misses, otherwise_typed
from bot.text import fold


@pytest.mark.parametrize("seed", range(20))
def test_a_mistyped_word_is_one_slip_away(seed: int) -> None:
    assert OSA.distance(mistyped("Where is the watering can?", Random(seed)), "Where is the watering can?") <= 1


@pytest.mark.parametrize("seed", range(5))
def test_a_mistyped_character_is_one_of_another_look(seed: int) -> None:
    question = "仓库的钥匙在哪里"
    typed = mistyped(question, Random(seed))
    assert sum(one != other for one, other in zip(question, typed, strict=True)) == 1


def test_the_same_question_is_typed_the_same_every_time() -> None:
    one, other = ([*otherwise_typed("仓库 key", Random("id"))] for _ in range(2))
    assert one == other


def test_traditional_characters_are_folded_back() -> None:
    assert "誰有鑰匙" in [*otherwise_typed("谁有钥匙", Random(1))]
    assert fold("誰有鑰匙") == "谁有钥匙"


def test_a_question_without_a_number_is_near_none() -> None:
    assert [*near_misses("Who has the key?")] == []
