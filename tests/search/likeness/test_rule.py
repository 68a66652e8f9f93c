"""When two questions ask the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.alike import Alike
from bot.search.engine import Search
from tests.conftest import SPRING, SPRING_IN_ENGLISH, search_in
from tests.search.concepts import embedded

FILES = {"2024-03-05.md": SPRING, "2024-03-05.en.md": SPRING_IN_ENGLISH}
SEARCH = search_in(FILES)


@pytest.fixture(scope="module")
def by_meaning() -> Search:
    return embedded(FILES)


def alike(one: str, other: str) -> bool:
    return Alike(SEARCH.index).is_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Who waters the roses?", "who waters the roses"),
        ("Who waters the roses?", "WHO WATERS THE ROSES ?!"),
        ("Who waters the roses?", "Hello, could you please tell me who waters the roses? Thanks!"),
        ("谁保管仓库的钥匙？", "誰保管倉庫的鑰匙"),
        ("谁保管仓库的钥匙？", "请问谁保管仓库的钥匙？谢谢"),
        ("支持 HTTP3 吗", "支持ＨＴＴＰ３吗"),
        ("is 1.28 out?", "Is 1.28 out"),
    ],
)
def test_what_is_typed_in_another_way_asks_the_same(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Who waters the roses?", "Whoo waters the roses?"),
        ("When is the greenhouse painted?", "When is the greehnouse painted?"),
        ("When is the greenhouse painted?", "When is the greenhouse painetd?"),
        ("堆肥箱多久翻一次？", "堆肥箱多久番一次？"),
        ("仓库钥匙", "cangku yaoshi"),
    ],
)
def test_typing_errors_ask_the_same(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("does the pump speak HTTP2?", "does the pump speak HTTP3?"),
        ("what does PEP 8016 say", "what does PEP 8017 say"),
        ("is 1.28 out?", "is 1.29 out?"),
        ("is 1.28 out?", "is 128 out?"),
        ("第二次浇水", "第三次浇水"),
        ("does C run on the pump?", "does C++ run on the pump?"),
    ],
)
def test_another_number_or_version_is_another_question(one: str, other: str) -> None:
    assert not alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Who waters the roses?", "When are the roses watered?"),
        ("why are the tomatoes planted", "when are the tomatoes planted"),
        ("支持堆肥吗", "不支持堆肥吗"),
        ("Is the barrel empty?", "Isn't the barrel empty?"),
        ("Can we water the roses?", "Can we not water the roses?"),
        ("watering before the harvest", "watering after the harvest"),
        ("What did Willow say on 5 March 2024?", "What did Willow say on 6 March 2024?"),
        ("What did Willow say?", "What did Pomegranate say?"),
        ("How is Kitex set up?", "How is Hertz set up?"),
        ("where is the tap", "where is the barrel"),
        ("where is the gin", "where is the git"),
        ("does the pump speak gRPC", "does the pump speak tRPC"),
        ("does the pump speak http", "does the pump speak https"),
        ("does the pump speak ABCDE", "does the pump speak ABCDF"),
        ("is preact used", "is react used"),
        ("", "?"),
    ],
)
def test_what_differs_in_what_matters_is_another_question(one: str, other: str) -> None:
    assert not alike(one, other)


def test_a_word_that_the_minutes_hold_is_no_typing_error_of_another() -> None:
    search = search_in({"2024-03-05.md": "# Club\n\n## Growing\n\nThe roses and the hoses.\n"})
    assert not Alike(search.index).is_alike("who buys roses", "who buys hoses")


def test_the_model_tells_the_same_in_another_language(by_meaning: Search) -> None:
    assert by_meaning.alike.is_alike("barrel", "雨桶")


def test_another_name_is_another_question_whatever_the_model_says(by_meaning: Search) -> None:
    assert not by_meaning.alike.is_alike("Kitex barrel", "Hertz 雨桶")


def test_another_word_of_one_language_is_another_topic_whatever_the_model_says(by_meaning: Search) -> None:
    assert not by_meaning.alike.is_alike("the fee rises", "the dues rises")


@given(st.text(max_size=60), st.text(max_size=60))
def test_it_makes_no_difference_which_of_two_questions_came_first(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)


@given(st.text(max_size=80))
def test_a_question_asks_the_same_as_itself_if_it_holds_a_letter(question: str) -> None:
    assert alike(question, question) or not any(map(str.isalnum, question))


def test_what_is_typed_in_pinyin_is_no_other_language_than_chinese(by_meaning: Search) -> None:
    assert by_meaning.alike.read("dui fei xiang").is_chinese == by_meaning.alike.read("堆肥箱").is_chinese


def test_a_very_long_question_is_compared_too() -> None:
    long = "who waters the roses and " * 400
    assert alike(long, long.upper())
    assert not alike(long, "雨" * 10_000)


def test_a_typing_error_that_is_a_word_of_another_language_is_one_all_the_same() -> None:
    """“Wel” is Dutch."""
    for said in ("The well is drilled in May.", "Nothing was said of it."):  # the minutes may know the word or not
        minutes = f"# March\n\nAttendees: Willow, Fern\n\n## Water\n\n{said}\n"
        known = Alike(search_in({"2024-03-05.md": minutes}).index)
        assert known.is_alike("When is the well drilled?", "when is the wel drilled")
