"""How the bot finds back to Discord, and when it does not try."""

from typing import Any

import discord
import pytest

from bot.chat.discord.running import stay_connected
from bot.chat.discord.session.refusals import refusal_in
from bot.errors import RefusedByDiscordError

HOUR = 3600.0


class World:
    """Where the network is away for a while."""

    def __init__(self, away: float) -> None:
        self.away, self.now, self.waits = away, 0.0, list[float]()

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    def client(self) -> Any:
        world = self

        class Client:
            async def __aenter__(self) -> "Client":
                return self

            async def __aexit__(self, *_: object) -> None:
                return

            async def start(self, _: str) -> None:
                if world.now < world.away:
                    raise OSError("the network is unreachable")

        return Client()


async def test_after_an_hour_without_network_the_bot_is_back_within_two_minutes() -> None:
    world = World(HOUR)
    await stay_connected("token", world.client, sleep=world.sleep)
    assert HOUR <= world.now <= HOUR + 120
    assert world.waits[:4] == [1, 2, 4, 8]
    assert len(world.waits) < 40


def closed(code: int) -> Exception:
    socket: Any = None
    return discord.ConnectionClosed(socket, shard_id=None, code=code)


@pytest.mark.parametrize(
    "error", [*map(closed, (4004, 4010, 4011, 4012, 4013, 4014)), discord.PrivilegedIntentsRequired(None)]
)
async def test_what_discord_forbids_to_try_again_ends_the_bot(error: Exception) -> None:
    class Refused(World):
        def client(self) -> Any:
            client = super().client()

            async def start(_: str) -> None:
                raise error

            client.start = start
            return client

    world = Refused(0)
    with pytest.raises(RefusedByDiscordError) as raised:
        await stay_connected("token", world.client, sleep=world.sleep)
    assert world.waits == []
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("code", [1000, 1001, 1006, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009])
def test_other_ends_of_a_connection_may_be_tried_again(code: int) -> None:
    assert refusal_in(closed(code)) is None
