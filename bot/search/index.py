"""The inverted index: terms in, scores of entries out. Built once, never changed.

Scores are BM25F (Robertson, Zaragoza: "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6):
the fields' weighted and length-normalised frequencies are added up before they saturate.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.search.analysis import (
    document_terms,
    is_run,
    joined_words,
    parts_of,
    run_terms,
    stop_word_runs,
    word_terms,
    written_words,
)

_SHORTEST_MEANINGFUL = 2  # letters; two letters mean too many things


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """What a word counts for by where it stands, and how the counts saturate."""

    question: float = 3.0
    heading: float = 2.0
    path: float = 0.5
    """The headings above the entry's own, and the title of its meeting."""
    body: float = 1.0
    saturation: float = 1.2
    """`k1` of BM25: how fast another occurrence counts for less."""
    length: float = 0.6
    """`b` of BM25: how much a long field is discounted, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one entry by fields."""

    question: str
    heading: str
    path: str
    body: str


class Index:
    """Postings of all documents; `scores` and `document_frequency` answer by term."""

    def __init__(self, documents: Sequence[Document], weights: FieldWeights) -> None:
        self.size = len(documents)
        self._terms: dict[str, int] = {}
        self._written: dict[str, tuple[int, ...]] = {}
        fields = (
            ([document.question for document in documents], weights.question),
            ([document.heading for document in documents], weights.heading),
            ([document.path for document in documents], weights.path),
            ([document.body for document in documents], weights.body),
        )
        keys: list[NDArray[np.int64]] = []
        values: list[NDArray[np.float64]] = []
        for texts, weight in fields:
            terms, owners = self._postings(texts)
            lengths = np.bincount(owners, minlength=self.size).astype(np.float64)
            filled = lengths[lengths > 0]
            average = filled.mean() if filled.size else 1.0
            share = weight / (1 - weights.length + weights.length * lengths / average)
            keys.append(terms * max(self.size, 1) + owners)
            values.append(share[owners])
        self._build(np.concatenate(keys), np.concatenate(values), weights.saturation)

    def _postings(self, texts: Iterable[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the number of every term of the texts in order, and of the text that it stands in."""
        known = self._written
        numbers: list[int] = []
        lengths: list[int] = []
        for text in texts:
            before = len(numbers)
            for written in written_words(text):
                found = known.get(written)
                if found is None:
                    found = known[written] = self._numbers(written)
                numbers += found
            lengths.append(len(numbers) - before)
        owners = np.repeat(np.arange(len(lengths), dtype=np.int64), np.asarray(lengths, dtype=np.int64))
        return np.asarray(numbers, dtype=np.int64), owners

    def _numbers(self, written: str) -> tuple[int, ...]:
        return tuple(self._terms.setdefault(term, len(self._terms)) for term in document_terms(written))

    def _build(self, keys: NDArray[np.int64], values: NDArray[np.float64], saturation: float) -> None:
        unique, places = np.unique(keys, return_inverse=True)
        frequency = np.bincount(places, weights=values, minlength=unique.size)
        terms = unique // max(self.size, 1)
        self._documents: NDArray[np.int32] = (unique % max(self.size, 1)).astype(np.int32)
        counts = np.bincount(terms, minlength=len(self._terms))
        self._starts: NDArray[np.int64] = np.concatenate(([0], np.cumsum(counts)))
        self._inverse_frequency: NDArray[np.float64] = np.log1p((self.size - counts + 0.5) / (counts + 0.5))
        saturated = frequency * (saturation + 1) / (frequency + saturation)
        self._impacts: NDArray[np.float32] = (saturated * self._inverse_frequency[terms]).astype(np.float32)

    def __contains__(self, term: str) -> bool:
        return term in self._terms

    def words(self) -> dict[str, int]:
        """Return the Latin words of the minutes in lower case, each with about how many documents hold it."""
        counts = np.diff(self._starts)
        words: dict[str, int] = {}
        for written, numbers in self._written.items():
            if numbers and not is_run(written):
                for part in parts_of(written):
                    words[part] = max(words.get(part, 0), int(counts[numbers[0]]))
        return words

    def chinese_words(self) -> tuple[dict[str, int], list[tuple[str, str]]]:
        """Return the Chinese words of the minutes with about how many documents hold them, and pairs that follow."""
        counts = np.diff(self._starts)
        words: dict[str, int] = {}
        phrases: list[tuple[str, str]] = []
        for written in self._written:
            if is_run(written):
                for term in run_terms(written):
                    words[term] = int(counts[self._terms[term]])
                for _, phrase in stop_word_runs(written):
                    parts = joined_words(phrase)
                    phrases += pairwise(parts)
        return words, phrases

    def meaningful_words(self) -> tuple[str, ...]:
        """Return the words that can be compared by meaning: Latin and Chinese ones, in alphabetical order."""
        words: set[str] = set()
        for written in self._written:
            if is_run(written):
                for _, phrase in stop_word_runs(written):
                    words.update(word for word in joined_words(phrase) if len(word) > 1)
            elif len(written) > _SHORTEST_MEANINGFUL and any(map(str.isalpha, written)) and word_terms(written):
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
