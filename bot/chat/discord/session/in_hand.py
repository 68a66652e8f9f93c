"""What is being answered at the moment, so that it is finished before the connection ends.

A task of the library's that is cut in the middle finds a closed connection, or leaves a transaction behind.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

_LOG = logging.getLogger(__name__)

Excuse = Callable[[], Awaitable[None]]
"""Tells whoever waits that no answer comes; never raises."""

_CALLED_OFF_SECONDS = 0.2


class InHand:
    """Knows every task that answers somebody; an instance lives as long as its connection."""

    def __init__(self) -> None:
        self._tasks: dict[asyncio.Task[Any], Excuse | None] = {}
        self.is_closing = False
        """Whether nothing new is answered any more."""

    def take(self, excuse: Excuse | None = None) -> None:
        """Count the task that runs now as work to be finished; `excuse` is for whoever waits if that cannot be."""
        task = asyncio.current_task()
        if task is None:
            return
        if task not in self._tasks:
            task.add_done_callback(lambda done: self._tasks.pop(done, None))
        self._tasks[task] = excuse

    async def finish(self, seconds: float) -> None:
        """Take nothing new, and return when all is finished or the time is over."""
        self.is_closing = True
        end = asyncio.get_running_loop().time() + seconds
        # What has just arrived has a task that has not run yet, and so is not known yet.
        await asyncio.sleep(0)
        while (tasks := self._others()) and (left := end - asyncio.get_running_loop().time()) > 0:
            await asyncio.wait(tasks, timeout=left)

    async def give_up(self, seconds: float) -> None:
        """Call off what is not finished, and tell whoever waits for it; this takes no longer than the seconds twice."""
        unfinished = {task: excuse for task, excuse in self._tasks.items() if task in self._others()}
        if not unfinished:
            return
        _LOG.warning("%d answers are not finished in time; whoever waits for them is told", len(unfinished))
        for task in unfinished:
            task.cancel()
        await asyncio.wait(unfinished, timeout=seconds)
        words = [asyncio.ensure_future(excuse()) for excuse in unfinished.values() if excuse is not None]
        if words:
            _, late = await asyncio.wait(words, timeout=seconds)
            for word in late:
                word.cancel()
            if late:
                await asyncio.wait(late, timeout=_CALLED_OFF_SECONDS)

    def _others(self) -> set[asyncio.Task[Any]]:
        """Return the tasks in hand, but for one that closes the connection itself."""
        return set(self._tasks) - {asyncio.current_task()}
