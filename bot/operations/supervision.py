"""Keeps what runs for ever running: what crashes is told in the log, and started again a little later."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from bot.operations.stopping import BESIDE_BY, Stopping
from bot.operations.threads import DaemonThreads

_LOG = logging.getLogger(__name__)
Result = TypeVar("Result")

_MAX_WAIT = 300.0  # seconds
_TIMES_CANCELLED = 5
_CANCELLING_SECONDS = 2.5
_LASTING = 600.0  # seconds; what has run for so long is no crash at start


async def keep_running(work: Callable[[], Awaitable[None]], *, name: str, wait: float = 1.0) -> None:
    """Do work that is not to end, again and again if it does, until this is cancelled."""
    first_wait = wait
    while True:
        began = time.monotonic()
        try:
            await work()
            reason = "it ended"
        except Exception as error:  # whatever it may be, nobody else will take care of it
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            _LOG.debug("%s failed", name, exc_info=error)
        if time.monotonic() - began > _LASTING:
            wait = first_wait
        _LOG.error("%s stopped (%s); starting it again in %.0f s", name, reason, wait)
        await asyncio.sleep(wait)
        wait = min(2 * wait, _MAX_WAIT)


async def run_beside(work: Callable[[], Awaitable[None]], main: Awaitable[Result], *, stopping: Stopping) -> Result:
    """Return what `main` returns, or raise what it raises; the work runs for as long, and is then stopped.

    Where the program is asked to stop, the work is stopped at once, while `main` finishes what it has in hand. Whatever
    was begun in threads is not waited for in the end, so the event loop should end with this.
    """
    asyncio.get_running_loop().set_default_executor(DaemonThreads())
    beside = asyncio.ensure_future(work())
    asked = asyncio.ensure_future(stopping.asked.wait())
    asked.add_done_callback(lambda _: beside.cancel())
    try:
        return await main
    finally:
        asked.cancel()
        await ended(beside, name="what runs beside the answers", seconds=stopping.left(BESIDE_BY))
        if beside.done() and not beside.cancelled() and (error := beside.exception()) is not None:
            _LOG.error("what runs beside the answers failed: %s: %s", type(error).__name__, error)


async def ended(task: asyncio.Future[Any], *, name: str, seconds: float = _CANCELLING_SECONDS) -> None:
    """Cancel a task and return when it has ended, or has not in these seconds although it was told so several times.

    Once is not always enough: a library that is cancelled in the middle of its own clearing up may report another
    error, which is dealt with, and work goes on.
    """
    for _ in range(_TIMES_CANCELLED):
        task.cancel()
        done, _ = await asyncio.wait((task,), timeout=min(seconds, _CANCELLING_SECONDS) / _TIMES_CANCELLED)
        if done:
            return
    _LOG.warning("%s does not end, and is left alone", name)
