"""How a question is understood: aliases, corrections, scripts, and what stays unknown."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

import pytest

from bot.minutes.meetings import gather_meetings
from bot.search.engine import Search
from bot.search.model import Via
from bot.search.settings import ReadingWeights, SearchSettings, Weights
from tests.conftest import lines_of, read, search_in


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
        ("Tools", "The way to shed.SpareKeys is blue. Launch the pump."),
    ]
    text = lines_of("# Club", *(line for heading, body in items for line in ("", f"## {heading}", "", body)))
    return Search.of(gather_meetings([read(text)]), SearchSettings(aliases=aliases))


def first(search: Search, question: str) -> tuple[str | None, tuple[Via, ...]]:
    """Return the first hit's heading and what it matched by; no heading where the minutes do not say."""
    answer = search.answer(question)
    item = answer.hits[0].entry.item if answer.answered else None
    return (item.heading if item else None), (answer.hits[0].via if answer.hits else ())


@pytest.mark.parametrize(
    ("names", "question", "heading"),
    [
        (("barrel", "cask"), "cask", "Barrel"),
        (("barrel", "cask"), "CASK?", "Barrel"),
        (("barrel", "cask", "tun"), "tun", "Barrel"),
        (("Glasshouse", "GH"), "gh", "Glasshouse"),
        (("雨桶", "cistern"), "cistern", "雨桶"),
        (("雨桶", "水缸"), "水缸", "雨桶"),
        (("雨桶", "水缸"), "水缸在哪里", "雨桶"),
        (("雨桶", "water butt"), "water butt", "雨桶"),
        (("Glasshouse", "crystal palace"), "where is the crystal palace", "Glasshouse"),
        (("barrel", "蓄水容器"), "蓄水容器", "Barrel"),
        (("堆肥管理", "rotting"), "rotting", "堆肥管理"),
    ],
)
def test_names_for_one_thing_find_each_other(names: tuple[str, ...], question: str, heading: str) -> None:
    assert first(search_with(), question)[0] is None
    assert first(search_with(names), question) == (heading, (Via.ALIAS,))


def test_a_name_in_two_groups_has_the_names_of_both() -> None:
    search = search_with(("cask", "barrel"), ("cask", "雨桶"))
    headings = {hit.entry.item.heading for hit in search.answer("cask").hits if hit.entry.item}
    assert headings == {"Barrel", "雨桶"}


def test_an_alias_is_neither_unknown_nor_a_correction() -> None:
    answer = search_with(("barrel", "cask")).answer("cask")
    assert (answer.unknown, answer.read_as) == ((), None)


def test_an_alias_comes_before_a_guess_at_a_typing_error() -> None:
    search = search_with(("barrel", "tubs"))
    assert first(search, "tubs")[0] == "Barrel"
    assert search.answer("tubs").read_as is None


def test_a_group_in_the_settings_holds_beside_what_the_minutes_put_side_by_side() -> None:
    more = ("Notice", "The Rain Barrel Keeper (RBK) is ill.")
    search = search_with(("RBK", "tube"), more=more)
    headings = {hit.entry.item.heading for hit in search.answer("RBK").hits if hit.entry.item}
    assert headings >= {"Notice", "Tube"}


@pytest.mark.parametrize(("question", "other"), [("RBK", "Rota"), ("rain barrel keeper", "Notice")])
def test_an_abbreviation_and_its_words_in_the_minutes_find_each_other(question: str, other: str) -> None:
    text = lines_of("## Rules", "", "The Rain Barrel Keeper (RBK) has a key.")
    text += lines_of("", "## Rota", "", "The rain barrel keeper is ill.", "", "## Notice", "", "Ask the RBK.")
    hits = Search.of(gather_meetings([read(text)]), SearchSettings()).answer(question).hits
    assert other in {hit.entry.item.heading for hit in hits if hit.entry.item}


@pytest.mark.parametrize("names", [("barrel", "堆肥管理"), ("Tube", "堆肥 管理 每周")])
def test_an_alias_never_outranks_the_word_as_typed(names: tuple[str, str]) -> None:
    assert first(search_with(names), names[0])[0] == names[0].capitalize()


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


@pytest.mark.parametrize("question", ["程式", "最佳化", "程式最佳化", "程式開始", "什麼時候最佳化程式"])
def test_words_used_in_taiwan_find_those_of_the_mainland(question: str) -> None:
    heading, via = first(search_with(), question)
    assert heading == "程序优化"
    assert Via.SCRIPT in via


