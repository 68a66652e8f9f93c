"""Tells running text, a date alone, and a line that only introduces what follows, from lines that name people."""

import re

from bot.minutes.dates import date_in
from bot.minutes.names import looks_like_name
from bot.minutes.shown import shown_text
from bot.text import SMALL

_SENTENCE_END = re.compile(r"[.。!！?？…][\"'”’)）*_]*\s*$")
_NAMES_APART = re.compile(r"[,，、;；\n]|\s[-–—]\s")
_MAX_NAME_WORDS = 6
_MAX_NAME_CHARACTERS = 12  # of a script without blanks
_LONG = 160  # characters between two commas; what is longer names nobody
_SPACED = re.compile(rf"(?<![\w'’-])(?>[\w'’-]*?[^\W\d_][{SMALL}])[\w'’-]*+\s")
_MAX_DATE_WORDS = 4
_ANY_YEAR = 2000  # which year does not matter for a line to be a date


def introduces(wording: str) -> bool:
    """Return whether a line only says what follows it: it ends with a colon."""
    return shown_text(wording).rstrip(" \t*_").endswith((":", "："))


def is_prose(paragraph: str, language: str = "") -> bool:
    """Return whether a paragraph, as written, is running text and no list of names.

    >>> is_prose("Those who came are named in the other file."), is_prose("Ada Byron, Chen Wei")
    (True, False)
    """
    wording = shown_text(paragraph).strip()
    if introduces(wording) or looks_like_name(wording.partition(",")[0], language):
        return False  # it may tell where each of them works, and more
    longest = max(_NAMES_APART.split(wording), key=len)
    if len(longest) > _LONG:
        return True
    if not _SENTENCE_END.search(wording):
        return False
    small = sum(word[0].islower() for word in longest.split())
    unspaced = not _SPACED.search(longest) and len(longest) > _MAX_NAME_CHARACTERS and " " not in longest.strip()
    return small > 2 or len(longest.split()) > _MAX_NAME_WORDS or unspaced


def is_date(wording: str, language: str = "") -> bool:
    """Return whether a short wording is the day on which those beneath it came.

    >>> is_date("March 5th", "en"), is_date("Ada Byron", "en")
    (True, False)
    """
    has_number = any(map(str.isdecimal, wording)) and len(wording.split()) <= _MAX_DATE_WORDS
    return has_number and date_in(wording, year=_ANY_YEAR, language=language) is not None
