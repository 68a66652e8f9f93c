"""Minutes in a folder: a bad file is a problem of its own, and every other file is served."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import SourceError
from bot.sources.decoding import MAX_FILE_BYTES
from bot.sources.folder import FolderSource
from bot.sources.selection import Selection
from tests.conftest import Folder
from tests.sources.bad_files import BAD, link_outside, link_to_itself, linked_folder_outside, pipe


def paths_in(folder: Folder) -> list[str]:
    return [file.path for file in folder.source().read().files]


def test_every_markdown_file_is_read_in_order_by_its_path(folder: Folder) -> None:
    for name in ("b/2.md", "a.markdown", "b/1.MD", "c.txt", "readme"):
        folder.write(name, "Rain.")
    assert paths_in(folder) == ["a.markdown", "b/1.MD", "b/2.md"]


def test_line_ends_and_odd_characters_come_through_untouched(folder: Folder) -> None:
    folder.write("a.md", "one\r\ntwo\rthree\x0c\u2028four\x85\n")
    assert folder.source().read().files[0].text == "one\r\ntwo\rthree\x0c\u2028four\x85\n"


def test_a_byte_order_mark_is_no_part_of_the_text(folder: Folder) -> None:
    folder.write("a.md", b"\xef\xbb\xbf---\ntitle: Spring\n---\nRain.\n")
    assert folder.source().read().files[0].text.startswith("---")


@pytest.mark.parametrize("hidden", [".git/a.md", ".hidden/deep/a.md", ".a.md", "b/.obsidian/a.md"])
def test_what_is_hidden_is_not_read(hidden: str, folder: Folder) -> None:
    folder.write(hidden, "Rain.")
    assert folder.source().read() == FolderSource("garden", folder.path).read()
    assert paths_in(folder) == []


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
def test_a_bad_file_is_a_problem_and_every_other_file_is_served(make: Callable[[Folder], None], folder: Folder) -> None:
    folder.write("a.md", "Rain.")
    folder.write("z/z.md", "Sun.")
    make(folder)
    content = folder.source().read()
    (problem,) = content.problems
    assert [file.path for file in content.files] == ["a.md", "z/z.md"]
    assert problem.file == "bad.md"
    assert problem.message
    assert problem.fix


@pytest.mark.parametrize("make", [pipe, link_to_itself, link_outside, linked_folder_outside])
def test_what_may_have_been_put_there_in_malice_is_looked_at_first(
    make: Callable[[Folder], None], folder: Folder
) -> None:
    make(folder)
    (problem,) = folder.source().read().problems
    assert "ls -l bad.md" in problem.fix
    assert not {"rm", "cp", "mv"} & set(problem.fix.split())


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
def test_a_bad_file_is_counted_as_left_out(make: Callable[[Folder], None], folder: Folder) -> None:
    make(folder)
    assert [skipped.file for skipped in folder.source().read().skipped] == ["bad.md"]


def test_a_file_of_just_the_largest_size_is_read(folder: Folder) -> None:
    folder.write("a.md", ("rain " * 25 + "..\n") * (MAX_FILE_BYTES // 128))
    assert paths_in(folder) == ["a.md"]


def test_a_folder_whose_name_looks_like_a_file_is_a_folder(folder: Folder) -> None:
    folder.write("x.md/inside.md", "Rain.")
    assert paths_in(folder) == ["x.md/inside.md"]
    assert folder.source().read().problems == ()


def test_a_linked_folder_is_not_followed_round_and_round(folder: Folder) -> None:
    folder.write("a/1.md", "Rain.")
    (folder.path / "a" / "again").symlink_to(folder.path, target_is_directory=True)
    assert paths_in(folder) == ["a/1.md"]


def test_a_link_to_a_file_of_the_same_folder_is_read(folder: Folder) -> None:
    folder.write("a.md", "Rain.")
    (folder.path / "latest.md").symlink_to("a.md")
    assert paths_in(folder) == ["a.md", "latest.md"]


def test_a_folder_that_is_itself_a_link_is_read(folder: Folder) -> None:
    folder.write("a.md", "Rain.")
    link = folder.path.parent / "link"
    link.symlink_to(folder.path)
    assert [file.path for file in FolderSource("link", link).read().files] == ["a.md"]


def test_a_name_that_is_no_text_is_no_obstacle(folder: Folder) -> None:
    folder.write("a.md", "Rain.")
    try:
        Path(os.fsdecode(os.fsencode(folder.path) + b"/\xff.md")).write_text("Sun.")
    except OSError:
        pytest.skip("this file system takes only names that are text")
    assert "a.md" in paths_in(folder)


@pytest.mark.parametrize(
    ("name", "shown", "reason"),
    [
        (b"\xff.md", "\\xff.md", "is not UTF-8"),
        (b"a\x1b[2J\n.md", "a\\x1b[2J\\x0a.md", "holds control characters"),
        ("a\u202edm.md".encode(), "a\\u202edm.md", "holds control characters"),
    ],
)
def test_an_odd_name_is_a_problem_that_is_shown_safely_and_mended_by_its_command(
    name: bytes, shown: str, reason: str, folder: Folder
) -> None:
    folder.write("a.md", "Rain.")
    try:
        Path(os.fsdecode(os.fsencode(folder.path) + b"/" + name)).write_text("Sun.")
    except OSError:
        pytest.skip("this file system takes only names that are text")
    content = folder.source().read()
    (problem,) = content.problems
    assert [file.path for file in content.files] == ["a.md"]
    assert (problem.file, problem.message) == (shown, f"The name of the file {reason}.")
    assert str(problem).isprintable()
    subprocess.run(["bash", "-c", problem.fix.split(": ", 1)[1]], cwd=folder.path, check=True)
    assert paths_in(folder) == ["a.md", "new-name.md"]


def test_a_file_as_the_path_has_its_folder_as_the_root(folder: Folder) -> None:
    file = folder.write("2024/spring.md", "Rain.")
    folder.write("2024/autumn.md", "Fog.")
    assert [read.path for read in FolderSource("one", file).read().files] == ["spring.md"]


def test_a_bad_file_as_the_path_is_a_problem(folder: Folder) -> None:
    content = FolderSource("one", folder.write("spring.md", b"\xff\xff\xff")).read()
    assert (content.files, len(content.problems)) == ((), 1)


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere: no such file or directory\. Name a folder"):
        FolderSource("nowhere", tmp_path / "nowhere").read()


def test_an_empty_folder_holds_nothing_and_nothing_is_wrong(folder: Folder) -> None:
    content = folder.source().read()
    assert (content.files, content.skipped, content.problems) == ((), (), ())


def test_a_file_as_the_path_is_minutes_whatever_it_looks_like(folder: Folder) -> None:
    (read,) = FolderSource("one", folder.write("README.txt", "Rain.")).read().files
    assert read.included


def test_the_neighbours_of_a_file_are_told_so_that_links_can_be_checked(folder: Folder) -> None:
    file = folder.write("spring.md", "![](images/rain.png)")
    folder.write("images/rain.png", b"\x89PNG")
    assert FolderSource("one", file).read().paths == {"spring.md", "images/rain.png"}


def test_what_is_included_is_minutes_and_what_is_excluded_is_not(folder: Folder) -> None:
    for name in ("a.md", "b.txt", "drafts/c.md", "drafts/d.txt", "e.png"):
        folder.write(name, "Rain.")
    source = FolderSource("garden", folder.path, Selection(include=("**/*.txt",), exclude=("drafts/**",)))
    content = source.read()
    assert [(file.path, file.included) for file in content.files] == [("a.md", False), ("b.txt", True)]
    assert {skipped.file for skipped in content.skipped} == {"drafts/c.md", "drafts/d.txt"}
    assert content.skipped[0].reason == "it matches `drafts/**` under `exclude:`"
    assert content.problems == ()


def test_what_is_hidden_is_read_where_it_is_included(folder: Folder) -> None:
    for name in (".notes/a.md", ".b.md", ".git/c.md"):
        folder.write(name, "Rain.")
    source = FolderSource("garden", folder.path, Selection(include=("**/.*", ".notes/*", ".git/*")))
    assert [file.path for file in source.read().files] == [".b.md", ".notes/a.md"]


class Vanishing(Selection):
    """A selection that is slow to choose: meanwhile, somebody removes a folder."""

    __slots__ = ("folder", "looked_at")

    def __init__(self, folder: Path) -> None:
        super().__init__()
        object.__setattr__(self, "folder", folder)
        object.__setattr__(self, "looked_at", [])

    def is_candidate(self, path: str) -> bool:
        if path in self.looked_at:  # type: ignore[attr-defined]  # the second time it is about to be read
            shutil.rmtree(self.folder, ignore_errors=True)  # type: ignore[attr-defined]
        self.looked_at.append(path)  # type: ignore[attr-defined]
        return super().is_candidate(path)


def test_a_folder_that_vanishes_while_it_is_read_is_an_error_and_not_a_folder_without_minutes(folder: Folder) -> None:
    folder.write("a.md", "Rain.")
    folder.write("b/c.md", "Sun.")
    with pytest.raises(SourceError, match="no such file or directory"):
        FolderSource("garden", folder.path, Vanishing(folder.path)).read()


def test_a_folder_within_that_vanishes_is_a_problem_and_the_rest_is_served(folder: Folder) -> None:
    folder.write("a.md", "Rain.")
    folder.write("b/c.md", "Sun.")
    content = FolderSource("garden", folder.path, Vanishing(folder.path / "b")).read()
    (problem,) = content.problems
    assert [file.path for file in content.files] == ["a.md"]
    assert problem.message == "The folder cannot be read: no such file or directory."


def test_what_may_not_be_read_is_a_problem_with_a_command_that_mends_it() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place))
        folder.path.chmod(0o755)
        for name in ("a.md", "locked.md", "locked/b.md"):
            folder.write(name, "Rain.")
        folder.source().read()  # so that all of Python that it takes is loaded, as long as that may be read
        (folder.path / "locked.md").chmod(0)
        (folder.path / "locked").chmod(0)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)  # whom nothing belongs to
        try:
            content = folder.source().read()
        finally:
            os.seteuid(user)
            (folder.path / "locked").chmod(0o700)
    assert [file.path for file in content.files] == ["a.md"]
    assert [problem.fix.split(": ")[1] for problem in content.problems] == ["chmod a+r locked.md", "chmod a+rx locked"]
