"""Finds where a discussion comes to what a question asks for: what was decided, how a vote went."""

import re
from collections.abc import Sequence
from functools import cache

from bot.minutes.model import Role
from bot.search.analysis.phrase_patterns import compiled
from bot.search.question.intent_patterns import intent_patterns
from bot.text import Slice, normalise


@cache
def part_pattern(roles: tuple[Role, ...], tags: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds the words by which minutes in some languages tell such a part; None for no part."""
    patterns = [pattern.pattern for role, pattern in intent_patterns(tags).roles if role in roles]
    return compiled("|".join(patterns)) if patterns else None


def last_told(text: str, units: Sequence[Slice], pattern: re.Pattern[str]) -> int | None:
    """Return the number of the last sentence that tells it, since a discussion ends with it; None if none does.

    >>> text = "We vote on the barrel. It leaks. The vote passed. Thanks."
    >>> last_told(text, [Slice(0, 23), Slice(23, 33), Slice(33, 50), Slice(50, 57)], re.compile("vote"))
    2
    """
    found = (number for number, unit in enumerate(units) if pattern.search(normalise(text[slice(*unit)])))
    return max(found, default=None)
