"""Finds the word that was meant: RapidFuzz over the words that the minutes really hold."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

_MIN_LETTERS = 3  # letters; a shorter word is one edit away from too many others
_TWO_EDITS_FROM = 8  # letters; the usual bound (Algolia's), because one edit in eight is a slip and two a longer one


class SpellingCandidate(NamedTuple):
    """A word of the minutes that a question's word may have meant."""

    word: str
    similarity: float
    """0 to 1: one minus the share of letters to edit."""


class Vocabulary:
    """The words of the minutes, with how often each stands there; never changes."""

    def __init__(self, words: dict[str, int]) -> None:
        self._counts = dict(words)
        by_length: defaultdict[int, list[str]] = defaultdict(list)
        for word in sorted(words):
            by_length[len(word)].append(word)
        self._by_length = {length: (same, _letters(same)) for length, same in by_length.items()}

    def correct(self, word: str, *, limit: int = 3) -> list[SpellingCandidate]:
        """Return the nearest words of the minutes, best first; empty if none is near enough.

        Near is measured in edits: a letter put in, left out, changed, or two neighbours swapped (optimal string
        alignment).

        >>> Vocabulary({"hertz": 9, "kitex": 5}).correct("herz")
        [SpellingCandidate(word='hertz', similarity=0.8)]
        """
        if len(word) < _MIN_LETTERS or not any(character.isalpha() for character in word):
            return []
        edits = 2 if len(word) >= _TWO_EDITS_FROM else 1
        letters = _letters((word,))
        near = [
            found
            for length in range(len(word) - edits, len(word) + edits + 1)
            for found in process.extract(
                word, self._with_letters(letters, length, edits), scorer=OSA.distance, score_cutoff=edits, limit=None
            )
        ]
        if len(word) == _MIN_LETTERS:  # three letters: only two that changed places, or one too many or too few
            near = [found for found in near if sorted(found[0]) == sorted(word) or len(found[0]) > len(word)]
        # The first letter is seldom the wrong one, and a word that is used often is more likely meant.
        ranked = sorted(near, key=lambda found: (found[1], found[0][0] != word[0], -self._counts[found[0]], found[0]))
        return [
            SpellingCandidate(found, 1 - distance / max(len(found), len(word))) for found, distance, _ in ranked[:limit]
        ]

    def _with_letters(self, wanted: NDArray[np.uint64], length: int, edits: int) -> list[str]:
        """Return the words of a length that may be so few edits away, by their letters: an edit changes two of them.

        They are a few of very many, and their edits take much longer to count.
        """
        if length not in self._by_length:
            return []
        words, letters = self._by_length[length]
        differing = np.bitwise_count(letters ^ wanted)
        return [words[number] for number in np.flatnonzero(differing <= 2 * edits).tolist()]


def _letters(words: Sequence[str]) -> NDArray[np.uint64]:
    """Return for each word which characters it has, one bit for all that are alike in their last six bits."""
    return np.fromiter((_bits(word) for word in words), np.uint64, len(words))


def _bits(word: str) -> int:
    bits = 0
    for character in word:
        bits |= 1 << (ord(character) & 63)
    return bits
