"""Tells what a heading is about from its words for the time until the next meeting: "tasks for next week"."""

import re
from functools import cache

from bot.languages.merging import words_for
from bot.languages.phrase_syntax import any_of, spaced, unspaced
from bot.text import fold


def without_next(folded: str, language: str) -> str:
    """Return a folded heading without its words for the time until the next meeting; all of it if it has none.

    >>> without_next("tasks for next week", "en"), without_next("next meeting's agenda", "en")
    ('tasks', 'agenda')
    >>> without_next("下次会议的议题", "zh"), without_next("next week", "en")
    ('议题', 'next week')
    """
    at_end, at_beginning = _next(language)
    match = at_end.search(folded)
    if match and match.start():
        return folded[: match.start()]
    match = at_beginning.match(folded)
    return folded[match.end() :] if match else folded


@cache
def _next(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the words as they stand at a heading's end, behind one to three small words, and at its beginning."""
    words = tuple(dict.fromkeys(map(fold, words_for(language).tasks.later)))
    apart, run_on = any_of(spaced(words)), any_of(unspaced(words))
    return (
        re.compile(rf"\s(?:\w{{1,6}}\s){{0,3}}{apart}\W{{0,9}}$"),
        re.compile(rf"\W{{0,9}}(?:{apart}(?:['’]?s)?[\s:]\s{{0,9}}|{run_on}\s{{0,9}})(?=\w)"),
    )
