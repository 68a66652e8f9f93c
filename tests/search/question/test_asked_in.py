"""A question in another language than what it asks about is written in."""

import pytest

from bot.search.question.asked_in import is_other_language

SPOKEN = ("en", "de", "fr", "zh")


@pytest.mark.parametrize(
    ("question", "language"),
    [("What was decided about the barrel?", "de"), ("Was kostet das Fass in dem Garten?", "fr"), ("is it open", "zh")],
)
def test_words_that_say_nothing_tell_another_language(question: str, language: str) -> None:
    assert is_other_language(question, language, SPOKEN)


@pytest.mark.parametrize(
    ("question", "language"),
    [("What was decided about the barrel?", "en"), ("Was kostet das Fass in dem Garten?", "de"), ("Fass", "en")],
)
def test_the_same_language_is_no_other(question: str, language: str) -> None:
    assert not is_other_language(question, language, SPOKEN)


def test_of_a_text_whose_language_is_not_known_nothing_is_told() -> None:
    assert not is_other_language("What was decided about the barrel?", None, SPOKEN)
