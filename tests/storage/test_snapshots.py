"""What is built from the minutes, kept between starts."""

import errno
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.storage.plain import Plain
from bot.storage.private_files import write_private
from bot.storage.snapshots import SnapshotCache

NUMBERS = np.arange(6, dtype=np.int32).reshape(2, 3)
VALUE = Plain(b'{"barrel": 1}', {"numbers": NUMBERS, "none": np.zeros(0, np.float32)})


@pytest.fixture(autouse=True)
def _same_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which program it is takes a fifth of a second to find out."""
    monkeypatch.setattr("bot.storage.snapshots.code_digest", lambda _: b"program")


def kept_file(folder: Path) -> Path:
    (file,) = folder.glob("*.snapshot")
    return file


def is_value(found: Plain | None, value: Plain = VALUE) -> bool:
    return (
        found is not None
        and found.document == value.document
        and found.arrays.keys() == value.arrays.keys()
        and all(np.array_equal(found.arrays[name], array) for name, array in value.arrays.items())
    )


def test_a_value_is_kept_for_its_origin_only(tmp_path: Path) -> None:
    cache = SnapshotCache(tmp_path / "snapshots")
    cache.put("line", ["a", "bc"], VALUE)
    assert is_value(SnapshotCache(tmp_path / "snapshots").get("line", ["a", "bc"]))
    for other in ([], ["a"], ["ab", "c"], ["a", "bc", ""], ["a", "bd"]):
        assert cache.get("line", other) is None
    assert cache.get("other", ["a", "bc"]) is None


def test_text_that_is_no_valid_unicode_is_an_origin_like_any_other(tmp_path: Path) -> None:
    cache = SnapshotCache(tmp_path)
    cache.put("\ud83c", ["\ud83c"], VALUE)
    assert is_value(cache.get("\ud83c", ["\ud83c"]))
    assert cache.get("\ud83c", ["\ud83d"]) is None


def test_without_a_folder_nothing_is_kept() -> None:
    cache = SnapshotCache(None)
    cache.put("line", ["a"], VALUE)
    assert cache.get("line", ["a"]) is None


def as_link(file: Path) -> None:
    os.replace(file, file.with_name("elsewhere"))
    file.symlink_to("elsewhere")


def as_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def as_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file, 0o600)


def grown(file: Path) -> None:
    os.truncate(file, 2 << 30)  # which takes no room on the disk


def older(file: Path) -> None:
    file.write_bytes(b"\x80\x05K\x01." * 9)


DAMAGES = [
    as_link,
    as_folder,
    as_pipe,
    grown,
    older,
    lambda file: file.write_bytes(b""),
    lambda file: file.write_bytes(file.read_bytes()[:-1]),
    lambda file: file.write_bytes(file.read_bytes() + b"x"),
    lambda file: file.chmod(0o620),
]


@pytest.mark.skipif(os.name != "posix", reason="other systems have other files and permissions")
@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_in_doubt_is_not_used_and_makes_room_for_what_is_made_anew(
    damage: Callable[[Path], None], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cache = SnapshotCache(tmp_path)
    cache.put("line", ["a"], VALUE)
    assert kept_file(tmp_path).stat().st_mode & 0o077 == 0
    damage(kept_file(tmp_path))
    with caplog.at_level(logging.WARNING):
        assert cache.get("line", ["a"]) is None
        cache.put("line", ["a"], VALUE)
    assert [record.getMessage().count("read anew") for record in caplog.records] == [1]
    assert is_value(cache.get("line", ["a"]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_not_one_bit_may_be_another(tmp_path: Path, place: int, bit: int) -> None:
    cache = SnapshotCache(tmp_path)
    cache.put("line", ["a"], VALUE)
    file = kept_file(tmp_path)
    content = bytearray(file.read_bytes())
    content[place % len(content)] ^= 1 << bit
    write_private(file, [bytes(content)])
    assert cache.get("line", ["a"]) is None


def test_a_sound_file_under_the_name_of_another_is_not_taken_for_it(tmp_path: Path) -> None:
    cache = SnapshotCache(tmp_path)
    cache.put("line", ["a"], VALUE)
    first = kept_file(tmp_path)
    cache.put("line", ["b"], VALUE)
    (second,) = set(tmp_path.glob("*.snapshot")) - {first}
    first.replace(second)
    assert cache.get("line", ["b"]) is None


@pytest.mark.skipif(os.name != "posix", reason="other systems have other permissions")
def test_a_folder_that_others_may_write_in_is_closed_to_them(tmp_path: Path) -> None:
    folder = tmp_path / "snapshots"
    cache = SnapshotCache(folder)
    cache.put("line", ["a"], VALUE)
    folder.chmod(0o777)
    assert is_value(cache.get("line", ["a"]))
    assert folder.stat().st_mode & 0o022 == 0


@pytest.mark.skipif(os.name != "posix", reason="other systems have other permissions")
def test_a_folder_for_everybody_is_not_used_and_stays_as_it_is(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    tmp_path.chmod(0o1777)
    with caplog.at_level(logging.WARNING):
        SnapshotCache(tmp_path).put("line", ["a"], VALUE)
    assert "everybody" in caplog.text
    assert not [*tmp_path.glob("*.snapshot")]
    assert tmp_path.stat().st_mode & 0o7777 == 0o1777


def test_of_one_line_only_the_last_two_are_kept(tmp_path: Path) -> None:
    cache = SnapshotCache(tmp_path)
    cache.put("other line", ["a"], VALUE)
    for number in range(4):
        cache.put("line", [str(number)], VALUE)
        for age, file in enumerate(sorted(tmp_path.glob("*.snapshot"), key=lambda file: -file.stat().st_mtime)):
            os.utime(file, (time.time() - 10 * age - 5,) * 2)
    found = [cache.get("line", [str(number)]) is not None for number in range(4)]
    assert found == [False, False, True, True]
    assert is_value(cache.get("other line", ["a"]))


def test_what_was_not_used_for_long_goes_and_so_does_what_an_older_program_kept(tmp_path: Path) -> None:
    SnapshotCache(tmp_path).put("line", ["a"], VALUE)
    SnapshotCache(tmp_path).put("other", ["a"], VALUE)
    unused = next(tmp_path.glob("*.snapshot"))
    os.utime(unused, (time.time() - 61 * 24 * 3600,) * 2)
    (tmp_path / f"{'0' * 32}.snapshot").write_bytes(b"\x80\x05K\x01.")
    (tmp_path / "my own.snapshot").write_bytes(b"")
    SnapshotCache(tmp_path).get("third", [])
    left = {file.name for file in tmp_path.glob("*.snapshot")}
    assert len(left) == 2
    assert "my own.snapshot" in left
    assert unused.name not in left


def test_what_was_left_unfinished_is_deleted_but_not_what_another_is_writing(tmp_path: Path) -> None:
    cache = SnapshotCache(tmp_path)
    cache.put("line", ["a"], VALUE)
    name = kept_file(tmp_path).stem
    other_files = {
        f"{name}.abc_1.unfinished": 7_200,
        "0" * 32 + ".4711": 7_200,
        f"{name}.abc_2.unfinished": 0,
        "barrel.1996": 7_200,
    }
    for left, age in other_files.items():
        (tmp_path / left).write_bytes(b"half")
        os.utime(tmp_path / left, (time.time() - age,) * 2)
    cache.put("line", ["b"], VALUE)
    found = {file.name for file in tmp_path.iterdir() if file.suffix != ".snapshot"}
    assert found == {f"{name}.abc_2.unfinished", "barrel.1996"}


def test_a_file_on_a_read_only_disk_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = SnapshotCache(tmp_path)
    cache.put("line", ["a"], VALUE)

    def refuse(path: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr("os.utime", refuse)
    assert is_value(cache.get("line", ["a"]))


def test_a_full_disk_costs_no_more_than_the_keeping(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cache = SnapshotCache(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with caplog.at_level(logging.WARNING):
        cache.put("line", ["a"], VALUE)
    assert "nothing is kept" in caplog.text
    assert not [*tmp_path.glob("*.unfinished")]


def test_a_folder_that_cannot_be_made_only_costs_the_keeping(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    cache = SnapshotCache(tmp_path / "file" / "snapshots")
    with caplog.at_level(logging.WARNING):
        cache.put("line", ["a"], VALUE)
        assert cache.get("line", ["a"]) is None
    assert "nothing is kept" in caplog.text


SAME_NUMBER = """
import os, sys
os.getpid = lambda: 1
from pathlib import Path
import numpy as np
from bot.storage.plain import Plain
from bot.storage.snapshots import SnapshotCache
cache = SnapshotCache(Path(sys.argv[1]))
mine = np.full(200_000, int(sys.argv[2]), dtype=np.int32)
for _ in range(20):
    cache.put("line", ["a"], Plain(b"{}", {"mine": mine}))
    found = cache.get("line", ["a"])
    assert found is not None
    assert len(set(found.arrays["mine"].tolist())) == 1
"""


@pytest.mark.slow
def test_two_writers_with_one_process_number_do_not_disturb_each_other(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", SAME_NUMBER, str(tmp_path), str(number)]) for number in range(2)]
    assert [writer.wait() for writer in writers] == [0, 0]
