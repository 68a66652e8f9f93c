"""When a shard may open its session: Discord lets one token open few at a time, and so many in a day, in all processes.

Shards whose numbers are the same by the greatest number at a time share a turn. So whoever opens one has the lease of
that turn, and keeps it for the seconds that Discord counts; another process waits for it.
"""

import asyncio
import logging
import random
import time
from contextlib import AbstractAsyncContextManager
from typing import Protocol

import discord

from bot.chat.discord.session.refusals import DISCORD_ERRORS
from bot.chat.discord.shards import Shards

_LOG = logging.getLogger(__name__)

_COUNTED_SECONDS = 5.5
"""Seconds that Discord counts together, and a little more."""

_PATIENCE_SECONDS = 45.0
"""Seconds that a turn is waited for; then the library would give up the attempt anyway."""

_KNOWN_SECONDS = 60.0
"""Seconds for which what Discord said of its limits is taken as known."""

_USUAL = discord.SessionStartLimits(total=1000, remaining=1000, reset_after=0, max_concurrency=1)


class Turns(Protocol):
    """Gives out turns over all processes."""

    def turn(self, matter: str, *, patience: float) -> AbstractAsyncContextManager[bool]:
        """Have a turn meanwhile; after so many seconds go on without."""
        ...


class SessionStarts:
    """Waits for what Discord allows; lives as long as the program, for all clients."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._limits = _USUAL
        self._known_at = float("-inf")
        self._opened: set[int] = set()
        self._own: dict[int, asyncio.Lock] = {}
        self._held: set[asyncio.Task[None]] = set()

    async def allowed(self, client: discord.AutoShardedClient) -> None:
        """Return when Discord lets the bot open sessions today; the log tells if that takes long."""
        limits = await self._read(client)
        while limits.remaining <= 0:
            wait = max(limits.reset_after / 1000, 1.0)
            _LOG.warning("Discord lets the bot open no more than %d sessions a day; waiting %.0f s", limits.total, wait)
            await asyncio.sleep(wait + random.random())
            self._known_at = float("-inf")
            limits = await self._read(client)

    async def turn(self, client: discord.AutoShardedClient, shard: int) -> None:
        """Return when this shard may open a session; it is to do so at once."""
        if shard in self._opened:  # a session that was refused is not to be asked for again at once
            await asyncio.sleep(1 + 4 * random.random())
        self._opened.add(shard)
        await self.allowed(client)
        bucket = shard % max(self._limits.max_concurrency, 1)
        may = asyncio.Event()
        task = asyncio.create_task(self._hold(bucket, may))
        self._held.add(task)  # the event loop alone would forget it
        task.add_done_callback(self._held.discard)
        waiting = asyncio.create_task(may.wait())
        try:
            await asyncio.wait((task, waiting), return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            task.cancel()
            raise
        finally:
            waiting.cancel()

    async def _hold(self, bucket: int, may: asyncio.Event) -> None:
        own = self._own.setdefault(bucket, asyncio.Lock())
        async with own, self._turns.turn(f"opening session {bucket}", patience=_PATIENCE_SECONDS):
            may.set()
            await asyncio.sleep(_COUNTED_SECONDS)

    async def _read(self, client: discord.AutoShardedClient) -> discord.SessionStartLimits:
        if time.monotonic() - self._known_at > _KNOWN_SECONDS:
            try:
                self._limits = await client.fetch_session_start_limits()
                self._known_at = time.monotonic()
            except DISCORD_ERRORS as error:  # whoever opens a session will be told in words
                _LOG.info("how many sessions Discord allows is not known (%s)", type(error).__name__)
                self._limits = _USUAL
        return self._limits


class Processes:
    """How the bot is dealt out to processes; lives as long as the program."""

    def __init__(self, turns: Turns, shards: Shards | None = None) -> None:
        """`shards` are those of this process, None for all; `turns` are given out over all processes."""
        self.turns = turns
        self.shards = shards
        self.starts = SessionStarts(turns)
