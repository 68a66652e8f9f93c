"""Tells the sentences that say when a meeting was: `Held on 4 March in the barn.`"""

import re
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, spaced, unspaced
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.meeting_titles import names_a_meeting
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.written_dates import WrittenDate
from bot.text import fold

_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|[。！？]")
_WORD = re.compile(r"[^\W\d_]+")
_TITLE_NAMES = 2  # what it is and of what: "Minutes of the meeting"
_MAX_TITLE_WORDS = 14
_OPENING_WORDS = 2  # of a title, of which one tells what it is: "Council meeting"
_MAX_WORDS = 20  # of such a sentence; a longer one tells more than that


def tells_when_held(wording: str, date: WrittenDate, language: str = "") -> bool:
    """Return whether the sentence of a wording that a date stands in says that the meeting was held then.

    >>> from bot.minutes.written_dates import dates_in
    >>> texts = ("The club met on 4 March 2024.", "Roof, 4 March 2024", "The next one is held on 4 March 2024.")
    >>> [tells_when_held(text, dates_in(text, "en").dates[0], "en") for text in texts]
    [True, False, False]
    """
    if not date.has_year or not date.readings[0].day:
        return False
    start = max((end.end() for end in _SENTENCE_END.finditer(wording, 0, date.start)), default=0)
    ends = _SENTENCE_END.search(wording, date.end)
    sentence = wording[start : ends.start() if ends else None]
    if len(sentence.split()) > _MAX_WORDS or names_other_meeting(sentence, language):
        return False
    # "The minutes of the meeting held on 4 March are approved", "it will be held on 4 March"
    words = tuple(dict.fromkeys(_WORD.findall(fold(sentence))))
    named = [word for word in words if _names_meeting_or_notes(word, language)]
    # "Minutes of the meeting held on 4 March in the barn" is what these are.
    is_title = len(named) == _TITLE_NAMES and named[0] == words[0]
    if (len(named) > 1 and not is_title) or announces_meeting(sentence, language):
        return False
    if is_title and tells_else(sentence, language):
        return False
    return says_held(sentence, language)


def says_held(wording: str, language: str = "") -> bool:
    """Return whether a wording has words for meeting, of whatever and whenever.

    >>> says_held("The board met in the barn", "en"), says_held("The board sold the barn", "en")
    (True, False)
    """
    return _held(own_language(language)).search(wording) is not None


def titles_meeting(wording: str, date: WrittenDate, language: str = "") -> bool:
    """Return whether a wording with a date is what a title says, and no sentence: "Council meeting of 4 March 2024".

    >>> from bot.minutes.written_dates import dates_in
    >>> texts = ("Council meeting of 4 March 2024 in the barn", "Approved at the meeting of 4 March 2024")
    >>> [titles_meeting(text, dates_in(text, "en").dates[0], "en") for text in texts]
    [True, False]
    """
    words = _WORD.findall(fold(f"{wording[: date.start]} {wording[date.end :]}"))
    is_whole = date.has_year and date.readings[0].day > 0 and len(words) <= _MAX_TITLE_WORDS
    if not is_whole or _SENTENCE_END.search(wording, date.end) or ":" in wording[: date.start]:
        return False
    opening = words[:_OPENING_WORDS]
    opens = any(_names_meeting_or_notes(word, language) for word in (*opening, " ".join(opening)))
    is_of_meeting = any(map(names_a_meeting, words))
    is_other = names_other_meeting(wording, language) or announces_meeting(wording, language)
    return opens and is_of_meeting and not is_other and not tells_else(wording, language)


def tells_else(wording: str, language: str) -> bool:
    """Return whether a wording with a date tells what became of minutes or a meeting: "approved", "cancelled"."""
    return _not_held(own_language(language)).search(fold(wording)) is not None


def _names_meeting_or_notes(word: str, language: str) -> bool:
    return names_a_meeting(word) or heading_kind(word, language) is HeadingKind.NOTES


def announces_meeting(sentence: str, language: str = "") -> bool:
    """Return whether a sentence says of a meeting that it is yet to come: "It will be held on 4 March".

    >>> announces_meeting("The meeting will be held in May.", "en"), announces_meeting("We met in May.", "en")
    (True, False)
    """
    return _announcing(own_language(language)).search(fold(sentence)) is not None


@cache
def _announcing(language: str) -> re.Pattern[str]:
    phrases = tuple(map(fold, words_for(language).files.announcing))
    return re.compile(rf"(?<!\w){any_of(spaced(phrases))}(?!\w)|{any_of(unspaced(phrases))}")


@cache
def _not_held(language: str) -> re.Pattern[str]:
    phrases = tuple(map(fold, words_for(language).dates.not_held))
    return re.compile(rf"(?<![^\W\d_]){any_of(spaced(phrases))}(?![^\W\d_])|{any_of(unspaced(phrases))}")


@cache
def _held(language: str) -> re.Pattern[str]:
    phrases = words_for(language).dates.held
    return re.compile(rf"(?<![^\W\d_]){any_of(spaced(phrases))}(?![^\W\d_])|{any_of(unspaced(phrases))}", re.IGNORECASE)
