"""How a question is understood: aliases, corrections, scripts, and what stays unknown."""

import pytest

from bot.minutes.meetings import gather_meetings
from bot.search.engine import Search, SearchSettings
from bot.search.model import Via
from tests.conftest import lines_of, read


def search_with(*aliases: tuple[str, ...], more: tuple[str, str] | None = None) -> Search:
    """Return a search over a few items and one `more`, with these groups of names for one thing."""
    items = [
        *([more] if more else ()),
        ("Barrel", "The barrel leaks."),
        ("Glasshouse", "The glasshouse door sticks."),
        ("Tube", "The tube is green."),
        ("雨桶", "雨桶漏水了。"),
        ("堆肥管理", "堆肥管理每周一次。"),
        ("程序优化", "程序的优化在三月开始。"),
    ]
    text = lines_of("# Club", *(line for heading, body in items for line in ("", f"## {heading}", "", body)))
    return Search(gather_meetings([read(text)]), SearchSettings(aliases=aliases))


def first(search: Search, question: str) -> tuple[str | None, tuple[Via, ...]]:
    """Return the first hit's heading and what it matched by; no heading where the minutes do not say."""
    answer = search.answer(question)
    item = answer.hits[0].entry.item if answer.answered else None
    return (item.heading if item else None), (answer.hits[0].via if answer.hits else ())


def test_an_alias_is_neither_unknown_nor_a_correction() -> None:
    answer = search_with(("barrel", "cask")).answer("cask")
    assert (answer.unknown, answer.read_as) == ((), None)


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("barel", "barrel"),
        ("the Glashouse?", "the glasshouse?"),
        ("barel glashouse", "barrel glasshouse"),
        ("雨桶 barel", "雨桶 barrel"),
        ("barel helicopter", "barrel helicopter"),
    ],
)
def test_a_mistyped_word_is_corrected_and_the_question_shown_as_read(question: str, read_as: str) -> None:
    answer = search_with().answer(question)
    assert answer.read_as == read_as
    assert any(Via.SPELLING in hit.via for hit in answer.hits)


@pytest.mark.parametrize(
    "question", ["barrel", "Barrels", "雨桶", "ＢＡＲＲＥＬ", "helicopter", "", "barrel door green"]
)
def test_a_question_without_a_mistake_is_not_rewritten(question: str) -> None:
    assert search_with().answer(question).read_as is None


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("barrel", ()),
        ("helicopter", ("helicopter",)),
        ("the barrel of a helicopter", ("helicopter",)),
        ("helicopter submarine", ("helicopter", "submarine")),
        ("barel", ()),
        ("雨桶 区块链", ("区块链",)),
        ("", ()),
    ],
)
def test_words_that_stand_nowhere_are_listed_in_order(question: str, unknown: tuple[str, ...]) -> None:
    assert search_with().answer(question).unknown == unknown


@pytest.mark.parametrize("question", ["雨桶漏水", "堆肥管理", "程序优化"])
def test_simplified_characters_are_no_other_script(question: str) -> None:
    assert Via.SCRIPT not in first(search_with(), question)[1]


def test_traditional_characters_find_as_much_as_simplified_ones() -> None:
    one, other = (search_with().answer(question) for question in ("堆肥管理每周一次", "堆肥管理每週一次"))
    assert [hit.entry for hit in one.hits] == [hit.entry for hit in other.hits]
    assert one.answered
    assert other.answered


def test_a_question_longer_than_a_thousand_characters_is_read_to_there() -> None:
    answer = search_with().answer("helicopter " * 200 + "barrel")
    assert "barrel" not in " ".join(answer.unknown)
    assert not answer.answered
