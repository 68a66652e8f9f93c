"""Who wants to know what becomes of a refresh, and how they are told without holding anything up."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Protocol

from bot.knowledge.comparing import ReviewReport
from bot.knowledge.proposal import Proposal

_LOG = logging.getLogger(__name__)
_PATIENCE = 900.0  # seconds, until a listener has failed; Discord may ask for minutes of it


class Listener(Protocol):
    """Is told what becomes of the refreshes that nobody asked for, one thing after the other."""

    async def refreshed(self, report: ReviewReport) -> None:
        """Take note that minutes were read and are served; they may be the same as before."""
        ...

    async def held_back(self, proposal: Proposal) -> None:
        """Take note that minutes were read and are not served before a moderator says so; told once for each text.

        Do not hold on to the proposal, which holds a whole index.
        """
        ...

    async def failed(self, reason: str) -> None:
        """Take note, in words for a person, that something is wrong; told once until it changes or is mended."""
        ...

    async def mended(self) -> None:
        """Take note that nothing is wrong any more of what was told to have failed."""
        ...


class Listeners:
    """Tells every listener everything, in order, each at its own pace; one that fails or hangs harms nobody else."""

    def __init__(self) -> None:
        self._queues: list[tuple[Listener, asyncio.Queue[Callable[[Listener], Awaitable[None]]]]] = []

    def add(self, listener: Listener) -> None:
        """Tell this one too, from now on."""
        self._queues.append((listener, asyncio.Queue()))

    def refreshed(self, report: ReviewReport) -> None:
        """Tell that minutes were read and are served."""
        self._tell(lambda listener: listener.refreshed(report))

    def held_back(self, proposal: Proposal) -> None:
        """Tell that minutes were read and are not served."""
        self._tell(lambda listener: listener.held_back(proposal))

    def failed(self, reason: str) -> None:
        """Tell that something is wrong."""
        self._tell(lambda listener: listener.failed(reason))

    def mended(self) -> None:
        """Tell that nothing is wrong any more."""
        self._tell(lambda listener: listener.mended())

    async def run(self) -> None:
        """Pass on what there is to tell until this is cancelled."""
        if not self._queues:
            await asyncio.Event().wait()
        async with asyncio.TaskGroup() as group:
            for listener, queue in self._queues:
                group.create_task(_pass_on(listener, queue))

    def _tell(self, message: Callable[[Listener], Awaitable[None]]) -> None:
        for _, queue in self._queues:
            queue.put_nowait(message)


async def _pass_on(listener: Listener, queue: asyncio.Queue[Callable[[Listener], Awaitable[None]]]) -> None:
    while True:
        message = await queue.get()  # it may hold a whole index, so it is let go as soon as it is told
        try:
            async with asyncio.timeout(_PATIENCE):
                await message(listener)
        except Exception as error:
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            _LOG.error("%s could not be told what became of a refresh: %s", type(listener).__name__, reason)
            _LOG.debug("a listener failed", exc_info=error)
        finally:
            del message
