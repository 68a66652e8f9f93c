"""Tells what says yes or no in a table, in any language: "Yes", "нет"."""

from bot.text import fold

_YES = frozenset("yes y true 1 ja jo oui si sim tak ano да 是 有 はい 예 네 evet".split())
_NO = frozenset("no n false 0 non nein nao nee nej nie ne нет 否 未 × ✕ 아니오 いいえ hayir".split())


def says_no(wording: str) -> bool:
    """Return whether a wording is a no.

    >>> says_no("Não"), says_no("None")
    (True, False)
    """
    return fold(wording.strip()) in _NO


def is_answer(wording: str) -> bool:
    """Return whether a wording is a yes or a no."""
    return says_no(wording) or fold(wording.strip()) in _YES
