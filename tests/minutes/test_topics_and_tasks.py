"""Topics that look like formalities, and tasks and remarks that look like topics."""

import pytest

from bot.minutes.model import Role
from bot.minutes.parse import parse_minutes
from tests.conftest import lines_of
from tests.minutes.found_topics import topics_of

PRESENT = ("# Club 2024-03-04", "", "## Attendees", "", "- Ada Byron", "- Bo Lind", "- Raj", "")


def test_what_was_decided_beneath_a_title_leaves_it_one() -> None:
    noted = (
        "- Resolution: A new hose",
        "  - **RESOLVED:** buy it",
        "- Resolution: The shed",
        "  - **APPROVED** by all",
    )
    assert topics_of(*PRESENT, "## Minutes", "", *noted) == ["Resolution: A new hose", "Resolution: The shed"]


def test_a_decision_behind_its_label_is_no_topic() -> None:
    noted = ("- The hose", "  - it leaks", "- Decision: we buy one", "  - it is cheap")
    assert topics_of(*PRESENT, "## Minutes", "", *noted) == ["The hose"]


def test_what_was_to_be_done_since_the_last_meeting_is_no_topic() -> None:
    noted = ("- Review action items from last meeting", "  - paint the shed", "- The hose", "  - it leaks")
    assert topics_of(*PRESENT, "## Minutes", "", *noted) == ["The hose"]


@pytest.mark.parametrize("time", ["10 min", "10-15min", "10 – 15 minutes"])
def test_a_lone_bullet_with_its_time_is_the_topic(time: str) -> None:
    inside = ("  - who pays?", "    - Ada", "  - who digs?", "    - Bo", "  - when?", "    - in May")
    minutes = parse_minutes(
        lines_of(*PRESENT, "## Agenda", "", f"- A new pond [Ada Byron, {time}]", *inside), "a.md"
    ).minutes
    assert minutes is not None
    assert [(item.heading, item.presenters) for item in minutes.topics] == [
        (f"A new pond [Ada Byron, {time}]", ("Ada Byron",))
    ]


def test_the_only_heading_beneath_a_summary_is_the_topic() -> None:
    noted = ("## Summary", "", "### The pond", "", "It is green.", "", "## Next steps", "", "- clean it")
    assert topics_of(*PRESENT, *noted) == ["The pond"]


def test_a_text_with_a_list_in_it_is_one_topic() -> None:
    told = ("### The pond", "", "It is green. " * 30, "", "* clean it", "  * with a net", "* fill it", "  * with sand")
    assert topics_of(*PRESENT, "## Discussion", "", *told, "* keep it", "  * as it is") == ["The pond"]


def test_whoever_is_written_like_those_known_raises_topics_too() -> None:
    listed = ("- [Ada] The hose", "- [Bo] A hedge", "- [Raj] A tap", "- [Yaten] A pond", "- [Announcement] The fair")
    minutes = parse_minutes(lines_of(*PRESENT, "## Agenda", "", *listed), "a.md").minutes
    assert minutes is not None
    assert [item.presenters for item in minutes.topics] == [("Ada",), ("Bo",), ("Raj",), ("Yaten",), ()]


def test_a_heading_that_collects_proposals_gives_way_to_them() -> None:
    ours = (
        "## How we work",
        "",
        "In turns.",
        "",
        "### Meetings",
        "",
        "Weekly.",
        "",
        "### Mail",
        "",
        "Daily.",
        "",
        "### Keys",
        "",
        "Two.",
        "",
    )
    current = (
        "## Current ideas",
        "",
        "### A hose",
        "",
        "Red.",
        "",
        "### A tap",
        "",
        "Old.",
        "",
        "### A pond",
        "",
        "Deep.",
        "",
    )
    rest = ("## Any other business", "", "None to speak of, but for the weather.", "", "## Queue", "")
    found = topics_of(*PRESENT, *ours, *current, *rest)
    assert {"Meetings", "Mail", "Keys", "A hose", "A tap", "A pond"} <= set(found)


def test_numbered_points_beneath_a_formality_count() -> None:
    formal = ("## Formales", "", "1. Kassenbericht", "   - 300 Euro", "2. Ausgaben", "   - Farbe", "")
    topics = ("## TOPs", "", "1. Hecke", "   - zu hoch", "2. Teich", "   - grün")
    assert topics_of("# Sitzung 2024-03-04", "", *formal, *topics) == ["Kassenbericht", "Ausgaben", "Hecke", "Teich"]


def test_lines_in_bold_that_letters_count_are_topics_and_no_people() -> None:
    noted = [
        line for title in ("A. Slipway", "B. Rescue boat", "C. Galley") for line in (f"**{title}**", "", "Old.", "")
    ]
    assert topics_of(*PRESENT, "### Matters discussed", "", *noted) == ["A. Slipway", "B. Rescue boat", "C. Galley"]


