"""Tells the date of another meeting, such as the next one, from that of the meeting at hand."""

import re
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, spaced, unspaced


def names_other_meeting(wording: str, language: str = "") -> bool:
    """Return whether a wording is about another meeting than the one at hand.

    >>> names_other_meeting("Dates of future meetings"), names_other_meeting("Nächstes Treffen am 17.6.", "de")
    (True, True)
    >>> names_other_meeting("Text of 3 May")
    False
    """
    return _pattern(own_language(language)).search(wording) is not None


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = words_for(language).dates.other_meetings
    return re.compile(rf"(?<![^\W\d_]){any_of(spaced(words))}(?![^\W\d_])|{any_of(unspaced(words))}", re.IGNORECASE)
