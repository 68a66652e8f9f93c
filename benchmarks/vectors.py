"""Where the vectors of a measurement come from."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from bot.search.vectors import Vectors, VectorStore
from bot.storage.vectors import VectorCache

_LENGTH = 512  # numbers in a vector of the Universal Sentence Encoder
RANDOM = "random"
"""The name of vectors that mean nothing, but take the same time and memory."""


class RandomVectors:
    """Knows a vector of length 1 for every text: the right shape, without the minutes that encoding takes."""

    def get(self, model: str, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the same vectors for the same number of texts, whatever they say."""
        generator = np.random.default_rng(0)
        found: dict[str, Vectors] = {}
        for text in texts:
            vector = generator.standard_normal(_LENGTH, dtype=np.float32)
            found[text] = vector / np.float32(np.linalg.norm(vector))
        return found

    def put(self, model: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep nothing."""


def open_vectors(named: str | None) -> VectorStore:
    """Return the store that is named: `random`, a file, or nothing that is kept."""
    return RandomVectors() if named == RANDOM else VectorCache(Path(named) if named else None)
