"""What goes out by itself, and where it may not go."""

from types import SimpleNamespace
from typing import Any

import pytest

from bot.chat.discord.messenger import DiscordMessenger
from bot.desk.messenger import Unsent
from bot.replies.controls.custom_id import Action, ControlAction, read_control_id
from bot.replies.model import Button, Paragraph, Reply

CARD = Reply((Paragraph("A new meeting"), Button("Open", ControlAction(Action.MEETING, text="x"))))


class Client:
    """A client that knows one channel of a server, and has to ask for another."""

    command_ids: dict[str, int] = {}  # noqa: RUF012

    def __init__(self) -> None:
        self.sent: list[Any] = []
        self.asked: list[int] = []

    def get_channel(self, channel: int) -> object:
        return SimpleNamespace(guild=SimpleNamespace(id=1)) if channel == 10 else None

    async def fetch_channel(self, channel: int) -> object:
        self.asked.append(channel)
        return SimpleNamespace(guild=SimpleNamespace(id=2))

    def get_partial_messageable(self, channel: int) -> object:
        async def send(*, view: Any, **_: Any) -> object:
            self.sent.append(view)
            return SimpleNamespace(id=7)

        return SimpleNamespace(send=send)


@pytest.mark.parametrize(
    ("servers", "channel", "is_sent"),
    [((), 10, True), ((), 20, True), ((1,), 10, True), ((2,), 10, False), ((2,), 20, True), ((1,), 20, False)],
)
async def test_nothing_is_posted_in_a_server_of_others(servers: tuple[int, ...], channel: int, is_sent: bool) -> None:
    client = Client()
    messenger = DiscordMessenger(client, servers=servers)  # type: ignore[arg-type]
    assert await messenger.post(channel, CARD, "nonce") == (7 if is_sent else Unsent.BLOCKED)
    assert bool(client.sent) is is_sent


async def test_what_is_posted_tells_whose_it_is() -> None:
    client = Client()
    await DiscordMessenger(client, tag="aB3").post(10, CARD, "nonce")  # type: ignore[arg-type]
    (view,) = client.sent
    ids = [item.custom_id for item in view.walk_children() if getattr(item, "custom_id", None)]
    assert [control.community for one in ids if (control := read_control_id(one))] == ["aB3"]
