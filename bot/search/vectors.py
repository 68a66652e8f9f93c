"""What meaning is compared by: vectors of texts, the model that gives them, and what keeps them between runs."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""One vector of length 1, or several as rows."""


class Encoder(Protocol):
    """A sentence embedding model."""

    name: str
    """Which model and version, so that vectors of another are never mixed in."""
    width: int
    """How many numbers a vector has."""

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
