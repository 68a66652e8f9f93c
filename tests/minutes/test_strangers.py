"""Names behind topics that only other meetings know."""

import pytest

from bot.minutes.model import Minutes
from bot.minutes.parse import parse_minutes
from bot.minutes.strangers import is_one_of, people_of, strangers_in, with_presenters
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
    assert strangers_in(heading, language="en") == ("ada",)


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
    assert strangers_in(heading, language="en") == ()


def listing(names: list[str], day: int = 4) -> Minutes:
    lines = ("# Club", "", "## Attendees", "", *(f"- {name}" for name in names), "", "## Hedge", "", "It grew.")
    return minutes_of(*lines, source=f"2024-03-{day:02}.md")


def test_one_word_is_a_person_if_several_days_list_it_and_a_whole_name_if_one_does() -> None:
    people = people_of([listing(["ada", "Brook Fern", "bug bash"]), listing(["ada", "moss"], 5), listing(["moss"], 5)])
    found = [name for name in ("ada", "Brook Fern", "brook fern", "moss", "bug bash") if is_one_of(name, people)]
    assert found == ["ada", "Brook Fern", "brook fern"]


def test_a_capital_counts_but_may_be_left_out() -> None:
    people = people_of([listing(["Oliver", "rust"], day) for day in (4, 5)])
    assert [is_one_of(name, people) for name in ("oliver", "rust", "Rust")] == [True, True, False]


def test_who_was_absent_and_who_has_a_handle_is_known_too() -> None:
    lines = ("# Club", "", "Attendees: Brook Lee (@lee)", "Absent: moss", "", "## Hedge", "", "It grew.")
    people = people_of([minutes_of(*lines, source=f"2024-03-{day:02}.md") for day in (4, 5)])
    assert is_one_of("moss", people)
    assert is_one_of("lee", people)


def test_initials_are_too_little_to_know_somebody_elsewhere() -> None:
    people = people_of([listing(["Carl Ives (CI)"], day) for day in (4, 5)])
    assert not is_one_of("CI", people)


@pytest.mark.parametrize(
    "heading", ["Budget (May)", "Report - April", "Fair (Monday)", "Nomination - ada", "Farewell (ada)"]
)
def test_days_and_whom_a_topic_is_about_are_no_strangers(heading: str) -> None:
    assert strangers_in(heading, language="en") == ()


def test_whom_the_minutes_know_themselves_is_no_stranger() -> None:
    minutes = minutes_of("# Club", "", "## Attendees", "", "- ada", "- bo", "", "## Nomination - ada", "", "All agree.")
    assert presented(with_presenters(minutes, frozenset({"ada"}))) == {}


def test_they_present_it_if_all_of_them_are_people() -> None:
    minutes = minutes_of("# Club", "", "## Hose (ada)", "", "It leaks.", "", "## Hedge (ada & draft)", "", "It grew.")
    assert presented(minutes) == {}
    told = with_presenters(minutes, frozenset({"ada"}))
    assert presented(told) == {"Hose (ada)": ("ada",)}


def test_a_bullet_that_nobody_is_known_to_lead_is_not_presented() -> None:
    minutes = minutes_of("# Club", "", "## Agenda", "", "- Hedge (ada)", "- Pond", "", "## Notes", "", "It rained.")
    led = [item for item in minutes.led if item.strangers]
    assert [item in minutes.presented for item in led] == [False] * len(led)
    assert all(item.presenters == ("ada",) for item in with_presenters(minutes, frozenset({"ada"})).led)


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


@pytest.mark.parametrize("heading", ["## ada: the hose", "## ada - the hose"])
def test_who_opens_a_heading_presents_it_if_other_meetings_list_them(heading: str) -> None:
    minutes = minutes_of("# Club", "", heading, "", "It leaks.", "", "## Pond: the frogs", "", "Two.")
    known = people_of([listing(["ada"], 5), listing(["ada"], 6)])
    assert presented(with_presenters(minutes, known)) == {heading[3:]: ("ada",)}


def test_what_opens_a_bullet_is_what_somebody_says() -> None:
    minutes = minutes_of("# Club", "", "## Hose", "", "- ada: it leaks", "- the tap: too old")
    known = people_of([listing(["ada"], 5), listing(["ada"], 6)])
    assert presented(with_presenters(minutes, known)) == {}


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Budget - Ada Byron", ("Ada Byron",)),
        ("Hose: leaks (Ada Byron)", ("Ada Byron",)),
        ("3. ada: shed", ("ada",)),
    ],
)
def test_a_name_at_the_end_goes_before_a_word_at_the_beginning(heading: str, names: tuple[str, ...]) -> None:
    assert strangers_in(heading, language="en", opening=True) == names
