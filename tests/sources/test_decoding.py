"""Bytes into text, or what is wrong with them."""

import shlex
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.problem import Problem
from bot.sources.decoding import MAX_LINE_CHARACTERS, MAX_LINES, decode, read_text


def problem_of(content: bytes) -> Problem:
    problem = decode(content, "spring notes.md")
    assert isinstance(problem, Problem)
    return problem


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not text.startswith("\ufeff")))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode(), "a.md") == text
    assert decode(b"\xef\xbb\xbf" + text.encode(), "a.md") == text


@given(st.binary())
def test_any_bytes_are_a_text_or_a_problem_with_a_fix(content: bytes) -> None:
    decoded = decode(content, "a.md")
    assert isinstance(decoded, str) or (decoded.message and decoded.fix and decoded.file == "a.md")


def test_the_line_of_the_first_bad_byte_is_named() -> None:
    assert problem_of(b"# Club\n\nRain \xff fell.\n").line == 3


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5", "latin-1"])
def test_the_fix_really_mends_the_file(encoding: str) -> None:
    text = "# Café\n" if encoding == "latin-1" else "# 會議記錄：雨水桶與番茄的移栽安排\n"
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    content = mark + text.encode(encoding)
    command = shlex.split(problem_of(content).fix.split(": ", 1)[1].split(">")[0])
    assert command[-1] == "spring notes.md"
    mended = subprocess.run(command[:-1], input=content, capture_output=True, check=True).stdout
    assert mended.decode("utf-8-sig") == text


def refused(content: bytes) -> Problem:
    problem = read_text(content, "spring notes.md")
    assert isinstance(problem, Problem)
    return problem


def mended(content: bytes, problem: Problem, folder: Path) -> bytes:
    """Return what a file holds after the command has been typed that its problem names."""
    file = folder / "spring notes.md"
    file.write_bytes(content)
    subprocess.run(["bash", "-c", problem.fix.split(": ", 1)[1]], cwd=folder, check=True)
    return file.read_bytes()


def test_nul_bytes_are_a_problem_with_a_command_that_mends_it(tmp_path: Path) -> None:
    content = b"# Club\n\nRain\0 fell.\n"
    problem = refused(content)
    assert (problem.code, problem.line) == ("nul-bytes", 3)
    assert read_text(mended(content, problem, tmp_path), "a.md") == "# Club\n\nRain fell.\n"


def test_a_file_of_nothing_but_nul_bytes_is_no_text_in_any_encoding() -> None:
    assert refused(b"\0" * 1_000).code == "nul-bytes"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_chinese_in_utf16_without_its_mark_is_known_by_its_spaces_and_line_ends(encoding: str, tmp_path: Path) -> None:
    text = "# 育苗会 2024-02-02\n\n番茄苗在星期五晚上交换，大家带上自己的种子。\n"
    content = text.encode(encoding)
    assert mended(content, refused(content), tmp_path).decode() == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_known_by_its_nul_bytes(encoding: str, tmp_path: Path) -> None:
    content = "# Club\n\nRain fell.\n".encode(encoding)
    problem = refused(content)
    assert problem.code == "not-utf-8"
    assert read_text(mended(content, problem, tmp_path), "a.md") == "# Club\n\nRain fell.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Rain fell on the barrel and then on the shed and on all of us. " * 90_000,
        "番茄苗移栽到温室，黄瓜苗留在原处，等到下个月。" * 80_000,
        f"![](data:image/png;base64,{'iVBO' * 10**6})",
    ],
    ids=["English", "Chinese", "picture"],
)
def test_a_line_of_five_megabytes_is_a_problem_with_a_command_that_mends_it(line: str, tmp_path: Path) -> None:
    content = f"# Club\n\n{line}\n\nThe end.\n".encode()
    problem = refused(content)
    assert (problem.code, problem.line) == ("long-line", 3)
    text = read_text(mended(content, problem, tmp_path), "a.md")
    assert isinstance(text, str)
    assert text.startswith("# Club\n\n")
    assert text.endswith("\n\nThe end.\n")


def test_a_line_just_short_enough_is_read() -> None:
    text = "x" * MAX_LINE_CHARACTERS + "\n" + "y" * MAX_LINE_CHARACTERS
    assert read_text(text.encode(), "a.md") == text


def test_a_large_file_is_a_problem_with_a_command_that_splits_it(tmp_path: Path) -> None:
    content = b"Rain fell on the barrel.\n" * 400_000
    problem = refused(content)
    mended(content, problem, tmp_path)
    parts = sorted(tmp_path.glob("part-*"))
    assert b"".join(part.read_bytes() for part in parts) == content
    assert all(isinstance(read_text(part.read_bytes(), "a.md"), str) for part in parts)


@pytest.mark.parametrize(("headings", "is_read"), [(30_000, True), (30_001, False)])
def test_a_file_with_more_headings_than_minutes_have_is_not_read(headings: int, is_read: bool) -> None:
    found = read_text(("Club\n" + "## Row\n\n" * headings).encode(), "a.md")
    assert isinstance(found, str) is is_read
    if isinstance(found, Problem):
        assert (found.code, "split -l" in found.fix) == ("many-headings", True)


def test_a_file_of_many_tiny_lines_is_a_problem_with_a_command_that_splits_it(tmp_path: Path) -> None:
    content = b"Q:\n" * (MAX_LINES + 1)
    problem = refused(content)
    assert problem.code == "many-lines"
    mended(content, problem, tmp_path)
    assert all(isinstance(read_text(part.read_bytes(), "a.md"), str) for part in tmp_path.glob("part-*"))


def test_lines_that_end_with_carriage_returns_alone_are_told() -> None:
    read = read_text(b"# Club\r\rAttendees: Willow\r\rIt leaks.\r", "a.md")
    assert isinstance(read, Problem)
    assert (read.code, read.line) == ("line-ends", 1)


def test_a_carriage_return_among_line_ends_is_text() -> None:
    assert read_text(b"# Club\r\n\nIt\rleaks.\r\n", "a.md") == "# Club\r\n\nIt\rleaks.\r\n"
