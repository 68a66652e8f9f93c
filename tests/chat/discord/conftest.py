"""The real program, `python -m bot run`, in a process and a folder of its own, and the stand-in for Discord."""

import inspect
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web

from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace
from bot.storage.state.sent_commands import SentCommands
from tests.chat.discord.other_bots import BROKEN_BOT, IMPATIENT_BOT
from tests.standin.bot_process import BotProcess
from tests.standin.discord_server import DiscordServer
from tests.standin.world import new_id

ROOT = Path(__file__).parents[3]
QUOTE = "Yes: the gateway has been stable since version 2."
MODULES = {"bot": "bot", "reading_bot": "bot", "broken_bot": "broken_bot"}
# The embedding model takes seconds to load; and what tests write is read when they say so.
# Tests ask and press faster than people do, often as the same member.
NOT_COUNTED = "flood:\n  member_a_minute: 0\n  channel_a_minute: 0\n  completions_a_minute: 0\n"
SETTINGS = f"state: state\nsearch: {{meaning: false}}\nwatch_folders: false\n{NOT_COUNTED}"

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


@dataclass(frozen=True, slots=True)
class Home:
    """A folder with minutes and a configuration, and the bot that lives in it."""

    path: Path

    @property
    def state(self) -> StatePlace:
        return StatePlace(self.path / "state")

    async def last_sent(self, application: int) -> str | None:
        async with open_state(self.state, self.path) as database:
            return await SentCommands(database).last_sent(application)

    async def remember_sent(self, application: int, fingerprint: str) -> None:
        async with open_state(self.state, self.path) as database:
            await SentCommands(database).remember(application, fingerprint)

    def minutes(self) -> dict[str, str]:
        """Return the texts of the minutes by the names of their files."""
        return {file.name: file.read_text(encoding="utf-8") for file in (self.path / "knowledge").iterdir()}

    def write(self, minutes: Mapping[str, str]) -> None:
        """Let the folder hold these minutes and no others."""
        shutil.rmtree(self.path / "knowledge", ignore_errors=True)
        (self.path / "knowledge").mkdir()
        for name, text in minutes.items():
            (self.path / "knowledge" / name).write_text(text, encoding="utf-8")

    def start(
        self, server: DiscordServer, *options: str, wait: bool = True, module: str = "bot", **env: str
    ) -> AbstractAsyncContextManager[BotProcess]:
        return server.start_bot([*options, "run"], cwd=self.path, module=module, wait=wait, **env)


def furnished(path: Path, *, with_library: bool = False) -> Home:
    """Return a home in this folder, with one meeting or, as a library, with several, one of them long."""
    (path / "config.yaml").write_text(SETTINGS, encoding="utf-8")
    (path / "broken_bot.py").write_text(BROKEN_BOT, encoding="utf-8")
    (path / "impatient_bot.py").write_text(IMPATIENT_BOT, encoding="utf-8")
    minutes = {"2024-05-02.md": MINUTES}
    if with_library:
        minutes["2024-06-06.md"] = LATER.format(more="It is faster. " * 200)
        for month in range(1, 13):
            review = f"# Review {month}\n\n**Attendees**: Ann\n\n## Agenda 1: shelf review\n\nThe shelf of {month}.\n"
            minutes[f"2023-{month:02}-01.md"] = review
    Home(path).write(minutes)
    return Home(path)


class Wire(DiscordServer):
    """A stand-in on whose wire something may happen to the next first response to an interaction."""

    trouble: Callable[[web.Request], web.Response] | None = None
    is_taken = False
    """Whether that response arrives all the same."""
    responses = 0
    deadly = ""
    """Whether the bot is killed as it posts a message: `before` that is there, or `after`, or empty for not."""
    victim: BotProcess | None = None

    async def serve(self, request: web.Request) -> web.Response:
        if self.deadly and self.victim and request.method == "POST" and request.path.endswith("/messages"):
            if self.deadly == "after":
                await super().serve(request)
            self.deadly = ""
            await self.victim.kill()
            raise ConnectionResetError
        if not request.path.endswith("/callback"):
            return await super().serve(request)
        self.responses += 1
        trouble, self.trouble = self.trouble, None
        if trouble is None or self.is_taken:
            answer = await super().serve(request)
        return answer if trouble is None else trouble(request)


