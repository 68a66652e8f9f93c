"""Topics that stand in one list or level with what is said of them, or with what is none."""

import pytest

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.parse import parse_minutes
from tests.conftest import lines_of
from tests.minutes.found_topics import topics_of
from tests.minutes.listed import lines_listed

TICKETS = tuple(f"- [[Leak #{number}]](https://tracker.example/issues/{number}) of the hose" for number in (4, 5, 6))


def test_tickets_are_the_topics_of_a_list_in_which_somebody_speaks() -> None:
    said = ("- ada: I see water.", "- brook: Where is it?")
    log = [line for ticket in TICKETS for line in (ticket, *said)]
    assert lines_listed("# Club", "", "## Topics", "", *log) == list(TICKETS)


def test_topics_of_an_agenda_need_no_ticket() -> None:
    agenda = (*TICKETS, "- Higher hedge", "- A pond", "- The fair in May")
    assert lines_listed("# Club", "", "## Agenda", "", *agenda) == list(agenda)


def test_remarks_beside_tickets_outside_of_an_agenda_are_no_topics_if_blank_lines_stand_around_the_tickets() -> None:
    said = ("", "- It leaks at the tap.", "- Nobody knows since when.", "")
    log = [line for ticket in TICKETS for line in (ticket, *said)]
    other = ("", "## Announcements", "", "- None")
    assert lines_listed("# Club", "", "## Notes", "", *log, *other) == list(TICKETS)


def test_topics_beside_tickets_stay_with_what_is_said_of_them_beneath() -> None:
    others = ("- Release: first of May", "  - All are ready.", "- Budget: for the pond", "  - It is small.")
    listed = lines_listed("# Club", "", "## Topics", "", *TICKETS, *others)
    assert listed == [*TICKETS, others[0], others[2]]


def test_labels_beside_tickets_are_nobody_who_speaks() -> None:
    agenda = (*TICKETS, "- Press: a new page", "- Budget: plan for May")
    assert lines_listed("# Club", "", "## Agenda", "", *agenda) == list(agenda)


def test_what_follows_a_heading_that_interrupts_others_is_a_topic_like_them() -> None:
    before = ("## Notes", "", "### Hose", "", "It leaks.", "", "### Hedge", "", "It grew.", "")
    behind = ("# Pond", "", "It froze.", "", "### Shed", "", "It is old.")
    assert lines_listed(*before, *behind) == ["### Hose", "### Hedge", "# Pond", "### Shed"]


def test_parts_of_a_topic_that_holds_nothing_else_are_no_topics() -> None:
    before = ("# Club", "", "## Hose", "", "It leaks.", "", "## Hedge", "", "It grew.", "")
    assert topics_of(*before, "## Pond", "", "### Ice", "", "Thick.", "", "### Fish", "", "None.") == [
        "Hose", "Hedge", "Pond",
    ]  # fmt: skip


def test_notes_above_an_agenda_are_remarks_if_others_stand_below_it() -> None:
    remarks = (
        "# NOTES",
        "",
        "- Bring your boots.",
        "- Nothing is decided here.",
        "- Write your name behind a topic.",
        "",
    )
    agenda = ("# Agenda", "", "- Hose", "- Hedge", "")
    log = ("# Log", "", "## Hose", "", "It leaks.", "", "## Hedge", "", "It grew.")
    assert lines_listed("# Club", "", *remarks, *agenda, *log) == ["## Hose", "## Hedge"]


def test_notes_above_an_agenda_stay_if_something_is_said_of_their_bullets() -> None:
    notes = ("## Notes", "", "- Hose", "  - It leaks", "- Hedge", "  - It grew", "")
    agenda = ("## Agenda", "", "- Pond", "- Shed", "")
    more = ("## Notes", "", "- Pond", "  - It froze", "- Shed", "  - It is old")
    assert lines_listed("# Club", "", *notes, *agenda, *more)[:2] == ["- Hose", "- Hedge"]


def test_notes_above_an_agenda_stay_if_there_are_no_others() -> None:
    notes = ("# Notes", "", "- A green hose", "  - It leaks", "- A higher hedge", "  - Nobody wants it", "")
    agenda = ("# Agenda", "", "- Hose", "- Hedge")
    assert lines_listed("# Club", "", *notes, *agenda)[:2] == ["- A green hose", "- A higher hedge"]


@pytest.mark.parametrize("said", ["[secret]", "(confidential)", "Secret."])
def test_what_is_kept_secret_notes_nothing(said: str) -> None:
    topics = topics_of(
        "# Club", "", "## Hose", "", "It leaks.", "", "## Safe", "", said, "", "## Hedge", "", "It grew."
    )
    assert topics == ["Hose", "Hedge"]


