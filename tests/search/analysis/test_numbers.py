"""Texts that say how many."""

import pytest

from bot.search.analysis.numbers import holds_number


@pytest.mark.parametrize("text", ["3 barrels", "two barrels", "有三个雨桶", "12,5 m"])
def test_digits_and_words_are_numbers(text: str) -> None:
    assert holds_number(text)


@pytest.mark.parametrize("text", ["a barrel", "one of the barrels", "雨桶", ""])
def test_a_single_one_counts_nothing(text: str) -> None:
    assert not holds_number(text)


@pytest.mark.parametrize(("text", "language"), [("drei Tonnen", "de"), ("dos barriles", "es"), ("quatre seaux", "fr")])
def test_a_number_in_words_is_known_in_its_language(text: str, language: str) -> None:
    assert holds_number(text, (language,))
    assert not holds_number(text)
