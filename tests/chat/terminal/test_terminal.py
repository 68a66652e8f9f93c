"""The chat as a person sees it, in a pseudo-terminal."""

import asyncio
import os
import pty
import re
import subprocess
import sys
import termios
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TextIO

import pytest

from bot.chat.terminal.chat import TerminalChat
from bot.chat.terminal.phrases import Phrases
from bot.chat.terminal.prompt import fitting
from bot.replies.i18n.audience import Audience
from bot.replies.service import Replies

CTRL_C = "\x03"
CTRL_D = "\x04"
ENTER = "\r"
TAB = "\t"
RIGHT = "\x1b[C"
PROMPT = "› "

_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x1b]*\x1b\\|[()].|[=>78])")
_CURSOR_POSITION_REQUEST = b"\x1b[6n"


class Terminal:
    """A pseudo-terminal: `type` presses keys, `wait_for` reads what is shown."""

    def __init__(self, *, columns: int, rows: int = 30) -> None:
        self._keyboard, self._screen = pty.openpty()
        termios.tcsetwinsize(self._screen, (rows, columns))
        self.input: TextIO = os.fdopen(os.dup(self._screen), "r", encoding="utf-8")
        self.output: TextIO = os.fdopen(os.dup(self._screen), "w", encoding="utf-8")
        self._raw = b""
        self.escapes = 0
        """How many sequences were written that do more than show text."""
        os.set_blocking(self._keyboard, False)

    def type(self, keys: str) -> None:
        """ControlAction keys, as the terminal would send them."""
        os.write(self._keyboard, keys.encode())

    async def wait_for(self, text: str, *, then: str = "", seconds: float = 30) -> str:
        """Return what was shown since the last wait, without escape sequences, once it holds `text` and `then`.

        Keys that are pressed between an answer and the next prompt meet a terminal that reads whole lines.
        """
        end = time.monotonic() + seconds
        while text not in (shown := self._read()) or then not in shown.partition(text)[2]:
            assert time.monotonic() < end, f"{text!r} was not shown in:\n{shown}"
            await asyncio.sleep(0.01)
        self._raw = b""
        return shown

    def _read(self) -> str:
        """Take in what was written, and answer as a terminal does when it is asked where its cursor is."""
        try:
            written = os.read(self._keyboard, 65536)
        except OSError:  # nothing to read now, or nobody holds the other end any more
            written = b""
        if _CURSOR_POSITION_REQUEST in written:
            os.write(self._keyboard, b"\x1b[1;1R")
        self._raw += written
        self.escapes += written.count(b"\x1b")
        return _ESCAPE.sub("", self._raw.decode("utf-8", "replace"))

    def close(self) -> None:
        """Close both ends."""
        self.input.close()
        self.output.close()
        os.close(self._screen)
        os.close(self._keyboard)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """A terminal of 80 columns, whatever the tests themselves run in."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    opened = Terminal(columns=80)
    yield opened
    opened.close()


@pytest.fixture
async def chat(replies: Replies, terminal: Terminal, tmp_path: Path) -> AsyncIterator[asyncio.Task[int]]:
    """A chat that has begun."""
    talking = TerminalChat(
        replies, input=terminal.input, output=terminal.output, audience=Audience(), history_folder=tmp_path
    )
    task = asyncio.create_task(talking.run())
    yield task
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_the_greeting_shows_what_can_be_asked(chat: asyncio.Task[int], terminal: Terminal) -> None:
    assert "• When is HTTP3 open?" in await terminal.wait_for(PROMPT)


async def test_the_chat_begins_where_no_question_can_be_found(
    replies: Replies, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(prefix: str, *, audience: Audience, limit: int = 25) -> tuple[str, ...]:
        raise LookupError(prefix)

    monkeypatch.setattr(replies.completing, "question", fail)
    talking = TerminalChat(replies, input=terminal.input, output=terminal.output, audience=Audience())
    task = asyncio.create_task(talking.run())
    await terminal.wait_for(PROMPT)
    terminal.type(CTRL_D)
    assert await asyncio.wait_for(task, timeout=30) == 0


async def test_a_hint_stands_below_the_line(chat: asyncio.Task[int], terminal: Terminal) -> None:
    assert "Tab completes" in await terminal.wait_for("Ctrl-D leaves")


async def test_tab_completes_a_command(chat: asyncio.Task[int], terminal: Terminal) -> None:
    await terminal.wait_for(PROMPT)
    terminal.type("/as")
    await terminal.wait_for("quotes the passage")
    terminal.type(TAB + "HTTP" + ENTER)
    assert "│ the quoted passage" in await terminal.wait_for("30 June 2022")


async def test_a_question_of_the_minutes_can_be_taken_from_the_menu(
    chat: asyncio.Task[int], terminal: Terminal
) -> None:
    await terminal.wait_for(PROMPT)
    terminal.type("open")
    await terminal.wait_for("When is HTTP3 open?")
    terminal.type(TAB + ENTER)
    assert "\n  When is HTTP3 open?" in (await terminal.wait_for("30 June 2022")).replace("\r", "")


async def test_chinese_text_is_typed_and_shown(chat: asyncio.Task[int], terminal: Terminal) -> None:
    await terminal.wait_for(PROMPT)
    terminal.type("什么时候开源？" + ENTER)
    assert "  什么时候开源？\r\n\r\n  │ " in await terminal.wait_for("30 June 2022")


async def test_control_c_clears_the_line(chat: asyncio.Task[int], terminal: Terminal) -> None:
    await terminal.wait_for(PROMPT)
    terminal.type("/knowledge reload" + CTRL_C + "budget" + ENTER)
    assert "Read 1 meeting." not in await terminal.wait_for("30 June 2022")


@pytest.mark.parametrize("leaving", [CTRL_D, "/quit" + ENTER, "exit" + ENTER])
async def test_there_are_several_ways_to_leave(leaving: str, chat: asyncio.Task[int], terminal: Terminal) -> None:
    await terminal.wait_for(PROMPT)
    terminal.type(leaving)
    assert await asyncio.wait_for(chat, timeout=30) == 0


async def test_the_chat_goes_on_after_a_failure(chat: asyncio.Task[int], terminal: Terminal) -> None:
    await terminal.wait_for(PROMPT)
    terminal.type("nobody caught this" + ENTER)
    await terminal.wait_for("That went wrong", then=PROMPT)
    terminal.type("/knowledge reload" + ENTER)
    await terminal.wait_for("Read 1 meeting.")


async def test_a_number_opens_what_stands_behind_it(chat: asyncio.Task[int], terminal: Terminal) -> None:
    await terminal.wait_for(PROMPT)
    terminal.type("/meeting list" + ENTER)
    assert "1. Meeting of 30 June" in await terminal.wait_for("Type a number to open", then=PROMPT)
    terminal.type("１" + ENTER)
    await terminal.wait_for("Opened meeting 30 June", then=PROMPT)
    terminal.type("1" + ENTER)
    assert "  1\r\n" in await terminal.wait_for("the quoted passage")


@pytest.mark.parametrize("number", ["17", "0", "２"])
async def test_a_number_beyond_those_of_the_card_is_no_question(
    number: str, chat: asyncio.Task[int], terminal: Terminal
) -> None:
    await terminal.wait_for(PROMPT)
    terminal.type("/meeting list" + ENTER)
    await terminal.wait_for("Type a number to open", then=PROMPT)
    terminal.type(number + ENTER)
    assert "the quoted passage" not in await terminal.wait_for("There is only 1 number here.", then=PROMPT)
    terminal.type("1" + ENTER)
    await terminal.wait_for("Opened meeting 30 June")


async def test_a_year_is_a_question_though_the_card_has_numbers(chat: asyncio.Task[int], terminal: Terminal) -> None:
    await terminal.wait_for(PROMPT)
    terminal.type("/meeting list" + ENTER)
    await terminal.wait_for("Type a number to open", then=PROMPT)
    terminal.type("2022" + ENTER)
    await terminal.wait_for("the quoted passage")


async def test_a_line_that_was_typed_before_is_suggested(
    chat: asyncio.Task[int], terminal: Terminal, tmp_path: Path
) -> None:
    await terminal.wait_for(PROMPT)
    terminal.type("unheard of" + ENTER)
    await terminal.wait_for("30 June 2022", then=PROMPT)
    terminal.type("unh")
    await terminal.wait_for("eard of")
    terminal.type(RIGHT + ENTER)
    assert "  unheard of" in await terminal.wait_for("30 June 2022")
    assert "+unheard of" in (tmp_path / "history").read_text(encoding="utf-8")


@pytest.mark.slow
async def test_the_whole_program_completes_answers_and_leaves(
    terminal: Terminal, minutes: Path, program_environment: dict[str, str]
) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "--knowledge", str(minutes), "chat"],
        stdin=terminal.input,
        stdout=terminal.output,
        stderr=terminal.output,
        cwd=minutes.parent,
        env=program_environment,
        start_new_session=True,
    ) as program:
        try:
            await terminal.wait_for(PROMPT)
            terminal.type("/as")
            await terminal.wait_for("quotes the passage")
            terminal.type(TAB + "Hertz 与 Kitex 重叠吗" + ENTER)
            shown = await terminal.wait_for("两者并不重叠", then=PROMPT)
            terminal.type(CTRL_D)
            assert program.wait(timeout=30) == 0
        finally:
            program.kill()
    assert "  │ 会还涉及 IDL" in shown


async def test_a_terminal_that_only_shows_text_gets_nothing_else(
    replies: Replies, terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    talking = TerminalChat(
        replies, input=terminal.input, output=terminal.output, audience=Audience(), history_folder=tmp_path
    )
    task = asyncio.create_task(talking.run())
    await terminal.wait_for(PROMPT)
    terminal.type("unheard of" + ENTER)
    assert "  │ the quoted passage" in await terminal.wait_for("30 June 2022", then=PROMPT)
    terminal.type(CTRL_D)
    assert await asyncio.wait_for(task, timeout=30) == 0
    assert terminal.escapes == 0
    assert not (tmp_path / "history").exists()


@pytest.mark.parametrize("columns", [1, 12, 40, 80, 120])
def test_the_hints_never_fill_more_than_one_row(columns: int) -> None:
    assert len(fitting(Phrases(Audience()).hints(), columns)) <= columns


def test_a_narrow_row_has_the_most_useful_hints() -> None:
    assert fitting(Phrases(Audience()).hints(), 38) == "Tab completes · /help · Ctrl-D leaves"