@dataclass(frozen=True, slots=True)
class Stage:
    """A server, a folder and, where a test asks for one, the bot that lives in the folder."""

    server: Wire
    home: Home
    bot: BotProcess | None = None

    @asynccontextmanager
    async def lent(self) -> AsyncIterator[None]:
        """Begin with a channel in which nothing was asked yet; put back what is changed of commands and minutes."""
        guild, minutes, commands = self.server.guilds[0], self.home.minutes(), dict(self.server.commands[""])
        guild.channels["general"] = {**guild.channels["general"], "id": new_id()}
        await self.server.gateway.dispatch("CHANNEL_CREATE", {**guild.channels["general"], "guild_id": guild.id})
        self.server.violations.clear()
        self.server.unknown_requests.clear()
        self.server.responses = 0
        yield
        self.server.faults.waiting.clear()
        self.server.commands[""] = commands
        if self.home.minutes() != minutes:
            self.home.write(minutes)
            card = await self.server.slash("knowledge reload", user=self.server.owner)
            if any(component.get("label") == "Swap all the same" for component in card.components):
                await self.server.press(card, "Swap all the same", user=self.server.owner)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Callable[[str], Awaitable[Stage]]]:
    """Return a function that gives the stage of a bot, for all tests; it is set when it is first asked for."""
    stages: dict[str, Stage] = {}
    async with AsyncExitStack() as stack:

        async def stage_of(name: str) -> Stage:
            if name not in stages:
                home = furnished(tmp_path_factory.mktemp(name), with_library=name == "reading_bot")
                server = await stack.enter_async_context(Wire())
                bot = await stack.enter_async_context(home.start(server, module=MODULES[name]))
                stages[name] = Stage(server, home, bot)
            return stages[name]

        yield stage_of


@pytest_asyncio.fixture(loop_scope="session")
async def stage(
    request: pytest.FixtureRequest, tmp_path: Path, shared: Callable[[str], Awaitable[Stage]]
) -> AsyncIterator[Stage]:
    """Return what a test plays on: shared with others if it asks for a bot, its own if it starts one itself."""
    asked = inspect.signature(request.function).parameters.keys()
    name = next(iter(asked & MODULES.keys()), None)
    async with AsyncExitStack() as stack:
        if name:
            stage = await shared(name)
            await stack.enter_async_context(stage.lent())
        else:
            server = await stack.enter_async_context(Wire())
            stage = Stage(server, furnished(tmp_path, with_library="library" in asked))
        yield stage
    assert not stage.server.violations
    assert not stage.server.unknown_requests


@pytest.fixture
def server(stage: Stage) -> Wire:
    return stage.server


@pytest.fixture
def home(stage: Stage) -> Home:
    return stage.home


@pytest.fixture
def library(stage: Stage) -> Home:
    """Return a home with several meetings, one of them long."""
    return stage.home


@pytest.fixture
def bot(stage: Stage) -> BotProcess | None:
    return stage.bot


@pytest.fixture
def reading_bot(stage: Stage) -> BotProcess | None:
    """Return the bot with the library."""
    return stage.bot


@pytest.fixture
def broken_bot(stage: Stage) -> BotProcess | None:
    return stage.bot


@pytest_asyncio.fixture(loop_scope="session")
async def known_home(server: Wire, home: Home, shared: Callable[[str], Awaitable[Stage]]) -> Home:
    """Return a home in which the bot has run before, so that Discord has its commands."""
    earlier = await shared("bot")
    server.commands[""] = dict(earlier.server.commands[""])
    sent = await earlier.home.last_sent(int(earlier.server.bot.id))
    assert sent is not None
    await home.remember_sent(int(server.bot.id), sent)
    return home