@pytest.mark.parametrize("said", ["[secret plans of Ada](plans.md)", "(done)", "[RESOLVED]", "（大家同意换新水管）"])
def test_what_else_stands_in_brackets_is_noted(said: str) -> None:
    assert topics_of("# Club", "", "## Hose", "", "It leaks.", "", "## Safe", "", said) == ["Hose", "Safe"]


def test_an_example_on_the_agenda_is_no_topic() -> None:
    agenda = ("- example: Hose (ada)", "- Hedge", "- Pond")
    assert lines_listed("# Club", "", "## Agenda", "", *agenda) == ["- Hedge", "- Pond"]


def test_a_short_note_on_the_agenda_is_a_topic() -> None:
    agenda = ("- Note: the hose leaks since May", "- Hedge")
    assert lines_listed("# Club", "", "## Agenda", "", *agenda) == list(agenda)


@pytest.mark.parametrize("heading", ["Next dev-meeting", "Next board call", "Next garden meeting:"])
def test_the_next_meeting_of_a_group_is_a_formality(heading: str) -> None:
    assert heading_kind(heading, "en") is HeadingKind.LOGISTICS


@pytest.mark.parametrize("heading", ["Next hose", "Next hack week", "Next-generation meeting", "The next green hose"])
def test_what_comes_next_may_be_a_topic(heading: str) -> None:
    assert heading_kind(heading, "en") is None


def test_a_heading_that_leads_to_a_ticket_was_spoken_of_though_nothing_is_noted() -> None:
    ticket = "[Leak #7](https://tracker.example/issues/7)"
    lines = (
        "# Club",
        "",
        "## Hose",
        "",
        "It leaks.",
        "",
        f"## {ticket}",
        "",
        "## Reports",
        "",
        "## Pond",
        "",
        "It froze.",
    )
    assert topics_of(*lines) == ["Hose", ticket, "Pond"]


def test_the_address_of_a_ticket_is_a_topic_and_that_of_a_page_holds_topics() -> None:
    notes = ("- A hose", "  - It leaks", "- A hedge", "  - It grew")
    ticket, page = "https://tracker.example/issues/7", "https://tracker.example/hoses"
    assert lines_listed("# Club", "", f"## {ticket}", "", *notes, "", "## Pond", "", "Ice.") == [
        f"## {ticket}",
        "## Pond",
    ]
    assert heading_kind(page) is HeadingKind.COLLECTION


def test_the_rows_of_a_table_that_open_with_titles_sum_a_meeting_up() -> None:
    table = (
        "| Item | Description |", "| --- | --- |",
        "| 4.1 | **The hose** Ada has mended it. |",
        "| 4.2 | **The hose** Brook has bought another one. |",
        "| 4.3 | **The hedge:** it grew by a foot. |",
        "| 4.4 | **The hose** It leaks again. |",
    )  # fmt: skip
    talk = ("", "**Ada**", "- It rained all day.", "", "**Brook**", "- It did not.", "", "**Ada**", "- It did here.")
    minutes = parse_minutes(lines_of("# Club 2024-03-04", "", "## Summary", "", *table, *talk), "a.md").minutes
    assert minutes is not None
    assert [(item.heading, item.lines) for item in minutes.topics] == [("The hose", (7, 8)), ("The hedge", (9, 10))]


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("Action items", ("The hose", "The hedge", "The pond")),
        ("Present", ("The hose", "The hedge", "The pond")),
        ("Summary", ("Ada Byron", "Brook Lee", "Fern Moss")),
        ("Summary", ("Decisions", "Action items", "Attendees")),
    ],
)
def test_tables_of_tasks_people_and_parts_sum_up_nothing(heading: str, titles: tuple[str, ...]) -> None:
    table = ("| Item |", "| --- |", *(f"| **{title}** has to be mended soon. |" for title in titles))
    topics = topics_of("# Club", "", "## Hose", "", "It leaks.", "", f"## {heading}", "", *table)
    assert not set(topics) & set(titles)


def test_a_table_of_which_few_rows_open_with_titles_sums_up_nothing() -> None:
    titled = ("| **The hose** is mended again. |", "| **The hedge** grew by a foot. |", "| **The pond** froze again. |")
    table = ("| Item |", "| --- |", *titled, "| It rains. |", "| It snows. |", "")
    assert "The hose" not in topics_of("# Club 2024-03-04", "", "## Summary", "", *table)


def test_a_table_beside_headings_of_topics_sums_up_nothing() -> None:
    table = (
        "| Item |",
        "| --- |",
        "| **The hose** is mended. |",
        "| **The hedge** grew. |",
        "| **The pond** froze. |",
        "",
    )
    headings = ("## Hose", "", "It leaks.", "", "## Hedge", "", "It grew.")
    assert topics_of("# Club", "", "## Summary", "", *table, *headings) == ["Hose", "Hedge"]


