"""Topics whose notes stand at the margin, and lines that look like topics and are none."""

import pytest

from tests.conftest import lines_of, read
from tests.minutes.listed import lines_listed

PRESENT = ("# Club", "", "Attendees: Ada Byron, Bo Lind", "")


def test_bullets_that_stand_alone_above_paragraphs_are_topics() -> None:
    noted = (
        "* A new hose",
        "",
        "It leaks at the tap.",
        "",
        "* The hedge",
        "",
        "It is high.",
        "",
        "* The shed",
        "",
        "Old.",
    )
    assert lines_listed(*PRESENT, "## Notes", "", *noted) == ["* A new hose", "* The hedge", "* The shed"]


def test_bullets_with_others_beside_them_are_none() -> None:
    noted = (
        "We need:",
        "",
        "* a hose",
        "* a tap",
        "",
        "We talked about the shed.",
        "",
        "* red paint",
        "",
        "It is old.",
    )
    assert "* red paint" not in lines_listed(*PRESENT, "## Notes", "", *noted)


@pytest.mark.parametrize("label", ["Action item: buy a hose", "Action Item: ask the neighbours"])
def test_a_task_is_no_item_of_the_agenda_though_its_label_names_one(label: str) -> None:
    noted = (
        "* A new hose",
        "",
        "It leaks.",
        "",
        label,
        "",
        "* The hedge",
        "",
        "High.",
        "",
        label,
        "",
        "* Shed",
        "",
        "Old.",
    )
    assert label not in lines_listed(*PRESENT, "## Notes", "", *noted)


def test_numbers_without_a_blank_behind_them_count_on_behind_lists() -> None:
    agenda = ("1.Hose of the garden", "   - it leaks", "   - it is green", "2.Hedge of the yard", "   - it is high")
    assert lines_listed(*PRESENT, "## Agenda", "", *agenda) == ["1.Hose of the garden", "2.Hedge of the yard"]


def test_versions_in_a_list_are_no_such_numbers() -> None:
    notes = ("- We tried", "1.5 litres of water", "- and", "2.5 litres of oil")
    assert all("litres" not in line for line in lines_listed(*PRESENT, "## Notes", "", *notes))


@pytest.mark.parametrize("label", ["Topic 1: ", "Topic1: ", "TOPIC: ", "Item 2: "])
def test_lines_that_count_themselves_as_topics_are_topics(label: str) -> None:
    said = ("1. It leaks.", "2. It is green.", "")
    lines = (f"{label}[Wish] the hose, there is none", *said, f"{label}the hedge", *said)
    assert lines_listed(*PRESENT, "## Notes", "", *lines) == [lines[0], lines[4]]


def test_what_stands_in_bold_before_a_dash_is_the_title() -> None:
    listed = ("* **Nets** – the old ones are torn", "* **Boat house** – the roof leaks", "* **Fee** – 40 euros")
    assert lines_listed(*PRESENT, "**Talked about**", "", *listed) == list(listed)


def test_bullets_with_tickets_stand_beside_headings_with_tickets() -> None:
    headed = [
        line for number in (1, 2, 3) for line in (f"## [[Leak #{number}]](https://x.org/{number}) Hose", "", "- ok", "")
    ]
    beside = (
        "- Ada: see below",
        "",
        r"- \[Leak #4\] The red hose (ada)",
        "",
        "- Bo: no",
        "",
        r"- \[Leak #5\] The tap (bo)",
        "",
        r"- \[Leak #6\] The bed (bo)",
        "",
        "- Ada: yes",
    )
    found = lines_listed("# Club", "", *headed, *beside)
    assert [line for line in found if line.startswith("-")] == [beside[2], beside[6], beside[8]]


def test_a_timetable_beside_an_agenda_is_none() -> None:
    table = (
        "| time | topic |",
        "|---|---|",
        "| 19:00 | the hose |",
        "| 19:30 | the hedge |",
        "| 20:00 | the shed |",
        "",
    )
    agenda = ("## Agenda", "", "- Hose", "  - it leaks", "- Hedge", "  - high", "- Shed", "  - old")
    found = lines_listed("# Club", "", "## Schedule notes", "", *table, *agenda)
    assert found == ["- Hose", "- Hedge", "- Shed"]
    alone = lines_listed("# Club", "", "## Schedule notes", "", *table, "## Next meeting", "", "In May.")
    assert alone == list(table[2:5])


def test_dates_to_come_may_be_discussed_one_by_one_among_topics() -> None:
    dates = (
        "### Termine",
        "",
        "#### Sommerfest",
        "",
        "- Louis hat Lust.",
        "",
        "#### Konzert",
        "",
        "- Noch fragt niemand an.",
        "",
    )
    first, last = ("### Schlauch", "", "Er ist alt.", ""), ("### Hecke", "", "Zu hoch.", "")
    assert lines_listed("# Treffen", "", "## Protokoll", "", *first, *dates, *last) == [
        "### Schlauch",
        "#### Sommerfest",
        "#### Konzert",
        "### Hecke",
    ]
    assert lines_listed("# Treffen", "", "## Protokoll", "", *first, *last, *dates) == ["### Schlauch", "### Hecke"]


@pytest.mark.parametrize("bold", ["10:00", "Item 1", "PR 14", "#12", "URGENT", "Decision", "Info"])
def test_times_numbers_and_labels_in_bold_before_a_dash_are_no_titles(bold: str) -> None:
    minutes = read(
        lines_of("# Club", "", "## Agenda", "", f"- **{bold}** - the hose leaks", "- **Hedge** - it is high")
    )
    assert bold not in [item.heading for item in minutes.topics]
    assert "Hedge" in [item.heading for item in minutes.topics]


def test_steps_numbered_below_a_bullet_are_no_topics() -> None:
    notes = ("- Steps to cut it", "1.Take the shears", "2.Cut the top", "- Shed", "  - it is old")
    assert "1.Take the shears" not in lines_listed(*PRESENT, "## Notes", "", *notes)


@pytest.mark.parametrize(
    "heading", ["Cancel the next meeting", "Next meeting boycott", "下次会议改为线下", "次回会議室の予約システム"]
)
def test_what_is_discussed_of_the_next_meeting_is_a_topic(heading: str) -> None:
    lines = ("# Club", "", "## The hose", "", "It leaks, and Ada mends it.", "", f"## {heading}", "", "We voted: yes.")
    assert f"## {heading}" in lines_listed(*lines)


@pytest.mark.parametrize("heading", ["Preparation for the next meeting", "下次会议主持人"])
def test_what_only_prepares_the_next_meeting_is_none(heading: str) -> None:
    said = "It leaks, and Ada mends it." if heading.isascii() else "水管漏水，下周修好。"
    assert f"## {heading}" not in lines_listed("# Club", "", "## A", "", said, "", f"## {heading}", "", said)
