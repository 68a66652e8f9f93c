"""Finds what says nothing of what is sought in a question: what is only polite, and in Chinese what only asks.

Phrases that only ask are taken out before the rest is cut into words: nothing parts them from what they are asked of,
and the dictionary would cut 公众号叫什么 ("what is the official account called") into 公众, 号叫 ("wail") and 什么.
"""

import re
from functools import cache

from bot.languages.merging import words_for
from bot.search.analysis.phrase_patterns import compiled, found_by, phrases_in
from bot.search.analysis.terms import ALWAYS
from bot.text import Slice

_TEN = 10


def courtesies_in(text: str, languages: tuple[str, ...] = ALWAYS) -> list[Slice]:
    """Return where a normalised text is only polite in one of some languages.

    >>> text = "Hello, could you please tell me who waters the roses? Thanks a lot!"
    >>> [text[start:end] for start, end in courtesies_in(text)]
    ['Hello', 'could you please tell me', 'Thanks a lot']
    """
    return [Slice(*match.span()) for match in _courtesies(languages).finditer(text)]


def interrogatives_in(text: str, languages: tuple[str, ...] = ALWAYS) -> list[Slice]:
    """Return where a normalised text only asks.

    >>> text = "公众号叫什么名字，哪一期介绍过"
    >>> [text[start:end] for start, end in interrogatives_in(text)]
    ['叫什么名字', '哪一期']
    """
    return [Slice(*match.span()) for match in _asking(languages).finditer(text)]


@cache
def _courtesies(languages: tuple[str, ...]) -> re.Pattern[str]:
    # A greeting is one only if the question itself comes behind a mark: a meeting may be about "hello".
    greetings = found_by(phrases_in(languages, lambda words: words.greetings), end=r"(?=\s*[,.!])")
    return compiled(f"{greetings}|{found_by(phrases_in(languages, lambda words: words.courtesies))}")


@cache
def _asking(languages: tuple[str, ...]) -> re.Pattern[str]:
    # Some languages count with a word of its own for each kind of thing; "a dozen or so" asks for none of them.
    tens = "".join(one for one, value in words_for().dates.numerals.items() if value == _TEN)
    which_one = found_by(phrases_in(languages, lambda words: words.which_one))
    # What begins like "which one" may say more: 哪些方面 asks for nothing but 哪些 does.
    return compiled(f"{found_by(phrases_in(languages, lambda words: words.asking))}|(?<![{tens}]){which_one}")
