"""Waiting for what comes about by itself, however busy the machine is."""

import asyncio
from collections.abc import Callable


async def until(condition: Callable[[], object], *, seconds: float = 30.0) -> None:
    """Return as soon as something is so; raise `TimeoutError` if it never is."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.005)
