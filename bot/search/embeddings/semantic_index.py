"""Matches by meaning: sentence embeddings of passages, and of the words of the minutes.

The model behind it is anything that turns texts into vectors of length 1 (`Encoder`); without one, everything else
works the same.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bot.search.embeddings.compact_vectors import VectorTable
from bot.search.embeddings.latest import Latest
from bot.search.embeddings.passages import Passages
from bot.search.vectors import Encoder, Vectors, VectorStore
from bot.text import Slice

_BATCH_TEXTS = 512  # texts that are encoded, or taken out of the store, at a time
_MAX_REMEMBERED_TEXTS = 4_096  # questions, and words of them that the minutes lack, whose vectors are kept: 8 MB
_MAX_REMEMBERED_WORDS = 2_048  # words of questions for which it is remembered what the minutes say instead: 4 MB

_NO_WORD = "\ue000"  # a character that means nothing to anybody
_AS_NOTHING = 0.9  # the cosine from which on a word means no more to the model than that

_Near = tuple[tuple[str, float], ...]
"""Words of the minutes that mean nearly the same as another one, nearest first, with their cosines."""


@dataclass(frozen=True, slots=True)
class KeptVectors:
    """All that a semantic index is made of but the encoder; it can be kept between runs."""

    passages: Passages
    texts: VectorTable
    """The rows are the vectors of the passages' texts, in their order."""
    words: VectorTable
    """The rows are the vectors of the passages' words, in their order."""

    def check(self, characters: Sequence[int], width: int) -> None:
        """Raise `ValueError` for what is not of entries in texts with so many characters, or has other vectors."""
        self.passages.check(characters)
        self.texts.check(len(self.passages.texts), width)
        self.words.check(len(self.passages.words), width)


class SemanticIndex:
    """The vectors of one set of minutes; never changes."""

    def __init__(self, encoder: Encoder, kept: KeptVectors) -> None:
        passages = kept.passages
        self.kept = kept
        """All that it is made of but the encoder."""
        self._passages = passages
        self._texts = kept.texts
        self._words = kept.words
        self._word_numbers = {word: number for number, word in enumerate(passages.words)}
        self._encoder = encoder
        self._latest = Latest[str, Vectors](_MAX_REMEMBERED_TEXTS)
        self._near = Latest[tuple[str, float, int], _Near](_MAX_REMEMBERED_WORDS)
        # Where the passages of each entry begin, for those that have any.
        self._owners, self._starts = np.unique(passages.owners, return_index=True)

    @property
    def tables(self) -> tuple[tuple[Sequence[str], VectorTable], tuple[Sequence[str], VectorTable]]:
        """The texts and the words, each with the table of their vectors."""
        return (self._passages.texts, self._texts), (self._passages.words, self._words)

    def vectors(self, questions: Sequence[str]) -> Vectors:
        """Return the vectors of some questions, as rows; those of the latest are remembered."""
        return self._encoded(questions)

    def _encoded(self, texts: Sequence[str]) -> Vectors:
        return np.stack(self._latest.of(texts, self._encoder.encode))

    def similarities(self, question: str) -> Vectors:
        """Return the cosine of the question and the nearest passage of every entry; -1 for one without passages."""
        best = np.full(self._passages.entries, -1.0, dtype=np.float32)
        if self._starts.size:
            cosines = self._texts.cosines(self._encoded([question]))[0]
            best[self._owners] = np.maximum.reduceat(cosines[self._passages.numbers], self._starts)
        return best

    def nearest_place(self, question: str, entry: int) -> tuple[Slice, float] | None:
        """Return where the passage of an entry's text that is nearest to the question stands, with its cosine."""
        first, last = np.searchsorted(self._passages.owners, (entry, entry + 1))
        cosines = self._texts.exact(self._encoded([question])[0], self._passages.numbers[first:last])
        for number in np.argsort(-cosines, kind="stable").tolist():
            place = self._passages.places[first + number]
            if place is not None:
                return place, float(cosines[number])
        return None

    def words_like(self, sought: Sequence[str], *, least: float, most: int, question: str = "") -> list[_Near]:
        """Return for each word those of the minutes that mean nearly the same, nearest first, with their cosines.

        The `question` that they are of is encoded in the same go, so that it need not be when it is compared.
        """
        if not (self._passages.words and sought and most):
            return [() for _ in sought]

        def find(strange: Sequence[tuple[str, float, int]]) -> Iterator[_Near]:
            vectors = self._word_vectors([word for word, *_ in strange], question)
            known = vectors @ self._of_nothing < _AS_NOTHING
            found = self._words.near(vectors, least=least, most=most)
            return (self._named(near) if is_known else () for near, is_known in zip(found, known, strict=True))

        return self._near.of([(word.lower(), least, most) for word in sought], find)

    def likenesses(self, sought: Sequence[str], words: Sequence[str], *, question: str = "") -> Vectors:
        """Return the cosine of each word that is sought (a row) and some words of the minutes (the columns).

        It is 0 for words that have no vector, and for what the model does not know; the `question` is that of the
        words, which is encoded in the same go.
        """
        found = np.zeros((len(sought), len(words)), dtype=np.float32)
        places = [place for place, word in enumerate(words) if word in self._word_numbers]
        if not (sought and places):
            return found
        rows = np.array([self._word_numbers[words[place]] for place in places], dtype=np.int64)
        vectors = self._word_vectors([word.lower() for word in sought], question)
        known = vectors @ self._of_nothing < _AS_NOTHING
        found[:, places] = np.where(known[:, None], self._words.many(vectors, rows), 0)
        return found

    def _named(self, found: tuple[NDArray[np.int64], Vectors]) -> _Near:
        rows, cosines = found
        words = map(self._passages.words.__getitem__, rows.tolist())
        return tuple(zip(words, cosines.tolist(), strict=True))

    @cached_property
    def _of_nothing(self) -> Vectors:
        """The vector of what the model has no word for: all words that it does not know have about the same one."""
        vector: Vectors = self._encoder.encode([_NO_WORD])[0]
        return vector

    def _word_vectors(self, words: Sequence[str], question: str) -> Vectors:
        """Return the vectors of some words; of those in the minutes they are known."""
        strange = list(dict.fromkeys(word for word in words if word not in self._word_numbers))
        encoded = dict(zip([question, *strange], self._encoded([question, *strange]), strict=True))
        return np.stack(
            [
                self._words.row(self._word_numbers[word]) if word in self._word_numbers else encoded[word]
                for word in words
            ]
        )


