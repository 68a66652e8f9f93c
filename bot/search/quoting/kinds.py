"""Tells which sentences give the kind of thing that a question asks for: a day, a reason, somebody's name."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain

from bot.languages.phrase_syntax import unspaced
from bot.languages.reader import languages
from bot.minutes.model import Minutes
from bot.search.analysis.phrase_patterns import any_phrase, compiled, found_by, phrases_in
from bot.search.question.intent import QueryIntent
from bot.text import normalise

_MIN_NAME = 3  # characters; a shorter name is a word or a pair of initials
_MIN_WEEKDAY = 4  # letters; "sat" and "sun" are words
_MAX_REMEMBERED_NAMES = 256
_YEAR_OR_NUMBERS = (
    r"(?<![\d.])(?:19|20)\d\d(?![\d.]\d|\d)",
    r"(?<![\w.])\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d\d|\d{4})(?!\d)",
)


def kind_asked(intent: QueryIntent, minutes: Minutes, tags: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds the kind of thing that a question asks for in a normalised sentence of some minutes.

    None where it asks for no kind. A number is told otherwise: nearly every sentence of some minutes holds one.
    """
    if intent.reason:
        return _reasons(tags)
    if intent.day:
        return _days(tags)
    if intent.doers:
        return _names(tuple(_called(minutes)))
    return None


@cache
def _reasons(tags: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(found_by(phrases_in(tags, lambda words: words.reasons)))


@cache
def _days(tags: tuple[str, ...]) -> re.Pattern[str]:
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
    return compiled("|".join([*ways, rf"\d\s?{any_phrase(units)}"] if units else ways))


@lru_cache(_MAX_REMEMBERED_NAMES)
def _names(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds one of some people where they do not speak themselves; None for nobody."""
    return compiled(rf"(?:{'|'.join(map(re.escape, names))})(?!\W{{0,4}}[:：])") if names else None


def _called(minutes: Minutes) -> Iterator[str]:
    for attendee in minutes.attendees:
        yield from (normalise(name) for name in (attendee.name, *attendee.other_names) if len(name) >= _MIN_NAME)


def _each(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrases))
