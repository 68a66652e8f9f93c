"""The meetings of several groups under one day of a file."""

import pytest

from bot.minutes.parse import parse_meetings
from tests.conftest import lines_of


def told(*lines: str) -> list[tuple[str, str | None, list[str]]]:
    """Return title, day and attendees of each meeting in a file."""
    found = [parsed.minutes for parsed in parse_meetings(lines_of(*lines), "week-38.md")]
    return [
        (one.title, str(one.date) if one.date else None, [person.name for person in one.attendees])
        for one in found
        if one is not None
    ]


WEEK = ("# Week 38", "", "## Monday 18 September 2023", "")
LATER = ("## Wednesday 20 September 2023", "", "### Archive crew", "", "- **Present:** Moss, Fern", "", "Boxes came.")


def test_groups_that_list_who_came_met_apart() -> None:
    pond = ("### Pond crew", "", "- **Present:** Fern, Holly", "", "#### Pump", "", "It leaks.", "")
    shed = ("### Shed crew", "", "- **Present:** Ivy, Moss", "", "#### Roof", "", "It is dry.", "")
    assert told(*WEEK, *pond, *shed, *LATER) == [
        ("Pond crew", "2023-09-18", ["Fern", "Holly"]),
        ("Shed crew", "2023-09-18", ["Ivy", "Moss"]),
        ("Archive crew", "2023-09-20", ["Moss", "Fern"]),
    ]


@pytest.mark.parametrize(
    "beneath",
    [
        ("### Pump", "", "It leaks.", "", "### Roof", "", "- **Present:** Ivy, Moss", ""),
        ("- **Present:** Fern, Holly", "", "### Pump", "", "Present: Fern", "", "### Roof", "", "Present: Holly", ""),
        ("All crews bring a spade.", "", "### Pond crew", "", "Present: Fern", "", "### Shed crew", "", "Present: Ivy"),
        ("### Part 1", "", "Present: Fern, Ivy", "", "### Part 2", "", "Present: Fern, Holly", ""),
        ("### Attendees", "", "- Fern", "- Holly", "", "### Notes", "", "Present: Fern", ""),
    ],
)
def test_topics_under_a_day_are_one_meeting(beneath: tuple[str, ...]) -> None:
    assert [(title, day) for title, day, _ in told(*WEEK, *beneath, *LATER)] == [
        ("Week 38", "2023-09-18"),
        ("Week 38", "2023-09-20"),
    ]


@pytest.mark.parametrize("mark", ["#", "##"])
def test_teams_of_a_file_that_is_named_by_the_day_met_apart(mark: str) -> None:
    title = () if mark == "#" else ("# Review, 6 May 2024", "")
    pond = (f"{mark} Pond team", "", "Present: Fern, Holly", "", f"{mark}# Pump", "", "It leaks.", "")
    shed = (f"{mark} Shed team", "", "Present: Ivy, Moss", "", f"{mark}# Roof", "", "It is dry.")
    found = [parsed.minutes for parsed in parse_meetings(lines_of(*title, *pond, *shed), "2024-05-06.md")]
    assert [(one.title, str(one.date), len(one.topics)) for one in found if one] == [
        ("Pond team", "2024-05-06", 1),
        ("Shed team", "2024-05-06", 1),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("## Pond team", "", "Present: Fern, Holly", "", "## Roof", "", "Present: Ivy, Moss"),
        ("All bring a spade.", "", "## Pond team", "", "Present: Fern", "", "## Shed team", "", "Present: Ivy"),
        ("Present: Fern", "", "## Pond team", "", "Present: Fern, Holly", "", "## Shed team", "", "Present: Ivy, Moss"),
        ("## Pond team", "", "It leaks.", "", "## Shed team", "", "Present: Ivy, Moss"),
    ],
)
def test_topics_that_tell_of_teams_are_one_meeting(lines: tuple[str, ...]) -> None:
    assert len(parse_meetings(lines_of("# Review, 6 May 2024", "", *lines), "2024-05-06.md")) == 1
