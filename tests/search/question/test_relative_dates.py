"""Dates that are counted from today."""

from datetime import date

import pytest

from bot.minutes.model import MeetingDate
from bot.search.model import AskedDate
from bot.search.question.relative_dates import find_relative_dates
from bot.text import normalise
from tests.conftest import lines_of, search_in

TODAY = date(2024, 1, 10)  # a Wednesday
HELD = [MeetingDate(2024, 1, 8), MeetingDate(2024, 1, 3), MeetingDate(2023, 12, 6), MeetingDate(2022, 5, 4)]


def meant(question: str) -> list[AskedDate]:
    return [found.asked_date for found in find_relative_dates(question, TODAY, HELD)]


@pytest.mark.parametrize(
    ("question", "asked_date"),
    [
        ("last month's decisions", AskedDate(2023, 12)),
        ("上个月的会议", AskedDate(2023, 12)),
        ("上月", AskedDate(2023, 12)),
        ("this month", AskedDate(2024, 1)),
        ("本月开了几次会", AskedDate(2024, 1)),
        ("last year", AskedDate(2023)),
        ("去年的会议", AskedDate(2023)),
        ("前年", AskedDate(2022)),
        ("前天的会", AskedDate(2024, 1, 8)),
        ("what did she say yesterday", AskedDate(2024, 1, 9)),
    ],
)
def test_a_date_is_counted_from_today(question: str, asked_date: AskedDate) -> None:
    assert meant(question) == [asked_date]


@pytest.mark.parametrize(("question", "first"), [("this week", 8), ("本周", 8), ("last week", 1), ("上个星期", 1)])
def test_a_week_is_its_seven_days_from_monday_on(question: str, first: int) -> None:
    assert meant(question) == [AskedDate(2024, 1, first + day) for day in range(7)]


@pytest.mark.parametrize("question", ["what did she paint yesterday", "last week of May", "the last barrel", "五月"])
def test_where_no_meeting_was_held_it_is_no_date(question: str) -> None:
    assert meant(question) == []


@pytest.mark.parametrize(
    ("question", "asked_date"), [("yesterday's meeting", AskedDate(2024, 1, 9)), ("今天的会议", AskedDate(2024, 1, 10))]
)
def test_before_a_word_for_a_meeting_it_is_a_date_whether_one_was_held_or_not(
    question: str, asked_date: AskedDate
) -> None:
    assert meant(question) == [asked_date]


def test_a_year_without_a_meeting_is_not_answered_with_another_one() -> None:
    text = lines_of("# Club", "", "## Seeds", "", "今年的会议讨论种子。")
    assert not search_in({"2022-03-05.md": text}).answer("今年的会议", today=MeetingDate(2024, 1, 10)).answered


def test_the_meetings_of_last_month_are_listed() -> None:
    dates = ("2023-12-06", "2024-01-03")
    search = search_in({f"{day}.md": lines_of("# Club", "", "## Barrel", "", "It leaks.") for day in dates})
    answer = search.answer("what happened last month", today=MeetingDate(2024, 1, 10))
    assert answer.answered
    assert {hit.meeting.id for hit in answer.hits} == {"2023-12-06"}


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("last year", AskedDate(2023)),
        ("去年", AskedDate(2023)),
        ("Yesterday?", AskedDate(2024, 1, 8)),
        ("letztes Jahr", AskedDate(2023)),
    ],
)
def test_what_is_all_of_a_question_is_a_date_though_no_meeting_was_held_then(question: str, first: AskedDate) -> None:
    found = find_relative_dates(normalise(question), date(2024, 1, 9), [], ("en", "zh", "de"))
    assert next(found).asked_date == first
