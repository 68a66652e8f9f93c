"""What the filters in a question mean, and which of them mean nothing."""

import time

import pytest

from bot.minutes.model import PartialDate
from bot.search.model import Filters, WrittenFilter
from bot.search.question.written_filters import merged, split_filters
from tests.conftest import SPRING, lines_of, search_in
from tests.search.question.two_years import years

SEARCH = search_in({"2024-03-05.md": SPRING})


@pytest.mark.parametrize(
    ("value", "since"),
    [("2024", PartialDate(2024)), ("2024-03", PartialDate(2024, 3)), ("2024-03-05", PartialDate(2024, 3, 5))],
)
def test_a_date_is_read_as_far_as_it_is_written(value: str, since: PartialDate) -> None:
    assert merged(Filters(), [WrittenFilter("since", value)]).since == since


def test_a_filter_that_was_chosen_counts_more_than_one_that_is_written() -> None:
    assert merged(Filters(person="Fern"), [WrittenFilter("person", "Moss")]).person == "Fern"


@pytest.mark.parametrize(
    "written",
    [
        "since:abc",
        "since:20",
        "since:2030",
        "since:2024-13",
        "since:2024-06-31",
        "since:2024x",
        "since:20240",
        "meeting:nope",
        "person:nobody",
        "person:'",
    ],
)
def test_a_filter_that_lets_nothing_through_is_said_to_be_the_reason(written: str) -> None:
    answer = SEARCH.answer(f"番茄 {written}")
    assert (answer.answered, answer.hits, answer.empty) == (False, (), False)
    assert [f"{one.name}:{one.value}" for one in answer.excluded] == [written]


@pytest.mark.parametrize(
    ("chosen", "named"),
    [
        (Filters(person="nobody"), ("person:nobody",)),
        (Filters(meeting="nope", since=PartialDate(2030, 1)), ("meeting:nope", "since:2030-01")),
    ],
)
def test_a_filter_that_was_chosen_and_lets_nothing_through_is_said_to_be_the_reason(
    chosen: Filters, named: tuple[str, ...]
) -> None:
    answer = SEARCH.answer("番茄", filters=chosen)
    excluded = tuple(f"{one.name}:{one.value}" for one in answer.excluded)
    assert (answer.answered, answer.hits, excluded) == (False, (), named)


def test_a_filter_that_was_left_empty_is_none() -> None:
    assert SEARCH.answer("番茄", filters=Filters(meeting="", person="")).excluded == ()


def test_somebody_who_is_known_but_presents_nothing_is_not_said_to_be_unknown() -> None:
    attended = search_in({"2024-03-05.md": SPRING.replace(", 石榴", ", 石榴, 青苔")})
    answer = attended.answer("番茄", filters=Filters(person="青苔"))
    assert (answer.answered, answer.unknown) == (False, ())


@pytest.mark.parametrize("written", ["since:2024", "meeting:2024-03-05", "person:石榴"])
def test_a_filter_that_lets_something_through_is_not(written: str) -> None:
    answer = SEARCH.answer(f"番茄 {written}")
    assert answer.hits
    assert answer.unknown == ()


@pytest.mark.parametrize("question", ["番茄 person:", "番茄 since:", "meeting: 番茄"])
def test_a_filter_without_a_value_is_none(question: str) -> None:
    assert SEARCH.answer(question).hits


def test_of_many_filters_for_one_thing_only_the_last_is_looked_up() -> None:
    answer = SEARCH.answer("番茄 " + " ".join(f"person:nobody{number}" for number in range(50)))
    assert answer.excluded == (WrittenFilter("person", "nobody49"),)


@pytest.mark.parametrize(
    ("question", "rest", "filters"),
    [
        ("barrel since:2022-06", "barrel", [("since", "2022-06")]),
        ("since:2022 barrel person:Fern", "barrel", [("since", "2022"), ("person", "Fern")]),
        ('barrel person:"Green Thumb" leaks', "barrel leaks", [("person", "Green Thumb")]),
        ("雨桶 person:“Green Thumb”", "雨桶", [("person", "Green Thumb")]),
        ("雨桶 PERSON：石榴", "雨桶", [("person", "石榴")]),
        ("meeting:2022-06-30 barrel", "barrel", [("meeting", "2022-06-30")]),
        ("barrel person:Fern, leaks", "barrel leaks", [("person", "Fern")]),
        ("issue:3 barrel", "issue:3 barrel", []),
    ],
)
def test_a_written_filter_is_no_part_of_the_question(question: str, rest: str, filters: list[tuple[str, str]]) -> None:
    asked, found = split_filters(question)
    assert " ".join(asked.split()).replace(" ,", "") == rest
    assert [(one.name, one.value) for one in found] == filters


@pytest.mark.parametrize(
    "question",
    ["Last meeting: what was decided?", "About the June meeting: who attended?", "Which person: Fern or Moss?"],
)
def test_a_word_with_a_colon_in_a_sentence_is_no_filter(question: str) -> None:
    assert split_filters(question) == (question, ())


def test_filters_that_are_never_closed_take_no_long_time() -> None:
    began = time.monotonic()
    assert split_filters("meeting:“" * 30_000)[1] == ()
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("since:2023", {"2023-03-14"}),
        ("since:2022-07", {"2023-03-14"}),
        ("since:2022-06", {"2022-06-30", "2023-03-14"}),
        ("meeting:2022-06-30", {"2022-06-30"}),
        ("person:fern", {"2022-06-30"}),
        ("person:Fern since:2023", set()),
        ("since:2030", set()),
    ],
)
def test_a_written_filter_excludes_what_does_not_satisfy_it(written: str, left: set[str]) -> None:
    assert {hit.meeting.id for hit in years().answer(f"barrel {written}").hits} == left


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ("since:2022", ["2023-03-14", "2022-06-30"]),
        ("since:2023", ["2023-03-14"]),
        ("person:Moss", ["2023-03-14"]),
        ("meeting:2022-06-30", ["2022-06-30"]),
        ("person:Fern since:2022", ["2022-06-30"]),
        ("what is it? person:Fern", ["2022-06-30"]),
    ],
)
def test_filters_alone_list_what_satisfies_them_newest_first(filters: str, ids: list[str]) -> None:
    answer = years().answer(filters)
    assert answer.answered
    assert list(dict.fromkeys(hit.meeting.id for hit in answer.hits)) == ids


def test_filters_that_nothing_satisfies_list_nothing() -> None:
    answer = years().answer("since:2030")
    assert (answer.answered, answer.empty, answer.hits) == (False, False, ())


def test_what_somebody_did_is_listed_by_every_entry_and_a_year_by_its_meetings() -> None:
    text = lines_of("# Club", "", "## Barrel @Fern", "", "It leaks.", "", "## Shed @Fern", "", "It is green.")
    search = search_in({"2024-03-05.md": text, "2024-04-02.md": text})
    assert len(search.answer("person:Fern", limit=50).hits) == len(search.answer("shed barrel", limit=50).hits) == 4
    assert [hit.meeting.id for hit in search.answer("since:2024", limit=50).hits] == ["2024-04-02", "2024-03-05"]
