"""The files of the languages, and what is refused in them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot.languages.reader
from bot.errors import ConfigurationError
from bot.languages.phrase_syntax import pattern_of
from bot.languages.reader import languages, read_language, read_languages
from bot.languages.scripts import SCRIPTS

ENGLISH = (Path(bot.languages.reader.__file__).parent / "en.yaml").read_text(encoding="utf-8")


def line_of(words: str) -> int:
    return ENGLISH[: ENGLISH.index(words)].count("\n") + 1


def refused(old: str, new: str) -> str:
    """Return what is said of the English file with a piece of it written otherwise."""
    assert old in ENGLISH
    with pytest.raises(ConfigurationError) as caught:
        read_language(ENGLISH.replace(old, new, 1), "en.yaml")
    return str(caught.value)


def test_there_are_seven_languages_or_more() -> None:
    assert set(languages()) >= {"de", "en", "es", "fr", "ja", "pt", "zh"}


def test_they_are_read_once() -> None:
    assert languages() is languages()


def test_a_misspelt_key_is_refused_with_file_and_line() -> None:
    said = refused("    absent:", "    abesnt:")
    assert said.startswith(f"en.yaml, line {line_of('    absent:')}: `abesnt`")
    assert "`absent`" in said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    joining: and", "    joining: [and]"),
        ("    joining: and", "    joining:\n      word: and"),
        ("    day_first: false", "    day_first: perhaps"),
        ("      two: 2", "      two: many"),
        ("      - february; feb\n", ""),
        ("    nobody: >-\n      none n/a", "    nobody: >-\n      none; n/a"),
        ("    question: q; question", "    question: q; question[s"),
        ("  which_meeting: (which|what)", "  which_meeting: (which|what"),
        ("name: English", "name:"),
        ("    joining: and", "    joining: and\n    joining: or"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_file_and_line(old: str, new: str) -> None:
    near = line_of(old.strip("\n"))
    assert any(refused(old, new).startswith(f"en.yaml, line {line}: ") for line in range(near - 2, near + 3))


def test_a_key_that_is_missing_is_refused() -> None:
    assert "`joining`" in refused("    joining: and\n", "")


def test_what_is_no_yaml_is_refused_with_its_line() -> None:
    assert refused("name: English", "name: [English").startswith("en.yaml, line ")


def test_a_script_that_nobody_knows_is_refused() -> None:
    assert "`runes`" in refused("script: latin", "script: runes")


@pytest.mark.parametrize("tag", languages())
def test_a_language_has_all_that_minutes_are_read_by(tag: str) -> None:
    words = languages()[tag].minutes
    labels = words.labels
    needed = (labels.attendees, labels.absent, labels.presenters, labels.question, labels.answer, labels.date)
    assert all((*needed, *words.headings, *words.roles, words.agenda_numbers, words.says_yes, words.says_no))


@pytest.mark.parametrize("tag", languages())
def test_a_language_has_all_that_questions_are_read_by(tag: str) -> None:
    words = languages()[tag].questions
    needed = (words.stop_words, words.courtesies, words.meeting, words.attendance, words.who_or_when, words.topics)
    relative = (words.relative_dates.today, words.relative_dates.last_month, words.relative_dates.last_year)
    assert all((*needed, *words.roles, *relative, words.latest.newest, words.latest.last))


def phrases_in(part: tuple[object, ...]) -> Iterator[str]:
    """Yield the phrases of a part of what questions are asked with."""
    for value in part:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from phrases_in(value)


@pytest.mark.parametrize("tag", languages())
def test_every_phrase_of_questions_makes_a_pattern(tag: str) -> None:
    patterns = [re.compile(pattern_of(phrase)) for phrase in phrases_in(languages()[tag].questions)]
    assert all(pattern.match("") is None for pattern in patterns)


@pytest.mark.parametrize("tag", languages())
def test_a_language_names_its_months_or_their_unit(tag: str) -> None:
    dates = languages()[tag].minutes.dates
    assert all(dates.months) or (dates.year_unit and dates.month_unit and dates.day_unit)


@pytest.mark.parametrize("tag", languages())
def test_a_language_is_told_by_its_script_or_by_words(tag: str) -> None:
    language = languages()[tag]
    assert language.script in SCRIPTS
    assert len(language.frequent) >= 8


def test_a_stemmer_that_there_is_none_of_is_refused() -> None:
    assert refused("stemmer: english", "stemmer: engllish").startswith("en.yaml: there is no stemmer `engllish`.")


def test_a_file_with_another_name_than_a_language_is_refused() -> None:
    with pytest.raises(ConfigurationError, match=r"english\.yaml: a language is called by two small letters"):
        read_language(ENGLISH, "english.yaml")


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "en.yaml").write_bytes(b"\xff")
    with pytest.raises(ConfigurationError, match=r"en\.yaml cannot be read as UTF-8"):
        read_languages(tmp_path)


def test_without_english_it_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"en\.yaml is missing"):
        read_languages(tmp_path)
