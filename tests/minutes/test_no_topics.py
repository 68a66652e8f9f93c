"""What stands among the topics of minutes and is none itself."""

import pytest

from bot.minutes.heading_kinds import heading_kind
from tests.minutes.found_topics import topics_of


def test_what_names_a_part_of_the_minutes_is_no_topic_at_any_level() -> None:
    found = topics_of(
        "# Council 2024-03-04", "", "## Links", "", "- [video](https://example.org)", "", "## Present", "", "- Fern",
        "", "## Agenda", "", "### Announcements", "", "- None yet, but soon.", "", "### org/hose", "", "- Leaks",
        "  - patched with tape", "", "## Q&A, Other", "", "- Private session.", "", "## Upcoming Meetings", "", "- May",
    )  # fmt: skip
    assert found == ["Announcements", "org/hose"]


def test_what_lies_in_a_topic_is_no_topic_beside_it() -> None:
    found = topics_of(
        "# Club 2024-03-04", "", "## Hose", "", "Leaks.", "", "### Tap", "", "Rusty.", "", "## Shed", "", "Old."
    )
    assert found == ["Hose", "Shed"]


@pytest.mark.parametrize("again", ["## 4 March 2024", "## 2024-03-04", "# Club 2024-03-04", "## 4 mars 2024"])
def test_a_heading_that_names_the_meeting_again_is_no_topic(again: str) -> None:
    assert topics_of("# Club 2024-03-04", "", again, "", "### Hose", "", "Leaks.") == ["Hose"]


@pytest.mark.parametrize("heading", ["## Decisions", "## Action items", "## 结论", "## Aufgaben"])
def test_what_was_decided_is_no_topic(heading: str) -> None:
    assert topics_of("# Club 2024-03-04", "", "## Hose", "", "Leaks.", "", heading, "", "Buy one.") == ["Hose"]


def test_beside_numbered_topics_news_are_none() -> None:
    lines = (
        "# 例会 2024-03-04",
        "",
        "## 议程 1：雨桶",
        "",
        "漏水。",
        "",
        "## 议程 2：种子",
        "",
        "四月发。",
        "",
        "## 资讯",
        "",
        "新书。",
    )
    assert topics_of(*lines) == ["议程 1：雨桶", "议程 2：种子"]


def test_a_collection_of_formalities_is_no_topic() -> None:
    found = topics_of(
        "# Club 2024-03-04", "", "## Announcements", "", "### Meeting Recordings and Transcripts", "", "* None.", "",
        "### Participation and Code of Conduct", "", "* Be kind.", "", "## Topics", "", "### Hose", "", "* Leaks.",
        "", "### Shed", "", "* Old.",
    )  # fmt: skip
    assert found == ["Hose", "Shed"]


def test_what_was_left_blank_is_no_topic() -> None:
    found = topics_of(
        "# Club 2024-03-04", "", "## Hose", "", "It leaks.", "", "## Shed", "", "It is old.", "",
        "## Proposals from members", "", "None this week.", "", "## Seeds", "", "Sown.",
    )  # fmt: skip
    assert found == ["Hose", "Shed", "Seeds"]


def test_a_collection_that_leads_elsewhere_is_no_topic() -> None:
    found = topics_of(
        "# Club 2024-03-04", "", "## Follow-up from the last meeting", "", "_For its notes see:_ https://example.org/3",
        "", "## Topics", "", "- Hose", "  - It leaks.", "- Shed", "  - It is old.",
    )  # fmt: skip
    assert found == ["Hose", "Shed"]


def test_what_invites_readers_at_the_end_is_no_topic() -> None:
    found = topics_of(
        "# Club 2024-03-04", "", "## Topics", "", "- Hose", "  - It leaks.", "- Shed", "  - Old.", "",
        "### Let's connect and keep the conversation going!", "", "Join us at https://example.org.",
    )  # fmt: skip
    assert found == ["Hose", "Shed"]


def test_who_does_what_in_a_meeting_is_no_topic() -> None:
    found = topics_of(
        "# Club 2024-03-04", "", "## Who does what", "", "* Note-taker: Fern", "* Timekeeper: Ash", "", "## Hose", "",
        "It leaks.", "", "## Shed", "", "Old.",
    )  # fmt: skip
    assert found == ["Hose", "Shed"]


