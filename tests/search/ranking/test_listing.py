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


def garden() -> Search:
    """Return three meetings at which Fern presented two items, and Moss only was."""
    head = ("# Club", "", "**Attendees**: Fern, Moss", "")
    other = ("# Club", "", "**Attendees**: Moss, Oak", "")
    return search_in(
        {
            "2024-03-05.md": lines_of(
                *head, "## Agenda 1: Barrel @Fern", "", "It leaks.", "", "## Agenda 2: Shed", "", "Old."
            ),
            "2024-04-02.md": lines_of(*other, "## Agenda 1: Roses", "", "Fern wants to cut them."),
            "2024-05-07.md": lines_of(*head, "## Agenda 1: Seeds @Fern", "", "They are sown. The barrel is full."),
        }
    )


@pytest.mark.parametrize(
    "question",
    ["Fern", "What did Fern present?", "Fern 最近讲了什么", "Fern分享过哪些内容", "what has Fern presented lately"],
)
def test_what_somebody_presented_is_listed_the_newest_first(question: str) -> None:
    answer = garden().answer(question)
    assert answer.answered
    assert [hit.headline for hit in answer.hits] == ["Agenda 1: Seeds @Fern", "Agenda 1: Barrel @Fern"]


@pytest.mark.parametrize(
    "question", ["Which meetings did Fern attend?", "Fern 参加过哪些会议", "Fern 出席过几次会", "Fern 都参加了哪几次会"]
)
def test_where_somebody_was_is_listed_the_newest_first(question: str) -> None:
    answer = garden().answer(question)
    assert answer.answered
    assert [hit.meeting.id for hit in answer.hits] == ["2024-05-07", "2024-03-05"]
    assert all("Fern" in hit.quote.text for hit in answer.hits)


def test_what_somebody_presented_on_a_day_is_that_alone() -> None:
    assert [hit.headline for hit in garden().answer("What did Fern present on March 5?").hits] == [
        "Agenda 1: Barrel @Fern"
    ]


@pytest.mark.parametrize("question", ["What did Moss present?", "Moss 讲过什么"])
def test_a_list_of_who_came_does_not_tell_what_somebody_did(question: str) -> None:
    answer = garden().answer(question)
    assert not answer.answered
    assert answer.hits


def test_what_somebody_said_about_something_is_searched_for() -> None:
    assert garden().answer("What did Fern say about the barrel?").hits[0].headline == "Agenda 1: Barrel @Fern"


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("议程 1 讲了什么", ["2024-05-07", "2024-04-02", "2024-03-05"]),
        ("agenda 2", ["2024-03-05"]),
        ("3.5 议程 1 谁讲的", ["2024-03-05"]),
    ],
)
def test_an_item_asked_for_by_its_number_is_listed_the_newest_first(question: str, ids: list[str]) -> None:
    answer = garden().answer(question)
    assert answer.answered
    assert [hit.meeting.id for hit in answer.hits] == ids


def test_an_item_number_that_no_meeting_has_is_not_answered() -> None:
    assert not garden().answer("agenda 7").answered


def test_what_is_listed_is_quoted_from_its_beginning() -> None:
    seeds = garden().answer("What happened at the last meeting?").hits[1]
    assert seeds.quote.text.startswith("They are sown.")


def test_what_somebody_presented_tells_more_than_where_somebody_spoke() -> None:
    text = lines_of(
        "# Club",
        "",
        "## Barrel (Fern Moss)",
        "",
        "Oak Root: It leaks.",
        "",
        "## Shed (Oak Root)",
        "",
        "Fern Moss: It is old.",
    )
    search = search_in({"2024-03-05.md": text})
    assert [hit.headline for hit in search.answer("What did Fern Moss present?").hits] == ["Barrel (Fern Moss)"]


def test_a_word_of_everyday_that_stands_among_the_names_is_nobody() -> None:
    text = lines_of("# Club", "", "**Attendees**: Fern, Meetings, Will", "", "## Barrel", "", "It leaks.")
    answer = search_in({"2024-03-05.md": text, "2024-04-02.md": text}).answer("meetings in 2024")
    assert [hit.meeting.id for hit in answer.hits] == ["2024-04-02", "2024-03-05"]


def test_the_head_of_a_meeting_is_no_picture() -> None:
    text = lines_of("![The shed](shed.png)", "", "## Barrel", "", "It leaks.")
    hits = search_in({"2024-03-05.md": text, "2024-04-02.md": text}).answer("meetings in 2024").hits
    assert [hit.quote.text for hit in hits] == ["It leaks.", "It leaks."]


def test_a_long_item_of_somebody_is_listed_once() -> None:
    long = lines_of(*(f"Line {number} about the barrel.\n" for number in range(80)))
    text = lines_of("# Club", "", "## Barrel @Fern", "", long, "", "## Shed @Fern", "", "It is old.")
    hits = search_in({"2024-03-05.md": text}).answer("What did Fern present?").hits
    assert [hit.headline for hit in hits] == ["Barrel @Fern", "Shed @Fern"]


def test_an_agenda_item_is_listed_whatever_part_of_it_is_asked_for() -> None:
    lines = ("# Club", "", "## Agenda 1: Barrel", "", "It leaks.", "", "## Agenda 2: Shed", "", "It is green.")
    hits = search_in({"2024-03-05.md": lines_of(*lines)}).answer("agenda 2 decision").hits
    assert [hit.quote.text for hit in hits] == ["It is green."]
