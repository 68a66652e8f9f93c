"""Questions about the minutes of the gardening club, asked in the language that they are written in."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from bot.languages.reader import languages
from bot.minutes.model import MeetingDate
from bot.search.engine import Search
from bot.search.model import Answer
from tests.conftest import search_in

CLUB = Path(__file__).parent / "club"
LANGUAGES = ("de", "es", "fr", "ja", "ko", "pt")
TODAY = MeetingDate(2023, 10, 4)
JUNE, SEPTEMBER = "2023-06-17", "2023-09-16"


@cache
def club_in(*tags: str) -> Search:
    """Return a search through both meetings of the club, in one language or in several as if it were several clubs."""
    files = {f"{tag}-{file.parent.name}.md": file for tag in tags for file in CLUB.rglob(f"{tag}.md")}
    return search_in({name: file.read_text(encoding="utf-8") for name, file in files.items()})


def ask(language: str, question: str) -> Answer:
    return club_in(language).answer(question, today=TODAY)


def shown(answer: Answer) -> str:
    """Return the headline and the quote of the first hit."""
    assert answer.answered, answer
    return f"{answer.hits[0].headline}\n{answer.hits[0].quote.text}"


def by_language(questions: Mapping[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("language", "question"), questions.items(), ids=list(questions))


CAN = {"de": "Gießkanne", "es": "regadera", "fr": "arrosoir", "ja": "ジョウロ", "ko": "물뿌리개", "pt": "regador"}


@by_language(CAN)
def test_a_keyword_is_found(language: str, question: str) -> None:
    assert CAN[language].lower() in shown(ask(language, question)).lower()


@by_language(
    {
        "de": "Was ist mit den Gießkannen?",
        "es": "¿Qué pasa con las regaderas?",
        "fr": "Qu'est-ce qu'on a dit des arrosoirs ?",
        "ja": "ジョウロについて教えてください",
        "ko": "물뿌리개에 대해 알려주세요",
        "pt": "O que é que se passa com os regadores?",
    }
)
def test_a_whole_question_finds_another_form_of_its_word(language: str, question: str) -> None:
    assert CAN[language].lower() in shown(ask(language, question)).lower()


@by_language(
    {
        "de": "Was wurde beim letzten Treffen besprochen?",
        "es": "¿De qué se habló en la última reunión?",
        "fr": "De quoi a-t-on parlé à la dernière réunion ?",
        "ja": "前回の会議では何を話しましたか",
        "ko": "지난 회의에서는 무엇을 이야기했나요?",
        "pt": "Do que se falou na última reunião?",
    }
)
def test_the_last_meeting_is_found(language: str, question: str) -> None:
    answer = ask(language, question)
    assert answer.answered
    assert {str(hit.meeting.date) for hit in answer.hits} == {SEPTEMBER}


@by_language(
    {
        "de": "Sitzung vom 17. Juni 2023",
        "es": "la reunión del 17 de junio de 2023",
        "fr": "la réunion du 17 juin 2023",
        "ja": "2023年6月17日の会議",
        "ko": "2023년 6월 17일 회의",
        "pt": "a reunião de 17 de junho de 2023",
    }
)
def test_a_day_names_its_meeting(language: str, question: str) -> None:
    answer = ask(language, question)
    assert answer.answered
    assert {str(hit.meeting.date) for hit in answer.hits} == {JUNE}


@by_language(
    {
        "de": "Was war im Juni?",
        "es": "¿Qué se trató en junio?",
        "fr": "De quoi a-t-on parlé en juin ?",
        "ja": "6月の会議",
        "ko": "6월 회의",
        "pt": "O que se tratou em junho?",
    }
)
def test_a_month_names_its_meeting(language: str, question: str) -> None:
    assert {str(hit.meeting.date) for hit in ask(language, question).hits} == {JUNE}


@by_language(
    {
        "de": "Wer hat am 17. Juni 2023 teilgenommen?",
        "es": "¿Quién asistió el 17 de junio de 2023?",
        "fr": "Qui était présent le 17 juin 2023 ?",
        "ja": "2023年6月17日の出席者は誰ですか",
        "ko": "2023년 6월 17일 참석자는 누구인가요?",
        "pt": "Quem participou em 17 de junho de 2023?",
    }
)
def test_who_was_there_is_told(language: str, question: str) -> None:
    answer = ask(language, question)
    names = {attendee.name for attendee in answer.hits[0].minutes.attendees}
    assert str(answer.hits[0].meeting.date) == JUNE
    assert names
    assert all(name in shown(answer) for name in names)


@by_language(
    {
        "de": "Wer war beim letzten Treffen da?",
        "es": "¿Quiénes estuvieron en la última reunión?",
        "fr": "Qui était présent à la dernière réunion ?",
        "ja": "前回の会議には誰が出席しましたか",
        "ko": "지난 회의에는 누가 참석했나요?",
        "pt": "Quem esteve na última reunião?",
    }
)
def test_who_was_there_last_is_told(language: str, question: str) -> None:
    answer = ask(language, question)
    names = {attendee.name for attendee in answer.hits[0].minutes.attendees}
    assert str(answer.hits[0].meeting.date) == SEPTEMBER
    assert names
    assert all(name in shown(answer) for name in names)


@by_language(
    {
        "de": "Welche Beschlüsse gab es im September 2023?",
        "es": "¿Qué acuerdos se tomaron en septiembre de 2023?",
        "fr": "Quelles décisions ont été prises en septembre 2023 ?",
        "ja": "2023年9月の決定事項",
        "ko": "2023년 9월 결정 사항",
        "pt": "Que decisões foram tomadas em setembro de 2023?",
    }
)
def test_a_decision_is_found_by_its_label(language: str, question: str) -> None:
    zinc = {"de": "Zink", "es": "zinc", "fr": "zinc", "ja": "亜鉛", "ko": "아연", "pt": "zinco"}
    answer = ask(language, question)
    assert zinc[language] in shown(answer)
    assert answer.hits[0].entry.role


@by_language(
    {
        "de": "Aufgaben Schnecken",
        "es": "tareas caracoles",
        "fr": "actions limaces",
        "ja": "ナメクジのアクションアイテム",
        "ko": "달팽이 관련 할 일",
        "pt": "ações caracóis",
    }
)
def test_an_action_is_found_by_its_label(language: str, question: str) -> None:
    answer = ask(language, question)
    assert answer.hits[0].entry.role, shown(answer)


@by_language(
    {
        "de": "Wie teuer ist der Versicherungsbeitrag für die Traktoren?",
        "es": "¿Cuánto cuesta el seguro de los tractores?",
        "fr": "Combien coûte l'assurance des tracteurs ?",
        "ja": "トラクターの保険料はいくらですか",
        "ko": "트랙터 보험료는 얼마인가요?",
        "pt": "Quanto custa o seguro dos tratores?",
    }
)
def test_what_is_not_there_is_refused(language: str, question: str) -> None:
    assert not ask(language, question).answered


@pytest.mark.parametrize("language", LANGUAGES)
def test_stop_words_alone_match_nothing(language: str) -> None:
    for word in sorted(languages()[language].questions.stop_words):
        assert club_in(language).index.parser.parse(word).words == (), word


@by_language(
    {
        "de": "Hallo, könntet ihr mir bitte sagen, wer die Gießkanne hat? Vielen Dank!",
        "es": "Hola, ¿alguien sabe quién tiene la regadera? ¡Muchas gracias!",
        "fr": "Bonjour, pouvez-vous me dire qui a l'arrosoir ? Merci beaucoup !",
        "ja": "こんにちは。ジョウロは誰が持っていますか。ありがとうございます",
        "ko": "안녕하세요. 물뿌리개는 누가 가지고 있나요? 감사합니다",
        "pt": "Olá, alguém sabe quem tem o regador? Muito obrigado!",
    }
)
def test_what_is_only_polite_is_not_searched_for(language: str, question: str) -> None:
    words = club_in(language).index.parser.parse(question).required
    assert CAN[language].lower() in {word.written.lower().split("'")[-1] for word in words}
    assert len(words) <= (2 if language in ("ja", "ko") else 1), words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_found_in_a_collection_of_all(language: str) -> None:
    answer = club_in(*LANGUAGES).answer(CAN[language], today=TODAY)
    assert answer.answered
    # In French, "who waters" has the same stem.
    assert any(CAN[language].lower() in hit.quote.text.lower() for hit in answer.hits[:2])
