"""Logs that were pasted as plain text, in which lines that open with a ticket are the headings."""

import pytest

from bot.minutes.parse import parse_minutes
from tests.conftest import lines_of, read
from tests.minutes.listed import lines_listed

LEAK, HEDGE, POND = "[Leak #4] The hose drips (ada)", "[Task #51] A higher hedge", "[Leak #6] The pond is low"
SAID = ("Discussion:", "ada: I see water.", "Conclusion:", "brook: a new tap")
LOG = ("# Log", "", LEAK, *SAID, HEDGE, *SAID, POND, *SAID)


def test_tickets_are_the_topics_of_a_pasted_log() -> None:
    assert lines_listed("# Club", "", *LOG) == [LEAK, HEDGE, POND]


def test_what_is_said_of_a_ticket_stands_beneath_it() -> None:
    minutes = read(lines_of("# Club 2024-03-05", "", *LOG))
    concluded = [
        entry.item.heading
        for entry in minutes.entries
        if entry.item and any("brook" in line for run in entry.body for line in minutes.text.lines(run))
    ]
    assert concluded == [LEAK, HEDGE, POND]


@pytest.mark.parametrize("above", [(), ("",)])
def test_lines_of_code_in_a_pasted_log_are_no_headings(above: tuple[str, ...]) -> None:
    code = ("tap.open", *above, "# => water", "tap.close", *above, "# current:", "tap.drip")
    log = ("# Log", "", LEAK, *code, HEDGE, *SAID, POND, *code)
    assert lines_listed("# Club", "", *log) == [LEAK, HEDGE, POND]


def test_a_log_ends_at_the_heading_of_another_part() -> None:
    minutes = parse_minutes(lines_of("# Club", "", *LOG, "", "# Attendees", "", "- Ada Byron"), "2024-03-04.md").minutes
    assert minutes is not None
    assert [one.name for one in minutes.attendees] == ["Ada Byron"]


def test_headings_below_a_list_of_tickets_stay_headings() -> None:
    tickets = ("# Notes", "", LEAK, HEDGE, POND, "", "## The fair", "", "It is in May.", "", "## The shed", "", "New.")
    assert lines_listed("# Club", "", *tickets) == ["## The fair", "## The shed"]


def test_points_of_the_agenda_stand_beside_tickets_in_a_log() -> None:
    agenda = ("# Agenda", "", "## About the fair in May", "", "## Discussion", "")
    log = ("# Log", "", "About the fair in May", "It rains.", *LOG[2:])
    assert lines_listed("# Club", "", *agenda, *log) == ["About the fair in May", LEAK, HEDGE, POND]


def test_a_ticket_whose_turn_came_is_a_topic_though_nothing_is_noted() -> None:
    log = ("# Log", "", LEAK, *SAID, HEDGE, POND, *SAID)
    assert lines_listed("# Club", "", *log) == [LEAK, HEDGE, POND]


def test_paragraphs_that_open_with_a_ticket_are_no_pasted_log() -> None:
    paragraphs = ("# Notes", "", LEAK, "", "ada: I see water.", "", HEDGE, "", POND, "", "## The fair", "", "In May.")
    assert lines_listed("# Club", "", *paragraphs) == ["## The fair"]


def test_names_stand_below_a_plain_line_that_says_so() -> None:
    log = ("# Log", "", "Venue", "the shed", "Attendees", "ada (late, around 14:00)", "brook", "Cora Diaz", "Next date")
    assert [one.name for one in read(lines_of("# Club 2024-03-05", "", *log, "In May")).attendees] == [
        "ada",
        "brook",
        "Cora Diaz",
    ]


def test_a_plain_line_of_prose_names_nobody() -> None:
    prose = ("We counted the", "attendees", "and the hose that Ada had mended in March", "was too short for us all")
    assert read(lines_of("# Club 2024-03-05", "", "## Water", "", *prose, "Next date", "In May")).attendees == ()


def test_tickets_of_paragraphs_stand_beside_those_that_are_headings() -> None:
    asked = [line for ticket in (LEAK, HEDGE, POND) for line in (f"### {ticket}", "", "ada: I see water.", "")]
    later = [f"https://tracker.example/issues/{number} The shed" for number in (7, 8, 9)]
    log = (
        "## Tickets",
        "",
        *asked,
        "#### Conclusion",
        "",
        "A new tap",
        "",
        "---",
        "",
        later[0],
        "",
        *later[1:],
        "",
        "* ada: no",
    )
    assert lines_listed("# Club", "", *log) == [*asked[::4], *later]


def test_a_ticket_that_is_only_mentioned_is_no_topic() -> None:
    asked = [
        line for ticket in (LEAK, HEDGE, POND) for line in (f"### {ticket}", "", "See too:", f"{LEAK} and others", "")
    ]
    assert lines_listed("# Club", "", "## Tickets", "", *asked) == asked[::5]


