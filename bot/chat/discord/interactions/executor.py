"""Answers are worked out beside the event loop, so that whoever asks meanwhile is heard."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, TypeVar

import discord

from bot.chat.discord.interactions import responding
from bot.chat.discord.interactions.manners import defer
from bot.replies.model import Reply

T = TypeVar("T")

_PATIENCE = 1.5
"""Seconds after which Discord is told that an answer takes longer; it gives up after three."""


class Worker:
    """Works out one thing after the other.

    One thread and no more: several would not be faster, since Python runs one at a time, and each of them would
    have its turn before the event loop has its own.
    """

    def __init__(self, name: str) -> None:
        """`name` is what its thread is called."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    async def work(self, work: Callable[[], T | Awaitable[T]]) -> T:
        """Return what `work` returns; if that has to be waited for, the thread goes on with others meanwhile."""
        # With the context, so that lines of the log are known to belong to the request.
        result = await asyncio.get_running_loop().run_in_executor(self._thread, copy_context().run, work)
        return await result if isinstance(result, Awaitable) else result

    async def work_in_time(
        self,
        interaction: discord.Interaction,
        work: Callable[[], Reply | Awaitable[Reply]],
        *,
        private: bool = False,
        replaces: bool = False,
    ) -> Reply:
        """Return what `work` returns; if that takes long, Discord is asked for patience."""
        return await in_time(interaction, self.work(work), private=private, replaces=replaces)

    def close(self) -> None:
        """Let the thread end."""
        self._thread.shutdown(wait=False, cancel_futures=True)


async def in_time(
    interaction: discord.Interaction, work: Coroutine[Any, Any, T], *, private: bool = False, replaces: bool = False
) -> T:
    """Return what comes of `work`; if that takes long, Discord is asked for patience."""
    task = asyncio.create_task(work)
    try:
        await asyncio.wait({task}, timeout=_PATIENCE)
        if not task.done() and not interaction.response.is_done():
            if replaces:
                await responding.defer(interaction)
            else:
                await defer(interaction, private=private)
        return await task
    finally:
        task.cancel()  # whoever asked is not to be answered any more
