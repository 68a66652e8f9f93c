"""What teams name their topics, their tasks and their days by: numbers with a word, HTML, tables, boxes."""

import pytest

from bot.minutes.model import Role
from tests.conftest import lines_of, read
from tests.minutes.typed_minutes import is_taken, typed

HEAD = ("# Garden team 2024-03-04", "", "Present: Fern Moss, Holly Bush, Ivy", "")
SAID = ("    - We talked about the price for a while.", "    - We will ask the shop.")
TOLD = ("", "We talked about the price for a while, and will ask the shop.", "")


def topics(*lines: str) -> list[str]:
    return [item.heading for item in read(lines_of(*HEAD, *lines), "2024-03-04.md").topics]


def presenters(*lines: str) -> dict[str, tuple[str, ...]]:
    minutes = read(lines_of(*HEAD, *lines), "2024-03-04.md")
    return {item.heading: item.presenters for item in (*minutes.items, *minutes.topics) if item.presenters}


def test_what_stands_behind_a_number_is_what_a_bullet_is_about() -> None:
    bullets = [line for n, title in enumerate(("Hose", "Hedge"), 1) for line in (f"- **Item {n}**: {title}", *SAID)]
    assert topics("## Notes", *bullets) == ["**Item 1**: Hose", "**Item 2**: Hedge"]


def test_points_of_the_discussion_are_topics_beside_others() -> None:
    points = ("### Key discussion points:", "- Hose", *SAID, "- Hedge", *SAID, "")
    lines = ("## Summary", "", "### Pond", *TOLD, *points, "### Decisions made:", "- We buy a hose.")
    assert topics(*lines) == ["Pond", "Hose", "Hedge"]


def test_titles_in_bold_may_be_written_in_html() -> None:
    assert topics("<b>Hose</b>", *TOLD, "<strong>Hedge</strong>", *TOLD, "<b>Pond:</b>", *TOLD) == [
        "Hose",
        "Hedge",
        "Pond:",
    ]


def test_numbers_of_rows_may_begin_with_a_nought() -> None:
    rows = ("| No. | What |", "| --- | --- |", "| 01 | The hose |", "| 02 | The hedge |")
    assert topics("## Topics discussed", "", *rows) == ["The hose", "The hedge"]


def test_formalities_beneath_the_name_of_a_meeting_are_no_topic_whatever_level_follows() -> None:
    formal = (
        "#### Minutes of meeting held on (4/3)",
        "- Venue: barn",
        "- Members present: Fern Moss, Ivy Root, Oak Elm",
    )
    more = ("- Agenda: hose, hedge", "- Time : Sunday 10:30 ~ 11:30", "- Meeting notes:", "")
    lines = ("Minutes of Meetings", "-------------------", "", *formal, *more, "### Hose", *TOLD, "### Hedge", *TOLD)
    assert [item.heading for item in read(lines_of(*lines), "5th.md").topics] == ["Hose", "Hedge"]


def test_an_agenda_with_notes_holds_the_topics() -> None:
    bullets = ("* Welcome (Fern)", "    * Scribe: Ivy", "* Hose (Fern (Ivy))", *SAID, "* Hedge (Holly)", *SAID)
    assert list(presenters("# Agenda with notes 4 March 2024", "", *bullets)) == [
        "Hose (Fern (Ivy))",
        "Hedge (Holly)",
    ]


@pytest.mark.parametrize(("people", "taken"), [("Present: Fern Moss, Holly Bush, Ivy Root", True), ("", False)])
def test_minutes_of_meetings_with_people_are_those_of_one(people: str, taken: bool) -> None:
    lines = ("# Minutes of meetings", "", people, "", "## Hose", *TOLD, "## Hedge", *TOLD)
    assert is_taken(typed(*lines, source="5th.md")) is taken


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Hose (Fern (Holly))", ("Fern", "Holly")),
        ("Hose (Elm Street (Fern))", ("Fern",)),
        ("Hose (Lunch 10 min)", ()),
        ("Hose (RFC 10)", ()),
        ("Hose h300(D300m)", ()),
    ],
)
def test_brackets_name_who_presents(heading: str, names: tuple[str, ...]) -> None:
    assert presenters(f"## {heading}", *TOLD, "## Hedge", *TOLD).get(heading, ()) == names


@pytest.mark.parametrize(("opening", "names"), [("(Fern) Update on it", ("Fern",)), ("(New) Update on it", ())])
def test_the_first_bullet_may_name_who_presents_in_brackets(opening: str, names: tuple[str, ...]) -> None:
    assert presenters("## Hose", "", f"- {opening}", "- We pay for it.", "", "## Hedge", *TOLD).get("Hose", ()) == names


def test_where_a_link_leads_is_no_task() -> None:
    lines = ("## Hose", *TOLD, "[tasks]: https://example.org/tasks", "[decisions]: ./decisions.md")
    minutes = read(lines_of(*HEAD, *lines), "2024-03-04.md")
    assert [entry for entry in minutes.entries if entry.role] == []


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Summary of outcomes", Role.DECISION),
        ("Summary of things to do", Role.ACTION),
        ("Actions carried forward", Role.ACTION),
    ],
)
def test_a_heading_sums_up_what_was_decided_or_is_to_do(heading: str, role: Role) -> None:
    lines = ("## Hose", *TOLD, f"## {heading}", "", "- Fern mends the hose", "- Holly cuts the hedge")
    minutes = read(lines_of(*HEAD, *lines), "2024-03-04.md")
    assert {entry.role for entry in minutes.entries if "mends" in minutes.text.piece(entry.lines)} == {role}


def test_a_column_of_days_tells_the_day() -> None:
    table = ("| Date | Start | Place |", "| --- | --- | --- |", "| 22/09/2025 | 19:35 | The old barn |")
    minutes = read(lines_of("# Minutes", "", *table, "", "## Hose", *TOLD), "minutes3.md")
    assert str(minutes.date) == "2025-09-22"
