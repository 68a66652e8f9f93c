"""What is watched of the connection, whoever uses it: a token that is taken back, and a gateway that stays away."""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace

import aiohttp

_UNAUTHORISED = 401
_WITH_OWN_TOKENS = frozenset({"webhooks", "interactions"})
"""Parts of addresses of requests that do not go by the bot's token."""


def told_of_refusals(refused: Callable[[], None]) -> aiohttp.TraceConfig:
    """Return what has the library tell of every request for which Discord did not accept the bot's token."""

    async def note(_: aiohttp.ClientSession, __: SimpleNamespace, done: aiohttp.TraceRequestEndParams) -> None:
        if done.response.status == _UNAUTHORISED and _WITH_OWN_TOKENS.isdisjoint(done.url.parts):
            refused()

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(note)
    return trace


class Presence:
    """Knows whether the gateway is there; an instance lives as long as its client."""

    def __init__(self) -> None:
        self._is_there, self._is_away = asyncio.Event(), asyncio.Event()
        self._is_away.set()

    def came(self) -> None:
        """Take note that the connection stands."""
        self._is_away.clear()
        self._is_there.set()

    def went(self) -> None:
        """Take note that the connection is lost."""
        self._is_there.clear()
        self._is_away.set()

    async def away_for(self, seconds: float) -> None:
        """Return when the gateway has been away for so long without a break."""
        while True:
            await self._is_away.wait()
            try:
                async with asyncio.timeout(seconds):
                    await self._is_there.wait()
            except TimeoutError:
                return
