"""Finds the word that was meant: RapidFuzz over the words that the minutes really hold."""

from collections import defaultdict
from typing import NamedTuple

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
        self._by_length = dict(by_length)

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
        near = [
            found
            for length in range(len(word) - edits, len(word) + edits + 1)
            for found in process.extract(
                word, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=edits, limit=None
            )
        ]
        if len(word) == _MIN_LETTERS:  # three letters: only two that changed places, or one too many or too few
            near = [found for found in near if sorted(found[0]) == sorted(word) or len(found[0]) > len(word)]
        # The first letter is seldom the wrong one, and a word that is used often is more likely meant.
        ranked = sorted(near, key=lambda found: (found[1], found[0][0] != word[0], -self._counts[found[0]], found[0]))
        return [
            SpellingCandidate(found, 1 - distance / max(len(found), len(word))) for found, distance, _ in ranked[:limit]
        ]
