"""The date stands anywhere at the top of a file."""

import pytest

from bot.minutes.parse import parse_minutes
from tests.conftest import lines_of, read


def date_of(text: str, path: str = "notes.md") -> str | None:
    minutes = parse_minutes(text, path).minutes
    return str(minutes.date) if minutes and minutes.date else None


@pytest.mark.parametrize(
    "label",
    [
        "### Meeting Date/Time: Thursday 2024/3/7 at 14:00 UTC",
        "## Time: 2024-03-07 10:00",
        "- Date: 2024.03.07",
        "- **Date & Time**: [March 7, 2024, 14:00 UTC](https://example.org/2020-01-01)",
        "**Date**\n\n2024-03-07",
        "Date\n: 2024-03-07",
        "| Date | 2024-03-07 |\n|---|---|\n| Place | shed |",
        "#### 会议时间：2024年3月7日",
        "* When: Thursday 7th of March, 2024 @ 18:00",
        "_March 7, 2024_",
        "## 7 March 2024",
        "Thursday, March 7, 2024, 14:00, in the shed",
        "Meeting of **Thursday the 7th of March 2024**, 14:00, in the shed",
        "    Date: March 7th, 2024\n    Place: shed",
        "The meeting was held on 7 March 2024 in the shed.",
        "The club met on March 7, 2024.",
        "La réunion s'est tenue le 7 mars 2024 à la cabane.",
        "2024年3月7日，园艺社召开了例会。",
    ],
)
def test_a_date_below_the_title_is_that_of_the_meeting(label: str) -> None:
    assert date_of(lines_of("# Garden call", "", *label.split("\n"), "", "## Hose", "", "It leaks.")) == "2024-03-07"


@pytest.mark.parametrize(
    "text",
    [
        "Next meeting: 2024-03-07",
        "Last edited: 2024-03-07",
        "The next meeting will be held on 7 March 2024.",
        "The last meeting was held on 7 March 2024.",
        "The fair will be held on 7 March 2024.",
        "The minutes of the meeting held on 7 March 2024 are approved.",
        "Each page opens with:\n\n    date: 2024-03-07\n    tags: bees",
        "Ada edited this page on March 7, 2024",
        "## Dates of future meetings\n\n### 7 March 2024",
        "## Next meeting\n\n- Date: 2024-03-07",
    ],
)
def test_the_date_of_something_else_is_none(text: str) -> None:
    assert date_of(lines_of("# Garden call", "", *text.split("\n"), "", "## Hose", "", "It leaks.")) is None


def test_a_table_of_many_dates_is_no_label() -> None:
    rows = ("| Date | Topic |", "|---|---|", "| 2024-03-07 | Hose |", "| 2024-03-14 | Pump |")
    assert date_of(lines_of("# Calls", "", *rows)) is None


def test_a_first_line_that_names_the_meeting_tells_its_date() -> None:
    assert date_of("Garden meeting, the 20th of May 2024\n\n## Hose\n\nIt leaks.\n") == "2024-05-20"


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ("DATE: 2024-03-07", "2024-03-07"),
        ("date: 7.3.2024", "2024-03-07"),
        ("date: 2024-03-01\nmeeting_date: 2024-03-07", "2024-03-07"),
        ("created: 2024-03-07T10:00", "2024-03-07"),
        ("title: 2024-03-07", "2024-03-07"),
        ("title: Council of 7 March 2024\ncreated: 2024-04-01", "2024-03-07"),
    ],
)
def test_front_matter_tells_the_date_in_any_spelling(front_matter: str, expected: str) -> None:
    assert date_of(f"---\n{front_matter}\n---\n\n## Hose\n\nIt leaks.\n") == expected


def test_front_matter_in_toml_is_read() -> None:
    assert date_of('+++\ntitle = "Council"\ndate = 2024-03-07\n+++\n\n## Hose\n\nIt leaks.\n') == "2024-03-07"


@pytest.mark.parametrize(
    "text",
    [
        "| Task | Owner | Date |\n|---|---|---|\n| Mend the barrel | Fern | 2024-04-01 |",
        "## Action items\n\n- Date: 2024-04-01\n- Fern mends the barrel",
        "三、行动项\n\n| 事项 | 责任人 | 时间 |\n|---|---|---|\n| 修桶 | 石榴 | 4月1日 |",
    ],
)
def test_the_day_until_when_a_task_is_done_is_not_that_of_the_meeting(text: str) -> None:
    assert date_of(f"# Garden call\n\n{text}\n", "2024-03-25.md") == "2024-03-25"


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("Barrel WG - March 7, 2024\n", "2024-03-07"),
        ("Barrel WG, 7 March 2024\nFern waters.\n", None),
        ("The barrel was bought on March 7, 2024.\n", None),
        ("Barrel below (version 1, 7.3.2024)\n", None),
        ("Fern edited this page on March 7, 2024\n", None),
    ],
)
def test_an_opening_line_on_its_own_is_a_title(opening: str, date: str | None) -> None:
    assert date_of(f"{opening}\n**Attendees**\n\n- Fern\n\n**Barrel**\n\n- It leaks.\n") == date


@pytest.mark.parametrize(
    "written", ["Date: 18-03-24", "In 2024 03 07 was a version", "Thursday, March 7, 2024 was when"]
)
def test_a_day_that_may_be_another_or_stands_in_a_sentence_is_not_guessed(written: str) -> None:
    assert date_of(lines_of("# Garden call", "", f"{written} the hose began to leak.", "", "## Hose")) is None


@pytest.mark.parametrize("line", ["### Date : 7-07-24", "- Date: 07-07-24", "# Garden minutes 2024 07 07"])
def test_a_short_year_and_blanks_make_a_date(line: str) -> None:
    assert date_of(lines_of(line, "", "## Hose", "", "It leaks.")) == "2024-07-07"


@pytest.mark.parametrize(
    "line",
    ["2024-03-05（火）19:00〜 池にて実施。", "> 2024-03-05 (Tue) 19:00, at the pond.", "2024年3月5日（火）19:00 池"],
)
def test_a_line_that_opens_with_a_day_its_weekday_and_a_time_tells_the_date(line: str) -> None:
    minutes = read(lines_of("# 水やり 初回打合せ議事録", "", line, "", "## 席", "", "席は30。"), "議事録.md")
    assert str(minutes.date) == "2024-03-05"


@pytest.mark.parametrize("plan", ["Schedule: version 2 ships on 2024-06-01", "## Schedule\n\n2024-06-01: freeze"])
def test_what_is_planned_for_a_day_dates_no_meeting(plan: str) -> None:
    assert date_of(f"# Core call\n\n{plan}\n\n## Hose\n\nIt leaks.\n", "2024-05-07.md") == "2024-05-07"
