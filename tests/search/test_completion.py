"""What is offered while a question is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.completion import Completer, Headline
from tests.conftest import SPRING, SPRING_IN_ENGLISH, search_in

FILES = {"2024-03-05.md": SPRING, "2024-03-05.en.md": SPRING_IN_ENGLISH}
SPRING_SEARCH = search_in(FILES)


def completer(*texts: str) -> Completer:
    """Return a completer over English headlines, the newest first."""
    return Completer(Headline(text, "en", -number) for number, text in enumerate(texts))


@pytest.mark.parametrize(
    "typed", ["Who", "who keeps", "WHO KEEPS  the", "shed", "key shed", "ｓｈｅｄ", "key of the shde"]
)
def test_a_question_is_found_by_any_part_of_it(typed: str) -> None:
    assert "Who keeps the key of the shed?" in SPRING_SEARCH.complete(typed, limit=25)


@pytest.mark.parametrize("typed", ["堆肥", "堆肥箱多久", "多久翻"])
def test_a_chinese_question_is_found_by_any_part_of_it(typed: str) -> None:
    assert "堆肥箱多久翻一次？" in SPRING_SEARCH.complete(typed, limit=25)


def test_traditional_characters_complete_simplified_ones() -> None:
    assert "谁保管仓库的钥匙？" in SPRING_SEARCH.complete("倉庫的鑰匙", limit=25)


def test_a_beginning_comes_before_a_middle_and_that_before_scattered_words() -> None:
    found = completer("water and the barrel", "the water barrel", "water barrel").complete("water barrel", limit=3)
    assert found == ("water barrel", "the water barrel", "water and the barrel")


def test_of_equals_the_newer_comes_first() -> None:
    assert completer("water today", "water yesterday").complete("wat", limit=2)[0] == "water today"


def test_the_readers_language_comes_first() -> None:
    completions = Completer([Headline("HTTP3 桶", "zh", 2), Headline("HTTP3 barrel", "en", 1)])
    assert completions.complete("http3", limit=2, languages=("en",))[0] == "HTTP3 barrel"
    assert completions.complete("http3", limit=2, languages=("zh",))[0] == "HTTP3 桶"


def test_nothing_typed_offers_the_newest() -> None:
    assert completer("newest", "newer", "old").complete("", limit=2) == ("newest", "newer")


def test_nothing_alike_offers_nothing() -> None:
    assert completer("the water barrel").complete("xylophone zeppelin", limit=5) == ()


@given(st.one_of(st.text(), st.sampled_from(["堆", "a", "the", "(", "[", "\\", "*", "%"])), st.integers(1, 30))
def test_only_real_headlines_are_offered_each_once_and_within_the_limit(typed: str, limit: int) -> None:
    offered = SPRING_SEARCH.complete(typed, limit=limit)
    assert len(offered) == len(set(offered)) <= limit
    assert all(any(headline in text for text in FILES.values()) for headline in offered)


@given(st.sampled_from([line for text in FILES.values() for line in text.splitlines() if line.startswith("**Q")]))
def test_a_whole_question_completes_to_itself(line: str) -> None:
    question = line.removeprefix("**Q").lstrip("：: ").removesuffix("**")
    assert SPRING_SEARCH.complete(question, limit=1) == (question,)