def test_points_of_an_agenda_are_the_topics_of_notes_that_are_numbered_likewise() -> None:
    agenda = ("## Agenda", "", "1. A new hose?", "2. The hedge", "")
    notes = (
        "1. Ada asks for a red one, and Bo will look for the price.",
        "   - soon",
        "2. It is cut in May.",
        "   - or June",
    )
    assert topics_of(*PRESENT, *agenda, "## Minutes", "", *notes) == ["A new hose?", "The hedge"]


def test_titles_that_are_numbered_like_those_of_an_agenda_are_the_topics() -> None:
    agenda = ("## Agenda", "", "1. A new hose?", "2. The hedge", "")
    notes = ("1. Hose", "   - a red one", "2. Hedge", "   - cut it")
    assert topics_of(*PRESENT, *agenda, "## Minutes", "", *notes) == ["Hose", "Hedge"]


def test_two_words_in_capitals_among_others_are_a_title_and_no_name() -> None:
    titles = ("CUTTING THE HEDGE", "LOWER POND", "SHED TRANSITION")
    noted = [line for title in titles for line in (f"**{title}**", "", "We talked about it.", "")]
    assert topics_of(*PRESENT, "## Notes", "", *noted) == list(titles)


def test_those_who_present_a_topic_beneath_those_present_were_not_there_for_that() -> None:
    told = ("**议题1、新水管**", "汇报人：王强瑞", "会议结论：", "同意。")
    minutes = parse_minutes(
        lines_of("# 例会 2024-03-04", "", "## 与会人", "任革林", "董金光", "", *told), "a.md"
    ).minutes
    assert minutes is not None
    assert [person.name for person in minutes.attendees] == ["任革林", "董金光"]


def test_a_title_of_what_was_decided_is_quoted_with_it() -> None:
    noted = ("- Resolution: A new hose", "  - **RESOLVED:** buy a red one", "- The hedge", "  - it is cut")
    minutes = parse_minutes(lines_of(*PRESENT, "## Minutes", "", *noted), "a.md").minutes
    assert minutes is not None
    decided = [entry.lines for entry in minutes.entries if entry.role is Role.DECISION]
    assert [minutes.text.piece(lines).endswith("\n".join(noted[:2])) for lines in decided] == [True]


def test_decisions_beneath_a_bare_label_stay_apart() -> None:
    noted = ("- Decisions:", "  - Decision: buy a red one", "  - Decision: sell the tap")
    minutes = parse_minutes(lines_of(*PRESENT, "## Hose", "", *noted), "a.md").minutes
    assert minutes is not None
    decided = [minutes.text.piece(entry.lines) for entry in minutes.entries if entry.role is Role.DECISION]
    assert any(piece.strip() == noted[2].strip() for piece in decided)


def test_a_review_of_tasks_before_one_topic_does_not_open_it() -> None:
    noted = ("- Action items from last meeting", "  - review it", "", "The aim of today.", "", "- The charter")
    inside = ("  - Ada's remarks", "    - who chairs?", "    - nobody", "  - Bo's remarks", "    - who votes?")
    assert topics_of(*PRESENT, "## Agenda / Notes", "", *noted, *inside) == ["The charter"]


def test_a_task_beneath_another_one_stays_one() -> None:
    noted = ("- Action: Ada buys a hose", "  - Action: Bo paints it")
    minutes = parse_minutes(lines_of(*PRESENT, "## Hose", "", "It leaks.", "", *noted), "a.md").minutes
    assert minutes is not None
    assert [entry.lines.first for entry in minutes.entries if entry.role is Role.ACTION] == [13, 14]


def test_tasks_go_on_below_a_heading_among_them() -> None:
    noted = ("## Actions", "", "- [AB] Buy a hose", "- [BL] Paint it", "", "### Until the fair", "", "- [AB] Mow")
    minutes = parse_minutes(lines_of(*PRESENT, "## Hose", "", "It leaks.", "", *noted), "a.md").minutes
    assert minutes is not None
    tasks = [minutes.text.line(entry.lines.first) for entry in minutes.entries if entry.role is Role.ACTION]
    assert tasks == ["## Actions", "### Until the fair"]


def test_that_earlier_minutes_passed_is_no_decision() -> None:
    noted = ("## Approval of previous minutes", "", "Passed unanimously.", "", "## Hose", "", "Passed unanimously.")
    minutes = parse_minutes(lines_of(*PRESENT, *noted), "a.md").minutes
    assert minutes is not None
    assert [entry.item.heading for entry in minutes.entries if entry.role is Role.DECISION and entry.item] == ["Hose"]