def test_of_a_very_long_phrase_only_the_beginning_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    class Comparing(SequenceMatcher[str]):
        def __init__(self, isjunk: None, a: Sequence[str], b: Sequence[str], *, autojunk: bool) -> None:
            compared.append("".join(a))
            super().__init__(isjunk, a, b, autojunk=autojunk)

    monkeypatch.setattr("bot.search.question.chinese.SequenceMatcher", Comparing)
    search_with().index.parser.parse("服務程式" * 250)
    assert [len(phrase) for phrase in compared] == [100]


@pytest.mark.parametrize(
    ("question", "wording"),
    [
        ("程式的實作", "程序的实现"),
        ("duifei 管理", "堆肥 管理"),
        ("barel 的例外", "barrel 的例外"),
        ("ＢＡＲＲＥＬ？", "BARREL?"),
    ],
)
def test_a_question_is_worded_as_the_minutes_would(question: str, wording: str) -> None:
    query = search_with().index.parser.parse(question)
    assert (query.text, query.wording) == (question, wording)


def test_a_word_that_was_found_in_the_other_script_is_not_unknown() -> None:
    assert search_with().answer("程式開始").unknown == ()


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


@pytest.mark.parametrize("question", ["away", "lunch", "huge", "land pump", "shed to hut", "pump9", "pump 10"])
def test_a_word_that_the_minutes_merely_lack_is_no_mistake(question: str) -> None:
    answer = search_with(more=("Pump8", "One said: the hug, a hat, a sand bag.")).answer(question)
    assert answer.read_as is None


@pytest.mark.parametrize(
    ("question", "read_as"), [("lunch tbue", "lunch tube"), ("launhc the pmup", "launch the pump")]
)
def test_a_slip_is_corrected_beside_an_everyday_word(question: str, read_as: str) -> None:
    assert search_with().answer(question).read_as == read_as


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("shde.SpareKeys", "shed.sparekeys"),
        ("who lost shed.SpareKyes?", "who lost shed.sparekeys?"),
        ("shde.SparKeys in 2024", "shed.sparekeys in 2024"),
        ("the glashouse's door", "the glasshouse's door"),
    ],
)
def test_a_compound_is_corrected_in_its_parts(question: str, read_as: str) -> None:
    assert search_with().answer(question).read_as == read_as


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("barel 6.30 since:2020", "barrel 6.30 since:2020"),
        ("what about the barel at the last meeting?", "what about the barrel at the last meeting?"),
        ("三月的雨桶和成序优化", "三月的雨桶和程序优化"),
        ("對肥管理", "堆肥管理"),
    ],
)
def test_only_the_corrected_word_is_replaced(question: str, read_as: str) -> None:
    assert search_with().answer(question).read_as == read_as


@pytest.mark.parametrize(
    "question", ["service mesh", "Service Meshes?", "why a service mesh", "服务网格", "服务网格在哪里"]
)
def test_a_name_of_several_words_is_one_name(question: str) -> None:
    meshes = search_with(("service mesh", "服务网格", "barrel"))
    assert first(meshes, question) == ("Barrel", (Via.ALIAS,))
    assert meshes.answer(question).unknown == ()


@pytest.mark.parametrize("question", ["service", "mesh of a service", "在网格服务"])
def test_half_a_name_is_no_name(question: str) -> None:
    assert first(search_with(("service mesh", "服务网格", "barrel")), question)[0] is None


@pytest.mark.parametrize("question", ["barrel barrel barrel shed barrel", "雨桶 雨桶 雨桶"])
def test_a_word_that_is_said_again_is_read_once(question: str) -> None:
    words = search_in({"2024-03-05.md": "## Club\n\nThe barrel, the shed, 雨桶。\n"}).index.parser.parse(question).words
    assert len(words) == len(set(words)) == len(set(question.split()))


@pytest.mark.parametrize(("question", "switched_off"), [("barel", "spelling"), ("duifei", "sound"), ("对飞", "sound")])
def test_what_counts_for_nothing_corrects_nothing(question: str, switched_off: str) -> None:
    assert search_with().index.parser.parse(question).read_as is not None
    weights = replace(ReadingWeights(), **{switched_off: 0.0})
    settings = SearchSettings(weights=Weights(reading=weights))
    search = Search.of(search_with().meetings, settings)
    assert search.index.parser.parse(question).read_as is None


@pytest.mark.parametrize("typed", ["服務費用", "ＢＡＲＲＥＬＳ", "費用 pump", "barrels"])
def test_a_word_that_is_not_in_the_minutes_is_named_as_it_was_typed(typed: str) -> None:
    unknown = search_in({"2024-03-05.md": "## Club\n\nIt rains.\n"}).index.parser.parse(typed).unknown
    assert unknown
    assert all(word in typed for word in unknown)
