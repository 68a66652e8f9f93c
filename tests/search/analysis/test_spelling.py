"""The word that was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.search.analysis.spelling import Vocabulary

WORDS = Vocabulary({"greenhouse": 9, "compost": 5, "hertz": 4, "hose": 3, "roses": 2, "hoses": 7, "pea": 2, "peas": 9})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("grenhouse", "greenhouse"),
        ("greenhuose", "greenhouse"),
        ("greenhut", None),
        ("compots", "compost"),
        ("herz", "hertz"),
        ("hertzz", "hertz"),
        ("tractor", None),
        ("ro", None),
        ("12", None),
        ("", None),
    ],
)
def test_the_nearest_word_is_meant_or_none(typed: str, meant: str | None) -> None:
    found = WORDS.correct(typed)
    assert (found[0].word if found else None) == meant


def test_fewer_edits_come_before_a_word_that_is_used_more() -> None:
    vocabulary = Vocabulary({"watering": 9, "wattering": 1})
    assert vocabulary.correct("watterin")[0].word == "wattering"


def test_among_equals_the_same_first_letter_comes_before_a_word_that_is_used_more() -> None:
    assert WORDS.correct("rosess")[0].word == "roses"


def test_among_equals_the_word_that_is_used_more_is_meant() -> None:
    vocabulary = Vocabulary({"peat": 1, "pear": 9})
    assert vocabulary.correct("peax")[0].word == "pear"


def test_three_letters_are_changed_only_by_swapping_or_adding() -> None:
    assert [correction.word for correction in Vocabulary({"pea": 1, "pear": 1}).correct("pex")] == []
    assert [correction.word for correction in Vocabulary({"pea": 1}).correct("pae")] == ["pea"]


@given(st.sampled_from(["greenhouse", "compost"]), st.data())
def test_one_letter_too_few_is_always_mended(word: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(word) - 1))
    assert word in [correction.word for correction in WORDS.correct(word[:position] + word[position + 1 :])]


@given(st.text(), st.integers(1, 5))
def test_similarities_fall_from_the_first_to_the_last(typed: str, limit: int) -> None:
    similarities = [correction.similarity for correction in WORDS.correct(typed, limit=limit)]
    assert len(similarities) <= limit
    assert all(0 < similarity <= 1 for similarity in similarities)


@given(st.text(alphabet="abcü雨", min_size=3, max_size=9), st.sets(st.text(alphabet="abcü雨", min_size=1), max_size=30))
def test_no_word_that_is_near_enough_is_left_out_by_its_letters(typed: str, words: set[str]) -> None:
    edits = 2 if len(typed) >= 8 else 1
    near = {word for word in words if OSA.distance(typed, word) <= edits}
    if len(typed) == 3:  # of these, only some
        near = {word for word in near if sorted(word) == sorted(typed) or len(word) > len(typed)}
    found = Vocabulary(dict.fromkeys(words, 1)).correct(typed, limit=100)
    assert {candidate.word for candidate in found} == near
