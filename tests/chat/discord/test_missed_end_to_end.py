"""What members miss, on Discord: refused, wished for, chosen by a moderator, exported."""

import asyncio
from typing import Any

import pytest

from tests.chat.discord.conftest import QUOTE, Home
from tests.standin.bot_process import BotProcess
from tests.standin.discord_server import DiscordServer
from tests.standin.world import Exchange, Person, components_in, until

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),  # the loop of the bots that tests share
    pytest.mark.slow,
]

MANAGE_SERVER = 1 << 5
MODERATOR: dict[str, Any] = {"permissions": MANAGE_SERVER}


async def listed(server: DiscordServer, wanted: str = "") -> Exchange:
    """Return the list; what was asked is kept beside the answers, so what is wanted there may come a moment later."""
    async with asyncio.timeout(10):
        while wanted not in (shown := await server.slash("knowledge unanswered", **MODERATOR)).text:
            await asyncio.sleep(0.05)
    return shown


async def test_every_way_of_asking_in_vain_counts(server: DiscordServer, bot: BotProcess) -> None:
    ways = [Person(name) for name in ("slash", "mention", "menu", "form", "direct", "typed")]
    slash, mention, menu, form, direct, typed = ways
    await server.slash("ask", {"question": "walrus husbandry"}, user=slash)
    await server.say("walrus husbandry!", user=mention, channel="minutes")
    written = {"id": "1", "type": 0, "content": "Walrus husbandry?", "author": menu.payload, "channel_id": "1"}
    asked_of = {**written, "attachments": [], "embeds": [], "mentions": [], "mention_roles": [], "pinned": False}
    asked_of |= {"mention_everyone": False, "timestamp": "2024-05-02T00:00:00+00:00", "edited_timestamp": None}
    await server.menu("Ask the minutes", {**asked_of, "tts": False}, user=menu)
    opened = await server.press(await server.slash("ask", {"question": "gateway"}, user=form), "Ask another")
    await server.submit(opened, {"question": "WALRUS husbandry"})
    await server.say("walrus: husbandry", user=direct, guild=False)
    await server.say("/ask walrus husbandry.", user=typed, channel="minutes")
    shown = await listed(server, "asked 6 times")
    assert "walrus husbandry" in shown.text
    assert shown.ephemeral


async def test_a_refusal_offers_to_tell_and_to_take_that_back(server: DiscordServer, bot: BotProcess) -> None:
    refused = await server.slash("ask", {"question": "ostrich husbandry"})
    waits = await server.press(refused, "Tell me when it comes up")
    assert "You will be told once" in waits.text
    assert waits.ephemeral
    assert "1 wants to be told" in (await listed(server)).text
    over = await server.press(waits, "No longer")
    assert "You will not be told" in over.text
    assert "wants to be told" not in (await listed(server)).text


async def test_a_vote_is_answered_to_whoever_pressed_alone(server: DiscordServer, bot: BotProcess) -> None:
    answer = await server.slash("ask", {"question": "is the gateway stable now"})
    assert not answer.ephemeral
    said = await server.press(answer, "👎", user=Person("visitor"))
    assert said.ephemeral
    assert "Counted" in said.text
    assert "👎 1 · 👍 0" in (await listed(server)).text
    assert "Taken back" not in (await server.press(answer, "👍")).text


async def test_a_moderator_says_what_the_answer_is(server: DiscordServer, home: Home) -> None:
    async with home.start(server):
        await server.slash("ask", {"question": "emu husbandry"})
        opened = await server.press(await listed(server, "emu"), "The answer is…")
        assert opened.kind == "modal"
        offered = await server.submit(opened, {"question": "2024-05-02 10-13"})
        assert QUOTE in offered.text.replace("**", "")
        chosen = await server.press(offered, "This is the answer")
        assert "From now on this answers: emu husbandry" in chosen.text
    async with home.start(server):  # it is so after a restart too
        answer = await server.slash("ask", {"question": "Emu husbandry?"}, channel="minutes")
        assert QUOTE in answer.text.replace("**", "")
        assert "Chosen by a moderator" in answer.text
        assert "chose an answer" in (await server.slash("knowledge audit", **MODERATOR)).text


def told(server: DiscordServer, words: str, user: Person) -> set[str]:
    """Return the direct messages to somebody with these words, by their ids."""
    messages = [message for exchange in set(server.exchanges.values()) for message in exchange.messages]
    said = {
        one["id"]: "".join(part.get("content", "") for part in components_in(one)) for one in messages if "id" in one
    }
    own = {one["id"] for one in messages if one.get("channel_id") == user.channel["id"]}
    return {id for id in own if words in said[id].replace("**", "")}


async def test_new_minutes_are_told_once_to_whoever_waits(server: DiscordServer, home: Home) -> None:
    visitor = Person("visitor")
    async with home.start(server):
        wished = await server.slash("ask", {"question": "ibis husbandry"}, user=visitor)
        await server.press(wished, "Tell me when it comes up")
        minutes = "# Birds\n\n## Agenda 1: Ibis husbandry\n\nIbis husbandry begins in May.\n"
        (home.path / "knowledge" / "2024-07-04.md").write_text(minutes, encoding="utf-8")
        await server.slash("knowledge reload", **MODERATOR)
        assert await until(lambda: told(server, "Ibis husbandry begins in May", visitor), seconds=10)
        assert "Answered by new minutes" in (await listed(server, "ibis")).text
    async with home.start(server):
        await server.slash("knowledge reload", **MODERATOR)
    assert len(told(server, "Ibis husbandry begins in May", visitor)) == 1


async def test_a_moderators_controls_are_refused_to_members(server: DiscordServer, bot: BotProcess) -> None:
    await server.slash("ask", {"question": "heron husbandry"})
    shown = await listed(server, "heron husbandry")
    for label in ("The answer is…", "Done", "Export"):
        pressed = await server.press(shown, label, user=Person("sneak"), permissions=0)
        assert "Only moderators of this bot may do that." in pressed.text
    assert "heron husbandry" in (await listed(server)).text


async def test_the_export_is_a_file(server: DiscordServer, bot: BotProcess) -> None:
    await server.slash("ask", {"question": "stork husbandry"})
    exported = await server.press(await listed(server, "stork"), "Export")
    (file,) = (one for message in exported.messages for one in message.get("files", ()))
    assert file["name"] == "agenda.md"
    assert "stork husbandry — asked once" in file["text"]
    assert [part["file"]["url"] for part in exported.components if "file" in part] == ["attachment://agenda.md"]
