"""Answers are worked out beside the event loop, so that whoever asks meanwhile is heard."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import Context, copy_context
from enum import Enum
from typing import Any, NamedTuple, TypeVar

import discord

from bot.chat.discord.interactions import responding
from bot.chat.discord.interactions.beginning import seconds_since_begun
from bot.chat.discord.interactions.manners import defer
from bot.chat.discord.rendering.arranging import draw
from bot.replies.model import Reply

T = TypeVar("T")

_PATIENCE = 0.15
"""Seconds after which Discord is told that an answer takes longer: from then on whoever asked sees that it is worked
on. Most answers are there before, and need one request instead of two."""

_SHARE_OF_THE_LAST = 0.1
"""How much the last piece of work counts in how long such work usually takes."""


class Lane(Enum):
    """Which work goes before which: the value says how many seconds earlier others may have come and still wait."""

    SHORT = 0.0
    SEARCH = 3.0
    """Takes longest of all, so that all that is shorter gains more than a search loses by it."""


class _Piece(NamedTuple):
    """One piece of work."""

    due: float
    context: Context
    """Lines of the log are known to belong to the request."""
    work: Callable[[], Any]
    future: Future[Any]


class Worker:
    """Works out one thing after the other; what is short before what is long, unless that has waited for a while.

    One thread and no more: several would not be faster, since Python runs one at a time, and each of them would
    have its turn before the event loop has its own.
    """

    def __init__(self, name: str) -> None:
        """`name` is what its thread is called."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._lanes: dict[Lane, deque[_Piece]] = {lane: deque() for lane in Lane}
        self._usual = dict.fromkeys(Lane, 0.0)

    async def work(self, work: Callable[[], T | Awaitable[T]], lane: Lane = Lane.SEARCH) -> T:
        """Return what `work` returns; if that has to be waited for, the thread goes on with others meanwhile."""
        piece = _Piece(time.monotonic() + lane.value, copy_context(), work, Future())
        self._lanes[lane].append(piece)
        self._thread.submit(self._next)
        result: T | Awaitable[T] = await asyncio.wrap_future(piece.future)
        return await result if isinstance(result, Awaitable) else result

    async def work_in_time(
        self,
        interaction: discord.Interaction,
        work: Callable[[], Reply | Awaitable[Reply]],
        lane: Lane = Lane.SEARCH,
        *,
        private: bool = False,
        replaces: bool = False,
    ) -> Reply:
        """Return what `work` returns; if that takes long, or will by what waits already, Discord is asked for patience.

        Whoever asks then sees it at once.
        """
        patience = 0.0 if self._wait() > _PATIENCE else _PATIENCE
        return await in_time(
            interaction, self.work(lambda: _drawn(work()), lane), private=private, replaces=replaces, patience=patience
        )

    def close(self) -> None:
        """Let the thread end."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        for lane in self._lanes.values():
            for piece in lane:
                piece.future.cancel()

    def _wait(self) -> float:
        """Return in how many seconds all that waits is likely to be done."""
        return sum(len(waiting) * self._usual[lane] for lane, waiting in self._lanes.items())

    def _next(self) -> None:
        """Do what is due first, in the thread; those in a lane keep their order."""
        lane = min((lane for lane in Lane if self._lanes[lane]), key=lambda lane: self._lanes[lane][0].due)
        piece = self._lanes[lane].popleft()
        if not piece.future.set_running_or_notify_cancel():
            return
        began = time.monotonic()
        try:
            piece.future.set_result(piece.context.run(piece.work))
        except BaseException as error:  # whatever it may be: whoever waits is told
            piece.future.set_exception(error)
        self._usual[lane] += _SHARE_OF_THE_LAST * (time.monotonic() - began - self._usual[lane])


def _drawn(reply: Reply | Awaitable[Reply]) -> Reply | Awaitable[Reply]:
    """Return the reply, drawn already: that is for its own thread as well, and not for the event loop."""
    if isinstance(reply, Reply):
        draw(reply.blocks)
    return reply


async def in_time(
    interaction: discord.Interaction,
    work: Coroutine[Any, Any, T],
    *,
    private: bool = False,
    replaces: bool = False,
    patience: float | None = None,
) -> T:
    """Return what comes of `work`; if it is not there in time after the interaction came, ask Discord for patience."""
    patience = _PATIENCE if patience is None else patience
    task = asyncio.create_task(work)
    try:
        await asyncio.wait({task}, timeout=max(patience - seconds_since_begun(interaction), 0.0))
        if not task.done() and not interaction.response.is_done():
            if replaces:
                await responding.defer(interaction)
            else:
                await defer(interaction, private=private)
        return await task
    finally:
        task.cancel()  # whoever asked is not to be answered any more
