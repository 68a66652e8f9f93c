"""The inverted index: terms in, scores of entries out. Built once, never changed.

Scores are BM25F (Robertson, Zaragoza: "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6):
the fields' weighted and length-normalised frequencies are added up before they saturate.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.analysis.terms import TermMaker, terms_of_language
from bot.search.analysis.tokens import is_run, joined_words, parts_of, written_words
from bot.search.settings import FieldWeights

_MIN_MEANINGFUL_LETTERS = 2  # letters; two letters mean too many things
_MAX_REPEATED_CHARACTERS = 1_000  # characters of a text that may well be met again
_MAX_REPEATED_PIECE = 64  # characters of what stands between white space, which may be a whole line of Chinese


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
        self._by_maker: dict[TermMaker, _Pieces] = {}

    def of(self, text: str, maker: TermMaker) -> "array[int]":
        """Return the numbers of the words of a text in one language, in their order."""
        pieces = self._by_maker.get(maker)
        if pieces is None:
            pieces = self._by_maker[maker] = _Pieces(_WordsOfLanguage(self.written, self.makers, maker))
        return array("i", chain.from_iterable(map(pieces.__getitem__, text.split())))


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


class _Pieces(dict[str, tuple[int, ...]]):
    """The numbers of the words in what stands between white space, which hardly any text has for the first time.

    No word goes across white space, nor does what tells the right simplified character, and to look a piece up takes a
    third of the time of finding its words.
    """

    def __init__(self, words: _WordsOfLanguage) -> None:
        self._words = words

    def __missing__(self, piece: str) -> tuple[int, ...]:
        numbers = tuple(map(self._words.__getitem__, written_words(piece)))
        if len(piece) <= _MAX_REPEATED_PIECE:
            self[piece] = numbers
        return numbers


class IndexParts(NamedTuple):
    """All that an inverted index is made of, so that it can be kept and need not be built again."""

    size: int
    """How many documents there are."""
    terms: tuple[str, ...]
    """Each once, by number."""
    written: tuple[str, ...]
    """The words of all documents."""
    languages: tuple[str, ...]
    """Those that the words are of."""
    spoken: NDArray[np.int32]
    """For each word the number of its language."""
    first_terms: NDArray[np.int32]
    """For each word the number of its first term, -1 if it has none."""
    starts: NDArray[np.int64]
    """Where the postings of each term begin, and at last where they end."""
    documents: NDArray[np.int32]
    """The documents of all postings, in ascending order for each term."""
    impacts: NDArray[np.float32]
    """What each posting adds to a score."""

    def check(self) -> None:
        """Raise `ValueError` for what no documents can be made into: looking it up would fail."""
        starts, documents = self.starts, self.documents
        is_in_order = bool(
            starts.size == len(self.terms) + 1
            and starts[0] == 0
            and starts[-1] == documents.size == self.impacts.size
            and (np.diff(starts) > 0).all()
        )
        if not (is_in_order and len(frozenset(self.terms)) == len(self.terms)):
            raise ValueError("the terms do not fit their postings")
        within = np.ones(documents.size, dtype=np.bool_)
        within[starts[:-1]] = False  # a term may begin with a lower document than the one before it ends with
        if documents.size and not (
            documents.min() >= 0 and documents.max() < self.size and (np.diff(documents, prepend=-1)[within] > 0).all()
        ):
            raise ValueError("the postings are of other documents")
        if not (np.isfinite(self.impacts).all() and (self.impacts >= 0).all()):
            raise ValueError("the postings are no scores")
        words = len(self.written)
        if not (
            self.spoken.size == self.first_terms.size == words
            and _are_numbers(self.spoken, 0, len(self.languages))
            and _are_numbers(self.first_terms, -1, len(self.terms))
        ):
            raise ValueError("the words do not fit their terms")


def _are_numbers(numbers: NDArray[np.int32], first: int, end: int) -> bool:
    return not numbers.size or bool(numbers.min() >= first and numbers.max() < end)


class InvertedIndex:
    """Postings of all documents; `postings` and `rarity` answer by term."""

    def __init__(self, documents: Sequence[Document], weights: FieldWeights) -> None:
        self._hold(_parts_of(documents, weights))

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
        self._inverse_frequency: NDArray[np.float64] = _rarity(self.size, counts)
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

    def holding(self, term: str, documents: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which of some documents hold a term."""
        known, _ = self.postings(term)
        if not known.size:
            return np.zeros(len(documents), dtype=np.bool_)
        positions = np.minimum(np.searchsorted(known, documents), known.size - 1)
        held: NDArray[np.bool_] = known[positions] == documents
        return held


def _parts_of(documents: Sequence[Document], weights: FieldWeights) -> IndexParts:
    """Return what an index of some documents is made of."""
    size = len(documents)
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
    table = _Rows.of(spelt)
    keys: list[NDArray[np.int64]] = []
    shares: list[NDArray[np.float32]] = []
    for (numbers, lengths), (_, weight) in zip(found, fields, strict=True):
        in_word = table.lengths[numbers]
        in_document = np.bincount(np.repeat(np.arange(size), lengths), weights=in_word, minlength=size).astype(np.int64)
        filled = in_document[in_document > 0]
        average = filled.mean() if filled.size else 1.0
        discount = 1 - weights.length + weights.length * in_document / average
        share = weight / np.where(in_document, discount, 1)  # a text without words has none to be discounted
        owners = np.repeat(np.arange(size), in_document)
        keys.append(table.joined(numbers) * max(size, 1) + owners)
        shares.append(share.astype(np.float32)[owners])
    starts, holding, impacts = _postings_of(
        np.concatenate(keys), np.concatenate(shares), size=size, terms=len(terms), saturation=weights.saturation
    )
    # Of the languages whose words are made terms in one way, any stands for all.
    languages = {maker: document.language for maker, document in zip(makers, documents, strict=True)}
    numbers_of = {maker: number for number, maker in enumerate(languages)}
    return IndexParts(
        size,
        tuple(terms),
        tuple(words.written),
        tuple(languages.values()),
        np.array([numbers_of[maker] for maker in words.makers], dtype=np.int32),
        np.array([numbers[0] if numbers else -1 for numbers in spelt], dtype=np.int32),
        starts,
        holding,
        impacts,
    )


def _postings_of(
    keys: NDArray[np.int64], shares: NDArray[np.float32], *, size: int, terms: int, saturation: float
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]:
    """Return where the postings of each term begin, and their documents and scores.

    What every document holds of every term is added up; a key is a term's number times the size, plus a document.
    """
    order = np.argsort(keys, kind="stable")
    keys, shares = keys[order], shares[order]
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    frequency = np.add.reduceat(shares, firsts) if firsts.size else shares
    held, documents = np.divmod(keys[firsts], max(size, 1))
    counts = np.bincount(held, minlength=terms)
    saturated = frequency * (saturation + 1) / (frequency + saturation)
    impacts = (saturated * _rarity(size, counts)[held]).astype(np.float32)
    return np.concatenate(([0], np.cumsum(counts))), documents.astype(np.int32), impacts


def _rarity(size: int, counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the inverse document frequency of terms, by how many documents hold each."""
    rarity: NDArray[np.float64] = np.log1p((size - counts + 0.5) / (counts + 0.5))
    return rarity


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
            of_text = words.of(text, maker)
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
