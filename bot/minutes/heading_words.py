"""The words of a heading that make no difference to what it stands for, and what is left without them.

These are the numbers and marks around it, the words of a date, and fillers: words that only say which meeting is meant.
"""

import re
from collections.abc import Iterator
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, unspaced
from bot.minutes.agenda_numbers import numerals
from bot.text import fold

_AND = re.compile(r"(?:(?<!\s)\s++)?[/,、，・&+;；|]\s*+|(?<!\s)\s++[-–—]\s++")
_WORDS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?[,.:]?|\d{1,4}(?:[-./]\d{1,4}){1,2}[,.:]?")
_COUNT = re.compile(r"#?\d{1,3}\W?")


def only_counts(wording: str, language: str) -> bool:
    """Return whether a wording only says which meeting or page is meant, by a number: "Page 1", "Meeting #12"."""
    words = _WORDS.findall(wording)
    is_ticket = wording.startswith("#")
    return (
        bool(words) and not is_ticket and any(map(str.isdecimal, wording)) and fillers_of(language)[0].issuperset(words)
    )


def without_date(wording: str, language: str = "") -> str:
    """Return a wording without the words of a date, if it holds a number; all of it if nothing else is left.

    >>> without_date("February 24 Attendees:", "en"), without_date("4 March", "en")
    ('Attendees:', '4 March')
    """
    if not any(map(str.isdecimal, wording)):
        return wording
    dated = dated_words(own_language(language))
    left = [word for word in wording.split() if not (_NUMBER.fullmatch(word) or fold(word).strip(",.:") in dated)]
    return " ".join(left) if any(map(str.isalpha, "".join(left))) else wording


def without_meeting_words(wording: str, language: str = "") -> str:
    """Return a wording without the words that only say which meeting is meant, "" if one stands behind a label.

    >>> without_meeting_words("Attending the call:", "en"), without_meeting_words("Guests: the whole team", "en")
    ('Attending', '')
    """
    label, _, value = wording.replace("：", ":").partition(":")
    fillers = fillers_of(own_language(language))[0]
    return "" if value.strip() else " ".join(word for word in label.split() if fold(word) not in fillers)


@cache
def dated_words(language: str) -> frozenset[str]:
    """Return the folded names of months and weekdays."""
    dates = words_for(language).dates
    return frozenset(fold(name) for names in (*dates.months, *dates.weekdays) for name in names)


def without_fillers(name: str, language: str) -> str:
    """Return a heading without the words that only say which meeting is meant, and their numbers: "Day 2 agenda"."""
    spaced_fillers, unspaced_fillers = fillers_of(language)
    words = name.split()
    left = [word for word in words if word not in spaced_fillers]
    if len(left) < len(words) and any(map(str.isalpha, "".join(left))):
        left = [word for word in left if not _COUNT.fullmatch(word)]
    return unspaced_fillers.sub("", " ".join(left))


def parts_of(name: str, language: str) -> Iterator[str]:
    """Yield the parts that a folded wording names at once: "agenda & notes", "date/time"."""
    for part in _AND.split(name):
        yield from (edges().sub("", piece) for piece in _joining(language).split(part))


@cache
def edges() -> re.Pattern[str]:
    """Return what is cut off a heading: marks around it, and what counts it: "2. ", "三、", "(1) ", "IV. ", "b) "."""
    number = rf"(?:\d{{1,3}}|[{numerals()}]{{1,3}})[.)、．:：\s）]+"
    register = r"(?:[^\W\d_]{1,4}[ -])?\d{1,4}/(?:(?:19|20)?\d{2})[.:)]?\s"  # "PS 12/24", the twelfth matter of a year
    return re.compile(rf"^[\W_]*(?:{number}|{register}|(?:[ivx]{{1,5}}|[a-z])[.)]\s+)*[\W_]*|[\W_]+$")


@cache
def _joining(language: str) -> re.Pattern[str]:
    joining = words_for(language).labels.joining
    return re.compile(rf"(?<!\s)\s+{any_of(joining)}\s+|{any_of(unspaced(joining))}")  # "開催日と場所"


@cache
def fillers_of(language: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the fillers that blanks stand around, and a pattern of those at the ends of an unspaced heading."""
    words = [fold(word) for word in words_for(language).headings.fillers]
    without_blanks = any_of(unspaced(words))
    return frozenset(words), re.compile(rf"^(?:{without_blanks})+|(?:{without_blanks})+$")
