"""How the bot answers where: what moderators set, what is posted and removed, and what is told about whoever asks."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.chat.discord.conftest import QUOTE, furnished
from tests.standin.discord_server import DiscordServer
from tests.standin.world import Exchange, Guild, Person, components_in, until

MANAGE_SERVER = 1 << 5
QUESTION = "is the gateway stable"


def plain(text: str) -> str:
    return text.replace("**", "").replace("\\", "")


@asynccontextmanager
async def a_bot(path: Path) -> AsyncIterator[DiscordServer]:
    guild = Guild()
    guild.roles["Regular"] = "77000000000000001"
    guild.payload["roles"].append({"id": "77000000000000001", "name": "Regular", "permissions": "0"})
    guild.add_channel("forum", 15)
    home = furnished(path)
    async with DiscordServer([guild]) as server, home.start(server):
        yield server
        assert server.violations == []
        assert server.unknown_requests == []


async def ruled(server: DiscordServer, **options: Any) -> Exchange:
    """Set a rule as a moderator: `channel` by its name."""
    guild = server.guilds[0]
    if "channel" in options:
        options["channel"] = guild.channels[options["channel"]]["id"]
    resolved = {"channels": {one["id"]: one | {"permissions": "0"} for one in guild.channels.values()}}
    resolved["roles"] = {one["id"]: one for one in guild.payload["roles"]}
    return await server.slash("knowledge channel", options, resolved=resolved, permissions=MANAGE_SERVER)


def labels(exchange: Exchange) -> set[str]:
    return {str(part.get("label")) for message in exchange.messages for part in components_in(message)}


@pytest.mark.slow
async def test_rules_of_channels_and_roles(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as server:
        general, role = server.guilds[0].channels["general"], server.guilds[0].roles["Regular"]
        refused = await server.slash("knowledge channel", {"answers": "off"})
        assert "Only moderators" in refused.text
        assert refused.ephemeral

        assert "no answers" in (await ruled(server, channel="minutes", answers="off")).text
        assert "private answers" in (await ruled(server, answers="private")).text
        assert "public answers" in (await ruled(server, channel="general", role=role, answers="public")).text

        # Off is told to the asker alone, for a command, a press and a message, and where it works instead.
        off = await server.slash("ask", {"question": QUESTION}, channel="minutes")
        assert off.ephemeral
        assert "keep quiet here" in off.text
        assert "#general" in plain(off.text)
        said = await server.say(QUESTION, channel="minutes")
        assert said.messages[0]["channel_id"] == server.reader.channel["id"]
        assert "keep quiet" in said.text
        assert (await server.say(QUESTION, channel="minutes", timeout=0.5)).messages == []

        # Private for everybody, public for the role.
        hidden = await server.slash("ask", {"question": QUESTION})
        assert hidden.ephemeral
        assert QUOTE in plain(hidden.text)
        assert "Post here" not in labels(hidden)
        written = await server.say(QUESTION)
        assert written.messages[0]["channel_id"] == server.reader.channel["id"]
        assert QUOTE in plain(written.text)
        shown = await server.slash("ask", {"question": QUESTION}, roles=["Regular"])
        assert not shown.ephemeral
        assert shown.messages[0]["channel_id"] == general["id"]
        own = await server.slash("ask", {"question": "gateway", "private": True}, roles=["Regular"])
        assert own.ephemeral, "what a member asks for themselves stays theirs"

        assert "as usual again" in (await ruled(server, channel="minutes", answers="as usual")).text
        assert not (await server.slash("ask", {"question": QUESTION}, channel="minutes")).ephemeral
        audit = plain((await server.slash("knowledge audit", permissions=MANAGE_SERVER)).text)
        assert "set how the bot answers" in audit
        assert "removed a rule on how the bot answers" in audit


@pytest.mark.slow
async def test_threads_pauses_and_posts(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as server:
        guild = server.guilds[0]
        await ruled(server, channel="minutes", answers="thread")
        asked = await server.slash("ask", {"question": QUESTION}, channel="minutes")
        assert await until(lambda: len(asked.messages) > 1)
        assert "in the thread below" in asked.messages[0]["components"][0]["components"][0]["content"]
        thread = guild.channels[QUESTION]
        assert asked.messages[1]["channel_id"] == thread["id"]
        assert QUOTE in plain(asked.text)
        further = await server.slash("ask", {"question": "the gateway, stable?"}, channel=QUESTION)
        assert not further.ephemeral
        assert further.messages[0]["channel_id"] == thread["id"]

        said = await server.say("stable gateway", channel="minutes")
        assert said.messages[0]["channel_id"] == said.sent["id"], "a thread goes by the message that it hangs on"
        server.without_threads.add(guild.channels["minutes"]["id"])
        there = await server.say("the stable gateway", channel="minutes")
        assert there.messages[0]["channel_id"] == guild.channels["minutes"]["id"]

        await ruled(server, channel="general", member_seconds=600)
        assert QUOTE in plain((await server.say(QUESTION)).text)
        assert (await server.say("gateway")).reactions == ["⏳"]
        silent = await server.say("gateway", timeout=0.5)
        assert (silent.messages, silent.reactions) == ([], []), "who asks on is not answered with a storm"
        waiting = await server.slash("ask", {"question": QUESTION})
        assert waiting.ephemeral
        assert "ask again in" in waiting.text
        assert QUOTE in plain((await server.slash("ask", {"question": QUESTION}, user=Person("other"))).text)

        await ruled(server, channel="general", member_seconds=0, channel_seconds=600)
        assert not (await server.slash("ask", {"question": "gateway stable since"})).ephemeral
        assert (await server.slash("ask", {"question": "stable since version 2"})).ephemeral

        assert (await server.open_post(QUESTION)).messages == [], "off by default"
        await ruled(server, channel="forum", posts=True)
        opened = await server.open_post("Gateway stable?")
        assert QUOTE in plain(opened.text)
        assert len(opened.messages) == 1
        assert (await server.open_post("Chocolate cake with cherries")).messages == []


@pytest.mark.slow
async def test_answers_are_posted_and_removed_and_privacy_is_told(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as server:
        other = Person("other")
        private = await server.slash("ask", {"question": QUESTION, "private": True})
        posted = await server.press(private, "Post here")
        assert not posted.ephemeral
        assert QUOTE in plain(posted.text)

        refused = await server.press(posted, "🗑", user=other)
        assert refused.ephemeral
        assert "Only whoever asked" in refused.text
        assert server.deleted == []
        await server.press(posted, "🗑")
        assert len(server.deleted) == 1

        said = await server.say(QUESTION)
        assert "Only whoever asked" in (await server.press(said, "🗑", user=other)).text
        await server.press(said, "🗑")
        assert len(server.deleted) == 2

        again = await server.say("stable gateway")
        await server.press(again, "🗑", user=other, permissions=MANAGE_SERVER)
        assert await until(lambda: len(server.deleted) == 3)
        audit = await server.slash("knowledge audit", permissions=MANAGE_SERVER, user=other)
        assert "removed an answer" in audit.text

        old = again.messages or [said.sent]
        late = dict(again.sent) | {"components": [], "author": server.bot.payload, "id": "1100000000000000000"}
        late["components"] = [
            {"type": 1, "components": [{"type": 2, "custom_id": "q1Zn0..", "label": "🗑", "style": 2}]}
        ]
        assert "10 minutes" in (await server.press(late, "🗑")).text
        assert old

        privacy = await server.slash("privacy")
        assert privacy.ephemeral
        assert "Nothing is kept about you." in privacy.text
        moderators = await server.slash("privacy", user=other)
        assert "1 act of yours as a moderator" in moderators.text
        forgotten = await server.press(moderators, "Delete what is kept about me", user=other)
        assert "Still kept" in forgotten.text
