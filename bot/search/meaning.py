"""Matches by meaning: sentence embeddings of passages, and of the words of the minutes.

The model behind it is anything that turns texts into vectors of length 1 (`Encoder`); without one, everything else
works the same.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.minutes.model import Entry
from bot.text import SourceText

Vectors = NDArray[np.float32]

_SENTENCE = re.compile(r"[^。！？!?；\n]+[。！？!?；\n]*")
_MARKS = re.compile(r"[*_`#>|]+")
_NUMBERED = re.compile(r"^\W*(?:议程|议题|agenda(?: item)?)\s*[\d一二三四五六七八九十]*\s*[:：]?\s*", re.IGNORECASE)
_PRESENTED = re.compile(r"@.*$")
_PASSAGE = 200  # characters; a longer text says too many things for one vector
_LONGEST = 400  # characters of one passage that are encoded


class Encoder(Protocol):
    """A sentence embedding model."""

    name: str
    """Which model and version, so that vectors of another are never mixed in."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 for each text, as rows."""
        ...


class Meaning:
    """The vectors of one set of minutes; never changes."""

    def __init__(
        self,
        encoder: Encoder,
        passages: Vectors,
        owners: NDArray[np.int64],
        entries: int,
        words: Sequence[str],
        word_vectors: Vectors,
    ) -> None:
        self._encoder = encoder
        self._passages = passages
        self._owners = owners
        self._entries = entries
        self._words = tuple(words)
        self._word_vectors = word_vectors
        self._vector = lru_cache(maxsize=4096)(self._encode)

    def similarities(self, question: str) -> Vectors:
        """Return the cosine of the question and the nearest passage of every entry."""
        cosines = self._passages @ self._vector(question)
        best = np.full(self._entries, -1.0, dtype=np.float32)
        np.maximum.at(best, self._owners, cosines)
        return best

    def words_like(self, word: str, *, least: float, most: int) -> tuple[tuple[str, float], ...]:
        """Return the words of the minutes that mean nearly the same, nearest first, each with its cosine."""
        if not self._words:
            return ()
        cosines = self._word_vectors @ self._vector(word.lower())
        nearest = np.argsort(-cosines)[:most]
        return tuple((self._words[n], float(cosines[n])) for n in nearest.tolist() if cosines[n] >= least)

    def _encode(self, text: str) -> Vectors:
        vector: Vectors = self._encoder.encode([text])[0]
        return vector


def passages_of(entry: Entry, text: SourceText) -> list[str]:
    """Return what is encoded of an entry: its question, its heading, and its text in runs of a few sentences."""
    found = [entry.question or ""]
    if entry.item:
        found.append(_PRESENTED.sub("", _NUMBERED.sub("", entry.item.heading)))
    for lines in entry.body:
        run = ""
        for match in _SENTENCE.finditer(text.piece(lines)):
            sentence = match.group().strip()
            if run and len(run) + len(sentence) > _PASSAGE:
                found.append(run)
                run = ""
            run += sentence
        found.append(run)
    cleaned = (_MARKS.sub("", passage).strip()[:_LONGEST] for passage in found)
    return [passage for passage in cleaned if passage]
