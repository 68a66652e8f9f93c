import logging
from pathlib import Path

import pytest

from bot.storage.state_files import CommandRecord, StateFolder


def test_what_was_sent_is_known_after_a_restart(tmp_path: Path) -> None:
    CommandRecord(StateFolder(tmp_path / "state")).remember(7, "abc")
    assert CommandRecord(StateFolder(tmp_path / "state")).last_sent(7) == "abc"


def test_applications_do_not_mix(tmp_path: Path) -> None:
    record = CommandRecord(StateFolder(tmp_path))
    record.remember(7, "abc")
    record.remember(8, "def")
    assert (record.last_sent(7), record.last_sent(8), record.last_sent(9)) == ("abc", "def", None)


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"[]", b'{"7": 5}', b"", b"[" * 100_000])
def test_a_file_that_makes_no_sense_counts_as_unknown(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "commands.json").write_bytes(content)
    record = CommandRecord(StateFolder(tmp_path))
    assert record.last_sent(7) is None
    record.remember(7, "abc")
    assert record.last_sent(7) == "abc"


def test_a_corrupt_file_is_named_in_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "commands.json").write_text("{")
    StateFolder(tmp_path).read("commands.json")
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert str(tmp_path / "commands.json") in record.getMessage()


def test_a_folder_that_cannot_be_made_is_a_warning_and_no_crash(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    StateFolder(tmp_path / "file").write("commands.json", {})
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_nothing_but_the_file_is_left_in_the_folder(tmp_path: Path) -> None:
    StateFolder(tmp_path).write("commands.json", {"7": "abc"})
    assert [file.name for file in tmp_path.iterdir()] == ["commands.json"]
