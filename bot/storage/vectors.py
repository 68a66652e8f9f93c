"""Keeps the vectors of an embedding model between runs, in one SQLite file, by the hash of what was encoded."""

import logging
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_LOG = logging.getLogger(__name__)
# With row ids: without them SQLite gives every vector a page of its own, four times what it needs.
_TABLE = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB)"
_HALF = np.dtype(np.float16)
_MAX_KEYS_A_QUERY = 500  # keys in one query; SQLite's own limit is 999 in old versions


class VectorCache:
    """A store that may be deleted at any time: what is missing or unreadable is encoded anew.

    Vectors are kept as half-precision numbers, which changes a cosine by less than 0.001.
    """

    def __init__(self, file: Path | None) -> None:
        """Without a file, nothing is kept."""
        self._file = file

    def get(self, model: str, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors that are known, by text."""
        found: dict[str, Vectors] = {}
        if self._file is None:
            return found
        by_key = {_key(model, text): text for text in texts}
        keys = list(by_key)
        try:
            if not self._file.exists():
                return found
            with closing(sqlite3.connect(self._file, timeout=10)) as database:
                database.execute(_TABLE)
                for first in range(0, len(keys), _MAX_KEYS_A_QUERY):
                    some = keys[first : first + _MAX_KEYS_A_QUERY]
                    marks = ",".join("?" * len(some))
                    rows = database.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", some)
                    for key, vector in rows:
                        if isinstance(vector, bytes) and vector and len(vector) % _HALF.itemsize == 0:
                            found[by_key[key]] = np.frombuffer(vector, dtype=_HALF).astype(np.float32)
        except (sqlite3.Error, OSError) as error:
            _LOG.warning("%s cannot be used and is left alone; everything is encoded anew: %s", self._file, error)
            self._file = None
            return {}
        return found

    def put(self, model: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep vectors; a full or read-only disk only costs the time to encode them again."""
        if self._file is None:
            return
        rows = [(_key(model, text), vector.astype(_HALF).tobytes()) for text, vector in vectors.items()]
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=10)) as database, database:
                database.execute(_TABLE)
                database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        except (sqlite3.Error, OSError) as error:
            _LOG.warning("%s cannot be written, so nothing is kept for the next start: %s", self._file, error)
            self._file = None


def _key(model: str, text: str) -> bytes:
    return blake2b(f"{model}\0{text}".encode("utf-8", "replace"), digest_size=16).digest()
