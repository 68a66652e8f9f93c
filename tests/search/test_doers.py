"""Who does something: a task that names somebody answers, in every language."""

import pytest

from bot.search.engine import Search
from tests.conftest import lines_of, search_in

ENGLISH = (
    "# Garden club 2024-05-14",
    ("## Pump", "The pump by the pond is broken, and the pump is loud."),
    ("## Action items", "- Ada Byron: order the pump\n- Brook Lane: paint the greenhouse"),
)
GERMAN = (
    "# Gartenverein 14.05.2024",
    ("## Pumpe", "Niemand weiß, warum die Pumpe laut ist."),
    ("## Aufgaben", "- Ada Byron: Pumpe bestellen\n- Brook Lane: Gewächshaus streichen"),
)
FRENCH = (
    "# Club de jardin 14 mai 2024",
    ("## Pompe", "Personne ne sait pourquoi la pompe est bruyante."),
    ("## Actions", "- Ada Byron : commander la pompe\n- Brook Lane : peindre la serre"),
)
SPANISH = (
    "# Club de jardín 14 de mayo de 2024",
    ("## Bomba", "Nadie sabe por qué la bomba hace ruido."),
    ("## Tareas", "- Ada Byron: pedir la bomba\n- Brook Lane: pintar el invernadero"),
)
CHINESE = (
    "# 花园俱乐部 2024年5月14日",
    ("## 玻璃", "温室的玻璃碎了，玻璃很贵。"),
    ("## 待办", "- 李明：买玻璃\n- 王芳：联系水泵供应商"),
)
KOREAN = (
    "# 정원 모임 2024년 5월 14일",
    ("## 호스", "호스가 낡았다. 호스에 구멍이 났다."),
    ("## 할 일", "- 김민수: 호스 구매\n- 이지은: 온실 청소"),
)
PEOPLE = {
    ENGLISH: "Attendees: Ada Byron, Brook Lane",
    GERMAN: "Anwesend: Ada Byron, Brook Lane",
    FRENCH: "Présents : Ada Byron, Brook Lane",
    SPANISH: "Asistentes: Ada Byron, Brook Lane",
    CHINESE: "参会人：李明、王芳",
    KOREAN: "참석자: 김민수, 이지은",
}
Minutes = tuple[str, tuple[str, str], tuple[str, str]]


def search(minutes: Minutes) -> Search:
    title, *topics = minutes
    sections = [line for heading, body in topics for line in ("", heading, "", body)]
    return search_in({"2024-05-14.md": lines_of(title, "", PEOPLE[minutes], *sections)})


@pytest.mark.parametrize(
    ("minutes", "question", "named"),
    [
        (ENGLISH, "Who is in charge of the pump?", "Ada Byron"),
        (ENGLISH, "who takes care of the greenhouse", "Brook Lane"),
        (ENGLISH, "Who will order the pump?", "Ada Byron"),
        (GERMAN, "Wer ist für die Pumpe zuständig?", "Ada Byron"),
        (GERMAN, "Wer kümmert sich um das Gewächshaus?", "Brook Lane"),
        (FRENCH, "Qui est responsable de la pompe ?", "Ada Byron"),
        (FRENCH, "Qui s'occupe de la serre ?", "Brook Lane"),
        (SPANISH, "¿Quién es responsable de la bomba?", "Ada Byron"),
        (SPANISH, "¿Quién se encarga del invernadero?", "Brook Lane"),
        (CHINESE, "谁负责买玻璃", "李明"),
        (CHINESE, "由谁联系水泵供应商", "王芳"),
        (KOREAN, "호스 구매 담당자는 누구인가요?", "김민수"),
        (KOREAN, "온실 청소는 누가 하나요?", "이지은"),
    ],
)
def test_a_task_that_names_somebody_answers(minutes: Minutes, question: str, named: str) -> None:
    answer = search(minutes).answer(question)
    assert answer.answered
    assert named in answer.hits[0].quote.text


def test_a_topic_without_anybody_hardly_tells_who_is_responsible() -> None:
    title, topic, _ = ENGLISH
    found = search_in({"2024-05-14.md": lines_of(title, "", topic[0], "", topic[1])})
    why, who = (found.explain(question).features for question in ("Why the pump?", "Who is responsible for the pump?"))
    assert why is not None
    assert who is not None
    assert (why.shown, who.shown) == (1, 0)


def test_a_line_that_says_who_is_responsible_answers() -> None:
    text = lines_of("# Club 2024-05-14", "", "## Pump", "", "Ada Byron is responsible for the pump.")
    assert search_in({"2024-05-14.md": text}).answer("Who is responsible for the pump?").answered


def test_who_came_is_no_question_for_a_task() -> None:
    intent = search(ENGLISH).explain("who was there on 2024-05-14?").query.intent
    assert (intent.attendance, intent.doers) == (True, False)


def test_a_list_of_many_tasks_tells_less_of_who_does_one_than_a_list_of_few() -> None:
    tasks = "\n".join(f"- Ada Byron: paint fence {number}" for number in ("one", "two", "three", "four"))
    minutes = lines_of("# Garden club 2024-05-14", "", "Attendees: Ada Byron, Brook Lane", "", "## Action items", "")
    few = f"{minutes}\n- Brook Lane: order the pump\n"
    found = search_in({"2024-05-14.md": f"{minutes}\n- Ada Byron: order the pump\n{tasks}\n", "2024-05-07.md": few})
    parts = found.explain("Who will order the pump?").parts
    shares = {parts[number]["doers"] / parts[number]["words"] for number in (0, 1)}
    assert len(shares) == 2
