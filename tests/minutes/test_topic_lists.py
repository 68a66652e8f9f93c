"""Which of several lists, headings or paragraphs of minutes hold what was discussed."""

import pytest

from bot.minutes.parse import parse_minutes
from tests.minutes.listed import lines_listed


@pytest.mark.parametrize(("done", "doing"), [("Done", "Doing"), ("Announcements", "Discussion")])
def test_if_nothing_but_lists_is_written_the_bullets_of_all_are_topics(done: str, doing: str) -> None:
    found = lines_listed("# Club", "", f"## {done}", "", "- Hose", "- Shears", "", f"## {doing}", "", "- Hedge")
    assert found == ["- Hose", "- Shears", "- Hedge"]


def test_what_stands_below_a_repository_is_said_of_it() -> None:
    found = lines_listed("# Club", "", "## Announcements", "", "- None", "", "## org/hose", "", "- It leaks")
    assert "- It leaks" not in found


def test_titles_below_discussion_are_topics_and_what_was_said_is_none() -> None:
    reports = ("# Club", "", "## Shed report", "", "It is old.", "", "## Discussion", "")
    assert lines_listed(*reports, "- A new hose", "- The higher hedge") == [
        "## Shed report", "- A new hose", "- The higher hedge",
    ]  # fmt: skip
    said = ("- The hose leaks, says Ada.", "- It cannot be mended any more.")
    assert lines_listed(*reports, *said) == ["## Shed report", "## Discussion"]


def test_headings_that_name_who_reports_are_no_topics() -> None:
    people = ("# Club", "", "## Attendees", "", "- Ada Byron", "- Brook Fern", "")
    reports = ("## Individual updates", "", "### Ada", "", "- Hose", "", "### Brook", "", "- Hedge", "")
    assert lines_listed(*people, *reports, "## Shed", "", "It is old.") == ["## Individual updates", "## Shed"]


def test_notes_that_were_written_into_the_agenda_are_found_there() -> None:
    told = "  - It leaks at the tap, and nobody knows since when; Ada looks for a new one in the town."
    agenda = ("## Agenda", "", "- Hose", told, "- Hedge", told, "- Shed", told, "")
    assert lines_listed("# Club", "", *agenda, "## Notes", "", "- Ada shares a video") == [
        "- Hose",
        "- Hedge",
        "- Shed",
    ]


def test_an_agenda_of_titles_alone_gives_way_to_the_notes() -> None:
    agenda = ("## Agenda", "", "- Hose", "- Hedge", "- Shed", "")
    notes = ("## Notes", "", "- A green hose", "  - It leaks", "- A higher hedge", "  - Nobody wants it")
    assert lines_listed("# Club", "", *agenda, *notes) == ["- A green hose", "- A higher hedge"]


def test_an_agenda_may_go_on_in_headings() -> None:
    agenda = ("## Agenda", "", "- Hose", "- Hedge", "- Shed", "", "### News of the fair", "", "It rained.")
    assert lines_listed("# Club", "", *agenda) == ["- Hose", "- Hedge", "- Shed", "### News of the fair"]


def test_a_line_of_the_first_level_that_says_when_it_was_holds_no_agenda() -> None:
    when = ("# Gardeners", "# Date: 2024-03-04, 14:00 UTC", "")
    assert lines_listed(*when, "## Agenda", "1) Welcome", "", "2) Hose", "- It leaks", "", "3) Hedge", "- Cut") == [
        "2) Hose", "3) Hedge",
    ]  # fmt: skip


def test_bullets_above_few_headings_are_topics_too() -> None:
    bullets = ("- Mend the hose", "- Cut the hedge", "- Paint the shed", "- Sell the shears")
    assert lines_listed("# Club", "", *bullets, "", "## More ideas", "", "A pond.") == [*bullets, "## More ideas"]
    attendees = ("- Ada Byron (AB)", "- Brook Fern (BF)", "- Chen Wei (CW)", "- Dale Moss (DM)")
    assert lines_listed("# Club", "", *attendees, "", "## More ideas", "", "A pond.") == ["## More ideas"]


def test_a_numbered_heading_is_a_topic_though_nothing_is_noted_beneath_it() -> None:
    headings = ("## 1. Hose", "", "It leaks.", "", "## 2. Hedge", "", "## 3. Shed", "", "It is old.", "", "## 4.")
    assert lines_listed("# Club", "", *headings) == ["## 1. Hose", "## 2. Hedge", "## 3. Shed"]