def test_what_stands_below_the_same_name_again_and_again_is_said() -> None:
    turns = [
        line
        for name in ("Ada", "Brook", "Ada", "Fern", "Ada")
        for line in (f"**{name}**", "- It rains.", "- It leaks.", "")
    ]
    assert topics_of("# Club 2024-03-04", "", *turns) == []


def test_a_heading_with_tickets_among_remarks_collects_them() -> None:
    said = ("", "- It leaks at the tap.", "- Nobody knows since when.", "")
    log = [line for ticket in TICKETS for line in (ticket, *said)]
    pond = ("", "### Pond", "", "It froze.")
    assert lines_listed("# Club", "", "## Log", "", "### Wishes", "", *log, *pond) == [*TICKETS, "### Pond"]


def test_what_stands_alone_between_blank_lines_like_the_tickets_is_a_topic() -> None:
    said = ("", "- ada: I see water.", "- brook: Where is it?", "")
    points = (*TICKETS, "- A higher hedge")
    log = [line for point in points for line in (point, *said)]
    assert lines_listed("# Club", "", "## Notes", "", *log) == list(points)


def test_what_somebody_says_alone_is_no_topic() -> None:
    said = ("", "- ada: I see water.", "- brook: Where is it?", "", "- fern: At the tap.", "")
    log = [line for ticket in TICKETS for line in (ticket, *said)]
    assert lines_listed("# Club", "", "## Notes", "", *log) == list(TICKETS)


def test_one_topic_is_enough_if_a_heading_stands_above_that_of_the_notes() -> None:
    log = (
        "## Log",
        "",
        "### The hose",
        "",
        "It leaks.",
        "",
        "# The pond",
        "",
        "It froze.",
        "",
        "### The shed",
        "",
        "It is old.",
    )
    assert lines_listed(*log) == ["### The hose", "# The pond", "### The shed"]


def test_parts_of_a_topic_with_text_are_none_if_no_heading_of_notes_stands_above() -> None:
    before = ("# Club", "", "### Opening talk", "", "Warm.", "", "### Report of May", "", "Short.", "")
    pond = (
        "## The pond",
        "",
        "We spoke of these two matters.",
        "",
        "### Ice",
        "",
        "Thick.",
        "",
        "### Fish",
        "",
        "None.",
    )
    assert topics_of(*before, *pond) == ["Opening talk", "Report of May", "The pond"]


POINTS = ("The green hose (ada)", "A higher hedge", "Fish for the pond (brook)")


def test_points_of_the_agenda_are_the_topics_where_they_stand_again_among_what_was_said() -> None:
    agenda = ("# Agenda", "", *(f"* {point}" for point in POINTS), "")
    log = [line for point in reversed(POINTS) for line in (point.partition(" (")[0], "ada: I see water.", "")]
    found = lines_listed("# Club", "", *agenda, "# Log", "", "Place: the shed", "", *log)
    assert found == ["Fish for the pond", "A higher hedge", "The green hose"]


def test_many_points_that_begin_alike_are_all_found_again() -> None:
    points = [f"Report of the month of the garden in the {place}" for place in ("shed " * 2, "pond", "wood")]
    points += [f"Report of the month of row {chr(ord('a') + at)}{chr(ord('a') + at)}" for at in range(26)]
    agenda = ("# Agenda", "", *(f"* {point}" for point in points), "")
    log = [line for point in points for line in (point.strip(), "", "ada: It grew well this time.", "")]
    assert lines_listed("# Club", "", *agenda, "# Log", "", *log) == [point.strip() for point in points]


def test_points_that_are_named_in_passing_stay_on_the_agenda() -> None:
    agenda = ("# Agenda", "", *(f"* {point}" for point in POINTS), "")
    log = (
        "A higher hedge would be nice, says ada.",
        "The green hose is too short.",
        "Fish for the pond are expensive.",
    )
    assert not set(lines_listed("# Club", "", *agenda, "# Log", "", *log)) & set(log)


@pytest.mark.parametrize("again", ["# Garden club #3", "# Garden Club 3 Notes"])
def test_the_title_once_more_above_the_notes_is_no_topic(again: str) -> None:
    lines = ("# Garden club #3", "", "### Meeting info", "", "Recorded", "", again, "", "## Hose", "", "It leaks.")
    assert topics_of(*lines) == ["Hose"]


def test_topics_that_an_agenda_names_may_lie_beneath_those_present_by_mistake() -> None:
    agenda = ("## Agenda", "", "### Hose", "", "### Hedge", "", "### Pond", "")
    present = ("# Minutes", "", "## Attendees", "", "- Ada Byron", "- Bo Chen", "")
    noted = ("### Hose (Ada)", "", "It leaks.", "", "### Pond (Bo)", "", "It is low.", "", "### Fair", "", "In May.")
    assert topics_of("# Club", "", *agenda, *present, *noted) == ["Hose (Ada)", "Pond (Bo)", "Fair"]
