"""Finds which of the latest meetings a question names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from bot.languages.merging import words_for
from bot.languages.phrase_syntax import spaced, unspaced
from bot.languages.question_words import QuestionWords
from bot.languages.words import Phrases
from bot.minutes.agenda_numbers import chinese_number
from bot.search.analysis.phrase_patterns import BEFORE_WORD, BEHIND_WORD, any_phrase, compiled, found_by, questions_in
from bot.search.analysis.terms import ALWAYS
from bot.text import Slice, normalise

_MAX_MEETINGS = 20  # meetings; whoever asks for more means all of them
_MAX_STEPS = 5  # times that a word for one meeting back is said
_IN_DIGITS = r"\d{1,2}"


class LatestMention(NamedTuple):
    """Which of the latest meetings are meant, and where that stands."""

    place: Slice
    positions: tuple[int, ...]
    """Counted back from the last one, which is 0."""


def find_latest_mention(text: str, languages: tuple[str, ...] = ALWAYS) -> LatestMention | None:
    """Return which of the latest meetings a normalised text in one of some languages means, None if it means none.

    >>> [find_latest_mention(text).positions for text in ("the last meeting", "上上次会议", "the last three calls")]
    [(0,), (1,), (0, 1, 2)]
    """
    return next(_found_latest(text, _patterns(languages)), None)


@dataclass(frozen=True, slots=True)
class _LatestPatterns:
    """What names some meetings up to the last one, one before it, or the last one."""

    some: tuple[re.Pattern[str], ...]
    before: tuple[re.Pattern[str], ...]
    last: tuple[re.Pattern[str], ...]
    counts: Mapping[str, int]


def _found_latest(text: str, patterns: _LatestPatterns) -> Iterator[LatestMention]:
    for match in _matches_of(patterns.some, text):
        asked = _count_in(match["count"], patterns.counts)
        yield LatestMention(Slice(*match.span()), tuple(range(min(asked, _MAX_MEETINGS))))
    for match in _matches_of(patterns.before, text):
        said: dict[str, str | None] = match.groupdict()
        steps, count = said.get("steps"), said.get("count")
        counted = _count_in(count, patterns.counts) if count else 2
        back = len(steps) if steps else counted
        yield LatestMention(Slice(*match.span()), (max(back - 1, 0),))
    for match in _matches_of(patterns.last, text):
        yield LatestMention(Slice(*match.span()), (0,))


def _matches_of(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from pattern.finditer(text)


def _count_in(written: str, counts: Mapping[str, int]) -> int:
    return counts.get(written.lower()) or chinese_number(written) or 1


@cache
def _patterns(languages: tuple[str, ...]) -> _LatestPatterns:
    spoken = questions_in(languages)
    some, before, last = (
        tuple(compiled(pattern) for words in spoken for pattern in of_language(words))
        for of_language in (_some, _before, _last)
    )
    counts = {normalise(word): count for words in spoken for word, count in words.latest.counts.items()}
    return _LatestPatterns(some, before, last, counts)


def _some(words: QuestionWords) -> Iterator[str]:
    """Yield what finds the last meetings, so many of them."""
    latest, count = words.latest, _count(words)
    if in_letters := spaced(latest.last):
        last, meeting = any_phrase(in_letters), any_phrase(spaced(words.meeting))
        yield rf"{BEFORE_WORD}{last}\s+{count}\s+{meeting}{BEHIND_WORD}"
        articles = any_phrase(_articles(latest.last))
        yield rf"{BEFORE_WORD}(?:{articles}\s+)?{count}\s+{any_phrase(latest.newest)}\s+{meeting}{BEHIND_WORD}"
    if unspaced(latest.newest):
        yield rf"{any_phrase(unspaced(latest.newest))}{count}{_counter(words)}{_held(words)}?"


def _before(words: QuestionWords) -> Iterator[str]:
    """Yield what finds one meeting before the last one."""
    latest = words.latest
    if latest.before_last:
        yield found_by(latest.before_last)
    one = "".join(character for character, value in words_for().dates.numerals.items() if value == 1)
    if latest.back:
        steps = rf"(?P<steps>{any_phrase(latest.back)}{{2,{_MAX_STEPS}}})"
        yield rf"{steps}[{one}]?{_counter(words)}{_held(words)}?"
    if latest.from_the_end:
        yield rf"{any_phrase(latest.from_the_end)}{_count(words)}{_counter(words)}{_held(words)}?"


def _last(words: QuestionWords) -> Iterator[str]:
    """Yield what finds the last meeting."""
    latest = words.latest
    if in_letters := spaced(latest.last):
        meeting = any_phrase(spaced(words.meeting))
        yield rf"{BEFORE_WORD}{any_phrase(in_letters)}\s+{meeting}{BEHIND_WORD}"
        if latest.behind:
            articles = any_phrase(_articles(latest.last))
            behind = any_phrase(latest.behind)
            yield rf"{BEFORE_WORD}(?:{articles}\s+)?{meeting}\s+{behind}{BEHIND_WORD}"
    if others := unspaced(latest.last):
        yield rf"{any_phrase(others)}{_held(words)}"
    if latest.alone:
        yield found_by(latest.alone)
    if words_of_last := (*latest.last, *latest.newest):  # if it is all that was asked, what else may be meant?
        yield rf"\A\W*{any_phrase(words_of_last)}\W*\Z"


def _articles(last: Phrases) -> Phrases:
    """Return what may stand before the words for the last one: what their phrases begin with, in brackets."""
    found = (re.match(r"\[([^\[\]]*)\]", phrase) for phrase in last)
    words = (match[1].replace("(", "").replace(")", "").split("|") for match in found if match)
    return tuple(dict.fromkeys(word.strip() for several in words for word in several if word.strip()))


def _count(words: QuestionWords) -> str:
    """Return a pattern for a number of meetings."""
    return rf"(?P<count>{_IN_DIGITS}|{any_phrase(words.latest.counts)})"


def _counter(words: QuestionWords) -> str:
    return any_phrase(words.latest.counters)


def _held(words: QuestionWords) -> str:
    """Return a pattern for a meeting behind words that name one of the last."""
    return any_phrase((*words.meeting, *words.latest.held))
