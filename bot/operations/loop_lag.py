"""Measures whether the event loop has its turn in time: what holds it up holds up everybody."""

import asyncio
from collections.abc import Callable

_EVERY_SECONDS = 1.0


async def measure_lag(tell: Callable[[float], None], *, every: float = _EVERY_SECONDS) -> None:
    """Tell every so many seconds by how many seconds the loop is late, until this is cancelled."""
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + every
        await asyncio.sleep(every)
        tell(max(0.0, loop.time() - due))
