"""The inverted index: terms in, scores of entries out. Built once, never changed.

Scores are BM25F (Robertson, Zaragoza: "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6):
the fields' weighted and length-normalised frequencies are added up before they saturate.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.search.analysis.terms import terms_of_language
from bot.search.analysis.tokens import is_run, joined_words, parts_of
from bot.search.index.index_parts import IndexParts
from bot.search.index.indexing import Document, parts_of_index, rarity_of
from bot.search.settings import FieldWeights

_MIN_MEANINGFUL_LETTERS = 2  # letters; two letters mean too many things


class InvertedIndex:
    """Postings of all documents; `postings` and `rarity` answer by term."""

    def __init__(self, documents: Sequence[Document], weights: FieldWeights) -> None:
        self._hold(parts_of_index(documents, weights))

    @classmethod
    def of_parts(cls, parts: IndexParts) -> "InvertedIndex":
        """Return the index that is made of some parts; raise `ValueError` if they do not fit together."""
        parts.check()
        index = cls.__new__(cls)
        index._hold(parts)
        return index

    def _hold(self, parts: IndexParts) -> None:
        self.parts = parts
        """All that it is made of."""
        self.size = parts.size
        self._terms: dict[str, int] = {term: number for number, term in enumerate(parts.terms)}
        self._written = parts.written
        makers = [terms_of_language(language) for language in parts.languages]
        self._makers = tuple(makers[number] for number in parts.spoken.tolist())
        self._first_terms = tuple(number if number >= 0 else None for number in parts.first_terms.tolist())
        self._documents = parts.documents
        self._starts = parts.starts
        counts = np.diff(parts.starts)
        self._inverse_frequency: NDArray[np.float64] = rarity_of(self.size, counts)
        self._impacts = parts.impacts

    def __contains__(self, term: object) -> bool:
        return term in self._terms

    def words(self) -> dict[str, int]:
        """Return the Latin words of the minutes in lower case, each with about how many documents hold it."""
        return self._words

    @cached_property
    def _words(self) -> dict[str, int]:
        counts = np.diff(self._starts)
        words: dict[str, int] = {}
        for written, first in zip(self._written, self._first_terms, strict=True):
            if first is not None and not is_run(written):
                for part in parts_of(written):
                    words[part] = max(words.get(part, 0), int(counts[first]))
        return words

    def chinese_words(self) -> tuple[dict[str, int], list[tuple[str, str]]]:
        """Return the Chinese words of the minutes with about how many documents hold them, and pairs that follow."""
        counts = np.diff(self._starts)
        words: dict[str, int] = {}
        phrases: list[tuple[str, str]] = []
        for written, maker in zip(self._written, self._makers, strict=True):
            if is_run(written):
                for term in maker.run_terms(written):
                    words[term] = int(counts[self._terms[term]])
                for _, phrase in maker.stop_word_runs(written):
                    parts = joined_words(phrase)
                    phrases += pairwise(parts)
        return words, phrases

    def chinese_runs(self) -> tuple[str, ...]:
        """Return the runs of Chinese characters of the minutes, each once."""
        return tuple(dict.fromkeys(written for written in self._written if is_run(written)))

    def meaningful_words(self) -> tuple[str, ...]:
        """Return the words that can be compared by meaning: Latin and Chinese ones, in alphabetical order."""
        words: set[str] = set()
        for written, maker in zip(self._written, self._makers, strict=True):
            if is_run(written):
                for _, phrase in maker.stop_word_runs(written):
                    words.update(word for word in joined_words(phrase) if len(word) > 1)
            elif (
                len(written) > _MIN_MEANINGFUL_LETTERS and any(map(str.isalpha, written)) and maker.word_terms(written)
            ):
                words.add(written.lower())
        return tuple(sorted(words))

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency of a term: the rarer, the higher."""
        number = self._terms.get(term)
        if number is None:
            return float(np.log1p((self.size + 0.5) / 0.5))
        return float(self._inverse_frequency[number])

    def postings(self, term: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Return the numbers of the documents that hold a term, and what it adds to the score of each."""
        number = self._terms.get(term)
        if number is None:
            return np.empty(0, np.int32), np.empty(0, np.float32)
        run = slice(int(self._starts[number]), int(self._starts[number + 1]))
        return self._documents[run], self._impacts[run]

    def holds(self, document: int, term: str) -> bool:
        """Return whether a document holds a term."""
        known, _ = self.postings(term)
        position = int(known.searchsorted(document))
        return position < known.size and int(known[position]) == document

    def holding(self, term: str, documents: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which of some documents hold a term."""
        known, _ = self.postings(term)
        if not known.size:
            return np.zeros(len(documents), dtype=np.bool_)
        positions = known.searchsorted(documents)
        positions[positions == known.size] = 0  # what is higher than all is not the lowest
        held: NDArray[np.bool_] = known[positions] == documents
        return held
