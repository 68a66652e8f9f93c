"""The phrases that questions are asked with, as patterns: of several languages at once, one after the other."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain

from bot.languages.phrase_syntax import pattern_of, spaced, unspaced
from bot.languages.question_words import QuestionWords
from bot.languages.reader import languages
from bot.languages.words import Phrases
from bot.text import HAN, Slice, normalise

_UNSPACED = f"{HAN}\u3040-\u30ff"
# Chinese has no capitals: a pattern that does not care for them would else be compiled sign by sign, for milliseconds.
BEFORE_WORD, BEHIND_WORD = rf"(?<!(?-i:[^\W{_UNSPACED}]))", rf"(?!(?-i:[^\W{_UNSPACED}]))"
"""Patterns of where a word in letters begins and ends: Chinese may stand beside it without a blank."""
_APOSTROPHE = re.compile("['’]")


@cache
def questions_in(tags: tuple[str, ...]) -> tuple[QuestionWords, ...]:
    """Return what questions are asked with in some languages, by their tags."""
    return tuple(languages()[tag].questions for tag in tags)


def phrases_in(tags: tuple[str, ...], part: Callable[[QuestionWords], Iterable[str]]) -> Phrases:
    """Return one part of what questions are asked with, of all of some languages, each phrase once."""
    return tuple(dict.fromkeys(chain.from_iterable(map(part, questions_in(tags)))))


def found_by(phrases: Iterable[str], *, end: str = "") -> str:
    """Return a pattern for one of some phrases, as a normalised text holds them; for none, one of nothing.

    Phrases in letters are found as whole words only, and before `end`.

    >>> re.findall(found_by(["barrel[s]", "雨桶"]), "barrels, barrelled 雨桶们")
    ['barrels', '雨桶']
    """
    phrases = tuple(phrases)
    in_letters, others = spaced(phrases), unspaced(phrases)
    words = rf"{BEFORE_WORD}(?:{'|'.join(map(bare, in_letters))}){BEHIND_WORD}{end}" if in_letters else ""
    return f"(?:{'|'.join(filter(None, (words, *map(bare, others))))})" if phrases else "(?!)"


def bare(phrase: str) -> str:
    """Return a phrase as a pattern, wherever it stands."""
    pattern = _APOSTROPHE.sub("['’]", pattern_of(normalise(phrase)))
    return f"(?:{pattern})"


def any_phrase(phrases: Iterable[str]) -> str:
    """Return a pattern for one of some phrases, the longest first, wherever it stands; for none, one of nothing."""
    ordered = sorted(phrases, key=lambda phrase: -len(phrase))
    return f"(?:{'|'.join(map(bare, ordered))})" if ordered else "(?!)"


def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern that capital letters do not matter to."""
    return re.compile(pattern, re.IGNORECASE)


def places_of(pattern: re.Pattern[str], text: str) -> list[Slice]:
    """Return where a text holds what a pattern finds, but for nothing."""
    return [Slice(*match.span()) for match in pattern.finditer(text) if match.end() > match.start()]
