"""Keeps the vectors of an embedding model between runs, in one SQLite file, by the hash of what was encoded."""

import sqlite3
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.storage.own_database import TROUBLES, OwnDatabase, sum_of
from bot.storage.private_files import own_folder

Vectors = NDArray[np.float32]

TABLE = "CREATE TABLE vectors (key BLOB PRIMARY KEY, vector BLOB)"
"""The statement that makes the table, with row ids: without them every vector takes a page of its own."""
_HALF = np.dtype(np.float16)
_SUM = len(sum_of())
_MAX_OFF_LENGTH = 0.02  # by which a vector in half precision may be longer or shorter than 1
_MAX_KEYS_A_QUERY = 500  # keys in one query; SQLite's own limit is 999 in old versions
_MAX_BYTES = 2 << 30  # bytes of all vectors: those of some hundred communities; the oldest fifth goes
_OLDEST_FIFTH = """\
DELETE FROM vectors WHERE rowid < (
    SELECT rowid FROM vectors ORDER BY rowid LIMIT 1 OFFSET (SELECT count(*) / 5 FROM vectors)
)"""


class VectorCache:
    """A store that may be deleted at any time: what is missing or in doubt is encoded anew.

    Vectors are kept as half-precision numbers, which changes a cosine by less than 0.001.
    """

    def __init__(self, file: Path | None) -> None:
        """Without a file, nothing is kept."""
        self._database = OwnDatabase(file, TABLE, costs="what it held is encoded anew")

    def get(self, model: str, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors that are known, by text; a row that is not as it was written is as good as none."""
        found: dict[str, Vectors] = {}
        by_key = {_key(model, text): text for text in texts}
        keys = list(by_key)
        try:
            file = self._database.file
            if file is None or not (file.exists() or file.is_symlink()):
                return found
            with self._database.opened(file) as database:
                for first in range(0, len(keys), _MAX_KEYS_A_QUERY):
                    some = keys[first : first + _MAX_KEYS_A_QUERY]
                    marks = ",".join("?" * len(some))
                    rows = database.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", some)
                    for key, written in rows:
                        if (vector := vector_in(key, written)) is not None:
                            found[by_key[key]] = vector
        except TROUBLES as error:
            self._database.trouble("cannot be used and is left alone", error)
        return found

    def put(self, model: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep vectors; a full or read-only disk only costs the time to encode them again."""
        file = self._database.file
        if file is None:
            return
        rows = [_row(_key(model, text), vector) for text, vector in vectors.items()]
        try:
            own_folder(file.parent)
            with self._database.opened(file) as database:
                database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
                if _bytes_in(database) > _MAX_BYTES:
                    database.execute(_OLDEST_FIFTH)
        except TROUBLES as error:
            self._database.trouble("cannot be written", error)


def vector_in(key: bytes, written: object) -> Vectors | None:
    """Return the vector that a row holds; None if it is not as it was written.

    One without a sum behind it was written by an older version of this program.
    """
    if not isinstance(written, bytes) or not written:
        return None
    numbers = written
    if len(written) % _HALF.itemsize:
        numbers, its_sum = written[:-_SUM], written[-_SUM:]
        if sum_of(key, numbers) != its_sum:
            return None
    vector = np.frombuffer(numbers, dtype=_HALF).astype(np.float32)
    # Not a number is near to nothing, and no length is.
    return vector if abs(float(np.linalg.norm(vector)) - 1) <= _MAX_OFF_LENGTH else None


def _row(key: bytes, vector: Vectors) -> tuple[bytes, bytes]:
    numbers = vector.astype(_HALF).tobytes()
    return key, numbers + sum_of(key, numbers)


def _bytes_in(database: sqlite3.Connection) -> int:
    """Return how many bytes are in use; what was deleted leaves room for what comes."""
    pages, free, size = (
        database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _key(model: str, text: str) -> bytes:
    return blake2b(f"{model}\0{text}".encode("utf-8", "replace"), digest_size=16).digest()
