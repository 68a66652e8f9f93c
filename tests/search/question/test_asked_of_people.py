"""Questions about somebody: were they there, when for the last time, and what are they to do."""

from collections.abc import Mapping
from functools import cache

import pytest

from bot.minutes.model import Role
from bot.search.engine import Search
from bot.search.explanation import Explanation
from tests.conftest import lines_of, search_in

_TALL, _SMALL = "Ada Byron", "Ada"


def _minutes(language: str, full: str, short: str) -> Mapping[str, str]:
    """Return minutes of three meetings: whoever is asked for was at the first two, and has one task of each."""

    def meeting(month: int, present: str, *notes: str) -> str:
        head = ("---", f"language: {language}", "---", f"# Club 2024-0{month}-05", "", f"Attendees: {present}", "")
        return lines_of(*head, "## Hose", "", *notes)

    return {
        "2024-03-05.md": meeting(
            3, f"{full}, Bo Lu", f"{short} and Bo talk.", "", "## Action items", "", f"- {short}: oil", "- Bo: tar"
        ),
        "2024-04-05.md": meeting(
            4, f"{full}, Bo Lu", "All is well.", "", "## Action items", "", "- Bo: rope", f"- {short}: wax"
        ),
        "2024-05-05.md": meeting(5, "Bo Lu, Cy Moss", "Nobody talks.", "", "## Action items", "", "- Bo: nails"),
    }


_NAMES = {
    "zh": ("王浩然", "浩然"),
    "ja": ("佐藤健一", "佐藤"),
    "ko": ("김하늘", "하늘"),
    "pl": ("Adam Wierzba", "Adam"),
    "ru": ("Анна Орлова", "Анна"),
}


@cache
def _club(language: str) -> Search:
    return search_in(_minutes(language, *_NAMES.get(language, (_TALL, _SMALL))))


def asked(language: str, question: str) -> Explanation:
    return _club(language).explain(question)


