"""What is built from the minutes, kept between starts."""

import errno
import logging
import os
import sys
import time
from pathlib import Path

import pytest

from bot.storage.pickle_cache import PickleCache


def kept_file(folder: Path) -> Path:
    (file,) = folder.glob("*.snapshot")
    return file


def test_a_value_is_kept_for_its_origin_only(tmp_path: Path) -> None:
    cache = PickleCache(tmp_path / "snapshots")
    cache.put(["a", "bc"], {"barrel": 1})
    assert PickleCache(tmp_path / "snapshots").get(["a", "bc"]) == {"barrel": 1}
    for other in ([], ["a"], ["ab", "c"], ["a", "bc", ""], ["a", "bd"]):
        assert cache.get(other) is None


def test_text_that_is_no_valid_unicode_is_an_origin_like_any_other(tmp_path: Path) -> None:
    cache = PickleCache(tmp_path)
    cache.put(["\ud83c"], 1)
    assert (cache.get(["\ud83c"]), cache.get(["\ud83d"])) == (1, None)


def test_without_a_folder_nothing_is_kept() -> None:
    cache = PickleCache(None)
    cache.put(["a"], 1)
    assert cache.get(["a"]) is None


@pytest.mark.parametrize("damage", [b"", b"x", b"\x80\x04" * 40])
def test_a_damaged_file_is_not_used_and_can_be_replaced(
    damage: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cache = PickleCache(tmp_path)
    cache.put(["a"], 1)
    kept_file(tmp_path).write_bytes(damage)
    with caplog.at_level(logging.WARNING):
        assert cache.get(["a"]) is None
    assert "read anew" in caplog.text
    cache.put(["a"], 2)
    assert cache.get(["a"]) == 2


@pytest.mark.skipif(os.name != "posix", reason="other systems have other permissions")
def test_a_file_that_others_may_write_is_not_opened(tmp_path: Path) -> None:
    cache = PickleCache(tmp_path)
    cache.put(["a"], 1)
    assert kept_file(tmp_path).stat().st_mode & 0o077 == 0
    kept_file(tmp_path).chmod(0o620)
    assert cache.get(["a"]) is None


def test_only_the_last_few_are_kept(tmp_path: Path) -> None:
    cache = PickleCache(tmp_path)
    for number in range(9):
        cache.put([str(number)], number)
        for age, file in enumerate(
            sorted(tmp_path.glob("*.snapshot"), key=lambda file: file.stat().st_mtime, reverse=True)
        ):
            os.utime(file, (1_000_000 - age, 1_000_000 - age))
    assert len(list(tmp_path.glob("*.snapshot"))) == 6
    assert cache.get(["0"]) is None
    assert cache.get(["8"]) == 8


def test_what_a_start_that_was_killed_left_unfinished_is_deleted_but_not_what_another_is_writing(
    tmp_path: Path,
) -> None:
    cache = PickleCache(tmp_path)
    cache.put(["a"], 1)
    other_files = {"0" * 32 + ".4711": 7_200, "0" * 32 + ".4712": 0, "barrel.1996": 7_200}
    for name, age in other_files.items():
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    cache.put(["b"], 2)
    left = [file.name for file in tmp_path.iterdir() if file.suffix not in (".snapshot", ".program")]
    assert sorted(left) == sorted(other_files)[1:]
    assert (cache.get(["a"]), cache.get(["b"])) == (1, 2)


def test_a_file_on_a_read_only_disk_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = PickleCache(tmp_path)
    cache.put(["a"], 1)

    def refuse(path: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr("os.utime", refuse)
    assert cache.get(["a"]) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_what_stands_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    cache = PickleCache(tmp_path)
    cache.put(["a"], 1)
    file = kept_file(tmp_path)
    file.unlink()
    os.mkfifo(file, 0o600)
    assert cache.get(["a"]) is None


def test_a_folder_that_cannot_be_made_only_costs_the_keeping(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    cache = PickleCache(tmp_path / "file" / "snapshots")
    with caplog.at_level(logging.WARNING):
        cache.put(["a"], 1)
        assert cache.get(["a"]) is None
    assert "nothing is kept" in caplog.text


class _Gone:
    """Stands for a class of an older program."""


def test_a_value_of_a_class_that_is_no_more_is_built_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    PickleCache(tmp_path).put(["a"], _Gone())
    monkeypatch.delattr(sys.modules[__name__], "_Gone")
    with caplog.at_level(logging.WARNING):
        assert PickleCache(tmp_path).get(["a"]) is None
    assert "read anew" in caplog.text
