"""Who is told what becomes of refreshes."""

import asyncio

from bot.operations.listeners import Listeners


async def test_with_nobody_to_be_told_it_goes_on_until_it_is_cancelled() -> None:
    running = asyncio.create_task(Listeners().run())
    await asyncio.wait((running,), timeout=0.05)
    assert not running.done()
    running.cancel()