def shown(found: Explanation) -> list[tuple[str, str]]:
    """Return the months and the quotes of all hits."""
    return [(hit.minutes.source[5:7], hit.quote.text) for hit in found.answer.hits]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "what does Ada have to do"),
        ("en", "What should Ada do?"),
        ("en", "what was Ada Byron supposed to do"),
        ("en", "are there any jobs left for Ada"),
        ("en", "Ada to-do list"),
        ("en", "ada's tasks"),
        ("de", "Was muss Ada noch machen?"),
        ("de", "was sollte Ada erledigen"),
        ("de", "Adas Aufgaben"),
        ("de", "Aufgaben Ada"),
        ("fr", "Que doit faire Ada ?"),
        ("fr", "que devait faire Ada"),
        ("fr", "tâches Ada"),
        ("es", "¿Qué tenía que hacer Ada?"),
        ("es", "tareas de Ada"),
        ("it", "Cosa deve fare Ada?"),
        ("it", "compiti di Ada"),
        ("pt", "O que a Ada tem que fazer?"),
        ("pt", "pendências da Ada"),
        ("nl", "Wat moet Ada nog doen?"),
        ("nl", "taken van Ada"),
        ("pl", "Co ma zrobić Adam?"),
        ("pl", "co Adam miał załatwić"),
        ("pl", "zadania Adama"),
        ("cs", "Co má Ada ještě udělat?"),
        ("cs", "Jaké úkoly má Ada?"),
        ("cs", "Co má na starosti Ada?"),
        ("sv", "Vad ska Ada göra?"),
        ("sv", "Vad har Ada kvar att göra?"),
        ("sv", "Adas uppgifter"),
        ("da", "Hvad skal Ada gøre?"),
        ("da", "Hvad mangler Ada at gøre?"),
        ("da", "Adas opgaver"),
        ("nb", "Hva skal Ada gjøre?"),
        ("nb", "Kva må Ada gjere?"),
        ("nb", "Adas oppgaver"),
        ("ru", "Что должна сделать Анна?"),
        ("ru", "задачи Анны"),
        ("tr", "Ada ne yapacak?"),
        ("tr", "Ada'nın yapması gereken işler neler?"),
        ("tr", "Ada'nın görevleri"),
        ("tr", "Ada'nın işleri"),
        ("zh", "浩然要做什么"),
        ("zh", "浩然有什么任务"),
        ("ja", "佐藤さんは何をする予定ですか"),
        ("ja", "佐藤さんの宿題"),
        ("ko", "하늘님 뭐 해야 돼요?"),
        ("ko", "하늘 할일"),
    ],
)
def test_what_somebody_is_to_do_is_listed_task_by_task_under_any_name(language: str, question: str) -> None:
    found = asked(language, question)
    assert found.by_owner
    assert [month for month, _ in shown(found)] == ["04", "03"]
    assert all("wax" in quote or "oil" in quote for _, quote in shown(found))
    assert not any("rope" in quote or "tar" in quote for _, quote in shown(found))


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "what does Ada have to do after the meeting in March"),
        ("de", "Was sollte Ada nach dem Treffen im März machen?"),
        ("fr", "Que devait faire Ada après la réunion de mars ?"),
        ("es", "¿Qué tenía que hacer Ada después de la reunión de marzo?"),
        ("pl", "Co Adam miał zrobić po zebraniu w marcu?"),
        ("zh", "浩然三月份要做什么"),
        ("ja", "佐藤さん 宿題 3月"),
        ("ko", "하늘 할일 3월"),
    ],
)
def test_the_meeting_of_the_tasks_can_be_named(language: str, question: str) -> None:
    assert [month for month, _ in shown(asked(language, question))] == ["03"]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "what should Ada have done by 1 June"),
        ("de", "Was hatte Ada bis zum 1. Juni zu erledigen?"),
        ("sv", "vad skulle Ada göra senast den 1 juni"),
        ("da", "hvad skulle Ada gøre senest den 1. juni"),
        ("nb", "hva skulle Ada gjøre innen 1. juni"),
        ("fr", "que devait faire Ada avant le 1er juin"),
        ("pt", "o que a Ada tem que fazer até 1 de junho"),
        ("pl", "co Adam miał zrobić do 1 czerwca"),
        ("tr", "Ada 1 Haziran'a kadar ne yapacak?"),
    ],
)
def test_a_day_by_which_something_is_to_be_done_names_no_meeting(language: str, question: str) -> None:
    assert [month for month, _ in shown(asked(language, question))] == ["04", "03"]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Was Ada at the meeting on 5 March?"),
        ("en", "did Ada come on March 5th"),
        ("de", "war Ada am 5. März auf der Sitzung"),
        ("fr", "ada était à la réunion du 5 mars ?"),
        ("es", "¿estuvo Ada en la reunión del 5 de marzo?"),
        ("it", "c'era Ada alla riunione del 5 marzo?"),
        ("pt", "a Ada tava na reunião de 5 de março?"),
        ("nl", "is Ada 5 maart geweest"),
        ("pl", "Czy Adam był na zebraniu 5 marca?"),
        ("cs", "Byla Ada 5. března na schůzi?"),
        ("sv", "Var Ada med på mötet den 5 mars?"),
        ("da", "Var Ada med til mødet den 5. marts?"),
        ("nb", "Var Ada på møtet 5. mars?"),
        ("ru", "Анна была на встрече 5 марта?"),
        ("tr", "Ada 5 Mart toplantısına katıldı mı?"),
        ("tr", "5 Mart'ta Ada var mıydı"),
        ("zh", "3月5号那次浩然在不在"),
        ("ja", "佐藤さん、3月5日の会議にいました？"),
        ("ko", "3월 5일 회의에 하늘님 왔었나요?"),
    ],
)
def test_whether_somebody_was_there_is_answered_by_the_list(language: str, question: str) -> None:
    month, quote = shown(asked(language, question))[0]
    assert month == "03"
    assert "Attendees:" in quote


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "When was Ada last there?"),
        ("de", "Wann war Ada zuletzt da?"),
        ("fr", "C'est quand la dernière fois qu'Ada est venue ?"),
        ("es", "¿Cuándo vino Ada por última vez?"),
        ("it", "Quando è venuta Ada l'ultima volta?"),
        ("pt", "Quando a Ada veio pela última vez?"),
        ("nl", "Wanneer was Ada er voor het laatst bij?"),
        ("pl", "Kiedy Adam był ostatni raz?"),
        ("cs", "Kdy byla Ada naposledy na schůzi?"),
        ("sv", "När var Ada med senast?"),
        ("da", "Hvornår var Ada sidst med?"),
        ("nb", "Når var Ada sist på møte?"),
        ("tr", "Ada en son ne zaman katıldı?"),
        ("tr", "Ada son olarak hangi toplantıya geldi?"),
        ("zh", "浩然上次来开会是什么时候"),
    ],
)
def test_when_somebody_was_there_for_the_last_time_is_no_question_for_the_last_meeting(
    language: str, question: str
) -> None:
    month, quote = shown(asked(language, question))[0]
    assert month == "04"
    assert "Attendees:" in quote


