"""Which questions ask how things stand, and which of their words are none to search for."""

import pytest

from tests.conftest import lines_of, search_in

CLUB = search_in({"2024-03-05.md": lines_of("# Club", "", "## Barrel", "", "The barrel leaks. 雨桶漏水。")})


@pytest.mark.parametrize(
    "question",
    [
        "barrel status",
        "What is the current status of the barrel?",
        "latest on the barrel",
        "who is the keeper of the barrel",
        "which stage is the barrel at now",
        "雨桶目前怎么样",
        "雨桶的最新进展",
        "雨桶現狀",
        "Wie ist der aktuelle Stand der Tonne?",
        "Où en est l'état du tonneau actuellement ?",
        "¿Cuál es el estado actual del barril?",
        "Qual é o estado atual do barril?",
        "樽の現状は？",
        "빗물통의 현재 상황은 어떤가요?",
    ],
)
def test_a_question_asks_how_things_stand(question: str) -> None:
    assert CLUB.index.parser.parse(question).intent.state


@pytest.mark.parametrize(
    "question", ["barrel", "Why does the barrel leak?", "a status code of the barrel", "work in progress", "雨桶漏水"]
)
def test_other_questions_do_not(question: str) -> None:
    assert not CLUB.index.parser.parse(question).intent.state


@pytest.mark.parametrize(
    "question", ["current status of the barrel", "the latest on the barrel", "where does the barrel stand now"]
)
def test_an_answer_need_not_say_that_it_is_new(question: str) -> None:
    assert [word.written for word in CLUB.index.parser.parse(question).required] == ["barrel"]


@pytest.mark.parametrize("question", ["current", "status"])
def test_words_that_are_all_of_a_question_are_searched_for(question: str) -> None:
    assert CLUB.index.parser.parse(question).words
