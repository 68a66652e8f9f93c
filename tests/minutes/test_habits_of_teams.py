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
    assert presenters("# Agenda with notes 4 March 2024", "", *bullets) == {
        "Hose (Fern (Ivy))": ("Fern", "Ivy"),
        "Hedge (Holly)": ("Holly",),
    }


def test_points_may_be_counted() -> None:
    bullets = [
        line for n, title in enumerate(("Hose", "Hedge"), 1) for line in (f"- Discussion point {n}: {title}", *SAID)
    ]
    assert topics("## Notes", *bullets) == ["Discussion point 1: Hose", "Discussion point 2: Hedge"]


def test_progress_of_projects_is_a_group_of_topics() -> None:
    told = ("", "大家讨论了一会儿，没有人反对。", "")
    lines = ("# 例会 2024-03-04", "", "## 🚧项目进度", "", "### 水管", *told, "### 树篱", *told, "## 池塘", *told)
    assert [item.heading for item in read(lines_of(*lines), "2024-03-04.md").topics] == ["水管", "树篱", "池塘"]


def test_who_presents_what_bullets_tell_of_is_known() -> None:
    bullets = ("- The hose leaks in two places (Fern)", "- The hedge is far too high (Holly)")
    assert presenters("## Notes", "", *bullets) == {
        "The hose leaks in two places (Fern)": ("Fern",),
        "The hedge is far too high (Holly)": ("Holly",),
    }


def test_a_topic_that_somebody_presents_does_not_give_way_to_its_parts() -> None:
    parts = ("## Hose (Fern)", "### What leaks", *TOLD, "### What it costs", *TOLD)
    others = ("## News", "### Roof", *TOLD, "### Door", *TOLD, "### Path", *TOLD)
    assert topics(*parts, *others) == ["Hose (Fern)", "Roof", "Door", "Path"]


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


@pytest.mark.parametrize("name", ["Notes", "Discussion", "Key discussion points", "Points discussed"])
def test_notes_of_the_same_name_in_each_topic_are_parts_of_it(name: str) -> None:
    first = (
        "## Hose",
        f"### {name}",
        "- Fern says that it leaks",
        "- Ivy says that it is old",
        "### Decision",
        "- buy one",
    )
    second = ("## Hedge", f"### {name}", "- Ivy says that it is high", "- Fern wants to cut it")
    assert topics(*first, "", *second) == ["Hose", "Hedge"]


@pytest.mark.parametrize("mark", [":", "."])
@pytest.mark.parametrize("bullet", ["-", "1."])
def test_a_label_in_bold_before_what_is_said_is_the_title(mark: str, bullet: str) -> None:
    said = "we talked about the price for a while and will ask the shop."
    lines = (f"{bullet} **{title}{mark}** {said}" for title in ("Hose", "Hedge", "Pond water"))
    assert topics("## Notes", "", *lines) == ["Hose", "Hedge", "Pond water"]


def test_what_is_said_behind_a_numbered_title_is_no_part_of_it() -> None:
    said = "We talked about it for an hour, and Fern said that it has a hole."
    lines = (f"- Item {number}: {title} leaks. {said}" for number, title in enumerate(("Hose", "Pond", "Roof"), 1))
    assert topics("## Notes", "", *lines) == ["Item 1: Hose leaks", "Item 2: Pond leaks", "Item 3: Roof leaks"]


def test_a_heading_that_only_holds_others_gives_way_to_them_beside_topics_of_their_level() -> None:
    groups = (
        "## News",
        "### Hose",
        *TOLD,
        "### Hedge",
        *TOLD,
        "## Barn and shed",
        "### Roof",
        *TOLD,
        "### Door",
        *TOLD,
    )
    assert topics(*groups) == ["Hose", "Hedge", "Roof", "Door"]


def test_a_day_of_facts_is_a_topic() -> None:
    facts = (
        "## Open day",
        "- Date: 1 May",
        "- Time: 10:00",
        "- Venue: barn",
        "- Fern brings the cake for all who come",
        "",
    )
    assert topics("## Hose", *TOLD, *facts, "## Hedge", *TOLD) == ["Hose", "Open day", "Hedge"]


def test_a_column_of_days_on_which_something_happens_is_no_day_of_the_meeting() -> None:
    table = ("| Date | What |", "| --- | --- |", "| 22/09/2025 | Autumn fair |")
    assert read(lines_of("# Minutes", "", *table, "", "## Hose", *TOLD), "minutes3.md").date is None


@pytest.mark.parametrize("line", ["[TODO]: #12 Fern mends the hose", "[Action]: /cc Fern mends it"])
def test_a_label_in_square_brackets_is_no_link(line: str) -> None:
    minutes = read(lines_of(*HEAD, "## Hose", *TOLD, line), "2024-03-04.md")
    assert [entry.role for entry in minutes.entries if line in minutes.text.piece(entry.lines)] == [Role.ACTION]


def test_an_abbreviation_in_brackets_presents_nothing() -> None:
    head = ("# Garden team 2024-03-04", "", "Present: Ina Thal, Paul Rand", "")
    minutes = read(lines_of(*head, "## Hose", "", "- (IT) Update of the server", "- We pay for it."), "2024-03-04.md")
    assert [item.presenters for item in minutes.items if item.heading == "Hose"] == [()]


def test_numbers_over_and_over_are_one_number() -> None:
    assert len(topics("## Notes", "", f"- {'Item 1: ' * 2000}x", *SAID, "- Item 2: Hose", *SAID)) <= 2
