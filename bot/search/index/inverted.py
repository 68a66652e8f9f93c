"""The inverted index: terms in, scores of entries out. Built once, never changed.

Scores are BM25F (Robertson, Zaragoza: "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6):
the fields' weighted and length-normalised frequencies are added up before they saturate.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.analysis.terms import TermMaker, terms_of_language
from bot.search.analysis.tokens import is_run, joined_words, parts_of, written_words
from bot.search.settings import FieldWeights

_MIN_MEANINGFUL_LETTERS = 2  # letters; two letters mean too many things
_MAX_REPEATED_CHARACTERS = 1_000  # characters of a text that may well be met again


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one entry by fields."""

    question: str
    heading: str
    path: str
    body: str
    language: str = ""
    """That of the minutes, which tells what terms their words have."""


class _Numbering(dict[str, int]):
    """Gives every new key the next number."""

    def __missing__(self, key: str) -> int:
        number = self[key] = len(self)
        return number


class _Words:
    """Numbers the words of all texts; one that is written in two languages is two words."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.makers: list[TermMaker] = []
        self._by_maker: dict[TermMaker, _WordsOfLanguage] = {}

    def numbering(self, maker: TermMaker) -> "_WordsOfLanguage":
        """Return what gives the words of one language their numbers."""
        return self._by_maker.setdefault(maker, _WordsOfLanguage(self.written, self.makers, maker))


class _WordsOfLanguage(dict[str, int]):
    """Gives every new word of a language the next number of all."""

    def __init__(self, written: list[str], makers: list[TermMaker], maker: TermMaker) -> None:
        """`written` and `makers` are those of all languages; not what holds them, which would make a circle."""
        self._written, self._makers, self._maker = written, makers, maker

    def __missing__(self, written: str) -> int:
        number = self[written] = len(self._written)
        self._written.append(written)
        self._makers.append(self._maker)
        return number


class InvertedIndex:
    """Postings of all documents; `postings` and `rarity` answer by term."""

    def __init__(self, documents: Sequence[Document], weights: FieldWeights) -> None:
        self.size = len(documents)
        fields = (
            ([document.question for document in documents], weights.question),
            ([document.heading for document in documents], weights.heading),
            ([document.path for document in documents], weights.path),
            ([document.body for document in documents], weights.body),
        )
        words = _Words()
        makers = [terms_of_language(document.language) for document in documents]
        found = [_words_of(texts, makers, words) for texts, _ in fields]
        terms = _Numbering()
        spelt = [
            [terms[term] for term in maker.document_terms(word)]
            for word, maker in zip(words.written, words.makers, strict=True)
        ]
        self._terms: dict[str, int] = dict(terms)
        self._written = tuple(words.written)
        self._makers = tuple(words.makers)
        self._first_terms = tuple(numbers[0] if numbers else None for numbers in spelt)
        table = _Rows.of(spelt)
        keys: list[NDArray[np.int64]] = []
        shares: list[NDArray[np.float32]] = []
        for (numbers, lengths), (_, weight) in zip(found, fields, strict=True):
            in_word = table.lengths[numbers]
            in_document = np.bincount(
                np.repeat(np.arange(self.size), lengths), weights=in_word, minlength=self.size
            ).astype(np.int64)
            filled = in_document[in_document > 0]
            average = filled.mean() if filled.size else 1.0
            discount = 1 - weights.length + weights.length * in_document / average
            share = weight / np.where(in_document, discount, 1)  # a text without words has none to be discounted
            owners = np.repeat(np.arange(self.size), in_document)
            keys.append(table.joined(numbers) * max(self.size, 1) + owners)
            shares.append(share.astype(np.float32)[owners])
        self._build(np.concatenate(keys), np.concatenate(shares), weights.saturation)

    def _build(self, keys: NDArray[np.int64], shares: NDArray[np.float32], saturation: float) -> None:
        """Add up what every document holds of every term; a key is a term's number times the size, plus a document."""
        order = np.argsort(keys, kind="stable")
        keys, shares = keys[order], shares[order]
        firsts = np.flatnonzero(np.diff(keys, prepend=-1))
        frequency = np.add.reduceat(shares, firsts) if firsts.size else shares
        terms, documents = np.divmod(keys[firsts], max(self.size, 1))
        self._documents: NDArray[np.int32] = documents.astype(np.int32)
        counts = np.bincount(terms, minlength=len(self._terms))
        self._starts: NDArray[np.int64] = np.concatenate(([0], np.cumsum(counts)))
        self._inverse_frequency: NDArray[np.float64] = np.log1p((self.size - counts + 0.5) / (counts + 0.5))
        saturated = frequency * (saturation + 1) / (frequency + saturation)
        self._impacts: NDArray[np.float32] = (saturated * self._inverse_frequency[terms]).astype(np.float32)

    def __contains__(self, term: object) -> bool:
        return term in self._terms

    def words(self) -> dict[str, int]:
        """Return the Latin words of the minutes in lower case, each with about how many documents hold it."""
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

    def holding(self, term: str, documents: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which of some documents hold a term."""
        known, _ = self.postings(term)
        if not known.size:
            return np.zeros(len(documents), dtype=np.bool_)
        positions = np.minimum(np.searchsorted(known, documents), known.size - 1)
        held: NDArray[np.bool_] = known[positions] == documents
        return held


def _words_of(
    texts: Iterable[str], makers: Iterable[TermMaker], words: _Words
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Return the numbers of the words of all texts, one text after the other, and how many each text has."""
    numbers = array("i")
    lengths: list[int] = []
    known: dict[tuple[TermMaker, str], array[int]] = {}
    for text, maker in zip(texts, makers, strict=True):
        of_text = known.get((maker, text))
        if of_text is None:
            of_text = array("i", map(words.numbering(maker).__getitem__, written_words(text)))
            # The same headings stand above many entries, the same body above one.
            if len(text) <= _MAX_REPEATED_CHARACTERS:
                known[maker, text] = of_text
        numbers.extend(of_text)
        lengths.append(len(of_text))
    return np.frombuffer(numbers, dtype=np.int32) if numbers else np.empty(0, np.int32), np.array(lengths, np.int64)


class _Rows(NamedTuple):
    """Rows of numbers of different lengths, one after the other."""

    numbers: NDArray[np.int64]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> "_Rows":
        lengths = np.array([len(row) for row in rows], dtype=np.int64)
        numbers = np.fromiter(chain.from_iterable(rows), dtype=np.int64)
        return cls(numbers, np.concatenate(([0], np.cumsum(lengths)))[:-1], lengths)

    def joined(self, wanted: NDArray[np.int32]) -> NDArray[np.int64]:
        """Return what stands in the wanted rows, in their order."""
        lengths = self.lengths[wanted]
        ends = np.cumsum(lengths)
        inside = np.arange(ends[-1] if ends.size else 0) - np.repeat(ends - lengths, lengths)
        joined: NDArray[np.int64] = self.numbers[np.repeat(self.starts[wanted], lengths) + inside]
        return joined
