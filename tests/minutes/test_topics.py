"""Which items of the minutes sum a meeting up."""

import pytest

from bot.minutes.parse import parse_minutes
from tests.conftest import lines_of
from tests.minutes.found_topics import topics_of


@pytest.mark.parametrize("level", ["#", "##", "###"])
@pytest.mark.parametrize("form", ["{} Hose", "{} 1. Hose", "{} **Hose**", "{} [Hose](https://example.org)"])
def test_a_topic_is_one_on_every_level_and_in_every_form(level: str, form: str) -> None:
    hose, shed = form.format(level), form.format(level).replace("Hose", "Shed").replace("1.", "2.")
    found = topics_of("# Council 2024-03-04", "", hose, "", "It leaks.", "", shed, "", "It is old.")
    assert [("Hose" in each, "Shed" in each) for each in found] == [(True, False), (False, True)]


def test_headings_that_only_hold_others_give_way_to_them() -> None:
    pieces = [line for number in range(4) for line in (f"### Ticket {number}", "", "Discussed.", "")]
    assert topics_of("# Club 2024-03-04", "", "## Tickets of the garden", "", *pieces, "## Shed", "", "Old.") == [
        *(f"Ticket {number}" for number in range(4)),
        "Shed",
    ]


def test_a_second_heading_of_the_first_level_is_a_topic_and_the_title_stays() -> None:
    text = lines_of("# Garden council meeting 12", "", "# Hose", "", "Leaks.", "", "# Shed", "", "Old.")
    minutes = parse_minutes(text, "notes/12.md").minutes
    assert minutes is not None
    assert (minutes.title, [item.heading for item in minutes.topics]) == ("Garden council meeting 12", ["Hose", "Shed"])


def test_a_heading_with_those_who_attended_beneath_it_is_the_meeting_itself() -> None:
    lines = ("# Club 2024-03-04", "", "## Agenda", "", "### Hose", "", "Is it worth it?", "", "# Garden - notepad")
    notes = ("### Present", "", "- Fern", "", "### Hose", "", "It leaks.", "", "### Tap", "", "It is new.")
    assert topics_of(*lines, "", *notes) == ["Hose", "Tap"]


def test_a_heading_with_nothing_beneath_it_is_listed_only_if_most_are_so() -> None:
    assert topics_of("# Club 2024-03-04", "", "## Hose", "", "Leaks.", "", "## Tap", "", "## Shed", "", "Old.") == [
        "Hose",
        "Shed",
    ]
    assert topics_of("# Club 2024-03-04", "", "## Hose", "", "## Tap", "", "## Shed") == ["Hose", "Tap", "Shed"]


def test_what_a_summary_is_parted_into_are_topics() -> None:
    found = topics_of(
        "# Club 2024-03-04", "", "## Next Steps", "", "- Bram: Mend it", "",
        "## Summary", "", "### Hose", "", "It leaks.", "", "### Shed", "", "It is old.",
    )  # fmt: skip
    assert found == ["Hose", "Shed"]


def test_the_heading_of_the_first_level_with_an_address_alone_gives_way_to_what_it_holds() -> None:
    found = topics_of(
        "# Club notes 2024-03-04", "", "# Primary", "", "Agenda: [it](https://example.org)", "",
        "### Hose", "", "Leaks.", "", "### Shed", "", "Old.",
    )  # fmt: skip
    assert found == ["Hose", "Shed"]


def test_many_bullets_above_one_deeper_heading_are_topics() -> None:
    found = topics_of(
        "# Club 2024-03-04", "", "## New topics", "", "- Hose", "  - It leaks again.", "- Shed", "  - It is too old.",
        "- Seeds", "  - April is too late.", "", "### How to find us", "", "Ask at the gate.",
    )  # fmt: skip
    assert found[:3] == ["Hose", "Shed", "Seeds"]


def test_a_topic_may_be_an_address_alone() -> None:
    found = topics_of("# Club 2024-03-04", "", "## Hose", "", "https://example.org/3", "", "## Shed", "", "Old.")
    assert found == ["Hose", "Shed"]


def test_a_topic_with_as_many_parts_as_there_are_topics_stays() -> None:
    parts = [line for number in range(4) for line in (f"#### Part {number}", "", "Discussed.", "")]
    found = topics_of(
        "# Club 2024-03-04", "", "## Issues", "", "### Hose", "", "Leaks.", "", "### Tap", "", "Rusty.", "", "### Shed",
        "", "Old.", "", "### Fence", "", *parts,
    )  # fmt: skip
    assert found == ["Hose", "Tap", "Shed", "Fence"]


def test_a_heading_that_all_others_lie_beneath_is_the_title() -> None:
    minutes = parse_minutes(
        lines_of("## Growers", "", "### Hose", "", "It leaks.", "", "### Shed", "", "Old."), "2024/03-04.md"
    ).minutes
    assert minutes is not None
    assert minutes.title == "Growers"
    assert [item.heading for item in minutes.topics] == ["Hose", "Shed"]


