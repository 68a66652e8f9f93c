"""Matches by meaning: sentence embeddings of passages, and of the words of the minutes.

The model behind it is anything that turns texts into vectors of length 1 (`Encoder`); without one, everything else
works the same.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

import numpy as np

from bot.search.nearness import Vectors, VectorTable
from bot.search.passages import Passages
from bot.text import Slice

_AT_ONCE = 512  # texts that are encoded, or taken out of the store, at a time
_REMEMBERED = 512  # questions, and words of them that the minutes lack, whose vectors are kept


class Encoder(Protocol):
    """A sentence embedding model."""

    name: str
    """Which model and version, so that vectors of another are never mixed in."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 for each text, as rows."""
        ...


class VectorStore(Protocol):
    """Keeps vectors between runs, by model and text."""

    def get(self, model: str, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors that are known."""
        ...

    def put(self, model: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep vectors."""
        ...


class Meaning:
    """The vectors of one set of minutes; never changes."""

    def __init__(self, encoder: Encoder, passages: Passages, texts: VectorTable, words: VectorTable) -> None:
        """The rows of `texts` and `words` are the vectors of the passages' texts and words, in their order."""
        self._passages = passages
        self._texts = texts
        self._words = words
        self._word_numbers = {word: number for number, word in enumerate(passages.words)}
        self._encoded = _Remembering(encoder)
        # Where the passages of each entry begin, for those that have any.
        self._owners, self._starts = np.unique(passages.owners, return_index=True)

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

    def words_like(
        self, sought: Sequence[str], *, least: float, most: int, question: str = ""
    ) -> list[tuple[tuple[str, float], ...]]:
        """Return for each word those of the minutes that mean nearly the same, nearest first, with their cosines.

        The `question` that they are of is encoded in the same go, so that it need not be when it is compared.
        """
        words = self._passages.words
        if not (words and sought and most):
            return [() for _ in sought]
        vectors = self._word_vectors([word.lower() for word in sought], question)
        return [
            tuple((words[row], float(cosine)) for row, cosine in zip(rows.tolist(), cosines, strict=True))
            for rows, cosines in self._words.near(vectors, least=least, most=most)
        ]

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


class _Remembering:
    """Encodes texts; the latest are remembered, for the hits of a question and for the next who asks it."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}
        self._changing = threading.Lock()

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of the texts, as rows."""
        with self._changing:
            found = {text: self._known[text] for text in texts if text in self._known}
        strange = [text for text in dict.fromkeys(texts) if text not in found]
        if strange:
            new = dict(zip(strange, self._encoder.encode(strange), strict=True))
            found |= new
            with self._changing:
                self._known |= new
                for text in [*self._known][:-_REMEMBERED]:
                    del self._known[text]
        return np.stack([found[text] for text in texts])


def build_meaning(
    passages: Passages, encoder: Encoder, store: VectorStore, *, progress: Callable[[int, int], None] | None = None
) -> Meaning:
    """Return the vectors of all passages and words, from the store or newly encoded and put there.

    `progress` is told from time to time how many texts are done, and of how many.
    """
    tables = _Tables(passages)
    missing: list[str] = []
    for batch in _batches(tables.wanted):
        known = store.get(encoder.name, batch)
        tables.put(known)
        missing += (text for text in batch if text not in known)
    # Texts of a like length share a batch, which is what the model is fastest at.
    missing.sort(key=len)
    done = len(tables.wanted) - len(missing)
    for batch in _batches(missing):
        new = dict(zip(batch, encoder.encode(batch), strict=True))
        store.put(encoder.name, new)
        tables.put(new)
        done += len(batch)
        if progress:
            progress(done, len(tables.wanted))
    return tables.close(encoder)


class _Tables:
    """The two tables of vectors while they are filled; a text may be a passage and a word."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages
        self._rows = [
            (VectorTable(len(texts)), {text: number for number, text in enumerate(texts)})
            for texts in (passages.texts, passages.words)
        ]
        self.wanted = tuple(dict.fromkeys((*passages.texts, *passages.words)))

    def put(self, vectors: Mapping[str, Vectors]) -> None:
        for table, numbers in self._rows:
            texts = [text for text in vectors if text in numbers]
            if texts:
                rows = np.array([numbers[text] for text in texts], dtype=np.int64)
                table.put(rows, np.stack([vectors[text] for text in texts]))

    def close(self, encoder: Encoder) -> Meaning:
        for table, _ in self._rows:
            table.close()
        return Meaning(encoder, self._passages, *(table for table, _ in self._rows))


def characters_to_encode(passages: Passages, encoder: Encoder, store: VectorStore) -> int:
    """Return how many characters are still to be encoded: the measure of how long `build_meaning` will take."""
    missing = 0
    for batch in _batches(tuple(dict.fromkeys((*passages.texts, *passages.words)))):
        known = store.get(encoder.name, batch)
        missing += sum(len(text) for text in batch if text not in known)
    return missing


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    return (texts[first : first + _AT_ONCE] for first in range(0, len(texts), _AT_ONCE))
