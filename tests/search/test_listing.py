"""A question that names a meeting and asks for nothing else is answered with that meeting."""

import pytest

from bot.minutes.model import EntryKind, MeetingDate
from bot.search.engine import Search
from tests.conftest import lines_of, search_in


def club() -> Search:
    """Return three meetings; that of May talks of what others are asked for by."""
    head = ("# Club", "", "**Attendees**: Fern, Moss", "")
    return search_in(
        {
            "2023-05-02.md": lines_of(*head, "## Talks", "We discussed how the meeting is discussed, who attended it."),
            "2024-05-07.md": lines_of(*head, "## 参加", "谁参加了会议，讲了什么，讨论了什么。"),
            "2024-06-04.md": lines_of(*head, "## Barrel", "It leaks.", "", "## Shed", "It is green."),
        }
    )


@pytest.mark.parametrize(
    "question",
    [
        "last meeting",
        "最近一次会议",
        "What was discussed at the last meeting?",
        "最近一次会议讲了什么？",
        "上次会议讨论了什么",
        "2024-06-04",
        "What happened on June 4?",
        "6月4日的会议提到了什么",
    ],
)
def test_what_a_meeting_was_about_is_answered_with_it_from_its_head_on(question: str) -> None:
    answer = club().answer(question)
    assert answer.answered
    assert [hit.headline for hit in answer.hits] == ["Club", "Barrel", "Shed"]
    assert {hit.meeting.id for hit in answer.hits} == {"2024-06-04"}


@pytest.mark.parametrize("question", ["meetings in 2024", "2024 年的会议"])
def test_several_meetings_are_answered_with_their_heads_the_newest_first(question: str) -> None:
    hits = club().answer(question).hits
    assert [hit.meeting.id for hit in hits] == ["2024-06-04", "2024-05-07"]
    assert {hit.entry.kind for hit in hits} == {EntryKind.OVERVIEW}


def test_a_meeting_that_was_never_held_is_not_answered() -> None:
    assert not club().answer("What happened on June 9 2021?").answered


def test_which_meeting_is_the_last_is_told_by_the_day() -> None:
    answer = club().answer("last meeting", today=MeetingDate(2024, 5, 20))
    assert {hit.meeting.id for hit in answer.hits} == {"2024-05-07"}


@pytest.mark.parametrize("question", ["上次会议都有谁参加", "who attended the last meeting", "上次会议谁参加了"])
def test_who_was_at_a_meeting_is_answered_with_its_head_though_others_say_the_words(question: str) -> None:
    answer = club().answer(question)
    assert answer.answered
    assert (answer.hits[0].meeting.id, answer.hits[0].entry.kind) == ("2024-06-04", EntryKind.OVERVIEW)


def test_a_word_beside_the_meeting_is_searched_for() -> None:
    assert club().answer("shed at the last meeting").hits[0].headline == "Shed"
