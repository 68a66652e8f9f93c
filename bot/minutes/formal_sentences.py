"""Tells the sentences that are formalities: "The minutes of the last meeting were approved"."""

import re
from functools import cache

from bot.languages.phrase_syntax import folded_phrases
from bot.languages.reader import languages
from bot.languages.words import Phrases
from bot.minutes.heading_words import dated_words, fillers_of
from bot.text import fold

_WORDS = re.compile(r"[^\W\d_]+")
_MAX_WORDS = 16


def tells_formality(folded: str, language: str) -> bool:
    """Return whether a folded sentence tells of a formality and of nothing else; `language` is that of a pack.

    It holds a word for what formalities are about, one for what becomes of it, and beside them only small words,
    numbers and words of dates.

    >>> tells_formality("the minutes of the last meeting were approved.", "en")
    True
    >>> tells_formality("the agenda of the fair was approved", "en"), tells_formality("meeting minutes", "en")
    (False, False)
    """
    subjects, told = _subjects(language), _told(language)
    words = _WORDS.findall(folded)
    if not 1 < len(words) <= _MAX_WORDS or told.isdisjoint(words) or subjects.isdisjoint(words):
        return False
    return (subjects | told | _small(language)).issuperset(words)


@cache
def _subjects(language: str) -> frozenset[str]:
    return _words_of(languages()[language].minutes.headings.formal_subjects)


@cache
def _told(language: str) -> frozenset[str]:
    return _words_of(languages()[language].minutes.headings.formal_words)


@cache
def _small(language: str) -> frozenset[str]:
    """Return the folded words that say nothing by themselves, and those that only say which meeting is meant."""
    stop_words = (word for one in map(fold, languages()[language].questions.stop_words) for word in _WORDS.findall(one))
    return dated_words(language) | fillers_of(language)[0] | frozenset(stop_words)


def _words_of(phrases: Phrases) -> frozenset[str]:
    return frozenset(word for phrase in folded_phrases(phrases) for word in _WORDS.findall(phrase))
