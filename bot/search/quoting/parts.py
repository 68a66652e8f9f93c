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


def told_in(text: str, units: Sequence[Slice], pattern: re.Pattern[str]) -> tuple[int, ...]:
    """Return the numbers of the sentences that hold what a pattern finds in normalised text.

    >>> text = "We vote on the barrel. It leaks. The vote passed. Thanks."
    >>> told_in(text, [Slice(0, 23), Slice(23, 33), Slice(33, 50), Slice(50, 57)], re.compile("vote"))
    (0, 2)
    """
    return tuple(number for number, unit in enumerate(units) if pattern.search(normalise(text[slice(*unit)])))
