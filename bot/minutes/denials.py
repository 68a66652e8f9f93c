"""Tells wordings that deny something: "Not on the agenda", "keine Beschlüsse"."""

import re
from functools import cache

from bot.languages.reader import languages
from bot.text import fold

_WORDS = re.compile(r"[^\W\d_]+")
_MIN_BEGINNING = 3  # letters of what words that deny begin with: "kein~", but no "un~"


def denies(folded: str, language: str) -> bool:
    """Return whether a folded wording holds a word that denies; `language` is that of a pack.

    >>> denies("not on the agenda", "en"), denies("keine beschlusse", "de"), denies("on the agenda", "en")
    (True, True, False)
    """
    words, beginnings = _negations(language)
    return any(word in words or word.startswith(beginnings) for word in _WORDS.findall(folded))


@cache
def _negations(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words that deny, and what others begin with."""
    folded = [fold(word) for phrase in languages()[language].questions.negations for word in phrase.split()]
    whole = frozenset(word for word in folded if not word.endswith("~"))
    beginnings = (word.rstrip("~") for word in folded if word.endswith("~"))
    return whole, tuple(one for one in beginnings if len(one) >= _MIN_BEGINNING)
