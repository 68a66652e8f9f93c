"""Who was there and who was not: the passage that names them answers, and a meeting that names nobody so is refused."""

import pytest

from bot.search.model import Answer
from tests.conftest import lines_of, search_in

ENGLISH = lines_of(
    "# Club, 5 March 2024", "", "Attendees: Fern, Ada", "Apologies: Moss", "", "## Hose", "", "Moss wants a new hose."
)


def german(*people: str) -> str:
    topic = ("## Gartenschlauch", "", "Der Schlauch tropft, und ein neuer ist bestellt.")
    return lines_of("# Treffen am 5. März 2024", "", "Anwesend: Farn, Ada", *people, "", *topic)


def answer_of(text: str, question: str, **others: str) -> Answer:
    files = {"2024-03-05.md": text} | {f"{date.removeprefix('on_')}.md": other for date, other in others.items()}
    return search_in(files).answer(question)


@pytest.mark.parametrize(
    ("text", "question", "named"),
    [
        (ENGLISH, "Who was absent on March 5?", "Apologies: Moss"),
        (ENGLISH, "Who was not there on 2024-03-05?", "Apologies: Moss"),
        (ENGLISH, "Who sent apologies?", "Apologies: Moss"),
        (ENGLISH, "Who missed the last meeting?", "Apologies: Moss"),
        (german("Entschuldigt: Moos"), "Wer fehlte am 5. März 2024?", "Entschuldigt: Moos"),
        (german("Entschuldigt: Moos"), "Wer war am 5.3.2024 nicht dabei?", "Entschuldigt: Moos"),
        (
            lines_of(
                "# Réunion du 5 mars 2024",
                "",
                "Présents : Fougère, Ada",
                "Excusés : Mousse",
                "",
                "## Tuyau",
                "",
                "Le tuyau fuit depuis lundi, et nous en achetons un autre.",
            ),
            "Qui était absent le 5 mars 2024 ?",
            "Excusés : Mousse",
        ),
        (
            lines_of(
                "# Reunión del 5 de marzo de 2024",
                "",
                "Asistentes: Helena, Ada",
                "Ausentes: Rosario",
                "",
                "## Manguera",
                "",
                "La manguera gotea desde el lunes y vamos a comprar otra.",
            ),
            "¿Quién faltó el 5 de marzo de 2024?",
            "Ausentes: Rosario",
        ),
        (
            lines_of("# 园艺会 2024-03-05", "", "参会人员：李青、王兰", "缺席：张苔", "", "## 水管", "", "水管漏水。"),
            "3月5日谁没来",
            "缺席：张苔",
        ),
        (
            lines_of(
                "# 園芸会 2024年3月5日",
                "",
                "出席者：田中、鈴木",
                "欠席者：佐藤",
                "",
                "## ホース",
                "",
                "ホースが漏れている。",
            ),
            "3月5日に欠席したのは誰ですか",
            "欠席者：佐藤",
        ),
        (
            lines_of(
                "# 정원 회의 2024년 3월 5일",
                "",
                "참석자: 김철수, 이영희",
                "불참자: 박민수",
                "",
                "## 호스",
                "",
                "호스가 샌다.",
            ),
            "3월 5일 회의에 누가 안 왔나요?",
            "불참자: 박민수",
        ),
    ],
)
def test_the_passage_that_names_them_answers(text: str, question: str, named: str) -> None:
    answer = answer_of(text, question)
    assert answer.answered
    assert named in answer.hits[0].quote.text


def test_a_section_of_those_who_did_not_come_answers() -> None:
    text = lines_of(
        "# Club", "", "## Present", "", "- Fern", "", "## Regrets", "", "- Moss", "", "## Hose", "", "Moss."
    )
    answer = answer_of(text, "who was absent on March 5")
    assert (answer.answered, answer.hits[0].quote.text) == (True, "- Moss")


@pytest.mark.parametrize("question", ["Wer fehlte am 5. März?", "Wer war beim letzten Treffen nicht dabei?"])
def test_a_meeting_that_names_nobody_as_absent_is_refused(question: str) -> None:
    earlier = lines_of(
        "# Treffen am 6. Februar 2024", "", "Anwesend: Ada", "Entschuldigt: Moos", "", "## Beet", "", "Leer."
    )
    assert not answer_of(german(), question, **{"2024-02-06": earlier}).answered


def test_a_date_is_that_of_the_meeting_where_somebody_was_absent() -> None:
    others = {
        f"2024-0{month}-02": lines_of("# Club", "", "Apologies: Fern", "", "## Bed", "", "Dug.") for month in "124"
    }
    answer = answer_of(ENGLISH, "who was absent on March 5", **others)
    assert answer.hits[0].minutes.source == "2024-03-05.md"


def test_when_somebody_was_absent_is_not_answered_by_where_they_were() -> None:
    earlier = lines_of("# Club", "", "Attendees: Fern, Moss", "", "## Bed", "", "Dug.")
    answer = answer_of(ENGLISH, "when was Moss absent", **{"2024-02-06": earlier})
    assert [hit.minutes.source for hit in answer.hits] == ["2024-03-05.md"]


def test_what_is_absent_may_be_a_thing() -> None:
    text = lines_of("# Club", "", "## Keys", "", "If the key is absent, the shed stays shut.", "", "## Bed", "", "Dug.")
    assert answer_of(text, "what if the key is absent").answered


def test_who_came_is_told_where_the_names_stand() -> None:
    head = (
        "# Club",
        "",
        "Place: the shed",
        "",
        "## Hose",
        "",
        "It leaks.",
        "",
        "## Log",
        "",
        "Attendee: Fern, Moss, Ada",
    )
    hits = answer_of(lines_of(*head), "who attended on March 5").hits
    assert hits[0].quote.text == "Attendee: Fern, Moss, Ada"


def test_who_came_to_another_meeting_is_no_answer() -> None:
    other = lines_of("# Bed club", "", "Bed members", "", "Attendees: Moss, Ada, Fern", "", "## Bed", "", "Bed dug.")
    answer = answer_of(ENGLISH, "who attended the bed meeting on March 5", **{"2024-02-06": other})
    assert answer.hits[0].minutes.source == "2024-03-05.md"
