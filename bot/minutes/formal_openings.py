"""Tells the lines and headings that begin with the words of a formality, whatever follows them."""

import re
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of
from bot.minutes.heading_kinds import MAX_CHARACTERS, HeadingKind, fillers_of, heading_kind
from bot.minutes.meeting_titles import names_a_meeting
from bot.minutes.shown import shown_text
from bot.text import fold

_WRITTEN = (HeadingKind.NOTES, HeadingKind.AGENDA)
_LEAST_WORDS = 2  # of a formality that what it belongs to stands behind
_SEVERAL_WORDS = 4  # characters of words that no blanks part


def opens_formality(line: str, language: str = "") -> bool:
    """Return whether a line begins with the words of a formality: "Next meeting on 4 March at 6 pm".

    >>> opens_formality("Next meeting on 4 March"), opens_formality("Where the hose leaks")
    (True, False)
    """
    return _opening_formality(own_language(language)).match(fold(shown_text(line[:MAX_CHARACTERS]))) is not None


def is_long_formality(heading: str, language: str = "") -> bool:
    """Return whether a heading is a formality with what it belongs to: "Approval of the minutes of the spring fair".

    >>> is_long_formality("Approval of the minutes of the fair", "en"), is_long_formality("Next meeting place", "en")
    (True, False)
    """
    own = own_language(language)
    words = fold(shown_text(heading[:MAX_CHARACTERS])).split()
    following = (at for at in range(_LEAST_WORDS, len(words)) if words[at].partition("'")[0] in fillers_of(own)[0])
    return any(_is_of_meeting(" ".join(words[:at]), own) for at in following)


def _is_of_meeting(wording: str, language: str) -> bool:
    """Return whether a folded wording is a formality of a meeting: a code of conduct may be that of a fair."""
    if wording not in _formalities(language):
        return False
    return names_a_meeting(wording) or any(heading_kind(word, language) in _WRITTEN for word in wording.split())


@cache
def _formalities(language: str) -> frozenset[str]:
    return frozenset(map(fold, words_for(language).headings.logistics))


@cache
def _opening_formality(language: str) -> re.Pattern[str]:
    """Return the pattern of formalities of several words, which no other sentence begins with."""
    words = tuple(map(fold, words_for(language).headings.logistics))
    several = [word for word in words if " " in word or (len(word) >= _SEVERAL_WORDS and not word.isascii())]
    return re.compile(rf"\W*{any_of(several)}(?!\w)")
