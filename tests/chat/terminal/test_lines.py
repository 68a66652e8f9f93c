"""How lines are read from a pipe or a file."""

import asyncio
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.terminal.lines import read_lines


async def lines_of(file: Path, encoding: str = "utf-8") -> list[str]:
    with file.open(encoding=encoding) as stream:
        return [line async for line in read_lines(stream)]


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        (b"one\ntwo\n", ["one", "two"]),
        (b"one\r\ntwo", ["one", "two"]),
        (b"one\rstill one\x0c\xe2\x80\xa8\n", ["one\rstill one\x0c\u2028"]),
        (b"\n\n", ["", ""]),
        (b"", []),
        (b"\xef\xbb\xbfone\n", ["one"]),
        (b"bad \xff byte\n", ["bad \ufffd byte"]),
        ("会议\n".encode(), ["会议"]),
    ],
)
async def test_lines_end_at_line_feeds_only(written: bytes, lines: list[str], tmp_path: Path) -> None:
    (tmp_path / "lines").write_bytes(written)
    assert await lines_of(tmp_path / "lines") == lines


async def test_the_encoding_is_that_of_the_stream(tmp_path: Path) -> None:
    (tmp_path / "lines").write_bytes("会议".encode("gbk"))
    assert await lines_of(tmp_path / "lines", "gbk") == ["会议"]


async def test_a_line_that_is_longer_than_a_read_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "lines").write_bytes(b"a" * 200_000 + b"\nb")
    assert await lines_of(tmp_path / "lines") == ["a" * 200_000, "b"]


async def test_a_line_comes_before_the_next_is_written() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, encoding="utf-8") as stream, os.fdopen(writing, "wb", buffering=0) as pipe:
        lines = read_lines(stream)
        pipe.write(b"one\n")
        assert await asyncio.wait_for(anext(lines), timeout=30) == "one"


@given(st.text())
def test_a_stream_in_memory_gives_the_same_lines(text: str) -> None:
    async def read() -> list[str]:
        return [line async for line in read_lines(io.StringIO(text, newline="\n"))]

    *ended, rest = text.split("\n")
    assert asyncio.run(read()) == [line.removesuffix("\r") for line in ended + [rest] * bool(rest)]
