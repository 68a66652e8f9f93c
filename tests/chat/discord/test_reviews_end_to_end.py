"""A reload is a review: held back, taken by a second press, undone, and known after a restart."""

import asyncio
from typing import Any

import pytest

from tests.chat.discord.conftest import NOT_COUNTED, Home
from tests.standin.discord_server import DiscordServer
from tests.standin.world import Exchange

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),  # the loop of the bots that tests share
    pytest.mark.slow,
]

MANAGE_SERVER = 1 << 5
SETTINGS = f"state: state\ncache: cache\nsearch: {{meaning: false}}\nwatch_folders: false\n{NOT_COUNTED}"
SWAP = "Swap all the same"


def filled(home: Home, count: int = 20) -> None:
    """Write minutes of so many more meetings."""
    (home.path / "config.yaml").write_text(SETTINGS, encoding="utf-8")
    for number in range(1, count + 1):
        file = home.path / "knowledge" / f"2023-01-{number:02}.md"
        file.write_text(f"# Club {number}\n\n## Topic {number}\n\nSaid {number}.\n", encoding="utf-8")


def without_twelve(home: Home) -> None:
    for number in range(1, 13):
        (home.path / "knowledge" / f"2023-01-{number:02}.md").unlink()


async def reload(server: DiscordServer, **setting: Any) -> Exchange:
    return await server.slash("knowledge reload", **{"permissions": MANAGE_SERVER, **setting})


async def meetings(server: DiscordServer) -> str:
    return (await server.slash("meeting list")).text.split("\n")[0]


async def test_a_held_back_reload_waits_for_a_moderator_s_press(server: DiscordServer, home: Home) -> None:
    filled(home)
    async with home.start(server) as bot:
        without_twelve(home)
        card = await reload(server)
        assert card.ephemeral
        assert "entries would be gone" in card.text
        refused = await server.press(card, SWAP, permissions=0)
        assert "moderators" in refused.text
        assert "21 meetings" in await meetings(server)
        assert "9 meetings" in (await server.press(card, SWAP, permissions=MANAGE_SERVER)).text
        assert "9 meetings" in await meetings(server)
        again = await server.press(card, SWAP, permissions=MANAGE_SERVER)
        assert "served already" in again.text
        assert await bot.stop() == 0
        assert "Traceback" not in bot.output


@pytest.mark.parametrize("end", ["stop", "kill"])
async def test_an_undo_is_known_after_a_restart(server: DiscordServer, home: Home, end: str) -> None:
    filled(home)
    async with home.start(server) as bot:
        (home.path / "knowledge" / "2023-02-01.md").write_text("# Fire\n\n## Fire\n\nIt burnt.\n", encoding="utf-8")
        card = await reload(server)
        assert "22 meetings" in card.text
        undone = await server.press(card, "Undo", permissions=MANAGE_SERVER)
        assert "21 meetings" in undone.text
        if end == "stop":
            await bot.stop()
        else:
            await bot.kill()
    async with home.start(server):
        assert "21 meetings" in await meetings(server)
        card = await reload(server)
        assert "undone" in card.text
        assert "21 meetings" in await meetings(server)
        assert "22 meetings" in (await server.press(card, SWAP, permissions=MANAGE_SERVER)).text
        assert "21 meetings" in (await server.slash("knowledge undo", permissions=MANAGE_SERVER)).text
        log = await server.slash("knowledge audit", permissions=MANAGE_SERVER)
        assert all(act in log.text for act in ("had the minutes read", "took a reload back", "served all the same"))


async def test_a_member_cannot_undo(server: DiscordServer, home: Home) -> None:
    filled(home)
    async with home.start(server):
        (home.path / "knowledge" / "2023-02-01.md").write_text("# Fire\n\n## Fire\n\nIt burnt.\n", encoding="utf-8")
        card = await reload(server)
        for refused in (await server.slash("knowledge undo"), await server.press(card, "Undo", permissions=0)):
            assert "moderators" in refused.text
        assert "22 meetings" in await meetings(server)


async def test_an_automatic_refresh_is_held_back_too(server: DiscordServer, home: Home) -> None:
    filled(home)
    (home.path / "config.yaml").write_text(SETTINGS.replace("watch_folders: false\n", ""), encoding="utf-8")
    async with home.start(server) as bot:
        without_twelve(home)
        for _ in range(300):
            if "held back" in bot.output:
                break
            await asyncio.sleep(0.1)
        assert "held back" in bot.output
        assert "21 meetings" in await meetings(server)
        card = await reload(server, locale="zh-CN")
        assert "会消失" in card.text