@pytest.mark.parametrize(
    "question", ["what did Ada do at the meeting on 5 March", "what did Ada say at the meeting", "Ada and the hose"]
)
def test_what_somebody_did_is_no_question_for_who_was_there(question: str) -> None:
    assert not asked("en", question).query.intent.attendance


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Did Ada present in March?"),
        ("en", "list Ada"),
        ("de", "Hat Ada da etwas gesagt?"),
        ("de", "War Ada dafür?"),
        ("fr", "Qu'est-ce que Ada fait là ?"),
        ("nl", "Heeft Ada er iets over gezegd?"),
        ("nl", "Is er iets over Ada?"),
        ("pl", "Czy Adam coś o tym mówił?"),
        ("cs", "Řekla Ada něco o hadici?"),
        ("sv", "Sa Ada något om det där?"),
        ("da", "Sagde Ada noget om det?"),
        ("nb", "Sa Ada noe om det der?"),
        ("tr", "Ada bu konuda bir şey söyledi mi?"),
    ],
)
def test_words_of_place_ask_for_no_presence_where_more_is_said(language: str, question: str) -> None:
    assert not asked(language, question).query.intent.attendance


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Something about Ada?"),
        ("en", "What is Ada's job?"),
        ("de", "Was hat Ada gemacht?"),
        ("de", "Wie steht Ada dazu?"),
        ("nl", "Wat heeft Ada gedaan?"),
        ("pl", "Co zrobił Adam?"),
        ("cs", "Co Ada udělala?"),
        ("sv", "Vad har Ada gjort?"),
        ("da", "Hvad har Ada gjort?"),
        ("nb", "Hva har Ada gjort?"),
        ("tr", "Ada'nın görüşü ne?"),
        ("fr", "Quel est le travail de Ada ?"),
    ],
)
def test_what_somebody_did_or_is_is_no_task(language: str, question: str) -> None:
    assert asked(language, question).query.intent.roles == ()


@pytest.mark.parametrize("question", ["what should Ada do about the hose", "what will be done", "what has to be done"])
def test_tasks_are_listed_of_nobody_where_more_is_asked_or_nobody_is_named(question: str) -> None:
    assert not asked("en", question).by_owner


def test_a_question_for_marked_parts_stays_one_beside_a_meeting() -> None:
    intent = asked("en", "Ada's action items of the last meeting").query.intent
    assert (intent.roles, intent.attendance) == ((Role.ACTION,), False)


TALKS = {
    "2024-03-05.md": "# Club\n\n## Barrel\n\nThe barrel leaks.\n\nDecision: the barrel is mended.\n",
    "2024-04-05.md": "# Club\n\n## Money\n\nThe barrel cost £4.\n\n## Roses\n\nThey bloom.\n",
    "2024-05-05.md": "# Club\n\n## Roses\n\nThey bloom.\n",
}


@pytest.mark.parametrize(
    "question", ["When did we last talk about the barrel?", "at which meeting was the barrel last mentioned"]
)
def test_when_something_was_spoken_of_for_the_last_time_is_answered_by_the_newest_talk(question: str) -> None:
    found = search_in(TALKS).explain(question)
    assert (found.query.intent.last_time, found.query.intent.latest) == (True, ())
    assert shown(found)[0][0] == "04"


@pytest.mark.parametrize("question", ["what did we say of the barrel at the last meeting", "when is the barrel mended"])
def test_other_questions_ask_for_no_last_time(question: str) -> None:
    assert not search_in(TALKS).explain(question).query.intent.last_time


@pytest.mark.parametrize(
    "question",
    ["When was the last meeting?", "On which date was the last meeting", "上次会议是什么时候", "最近一次会议是哪天"],
)
def test_when_the_last_meeting_was_is_asked_of_that_meeting(question: str) -> None:
    intent = search_in(TALKS).explain(question).query.intent
    assert (intent.last_time, intent.latest) == (False, (0,))


NAMED = "# Club\n\nAttendees: {}\n\n## Hose\n\n{}\n\n## Action items\n\n- {}\n"


@pytest.mark.parametrize("question", ["What are the action items for Will?", "action items for Will"])
def test_tasks_of_somebody_whose_name_says_nothing_else_are_listed(question: str) -> None:
    search = search_in({"2024-03-05.md": NAMED.format("Will Moss, Bo Lu", "Will talks.", "Will: oil the gate")})
    assert [quote for _, quote in shown(search.explain(question))] == ["- Will: oil the gate"]


def test_a_month_is_nobody_behind_what_makes_a_date_of_it() -> None:
    search = search_in({"2024-03-05.md": NAMED.format("May Brooks, Bo Lu", "May talks.", "May: oil the gate")})
    intents = [search.explain(question).query.intent for question in ("What did we decide in May?", "May's tasks")]
    assert [bool(intent.people) for intent in intents] == [False, True]
