"""Questions for decisions, action items and who was not there."""

import pytest

from bot.minutes.model import MeetingDate, Role
from bot.search.model import Answer
from tests.conftest import lines_of, search_in

TODAY = MeetingDate(2024, 6, 1)
FILES = {
    "2024-03-05.md": lines_of(
        "# Club 2024-03-05",
        "",
        "**Attendees**: Fern Moss, Bramble Oakes",
        "",
        "**Regrets**: Sage Green",
        "",
        "## Hose",
        "",
        "The hose leaks near the tap, and the hose is old. A new hose costs much.",
        "",
        "### Decision",
        "",
        "Agreed: buy it.",
        "",
        "## Fence",
        "",
        "The fence is green.",
    ),
    "2024-05-07.md": lines_of(
        "# Club 2024-05-07",
        "",
        "**Attendees**: Fern Moss",
        "",
        "## Pond",
        "",
        "Frogs live there.",
        "",
        "### Decision",
        "",
        "Keep them.",
    ),
}
SEARCH = search_in(FILES)


def ask(question: str) -> Answer:
    return SEARCH.answer(question, today=TODAY)


@pytest.mark.parametrize("question", ["what was decided", "which decisions were made?", "what were the decisions"])
def test_a_question_for_decisions_alone_lists_them(question: str) -> None:
    answer = ask(question)
    assert answer.answered
    assert [hit.entry.role for hit in answer.hits] == [Role.DECISION, Role.DECISION]


def test_those_of_one_meeting_are_listed_if_it_is_named() -> None:
    (hit,) = ask("what was decided on March 5, 2024").hits
    assert hit.quote.text == "Agreed: buy it."


def test_a_decision_is_found_by_the_topic_above_it() -> None:
    first, *_ = ask("what was decided about the hose").hits
    assert first.entry.role is Role.DECISION
    assert first.quote.text == "Agreed: buy it."


def test_without_asking_for_it_the_discussion_comes_first() -> None:
    assert ask("hose tap").hits[0].entry.role is None


def test_a_topic_without_a_decision_is_not_answered_by_one_of_another() -> None:
    first, *_ = ask("what was decided about the fence").hits
    assert first.headline == "Fence"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("who was not there on March 5, 2024", "Sage Green"),
        ("who was absent", "Sage Green"),
        ("who sent regrets", "Sage"),
    ],
)
def test_who_was_not_there_is_told(question: str, name: str) -> None:
    answer = ask(question)
    assert answer.answered
    assert name in answer.hits[0].quote.text


def test_a_meeting_that_names_nobody_absent_is_no_answer() -> None:
    assert not ask("who was absent on May 7, 2024").answered
