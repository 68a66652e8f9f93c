"""Who watches over the connection: told of what becomes of requests and questions, for whoever tends the bot."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Protocol

import aiohttp

from bot.replies.model import Reply

_SWITCHING_PROTOCOLS = 101


class Watcher(Protocol):
    """Is told what happens, as it happens; quick, and never raises."""

    def answered(self, reply: Reply, seconds: float) -> None:
        """Take note of a reply that leaves, and how long it took."""
        ...

    def failed_to_answer(self) -> None:
        """Take note of something that a member asked for and that failed unexpectedly."""
        ...

    def connected(self, latency: Callable[[], float]) -> None:
        """Take note of a connection that is there; `latency` tells how slow it is now."""
        ...

    def disconnected(self) -> None:
        """Take note that there is none any more."""
        ...

    def requested(self, status: int) -> None:
        """Take note of a request with its status, 0 where none came back."""
        ...


class Unwatched:
    """Takes note of nothing."""

    def answered(self, reply: Reply, seconds: float) -> None:
        """Do nothing."""

    def failed_to_answer(self) -> None:
        """Do nothing."""

    def connected(self, latency: Callable[[], float]) -> None:
        """Do nothing."""

    def disconnected(self) -> None:
        """Do nothing."""

    def requested(self, status: int) -> None:
        """Do nothing."""


def tell_of_requests(watcher: Watcher, trace: aiohttp.TraceConfig) -> aiohttp.TraceConfig:
    """Return the trace, which tells the watcher too of every request that the library makes."""

    async def ended(_: aiohttp.ClientSession, __: SimpleNamespace, end: aiohttp.TraceRequestEndParams) -> None:
        if end.response.status != _SWITCHING_PROTOCOLS:  # the gateway, which is no request
            watcher.requested(end.response.status)

    async def failed(_: aiohttp.ClientSession, __: SimpleNamespace, ___: aiohttp.TraceRequestExceptionParams) -> None:
        watcher.requested(0)

    trace.on_request_end.append(ended)
    trace.on_request_exception.append(failed)
    return trace
