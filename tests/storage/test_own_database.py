"""A database of one table, begun by several at once."""

import logging
import sqlite3
import subprocess
import sys
import time
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


SLOW = """\
import sys, time
from pathlib import Path
import numpy as np
from bot.storage import own_database
from bot.storage.vectors import VectorCache

folder, (is_damage, waited) = Path(sys.argv[1]), (own_database.is_damage, [])

def wait_once(error):
    if not waited:
        waited.append(error)
        (folder / "seen").touch()
        deadline = time.monotonic() + 30
        while not (folder / "go").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
    return is_damage(error)

own_database.is_damage = wait_once
VectorCache(folder / "one.sqlite").put("model", {"thyme": np.full(4, 0.5, dtype=np.float32)})
"""
"""Finds the damage, and goes on when another process has mended it."""
TWICE = """\
import sys
from pathlib import Path
import numpy as np
from bot.storage.vectors import VectorCache

cache = VectorCache(Path(sys.argv[1]) / "one.sqlite")
print(flush=True)
sys.stdin.readline()
for time in range(2):
    cache.put("model", {sys.argv[2]: np.full(4, 0.5, dtype=np.float32)})
"""
"""Finds the damage first, unless another process has mended it, and writes then."""


def _damaged(folder: Path) -> Path:
    file = folder / "one.sqlite"
    file.write_bytes(b"rain has come in " * 400)
    return file


def _started(program: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


@pytest.mark.slow
def test_who_finds_the_damage_late_does_not_remove_what_another_process_has_made_since(tmp_path: Path) -> None:
    file = _damaged(tmp_path)
    with _started(SLOW, str(tmp_path)) as slow:
        deadline = time.monotonic() + 30
        while not (tmp_path / "seen").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        for _ in range(2):
            _write_vector(file, "willow")
        assert _has_vector(file, "willow")
        (tmp_path / "go").touch()
    assert slow.returncode == 0
    assert _has_vector(file, "willow")


@pytest.mark.slow
def test_processes_that_find_the_same_damage_lose_nothing_of_what_they_write_then(tmp_path: Path) -> None:
    file = _damaged(tmp_path)
    processes = [_started(TWICE, str(tmp_path), name) for name in NAMES]
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()  # it is ready
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate(timeout=60)
    assert [process.returncode for process in processes] == [0] * len(NAMES)
    assert [name for name in NAMES if not _has_vector(file, name)] == []
