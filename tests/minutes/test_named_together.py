"""People whom others beside them, or a line of a typed agenda, tell for people."""

import pytest

from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.handles import raisers
from bot.minutes.model import Attendee
from bot.minutes.named_together import named_ends
from bot.minutes.presenters import presenters_of
from tests.conftest import lines_of, read

PEOPLE = AttendeeNames([Attendee(name) for name in ("Fern Moss", "Holly Bush", "Ivy Root", "Maximilian Reed")])


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Hose (Fern/Dale)", ("Fern", "Dale")),
        ("Hose (Rowan, Fern, Holly)", ("Rowan", "Fern", "Holly")),
        ("Hose - Fern/Dale", ("Fern", "Dale")),
        ("Dale/Holly - Hose", ("Dale", "Holly")),
        ("Dale & Holly - Hose", ("Dale", "Holly")),
        ("`hose-pipe` (Fern)", ("Fern",)),
        ("Hose (Ivy?)", ("Ivy",)),
        ("Hose (Max)", ("Max",)),
        ("Hose (FernM)", ("FernM",)),
    ],
)
def test_who_stands_beside_somebody_known_presents_too(heading: str, names: tuple[str, ...]) -> None:
    assert presenters_of(heading, (), PEOPLE, "en") == names


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Hose (Fern, Vienna)", ("Fern",)),
        ("Hose (Dale/Rowan)", ()),
        ("Hose - Pipes/Taps", ()),
        ("Hose (shed/yard)", ()),
    ],
)
def test_a_word_beside_nobody_or_behind_a_comma_is_no_person(heading: str, names: tuple[str, ...]) -> None:
    assert presenters_of(heading, (), PEOPLE, "en") == names


def test_names_behind_dashes_are_known_by_those_at_the_ends_of_other_headings() -> None:
    headings = ["Yard report - Dale", "Legal team - Holly", "Tap team - Ivy"]
    raising = raisers(headings, PEOPLE, "en")
    assert presenters_of(headings[0], (), PEOPLE, "en", raisers=raising) == ("Dale",)
    assert presenters_of(headings[0], (), PEOPLE, "en") == ()


def test_a_capital_tells_no_name_in_a_language_that_writes_nouns_so() -> None:
    headings = ["Bericht - Schlauch", "Recht - Holly", "Hahn - Ivy"]
    assert named_ends(headings, PEOPLE, "de") == frozenset()


def test_a_typed_agenda_tells_who_presents_what_a_heading_names_again() -> None:
    head = ("# Garden council 2024-03-05", "", "Present: Fern Moss, Holly Bush", "", "The agenda was as follows:", "")
    agenda = (r"\- Hose update (Fern)", "", r"\- Hedge (north side) (Holly, 5 min)", "")
    told = ("**Hose update**", "", "It leaks.", "", "**Hedge**", "", "It grows.")
    minutes = read(lines_of(*head, *agenda, *told), "2024-03-05.md")
    found = {item.heading: item.presenters for item in minutes.items}
    assert found["Hose update"] == ("Fern",)
    assert found["Hedge"] == ("Holly",)


@pytest.mark.parametrize("head", ["Present?", "Here", "Attended"])
def test_yes_and_no_beside_names_tell_who_came(head: str) -> None:
    table = (
        f"| Name (affiliation) | {head} |",
        "|---|---|",
        "| Fern Moss (Yard) | Yes |",
        "| Holly Bush (Shed) | No |",
    )
    minutes = read(
        lines_of("# Garden council 2024-03-05", "", "## Attendance", "", *table, "", "## Hose", "", "Ok."), "a.md"
    )
    assert [one.name for one in minutes.attendees] == ["Fern Moss"]
    assert [one.name for one in minutes.absent] == ["Holly Bush"]


def test_whole_names_behind_offices_are_people_though_nobody_is_known() -> None:
    headings = ["President - Fern Oakes", "Treasurer - Holly Bramblett", "Yard council - Ivy Rowanby"]
    nobody = AttendeeNames([])
    assert named_ends(headings, nobody, "en") == {"fernoakes", "hollybramblett", "ivyrowanby"}
    assert (
        named_ends([one.replace("President", "Pipes").replace("Treasurer", "Taps") for one in headings], nobody)
        == set()
    )


def test_places_beside_few_who_are_known_present_nothing() -> None:
    headings = ["Spring trip - Vienna", "Autumn trip - Prague", "Budget - Fern", "Hose - Holly"]
    assert named_ends(headings, PEOPLE, "en") == frozenset()


def test_a_first_name_that_others_are_called_for_short_is_still_that_of_its_bearer() -> None:
    people = AttendeeNames([Attendee("Ann Abbot"), Attendee("Anna Bell")])
    assert people.name_of("Anna") == "Anna Bell"
