"""Questions that a list, a count or a card answers."""

import pytest

from bot.minutes.model import MeetingDate
from bot.search.model import AskedDate, Wanted
from bot.search.question.query_intent import QueryIntent
from tests.conftest import lines_of, search_in

FILES = {
    "2024-03-05.md": "# Club\n\nAttendees: Ada Byron, Bo Lu\n\n## Hose\n\nThe hose leaks.\n",
    "2024-05-07.md": "---\nlanguage: de\n---\n# Verein\n\n## Schlauch\n\nDer Schlauch ist alt.\n",
    "2024-05-08.md": "---\nlanguage: fr\n---\n# Club\n\n## Tuyau\n\nLe tuyau fuit.\n",
    "2024-05-09.md": "---\nlanguage: es\n---\n# Club\n\n## Manguera\n\nLa manguera gotea.\n",
    "2024-05-10.md": "---\nlanguage: pt\n---\n# Clube\n\n## Mangueira\n\nA mangueira pinga.\n",
    "2024-05-06.md": "---\nlanguage: tr\n---\n# Kulüp\n\n## Hortum\n\nHortum sızdırıyor.\n",
    "2024-05-12.md": "---\nlanguage: da\n---\n# Klub\n\n## Slange\n\nSlangen er utæt.\n",
    "2024-05-13.md": "---\nlanguage: nb\n---\n# Klubb\n\n## Slange\n\nSlangen lekker.\n",
}
SEARCH = search_in(FILES)


def intent_of(question: str) -> QueryIntent:
    return SEARCH.explain(question, today=MeetingDate(2024, 6, 1)).query.intent


@pytest.mark.parametrize(
    "question",
    [
        "list all meetings",
        "meetings",
        "Which meetings were there?",
        "show me all the meetings in 2024",
        "列出所有会议",
        "列出所有會議",
        "有哪些会议",
        "会议列表",
        "Liste aller Sitzungen",
        "toutes les réunions",
        "lista de reuniones",
        "todas as reuniões",
        "会議の一覧",
        "모든 회의",
        "tüm toplantılar",
        "toplantıların listesi",
        "TÜM TOPLANTILARI LİSTELE",
        "alle møder",
        "liste over referater",
        "alle møter",
        "Hvilke møter har vi hatt?",
    ],
)
def test_all_meetings_are_asked_for(question: str) -> None:
    assert intent_of(question).wanted is Wanted.MEETINGS


@pytest.mark.parametrize(
    "question",
    [
        "next meeting",
        "When is the next meeting?",
        "when and where is the next community meeting",
        "下次会议",
        "下次會議是什麼時候",
        "下一次社区会议是哪天",
        "Wann ist das nächste Treffen?",
        "quelle est la date de la prochaine réunion",
        "próxima reunión",
        "quando é a próxima reunião",
        "次回の会議はいつですか",
        "다음 회의는 언제인가요",
        "Bir sonraki toplantı ne zaman?",
        "gelecek toplantının tarihi nedir",
        "Hvornår er næste møde?",
        "hvornår mødes vi igen",
        "Når er neste møte?",
        "datoen for neste styremøte",
    ],
)
def test_the_next_meeting_is_asked_for(question: str) -> None:
    assert intent_of(question).wanted is Wanted.NEXT_MEETING


@pytest.mark.parametrize("question", ["list all meetings", "next meeting", "what's new", "who attended the most"])
def test_without_minutes_nothing_is_found(question: str) -> None:
    assert search_in({}).answer(question, today=MeetingDate(2024, 6, 1)).hits == ()


@pytest.mark.parametrize(
    ("question", "since"),
    [
        ("what's new", None),
        ("what is new since March", AskedDate(month=3)),
        ("What has changed since March 2024?", AskedDate(2024, 3)),
        ("news since 2024", AskedDate(2024)),
        ("三月以来有什么新内容", AskedDate(month=3)),
        ("what is new since October", AskedDate(month=10)),
        ("list all meetings since March 2024", AskedDate(2024, 3)),
        ("meetings since March", AskedDate(month=3)),
        ("十月以来有什么新内容", AskedDate(month=10)),
        ("2024年3月以來有什麼新消息", AskedDate(2024, 3)),
        ("was gibt es Neues seit März", AskedDate(month=3)),
        ("yeni ne var", None),
        ("hvad er der nyt", None),
        ("hvad er der sket siden marts 2024", AskedDate(2024, 3)),
        ("hva er nytt", None),
        ("hva har skjedd siden mars 2024", AskedDate(2024, 3)),
        ("Mart 2024'ten beri ne değişti", AskedDate(2024, 3)),
    ],
)
def test_news_are_asked_for(question: str, since: AskedDate | None) -> None:
    intent = intent_of(question)
    assert (intent.wanted, intent.since) == (Wanted.NEWS, since)


@pytest.mark.parametrize(
    "question",
    [
        "who attended the most",
        "who attends most often?",
        "who came to the most meetings",
        "谁参加会议最多",
        "誰來得最多",
        "wer war am häufigsten da",
        "quién asistió más",
        "toplantılara en çok kim katıldı",
        "en sık kimler geldi",
        "hvem er oftest med",
        "hvem har deltaget flest gange",
        "hvem har møtt opp oftest",
    ],
)
def test_who_came_most_often_is_asked_for(question: str) -> None:
    assert intent_of(question).wanted is Wanted.MOST_OFTEN


@pytest.mark.parametrize(
    "question",
    [
        "meetings about the hose",
        "the last meeting",
        "what happened on May 7",
        "before the next meeting we buy a hose",
        "what is new about the hose",
        "who attended the most boring talk",
        "上次会议",
        "下次会议要讨论水管吗",
    ],
)
def test_a_question_that_says_more_is_none_of_these(question: str) -> None:
    assert intent_of(question).wanted is None


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("who is Bob Smith", "Bob Smith"),
        ("Who was Bob Smith?", "Bob Smith"),
        ("张三丰是谁", "张三丰"),
        ("谁是张三丰", "张三丰"),
        ("Bob Smith kim?", "Bob Smith"),
        ("Bob Smith kimdir", "Bob Smith"),
        ("Hvem er Bob Smith?", "Bob Smith"),
        ("Kven er Bob Smith?", "Bob Smith"),
        ("who is the gardener", ""),
        ("who is in charge", ""),
        ("who is going to mend the hose that leaks near the shed", ""),
    ],
)
def test_a_name_is_asked_for(question: str, name: str) -> None:
    assert intent_of(question).who_is == name


@pytest.mark.parametrize(("question", "year"), [("2024", 2024), ("2024?", 2024), ("2019", None)])
def test_a_year_is_a_date_where_a_meeting_was_held_in_it(question: str, year: int | None) -> None:
    assert [date.year for date in intent_of(question).dates] == ([year] if year else [])


@pytest.mark.parametrize(
    "question",
    [
        "who was absent on 7.14?",
        "who was there on 2024-03-05",
        "who is responsible for the barrel",
        "who was absent",
        "who is on 14",
    ],
)
def test_a_question_for_people_at_a_meeting_is_for_nobody_by_name(question: str) -> None:
    files = {"2024-03-05.md": lines_of("# Club", "", "Attendees: Fern, Moss", "", "## Barrel", "", "It leaks.")}
    assert search_in(files).index.parser.parse(question).intent.who_is == ""
