"""Answers in threads: what is surely in none is told elsewhere."""

from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import discord
import pytest

from bot.chat.discord.interactions.threads import in_thread
from bot.chat.discord.session import sending

LOST = aiohttp.ServerDisconnectedError()


class Message:
    """A message in a server; making a thread beneath it, and writing there, may fail."""

    channel = SimpleNamespace(id=8)
    guild = SimpleNamespace(get_thread=lambda _: None)

    def __init__(self, *, makes: Exception | None = None, takes: Exception | None = None) -> None:
        self._makes, self._takes = makes, takes

    async def create_thread(self, *, name: str) -> Any:
        return self._or_fail(self._makes)

    async def post(self, _: discord.Thread) -> Any:
        return self._or_fail(self._takes)

    def _or_fail(self, error: Exception | None) -> Any:
        if error is not None:
            raise error
        return SimpleNamespace(parent_id=8)


@pytest.mark.parametrize(
    ("message", "is_there"), [(Message(), True), (Message(makes=LOST), False), (Message(takes=LOST), False)]
)
async def test_what_may_have_reached_a_thread_or_not_counts_as_lost(
    message: Message, is_there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "_WAITS_SECONDS", ())
    assert await in_thread(cast(discord.Message, message), "Hive", message.post) is is_there
