"""What is peculiar to Turkish: the dotless ı, endings behind endings, and courtesies behind names."""

import pytest

from bot.languages.reader import languages
from bot.minutes.languages import language_of
from bot.minutes.model import MeetingDate, Role
from bot.search.analysis.terms import terms_of_language
from bot.search.model import AskedDate
from bot.search.question.dates import find_dates
from bot.text import fold, normalise
from tests.conftest import lines_of, read


@pytest.mark.parametrize("written", ["katılım", "KATILIM", "katilim", "Katılım"])
def test_an_i_is_one_letter_with_a_dot_or_without(written: str) -> None:
    assert fold(written) == "katilim"


def test_words_without_a_dot_are_known_as_capitals_are_made_small() -> None:
    assert {"nasıl", "NASIL".lower()} <= languages()["tr"].questions.stop_words


def test_capitals_without_a_dot_tell_the_language() -> None:
    assert language_of(None, "", "TOPLANTIDA HENÜZ KARAR ALINMADI, ANCAK YARIN YİNE KONUŞULACAK.") == "tr"


@pytest.mark.parametrize(
    ("one", "others"),
    [
        ("kapı", ["kapıda", "kapının", "kapılarımızda", "KAPIYI", "kapi"]),
        ("başkan", ["başkanı", "başkana", "başkanların"]),
        ("giriş", ["girişte", "girişinden", "girişlerdeki"]),
        ("çocuk", ["çocuğun", "çocuklara"]),
        ("açılması", ["açıldı", "açılacak", "açılan", "açılıyor"]),
    ],
)
def test_endings_are_let_go_one_by_one(one: str, others: list[str]) -> None:
    term = terms_of_language("tr").document_terms(normalise(one))
    assert [terms_of_language("tr").document_terms(normalise(other)) for other in others] == [term] * len(others)


def test_what_somebody_does_is_another_word_than_a_noun() -> None:
    summer, will_write = (terms_of_language("tr").document_terms(word) for word in ("yaz", "yazacak"))
    assert summer != will_write


@pytest.mark.parametrize("text", ["Haziranda ne konuşuldu?", "Haziran'da kimler vardı?", "HAZİRAN AYINDA NE OLDU?"])
def test_a_month_says_by_its_ending_that_something_was_in_it(text: str) -> None:
    found = find_dates(normalise(text), [MeetingDate(2022, 6, 17)], ("en", "zh", "tr"))
    assert [one.asked_date for one in found] == [AskedDate(None, 6)]


def test_a_month_in_small_letters_that_is_a_word_is_none() -> None:
    held = [MeetingDate(2022, 1, 17)]
    assert find_dates("ocakta ne pisti", held, ("en", "zh", "tr")) == []  # on the stove
    assert len(find_dates("Ocak'ta ne konusuldu", held, ("en", "zh", "tr"))) == 1


def test_courtesy_behind_a_name_is_no_part_of_it() -> None:
    named = "Zehra Hanım, Ali Bey, KÜBRA HANIM ve Ömer Söğütlü"
    minutes = read(lines_of("# Toplantı", "", f"Katılanlar: {named}", "", "## Çatı", "", "Sunan: Ali Bey"), "a.tr.md")
    assert [one.name for one in minutes.attendees] == ["Zehra", "Ali", "KÜBRA", "Ömer Söğütlü"]
    assert [item.presenters for item in minutes.items] == [("Ali",)]


def test_a_name_of_another_language_may_end_like_a_courtesy() -> None:
    minutes = read(lines_of("# Club", "", "Present: Turhan Bey, Ada Byron", "", "## Water", "", "Rain."), "a.en.md")
    assert [one.name for one in minutes.attendees] == ["Turhan Bey", "Ada Byron"]


def test_an_office_is_no_task_though_it_is_called_so() -> None:
    people = ("| Ad Soyad | Görev |", "|---|---|", "| Zehra Alkan | Başkan |", "| Ali Demir | Sayman |")
    tasks = ("| Görev | Sorumlu |", "|---|---|", "| Boya alınacak | Ali Demir |")
    minutes = read(lines_of("# Toplantı", "", "## Katılımcılar", "", *people, "", "## Çatı", "", *tasks), "a.tr.md")
    assert [one.name for one in minutes.attendees] == ["Zehra Alkan", "Ali Demir"]
    assert [entry.owners for entry in minutes.entries if entry.role is Role.ACTION] == [("Ali Demir",)]