def build_semantic_index(
    passages: Passages,
    encoder: Encoder,
    store: VectorStore,
    *,
    before: SemanticIndex | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> SemanticIndex:
    """Return the vectors of all passages and words: those of before, those in the store, or new ones put there.

    `before` is of the same encoder. `progress` is told from time to time how many texts are done, and of how many.
    """
    tables = _Tables(passages, before)
    missing: list[str] = []
    for batch in _batches(tables.wanted):
        known = _known(batch, encoder, store)
        tables.put(known)
        missing += (text for text in batch if text not in known)
    # Texts of a like length share a batch, which is what the model is fastest at.
    missing.sort(key=len)
    done = tables.total - len(missing)
    for batch in _batches(missing):
        new = dict(zip(batch, encoder.encode(batch), strict=True))
        store.put(encoder.name, new)
        tables.put(new)
        done += len(batch)
        if progress:
            progress(done, tables.total)
    return tables.close(encoder)


class _Tables:
    """The two tables of vectors while they are filled; a text may be a passage and a word."""

    def __init__(self, passages: Passages, before: SemanticIndex | None) -> None:
        self._passages = passages
        texts_before, words_before = before.tables if before else (None, None)
        texts, self._texts, of_texts = _filled(passages.texts, texts_before)
        words, self._words, of_words = _filled(passages.words, words_before)
        self._rows = ((self._texts, of_texts), (self._words, of_words))
        self.wanted = tuple(dict.fromkeys((*texts, *words)))
        """What neither of them has yet."""
        self.total = len(passages.texts) + len(passages.words)

    def put(self, vectors: Mapping[str, Vectors]) -> None:
        """Set the rows of some texts, in whichever table they are."""
        for table, numbers in self._rows:
            texts = [text for text in vectors if text in numbers]
            if texts:
                rows = np.array([numbers[text] for text in texts], dtype=np.int64)
                table.put(rows, np.stack([vectors[text] for text in texts]))

    def close(self, encoder: Encoder) -> SemanticIndex:
        """Return the meaning of what the tables were filled with."""
        self._texts.close()
        self._words.close()
        return SemanticIndex(encoder, KeptVectors(self._passages, self._texts, self._words))


def _filled(
    texts: Sequence[str], before: tuple[Sequence[str], VectorTable] | None
) -> tuple[list[str], VectorTable, dict[str, int]]:
    """Return which texts are still to be set in a table of them all, the table, and the row of each."""
    table = VectorTable(len(texts))
    numbers = {text: number for number, text in enumerate(texts)}
    known = {text: number for number, text in enumerate(before[0])} if before else {}
    same = [text for text in texts if text in known]
    if before and same:
        rows, rows_before = ([of[text] for text in same] for of in (numbers, known))
        table.copy(np.array(rows, dtype=np.int64), before[1], np.array(rows_before, dtype=np.int64))
    return [text for text in texts if text not in known], table, numbers


def characters_to_encode(passages: Passages, encoder: Encoder, store: VectorStore) -> int:
    """Return how many characters are still to be encoded: the measure of how long `build_semantic_index` will take."""
    missing = 0
    for batch in _batches(tuple(dict.fromkeys((*passages.texts, *passages.words)))):
        known = _known(batch, encoder, store)
        missing += sum(len(text) for text in batch if text not in known)
    return missing


def _known(texts: Sequence[str], encoder: Encoder, store: VectorStore) -> dict[str, Vectors]:
    """Return the vectors in the store; one of another length, which no encoding put there, is as good as none."""
    found = store.get(encoder.name, texts)
    return {text: vector for text, vector in found.items() if vector.shape == (encoder.width,)}


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    return (texts[first : first + _BATCH_TEXTS] for first in range(0, len(texts), _BATCH_TEXTS))
