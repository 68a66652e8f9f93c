"""Tells whether a text says how many or how much: with digits, or with a number in words."""

import re
from functools import cache
from itertools import chain

from bot.languages.phrase_syntax import spaced, unspaced
from bot.languages.reader import languages
from bot.search.analysis.phrase_patterns import any_phrase, compiled, found_by
from bot.search.analysis.terms import ALWAYS
from bot.text import normalise

_DIGIT = re.compile(r"\d")


def holds_number(text: str, tags: tuple[str, ...] = ALWAYS) -> bool:
    """Return whether a text in one of some languages holds a number; "a" and "one" count nothing.

    >>> [holds_number(text) for text in ("It has 3 leaks.", "It has two leaks.", "有三个洞", "It leaks.")]
    [True, True, True, False]
    """
    # Nearly every number is written in digits, which are found without the work of folding the text.
    return _DIGIT.search(text) is not None or _number(tags).search(normalise(text)) is not None


@cache
def _number(tags: tuple[str, ...]) -> re.Pattern[str]:
    counted = chain(*(languages()[tag].questions.latest.counts.items() for tag in tags))
    words = tuple(dict.fromkeys(word for word, value in counted if value > 1))
    return compiled(rf"\d|{found_by(spaced(words))}|{any_phrase(unspaced(words))}")
