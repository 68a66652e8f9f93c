"""Vectors that are kept between runs."""

import logging
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.storage.vectors import VectorCache, Vectors
from tests.conftest import environment


def vector(seed: int = 0, length: int = 512) -> Vectors:
    """Return a vector of length 1."""
    numbers = np.random.default_rng(seed).normal(size=length).astype(np.float32)
    return numbers / np.float32(np.linalg.norm(numbers))


def test_vectors_are_kept_between_instances(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "vectors.sqlite"
    VectorCache(file).put("model 1", {"雨桶": vector(1), "barrel": vector(2)})
    found = VectorCache(file).get("model 1", ["barrel", "雨桶", "rose"])
    assert set(found) == {"barrel", "雨桶"}
    assert all(kept.dtype == np.float32 for kept in found.values())
    assert found["barrel"] @ vector(2) > 0.999


def test_half_precision_changes_a_cosine_by_less_than_a_thousandth(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "vectors.sqlite")
    exact = {str(seed): vector(seed) for seed in range(50)}
    cache.put("model", exact)
    kept = cache.get("model", [*exact])
    assert max(abs(kept[text] @ vector(99) - exact[text] @ vector(99)) for text in exact) < 0.001


def test_the_file_is_not_much_larger_than_what_it_holds(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "vectors.sqlite")
    cache.put("model", {str(number): vector() for number in range(2_000)})
    assert (tmp_path / "vectors.sqlite").stat().st_size < 2 * 2_000 * 512 * 2


def test_models_do_not_mix(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "vectors.sqlite")
    cache.put("model 1", {"barrel": vector(1)})
    cache.put("model 2", {"barrel": vector(2, length=16)})
    assert cache.get("model 1", ["barrel"])["barrel"].shape == (512,)
    assert cache.get("model 2", ["barrel"])["barrel"].shape == (16,)
    assert cache.get("model 3", ["barrel"]) == {}


def test_the_vector_put_last_is_kept(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "vectors.sqlite")
    cache.put("model", {"barrel": vector(1)})
    cache.put("model", {"barrel": vector(2)})
    assert cache.get("model", ["barrel"])["barrel"] @ vector(2) > 0.999


@pytest.mark.parametrize("written", [None, b"", b"\x00\x01\x02", "barrel", 7])
def test_a_row_that_holds_no_vector_is_as_good_as_none(written: object, tmp_path: Path) -> None:
    file = tmp_path / "vectors.sqlite"
    cache = VectorCache(file)
    cache.put("model", {"barrel": vector(1), "rose": vector(2)})
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE vectors SET vector = ? WHERE rowid = 1", (written,))
    assert set(cache.get("model", ["barrel", "rose"])) == {"rose"}
    cache.put("model", {"barrel": vector(1)})
    assert set(cache.get("model", ["barrel", "rose"])) == {"barrel", "rose"}


def test_more_texts_than_one_query_holds_are_all_found(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "vectors.sqlite")
    texts = [f"row {number}" for number in range(1_500)]
    cache.put("model", dict.fromkeys(texts, vector()))
    assert set(cache.get("model", texts)) == set(texts)
    assert cache.get("model", []) == {}


def test_without_a_file_nothing_is_kept() -> None:
    cache = VectorCache(None)
    cache.put("model", {"barrel": vector()})
    assert cache.get("model", ["barrel"]) == {}


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\x00" + b"\xff" * 200, b"\x00" * 4096])
def test_a_corrupt_file_is_made_anew_with_a_warning(
    content: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "vectors.sqlite"
    file.write_bytes(content)
    cache = VectorCache(file)
    assert cache.get("model", ["barrel"]) == {}
    cache.put("model", {"barrel": vector()})
    assert set(cache.get("model", ["barrel"])) == {"barrel"}
    assert [(record.levelno, str(file) in record.getMessage()) for record in caplog.records] == [
        (logging.WARNING, True)
    ]


HOSTILE = (
    "CREATE TRIGGER gone AFTER INSERT ON vectors BEGIN DELETE FROM vectors; END",
    "CREATE VIEW other AS SELECT * FROM vectors",
    "ALTER TABLE vectors ADD COLUMN more AS (zeroblob(1000000))",
)


@pytest.mark.parametrize("statement", HOSTILE)
def test_a_file_with_statements_of_its_own_is_made_anew(statement: str, tmp_path: Path) -> None:
    file = tmp_path / "vectors.sqlite"
    VectorCache(file).put("model", {"barrel": vector()})
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(statement)
    cache = VectorCache(file)
    assert cache.get("model", ["barrel"]) == {}
    cache.put("model", {"barrel": vector(), "rose": vector()})
    assert set(cache.get("model", ["barrel", "rose"])) == {"barrel", "rose"}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files there")
@pytest.mark.parametrize("make", [os.mkfifo, lambda file: file.symlink_to(file.with_name("other"))])
def test_what_is_no_file_makes_room_for_one(make: Callable[[Path], None], tmp_path: Path) -> None:
    file = tmp_path / "vectors.sqlite"
    make(file)
    cache = VectorCache(file)
    assert cache.get("model", ["barrel"]) == {}
    cache.put("model", {"barrel": vector()})
    assert set(cache.get("model", ["barrel"])) == {"barrel"}
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("number", [np.nan, np.inf, 0.0, 3.0])
def test_a_vector_that_is_none_is_encoded_anew(number: float, tmp_path: Path) -> None:
    file = tmp_path / "vectors.sqlite"
    cache = VectorCache(file)
    cache.put("model", {"barrel": vector()})
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE vectors SET vector = ?", (np.full(512, number, np.float16).tobytes(),))
    assert cache.get("model", ["barrel"]) == {}
    cache.put("model", {"barrel": vector()})
    assert set(cache.get("model", ["barrel"])) == {"barrel"}


def test_a_vector_of_an_older_version_is_used(tmp_path: Path) -> None:
    file = tmp_path / "vectors.sqlite"
    cache = VectorCache(file)
    cache.put("model", {"barrel": vector()})
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE vectors SET vector = ?", (vector().astype(np.float16).tobytes(),))
    assert set(cache.get("model", ["barrel"])) == {"barrel"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.lists(st.tuples(st.integers(0, 100_000), st.integers(1, 255)), min_size=1, max_size=20))
@example(places=[(47, 1)])  # the version of the format, of which SQLite says only that it does not know it
def test_whatever_bytes_are_damaged_a_vector_is_right_or_missing(places: list[tuple[int, int]], tmp_path: Path) -> None:
    file = tmp_path / "vectors.sqlite"
    file.unlink(missing_ok=True)
    right = {str(seed): vector(seed, length=32) for seed in range(40)}
    VectorCache(file).put("model", right)
    content = bytearray(file.read_bytes())
    for place, change in places:
        content[place % len(content)] ^= change
    file.write_bytes(content)
    cache = VectorCache(file)
    for text, found in cache.get("model", [*right]).items():
        assert np.array_equal(found, right[text].astype(np.float16).astype(np.float32))
    cache.put("model", right)
    cache.put("model", right)
    assert set(VectorCache(file).get("model", [*right])) == set(right)


def test_a_file_that_a_stopped_program_left_empty_is_used(tmp_path: Path) -> None:
    file = tmp_path / "vectors.sqlite"
    file.touch()
    cache = VectorCache(file)
    assert cache.get("model", ["barrel"]) == {}
    cache.put("model", {"barrel": vector()})
    assert set(VectorCache(file).get("model", ["barrel"])) == {"barrel"}


@pytest.mark.parametrize("place", ["file/vectors.sqlite", "folder"])
def test_a_place_that_cannot_be_written_keeps_nothing_and_says_so_once(
    place: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    cache = VectorCache(tmp_path / place)
    for _ in range(2):
        cache.put("model", {"barrel": vector()})
        assert cache.get("model", ["barrel"]) == {}
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


@pytest.mark.skipif(os.name != "posix", reason="a folder has no such mode there")
def test_a_folder_that_everybody_may_write_in_is_not_used_and_nothing_in_it_is_touched(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "vectors.sqlite"
    VectorCache(file).put("model", {"barrel": vector()})
    tmp_path.chmod(0o1777)
    cache, before = VectorCache(file), file.read_bytes()
    assert cache.get("model", ["barrel"]) == {}
    cache.put("model", {"rose": vector()})
    assert file.read_bytes() == before
    assert [record.getMessage().rsplit(": ", 1)[-1] for record in caplog.records] == [
        "its folder is one that everybody may write in"
    ]


@pytest.mark.skipif(os.name != "posix", reason="a folder has no such mode there")
def test_a_folder_that_others_may_write_in_becomes_this_accounts_own(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    VectorCache(tmp_path / "vectors.sqlite").put("model", {"barrel": vector()})
    assert tmp_path.stat().st_mode & 0o022 == 0


READ_ONLY = """
import os, sys
from pathlib import Path
import numpy as np
from bot.storage.vectors import VectorCache
if os.getuid() == 0:
    os.setuid(65534)
cache = VectorCache(Path(sys.argv[1]))
cache.put("model", {"rose": np.full(4, 0.5, dtype=np.float32)})
print(sorted(VectorCache(Path(sys.argv[1])).get("model", ["barrel", "rose"])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a folder cannot be made read-only there")
@pytest.mark.parametrize(("mode", "expected"), [(0o555, b"['barrel']"), (0o000, b"[]")])
def test_a_folder_that_may_not_be_written_still_serves_what_may_be_read(mode: int, expected: bytes) -> None:
    with TemporaryDirectory() as above:  # not below pytest's own folder, which only its owner may enter
        Path(above).chmod(0o755)
        folder = Path(above) / "cache"
        file = folder / "vectors.sqlite"
        VectorCache(file).put("model", {"barrel": vector()})
        file.chmod(0o444)
        folder.chmod(mode)
        words = [sys.executable, "-c", READ_ONLY, str(file)]
        run = subprocess.run(words, capture_output=True, env=environment(folder), timeout=60, check=False)
        folder.chmod(0o755)
    assert (run.stdout.strip(), run.returncode) == (expected, 0), run.stderr.decode()


WRITER = """
import sys
from pathlib import Path
import numpy as np
from bot.storage.vectors import VectorCache
cache, name = VectorCache(Path(sys.argv[1])), sys.argv[2]
for batch in range(40):
    texts = [f"{name} {batch} {number}" for number in range(20)]
    known = cache.get("model", texts)
    cache.put("model", {text: np.full(512, 512**-0.5, dtype=np.float32) for text in texts if text not in known})
"""


@pytest.mark.slow
def test_processes_that_write_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "vectors.sqlite"
    words = [sys.executable, "-c", WRITER, str(file)]
    names = ("willow", "fern", "moss")
    writers = [subprocess.Popen([*words, name], stderr=subprocess.PIPE, env=environment(tmp_path)) for name in names]
    told = [writer.communicate(timeout=60)[1] for writer in writers]
    assert told == [b"", b"", b""]
    texts = [f"{name} {batch} {number}" for name in names for batch in range(40) for number in range(20)]
    assert set(VectorCache(file).get("model", texts)) == set(texts)


def test_a_file_that_another_program_holds_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.storage.own_database._PATIENCE_SECONDS", 0.01)
    file = tmp_path / "vectors.sqlite"
    VectorCache(file).put("model", {"barrel": vector()})
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        cache = VectorCache(file)
        assert cache.get("model", ["barrel"]) == {}
        cache.put("model", {"rose": vector()})
    assert set(VectorCache(file).get("model", ["barrel", "rose"])) == {"barrel"}
    assert len(caplog.records) == 1


def test_of_too_many_vectors_the_oldest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.vectors._MAX_BYTES", 60_000)
    cache = VectorCache(tmp_path / "vectors.sqlite")
    texts = [str(number) for number in range(200)]
    for text in texts:
        cache.put("model", {text: vector(length=128)})
    left = cache.get("model", texts)
    assert 20 < len(left) < 199
    assert "199" in left
    assert "0" not in left
