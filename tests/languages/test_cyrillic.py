"""Minutes in Cyrillic letters: which words are names, where words end, and what is written with a mark or without."""

import pytest

from bot.minutes.dates import date_in
from bot.minutes.model import Minutes, Role
from bot.minutes.names import looks_like_name
from bot.minutes.parse import parse_minutes
from bot.text import normalise
from tests.conftest import lines_of, search_in


def minutes_of(*lines: str) -> Minutes:
    minutes = parse_minutes(lines_of(*lines), "notes.md").minutes
    assert minutes is not None
    return minutes


def who_came(*lines: str) -> list[str]:
    return [attendee.name for attendee in minutes_of("# Собрание 05.03.2024", "", *lines, "", "## Лейка").attendees]


@pytest.mark.parametrize("name", ["Фёкла Одуванчикова", "Б. П. Крыжовник", "Крыжовник Б. П.", "Лейкин Фома Фомич"])
def test_words_with_capitals_are_a_name(name: str) -> None:
    assert looks_like_name(name, "ru")


@pytest.mark.parametrize("text", ["течёт у трубы", "Лейка течёт", "бочка Фомы", "Дата собрания"])
def test_words_in_small_letters_are_none(text: str) -> None:
    assert not looks_like_name(text, "ru")


def test_names_have_initials_before_them_or_behind_and_names_of_fathers() -> None:
    found = who_came("Присутствовали: Крыжовник Б. П., Ф. О. Лейкина, Лейкин Фома Фомич, Бочкин В.Г.")
    assert found == ["Крыжовник Б. П.", "Ф. О. Лейкина", "Лейкин Фома Фомич", "Бочкин В.Г."]


def test_others_without_names_are_nobody() -> None:
    assert who_came("Участники: Фома Лейкин, Фёкла Бочкина и ещё 3 человека") == ["Фома Лейкин", "Фёкла Бочкина"]


def test_offices_behind_names_are_no_part_of_them() -> None:
    found = who_came("Присутствующие:", "", "1. Фома Лейкин — председатель", "2. Фёкла Бочкина, секретарь")
    assert found == ["Фома Лейкин", "Фёкла Бочкина"]


def test_a_table_may_tell_who_came_by_yes_and_no() -> None:
    found = minutes_of(
        "# Собрание 05.03.2024", "", "| Имя | Присутствие |", "|---|---|", "| Фома Лейкин | да |",
        "| Фёкла Бочкина | нет |", "", "## Лейка", "", "Течёт.",
    )  # fmt: skip
    assert [attendee.name for attendee in found.attendees] == ["Фома Лейкин"]


def test_a_place_may_stand_before_the_day_with_a_wide_gap_between_them() -> None:
    found = minutes_of(
        "# Протокол № 5 собрания", "", "г. Лейск            «5» марта 2024 г.", "", "## Лейка", "", "Течёт."
    )
    assert str(found.date) == "2024-03-05"


def test_labels_in_capitals_are_labels() -> None:
    found = minutes_of(
        "# Собрание 05.03.2024", "", "## Лейка", "", "СЛУШАЛИ: Лейкина Ф. Ф. о лейке.", "",
        "ПОСТАНОВИЛИ: купить новую.", "", "Голосовали: за — 5, против — 0.",
    )  # fmt: skip
    assert [entry.role for entry in found.entries if entry.role] == [Role.DECISION, Role.POLL]


def test_items_may_be_counted_in_letters() -> None:
    found = minutes_of(
        "# Собрание 05.03.2024", "", "## Лейка", "", "а) Решение: купить новую.", "", "б) Задача: найти лавку."
    )
    assert [entry.role for entry in found.entries if entry.role] == [Role.DECISION, Role.ACTION]


@pytest.mark.parametrize("text", ["версия 2.10", "Майоран 5", "мартышки 3"])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert date_in(text, year=2024, language="ru") is None


@pytest.mark.parametrize("question", ["отчет", "отчёт", "отчеты", "Что там с отчётами?"])
def test_words_are_found_with_a_mark_or_without(question: str) -> None:
    search = search_in({"2024-03-05.md": lines_of("# Собрание", "", "## Касса", "", "Годовой отчёт готов.")})
    answer = search.answer(question)
    assert answer.answered
    assert "отчёт готов" in answer.hits[0].quote.text


@pytest.mark.parametrize("word", ["чай", "їжак", "ґанок"])
def test_a_letter_of_its_own_keeps_its_mark(word: str) -> None:
    assert normalise(word) == word


def test_a_question_in_another_language_may_hold_a_name_in_cyrillic_letters() -> None:
    search = search_in(
        {"2024-03-05.md": lines_of("# Club", "", "Attendees: Фома Лейкин, Ada Byron", "", "## Barrel", "", "It leaks.")}
    )
    assert search.answer("who was at the last meeting").answered
    assert search.index.parser.parse("At how many meetings was Фома Лейкин?").intent.how_often
