"""Korean words without what stands behind them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.languages.reader import languages
from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.postpositions import Postpositions

KOREAN = Postpositions(languages()["ko"].questions.postpositions)
SYLLABLES = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("온실에서는", "온실"),
        ("퇴비보다", "퇴비"),
        ("사람들에게", "사람"),
        ("물통을", "물통"),
        ("문은", "문"),
        ("수리했다가", "수리"),
        ("화분으로", "화분"),
    ],
)
def test_particles_and_endings_are_let_go(word: str, bare: str) -> None:
    assert word[: KOREAN.cut(word)] == bare


@pytest.mark.parametrize("word", ["회의", "결과", "제도", "효과", "경로"])
def test_a_noun_that_ends_like_a_particle_stays_whole(word: str) -> None:
    assert KOREAN.cut(word) == len(word)


@given(SYLLABLES)
def test_something_is_always_left_and_nothing_more_to_cut(word: str) -> None:
    bare = word[: KOREAN.cut(word)]
    assert bare
    assert KOREAN.cut(bare) == len(bare)


def test_a_question_finds_a_word_with_another_particle() -> None:
    korean = Analyzer(["ko"])
    (asked,) = korean.sought_words("온실보다")
    assert asked.terms[0] in korean.document_terms("온실에서는")


def test_the_end_of_a_longer_word_is_found_though_it_looks_like_a_particle() -> None:
    korean = Analyzer(["ko"])
    (asked,) = korean.sought_words("속도")
    assert asked.terms[0] in korean.document_terms("작업속도")
