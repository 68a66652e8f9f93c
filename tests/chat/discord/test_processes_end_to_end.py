"""Two processes of one bot on one PostgreSQL: one reload for both, and what only one may do is done once."""

import asyncio
import time
from contextlib import AsyncExitStack

import pytest

from tests.chat.discord.conftest import NOT_COUNTED, Home
from tests.databases.postgresql_server import PostgresqlServer
from tests.standin.bot_process import BotProcess
from tests.standin.discord_server import DiscordServer
from tests.standin.gateway import shard_of
from tests.standin.world import Guild, Json
from tests.waiting import until

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),  # the loop of the bots that tests share
    pytest.mark.slow,
]

SETTINGS = "state: {state}\ncache: cache\nsearch: {{meaning: false}}\nwatch_folders: false\n" + NOT_COUNTED
FIRE = "# Fire drill\n\n**Attendees**: Ann\n\n## Sirens @Ann\n\nThe sirens are too loud.\n"


def guild_of(shard: int) -> Guild:
    """Return a server that one of two shards hears of."""
    while shard_of((guild := Guild()).id, 2) != shard:
        time.sleep(0.001)
    return guild


def is_on_duty(bot: BotProcess) -> bool:
    return "tells of it, for all" in bot.output


async def test_two_processes_are_one_bot_also_when_one_is_killed(home: Home, postgresql: PostgresqlServer) -> None:
    (home.path / "config.yaml").write_text(SETTINGS.format(state=postgresql.address()), encoding="utf-8")
    one, other = guild_of(0), guild_of(1)
    async with DiscordServer([one, other]) as server, Bots(home, server) as bots:
        server.gateway.at_a_time = 16
        owner: Json = {"user": server.owner, "locale": "en-US"}
        first, second = await bots.start("0/2"), await bots.start("1/2")
        await until(lambda: all("Connected to" in bot.output for bot in (first, second)), seconds=60)
        await until(lambda: is_on_duty(first) or is_on_duty(second))
        assert len(server.syncs) == 1
        channel = other.channels["minutes"]["id"]
        assert "#minutes" in (await server.slash("knowledge announce", {"channel": channel}, guild=other, **owner)).text

        (home.path / "knowledge" / "2024-06-06.md").write_text(FIRE, encoding="utf-8")
        busy, idle, its = (first, second, other) if is_on_duty(first) else (second, first, one)
        assert not is_on_duty(idle)
        # Read by the one that is not on duty, announced by the one that is.
        assert "Fire drill" in (await server.slash("knowledge reload", guild=its, **owner)).text
        for guild in (one, other):
            assert await bots.says(guild, "Fire drill")
        await until(lambda: any(post["channel_id"] == channel for post in server.posted))

        await busy.kill()
        await until(lambda: is_on_duty(idle))
        await server.slash("knowledge undo", guild=its, **owner)
        assert await bots.says(its, "Gateway meeting")
        again = await bots.start("0/2" if busy is first else "1/2")
        await until(lambda: "Connected to" in again.output, seconds=60)
        for guild in (one, other):  # also who has read something else as it started
            assert await bots.says(guild, "Gateway meeting")
        assert len([post for post in server.posted if post["channel_id"] == channel]) == 1
        assert not server.unknown_requests


class Bots:
    """Starts processes of one bot, and stops them in the end."""

    def __init__(self, home: Home, server: DiscordServer) -> None:
        self._home, self._server = home, server
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> "Bots":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def start(self, shards: str) -> BotProcess:
        started = self._server.start_bot(["run", "--shards", shards], cwd=self._home.path, wait=False)
        return await self._stack.enter_async_context(started)

    async def says(self, guild: Guild, title: str) -> bool:
        """Whether a process comes to tell of this meeting as the latest."""
        end = time.monotonic() + 30
        while title not in (await self._server.slash("meeting latest", guild=guild)).text:
            if time.monotonic() > end:
                return False
            await asyncio.sleep(0.1)
        return True


async def test_a_part_of_the_bot_without_postgresql_is_refused_in_words(home: Home) -> None:
    async with DiscordServer() as server, Bots(home, server) as bots:
        bot = await bots.start("0/2")
        assert await bot.ended() == 2
        assert "PostgreSQL" in bot.output
        assert "Traceback" not in bot.output
