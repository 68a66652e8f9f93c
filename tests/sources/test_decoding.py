"""Bytes into text, or what is wrong with them."""

import shlex
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.model import Problem
from bot.sources.decoding import decode


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
