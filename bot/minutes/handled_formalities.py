"""Tells the headings of what is done about a formality: "Choose a note taker", "Approval of the March minutes".

A word for what is done stands before or behind the formality, and counts for every formality alike: the minutes and the
agenda, who takes which part in the meeting, and the next one.
"""

import re
from functools import cache
from itertools import dropwhile

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, folded_phrases, spaced, unspaced
from bot.languages.reader import languages
from bot.minutes.heading_words import dated_words, fillers_of
from bot.text import fold

_WORDS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"[\d./-]+(?:st|nd|rd|th)?[,.:]?")
_MAX_WORDS = 10  # of a heading


def without_handling(folded: str, language: str) -> str:
    """Return a folded heading without the word for what is done about it; all of it if it has none.

    >>> without_handling("choose a note taker", "en"), without_handling("festlegung des nächsten termins", "de")
    ('note taker', 'nächsten termins')
    >>> without_handling("确认下次会议时间", "zh"), without_handling("the hose", "en")
    ('下次会议时间', 'the hose')
    """
    own = own_language(language)
    bare = folded.strip(" .:：?？!")
    left = _handling(own).sub("", bare, count=1)
    if left == bare or len(left.split()) > _MAX_WORDS:
        return folded
    small = languages()[own].questions.stop_words
    words = left.split()
    while words and words[0] in small:
        words.pop(0)
    return " ".join(words) or folded


def is_record_of_meeting(handled: str, language: str) -> bool:
    """Return whether a folded wording names the minutes or the agenda, with days and small words at most.

    >>> is_record_of_meeting("the march minutes", "en"), is_record_of_meeting("planning minutes", "en")
    (True, False)
    >>> is_record_of_meeting("meeting", "en")
    False
    """
    own = own_language(language)
    records = _records(own)
    if handled in records:
        return True
    words = [word for word in handled.split() if not _NUMBER.fullmatch(word)]
    small = languages()[own].questions.stop_words
    passing = dated_words(own) | fillers_of(own)[0] | small | _formal_words(own) | _meetings(own)
    named = [word for word in words if word not in passing]
    return bool(named) and records.issuperset(named)


def is_office(handled: str, language: str) -> bool:
    """Return whether a folded wording names a part that somebody takes in the meeting, with small words at most.

    >>> is_office("scribe for today", "en"), is_office("scribe of the club", "en")
    (True, False)
    """
    own = own_language(language)
    small = languages()[own].questions.stop_words
    passing = fillers_of(own)[0] | small | _later(own)
    words = list(dropwhile(passing.__contains__, handled.split()))  # "next chair"
    return any(
        " ".join(words[:end]) in _offices(own) and passing.issuperset(words[end:]) for end in range(1, len(words) + 1)
    )


@cache
def _handling(language: str) -> re.Pattern[str]:
    phrases = list(map(fold, words_for(language).headings.handling))
    parted, joined = any_of(spaced(phrases)), any_of(unspaced(phrases))
    return re.compile(rf"^{parted}\s++|(?<!\s)\s++{parted}$|^{joined}|の?{joined}$")


@cache
def _records(language: str) -> frozenset[str]:
    subjects = folded_phrases(words_for(language).headings.formal_subjects)
    return frozenset(subjects) - _meetings(language)


@cache
def _meetings(language: str) -> frozenset[str]:
    return frozenset(map(fold, words_for(language).headings.meetings))


@cache
def _formal_words(language: str) -> frozenset[str]:
    return frozenset(
        word for phrase in folded_phrases(words_for(language).headings.formal_words) for word in _WORDS.findall(phrase)
    )


@cache
def _offices(language: str) -> frozenset[str]:
    return frozenset(map(fold, words_for(language).labels.offices))


@cache
def _later(language: str) -> frozenset[str]:
    return frozenset(word for phrase in words_for(language).tasks.later for word in fold(phrase).split())
