"""Tells the lines and headings that begin with the words of a formality, whatever follows them."""

from functools import cache
from typing import NamedTuple

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import unspaced, without_accents
from bot.minutes.heading_kinds import MAX_CHARACTERS, NOTED, heading_kind
from bot.minutes.heading_words import fillers_of
from bot.minutes.meeting_titles import names_a_meeting
from bot.minutes.shown import shown_text
from bot.text import fold

_OPENING = 2  # first characters of a formality, by which most other lines are told apart
_LEAST_WORDS = 2  # of a formality that what it belongs to stands behind
_SEVERAL_WORDS = 4  # characters of words that no blanks part


def opens_formality(line: str, language: str = "") -> bool:
    """Return whether a line begins with the words of a formality: "Next meeting on 4 March at 6 pm".

    >>> opens_formality("Next meeting on 4 March"), opens_formality("Where the hose leaks")
    (True, False)
    """
    folded = fold(shown_text(line[:MAX_CHARACTERS]))
    start = next((at for at, character in enumerate(folded) if _is_of_word(character)), len(folded))
    openings = _opening_formalities(own_language(language))
    begun = " ".join(folded[start:].split())
    if begun[:_OPENING] not in openings.beginnings:
        return False
    return any(begun[:end] in openings.wordings and not _is_of_word(begun[end : end + 1]) for end in openings.lengths)


def is_long_formality(heading: str, language: str = "") -> bool:
    """Return whether a heading is a formality with what it belongs to: "Approval of the minutes of the spring fair".

    >>> is_long_formality("Approval of the minutes of the fair", "en"), is_long_formality("Next meeting place", "en")
    (True, False)
    """
    own = own_language(language)
    words = fold(shown_text(heading[:MAX_CHARACTERS])).split()
    following = (at for at in range(_LEAST_WORDS, len(words)) if words[at].partition("'")[0] in fillers_of(own)[0])
    return any(_is_of_meeting(" ".join(words[:at]), own) for at in following)


def _is_of_meeting(wording: str, language: str) -> bool:
    """Return whether a folded wording is a formality of a meeting: a code of conduct may be that of a fair."""
    if wording not in _formalities(language):
        return False
    return names_a_meeting(wording) or any(heading_kind(word, language) in NOTED for word in wording.split())


@cache
def _formalities(language: str) -> frozenset[str]:
    return frozenset(map(fold, words_for(language).headings.logistics))


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


class _Openings(NamedTuple):
    """Formalities of several words, which no other sentence begins with: a pattern of that many takes long to make."""

    wordings: frozenset[str]
    lengths: tuple[int, ...]
    beginnings: frozenset[str]
    """The first characters of each."""


@cache
def _opening_formalities(language: str) -> _Openings:
    words = map(fold, words_for(language).headings.logistics)
    several = {word for word in words if " " in word or (len(word) >= _SEVERAL_WORDS and unspaced([word]))}
    wordings = frozenset(" ".join(form.split()) for word in several for form in (word, without_accents(word)))
    beginnings = frozenset(wording[:_OPENING] for wording in wordings)
    return _Openings(wordings, tuple(sorted(set(map(len, wordings)))), beginnings)
