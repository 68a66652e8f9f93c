"""Tells whether a question wants people or meetings to be counted, and nothing else: only then can they be."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from bot.languages.reader import languages as all_languages
from bot.languages.words import Words
from bot.search.analysis.phrase_patterns import places_of
from bot.search.analysis.tokens import is_run
from bot.search.question.intent_patterns import IntentPatterns
from bot.text import Slice, normalise

_WORD = re.compile(r"[^\W_]+")
_MAX_STOP_WORD = 8  # characters


class Counting(NamedTuple):
    """What is to be counted."""

    how_often: bool = False
    """The meetings that somebody was at."""
    headcount: bool = False
    """The people of a meeting."""
    meetings: bool = False
    """All meetings."""
    asking: tuple[Slice, ...] = ()
    """Where the question asks that."""


def find_counting(
    text: str, patterns: IntentPatterns, named: Sequence[Slice], said: Sequence[Slice], languages: tuple[str, ...]
) -> Counting:
    """Return what a normalised question wants to be counted; what else it says is not counted, so nothing is then.

    `named` is where people are named, `said` where all else stands that the question says of the meeting.
    """
    how_often, headcount = (places_of(pattern, text) for pattern in (patterns.how_often, patterns.headcount))
    known = [*said, *places_of(patterns.which_meeting, text), *places_of(patterns.meeting, text)]
    if named and how_often:
        coming = places_of(patterns.coming, text)
        if says_all(text, [*known, *named, *how_often, *coming], languages):
            return Counting(how_often=True, asking=(*how_often, *coming))
    if how_often and not named and says_all(text, [*known, *how_often], languages):
        return Counting(meetings=True, asking=tuple(how_often))
    if headcount and not named and says_all(text, [*known, *headcount], languages):
        return Counting(headcount=True, asking=tuple(headcount))
    return Counting()


def says_all(text: str, places: Sequence[Slice], languages: tuple[str, ...]) -> bool:
    """Return whether outside of some places a text holds nothing but words that say nothing."""
    outside = list(text)
    for start, end in places:
        outside[start:end] = " " * (end - start)
    said_nothing = stop_words(languages)
    left = frozenset(word.lower() for word in _WORD.findall("".join(outside))) - said_nothing
    return all(is_run(word) and _is_made_of(word, _parts_of_runs(languages)) for word in left)


def _is_made_of(word: str, parts: Words) -> bool:
    """Return whether a word is a row of others, one right behind the other, as languages without blanks write them."""
    ends = {0}
    for start in range(len(word)):
        if start in ends:
            ends |= {
                end for end in range(start + 1, min(start + _MAX_STOP_WORD, len(word)) + 1) if word[start:end] in parts
            }
    return len(word) in ends


@cache
def _parts_of_runs(languages: tuple[str, ...]) -> Words:
    """Return the words that say nothing in languages without blanks, and what stands behind words there."""
    behind = (normalise(word) for tag in languages for word in all_languages()[tag].questions.postpositions)
    return frozenset(word for word in {*stop_words(languages), *behind} if is_run(word))


@cache
def stop_words(languages: tuple[str, ...]) -> Words:
    """Return the words that say nothing in questions of some languages, as a normalised text holds them."""
    return frozenset(map(normalise, chain(*(all_languages()[tag].questions.stop_words for tag in languages))))
