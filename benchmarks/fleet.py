"""Several real processes of one bot, with a shard each, connected to the tests' stand-in for Discord."""

import os
from contextlib import AsyncExitStack
from pathlib import Path

from tests.standin.bot_process import BotProcess
from tests.standin.discord_server import DiscordServer
from tests.standin.world import until

COUNT = 4
"""Processes, and shards."""
LONGEST = 120.0
"""Seconds after which something counts as lost."""
_PROJECT = Path(__file__).parents[1]


class Fleet:
    """The processes, each started again when it has died."""

    def __init__(self, server: DiscordServer, folder: Path) -> None:
        self._server = server
        self._folder = folder
        self._stack = AsyncExitStack()
        self.bots: dict[int, BotProcess] = {}

    async def start(self, shard: int) -> None:
        """Start the process of one shard."""
        words = ["run", "--shards", f"{shard}/{COUNT}"]
        path = os.pathsep.join((str(_PROJECT), str(self._folder)))
        bot = self._server.start_bot(words, cwd=self._folder, wait=False, PYTHONPATH=path, HOME=str(self._folder))
        self.bots[shard] = await self._stack.enter_async_context(bot)

    def is_ready(self, shard: int) -> bool:
        """Whether a process can be asked."""
        return "Connected to Discord" in self.bots[shard].output

    def is_on_duty(self, shard: int) -> bool:
        """Whether a process does what only one may, by its own words."""
        said = self.bots[shard].output
        return said.rfind("reads what is new, and tells of it, for all") > said.rfind("is lost with the line")

    async def ready(self) -> None:
        """Wait until all can be asked."""
        assert await until(lambda: all(map(self.is_ready, self.bots)), LONGEST), [*map(self.said, self.bots)]

    def said(self, shard: int) -> str:
        """The last of what a process logged."""
        return self.bots[shard].output[-3000:]

    async def stop(self) -> None:
        """Stop all of them."""
        await self._stack.aclose()
