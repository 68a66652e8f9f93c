"""What is kept of the lines that were typed."""

import stat
from pathlib import Path

import pytest
from prompt_toolkit.history import FileHistory, InMemoryHistory

from bot.chat.terminal.history import open_history


def test_a_line_is_there_in_the_next_run(tmp_path: Path) -> None:
    open_history(tmp_path / "state").append_string("什么时候开源？")
    assert list(open_history(tmp_path / "state").load_history_strings()) == ["什么时候开源？"]


def test_only_its_owner_may_read_the_history(tmp_path: Path) -> None:
    open_history(tmp_path / "state")
    assert stat.S_IMODE((tmp_path / "state" / "history").stat().st_mode) == 0o600


def test_without_a_folder_nothing_is_written(tmp_path: Path) -> None:
    assert isinstance(open_history(None), InMemoryHistory)


def test_a_folder_that_cannot_be_made_keeps_the_history_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert isinstance(open_history(tmp_path / "file" / "state"), InMemoryHistory)


def test_a_file_that_is_gone_does_not_stop_the_chat(tmp_path: Path) -> None:
    history = open_history(tmp_path / "state")
    (tmp_path / "state" / "history").unlink()
    (tmp_path / "state").rmdir()
    history.append_string("Hertz")
    assert isinstance(history, FileHistory)
    assert history.get_strings() == ["Hertz"]


@pytest.mark.parametrize("kept", [True, False])
def test_a_blank_line_is_not_kept(kept: bool, tmp_path: Path) -> None:
    history = open_history(tmp_path if kept else None)
    for line in ("", "  ", "\u3000", "Hertz"):
        history.append_string(line)
    assert history.get_strings() == ["Hertz"]
