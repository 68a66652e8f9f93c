"""What the filters in a question mean, and which of them mean nothing."""

import pytest

from bot.minutes.model import PartialDate
from bot.search.model import Filters, WrittenFilter
from bot.search.question.written_filters import merged
from tests.conftest import SPRING, search_in

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
