"""Tells whether a text says when: with a date, a month, a day of the week or words such as "next week"."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain

from bot.languages.phrase_syntax import unspaced
from bot.languages.reader import languages
from bot.minutes.agenda_numbers import numerals
from bot.search.analysis.phrase_patterns import any_phrase, compiled, found_by
from bot.text import normalise

_MIN_WEEKDAY = 4  # letters; "sat" and "sun" are words
_YEAR_OR_NUMBERS = (
    r"(?<![\d.])(?:19|20)\d\d(?![\d.]\d|\d)",
    r"(?<![\w.])\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d\d|\d{4})(?!\d)",
)


def holds_day(text: str, tags: tuple[str, ...]) -> bool:
    """Return whether a text in one of some languages says when something is.

    >>> [holds_day(text, ("en", "zh")) for text in ("It leaks since 3 May.", "四月修好", "It leaks.")]
    [True, True, False]
    """
    return day_pattern(tags).search(normalise(text)) is not None


@cache
def day_pattern(tags: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds such words in a normalised text in one of some languages."""
    asked = [languages()[tag].questions for tag in tags]
    dates = [languages()[tag].minutes.dates for tag in tags]
    words = frozenset(chain(*(one.dates.also_words for one in asked)))
    months = _each(one for date in dates for one in chain(*date.months))
    sure, perhaps = (tuple(one for one in months if (one in words) is wanted) for wanted in (False, True))
    weekdays = (one for date in dates for one in chain(*date.weekdays))
    far = (one for one in weekdays if not one.isascii() or len(one) >= _MIN_WEEKDAY)
    units = unspaced(_each(chain(*((*one.month_unit, *one.day_unit) for one in dates))))
    ways = [
        *_YEAR_OR_NUMBERS,
        found_by(sure),
        found_by(perhaps, end=r"(?=\W{1,2}\d)"),
        rf"\d\W?{found_by(perhaps)}",
        found_by(_each(far)),
        found_by(_each(chain(*(chain(*one.relative_dates) for one in asked)))),
    ]
    return compiled("|".join([*ways, rf"[\d{numerals()}]\s?{any_phrase(units)}"] if units else ways))


def _each(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrases))