def test_notes_are_cut_though_one_of_their_topics_is_worded_like_a_formality() -> None:
    agenda = ("## Agenda", "", "议题1：雨桶", "", "议题2：Video", "", "议题3：玫瑰", "")
    notes = (line for name in ("1、雨桶", "2、Video", "3、玫瑰") for line in (f"**议题{name}：**", "", "同意。", ""))
    assert topics_of("# 2024-03-04 例会", "", *agenda, "## 会议纪要", "", *notes)[0] == "议题1、雨桶："


@pytest.mark.parametrize("following", ["# Attendees", "# Participants"])
def test_the_first_of_several_headings_is_the_title_where_those_present_follow(following: str) -> None:
    lines = ("# Shed group", "", "Tuesdays at six.", "", following, "", "- fern", "", "# Hose", "", "Leaks.")
    assert topics_of(*lines, "", "# Tap", "", "Drips.") == ["Hose", "Tap"]


def test_a_bullet_that_looks_like_a_repository_is_a_topic_among_others() -> None:
    agenda = ("# Club 2024-03-04", "", "## Topics", "", "- Hose", "  - leaks", "- Shed/roof", "  - old", "  - wet")
    assert topics_of(*agenda) == ["Hose", "Shed/roof"]


def test_a_ticket_of_a_repository_is_the_topic() -> None:
    lines = ("# Club 2024-03-04", "", "## Agenda", "", "### org/hose", "", "- Leaks [#51](https://example.org/51)")
    assert topics_of(*lines, "  - patched with tape") == ["Leaks [#51](https://example.org/51)"]


def test_bold_lines_below_a_table_of_topics_explain_it() -> None:
    table = (
        "| No | Topic |",
        "|---|---|",
        "| 1 | Hose |",
        "| 2 | Tap |",
        "",
        "**Kinds:**",
        "",
        "1. **Old:** from before.",
    )
    assert topics_of("# Club 2024-03-04", "", "## Notes", "", *table) == ["Hose", "Tap"]


def test_titles_with_a_colon_above_every_list_are_topics() -> None:
    lines = (
        "Release Management:",
        "",
        "- went well",
        "",
        "Election process:",
        "",
        "- new system",
        "",
        "Autumn sprint:",
        "",
        "- booked",
    )
    assert topics_of("# Club 2024-03-04", "", *lines) == ["Release Management:", "Election process:", "Autumn sprint:"]


def test_more_bullets_than_headings_below_a_collection_are_topics_too() -> None:
    bullets = ("- Hose", "  - leaks", "- Tap", "  - drips", "- Bed", "  - dry")
    lines = ("## Ongoing business", "", *bullets, "", "### Plan", "", "Mend it.", "", "### Cost", "", "Little.")
    assert topics_of("# Club 2024-03-04", "", *lines) == ["Hose", "Tap", "Bed", "Plan", "Cost"]


def test_headings_that_count_the_days_of_a_meeting_hold_its_agenda() -> None:
    agenda = ("## Agenda", "", "### Day 1 agenda", "", "- Hose", "- Shed", "", "### Day 2 agenda", "", "- Pond")
    assert topics_of("# Club", "", *agenda) == ["Hose", "Shed", "Pond"]


def test_the_time_before_a_colon_is_not_the_topic_of_a_bullet() -> None:
    agenda = ("## Agenda", "", "- <= 15m: Hose", "- 5 min: Break", "- == 10m: Shed")
    assert topics_of("# Club", "", *agenda) == ["<= 15m: Hose", "== 10m: Shed"]


def test_a_heading_with_hardly_anything_but_formalities_above_its_parts_is_that_of_the_meeting() -> None:
    opening = ("## Spring work", "**Date:** 4 March 2024  ", "**Chair:** Ada Byron  ", "**Note taker:** Brook  ", "")
    parts = ("### Hose", "", "It leaks.", "", "### Shed", "", "The roof is old.")
    assert topics_of("# Records", "", *opening, *parts) == ["Hose", "Shed"]


def test_what_was_said_of_the_last_meeting_is_no_reason_to_leave_the_agenda_out() -> None:
    agenda = ("## Agenda", "", "- Hose", "  - It leaks at the tap.", "- Shed", "  - The roof is old.", "")
    notes = ("## Notes", "", "### From last meeting", "", "- Pond", "  - Full.", "- Nets", "  - Torn.")
    assert topics_of("# Club 2024-03-04", "", *agenda, *notes)[:2] == ["Hose", "Shed"]


def test_words_in_letters_with_many_characters_name_nobody() -> None:
    agenda = ("## 议程", "", "1. Barrel 水桶漏水的情况汇报", "2. 面向 RISC-V 的水桶系统构建", "")
    assert len(topics_of("# 2024-03-04 例会", "", *agenda, "## 会议纪要", "", "都已讨论，并且一致同意。")) == 2