def test_headings_that_stand_beneath_several_topics_are_their_parts() -> None:
    parts = ["## State", "", "Old.", "", "## Plans", "", "New one.", "", "## Costs", "", "Ten.", ""]
    found = topics_of("# 2024-03-04", "", "# Agenda", "", "- hose", "", "# Hose", "", *parts, "# Shed", "", *parts)
    assert found == ["Hose", "Shed"]


def test_what_was_asked_beside_the_topics_is_none() -> None:
    lines = ("# Club 2024-03-04", "", "## Hose", "", "Leaks.", "", "## Q&A", "", "- Who paints?", "  - Fern does.")
    assert topics_of(*lines) == ["Hose"]


def test_what_introduces_when_something_was_done_is_no_title() -> None:
    lines = (
        "Done last week:",
        "",
        "- a hose",
        "",
        "Done on Monday last:",
        "",
        "- a tap",
        "",
        "Done next:",
        "",
        "- a bed",
    )
    assert topics_of("# Club 2024-03-04", "", "## Hose", "", "It leaks.", "", "## Notes", "", *lines) == ["Hose"]


def test_one_bold_line_behind_lists_is_a_remark() -> None:
    lines = ("1. Hose", "   - leaks", "", "text", "", "2. Tap", "   - drips", "", "**Note: left from last time**", "")
    assert topics_of("# Club 2024-03-04", "", "## Topics", "", *lines, "3. Bed", "   - dry") == [
        "Hose",
        "Tap",
        "Bed",
    ]


def test_a_bullet_below_another_one_is_no_topic_though_a_blank_line_parts_them() -> None:
    lines = ("- Fair", "", "Who is interested?", "  - Jay", "  - Kyle", "", "- Hose", "  - leaks")
    assert topics_of("# Club 2024-03-04", "", "## Agenda", "", *lines) == ["Fair", "Hose"]


def test_a_heading_of_empty_boxes_is_no_topic() -> None:
    assert topics_of("# Club 2024-03-04", "", "## Hose", "", "Leaks.", "", "## Ideas", "", "- [ ]", "- [ ]") == ["Hose"]


def test_a_heading_of_the_next_meeting_is_none_whatever_it_is_called() -> None:
    lines = ("## Hose", "", "Leaks.", "", "## Next hedge team meeting on 11 March 2024", "", "In the shed.")
    assert topics_of("# Club 2024-03-04", "", *lines) == ["Hose"]


@pytest.mark.parametrize("asking", ["_Show your work!_", "*Ask questions here.*"])
def test_a_line_that_asks_for_notes_is_none(asking: str) -> None:
    lines = ("## Hose", "", "Leaks.", "", "## Shows", "", asking, "", "- No demos this week")
    assert topics_of("# Club 2024-03-04", "", *lines) == ["Hose"]


def test_a_bullet_of_gaps_is_no_topic() -> None:
    agenda = ("- <Topic> (<your_name>, <minutes>)", "- Hose", "  - leaks", "- Tap", "  - drips")
    assert topics_of("# Club 2024-03-04", "", "## Agenda", "", *agenda) == ["Hose", "Tap"]


def test_hours_make_no_topic_of_a_formality() -> None:
    below = ("## (5 pm ET; 22:00 UTC)", "", "### Coffee break 10:00-10:30", "", "Tea.", "", "### Hose", "", "It leaks.")
    assert topics_of("# Club 4 March 2024", "", *below) == ["Hose"]
    assert heading_kind("(Python 3.12)", "en") is None


def test_a_bullet_with_the_hash_tag_of_a_task_is_none() -> None:
    below = (
        "## Notes",
        "",
        "- Hose: it leaks",
        "- Hedge: it is high",
        "- #action-item @ada buys a hose",
        "- TODO Ada to cut it",
    )
    assert topics_of("# Club", "", *below) == ["Hose", "Hedge"]
    assert topics_of("# Club", "", "## Agenda", "", "- #docs New page", "- #ci Slow runners") == [
        "#docs New page",
        "#ci Slow runners",
    ]


def test_introductions_are_none_whatever_is_asked_of_people() -> None:
    below = ("## Agenda", "", "- Introductions & check-in - Name, employer, since when", "- The hose", "- The fair")
    assert topics_of("# Club", "", *below) == ["The hose", "The fair"]


def test_topics_for_later_meetings_are_none() -> None:
    below = ("## Hose", "", "- It leaks.", "", "## Future topics", "", "- A fair", "- A pond", "- A hedge")
    assert topics_of("# Club", "", *below) == ["Hose"]
