"""Builds an inverted index: numbers the words of all documents, makes them terms, and adds up what each holds."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.analysis.terms import TermMaker, terms_of_language
from bot.search.analysis.tokens import written_words
from bot.search.index.index_parts import IndexParts
from bot.search.settings import FieldWeights

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


def parts_of_index(documents: Sequence[Document], weights: FieldWeights) -> IndexParts:
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
    impacts = (saturated * rarity_of(size, counts)[held]).astype(np.float32)
    return np.concatenate(([0], np.cumsum(counts))), documents.astype(np.int32), impacts


def rarity_of(size: int, counts: NDArray[np.int64]) -> NDArray[np.float64]:
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
