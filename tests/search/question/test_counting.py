"""Questions that ask to be counted."""

import pytest

from tests.conftest import search_in

MINUTES = {
    "2024-03-05.md": "# Club\n\nAttendees: Ada Byron, Bo Lu\n\n## Hose\n\nHow many people use the hose? Many.\n",
    "2024-05-07.md": "---\nlanguage: es\n---\n# Club\n\n## Manguera\n\nLa manguera gotea.\n",
    "2024-06-04.md": "---\nlanguage: pt\n---\n# Clube\n\n## Mangueira\n\nA mangueira pinga.\n",
    "2024-07-02.md": "---\nlanguage: fr\n---\n# Club\n\n## Tuyau\n\nLe tuyau fuit.\n",
    "2024-04-02.md": "# Club\n\nAttendees: Ada Byron\n\n## Shed\n\nIt leaks.\n",
}


@pytest.mark.parametrize(
    "question",
    [
        "how often was Ada Byron there",
        "Ada Byron 来了几次",
        "wie oft war Ada Byron dabei",
        "combien de fois Ada Byron est venue",
        "cuántas veces vino Ada Byron",
        "quantas vezes veio Ada Byron",
        "Ada Byron は何回参加しましたか",
        "Ada Byron 몇 번 참석했나요",
    ],
)
def test_how_often_somebody_was_there_is_asked_of_the_person(question: str) -> None:
    query = search_in(MINUTES).explain(question).query
    assert query.intent.how_often
    assert not any(word.known for word in query.required if not word.is_name)


@pytest.mark.parametrize(
    "question",
    [
        "how many people came",
        "how many attended the last meeting",
        "上次会议有几个人",
        "多少人参会",
        "wie viele Leute waren da",
        "combien de personnes étaient présentes",
        "cuántas personas asistieron",
        "quantas pessoas participaram",
        "何人いましたか",
        "몇 명이 참석했나요",
    ],
)
def test_a_headcount_is_asked_if_nothing_else_is_named(question: str) -> None:
    assert search_in(MINUTES).explain(question).query.intent.headcount


@pytest.mark.parametrize(
    "question", ["how many people use the hose", "how many hoses", "多少人用水管", "how many members have we got"]
)
def test_people_who_do_something_else_are_not_counted(question: str) -> None:
    assert not search_in(MINUTES).explain(question).query.intent.headcount


@pytest.mark.parametrize(
    "question", ["how often did Ada Byron sing", "Ada Byron 唱了几次歌", "how often did Ada Byron mention hoses"]
)
def test_what_else_somebody_did_is_not_counted(question: str) -> None:
    explained = search_in(MINUTES).explain(question)
    assert not explained.query.intent.how_often
    assert not explained.query.intent.attendance


def test_how_often_somebody_was_absent_is_told_from_how_often_they_came() -> None:
    search = search_in(MINUTES)
    assert search.explain("how often was Bo Lu absent").query.intent.absence
    assert search.explain("how many meetings did Bo Lu miss").query.intent.absence
    assert not search.explain("how often did Bo Lu come").query.intent.absence
