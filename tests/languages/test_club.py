"""The minutes of one gardening club in each language: all of them say the same."""

from pathlib import Path

import pytest

from bot.minutes.lint import lint
from bot.minutes.model import Minutes, Role
from bot.minutes.parse import parse_minutes

CLUB = Path(__file__).parent / "club"
LANGUAGES = sorted(file.stem for file in CLUB.glob("*.md"))
ATTENDEES = {
    "cs": ["Žofie Šípková", "Jiří z Lipové", "Božena Třešňáková"],
    "da": ["Åse Birkelund", "Søren von Hasselbalk", "Gyda Ærtholm"],
    "de": ["Käthe Ohnesorg", "Jörn van der Heide", "Bärbel Schäfer"],
    "es": ["Inés Robledo", "Martín de la Vega", "Lucía Ferrer"],
    "fr": ["Zoé Delatour", "Hugo de la Roche", "Anaïs Le Goff"],
    "it": ["Ilaria Fontanel", "Matteo della Quercia", "Bianca Olmi"],
    "ja": ["佐藤 花子", "田中 一郎", "鈴木 みどり"],
    "ko": ["한가람", "윤보리", "서아름"],
    "nb": ["Åshild Bjørkås", "Sølve von Heggelund", "Gyda Ærsvik"],
    "nl": ["Femke Iepenburg", "Sjoerd van der Linde", "Griet Wilgenhof"],
    "pl": ["Żaneta Wądołowska", "Wiesław von Łęgowski", "Grażyna Śliwa-Dębek"],
    "pt": ["Inês Carvalho", "Tomás da Silveira", "Beatriz Nogueira"],
    "ru": ["Фёкла Одуванчикова", "Тихон фон Вербицкий", "Б. П. Крыжовник"],
    "sv": ["Åsa Björkdal", "Göran von Hasselkvist", "Märta Lindgräs"],
    "tr": ["Gülşen Çınarlı", "Iraz Işıkdağ", "Ömer Söğütlü"],
}
pytestmark = pytest.mark.parametrize("language", LANGUAGES)


def text_in(language: str) -> str:
    return (CLUB / f"{language}.md").read_text(encoding="utf-8")


def club_in(language: str) -> Minutes:
    minutes = parse_minutes(text_in(language), "notes.md").minutes
    assert minutes is not None
    return minutes


def test_the_language_is_told(language: str) -> None:
    assert club_in(language).language == language


def test_the_date_is_read_from_the_title(language: str) -> None:
    assert str(club_in(language).date) == "2023-06-17"


def test_who_came_is_found_and_who_did_not_is_left_out(language: str) -> None:
    assert [attendee.name for attendee in club_in(language).attendees] == ATTENDEES[language]


def test_agenda_items_are_numbered(language: str) -> None:
    assert [item.number for item in club_in(language).items] == [1, 2, None, None]


def test_who_presents_is_found_in_the_heading_and_behind_a_label(language: str) -> None:
    first, _, third = ATTENDEES[language]
    assert [item.presenters for item in club_in(language).items] == [(first,), (third,), (), ()]


def test_questions_have_their_answers_with_long_labels_and_short_ones(language: str) -> None:
    first, second, *_ = club_in(language).items
    assert [question.answer is not None for item in (first, second) for question in item.questions] == [True, True]


def test_the_label_is_no_part_of_the_question(language: str) -> None:
    questions = [question.text for item in club_in(language).items for question in item.questions]
    assert len(questions) == 2
    assert not any(mark in question for question in questions for mark in ":：*")


def test_decisions_and_actions_are_known(language: str) -> None:
    roles = [entry.role for entry in club_in(language).entries if entry.role]
    assert roles == [Role.DECISION, Role.ACTION]


def test_nothing_is_wrong_with_them(language: str) -> None:
    assert lint([parse_minutes(text_in(language), "notes.md")], existing=["notes.md"]) == ()


def test_a_question_without_an_answer_is_found(language: str) -> None:
    lines = text_in(language).split("\n")
    answered = club_in(language).items[0].questions[0].answer
    assert answered is not None
    text = "\n".join(line for number, line in enumerate(lines, 1) if number != answered.last)
    assert [problem.code for problem in lint([parse_minutes(text, "notes.md")], existing=[])] == ["unanswered"]
