"""Tells whether a question asks for a sum of money, and whether a text tells one."""

import re
from functools import cache

from bot.languages.phrase_syntax import spaced, unspaced
from bot.search.analysis.numbers import holds_number
from bot.search.analysis.phrase_patterns import any_phrase, compiled, found_by, phrases_in
from bot.search.question.model import Query
from bot.text import normalise

_SIGNS = "$€£¥￥₩₹"


def asks_for_price(query: Query, tags: tuple[str, ...]) -> bool:
    """Return whether a question asks what something costs or somebody is paid; `tags` are languages."""
    text = normalise(query.text)
    if _price_questions(tags).search(text):
        return True
    return query.intent.quantity and _prices(tags).search(text) is not None


def tells_price(text: str, tags: tuple[str, ...]) -> bool:
    """Return whether a text names a sum of money, or speaks of what something costs and holds a number."""
    if names_sum(text, tags):
        return True
    return _prices(tags).search(normalise(text)) is not None and holds_number(text, tags)


def names_sum(text: str, tags: tuple[str, ...]) -> bool:
    """Return whether a text names a sum of money with a sign or a word for its currency."""
    return _sums(tags).search(normalise(text)) is not None


@cache
def _price_questions(tags: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(found_by(phrases_in(tags, lambda words: words.price_questions)))


@cache
def _prices(tags: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(found_by(phrases_in(tags, lambda words: words.prices)))


@cache
def _sums(tags: tuple[str, ...]) -> re.Pattern[str]:
    money = phrases_in(tags, lambda words: words.currencies)
    named = found_by(spaced(money))
    return compiled(
        rf"[{_SIGNS}] ?\d|\d ?(?:[km万千百亿]|mio|mn)? ?(?:[{_SIGNS}]|{any_phrase(unspaced(money))})|{named}"
    )
