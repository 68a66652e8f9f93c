"""Tells what a question asks for that a list, a count or a card answers: only if it asks for nothing else."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.minutes.label_words import label_kind
from bot.search.analysis.phrase_patterns import places_of
from bot.search.model import AskedDate, Wanted
from bot.search.question.counting import says_all, stop_words
from bot.search.question.dates import DateMention
from bot.search.question.intent_patterns import IntentPatterns
from bot.text import Slice

_MAX_NAME_WORDS = 4
_MAX_NAME_CHARACTERS = 40
_WORD = re.compile(r"[^\W_]+")
_ENDS = " \t\n?？!！.。,，:：“”\"'"


class Browsing(NamedTuple):
    """What a question asks for besides passages, and where it says so."""

    wanted: Wanted | None = None
    asking: tuple[Slice, ...] = ()


def find_browsing(
    text: str, patterns: IntentPatterns, said: Sequence[Slice], asking: Sequence[Slice], languages: tuple[str, ...]
) -> Browsing:
    """Return what a normalised question that names nobody asks for besides passages.

    `said` is where it names meetings, `asking` where it only asks or is polite: beside these and the words for what is
    asked for, nothing may stand in it.
    """
    known = [*said, *asking, *places_of(patterns.which_meeting, text), *places_of(patterns.meeting, text)]
    for wanted, pattern, beside in (
        (Wanted.MOST_OFTEN, patterns.most_often, known),
        (Wanted.NEXT_MEETING, patterns.next_meeting, [*asking, *places_of(patterns.meeting, text)]),
        (Wanted.NEWS, patterns.news, [*known, *places_of(patterns.since, text)]),
        (Wanted.MEETINGS, patterns.meetings, [*known, *places_of(patterns.since, text)]),
    ):
        found = places_of(pattern, text)
        if found and says_all(text, [*beside, *found], languages):
            return Browsing(wanted, tuple(found))
    return Browsing()


def find_since(text: str, patterns: IntentPatterns, dates: Sequence[DateMention]) -> AskedDate | None:
    """Return the date from which on something is asked for, None if a question names none so.

    >>> from bot.search.question.dates import find_dates
    >>> from bot.search.question.intent_patterns import intent_patterns
    >>> find_since("since 2022-06", intent_patterns(("en", "zh")), find_dates("since 2022-06", []))
    AskedDate(year=2022, month=6, day=None)
    """
    words = places_of(patterns.since, text)
    for mention in dates:
        start, end = mention.place
        if any(_is_near(text, start, end, word) or start <= word.start < word.end <= end for word in words):
            return mention.asked_date
    return None


def name_asked_for(text: str, patterns: IntentPatterns, languages: tuple[str, ...]) -> str:
    """Return the name in a normalised question for nothing but a person, empty if it is none.

    >>> from bot.search.question.intent_patterns import intent_patterns
    >>> spoken = ("en", "zh")
    >>> texts = ("who is Bob Reed?", "张三是谁", "主持人是谁", "who is the cook", "who is on issue 7")
    >>> [name_asked_for(text, intent_patterns(spoken), spoken) for text in texts]
    ['Bob Reed', '张三', '', '', '']
    """
    match = patterns.who_is.search(text)
    if match is None:
        return ""
    before, behind = text[: match.start()].strip(_ENDS), text[match.end() :].strip(_ENDS)
    name = before or behind
    words = _WORD.findall(name)
    is_short = 0 < len(words) <= _MAX_NAME_WORDS and len(name) <= _MAX_NAME_CHARACTERS
    says_what = bool(words) and words[0].lower() in stop_words(languages)  # "the cook", "in charge"
    says_what = says_what or label_kind(name) is not None  # 主席
    says_what = says_what or any(map(str.isdecimal, name))  # a date, or an issue
    return name if is_short and not (before and behind) and not says_what else ""


def _is_near(text: str, start: int, end: int, word: Slice) -> bool:
    """Return whether nothing stands between a date and a word before it or behind it."""
    return (word.end <= start and not text[word.end : start].strip()) or (
        end <= word.start and not text[end : word.start].strip()
    )
