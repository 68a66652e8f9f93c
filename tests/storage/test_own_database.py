"""A database of one table, begun by several at once."""

import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import numpy as np
import pytest

from bot.storage.rewrites import RewriteCache
from bot.storage.vectors import VectorCache

NAMES = ("willow", "fern", "moss", "heather")


def _write_vector(file: Path, name: str) -> None:
    VectorCache(file).put("model", {name: np.full(4, 0.5, dtype=np.float32)})


def _has_vector(file: Path, name: str) -> bool:
    return name in VectorCache(file).get("model", [name])


def _write_rewrite(file: Path, name: str) -> None:
    RewriteCache(file, max_days=1).put(("hedge",), name)


def _has_rewrite(file: Path, name: str) -> bool:
    return RewriteCache(file, max_days=1).get(name) == ("hedge",)


def _all_look_before_anybody_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each connection wait, when it has seen what is in the file for the first time, for all the others."""
    barrier, connect = Barrier(len(NAMES), timeout=20), sqlite3.connect

    class Waiting(sqlite3.Connection):
        has_looked = False

        def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
            cursor = super().execute(statement, *values)
            if "sqlite_master" in statement and not self.has_looked:
                self.has_looked = True
                rows = cursor.fetchall()
                barrier.wait()
                assert rows == []
            return cursor

    def connect_waiting(file: Path, **options: Any) -> sqlite3.Connection:
        return connect(file, factory=Waiting, **options)

    monkeypatch.setattr("bot.storage.own_database.sqlite3.connect", connect_waiting)


@pytest.mark.parametrize(
    ("write", "has"), [(_write_vector, _has_vector), (_write_rewrite, _has_rewrite)], ids=["vectors", "rewrites"]
)
def test_those_who_begin_a_file_at_the_same_moment_lose_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    write: Callable[[Path, str], None],
    has: Callable[[Path, str], bool],
) -> None:
    caplog.set_level(logging.WARNING)
    file = tmp_path / "one.sqlite"
    with monkeypatch.context() as patched, ThreadPoolExecutor(len(NAMES)) as threads:
        _all_look_before_anybody_makes(patched)
        list(threads.map(lambda name: write(file, name), NAMES))
    assert caplog.records == []
    assert [name for name in NAMES if not has(file, name)] == []
