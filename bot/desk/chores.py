"""Small work that nobody waits for: it runs beside the answers, and what goes wrong in it is logged."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.errors import StateError

_LOG = logging.getLogger(__name__)

_MOST = 1_000
"""Pieces of work at one time; a state that hangs must not fill the memory."""

_GIVING_UP_SECONDS = 0.2


class Chores:
    """Runs small work; an instance lives as long as the program and belongs to one event loop."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, work: Callable[[], Awaitable[None]], name: str) -> None:
        """Let something be done soon; never raises."""
        if len(self._tasks) >= _MOST:
            _LOG.warning("%s is left out: too much waits to be kept already", name)
            return
        task = asyncio.create_task(logged(work, name), name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def begin_and_wait(self, work: Callable[[], Awaitable[object]], name: str, seconds: float) -> None:
        """Let something be done soon, and wait for it a while; raise `StateError` where it does till then."""
        outcome = asyncio.get_running_loop().create_future()
        outcome.add_done_callback(lambda over: over.exception())  # what comes too late stands in the log

        async def told() -> None:
            try:
                await work()
            except StateError as error:
                outcome.set_exception(error)
                raise
            outcome.set_result(None)

        self.begin(told, name)
        await asyncio.wait({outcome}, timeout=seconds)
        if outcome.done():
            outcome.result()

    async def finished(self, seconds: float) -> None:
        """Wait until all that was begun is done, but not for longer than so many seconds."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while self._tasks and (left := end - loop.time()) > 0:
            await asyncio.wait(set(self._tasks), timeout=left)

    async def give_up(self) -> None:
        """Call off what is not done."""
        for task in (unfinished := set(self._tasks)):
            task.cancel()
        if unfinished:
            await asyncio.wait(unfinished, timeout=_GIVING_UP_SECONDS)


async def logged(work: Callable[[], Awaitable[None]], name: str) -> None:
    """Do something; what goes wrong stands in the log, and nothing is raised."""
    try:
        await work()
    except StateError as error:
        _LOG.warning("%s: %s", name, error)
    except Exception:  # whatever it may be: others have their turn
        _LOG.exception("%s failed", name)