def test_a_ticket_without_a_list_beneath_stands_beside_those_that_have_one() -> None:
    said = ("", "- ada: I see water.", "")
    log = ("## Notes", "", LEAK, *said, HEDGE, "", POND, *said)
    assert lines_listed("# Club", "", *log) == [LEAK, HEDGE, POND]


def test_one_ticket_beneath_the_heading_of_a_repository_is_a_topic() -> None:
    agenda = ("## Agenda", "", "### hedge/shears", "", "* Blunt shears #4", "  * ada: A new stone.", "")
    other = ("* A hose #5", "  * ada: In May.", "", "### hedge/pond", "", "* A low pond #89", "N/A", "")
    assert lines_listed("# Club", "", *agenda, *other) == ["* Blunt shears #4", "* A hose #5", "* A low pond #89"]


def test_tickets_that_are_merely_listed_are_no_topics() -> None:
    listed = [f"[Leak #{number}] The tap" for number in range(20, 25)]
    log = (*LOG, "Some old ones", "brook", *listed[:3], "cora", *listed[3:])
    assert lines_listed("# Club", "", *log) == [LEAK, HEDGE, POND]


def test_headings_of_topics_among_tickets_that_are_only_mentioned_stay_headings() -> None:
    links = ("[L #1](https://a.example)", "[L #2](https://a.example)", "[L #3](https://a.example)")
    notes = ("## Notes", "", "### Roof", "", "It leaks. See", *links, "", "### Bees", "", "They live.")
    assert lines_listed("# Club", "", *notes) == ["### Roof", "### Bees"]


def test_tasks_that_name_tickets_stay_tasks() -> None:
    asked = [line for ticket in (LEAK, HEDGE, POND) for line in (f"## {ticket}", "", "ada: I see water.", "")]
    tasks = ("## Action items", "", f"{LEAK}: ada calls", "", f"{HEDGE}: ada cuts", "", f"{POND}: ada looks")
    assert lines_listed("# Club", "", *asked, *tasks) == asked[::4]


def test_tickets_below_a_list_of_topics_replace_none_of_them() -> None:
    closed = [line for number in (7, 8, 9) for line in (f"[Leak #{number}] The tap", "was closed by ada")]
    notes = ("## Notes", "", "* The fair", "  * in May", "* Hedges", "  * too high", "", *closed)
    assert lines_listed("# Club", "", *notes) == ["* The fair", "* Hedges"]


def test_tickets_in_a_block_of_code_are_no_topics() -> None:
    log = ("# Log", "", LEAK, *SAID, "```", "[Leak #90] An example", "of the form", "```", HEDGE, *SAID, POND, *SAID)
    assert lines_listed("# Club", "", *log) == [LEAK, HEDGE, POND]


def test_what_follows_a_log_stands_beneath_no_line_of_code() -> None:
    log = ("# Log", "", LEAK, "tap.open", "# => water", "tap.close", HEDGE, *SAID, POND, *SAID, "", "## Next meeting")
    minutes = read(lines_of("# Club 2024-03-05", "", *log, "", "In May."))
    assert [item.path for item in minutes.items if item.heading == "Next meeting"] == [("Log",)]


def test_few_lists_below_tickets_are_no_reason_to_list_all_tickets() -> None:
    lists = [line for title in ("The spring fair", "A new shed", "Our hedges") for line in (title, "", "- in May", "")]
    links = [line for ticket in (LEAK, HEDGE, POND) for line in (ticket, "ada: closed it", "")]
    assert lines_listed("# Club", "", "## Notes", "", *lists, *links) == lists[::4]


def test_tickets_that_stand_apart_replace_no_topics_in_bold() -> None:
    topics = [line for title in ("**The spring fair**", "**A new shed**") for line in (title, "", "It is in May.", "")]
    links = [line for ticket in (LEAK, HEDGE, POND) for line in (ticket, "", "Ada has closed it.", "")]
    assert lines_listed("# Club", "", "## Notes", "", *topics, *links) == topics[::4]


def test_what_follows_a_ticket_beside_headings_stands_beneath_it() -> None:
    asked = [line for ticket in (LEAK, HEDGE, POND) for line in (f"### {ticket}", "", "ada: I see water.", "")]
    later = [line for number in (7, 8, 9) for line in (f"[Shed #{number}] A door", "", "ada: It is too low.", "")]
    log = ("## Tickets", "", *asked, *later, "#### The colour", "", "Green.")
    items = read(lines_of("# Club 2024-03-05", "", *log)).items
    assert [item.path[-1] for item in items if item.heading == "The colour"] == [later[-4]]
