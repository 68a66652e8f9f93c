"""How answers are ranked, filtered and refused."""

import gc
import weakref
from collections.abc import Mapping

import pytest

from bot.minutes.model import EntryKind, PartialDate
from bot.search.engine import Search
from bot.search.model import Filters, Hit, Via
from tests.conftest import SPRING, SPRING_IN_ENGLISH, lines_of, search_in

FILLER = "The members talk about the harvest and the weather of the week."
SPRING_FILES = {"2024-03-05.md": SPRING, "2024-03-05.en.md": SPRING_IN_ENGLISH}


def club(*sections: tuple[str, str]) -> dict[str, str]:
    """Return one file with these sections, each a heading and its text."""
    pieces = [line for heading, body in sections for line in (f"## {heading}", "", body, "")]
    return {"2024-03-05.md": lines_of("# Club", "", *pieces)}


def hits_of(files: Mapping[str, str], question: str) -> tuple[Hit, ...]:
    return search_in(files).answer(question).hits


def headings_of(files: Mapping[str, str], question: str) -> list[str]:
    return [hit.entry.item.heading if hit.entry.item else "" for hit in hits_of(files, question)]


def test_a_match_in_the_question_outranks_one_in_the_body() -> None:
    files = club(
        ("One", f"{FILLER} The barrel stands behind the shed."),
        ("Two", f"**Q: Where does the barrel stand?**\n\nA: {FILLER}"),
    )
    assert hits_of(files, "barrel")[0].entry.kind is EntryKind.QUESTION


def test_a_match_in_the_heading_outranks_one_in_the_body() -> None:
    files = club(("Harvest", f"The barrel leaks. {FILLER}"), ("Barrel", f"It leaks. {FILLER}"))
    assert headings_of(files, "barrel")[0] == "Barrel"


def test_an_entry_with_both_words_outranks_one_with_either() -> None:
    files = club(("A", "The barrel leaks."), ("B", "The shed leaks."), ("C", "The barrel in the shed is new."))
    assert headings_of(files, "barrel shed")[0] == "C"


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    common = [(f"Row {number}", "We sow beans.") for number in range(6)]
    assert headings_of(club(*common, ("Mole", "A mole was seen.")), "beans mole")[0] == "Mole"


@pytest.mark.parametrize(
    ("question", "exact", "near"),
    [("roses", "We prune the roses.", "We mend the hoses."), ("compost", "Turn the compost.", "We compose a song.")],
)
def test_a_typing_error_never_outranks_an_exact_match(question: str, exact: str, near: str) -> None:
    headings = headings_of(club(("Near", near), ("Exact", exact)), question)
    assert headings[0] == "Exact"
    assert "Near" not in headings


def test_a_word_that_was_typed_right_outranks_one_that_was_corrected() -> None:
    files = club(("Barrel", "The barrel leaks."), ("Shed", "The shed leaks."))
    assert headings_of(files, "barrel shde")[0] == "Barrel"


def test_a_typing_error_is_read_as_what_was_meant_and_says_so() -> None:
    answer = search_in(club(("Barrel", "The barrel leaks."))).answer("the barel")
    assert (answer.answered, answer.read_as) == (True, "the barrel")
    assert answer.hits[0].via == (Via.SPELLING,)


def test_a_question_without_a_typing_error_is_read_as_it_is() -> None:
    assert search_in(club(("Barrel", "The barrel leaks."))).answer("the barrel").read_as is None


@pytest.mark.parametrize(("question", "written"), [("番茄種植", "番茄种植"), ("番茄种植", "番茄種植")])
def test_either_script_finds_the_other(question: str, written: str) -> None:
    answer = search_in(club(("其他", "今天没有别的事。"), ("安排", f"三月开始{written}。"))).answer(question)
    assert answer.answered
    assert written in answer.hits[0].quote.text
    assert answer.hits[0].quote.matched != ()


def test_a_match_across_scripts_says_so() -> None:
    assert hits_of(club(("安排", "三月开始种植番茄。")), "種植")[0].via == (Via.SCRIPT,)


