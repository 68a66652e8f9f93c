"""Files that are no Markdown by their names are looked into, and nothing about them is an error."""

import pytest

from bot.sources.collector import FileCollector
from bot.sources.selection import Selection
from tests.conftest import Folder


def unread_in(folder: Folder) -> list[str]:
    return [file.path for file in folder.source().read().unread]


@pytest.mark.parametrize("name", ["a.mdx", "a.txt", "notes/a", "2024.03.05"])
def test_what_may_be_a_text_is_looked_into_and_not_read(name: str, folder: Folder) -> None:
    folder.write(name, "Rain.")
    assert unread_in(folder) == [name]
    assert folder.source().read().files == ()


@pytest.mark.parametrize("name", ["a.png", "a.py", ".a.txt", ".hidden/a.txt", "a.md"])
def test_other_files_are_not_looked_into(name: str, folder: Folder) -> None:
    folder.write(name, "Rain.")
    assert unread_in(folder) == []


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a\0b", b"x" * 300_000])
def test_a_file_that_is_no_short_text_is_passed_over_in_silence(content: bytes, folder: Folder) -> None:
    folder.write("a.txt", content)
    read = folder.source().read()
    assert (read.unread, read.problems, read.skipped) == ((), (), ())


def test_only_some_hundreds_are_looked_into() -> None:
    collector = FileCollector(Selection())
    assert 0 < sum(collector.wants(f"{number}.txt") for number in range(10_000)) < 1_000


def test_what_is_excluded_is_not_looked_into() -> None:
    assert not FileCollector(Selection(exclude=("drafts",))).wants("drafts/a.txt")
