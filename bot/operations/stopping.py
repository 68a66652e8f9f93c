"""How the process is asked to stop, and how long that may take: whatever hangs, it has ended within ten seconds.

At the first request no new work is begun and what is in hand is finished. Each part that closes has a moment by which
it must be done, counted from the request, so that one that hangs takes nothing from those after it. If even that does
not help (a thread that nobody can end, an event loop that stands still), the process ends all the same. A second
request ends it at once.
"""

import asyncio
import logging
import os
import signal
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import Context
from queue import SimpleQueue
from types import FrameType
from typing import TypeVar

_LOG = logging.getLogger(__name__)
Result = TypeVar("Result")

BESIDE_BY, DESK_BY, STATE_BY, ENDED_BY = 7.0, 7.8, 8.3, 9.0
"""Seconds after the request by which what runs beside has ended, the desk and the state are closed, all has ended."""

_LEAST_SECONDS = 0.2
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopping:
    """The request to stop; an instance lives as long as the program, and its event belongs to one event loop."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic, end: Callable[[], None] | None = None) -> None:
        """`end` ends the process where nothing else does."""
        self._clock = clock
        self._end = end or _end_at_once
        self._since: float | None = None
        self._requests: SimpleQueue[bool] = SimpleQueue()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.asked = asyncio.Event()
        """Set when the process was asked to stop."""

    def left(self, by: float) -> float:
        """Return how many seconds are left until so many after the request, or after this if there was none."""
        if self._since is None:
            self._since = self._clock()
        return max(self._since + by - self._clock(), _LEAST_SECONDS)

    @contextmanager
    def listening(self) -> Iterator["Stopping"]:
        """Hear the requests of the system meanwhile; before there is an event loop, one of them ends the program."""
        before = {number: signal.signal(number, self._request) for number in _SIGNALS}
        # A queue of this kind is the one thing that a handler of signals may touch, whatever it interrupts.
        threading.Thread(target=self._watch, name="stopping", daemon=True).start()
        try:
            yield self
        finally:
            self._requests.put(False)
            if self._since is None:
                for number, handler in before.items():
                    signal.signal(number, handler)

    def heed(self) -> None:
        """Let a request set the event from now on, for the event loop that runs."""
        self._loop = asyncio.get_running_loop()

    async def unless_asked(self, work: Awaitable[Result]) -> Result | None:
        """Return what work returns; None where the request comes first, upon which the work is called off."""
        self.heed()
        task = asyncio.ensure_future(work)
        asked = asyncio.ensure_future(self.asked.wait())
        try:
            await asyncio.wait((task, asked), return_when=asyncio.FIRST_COMPLETED)
        finally:
            asked.cancel()
            if not task.done():
                task.cancel()
                await asyncio.wait((task,), timeout=self.left(BESIDE_BY))
        return None if not task.done() or task.cancelled() else task.result()

    def _request(self, number: int, _: FrameType | None) -> None:
        for each in _SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        self._since = self._clock()
        self._requests.put(True)
        if self._loop is None:
            os.write(2, b"quorum: stopped before it had begun\n")
            raise SystemExit(0)
        with suppress(RuntimeError):  # it has ended, and so will the process
            # Whatever the signal came amid, stopping is no part of it.
            self._loop.call_soon_threadsafe(self._begin, signal.Signals(number).name, context=Context())

    def _begin(self, name: str) -> None:
        _LOG.info("Stopping (%s)", name)
        self.asked.set()

    def _watch(self) -> None:
        """End the process if it has not ended some time after the request."""
        if self._requests.get():
            time.sleep(ENDED_BY)
            self._end()


def _end_at_once() -> None:
    """End the process, and say which threads kept it."""
    kept = [thread.name for thread in threading.enumerate() if not thread.daemon]
    # Nothing but this: whoever hangs may hold the lock of the log.
    os.write(2, f"quorum: ended although this had not: {', '.join(kept)}\n".encode(errors="replace"))
    os._exit(0)
