"""What is in a cache, whether it is sound, and how it is removed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from bot.storage.cache_folder import NotACacheError, Removed, clear_cache, verify_cache
from bot.storage.plain import Plain
from bot.storage.rewrites import RewriteCache
from bot.storage.snapshots import SnapshotCache
from bot.storage.vectors import VectorCache

VECTORS = {"barrel": np.full(4, 0.5, np.float32), "rose": np.full(4, -0.5, np.float32)}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("bot.storage.snapshots.code_digest", lambda _: b"program")
    folder = tmp_path / "cache"
    VectorCache(folder / "vectors.sqlite").put("model", VECTORS)
    RewriteCache(folder / "rewrites.sqlite", max_days=1).put(("cask",), "barrel")
    SnapshotCache(folder / "snapshots").put("line", ["a"], Plain(b"{}"))
    copy = folder / "repositories" / f"example-org-{'a1' * 8}"
    copy.mkdir(parents=True)
    (copy / "current.json").write_text("{}")
    return folder


def test_all_of_a_cache_is_sound_and_all_of_it_can_be_removed(folder: Path) -> None:
    assert verify_cache(folder, mend=False).unsound == ()
    removed = clear_cache(folder)
    assert removed.files == 4
    assert removed.bytes > 0
    assert [*folder.iterdir()] == []
    assert clear_cache(folder) == Removed(0, 0)
    assert clear_cache(folder / "nowhere") == Removed(0, 0)


@pytest.mark.parametrize("place", ["letters.txt", "snapshots/letters.txt", "repositories/my letters"])
def test_a_folder_with_anything_else_in_it_is_not_touched(place: str, folder: Path) -> None:
    (folder / place).write_text("Dear Rose")
    before = sorted(folder.rglob("*"))
    with pytest.raises(NotACacheError, match="letters"):
        clear_cache(folder)
    with pytest.raises(NotACacheError, match="letters"):
        verify_cache(folder, mend=True)
    assert sorted(folder.rglob("*")) == before


def test_what_a_link_leads_to_stays(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letters.txt").write_text("Dear Rose")
    (folder / "repositories" / f"other-{'b2' * 8}").symlink_to(tmp_path / "mine")
    (folder / "repositories" / f"example-org-{'a1' * 8}" / "inside").symlink_to(tmp_path / "mine")
    clear_cache(folder)
    assert (tmp_path / "mine" / "letters.txt").exists()


def test_what_is_not_sound_is_told_and_mended(folder: Path) -> None:
    (snapshot,) = (folder / "snapshots").glob("*.snapshot")
    snapshot.write_bytes(snapshot.read_bytes()[:-1])
    (folder / "rewrites.sqlite").write_bytes(b"no database at all")
    with closing(sqlite3.connect(folder / "vectors.sqlite")) as database, database:
        database.execute("UPDATE vectors SET vector = x'00' WHERE rowid = 1")
    found = verify_cache(folder, mend=False).unsound
    assert {one.file.name for one in found} == {snapshot.name, "rewrites.sqlite", "vectors.sqlite"}
    assert not any(one.mended for one in found)
    mended = verify_cache(folder, mend=True).unsound
    assert len(mended) == len(found)
    assert all(one.mended for one in mended)
    assert verify_cache(folder, mend=False).unsound == ()
    assert len(VectorCache(folder / "vectors.sqlite").get("model", [*VECTORS])) == 1


def test_what_another_version_wrote_is_told_apart_and_stays(folder: Path) -> None:
    (newer,) = (folder / "snapshots").glob("*.snapshot")
    newer.write_bytes(newer.read_bytes().replace(b"quorum\x001", b"quorum\x002", 1))
    older = folder / "snapshots" / f"{'a1' * 16}.snapshot"
    older.write_bytes(b"what the first version wrote")
    vectors = folder / "vectors.sqlite"
    with closing(sqlite3.connect(vectors)) as database, database:
        database.execute("DROP TABLE vectors")
        database.execute("CREATE TABLE vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID")
    for mend in (False, True):
        verified = verify_cache(folder, mend=mend)
        assert verified.unsound == ()
        assert {*verified.of_another_version} == {newer, older, vectors}
    assert VectorCache(vectors).get("model", [*VECTORS]) == {}
    VectorCache(vectors).put("model", VECTORS)
    assert vectors not in verify_cache(folder, mend=False).of_another_version


def test_a_file_that_does_not_begin_like_one_of_the_program_is_damaged(folder: Path) -> None:
    (snapshot,) = (folder / "snapshots").glob("*.snapshot")
    snapshot.write_bytes(b"\x00" + snapshot.read_bytes())
    assert [one.why for one in verify_cache(folder, mend=False).unsound] == ["it is damaged"]


def test_tables_of_another_program_are_not_sound(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "vectors.sqlite")) as database, database:
        database.execute("CREATE TABLE letters (text TEXT)")
    assert [one.why for one in verify_cache(folder, mend=False).unsound] == ["it holds other tables"]


def test_the_rewordings_of_each_community_are_part_of_the_cache(folder: Path) -> None:
    RewriteCache(folder / "rewrites.bees.sqlite", max_days=1).put(("cask",), "barrel")
    assert verify_cache(folder, mend=False).unsound == ()
    (folder / "rewrites.bees.sqlite").write_bytes(b"no database at all")
    assert len(verify_cache(folder, mend=False).unsound) == 1
    assert clear_cache(folder).files == 5


@pytest.mark.parametrize("is_link", [True, False])
def test_what_is_no_file_is_of_no_other_version_whatever_its_name(is_link: bool, folder: Path, tmp_path: Path) -> None:
    place = folder / "snapshots" / f"{'c3' * 16}.snapshot"
    if is_link:
        (tmp_path / "letters.txt").write_text("Dear Rose")
        place.symlink_to(tmp_path / "letters.txt")
    else:
        place.mkdir()
    verified = verify_cache(folder, mend=False)
    assert ([one.file for one in verified.unsound], verified.of_another_version) == ([place], ())


def test_a_database_that_another_program_writes_in_is_not_removed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.own_database._PATIENCE_SECONDS", 0.1)
    file = folder / "vectors.sqlite"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        (unsound,) = verify_cache(folder, mend=True).unsound
        assert (unsound.file, unsound.mended) == (file, False)
    assert verify_cache(folder, mend=True).unsound == ()
    assert VectorCache(file).get("model", ["barrel"]).keys() == {"barrel"}
