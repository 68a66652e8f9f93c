"""Tells whether a question is asked in another language than a text is written in."""

import re

from bot.search.question.counting import stop_words
from bot.text import normalise

_WORD = re.compile(r"[^\W\d_]+")
_MAX_CHARACTERS = 300


def is_other_language(question: str, written_in: str | None, languages: tuple[str, ...]) -> bool:
    """Return whether a question holds more words that say nothing in another of some languages than in that of a text.

    `written_in` is that language's tag, None if it is not known.
    """
    if written_in is None:
        return False
    words = _WORD.findall(normalise(question[:_MAX_CHARACTERS]).lower())

    def said(tag: str) -> int:
        empty = stop_words((tag,))
        return sum(word in empty for word in words)

    own = said(written_in) if written_in in languages else 0
    return any(said(tag) > own for tag in languages if tag != written_in)
