"""A file under whose headings several meetings stand."""

import pytest

from bot.minutes.parse import parse_meetings
from bot.text import Lines
from tests.conftest import lines_of

RUNNING = lines_of(
    "# Pond crew",
    "",
    "Add topics below.",
    "",
    "## 18 March 2024",
    "",
    "Present: Ada Moss, Bo Fern",
    "",
    "### Pump",
    "",
    "It leaks.",
    "",
    "## 4 March 2024",
    "",
    "Present: Ada Moss",
    "",
    "Fish came.",
)


def dates_in_file(text: str, path: str = "notes.md") -> list[str | None]:
    found = [parsed.minutes for parsed in parse_meetings(text, path)]
    return [str(one.date) if one and one.date else None for one in found]


def test_every_meeting_has_its_own_date_people_and_lines() -> None:
    newer, older = (parsed.minutes for parsed in parse_meetings(RUNNING, "notes.md"))
    assert newer is not None
    assert older is not None
    assert [str(one.date) for one in (newer, older)] == ["2024-03-18", "2024-03-04"]
    assert [len(one.attendees) for one in (newer, older)] == [2, 1]
    assert (newer.lines, older.lines) == (Lines(5, 12), Lines(13, 17))
    assert all(entry.lines.first >= 13 for entry in older.entries)
    assert newer.text.line(11) == "It leaks."
    assert newer.title == older.title == "Pond crew"


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("2021-05-updates.md", "# May 3\n- A\n\n# May 10\n- B\n", ["2021-05-03", "2021-05-10"]),
        ("log.md", "# 2023\n\n## 9 May\n- A\n\n# 2024\n\n## 7 May\n- B\n", ["2023-05-09", "2024-05-07"]),
        (
            "club.md",
            "# May 3, 2024\n\n# Topics\n- A\n\n# May 10, 2024\n\n# Topics\n- B\n",
            ["2024-05-03", "2024-05-10"],
        ),
        (
            "2024-03-04.md",
            "# Day 2024-03-04\n\n## Beds, 2024-03-04\n- A\n\n## Pond, 2024-03-04\n- B\n",
            ["2024-03-04", "2024-03-04"],
        ),
        ("standup.md", "# Standup\n\n## 2024-03-04\n- A\n\n## 2024-03-05\n- B\n", ["2024-03-04", "2024-03-05"]),
        ("年度纪要.md", "## 2024-1-2 会议纪要\n- A\n\n## 2024-1-9 会议纪要\n- B\n", ["2024-01-02", "2024-01-09"]),
    ],
)
def test_dated_headings_of_one_level_are_meetings(path: str, text: str, expected: list[str]) -> None:
    assert dates_in_file(text, path) == expected


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("2024-05-21.md", "# Plenary\n\n## Day 1 - 2024-05-21\n- A\n\n## Day 2 - 2024-05-22\n- B\n"),
        ("2024/CG-06.md", "# Plenary in June\n\n## Wednesday, June 5\n- A\n\n## Thursday, June 6\n- B\n"),
        ("a.md", "# Council 4 June 2024\n\n## Hose\n- A\n\n## Future meetings\n\n### 2 July 2024\n### 6 August 2024\n"),
        ("2024-03-04.md", "# Agenda 2024-03-04\n- A\n\n# Notes 2024-03-04\n- B\n"),
        ("2024-03-04.md", "# Club\n\n## Hose 2.0.1\n- A\n\n## Hose 2.0.2\n- B\n"),
        ("a.md", "# Club 2024-03-04\n\n## Released on 2024-02-01\n- A\n\n## Pump\n- B\n\n## Pond\n- C\n"),
    ],
)
def test_other_dates_in_headings_make_no_meetings(path: str, text: str) -> None:
    assert len(dates_in_file(text, path)) == 1


@pytest.mark.parametrize("title", ["# Actas", "# 회의록", "# Meeting notes"])
def test_a_title_that_only_says_notes_may_stand_above_meetings(title: str) -> None:
    text = f"{title}\n\n## 2024-03-05\n\nThe hose leaks.\n\n## 2024-04-09\n\nIt is mended.\n"
    assert dates_in_file(text) == ["2024-03-05", "2024-04-09"]


def test_a_form_among_meetings_is_none_and_leaves_one_meeting_beside_it() -> None:
    form = "## YYYY-MM-DD - <topic>\n\n### Present\n\n"
    one = "## 2024-03-05 - Hose\n\nIt leaks.\n\n"
    before, after = (
        parse_meetings(f"# Notes\n\n{form}{one}", "notes.md"),
        parse_meetings(f"# Notes\n\n{one}{form}", "notes.md"),
    )
    for parsed in (before, after):
        texts = [found.minutes for found in parsed if found.minutes]
        assert [str(text.date) for text in texts] == ["2024-03-05"]
        assert [section.heading for section in parsed[0].sections] == ["2024-03-05 - Hose"]


def test_the_days_of_one_meeting_rise() -> None:
    def count(*headings: str) -> int:
        days = "".join(f"## {heading}\n\nIt leaks.\n\n" for heading in headings)
        return len(parse_meetings(f"# Sync, March 2024\n\n{days}", "notes.md"))

    assert count("March 6th sync", "March 5th sync") == 2
    assert count("March 5th sync", "March 6th sync") == 1