@pytest.mark.parametrize(
    "heading",
    ["Upcoming garden meetings", "Approval of the minutes of the spring fair"],
)
def test_a_formality_with_what_it_belongs_to_is_no_topic(heading: str) -> None:
    more = ("", "[Calendar](https://example.org/days)", "", "## Hose", "", "It leaks.")
    assert lines_listed("# Club", "", f"## {heading}", *more) == ["## Hose"]


def test_a_heading_that_holds_nothing_but_formalities_is_none() -> None:
    formal = ("## Opening things", "", "### Roll call", "", "All came.", "")
    assert lines_listed("# Club", "", *formal, "## Hose", "", "It leaks.") == ["## Hose"]


def test_an_election_is_a_topic_and_the_votes_within_a_topic_are_none() -> None:
    hose = ("## New hose", "", "Green or red?", "", "### Vote", "", "- Green: 7", "")
    assert lines_listed("# Club", "", *hose, "## Elections", "", "- Ada stands again.") == [
        "## New hose",
        "## Elections",
    ]


def test_long_cells_of_the_column_of_topics_are_topics() -> None:
    address = "https://example.org/" + "a" * 200
    rows = (f"| 1 | **Hose**, as [written]({address}) | |", "| 2 | Hedge | |")
    assert lines_listed("# Club", "", "| No | Topic | Result |", "|---|---|---|", *rows) == [*rows]


def test_bullets_among_numbered_topics_are_points_of_them() -> None:
    numbered = (
        "1. Hose",
        "   - It leaks.",
        "",
        "2. Hedge",
        "   - Cut it.",
        "- Ada asks Brook.",
        "",
        "3. Shed",
        "   - Old.",
    )
    assert lines_listed("# Club", "", "## Notes", "", *numbered) == ["1. Hose", "2. Hedge", "3. Shed"]


def test_paragraphs_tell_of_topics_if_nothing_else_does() -> None:
    told = ("Ada began with the hose. It leaks.", "", "The hedge was cut by Brook.", "", "- It is low now.", "")
    others = ("To be added after the meeting.", "", "[Slides](https://example.org)", "", "Compiled by Ada Byron")
    assert lines_listed("# Club", "", "## Notes", "", *told, *others) == [told[0], told[2]]
    assert lines_listed("# Club", "", "## Notes", "", *told, "## Shed", "", "It is old.") == ["## Shed"]


def test_what_a_paragraph_tells_of_is_its_first_sentence_and_reaches_to_the_next_one() -> None:
    text = "\n".join(["# Club", "", "Ada began with the hose. It leaks.", "", "- Red.", "", "The hedge is low.", ""])
    minutes = parse_minutes(text, "2024-03-04.md").minutes
    assert minutes is not None
    told = [(item.heading, item.lines.first, item.lines.last) for item in minutes.topics]
    assert told == [("Ada began with the hose.", 3, 5), ("The hedge is low.", 7, 7)]
    assert not set(minutes.topics) & set(minutes.items)


def test_a_page_of_prose_names_no_topics() -> None:
    pages = [line for number in range(16) for line in (f"It rained on day {number}, and nobody came.", "")]
    assert lines_listed("# Club", "", *pages) == []


def test_what_people_say_one_after_the_other_names_no_topics() -> None:
    people = ("# Club", "", "Attendees: Ada, Brook", "", "## Notes", "")
    assert lines_listed(*people, "Ada: the hose leaks.", "", "Brook: where?", "", "Ada: at the tap.") == []
    assert lines_listed(*people, "Ada", "", "I mended the hose.", "", "Brook", "", "I cut the hedge.") == []


def test_what_is_asked_in_the_notes_is_what_was_discussed() -> None:
    asked = ("Q: Who has the key?", "A: Ada has it.", "", "Q: When is the fair?", "A: In May.", "", "Q: Who pays?")
    found = lines_listed(
        "# Club", "", "## New hose", "", "Green.", "", "## Notes", "", "Many asked.", "", *asked, "A: All."
    )
    assert found == ["## New hose", "Q: Who has the key?", "Q: When is the fair?", "Q: Who pays?"]


