"""When shards may open their sessions."""

import asyncio
from types import SimpleNamespace
from typing import Any

import discord
import pytest

from bot.chat.discord.session import starts as module
from bot.chat.discord.session.starts import SessionStarts
from bot.storage.state.leases import OwnLeases


class Client:
    """Tells of limits as Discord does."""

    def __init__(self, *remaining: int, at_a_time: int = 1) -> None:
        self._remaining = [*remaining] or [10]
        self._at_a_time = at_a_time

    async def fetch_session_start_limits(self) -> discord.SessionStartLimits:
        left = self._remaining.pop(0) if len(self._remaining) > 1 else self._remaining[0]
        return discord.SessionStartLimits(total=1000, remaining=left, reset_after=1, max_concurrency=self._at_a_time)


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let no time go by; return for how long it would have."""
    waits: list[float] = []
    sleep = asyncio.sleep

    async def note(seconds: float) -> None:
        waits.append(seconds)
        await sleep(0)

    monkeypatch.setattr(module, "asyncio", SimpleNamespace(**{**vars(asyncio), "sleep": note}))
    return waits


async def opened(client: Any, *shards: int) -> None:
    starts = SessionStarts(OwnLeases())
    async with asyncio.timeout(30):
        for shard in shards:
            await starts.turn(client, shard)


async def test_the_first_session_is_opened_at_once(slept: list[float]) -> None:
    await opened(Client(), 0)
    assert [wait for wait in slept if wait != module._COUNTED_SECONDS] == []


async def test_of_those_that_discord_counts_together_the_next_waits(slept: list[float]) -> None:
    await opened(Client(), 0, 1)
    assert slept.count(module._COUNTED_SECONDS) >= 1


async def test_a_session_that_was_refused_is_not_asked_for_at_once(slept: list[float]) -> None:
    await opened(Client(), 3, 3)
    assert any(1 <= wait <= 5 for wait in slept)


async def test_what_is_used_up_for_the_day_is_waited_for(slept: list[float], caplog: pytest.LogCaptureFixture) -> None:
    await opened(Client(0, 0, 10), 0)
    assert caplog.text.count("no more than 1000 sessions") == 2