def test_meetings_on_days_in_a_row_that_no_title_joins_are_several() -> None:
    text = lines_of("# 2024/3/5", "", "The pump leaks.", "", "# 2024/3/6", "", "It is mended.")
    assert dates_in_file(text) == ["2024-03-05", "2024-03-06"]


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        ("First meeting", "Second meeting", "Date"),
        ("第一次会议", "第二次会议", "时间"),
        ("Réunion 1", "Réunion 2", "Date "),
        ("1차 회의", "2차 회의", "일시"),
    ],
)
def test_meetings_may_be_numbered_and_tell_their_days_below(first: str, second: str, label: str) -> None:
    text = lines_of(
        f"## {first}",
        f"- {label}: 2024-03-05",
        "- Pump",
        "  - It leaks.",
        "",
        f"## {second}",
        f"- {label}: 2024-04-09",
        "- Hedge",
    )
    assert dates_in_file(text) == ["2024-03-05", "2024-04-09"]


def test_the_last_and_the_next_meeting_are_none_of_those_in_a_file() -> None:
    text = lines_of("# Pond", "", "## Last meeting", "- Date: 2024-03-05", "", "## Next meeting", "- Date: 2024-04-09")
    assert len(dates_in_file(text)) == 1


def test_a_title_in_two_lines_stands_above_meetings_as_one_line_does() -> None:
    text = lines_of(
        *("# Pond club", "## Boats", "", "### 2024-03-05", "Date: 2024-03-05", "", "The pump leaks.", ""),
        *("### 2024-04-09", "Date: 2024-04-09", "", "It is mended."),
    )
    assert dates_in_file(text) == ["2024-03-05", "2024-04-09"]


def test_headings_that_only_group_may_stand_above_the_meetings() -> None:
    first = ("## Spring", "", "### March 4, 2024 – Meeting #1", "", "Fish came.", "")
    second = ("### March 5, 2024 – Meeting #2", "", "It leaks.", "", "## Summer", "")
    third = ("### June 3, 2024 – Meeting #1", "", "It rained.")
    assert dates_in_file(lines_of("# Minutes", "", *first, *second, *third)) == [
        "2024-03-04",
        "2024-03-05",
        "2024-06-03",
    ]


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (("第一次（2024.3.4）", "第二次（2024.3.18）"), 2),
        (("First meeting (4 March 2024)", "Second (18 March 2024)"), 2),
        (("The pump leaks again (4 March 2024)", "The pond is full (18 March 2024)"), 1),  # topics
    ],
)
def test_headings_that_only_count_have_the_day_in_brackets(names: tuple[str, str], count: int) -> None:
    lines = (line for name in names for line in (f"## {name}", "", "Fish came.", ""))
    assert len(dates_in_file(lines_of("# Minutes", "", *lines))) == count


def test_one_label_for_the_day_after_the_other_parts_meetings_without_headings() -> None:
    first = ("Date: Monday, March 4, 2024", "Present: Ada Moss", "", "Actions: mend the pump", "")
    second = ("Date: Monday, March 18, 2024", "Present: Bo Fern", "", "Notes: none")
    found = [parsed.minutes for parsed in parse_meetings(lines_of(*first, *second), "minutes.md")]
    assert [(str(one.date), [who.name for who in one.attendees]) for one in found if one] == [
        ("2024-03-04", ["Ada Moss"]),
        ("2024-03-18", ["Bo Fern"]),
    ]


@pytest.mark.parametrize(
    ("first", "second", "dates"),
    [
        ("240304", "240318", ["2024-03-04", "2024-03-18"]),
        ("040324", "180324", [None]),  # which number is the year, nothing tells
        ("123456", "129999", [None]),
    ],
)
def test_six_digits_are_days_if_all_begin_with_one_year(first: str, second: str, dates: list[str | None]) -> None:
    text = lines_of("# Minutes", "", f"## {first}", "", "Fish came.", "", f"## {second}", "", "It leaks.")
    assert dates_in_file(text) == dates


def test_meetings_may_be_folded_up_beneath_their_days() -> None:
    first = ("<details><summary>Monday 4 March 2024</summary>", "", "### Pump", "", "- It leaks.", "", "</details>", "")
    second = ("<details><summary>Monday 18 March 2024</summary>", "", "### Fish", "", "- They came.", "", "</details>")
    parsed = parse_meetings(lines_of("# Minutes", "", *first, *second), "minutes.md")
    found = [one.minutes for one in parsed if one.minutes]
    assert [str(one.date) for one in found] == ["2024-03-04", "2024-03-18"]
    assert [[item.heading for item in one.items] for one in found] == [["Pump"], ["Fish"]]


@pytest.mark.parametrize(
    ("month", "first", "second"),
    [
        ("March 2024", "Mon 4th", "Mon 18th"),
        ("Mars 2024", "Lundi 4", "Lundi 18"),
        ("März 2024", "Montag, 4.", "Montag, 18."),
    ],
)
def test_the_month_of_days_of_the_week_stands_above_them(month: str, first: str, second: str) -> None:
    lines = (f"# {month}", "", f"## {first}", "", "- The pump leaks.", "", f"## {second}", "", "- Fish came.")
    assert dates_in_file(lines_of(*lines)) == ["2024-03-04", "2024-03-18"]


def test_numbers_that_are_other_days_of_the_week_are_no_dates() -> None:
    lines = ("# March 2024", "", "## Mon 5", "", "- The pump leaks.", "", "## Mon 18", "", "- Fish came.")
    assert dates_in_file(lines_of(*lines)) == ["2024-03"]
