"""Tells running text from lines that name people, and lines that only introduce what follows them."""

import re

from bot.minutes.names import looks_like_name
from bot.minutes.shown import shown_text

_SENTENCE_END = re.compile(r"[.。!！?？…][\"'”’)）*_]*\s*$")
_NAMES_APART = re.compile(r"[,，、;；\n]|\s[-–—]\s")
_MAX_NAME_WORDS = 6
_MAX_NAME_CHARACTERS = 12  # of a script without blanks
_LONG = 160  # characters between two commas; what is longer names nobody
_SPACED = re.compile(r"[^\W\d_]+[a-z\u00df-\u024f][\w'’-]*\s")


def introduces(wording: str) -> bool:
    """Return whether a line only says what follows it: it ends with a colon."""
    return shown_text(wording).rstrip(" \t*_").endswith((":", "："))


def is_prose(paragraph: str, language: str = "") -> bool:
    """Return whether a paragraph, as written, is running text and no list of names."""
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
