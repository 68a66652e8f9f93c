"""Whether a folder or file can be written is tried, not guessed."""

from pathlib import Path

from bot.storage.writable import unwritable, unwritable_file


def test_a_folder_that_can_be_written_stays_as_it_was(tmp_path: Path) -> None:
    assert unwritable(tmp_path) == ""
    assert not [*tmp_path.iterdir()]


def test_of_a_folder_that_is_not_there_the_one_above_counts(tmp_path: Path) -> None:
    assert unwritable(tmp_path / "not" / "yet") == ""


def test_where_no_file_can_be_made_the_place_and_the_reason_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert unwritable(tmp_path / "file" / "below") == f"{tmp_path / 'file'}: not a directory"


def test_a_file_is_not_changed_by_trying(tmp_path: Path) -> None:
    file = tmp_path / "state"
    file.write_text("kept", "utf-8")
    assert unwritable_file(file) == ""
    assert file.read_text("utf-8") == "kept"


def test_what_is_no_file_cannot_be_written(tmp_path: Path) -> None:
    assert unwritable_file(tmp_path) == f"{tmp_path}: is a directory"