@pytest.mark.parametrize("question", ["ＢＡＲＲＥＬ", "Barrels", "BARREL?", "barrel’s", "“barrel”", "bárrel"])
def test_a_word_is_found_in_any_dress(question: str) -> None:
    assert search_in(club(("Shed", "The barrel leaks."))).answer(question).answered


def test_a_word_is_shown_whole_among_characters_that_grow_and_shrink() -> None:
    files = club(("Way", "It is 5 ㎞ to the barrel workshop, behind the cafe\u0301."))
    answer = search_in(files).answer("barel workshop")
    assert (answer.read_as, answer.hits[0].quote.matched) == ("barrel workshop", ("barrel", "workshop"))
    assert search_in(files).answer("㎞ barel workshop cafe\u0301").read_as == "㎞ barrel workshop cafe\u0301"


@pytest.mark.parametrize("question", ["helicopter", "区块链", "Zeppelin 飞艇"])
def test_a_question_that_shares_no_word_is_refused_and_nothing_is_named_that_is_not_near(question: str) -> None:
    answer = search_in(SPRING_FILES).answer(question)
    assert not answer.answered
    assert answer.unknown
    assert answer.hits == ()


@pytest.mark.parametrize(("languages", "expected"), [(("zh",), "zh"), (("en",), "en"), ((), "zh")])
def test_of_two_texts_of_one_item_only_the_readers_is_offered_as_nearest(
    languages: tuple[str, ...], expected: str
) -> None:
    files = {"2024-03-05.md": "## 雨桶 Zeppelins\n\n好。\n", "2024-03-05.en.md": "## Rain Zeppelins\n\nGood.\n"}
    answer = search_in(files).answer("Qeppelin", languages=languages)
    assert not answer.answered
    assert [hit.minutes.language for hit in answer.hits] == [expected]


@pytest.mark.parametrize("question", ["", " ", "\n\t", "the", "who is it?", "的", "是什么", "？！", "…", "🌱"])
def test_a_question_without_a_word_to_look_for_is_empty(question: str) -> None:
    answer = search_in(SPRING_FILES).answer(question)
    assert (answer.empty, answer.answered, answer.hits) == (True, False, ())


@pytest.mark.parametrize(
    ("languages", "expected"), [(("en",), "en"), (("en-GB", "zh"), "en"), (("zh",), "zh"), (("zh-TW",), "zh")]
)
def test_of_two_texts_of_one_meeting_only_the_readers_is_quoted(languages: tuple[str, ...], expected: str) -> None:
    files = {"2024-03-05.en.md": "## A\n\nHTTP3 barrel\n", "2024-03-05.md": "## 甲\n\nHTTP3 雨桶\n"}
    hits = search_in(files).answer("HTTP3", languages=languages).hits
    assert [hit.minutes.language for hit in hits] == [expected]


def test_a_text_in_another_language_is_quoted_where_the_readers_does_not_say() -> None:
    hits = search_in(SPRING_FILES).answer("stakes", languages=("zh",)).hits
    assert {hit.minutes.language for hit in hits} == {"en"}


YEAR = {
    "2023-11-02.md": lines_of("# Club", "", "## Barrel @Willow", "The barrel leaks."),
    "2024-02.md": lines_of("# Club", "", "## Barrel @Green Thumb", "The barrel is mended."),
    "2024-03-05.md": lines_of("# Club", "", "## Barrel @Fern", "The barrel is full."),
    "undated.md": lines_of("# Club", "", "## Barrel", "The barrel is blue."),
}


def ids_of(filters: Filters) -> set[str]:
    return {hit.meeting.id for hit in search_in(YEAR).answer("barrel", filters=filters, limit=50).hits}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), {name.removesuffix(".md") for name in YEAR}),
        (Filters(meeting="2024-02"), {"2024-02"}),
        (Filters(meeting="2019-01-01"), set()),
        (Filters(person="Green Thumb"), {"2024-02"}),
        (Filters(person="green thumb"), {"2024-02"}),
        (Filters(person="nobody"), set()),
        (Filters(since=PartialDate(2024)), {"2024-02", "2024-03-05"}),
        (Filters(since=PartialDate(2024, 2)), {"2024-02", "2024-03-05"}),
        (Filters(since=PartialDate(2024, 3, 5)), {"2024-03-05"}),
        (Filters(since=PartialDate(2024, 3, 6)), set()),
        (Filters(person="Fern", since=PartialDate(2024)), {"2024-03-05"}),
    ],
)
def test_a_filter_leaves_only_what_satisfies_it(filters: Filters, expected: set[str]) -> None:
    assert ids_of(filters) == expected


