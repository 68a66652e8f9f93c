"""Keeps questions in other words between runs, in one SQLite file, by the hash of what was asked."""

import json
import logging
import sqlite3
import time
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

_LOG = logging.getLogger(__name__)
_TABLE = "CREATE TABLE IF NOT EXISTS rewrites (key BLOB PRIMARY KEY, queries TEXT NOT NULL, seconds REAL NOT NULL)"
_MAX_ROWS = 20_000
_PATIENCE_SECONDS = 2.0
"""How long another process that is writing is waited for; longer, and asking the model again is as quick."""


class RewriteCache:
    """A store that may be deleted at any time: what is missing or unreadable is asked for anew.

    It holds no question, only the hash of one, and the other words for it. It is bounded: what is older than
    `max_days`, or more than twenty thousand, goes. May be used by several threads at once.
    """

    def __init__(self, file: Path | None, *, max_days: float) -> None:
        """Without a file, nothing is kept."""
        self._file = file
        self._max_seconds = max_days * 24 * 3600

    def get(self, *asked: str) -> tuple[str, ...] | None:
        """Return the other words that are kept for what was asked, of whom and with which instruction; None if none."""
        file = self._file  # another thread may give it up meanwhile
        try:
            if file is None or not file.exists():
                return None
            with closing(sqlite3.connect(file, timeout=_PATIENCE_SECONDS)) as database:
                database.execute(_TABLE)
                query = "SELECT queries FROM rewrites WHERE key = ? AND seconds > ?"
                row = database.execute(query, (_key(asked), time.time() - self._max_seconds)).fetchone()
        except (sqlite3.Error, OSError) as error:
            self._give_up("cannot be used and is left alone", error)
            return None
        return _queries(row[0]) if row else None

    def put(self, queries: tuple[str, ...], *asked: str) -> None:
        """Keep other words; a full or read-only disk only costs the time to ask for them again."""
        file = self._file
        if file is None:
            return
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(file, timeout=_PATIENCE_SECONDS)) as database, database:
                database.execute(_TABLE)
                row = (_key(asked), json.dumps(queries, ensure_ascii=False), time.time())
                database.execute("INSERT OR REPLACE INTO rewrites VALUES (?, ?, ?)", row)
                database.execute("DELETE FROM rewrites WHERE seconds <= ?", (time.time() - self._max_seconds,))
                newest = "SELECT rowid FROM rewrites ORDER BY seconds DESC LIMIT ?"
                database.execute(f"DELETE FROM rewrites WHERE rowid NOT IN ({newest})", (_MAX_ROWS,))
        except (sqlite3.Error, OSError) as error:
            self._give_up("cannot be written", error)

    def _give_up(self, what: str, error: Exception) -> None:
        file, self._file = self._file, None
        if file is not None:  # else another thread has told it
            _LOG.warning("%s %s, so the next start asks the language model again: %s", file, what, error)


def _queries(written: object) -> tuple[str, ...] | None:
    """Return the other words that a row holds, None if it holds none."""
    try:
        found = json.loads(written) if isinstance(written, str) else None
    except (ValueError, RecursionError):
        return None
    is_sound = isinstance(found, list) and all(isinstance(query, str) for query in found)
    return tuple(found) if is_sound and found else None


def _key(asked: tuple[str, ...]) -> bytes:
    return blake2b("\0".join(asked).encode("utf-8", "replace"), digest_size=16).digest()
