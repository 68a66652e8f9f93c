"""Tells which sentences give the kind of thing that a question asks for: a day, a reason, somebody's name."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from bot.minutes.model import Minutes
from bot.search.analysis.days import day_pattern
from bot.search.analysis.phrase_patterns import compiled, found_by, phrases_in
from bot.search.question.query_intent import QueryIntent
from bot.text import normalise

_MIN_NAME = 3  # characters; a shorter name is a word or a pair of initials
_MAX_REMEMBERED_NAMES = 256


def kind_asked(intent: QueryIntent, minutes: Minutes, tags: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds the kind of thing that a question asks for in a normalised sentence of some minutes.

    None where it asks for no kind. A number is told otherwise: nearly every sentence of some minutes holds one.
    """
    if intent.reason:
        return _reasons(tags)
    if intent.day:
        return day_pattern(tags)
    if intent.doers:
        return _names(tuple(_called(minutes)))
    return None


@cache
def _reasons(tags: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(found_by(phrases_in(tags, lambda words: words.reasons)))


@lru_cache(_MAX_REMEMBERED_NAMES)
def _names(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds one of some people where they do not speak themselves; None for nobody."""
    return compiled(rf"(?:{'|'.join(map(re.escape, names))})(?!\W{{0,4}}[:：])") if names else None


def _called(minutes: Minutes) -> Iterator[str]:
    for attendee in minutes.attendees:
        yield from (normalise(name) for name in (attendee.name, *attendee.other_names) if len(name) >= _MIN_NAME)
