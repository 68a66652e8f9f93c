"""Whether the gateway is there, or stays away."""

import asyncio


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
