"""Headings of a template, told from those that were written for one meeting by the other meetings of a source."""

from collections.abc import Sequence

import pytest

from bot.minutes.model import Minutes
from bot.minutes.templates import template_of, with_topics
from tests.conftest import lines_of, read

NOTED = ("", "It is old.", "")
USUAL = ("## Hoses", *NOTED, "## Ponds", *NOTED, "## Hedges", *NOTED, "## Keys", "")


def meetings(*of_one: str, others: int = 5) -> list[Minutes]:
    files = [USUAL] * others + [of_one]
    return [
        read(lines_of(f"# Club 2024-03-{day:02}", "", *lines), f"2024-03-{day:02}.md")
        for day, lines in enumerate(files, 1)
    ]


def titles(read_meetings: Sequence[Minutes], position: int = -1) -> list[str]:
    minutes = with_topics(read_meetings[position], template_of(read_meetings))
    return [item.heading for item in minutes.topics]


def test_an_empty_heading_that_no_other_meeting_has_is_a_topic() -> None:
    assert titles(meetings("## Hoses", *NOTED, "## A fair for Ada", "", *USUAL[4:])) == [
        "Hoses",
        "A fair for Ada",
        "Ponds",
        "Hedges",
    ]


def test_an_empty_heading_of_the_template_is_no_topic() -> None:
    assert titles(meetings(*USUAL), 0) == ["Hoses", "Ponds", "Hedges"]


def test_few_meetings_tell_of_no_template() -> None:
    assert titles(meetings("## Hoses", *NOTED, "## A fair for Ada", "", *USUAL[4:], others=2)) == [
        "Hoses",
        "Ponds",
        "Hedges",
    ]


@pytest.mark.parametrize("formal", ["## Recorded in the shed", "## We came at nine."])
def test_what_stands_above_the_first_topic_or_is_a_sentence_is_formal(formal: str) -> None:
    above = (formal, "") if "shed" in formal else ()
    below = () if above else (formal, "")
    assert titles(meetings(*above, "## Hoses", *NOTED, *below, *USUAL[4:])) == ["Hoses", "Ponds", "Hedges"]


def test_what_lies_beneath_a_heading_of_the_template_is_what_was_discussed() -> None:
    beneath = ("## Hoses", "", "### A leak at the tap", *NOTED, "### A green one", *NOTED, *USUAL[4:])
    assert titles(meetings(*beneath)) == ["A leak at the tap", "A green one", "Ponds", "Hedges"]


def test_parts_that_the_template_has_too_are_no_topics() -> None:
    parts = ("## Hoses", "", "### Green (Ada)", *NOTED, "### Blue (Bo)", *NOTED, *USUAL[4:])
    files = [read(lines_of("# Club", "", *parts), f"2024-03-{day:02}.md") for day in range(1, 7)]
    assert titles(files) == ["Hoses", "Ponds", "Hedges"]


def test_a_heading_of_one_meeting_holds_its_parts() -> None:
    parts = ("## The fair", "", "### Tents", *NOTED, "### Bread", *NOTED, *USUAL[4:])
    assert titles(meetings(*parts)) == ["The fair", "Ponds", "Hedges"]


def test_meetings_that_a_template_does_not_change_stay_the_very_same() -> None:
    files = meetings(*USUAL)
    assert all(with_topics(minutes, template_of(files)) is minutes for minutes in files)


def test_what_a_template_showed_is_taken_back_with_the_meetings_that_showed_it() -> None:
    files = meetings("## Hoses", *NOTED, "## A fair for Ada", "", *USUAL[4:])
    changed = with_topics(files[-1], template_of(files))
    assert with_topics(changed, template_of(files[-1:])).topics == files[-1].topics != changed.topics


def test_a_heading_that_the_template_has_and_nobody_filled_in_is_no_topic() -> None:
    empty = ("## TOP1", "", "## TOP2", "", "## Keys", "")
    files = [read(lines_of("# Club", "", *empty), f"2024-03-{day:02}.md") for day in range(1, 7)]
    own = read(lines_of("# Club", "", "## Roses", "", "## Hedges", "", "## Keys", ""), "2024-03-09.md")
    template = template_of([*files, own])
    assert [with_topics(one, template).topics for one in files] == [()] * len(files)
    assert [item.heading for item in with_topics(own, template).topics] == ["Roses", "Hedges"]


def test_a_heading_may_be_taken_up_once_more() -> None:
    again = ("## Hoses", *NOTED, "## A fair for Ada", "", *USUAL[4:])
    files = [*meetings(*again), read(lines_of("# Club", "", *again), "2024-03-20.md")]
    assert titles(files) == ["Hoses", "A fair for Ada", "Ponds", "Hedges"]
    third = read(lines_of("# Club", "", *again), "2024-03-21.md")
    assert titles([*files, third]) == ["Hoses", "Ponds", "Hedges"]


def test_a_folder_has_a_template_of_its_own() -> None:
    beneath = ("## Trees", "", "### A leak at the tap", *NOTED, "### A green one", *NOTED, *USUAL[4:])
    plain = ("## Trees", *NOTED, *USUAL[4:])
    others = [read(lines_of("# Club", "", *USUAL), f"2023-{day:02}-04.md") for day in range(1, 13)] * 2
    own = [read(lines_of("# Club", "", *plain), f"trees/2024-03-{day:02}.md") for day in range(1, 6)]
    last = read(lines_of("# Club", "", *beneath), "trees/2024-03-09.md")
    assert titles([*others, *own, last]) == ["A leak at the tap", "A green one", "Ponds", "Hedges"]


def test_a_numbered_heading_of_the_template_holds_its_parts() -> None:
    numbered = [line.replace("## ", f"## {number}. ") for number, line in enumerate(USUAL[::4], 1)]
    usual = [line for heading in numbered[:3] for line in (heading, *NOTED)]
    beneath = (numbered[0], "", "### A leak at the tap", *NOTED, "### A green one", *NOTED, *usual[4:])
    files = [read(lines_of("# Club", "", *usual), f"2024-03-{day:02}.md") for day in range(1, 6)]
    assert len(titles([*files, read(lines_of("# Club", "", *beneath), "2024-03-09.md")])) == len(numbered[:3])


def test_a_heading_of_the_template_with_text_of_its_own_stays() -> None:
    beneath = ("## Hoses", "", "All are old.", "", "### A leak at the tap", *NOTED, "### A green one", *NOTED)
    assert titles(meetings(*beneath, *USUAL[4:])) == ["Hoses", "Ponds", "Hedges"]


def test_how_to_fill_in_a_template_hides_no_topics_beneath_its_heading() -> None:
    usual = ("## Hoses", "", "Write here which hoses leak.", "", "### Green", *NOTED, *USUAL[4:])
    own = ("## Hoses", "", "Write here which hoses leak.", "", "### A leak at the tap", *NOTED, "### A fair", *NOTED)
    files = [read(lines_of("# Club", "", *usual), f"2024-03-{day:02}.md") for day in range(1, 6)]
    said = [line.replace("Write here which hoses leak.", "All of them leak.") for line in own]
    for lines, expected in (
        (own, ["A leak at the tap", "A fair", "Ponds", "Hedges"]),
        (said, ["Hoses", "Ponds", "Hedges"]),
    ):
        last = read(lines_of("# Club", "", *lines, *USUAL[4:]), "2024-03-09.md")
        assert titles([*files, last]) == expected
