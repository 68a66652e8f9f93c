"""JSON for programs and for people."""

import json
import os
import pty
from collections.abc import Iterator
from io import StringIO
from typing import TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.terminal.sanitizing import harmless
from bot.cli.printing import print_json


class Screen(StringIO):
    """A terminal that writes UTF-8."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Return what a terminal says."""
        return True


@pytest.fixture
def latin_terminal() -> Iterator[tuple[TextIO, int]]:
    """Yield a real terminal that can write Western letters only, and what reads it."""
    reading, writing = pty.openpty()
    with os.fdopen(writing, "w", encoding="latin-1") as output:
        yield output, reading
    os.close(reading)


def test_a_program_gets_ascii() -> None:
    output = StringIO()
    print_json({"title": "番茄"}, output)
    assert output.getvalue() == '{"title": "\\u756a\\u8304"}\n'


def test_a_person_gets_letters() -> None:
    output = Screen()
    print_json({"title": "番茄 🍅"}, output)
    assert output.getvalue() == '{"title": "番茄 🍅"}\n'


def test_a_letter_that_the_terminal_has_not_is_escaped(latin_terminal: tuple[TextIO, int]) -> None:
    output, reading = latin_terminal
    print_json({"title": "né 番"}, output)
    assert os.read(reading, 100).decode("latin-1") == '{"title": "né \\u756a"}\r\n'


@given(st.text(st.characters()))
def test_it_reads_back_as_it_was_and_drives_no_terminal(text: str) -> None:
    output = Screen()
    print_json({"quote": text}, output)
    shown = output.getvalue()
    assert json.loads(shown) == {"quote": text}
    assert shown == harmless(shown)
    assert shown.count("\n") == 1
