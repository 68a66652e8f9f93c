"""Matches by meaning: sentence embeddings of passages, and of the words of the minutes.

The model behind it is anything that turns texts into vectors of length 1 (`Encoder`); without one, everything else
works the same.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.minutes.model import Entry
from bot.text import Slice, SourceText

Vectors = NDArray[np.float32]

_SENTENCE = re.compile(r"(?:[^。！？!?；.\n]|\.(?!\s))+[。！？!?；.\n]*")
_MARKS = re.compile(r"[*_`#>|]+")
_NUMBERED = re.compile(r"^\W*(?:议程|议题|agenda(?: item)?)\s*[\d一二三四五六七八九十]*\s*[:：]?\s*", re.IGNORECASE)
_PRESENTED = re.compile(r"@.*$")
_PASSAGE = 200  # characters; a longer text says too many things for one vector
_KEPT_AT_ONCE = 512  # texts that are encoded before they are put into the store
_LONGEST = 400  # characters of one passage that are encoded


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


@dataclass(frozen=True, slots=True)
class Passages:
    """What is encoded of one set of minutes."""

    texts: tuple[str, ...]
    places: tuple[Slice | None, ...]
    """For each text where it stands in its file; None for a question or a heading."""
    owners: NDArray[np.int64]
    """For each text the number of the entry that it is of, in ascending order."""
    entries: int
    words: tuple[str, ...]
    """Words of the minutes."""


class Meaning:
    """The vectors of one set of minutes; never changes."""

    def __init__(self, encoder: Encoder, passages: Passages, passage_vectors: Vectors, word_vectors: Vectors) -> None:
        """`passages` say what was encoded; the rows of the vectors stand in the same order."""
        self._encoder = encoder
        self._passages = passages
        self._passage_vectors = passage_vectors
        self._word_vectors = word_vectors
        self._vector = lru_cache(maxsize=4096)(self._encode)

    def similarities(self, question: str) -> Vectors:
        """Return the cosine of the question and the nearest passage of every entry."""
        if not self._passages.texts:
            return np.zeros(self._passages.entries, dtype=np.float32)
        cosines = self._passage_vectors @ self._vector(question)
        best = np.full(self._passages.entries, -1.0, dtype=np.float32)
        np.maximum.at(best, self._passages.owners, cosines)
        return best

    def nearest_place(self, question: str, entry: int) -> tuple[Slice, float] | None:
        """Return where the passage of an entry's text that is nearest to the question stands, with its cosine."""
        first, last = np.searchsorted(self._passages.owners, (entry, entry + 1))
        cosines = self._passage_vectors[first:last] @ self._vector(question)
        for number in np.argsort(-cosines).tolist():
            place = self._passages.places[first + number]
            if place is not None:
                return place, float(cosines[number])
        return None

    def words_like(self, word: str, *, least: float, most: int) -> tuple[tuple[str, float], ...]:
        """Return the words of the minutes that mean nearly the same, nearest first, each with its cosine."""
        words = self._passages.words
        if not words:
            return ()
        cosines = self._word_vectors @ self._vector(word.lower())
        most = min(most, len(words))
        candidates = np.argpartition(-cosines, most - 1)[:most]
        nearest = sorted(candidates.tolist(), key=lambda number: -float(cosines[number]))
        return tuple((words[number], float(cosines[number])) for number in nearest if cosines[number] >= least)

    def _encode(self, text: str) -> Vectors:
        vector: Vectors = self._encoder.encode([text])[0]
        return vector


def build_meaning(
    passages: Passages, encoder: Encoder, store: VectorStore, *, progress: Callable[[int, int], None] | None = None
) -> Meaning:
    """Return the vectors of all passages and words, from the store or newly encoded and put there.

    `progress` is told from time to time how many texts are done, and of how many.
    """
    wanted = tuple(dict.fromkeys((*passages.texts, *passages.words)))
    known = store.get(encoder.name, wanted)
    missing = [text for text in wanted if text not in known]
    # Texts of a like length share a batch, which is what the model is fastest at.
    missing.sort(key=len)
    for first in range(0, len(missing), _KEPT_AT_ONCE):
        batch = missing[first : first + _KEPT_AT_ONCE]
        new = dict(zip(batch, encoder.encode(batch), strict=True))
        store.put(encoder.name, new)
        known |= new
        if progress:
            progress(len(wanted) - len(missing) + first + len(batch), len(wanted))
    return Meaning(encoder, passages, _rows(passages.texts, known), _rows(passages.words, known))


def characters_to_encode(passages: Passages, encoder: Encoder, store: VectorStore) -> int:
    """Return how many characters are still to be encoded: the measure of how long `build_meaning` will take."""
    wanted = tuple(dict.fromkeys((*passages.texts, *passages.words)))
    known = store.get(encoder.name, wanted)
    return sum(len(text) for text in wanted if text not in known)


def _rows(texts: Sequence[str], known: Mapping[str, Vectors]) -> Vectors:
    if not texts:
        return np.zeros((0, 1), dtype=np.float32)
    return np.stack([known[text] for text in texts]).astype(np.float32)


class Passage(NamedTuple):
    """A piece of an entry that one vector stands for."""

    text: str
    place: Slice | None
    """Where it stands in the file; None for a question or a heading."""


def passages_of(entry: Entry, text: SourceText) -> list[Passage]:
    """Return what is encoded of an entry: its question, its heading, and its text in runs of a few sentences."""
    found = [Passage(entry.question or "", None)]
    if entry.item:
        found.append(Passage(_PRESENTED.sub("", _NUMBERED.sub("", entry.item.heading)), None))
    for lines in entry.body:
        start, end = text.slice_of(lines)
        first, run = start, ""
        for match in _SENTENCE.finditer(text.text, start, end):
            sentence = match.group().strip()
            if run and len(run) + len(sentence) > _PASSAGE:
                found.append(Passage(run, Slice(first, match.start())))
                first, run = match.start(), ""
            run += sentence
        found.append(Passage(run, Slice(first, end)))
    cleaned = (Passage(_MARKS.sub("", passage.text).strip()[:_LONGEST], passage.place) for passage in found)
    return [passage for passage in cleaned if passage.text]
