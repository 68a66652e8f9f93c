"""Topics that are listed right behind those present, without a heading above them."""

import pytest

from tests.conftest import lines_of, read

PRESENT = ("# Board 2024-03-04", "", "## Present", "", "- Ada Byron", "- Bo Lind", "")
LISTED = ("1. The hose", "    - it leaks", "2. A new hedge", "    - of box")


@pytest.mark.parametrize("between", [(), ("---", ""), ("*There is a quorum.*", "")])
def test_a_numbered_list_behind_those_present_is_one_of_topics(between: tuple[str, ...]) -> None:
    minutes = read(lines_of(*PRESENT, *between, *LISTED), "2024-03-04.md")
    assert [item.heading for item in minutes.topics] == ["The hose", "A new hedge"]
    assert [person.name for person in minutes.attendees] == ["Ada Byron", "Bo Lind"]


def test_bullets_behind_a_rule_are_topics_and_nobody() -> None:
    listed = ("- [x] Ask Logan about it", "  - he may know", "- Release v7.4.0", "  - today")
    minutes = read(lines_of(*PRESENT, "---", "", *listed), "2024-03-04.md")
    assert [item.heading for item in minutes.topics] == ["Ask Logan about it", "Release v7.4.0"]
    assert [person.name for person in minutes.attendees] == ["Ada Byron", "Bo Lind"]


@pytest.mark.parametrize(
    "following",
    [
        ("Guests:", "", "- Cy Ward", "- Di Moss"),
        ("---", "", "- Cy Ward", "- Di Moss"),
        ("1. Cy Ward", "2. Di Moss"),
    ],
)
def test_further_people_behind_those_present_are_no_topics(following: tuple[str, ...]) -> None:
    minutes = read(lines_of(*PRESENT, *following, "", "## Hose", "", "It leaks."), "2024-03-04.md")
    assert [item.heading for item in minutes.topics] == ["Hose"]
    assert {"Cy Ward", "Di Moss"} <= {person.name for person in minutes.attendees}


def test_notes_below_win_over_a_list_behind_those_present() -> None:
    below = ("## Notes", "", "### The shed", "", "It is old.", "", "### The pond", "", "It is green.")
    minutes = read(lines_of(*PRESENT, "---", "", *LISTED, "", *below), "2024-03-04.md")
    assert [item.heading for item in minutes.topics] == ["The shed", "The pond"]
