"""Tells the sentences that are formalities: "The minutes of the last meeting were approved"."""

import re
from functools import cache

from bot.languages.phrase_syntax import folded_phrases
from bot.languages.reader import languages
from bot.languages.scripts import SPACED
from bot.minutes.denials import denies
from bot.minutes.heading_words import dated_words, fillers_of
from bot.text import fold

_WORDS = re.compile(r"[^\W\d_]+")
_MAX_WORDS = 16
_OF_DATES = "年月日"  # behind digits, in Chinese and Japanese


def tells_formality(folded: str, language: str) -> bool:
    """Return whether a folded sentence tells of a formality and of nothing else; `language` is that of a pack.

    It holds a word for what formalities are about, one for what becomes of it, and beside them only small words,
    numbers and words of dates.

    >>> tells_formality("the minutes of the last meeting were approved.", "en")
    True
    >>> tells_formality("the agenda of the fair was approved", "en"), tells_formality("meeting minutes", "en")
    (False, False)
    """
    subjects, verbs = _words_of(language, "formal_subjects"), _words_of(language, "formal_verbs")
    pattern = _WORDS if languages()[language].script in SPACED else _unspaced(language)
    words = pattern.findall(folded)
    if not 1 < len(words) <= _MAX_WORDS or verbs.isdisjoint(words) or subjects.isdisjoint(words):
        return False
    beside = _words_of(language, "formal_words")  # "without changes" denies nothing
    if folded.rstrip().endswith((":", "：")) or denies(
        " ".join(word for word in words if word not in beside), language
    ):
        return False  # "The chair read out the agenda:", "The minutes were not approved"
    return (subjects | verbs | _small(language)).issuperset(words)


@cache
def _small(language: str) -> frozenset[str]:
    """Return the folded words that say nothing by themselves, and those that only say which meeting is meant."""
    stop_words = (word for one in map(fold, languages()[language].questions.stop_words) for word in _WORDS.findall(one))
    beside = _words_of(language, "formal_words")
    return dated_words(language) | fillers_of(language)[0] | beside | frozenset(stop_words)


@cache
def _unspaced(language: str) -> re.Pattern[str]:
    """Return what finds the words of a language without blanks, the longest first, and anything else by its letters."""
    lists = _words_of(language, "formal_subjects"), _words_of(language, "formal_verbs"), _small(language)
    words = sorted(frozenset().union(*lists), key=len, reverse=True)
    return re.compile("|".join((*map(re.escape, filter(None, words)), rf"(?<!\d)[{_OF_DATES}]|[^\W\d_{_OF_DATES}]")))


@cache
def _words_of(language: str, part: str) -> frozenset[str]:
    phrases = folded_phrases(getattr(languages()[language].minutes.headings, part))
    return frozenset(word for phrase in phrases for word in _WORDS.findall(phrase))
