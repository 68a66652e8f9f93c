"""The real program, `python -m bot run`, in a process and a folder of its own, and the stand-in for Discord."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from tests.standin.bot_process import BotProcess
from tests.standin.discord_server import DiscordServer

ROOT = Path(__file__).parents[3]
QUOTE = "Yes: the gateway has been stable since version 2."

MINUTES = f"""\
---
date: 2024-05-02
url: https://example.org/minutes/2024-05-02
---
# Gateway meeting

**Attendees**: Ann, Bo

## Agenda 1: Releases

- **Q**: Is the gateway *stable*, @everyone?
  **A**: {QUOTE}
"""

LATER = """\
# Later gateway meeting

**Attendees**: Bo

## Agenda 1: [#14: the gateway again](https://example.org/14) @Cy

The gateway is replaced by a new one. {more}

## Agenda 2: Rest

Nothing.
"""

IMPATIENT_BOT = """\
import runpy

from discord.ui.view import BaseView

patient = BaseView.__init__


def impatient(self, *, timeout=180.0):
    patient(self, timeout=None if timeout is None else 0.05)


BaseView.__init__ = impatient
runpy.run_module("bot", run_name="__main__")
"""
"""The bot in a library whose views all time out at once, but for those that never do."""

BROKEN_BOT = """\
import asyncio, logging, os
from pathlib import Path
from typing import Any

from bot.chat.discord.client import run_bot
from bot.chat.discord.settings import DiscordSettings
from bot.replies.model import Paragraph, Reply
from bot.replies.service import Replies


class BrokenReplies(Replies):
    def __init__(self):
        pass

    def ask_within(self, question, *, reader, private=False, **scope):
        if question == "too much":
            return Reply((Paragraph("word " * 5000),))
        raise RuntimeError("the shelf fell down")

    def warm_up(self):
        pass

    def press(self, press, *, reader):
        raise RuntimeError("the drawer is stuck")

    def complete_question(self, prefix, *, reader, limit=25):
        raise RuntimeError("the list is lost")

    async def reload(self, *, reader):
        await asyncio.sleep(0.1)
        raise RuntimeError("the pages are torn")


logging.basicConfig(level=logging.INFO)
asyncio.run(
    run_bot(os.environ["DISCORD_TOKEN"], BrokenReplies(), settings=DiscordSettings(), state_folder=Path("state"))
)
"""


@dataclass(frozen=True, slots=True)
class Home:
    """A folder with minutes and a configuration, and the bot that lives in it."""

    path: Path

    @property
    def record(self) -> Path:
        return self.path / "state" / "commands.json"

    def start(
        self, server: DiscordServer, *options: str, wait: bool = True, module: str = "bot", **env: str
    ) -> AbstractAsyncContextManager[BotProcess]:
        whole_env = {"PYTHONPATH": os.pathsep.join((str(ROOT), str(self.path))), **env}
        return server.start_bot([*options, "run"], env=whole_env, cwd=self.path, wait=wait, module=module)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "2024-05-02.md").write_text(MINUTES, encoding="utf-8")
    (tmp_path / "config.yaml").write_text("state: state\nsearch: {meaning: false}\n", encoding="utf-8")
    (tmp_path / "broken_bot.py").write_text(BROKEN_BOT, encoding="utf-8")
    (tmp_path / "impatient_bot.py").write_text(IMPATIENT_BOT, encoding="utf-8")
    return Home(tmp_path)


@pytest.fixture
def library(home: Home) -> Home:
    """Return a home with several meetings, one of them long."""
    minutes = home.path / "knowledge"
    (minutes / "2024-06-06.md").write_text(LATER.format(more="It is faster. " * 200), encoding="utf-8")
    for month in range(1, 13):
        text = f"# Review {month}\n\n**Attendees**: Ann\n\n## Agenda 1: shelf review\n\nThe shelf of month {month}.\n"
        (minutes / f"2023-{month:02}-01.md").write_text(text, encoding="utf-8")
    return home


@pytest_asyncio.fixture
async def reading_bot(server: DiscordServer, library: Home) -> AsyncIterator[BotProcess]:
    """Return the bot with the library."""
    async with library.start(server) as bot:
        yield bot


@pytest_asyncio.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as server:
        yield server
        assert not server.violations
        assert not server.unknown_requests


@pytest_asyncio.fixture
async def bot(server: DiscordServer, home: Home) -> AsyncIterator[BotProcess]:
    async with home.start(server) as bot:
        yield bot


@pytest_asyncio.fixture
async def broken_bot(server: DiscordServer, home: Home) -> AsyncIterator[BotProcess]:
    async with home.start(server, module="broken_bot") as bot:
        yield bot


async def until(condition: Callable[[], bool], *, seconds: float = 10.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)
