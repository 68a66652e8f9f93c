"""Tells what an entry holds of a question, word by word."""

from collections.abc import Sequence

import numpy as np

from bot.search.index import Index
from bot.search.model import Via
from bot.search.reading import ReadQuestion, Word


class Holding:
    """Looks up words in single entries; never changes."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def shares(self, read: ReadQuestion, number: int) -> list[float]:
        """Return how much of each word that an answer is expected to hold an entry does, 0 to 1."""
        return [
            max(reading.weight * self._share(reading.terms, number) for reading in word.readings)
            for word in read.demanded
        ]

    def via(self, word: Word, number: int) -> Via | None:
        """Return by what reading of a word an entry holds it best, None where it does not."""
        shares = [reading.weight * self._share(reading.terms, number) for reading in word.readings]
        best = max(range(len(shares)), key=shares.__getitem__)
        return word.readings[best].via if shares[best] else None

    def _share(self, terms: Sequence[str], number: int) -> float:
        """Return how much of a word an entry holds, 0 to 1: all of it, or the rarity of the parts that it holds."""
        whole, *parts = terms
        if self._holds(number, whole):
            return 1.0
        if not parts:
            return 0.0
        rarities = [self._index.rarity(term) for term in parts]
        held = [rarity for term, rarity in zip(parts, rarities, strict=True) if self._holds(number, term)]
        return sum(held) / sum(rarities)

    def _holds(self, number: int, term: str) -> bool:
        documents, _ = self._index.postings(term)
        position = int(np.searchsorted(documents, number))
        return position < documents.size and int(documents[position]) == number
