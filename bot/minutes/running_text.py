"""Tells running text, and a date alone, from a list of names."""

import re

from bot.minutes.dates import date_in

_SENTENCE_END = re.compile(r"[.。!！?？…][\"'”’)）*_]*\s*$")
_NAMES_APART = re.compile(r"[,，、;；\n]|\s[-–—]\s")
_MAX_NAME_WORDS = 6
_MAX_NAME_CHARACTERS = 12  # of a script without blanks
_LONG = 160  # characters between two commas; what is longer names nobody
_SPACED = re.compile(r"[^\W\d_]+[a-z\u00df-\u024f][\w'’-]*\s")
_MAX_DATE_WORDS = 4
_ANY_YEAR = 2000  # which year does not matter for a line to be a date


def is_date(wording: str, language: str = "") -> bool:
    """Return whether a short wording is the day on which those beneath it came.

    >>> is_date("March 5th", "en"), is_date("Ada Byron", "en")
    (True, False)
    """
    has_number = any(map(str.isdecimal, wording)) and len(wording.split()) <= _MAX_DATE_WORDS
    return has_number and date_in(wording, year=_ANY_YEAR, language=language) is not None


def is_running_text(wording: str) -> bool:
    """Return whether a wording, as a page shows it, is running text and no list of names.

    >>> is_running_text("Those who came are named in the other file."), is_running_text("Ada Byron, Chen Wei")
    (True, False)
    """
    longest = max(_NAMES_APART.split(wording), key=len)
    if len(longest) > _LONG:
        return True
    if not _SENTENCE_END.search(wording):
        return False
    small = sum(word[0].islower() for word in longest.split())
    unspaced = not _SPACED.search(longest) and len(longest) > _MAX_NAME_CHARACTERS and " " not in longest.strip()
    return small > 2 or len(longest.split()) > _MAX_NAME_WORDS or unspaced
