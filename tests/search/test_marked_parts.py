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


@pytest.mark.parametrize(
    "question",
    [
        "What is left to do?",
        "Was ist noch zu tun?",
        "Que reste-t-il à faire ?",
        "¿Qué queda por hacer?",
        "Cosa resta da fare?",
        "O que falta fazer?",
        "Wat moet er nog gebeuren?",
        "残っているタスクは何ですか",
        "남은 일은 무엇인가요?",
        "还有哪些待办事项？",
        "還有什麼要做？",
    ],
)
def test_what_is_left_to_do_is_asked_in_every_language(question: str) -> None:
    files = {"2024-03-05.md": lines_of("# Club 2024-03-05", "", "## Action items", "", "- Fern mends the hose.")}
    answer = search_in(files).answer(question, today=TODAY)
    assert answer.answered
    assert [hit.entry.role for hit in answer.hits] == [Role.ACTION]


def test_of_all_who_were_absent_those_of_the_last_time_are_meant() -> None:
    absent = {
        f"2024-0{month}-05.md": lines_of(f"# Club 2024-0{month}-05", "", f"Regrets: {name}", "", "## Hose", "", "Wet.")
        for month, name in ((3, "Sage Green"), (4, "Bramble Oakes"))
    }
    answer = search_in(absent).answer("who was absent", today=TODAY)
    assert answer.answered
    assert "Bramble Oakes" in answer.hits[0].quote.text


@pytest.mark.parametrize("question", ["who attended?", "who attended the meeting?", "wer hat teilgenommen?"])
def test_minutes_without_a_list_do_not_tell_who_came(question: str) -> None:
    files = {"2024-03-05.md": lines_of("# Club 2024-03-05", "", "We met in the shed.", "", "## Hose", "", "It leaks.")}
    assert not search_in(files).answer(question, today=TODAY).answered


def test_what_is_not_decided_is_an_open_question_and_no_decision() -> None:
    files = {
        "2024-03-05.md": lines_of(
            "# Club 2024-03-05",
            "",
            "## Decisions",
            "",
            "- Buy the hose.",
            "",
            "## Open questions",
            "",
            "- Where does the pond end?",
        )
    }
    (hit,) = search_in(files).answer("what was not decided?", today=TODAY).hits
    assert hit.entry.role is Role.OPEN_QUESTION


def test_a_list_of_no_names_behind_another_label_tells_who_came() -> None:
    files = {
        "2024-03-05.md": lines_of(
            "# Club 2024-03-05", "", "**Date:** today · **Present:** everybody", "", "## Hose", "", "Wet."
        )
    }
    assert search_in(files).answer("who attended?", today=TODAY).answered
