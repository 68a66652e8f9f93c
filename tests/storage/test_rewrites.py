"""What is kept of questions in other words."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.storage.rewrites import RewriteCache

ASKED = ("http://127.0.0.1/v1", "small", "How do we keep the slugs away?")
QUERIES = ("slug fence", "beer trap")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "rewrites.sqlite"


def test_what_was_put_is_found_by_another_process_of_the_same_file(file: Path) -> None:
    RewriteCache(file, max_days=1).put(QUERIES, *ASKED)
    assert RewriteCache(file, max_days=1).get(*ASKED) == QUERIES
    assert RewriteCache(file, max_days=1).get(*ASKED[:-1], "another question") is None


def test_without_a_file_nothing_is_kept() -> None:
    cache = RewriteCache(None, max_days=1)
    cache.put(QUERIES, *ASKED)
    assert cache.get(*ASKED) is None


def test_what_is_too_old_goes(file: Path) -> None:
    RewriteCache(file, max_days=1).put(QUERIES, *ASKED)
    time.sleep(0.01)
    cache = RewriteCache(file, max_days=0)
    assert cache.get(*ASKED) is None
    cache.put(QUERIES, *ASKED[:-1], "another question")
    with sqlite3.connect(file) as database:
        assert database.execute("SELECT count(*) FROM rewrites").fetchone() == (0,)


@pytest.mark.parametrize("content", [b"no database at all", b""])
def test_a_file_that_is_something_else_costs_nothing_but_what_it_kept(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    cache = RewriteCache(file, max_days=1)
    assert cache.get(*ASKED) is None
    cache.put(QUERIES, *ASKED)


@pytest.mark.parametrize("queries", ["no list", "[1, 2]", "[]", "[" * 100_000, b"[1]", b"\xff", 7, 0.5])
def test_a_row_that_cannot_be_read_is_no_row(file: Path, queries: object) -> None:
    cache = RewriteCache(file, max_days=1)
    cache.put(QUERIES, *ASKED)
    with sqlite3.connect(file) as database:
        database.execute("ALTER TABLE rewrites RENAME TO typed")
        database.execute("CREATE TABLE rewrites (key PRIMARY KEY, queries, seconds)")
        database.execute("INSERT INTO rewrites SELECT key, ?, seconds FROM typed", (queries,))
    database.close()
    cache = RewriteCache(file, max_days=1)
    assert cache.get(*ASKED) is None
    cache.put(QUERIES, *ASKED)
    assert cache.get(*ASKED) == QUERIES


def test_a_file_that_nobody_may_look_at_keeps_nothing() -> None:
    cache = RewriteCache(Path("x" * 300), max_days=1)  # no name may be so long
    assert cache.get(*ASKED) is None
    cache.put(QUERIES, *ASKED)


def test_a_file_that_several_threads_give_up_is_told_once(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    file.parent.mkdir()
    file.write_bytes(b"no database at all")
    cache = RewriteCache(file, max_days=1)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: cache.get(*ASKED), range(50))) == {None}
    assert len(caplog.records) == 1
