"""Tells what says yes or no in a table, in any language: "Yes", "нет"."""

from functools import cache

from bot.languages.merging import words_for
from bot.languages.words import Words
from bot.text import fold

_YES_MARKS = ("1",)
_NO_MARKS = ("0", "×", "✕")


def says_no(wording: str) -> bool:
    """Return whether a wording is a no.

    >>> says_no("Não"), says_no("아니요"), says_no("None")
    (True, True, False)
    """
    return fold(wording.strip()) in _no()


def is_answer(wording: str) -> bool:
    """Return whether a wording is a yes or a no."""
    return says_no(wording) or fold(wording.strip()) in _yes()


@cache
def _yes() -> Words:
    return frozenset(map(fold, (*words_for().says_yes, *_YES_MARKS)))


@cache
def _no() -> Words:
    return frozenset(map(fold, (*words_for().says_no, *_NO_MARKS)))
