"""Names behind topics that only other meetings know."""

import pytest

from bot.minutes.model import Minutes
from bot.minutes.parse import parse_minutes
from bot.minutes.strangers import people_of, strangers_in, with_presenters
from tests.conftest import lines_of


def minutes_of(*lines: str, source: str = "2024-03-04.md") -> Minutes:
    minutes = parse_minutes(lines_of(*lines), source).minutes
    assert minutes is not None
    return minutes


def presented(minutes: Minutes) -> dict[str, tuple[str, ...]]:
    return {item.heading: item.presenters for item in minutes.presented if item.presenters}


@pytest.mark.parametrize(
    "heading",
    [
        "The hose (ada)",
        "The hose (ada, 5 min)",
        "**The hose** [ada]",
        "The hose - ada",
        "The hose（ada）",
        "Hose(@ada)",
    ],
)
def test_names_stand_at_the_end_of_a_topic(heading: str) -> None:
    assert strangers_in(heading, "en") == ("ada",)


@pytest.mark.parametrize(
    "heading",
    [
        "The hose",
        "(ada) The hose",
        "The hose (5 min)",
        "The hose (1.2)",
        "The hose (ada) leaks",
        "The hose (see the last five minutes)",
    ],
)
def test_what_else_stands_there_is_no_name(heading: str) -> None:
    assert strangers_in(heading, "en") == ()


def test_one_word_is_a_person_if_several_meetings_list_it_and_a_whole_name_if_one_does() -> None:
    spring = minutes_of("# Club", "", "## Attendees", "", "- ada", "- Brook Fern", "", "## Hose", "", "It leaks.")
    autumn = minutes_of("# Club", "", "## Attendees", "", "- ada", "- moss", "", "## Hedge", "", "It grew.")
    people = people_of([spring, autumn])
    assert {"ada", "brookfern"} <= people
    assert "moss" not in people


def test_they_present_it_if_all_of_them_are_people() -> None:
    minutes = minutes_of("# Club", "", "## Hose (ada)", "", "It leaks.", "", "## Hedge (ada & draft)", "", "It grew.")
    assert presented(minutes) == {}
    told = with_presenters(minutes, frozenset({"ada"}))
    assert presented(told) == {"Hose (ada)": ("ada",)}


def test_items_stay_the_same_in_all_places_of_the_minutes() -> None:
    minutes = minutes_of("# Club", "", "## Hose (ada)", "", "It leaks.", "", "## Agenda", "", "- Hedge (ada)", "- Pond")
    told = with_presenters(minutes, frozenset({"ada"}))
    places = {id(item) for item in (*told.items, *told.led)}
    assert {id(item) for item in told.topics} <= places
    assert {id(entry.item) for entry in told.entries if entry.item} <= places
    assert presented(told) == {"Hose (ada)": ("ada",), "Hedge (ada)": ("ada",)}


def test_whom_nobody_knows_any_more_presents_nothing() -> None:
    minutes = minutes_of("# Club", "", "## Hose (ada)", "", "It leaks.")
    told = with_presenters(minutes, frozenset({"ada"}))
    assert with_presenters(told, frozenset()) == minutes
    assert with_presenters(told, frozenset({"ada", "brook"})) is told


def test_whoever_is_named_by_the_minutes_themselves_stays() -> None:
    minutes = minutes_of("# Club", "", "## Attendees", "", "- Ada Byron", "", "## Hose (Ada Byron)", "", "It leaks.")
    assert with_presenters(minutes, frozenset()) is minutes
    assert presented(minutes) == {"Hose (Ada Byron)": ("Ada Byron",)}


def test_a_formality_is_presented_by_nobody() -> None:
    minutes = minutes_of("# Club", "", "## Next meeting (ada)", "", "On 4 May.", "", "## Hose", "", "It leaks.")
    assert presented(with_presenters(minutes, frozenset({"ada"}))) == {}
