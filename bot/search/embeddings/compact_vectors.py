"""Keeps many vectors in little memory, and compares one with all of them quickly.

Every vector is kept twice: whole, with a byte a number, to compare exactly; and by its share in the directions in
which the vectors differ most (principal components), to tell which ones are worth it. For 100,000 vectors of 512
numbers that is 90 MB instead of 200, and a third of the time.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.vectors import Vectors

_COMPONENTS = 96
_EXACT_VECTORS = 500  # vectors that are compared exactly, the most promising ones
_ROUGHNESS = 0.1  # how far a cosine in the components alone may fall short of the whole one
_FEW_VECTORS = 6
_ONE_IN = 16  # values that are looked at first
_CHECKED = 8  # times as many rows as are wanted are compared exactly, the most promising ones
_MAX_SAMPLE_VECTORS = 20_000  # vectors that the components are found from
_BATCH_VECTORS = 8_192  # vectors that are worked on together, so that the rest stays small meanwhile
_LEVELS = 127  # of a signed byte
_MAX_OFF_LENGTH = 0.1  # by which a vector that was rounded may be longer or shorter than 1


class TableParts(NamedTuple):
    """All that a table is made of, so that it can be kept."""

    numbers: NDArray[np.int8]
    scales: Vectors
    directions: Vectors
    rough: Vectors


class VectorTable:
    """Vectors of length 1 as rows; filled once, by `put` and then `close`, and only read after that."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._bytes: NDArray[np.int8] = np.zeros((size, 0), dtype=np.int8)
        self._scales: Vectors = np.ones(size, dtype=np.float32)

    @classmethod
    def of_parts(cls, parts: TableParts) -> "VectorTable":
        """Return the table that is made of some parts; `check` tells whether they fit together."""
        table = cls(0)
        table._size = len(parts.numbers)
        table._bytes, table._scales, table._directions, table._rough = parts
        return table

    @property
    def parts(self) -> TableParts:
        """All that it is made of."""
        return TableParts(self._bytes, self._scales, self._directions, self._rough)

    def check(self, size: int, width: int) -> None:
        """Raise `ValueError` if it has not so many vectors of length 1, each of so many numbers."""
        numbers, scales, directions, rough = self.parts
        width = width if size else directions.shape[0]  # an empty one never learned how long vectors are
        fits = numbers.shape == (size, width) and scales.shape == (size,)
        if not (fits and directions.shape[0] == width and rough.shape == (directions.shape[1], size)):
            raise ValueError("the vectors are of other texts")
        if not all(np.isfinite(part).all() for part in (scales, directions, rough)):
            raise ValueError("the vectors hold numbers that are none")
        for first in range(0, size, _BATCH_VECTORS):
            some = slice(first, first + _BATCH_VECTORS)
            whole = numbers[some].astype(np.float32)
            lengths = np.sqrt(np.einsum("ij,ij->i", whole, whole)) * scales[some]
            if not (np.abs(lengths - 1) < _MAX_OFF_LENGTH).all():
                raise ValueError("the vectors are of another length")

    def put(self, rows: NDArray[np.int64], vectors: Vectors) -> None:
        """Set some rows."""
        self._widen(vectors.shape[1])
        largest = np.maximum(np.abs(vectors).max(axis=1), np.finfo(np.float32).tiny)
        self._bytes[rows] = np.rint(vectors / largest[:, None] * _LEVELS)
        self._scales[rows] = largest / _LEVELS

    def copy(self, rows: NDArray[np.int64], other: "VectorTable", other_rows: NDArray[np.int64]) -> None:
        """Set some rows to those of another table."""
        if rows.size:
            self._widen(other._bytes.shape[1])
            # In pieces, because other threads wait for as long as each takes.
            for first in range(0, rows.size, _BATCH_VECTORS):
                here, there = (some[first : first + _BATCH_VECTORS] for some in (rows, other_rows))
                self._bytes[here] = other._bytes[there]
                self._scales[here] = other._scales[there]

    def _widen(self, width: int) -> None:
        """Make room for the vectors, once it is known how long they are."""
        if not self._bytes.shape[1]:
            self._bytes = np.zeros((self._size, width), dtype=np.int8)

    def close(self) -> None:
        """Find the directions in which the rows differ most; from here on they can be compared."""
        step = max(1, self._size // _MAX_SAMPLE_VECTORS)
        sample = self._whole(np.arange(0, self._size, step))
        _, directions = np.linalg.eigh(sample.T @ sample)
        # eigh gives the least important direction first.
        self._directions: Vectors = np.ascontiguousarray(directions[:, ::-1][:, :_COMPONENTS], dtype=np.float32)
        runs = (
            np.arange(first, min(first + _BATCH_VECTORS, self._size))
            for first in range(0, max(self._size, 1), _BATCH_VECTORS)
        )
        # Laid out by component: that is how the products below are computed soonest.
        self._rough: Vectors = np.ascontiguousarray(
            np.concatenate([self._whole(rows) @ self._directions for rows in runs]).T
        )

    def cosines(self, vectors: Vectors) -> Vectors:
        """Return the cosine of each of some vectors (a row of the answer) and every row, exact for the nearest ones."""
        if self._size <= _EXACT_VECTORS:
            return np.stack([self.exact(vector, np.arange(self._size)) for vector in vectors])
        rough: Vectors = np.matmul(vectors @ self._directions, self._rough, dtype=np.float32)
        for vector, cosines in zip(vectors, rough, strict=True):
            nearest = _largest(cosines, _EXACT_VECTORS)
            cosines[nearest] = self.exact(vector, nearest)
        return rough

    def near(self, vectors: Vectors, *, least: float, most: int) -> list[tuple[NDArray[np.int64], Vectors]]:
        """Return for each of some vectors the rows with a cosine of at least so much, with it; nearest first."""
        found: list[tuple[NDArray[np.int64], Vectors]] = []
        checked = _CHECKED * most
        for vector, rough in zip(vectors, self._rough_cosines(vectors), strict=True):
            rows = np.flatnonzero(rough >= least - _ROUGHNESS)
            if rows.size > checked:
                rows = rows[_largest(rough[rows], checked)]
            cosines = self.exact(vector, rows)
            order = np.argsort(-cosines, kind="stable")[:most]
            order = order[cosines[order] >= least]
            found.append((rows[order], cosines[order]))
        return found

    def _rough_cosines(self, vectors: Vectors) -> Iterable[Vectors]:
        along = vectors @ self._directions
        # Of a few vectors, one after the other is done two to three times as fast.
        return (one @ self._rough for one in along) if len(along) <= _FEW_VECTORS else along @ self._rough

    def exact(self, vector: Vectors, rows: NDArray[np.int64]) -> Vectors:
        """Return the cosines of a vector and some rows."""
        cosines: Vectors = (self._bytes[rows].astype(np.float32) @ vector) * self._scales[rows]
        return cosines

    def many(self, vectors: Vectors, rows: NDArray[np.int64]) -> Vectors:
        """Return the cosines of each of some vectors (a row of the answer) and some rows."""
        cosines: Vectors = vectors @ self._whole(rows).T
        return cosines

    def row(self, number: int) -> Vectors:
        """Return one vector."""
        vector: Vectors = self._whole(np.array([number]))[0]
        return vector

    def _whole(self, rows: NDArray[np.int64]) -> Vectors:
        vectors: Vectors = self._bytes[rows].astype(np.float32) * self._scales[rows, None]
        return vectors


def _largest(values: Vectors, count: int) -> NDArray[np.int64]:
    """Return where the largest of some values stand, in any order.

    Of very many, one in sixteen tells a bound below which nearly all of the others are, and need not be compared.

    >>> sorted(_largest(np.array([0.3, 0.1, 0.2], dtype=np.float32), 2).tolist())
    [0, 2]
    """
    some = values[::_ONE_IN]
    likely = 2 * count // _ONE_IN
    if 0 < likely < some.size:
        places = np.flatnonzero(values >= np.partition(some, some.size - likely)[some.size - likely])
        if places.size >= count:
            return places[_largest_of(values[places], count)]
    return _largest_of(values, count)


def _largest_of(values: Vectors, count: int) -> NDArray[np.int64]:
    return np.argpartition(values, values.size - count)[values.size - count :]