def test_bullets_with_notes_beneath_the_only_heading_are_the_topics() -> None:
    reports = ("- Hose", "  - It leaks.", "- Hedge", "  - It is cut.", "- Shed", "  - It is old.")
    assert lines_listed("# Club", "", "## Reports of the gardeners", "", *reports) == ["- Hose", "- Hedge", "- Shed"]
    numbered = "## 1. Reports of the gardeners"
    assert lines_listed("# Club", "", numbered, "", *reports) == [numbered]


def test_a_link_to_the_notes_leaves_the_agenda_what_was_discussed() -> None:
    agenda = ("## Agenda", "", "- Hose", "- Hedge", "- Shed", "")
    others = ("## Minutes", "", "- [The notes](https://example.org/notes.pdf)", "", "## Photos", "", "![](a.jpg)")
    assert lines_listed("# Club", "", *agenda, *others) == ["- Hose", "- Hedge", "- Shed"]


def test_when_the_next_meeting_is_is_no_topic() -> None:
    following = ("## Next garden meeting", "", "- It will be on 28 January 2025.", "- None on 31 December.", "")
    assert lines_listed("# Club", "", *following, "## Hose", "", "It leaks.") == ["## Hose"]


def test_headings_two_levels_below_an_empty_formality_are_topics() -> None:
    deep = (
        "### Minutes of the previous meeting",
        "",
        "##### Hose",
        "",
        "- It leaks.",
        "",
        "##### Hedge",
        "",
        "- High.",
        "",
    )
    assert lines_listed("# Club", "", "## Agenda", "", *deep, "### Shed", "", "It is old.") == [
        "##### Hose", "##### Hedge", "### Shed",
    ]  # fmt: skip


def test_a_line_in_bold_may_end_in_who_presents_it() -> None:
    lines = ("**A new hose** (Ada Byron)", "* It leaks.", "", "**A higher hedge** (Brook Fern)", "* Nobody wants it.")
    assert lines_listed("# Club", "", "## New", "", *lines) == [lines[0], lines[3]]
    spoken = ("**ada:** (at the tap)", "", "**brook** (12:30)", "", "It leaks.")
    assert lines_listed("# Club", "", "## New", "", *spoken) == ["## New"]


def test_a_line_of_notes_is_no_formality_if_it_says_more_than_who_takes_them() -> None:
    noted = ("## Hose", "", "Notes: it leaks and we buy one", "", "## Minutes", "", "Notes: Brook", "")
    assert lines_listed("# Club", "", *noted, "## Shed", "", "Notes: it is old, says Ada")[0] == "## Hose"


def test_discussion_within_a_topic_is_that_topic() -> None:
    inside = ("## Hose", "", "### Discussion", "", "- A new one", "- Ada will tape it", "")
    assert lines_listed("# Club", "", *inside, "## Shed", "", "It is old.") == ["## Hose", "## Shed"]


def test_a_list_of_its_own_behind_numbered_topics_is_of_topics_too() -> None:
    numbered = ("0. Hose", "1. Hedge", "2. Shed", "", "Added late:", "", "- Fence", "- Gate")
    assert lines_listed("# Club", "", "## Agenda", "", *numbered) == [
        "0. Hose",
        "1. Hedge",
        "2. Shed",
        "- Fence",
        "- Gate",
    ]


@pytest.mark.parametrize("heading", ["Code of conduct for the fair", "House rules for visitors"])
def test_what_is_no_formality_of_a_meeting_is_a_topic(heading: str) -> None:
    assert (
        lines_listed("# Club", "", f"## {heading}", "", "It is new.", "", "## Hose", "", "Red.")[0] == f"## {heading}"
    )


def test_short_notes_beneath_headings_come_before_a_long_agenda() -> None:
    told = "  - It leaks at the tap, and nobody knows since when; Ada looks for a new one in the town."
    agenda = ("## Agenda", "", "- Hose", told, "- Shed", told, "")
    notes = ("## Notes", "", "### Fence", "", "Red.", "", "### Hose", "", "New.")
    assert lines_listed("# Club", "", *agenda, *notes) == ["### Fence", "### Hose"]


def test_a_letter_tells_of_what_its_paragraphs_say() -> None:
    letter = (
        "Dear all,",
        "",
        "Ada began with the hose.",
        "",
        "Present were Ada Byron and Brook Fern.",
        "",
        "Best wishes,",
    )
    assert lines_listed("# Club", "", *letter) == ["Ada began with the hose."]
