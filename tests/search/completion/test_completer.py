"""What is offered while a question is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.completion.completer import Completer, Suggestion
from tests.conftest import SPRING, SPRING_IN_ENGLISH, search_in

FILES = {"2024-03-05.md": SPRING, "2024-03-05.en.md": SPRING_IN_ENGLISH}
SPRING_SEARCH = search_in(FILES)


def completer(*texts: str) -> Completer:
    """Return a completer over English headlines, the newest first."""
    return Completer(Suggestion(text, "en", -number) for number, text in enumerate(texts))


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
    completions = Completer([Suggestion("HTTP3 桶", "zh", 2), Suggestion("HTTP3 barrel", "en", 1)])
    assert completions.complete("http3", limit=2, languages=("en",))[0] == "HTTP3 barrel"
    assert completions.complete("http3", limit=2, languages=("zh",))[0] == "HTTP3 桶"


@pytest.mark.parametrize(("languages", "offered"), [(("en",), "HTTP3 barrel"), (("zh",), "HTTP3 桶")])
def test_of_a_meeting_with_two_texts_the_one_in_the_readers_language_is_offered(
    languages: tuple[str, ...], offered: str
) -> None:
    completions = Completer([Suggestion("HTTP3 桶", "zh", 1, "may"), Suggestion("HTTP3 barrel", "en", 1, "may")])
    assert completions.complete("http3", limit=5, languages=languages) == (offered,)


def test_a_meeting_that_says_it_in_another_language_only_is_offered_in_that() -> None:
    completions = Completer([Suggestion("HTTP3 桶", "zh", 1, "may"), Suggestion("HTTP3 barrel", "en", 1, "june")])
    assert completions.complete("http3", limit=5, languages=("en",)) == ("HTTP3 barrel", "HTTP3 桶")


def test_a_heading_that_both_texts_share_is_offered_once() -> None:
    completions = Completer([Suggestion("HTTP3", "zh", 1, "may"), Suggestion("HTTP3", "en", 1, "may")])
    assert completions.complete("http3", limit=5, languages=("en",)) == ("HTTP3",)


@pytest.mark.parametrize("typed", ["barel i", "barrle in", "brrel in"])
def test_what_begins_like_the_misspelt_words_comes_first(typed: str) -> None:
    headlines = ("Inside of the barrel", "In May: the barrel", "Barrel in the shed")
    assert completer(*headlines).complete(typed, limit=3)[0] == "Barrel in the shed"


def test_nothing_typed_offers_the_newest() -> None:
    assert completer("newest", "newer", "old").complete("", limit=2) == ("newest", "newer")


def test_nothing_alike_offers_nothing() -> None:
    assert completer("the water barrel").complete("xylophone zeppelin", limit=5) == ()


@pytest.mark.parametrize("typed", ["barrel water", "wat barr", "lid barrel", "barrel for rain w", "what of the barrel"])
def test_the_words_may_stand_in_any_order_and_need_not_be_typed_to_the_end(typed: str) -> None:
    headline = "The lid of the barrel for rain water"
    assert completer("The key of the shed", headline).complete(typed, limit=1) == (headline,)


@pytest.mark.parametrize("typed", ["greenhosue", "greenhuose stake", "grenhou", "stkaes", "the stakse for green"])
def test_a_misspelt_word_is_found_whole_or_begun(typed: str) -> None:
    headline = "Stakes for the greenhouse"
    assert completer("Seeds for the meadow", headline).complete(typed, limit=5) == (headline,)


def test_of_misspelt_words_the_one_that_is_whole_comes_first() -> None:
    found = completer("Mention of the hedge", "A mentor for each bed").complete("mentr", limit=2)
    assert found == ("A mentor for each bed", "Mention of the hedge")


def test_what_stands_there_as_typed_comes_before_what_was_forgiven() -> None:
    headlines = ("Forms to fill in", "News from the hedge", "Form of the beds")
    assert completer(*headlines).complete("form", limit=3)[:2] == ("Forms to fill in", "Form of the beds")


def test_where_enough_headlines_hold_the_words_none_is_forgiven() -> None:
    forms = tuple(f"Form {number}" for number in range(6))
    assert set(completer("News from the hedge", *forms).complete("form", limit=25)) == set(forms)


def test_a_word_that_is_nowhere_does_not_hide_what_holds_the_others() -> None:
    completions = completer("The hedge in winter", "The hedge", "The winter market")
    assert completions.complete("hedge winter zeppelin", limit=5) == ("The hedge in winter",)


def test_one_word_in_three_is_too_little() -> None:
    assert completer("The hedge in winter").complete("hedge zeppelin xylophone", limit=5) == ()


@pytest.mark.parametrize(
    "typed",
    ["fanqie yizai", "fanqieyizai", "fanqieyi", "fanqie yi", "yizai fanqie", "fqyz", "番茄 yizai", "翻切", "蕃茄移栽"],
)
def test_a_chinese_headline_is_found_by_its_sound(typed: str) -> None:
    completions = Completer([Suggestion("堆肥箱的盖子", "zh", 2), Suggestion("番茄移栽到温室", "zh", 1)])
    assert completions.complete(typed, limit=5) == ("番茄移栽到温室",)


def test_a_sound_has_to_begin_with_a_syllable() -> None:
    assert completer("番茄移栽").complete("anqie", limit=5) == ()


def test_letters_that_stand_there_come_before_letters_that_sound_so() -> None:
    assert completer("堆肥箱", "Dui, the new dog").complete("dui", limit=2) == ("Dui, the new dog", "堆肥箱")


def test_chinese_words_may_follow_each_other_in_another_order() -> None:
    assert completer("堆肥箱的盖子", "番茄移栽到温室").complete("温室番茄", limit=5) == ("番茄移栽到温室",)


def test_letters_and_characters_may_be_mixed() -> None:
    assert completer("堆肥箱的盖子", "Monty 的番茄").complete("monty fanq", limit=5) == ("Monty 的番茄",)


def test_nearest_is_only_what_is_spelt_much_alike() -> None:
    completions = completer("The water barrel", "The key")
    assert completions.nearest("teh watr barrl", limit=3) == ("The water barrel",)
    assert completions.nearest("xylophone", limit=3) == ()


@given(st.one_of(st.text(), st.sampled_from(["堆", "a", "the", "(", "[", "\\", "*", "%"])), st.integers(1, 30))
def test_only_real_headlines_are_offered_each_once_and_within_the_limit(typed: str, limit: int) -> None:
    offered = SPRING_SEARCH.complete(typed, limit=limit)
    assert len(offered) == len(set(offered)) <= limit
    assert all(any(headline in text for text in FILES.values()) for headline in offered)


@given(st.sampled_from([line for text in FILES.values() for line in text.splitlines() if line.startswith("**Q")]))
def test_a_whole_question_completes_to_itself(line: str) -> None:
    question = line.removeprefix("**Q").lstrip("：: ").removesuffix("**")
    assert SPRING_SEARCH.complete(question, limit=1) == (question,)
