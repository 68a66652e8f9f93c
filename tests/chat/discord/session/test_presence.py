"""A gateway that stays away."""

import asyncio

from bot.chat.discord.session.presence import Presence


async def test_a_gateway_is_away_only_without_a_break() -> None:
    presence = Presence()
    presence.came()
    waiting = asyncio.create_task(presence.away_for(0.05))
    for _ in range(3):
        presence.went()
        presence.came()
    await asyncio.sleep(0.1)
    assert not waiting.done()
    presence.went()
    async with asyncio.timeout(10):
        await waiting
