"""Moderators on Discord: who is one, what they set, and what the log says of it."""

from copy import deepcopy

import pytest

from tests.chat.discord.conftest import Home
from tests.standin.bot_process import BotProcess
from tests.standin.discord_server import DiscordServer
from tests.standin.world import Guild, Person

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),  # the loop of the bots that tests share
    pytest.mark.slow,
]

MANAGE_SERVER = 1 << 5
FOUND = "since version 2"


async def test_a_stranger_with_a_second_server_neither_gains_nor_ends_anything(home: Home) -> None:
    first, second = Guild("the community"), Guild("a stranger's")
    async with DiscordServer(guilds=[first]) as server, home.start(server):
        assert "1 meeting" in (await server.slash("knowledge reload", permissions=MANAGE_SERVER)).text
    async with DiscordServer(guilds=[first, second]) as server, home.start(server):
        assert "1 meeting" in (await server.slash("knowledge reload", permissions=MANAGE_SERVER)).text
        refused = await server.slash("knowledge reload", guild=second, permissions=MANAGE_SERVER)
        assert "Only moderators" in refused.text
        assert second.id in refused.text
        assert "servers:" in refused.text


async def test_in_several_servers_from_the_start_the_owner_learns_how_to_mend_that(home: Home) -> None:
    guilds = [Guild("one"), Guild("another")]
    async with DiscordServer(guilds=guilds) as server, home.start(server) as bot:
        refused = await server.slash("knowledge status", permissions=MANAGE_SERVER)
        assert guilds[0].id in refused.text
        status = await server.slash("knowledge status", user=server.owner)
        assert all(guild.id in status.text for guild in guilds)
        assert all(guild.id in bot.output for guild in guilds)


async def test_what_a_moderator_teaches_is_found_and_stands_in_the_log(server: DiscordServer, bot: BotProcess) -> None:
    names = {"names": "waterway = gateway"}
    refused = await server.slash("knowledge alias add", names)
    assert "Only moderators" in refused.text
    assert "Ask one of them" in refused.text
    assert FOUND not in (await server.slash("ask", {"question": "what about the waterway?", "private": True})).text
    moderator = Person("moderator")
    added = await server.slash("knowledge alias add", names, user=moderator, permissions=MANAGE_SERVER)
    assert added.ephemeral
    assert FOUND in (await server.slash("ask", {"question": "what about the waterway?", "private": True})).text
    begun = await server.slash("knowledge alias remove", {"name": "wat"}, focused="name", permissions=MANAGE_SERVER)
    assert [choice["value"] for choice in begun.choices] == ["gateway = waterway"]
    assert (await server.slash("knowledge alias remove", {"name": "wat"}, focused="name")).choices == []
    log = await server.slash("knowledge audit", permissions=MANAGE_SERVER)
    assert f"<@{moderator.id}>" in log.text
    assert "waterway = gateway" in log.text
    listed = await server.slash("knowledge alias list", permissions=MANAGE_SERVER)
    (label,) = (part["label"] for part in listed.components if part.get("label", "").startswith("Remove"))
    before = deepcopy(listed.messages[0])
    pressed = await server.press(listed, label, permissions=0)
    assert "Only moderators" in pressed.text
    assert FOUND in (await server.slash("ask", {"question": "what about the waterway?", "private": True})).text
    await server.press(listed, label)
    assert FOUND not in (await server.slash("ask", {"question": "what about the waterway?", "private": True})).text
    expired = await server.press(before, label, permissions=MANAGE_SERVER)
    assert "expired" in expired.text


async def test_the_status_counts_questions_and_leads_to_what_is_wrong(server: DiscordServer, bot: BotProcess) -> None:
    await server.slash("ask", {"question": "gateway stable", "private": True})
    status = await server.slash("knowledge status", permissions=MANAGE_SERVER)
    assert status.ephemeral
    assert "answered" in status.text
    checked = await server.press(status, "What is wrong in the minutes")
    assert "Nothing is wrong." in checked.text or "Notice" in checked.text
    anew = await server.press(checked, "Read anew")
    assert "The sources were read for this at" in anew.text


async def test_a_moderator_chooses_where_moderators_are_told(server: DiscordServer, bot: BotProcess) -> None:
    here = await server.slash("knowledge status", {"here": True}, permissions=MANAGE_SERVER)
    assert "in this channel" in here.text
    gone = await server.slash("knowledge status", {"here": False}, permissions=MANAGE_SERVER)
    assert "nowhere" in gone.text
