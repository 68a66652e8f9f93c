"""The first line of minutes may say in words when the meeting was, as a title does."""

import pytest

from bot.minutes.parse import parse_minutes
from tests.conftest import lines_of


def date_below_title(line: str, source: str = "minutes-may.md") -> str:
    text = lines_of("# Green Valley", "", line, "", "Present: Fern Moss", "", "## Hose", "", "- Buy it by 31 May.")
    minutes = parse_minutes(text, source).minutes
    return str(minutes.date) if minutes else "left out"


@pytest.mark.parametrize(
    "line",
    [
        "Minutes of the meeting held on Tuesday 14 May 2024 in the barn",
        "Meeting of the garden council, Tuesday 14 May 2024",
        "Council meeting of 14 May 2024 – minutes",
        "Protokoll der Sitzung vom 14. Mai 2024 im Vereinsheim",
        "Compte rendu de la réunion du 14 mai 2024, salle des fêtes",
        "2024年5月14日に開催された会議の議事録",
    ],
)
def test_a_line_that_says_whose_day_it_tells_dates_the_meeting(line: str) -> None:
    assert date_below_title(line) == "2024-05-14"


@pytest.mark.parametrize(
    "line",
    [
        "The minutes of the meeting held on 14 May 2024 were approved.",
        "Minutes of the last meeting held on 14 May 2024",
        "Approved at the meeting of 14 May 2024",
    ],
)
def test_a_line_about_another_meeting_does_not(line: str) -> None:
    assert date_below_title(line) != "2024-05-14"


@pytest.mark.parametrize(
    ("source", "expected"),
    [("07-20December2018.md", "2018-12-20"), ("20-09May2019.md", "2019-05-09")],
)
def test_a_number_before_a_day_in_the_name_of_a_file_counts_the_meetings(source: str, expected: str) -> None:
    assert date_below_title("A fine day.", source) == expected


def test_a_number_between_capitals_is_no_day() -> None:
    assert date_below_title("Datum: 27.02.2024", "sitzung_REF20170801X.md") == "2024-02-27"
    minutes = parse_minutes(lines_of("# Sitzung", "", "Datum: 27.02.2024"), "sitzung_REF20170801X.md")
    assert not minutes.problems


@pytest.mark.parametrize(
    ("front_matter", "heading", "expected"),
    [
        ('title: "2024-05-14"', "# Garden board", "Garden board"),
        ("aliases:\n  - Garden board", "", "Garden board"),
        ("title: Garden board", "# 14 May 2024", "Garden board"),
    ],
)
def test_a_name_says_more_than_a_day(front_matter: str, heading: str, expected: str) -> None:
    text = lines_of("---", front_matter, "---", "", heading, "", "Present: Fern Moss", "", "## Hose", "", "It leaks.")
    minutes = parse_minutes(text, "2024-05-14.md").minutes
    assert minutes is not None
    assert minutes.title == expected


def test_a_decision_of_those_who_came_makes_minutes_without_a_date() -> None:
    text = lines_of("# Release 2021.3.9", "", "Present: Fern Moss", "", "## Hose", "", "- Decision: 2021.3.9 waits")
    assert parse_minutes(text, "release_v2021.3.9.md").minutes is not None


@pytest.mark.parametrize("heading", ["# 第九次会议", "# 第9次讨论", "# <center> 第九次讨论</center>"])
def test_which_of_many_meetings_it_is_is_no_number_of_a_topic(heading: str) -> None:
    text = lines_of(heading, "", "讨论日期：2020/4/7", "记录人：石榴", "", "### 中期报告", "", "- 项目背景")
    minutes = parse_minutes(text, "discussion/9.md").minutes
    assert minutes is not None
    assert (str(minutes.date), [item.heading for item in minutes.topics]) == ("2020-04-07", ["中期报告"])
    assert "次" in minutes.title
