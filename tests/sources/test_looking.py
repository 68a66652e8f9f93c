"""A look at a folder from outside: what would be read, and whether it has changed since it was."""

import os
from pathlib import Path

import pytest

from bot.errors import SourceError
from bot.sources.folder import FolderSource
from bot.sources.selection import Selection
from tests.conftest import Folder


def changed(source: FolderSource) -> bool:
    return source.look().files != source.last_read


def test_nothing_has_changed_when_it_was_just_read(folder: Folder) -> None:
    folder.write("a.md", "Rain.")
    source = folder.source()
    assert changed(source)
    source.read()
    assert not changed(source)


def test_a_new_file_a_longer_one_and_one_that_is_gone_are_changes(folder: Folder) -> None:
    file = folder.write("a.md", "Rain.")
    source = folder.source()
    source.read()
    folder.write("2024/b.md", "Sun.")
    assert changed(source)
    source.read()
    folder.write("a.md", "Rain and snow.")
    assert changed(source)
    source.read()
    file.unlink()
    assert changed(source)


def test_a_file_that_another_takes_the_place_of_has_changed_though_nothing_tells_by_size_and_time(
    folder: Folder,
) -> None:
    file = folder.write("a.md", "Rain.")
    source = folder.source()
    source.read()
    before = file.stat()
    draft = folder.write("b.draft", "Snow.")
    os.utime(draft, ns=(before.st_atime_ns, before.st_mtime_ns))
    draft.replace(file)
    assert changed(source)


@pytest.mark.parametrize(
    "name", [".a.md.swp", "a.md~", "#a.md#", ".git/a.md", "a.pdf", "drafts/a.md", "a.md.tmp", "log.txt", ".cache/a.md"]
)
def test_what_is_no_minutes_changes_nothing(name: str, folder: Folder) -> None:
    folder.write("b.md", "Rain.")
    source = FolderSource("garden", folder.path, Selection(include=("*~",), exclude=("drafts",)))
    source.read()
    folder.write(name, "Sun.")
    assert not changed(source)


def test_folders_are_those_that_are_looked_into(folder: Folder, tmp_path: Path) -> None:
    for name in ("a.md", "2024/05/b.md", ".git/c.md", "drafts/old/d.md"):
        folder.write(name, "Rain.")
    (tmp_path / "outside").mkdir()
    (folder.path / "link").symlink_to(tmp_path / "outside")
    root = folder.path.resolve()
    look = FolderSource("garden", folder.path, Selection(exclude=("drafts",))).look()
    assert list(look.folders) == [str(root), str(root / "2024"), str(root / "2024" / "05")]


def test_a_link_inside_counts_as_what_it_leads_to_and_one_outside_as_nothing(folder: Folder, tmp_path: Path) -> None:
    folder.write("store/a.text", "Rain.")
    (tmp_path / "secret.md").write_text("Secret.")
    (folder.path / "a.md").symlink_to("store/a.text")
    (folder.path / "b.md").symlink_to(tmp_path / "secret.md")
    (folder.path / "c.md").symlink_to("nowhere")
    source = folder.source()
    assert list(source.look().files) == ["a.md"]
    source.read()
    (folder.path / "store/a.text").write_text("Rain and snow.")
    assert changed(source)


def test_of_a_single_file_its_folder_is_watched_and_nothing_else_in_it_counts(folder: Folder) -> None:
    file = folder.write("a.txt", "Rain.")
    source = FolderSource("garden", file)
    source.read()
    assert list(source.look().folders) == [str(folder.path.resolve())]
    folder.write("b.md", "Sun.")
    assert not changed(source)
    folder.write("a.txt", "Rain and snow.")
    assert changed(source)


def test_a_folder_that_is_not_there_is_an_error_as_in_reading(folder: Folder) -> None:
    source = FolderSource("garden", folder.path / "attic")
    with pytest.raises(SourceError, match="no such file or directory"):
        source.look()
    with pytest.raises(SourceError, match="no such file or directory"):
        source.read()
    assert source.last_read is None