@pytest.mark.parametrize(
    "filters", [Filters(meeting="2024-02"), Filters(person="Fern"), Filters(since=PartialDate(2024, 3))]
)
def test_suggestions_satisfy_the_filter_too(filters: Filters) -> None:
    files = {name: text.replace(" @", "\n\nPresenter: ") for name, text in YEAR.items()}
    answer = search_in(files).answer("carrel", filters=filters)
    assert not answer.answered
    assert {hit.meeting.id for hit in answer.hits} == ids_of(filters) != ids_of(Filters())


@pytest.mark.parametrize("question", ["barrel", "helicopter"])
@pytest.mark.parametrize("limit", [1, 2, 5, 100])
def test_no_more_hits_than_asked_for(question: str, limit: int) -> None:
    assert len(search_in(YEAR).answer(question, limit=limit).hits) <= limit


def test_of_equal_matches_the_newer_meeting_comes_first() -> None:
    files = {
        f"{year}-03-05.md": lines_of("# Club", "", "## Barrel", "The barrel leaks.") for year in (2022, 2024, 2023)
    }
    assert [hit.meeting.id[:4] for hit in hits_of(files, "barrel")] == ["2024", "2023", "2022"]


@pytest.mark.parametrize("question", ["barrel", "barel", "barrel helicopter", "helicopter", "leaks barrel mended"])
def test_scores_fall_from_the_first_hit_to_the_last_between_one_and_nothing(question: str) -> None:
    answer = search_in(YEAR).answer(question, limit=50)
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in [*scores, answer.confidence])


def test_the_same_question_gets_the_same_answer() -> None:
    search: Search = search_in(YEAR)
    assert search.answer("barrel leaks") == search.answer("barrel leaks")


def test_nothing_to_search_answers_nothing() -> None:
    answer = search_in({}).answer("barrel")
    assert (answer.answered, answer.hits, answer.empty) == (False, (), False)


@pytest.mark.parametrize("question", ["堆肥箱多久翻一次？", "Who keeps the key of the shed?", "浇水用自来水还是雨水？"])
def test_a_question_of_the_minutes_finds_itself(question: str) -> None:
    assert hits_of(SPRING_FILES, question)[0].entry.question == question


ASKED = lines_of(
    "# Club", "", "## Water", "", "It rained.", "", "Q: Who waters the beans in August?", "", "Q: Who has the shed key?"
)


def test_a_question_that_nobody_answered_is_no_answer_to_itself_but_comes_nearest() -> None:
    answer = search_in({"2024-03-05.md": ASKED}).answer("Who waters the beans in August?")
    assert not answer.answered
    assert answer.hits[0].entry.question == "Who waters the beans in August?"


def test_an_answer_to_the_same_question_elsewhere_comes_first() -> None:
    told = lines_of("# Club", "", "## Plan", "", "Q: Who waters the beans?", "", "A: Ada waters the beans in August.")
    search = search_in({"2024-03-05.md": ASKED, "2024-02-05.md": told})
    for limit in (1, 5):
        answer = search.answer("Who waters the beans in August?", limit=limit)
        assert answer.answered
        assert answer.hits[0].meeting.id == "2024-02-05"
        assert len(answer.hits) <= limit
        assert [hit.score for hit in answer.hits] == sorted((hit.score for hit in answer.hits), reverse=True)


def test_a_search_that_nobody_needs_goes_without_the_collector() -> None:
    search = search_in(club(("Barrel", "Ada repairs the barrel. 雨桶漏水。")))
    for question in ("barrel", "barel 雨桶", "yutong", "who repairs it"):
        search.explain(question, limit=3)
    watched = [weakref.ref(part) for part in (search.index.ranker, search.index.parser, search.index.analyzer)]
    gc.disable()
    try:
        del search
        assert [part() for part in watched] == [None, None, None]
    finally:
        gc.enable()
