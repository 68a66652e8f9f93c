"""A token that is taken back, and a gateway that stays away."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
import yarl

from bot.chat.discord.session.presence import Presence
from bot.chat.discord.session.refusals import told_of_refusals


@pytest.mark.parametrize(
    ("status", "path", "is_told"),
    [
        (401, "/api/v10/channels/1/messages", True),
        (401, "/api/v10/webhooks/1/token/messages/@original", False),  # an interaction whose time is up
        (401, "/api/v10/interactions/1/token/callback", False),
        (403, "/api/v10/channels/1/messages", False),
        (200, "/api/v10/users/@me", False),
    ],
)
async def test_a_token_that_is_no_longer_accepted_shows_anywhere(status: int, path: str, is_told: bool) -> None:
    told = list[bool]()
    (note,) = told_of_refusals(lambda: told.append(True)).on_request_end
    done: Any = SimpleNamespace(response=SimpleNamespace(status=status), url=yarl.URL(f"https://discord.com{path}"))
    nobody: Any = None
    await note(nobody, nobody, done)
    assert bool(told) is is_told


async def test_a_gateway_is_away_only_without_a_break() -> None:
    presence = Presence()
    presence.came()
    waiting = asyncio.create_task(presence.away_for(0))
    for _ in range(3):
        for _ in range(5):  # more turns than it takes to see that it is away
            await asyncio.sleep(0)
        assert not waiting.done()
        presence.went()
        presence.came()
    presence.went()
    async with asyncio.timeout(10):
        await waiting
