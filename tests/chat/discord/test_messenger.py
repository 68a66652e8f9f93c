"""What may have been sent before the bot was killed is found again."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from bot.chat.discord.messenger import DiscordMessenger
from bot.desk.messenger import Sent, Unsent

ME, CHANNEL, NOW = 1, 2, 1_700_000_000


class Channel:
    """A channel with messages that were written at some times, each with a button."""

    def __init__(self, *written: tuple[int, str]) -> None:
        self.written = written

    async def history(
        self, *, limit: int, before: datetime | None = None, after: datetime | None = None, oldest_first: bool = False
    ) -> AsyncIterator[Any]:
        del oldest_first
        there = [
            (at, mark)
            for at, mark in self.written
            if (after is None or datetime.fromtimestamp(at, UTC) > after)
            and (before is None or datetime.fromtimestamp(at, UTC) < before)
        ]
        for at, mark in there[:limit]:
            button = SimpleNamespace(custom_id=mark, children=[])
            yield SimpleNamespace(id=at, author=SimpleNamespace(id=ME), components=[button])


def messenger(channel: Channel) -> DiscordMessenger:
    client: Any = SimpleNamespace(
        user=SimpleNamespace(id=ME), get_channel=lambda _: object(), get_partial_messageable=lambda _: channel
    )
    return DiscordMessenger(client)


@pytest.mark.parametrize(
    ("channel", "found"),
    [
        (Channel((NOW, "mark")), NOW),
        (Channel((NOW - 7200, "mark")), NOW - 7200),  # the clock here was two hours ahead when it was sent
        (Channel((NOW + 7200, "mark")), NOW + 7200),
        (Channel((NOW, "another")), None),
        (Channel(), None),
        (Channel(*((NOW + each, "another") for each in range(500))), Unsent.UNSURE),
    ],
)
async def test_whatever_the_clock_said(channel: Channel, found: Sent | None) -> None:
    assert await messenger(channel).find(channel=CHANNEL, member=None, mark="mark", since=NOW) == found
