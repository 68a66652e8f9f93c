"""Which of the latest meetings a question means."""

import pytest

from bot.minutes.model import MeetingDate
from bot.search.engine import Search
from bot.search.model import AskedDate
from bot.search.question.latest import find_latest_mention
from bot.search.typed import date_named, latest_named
from bot.text import normalise
from tests.conftest import lines_of, search_in


@pytest.mark.parametrize(
    ("question", "positions"),
    [
        ("what was said at the last meeting", (0,)),
        ("the previous call", (0,)),
        ("上次开会说了啥", (0,)),
        ("上次讨论了什么", (0,)),
        ("what was discussed last time?", (0,)),
        ("上一次例会", (0,)),
        ("最近一次会议", (0,)),
        ("the meeting before last", (1,)),
        ("the second to last meeting", (1,)),
        ("the penultimate session", (1,)),
        ("上上次会议", (1,)),
        ("上上上次会议", (2,)),
        ("倒数第三次会议", (2,)),
        ("the last three meetings", (0, 1, 2)),
        ("latest 2 calls", (0, 1)),
        ("the last couple of meetings", (0, 1)),
        ("our last few meetings", (0, 1, 2)),
        ("最近两次会议", (0, 1)),
        ("过去三期", (0, 1, 2)),
    ],
)
def test_which_meetings_are_meant(question: str, positions: tuple[int, ...]) -> None:
    found = find_latest_mention(question)
    assert found is not None
    assert found.positions == positions


@pytest.mark.parametrize(
    "question", ["线上会议", "以上会议", "last year", "the last three barrels", "前两个雨桶", "晚上会不会下雨"]
)
def test_no_meeting_is_meant(question: str) -> None:
    assert find_latest_mention(question) is None


@pytest.mark.parametrize("count", ["99", "20"])
def test_a_number_that_no_community_reaches_means_at_most_twenty(count: str) -> None:
    found = find_latest_mention(f"the last {count} meetings")
    assert found is not None
    assert len(found.positions) == 20


def year() -> Search:
    """Return three meetings, the last of them still to come."""
    dates = ("2024-01-10", "2024-02-14", "2024-03-13")
    return search_in({f"{date}.md": lines_of("# Club", "", "## Barrel", "", f"It leaks ({date}).") for date in dates})


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("the last meeting", {"2024-02-14"}),
        ("上上次会议讲了什么", {"2024-01-10"}),
        ("the last two meetings", {"2024-01-10", "2024-02-14"}),
        ("the last nine meetings", {"2024-01-10", "2024-02-14"}),
    ],
)
def test_the_meetings_meant_are_listed_and_none_that_is_still_to_come(question: str, ids: set[str]) -> None:
    answer = year().answer(question.replace("nine", "9"), today=MeetingDate(2024, 2, 20))
    assert answer.answered
    assert {hit.meeting.id for hit in answer.hits} == ids


def test_the_meeting_before_the_only_one_is_not_in_the_minutes() -> None:
    search = search_in({"2024-01-10.md": "# Club\n\n## Barrel\n\nIt leaks.\n"})
    assert not search.answer("the meeting before last", today=MeetingDate(2024, 2, 20)).answered


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("最近の3回の会議", (0, 1, 2)),
        ("die letzten beiden Treffen", (0, 1)),
        ("letztes Treffen", (0,)),
        ("vorletzte Sitzung", (1,)),
        ("前回の会議", (0,)),
        ("última reunión", (0,)),
        ("dernière réunion", (0,)),
        ("la réunion précédente", (0,)),
        ("última reunião", (0,)),
        ("지난 회의", (0,)),
        ("지지난 회의", (1,)),
        ("최근 세 번의 회의", (0, 1, 2)),
    ],
)
def test_the_last_meeting_is_named_in_every_language(text: str, positions: tuple[int, ...]) -> None:
    assert latest_named(text) == positions


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13 de Septiembre de 2023", (2023, 9, 13)),
        ("17 mai 2022", (2022, 5, 17)),
        ("1er mars 2021", (2021, 3, 1)),
        ("17. Juni 2022", (2022, 6, 17)),
        ("17.06.2022", (2022, 6, 17)),
        ("17.6.2022", (2022, 6, 17)),
        ("1 de março de 2024", (2024, 3, 1)),
        ("2024년 1월 20일", (2024, 1, 20)),
        ("2024年1月20日", (2024, 1, 20)),
    ],
)
def test_a_day_is_named_in_every_language(text: str, day: tuple[int, int, int]) -> None:
    assert date_named(text, ()) == AskedDate(*day)


@pytest.mark.parametrize("question", ["latest", "The latest?", "newest", "最新", "最新的"])
def test_a_word_for_the_last_one_alone_means_the_last_meeting(question: str) -> None:
    found = find_latest_mention(normalise(question))
    assert found is not None
    assert found.positions == (0,)


@pytest.mark.parametrize("question", ["latest news", "the latest release", "最新版本", "最近的变化"])
def test_with_other_words_it_means_none(question: str) -> None:
    assert find_latest_mention(normalise(question)) is None
