"""Finds the one word or phrase in which two questions differ."""

import re

from rapidfuzz import fuzz

from bot.text import fold, has_han

_MAX_WORDS = 3
_MAX_CHARACTERS = 40
_MIN_CHARACTERS = 2
_MAX_QUESTION_CHARACTERS = 300
_SPELLING = 75
"""From such a likeness on, in a hundredth, one is the other mistyped, or in another form."""

_ENDS = " \t\n?？!！.。,，、;；:：\"'“”「」()（）"
_WORD = re.compile(r"\w")


def exchanged_words(one: str, other: str) -> tuple[str, str] | None:
    """Return what stands in the second question in place of what stood in the first, None if it is not one phrase.

    >>> exchanged_words("when does HTTP3 come?", "when does QUIC come")
    ('HTTP3', 'QUIC')
    >>> exchanged_words("服务网格是什么", "Service Mesh 是什么？")
    ('服务网格', 'Service Mesh')
    >>> exchanged_words("when does HTTP3 come", "who likes QUIC") is None
    True
    """
    one, other = (" ".join(text.strip(_ENDS).split()) for text in (one, other))
    if max(len(one), len(other)) > _MAX_QUESTION_CHARACTERS:
        return None
    left = _shared(one, other)
    while left and (_is_inside(one, left) or _is_inside(other, left)):
        left -= 1
    right = _shared(one[left:][::-1], other[left:][::-1])
    while right and (_is_inside(one, len(one) - right) or _is_inside(other, len(other) - right)):
        right -= 1
    first, second = (text[left : len(text) - right].strip(_ENDS) for text in (one, other))
    shared = _WORD.search(one[:left] + one[len(one) - right :])
    is_all = not shared and len(one.split()) == len(other.split()) == 1
    return (first, second) if (shared or is_all) and _are_names(first, second) else None


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with that are the same, small or large."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a.casefold() != b.casefold():
            break
        count += 1
    return count


def _is_inside(text: str, place: int) -> bool:
    """Return whether a place is inside of a word that is written in letters."""
    before, after = text[place - 1 : place], text[place : place + 1]
    return all(_WORD.match(letter) and not has_han(letter) for letter in (before, after)) if before and after else False


def _are_names(first: str, second: str) -> bool:
    if not all(_MIN_CHARACTERS <= len(name) <= _MAX_CHARACTERS for name in (first, second)):
        return False
    if any(len(name.split()) > _MAX_WORDS for name in (first, second)):
        return False
    return fuzz.ratio(fold(first), fold(second)) < _SPELLING
