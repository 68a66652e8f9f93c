"""Which words count in minutes of which language."""

from operator import attrgetter

import pytest

from bot.languages.merging import common_words, own_language, words_for
from bot.languages.reader import languages


@pytest.mark.parametrize("language", languages())
def test_the_labels_of_all_languages_count_everywhere(language: str) -> None:
    labels = words_for(language).labels
    assert {"attendees", "teilnehmer", "asistentes", "participantes", "参会人", "参加メンバー"} <= {*labels.attendees}


@pytest.mark.parametrize("language", languages())
def test_a_language_has_all_of_its_own_words(language: str) -> None:
    own = languages()[language].minutes
    assert {*own.agenda_numbers} <= {*words_for(language).agenda_numbers}


@pytest.mark.parametrize("language", ["en", "zh", "fr"])
def test_a_common_word_of_another_language_counts_at_home_only(language: str) -> None:
    assert "top" in words_for("de").agenda_numbers
    assert "top" not in words_for(language).agenda_numbers


@pytest.mark.parametrize(
    ("word", "home", "part"),
    [
        ("schema", "sv", "headings.agenda"),
        ("data", "pl", "headings.logistics"),
        ("data", "it", "labels.date"),
        ("participation", "fr", "labels.attendees"),
        ("points", "fr", "headings.agenda"),
        ("arbitrage", "fr", "roles.decision"),
    ],
)
def test_what_is_an_ordinary_title_in_english_is_no_part_of_english_minutes(word: str, home: str, part: str) -> None:
    assert word in attrgetter(part)(words_for(home))
    assert word not in attrgetter(part)(words_for("en"))


@pytest.mark.parametrize("language", ["en", "zh", "de"])
def test_a_single_letter_counts_at_home_only(language: str) -> None:
    assert "r" in words_for("fr").labels.answer
    assert "r" not in words_for(language).labels.answer


def test_a_word_in_the_script_of_another_language_counts_at_home_only() -> None:
    assert "項目" in words_for("ja").agenda_numbers
    assert "項目" not in words_for("zh").agenda_numbers


def test_an_everyday_word_of_a_third_language_counts_all_the_same() -> None:
    assert "klar" in common_words("de")
    assert "klar" in words_for("sv").tasks.done
    assert "klar" in words_for("en").tasks.done
    assert "klar" not in words_for("de").tasks.done


def test_a_stop_word_of_a_third_language_counts_at_home_only() -> None:
    assert "sa" in languages()["fr"].questions.stop_words
    assert "sa" in words_for("tr").labels.durations
    assert "sa" not in words_for("en").labels.durations


def test_a_common_word_that_means_the_same_counts() -> None:
    assert "de" in words_for("en").dates.of


@pytest.mark.parametrize(("language", "own"), [("zh-TW", "zh"), ("DE", "de"), ("eo", "en"), ("und", "en"), ("", "en")])
def test_minutes_in_a_language_without_a_file_are_read_as_english(language: str, own: str) -> None:
    assert own_language(language) == own
