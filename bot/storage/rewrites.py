"""Keeps questions in other words between runs, in one SQLite file, by the hash of what was asked."""

import json
import time
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from bot.storage.own_database import TROUBLES, OwnDatabase, sum_of
from bot.storage.private_files import own_folder

TABLE = "CREATE TABLE rewrites (key BLOB PRIMARY KEY, queries TEXT NOT NULL, seconds REAL NOT NULL)"
"""The statement that makes the table."""
_MAX_ROWS = 20_000


class RewriteCache:
    """A store that may be deleted at any time: what is missing or unreadable is asked for anew.

    It holds no question, only the hash of one, and the other words for it. It is bounded: what is older than
    `max_days`, or more than twenty thousand, goes. May be used by several threads at once.
    """

    def __init__(self, file: Path | None, *, max_days: float) -> None:
        """Without a file, nothing is kept."""
        self._database = OwnDatabase(file, TABLE, costs="the language model is asked again")
        self._max_seconds = max_days * 24 * 3600

    def get(self, *asked: str) -> tuple[str, ...] | None:
        """Return the other words that are kept for what was asked, of whom and with which instruction; None if none."""
        file = self._database.file  # another thread may give it up meanwhile
        try:
            if file is None or not (file.exists() or file.is_symlink()):
                return None
            with self._database.opened(file) as database:
                query = "SELECT queries FROM rewrites WHERE key = ? AND seconds > ?"
                row = database.execute(query, (_key(asked), time.time() - self._max_seconds)).fetchone()
        except TROUBLES as error:
            self._database.trouble("cannot be used and is left alone", error)
            return None
        return queries_in(_key(asked), row[0]) if row else None

    def put(self, queries: tuple[str, ...], *asked: str) -> None:
        """Keep other words; a full or read-only disk only costs the time to ask for them again."""
        file = self._database.file
        if file is None:
            return
        key = _key(asked)
        try:
            own_folder(file.parent)
            with self._database.opened(file) as database:
                row = (key, json.dumps([_sum(key, queries), *queries], ensure_ascii=False), time.time())
                database.execute("INSERT OR REPLACE INTO rewrites VALUES (?, ?, ?)", row)
                database.execute("DELETE FROM rewrites WHERE seconds <= ?", (time.time() - self._max_seconds,))
                newest = "SELECT rowid FROM rewrites ORDER BY seconds DESC LIMIT ?"
                database.execute(f"DELETE FROM rewrites WHERE rowid NOT IN ({newest})", (_MAX_ROWS,))
        except TROUBLES as error:
            self._database.trouble("cannot be written", error)


def queries_in(key: bytes, written: object) -> tuple[str, ...] | None:
    """Return the other words that a row holds, None if they are not as they were written."""
    try:
        found = json.loads(written) if isinstance(written, str) else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        return None
    its_sum, *queries = found or [""]
    return tuple(queries) if queries and its_sum == _sum(key, queries) else None


def _sum(key: bytes, queries: Iterable[str]) -> str:
    return sum_of(key, *(query.encode("utf-8", "surrogatepass") for query in queries)).hex()


def _key(asked: tuple[str, ...]) -> bytes:
    return blake2b("\0".join(asked).encode("utf-8", "replace"), digest_size=16).digest()
