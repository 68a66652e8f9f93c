"""News on Discord: posted once whatever dies, told to those who follow, and never where it cannot be told."""

import asyncio
from typing import Any

import pytest

from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace, read_place
from bot.storage.state.posts import Posts
from tests.chat.discord.conftest import NOT_COUNTED, Home, Wire
from tests.standin.bot_process import BotProcess
from tests.standin.discord_server import DiscordServer
from tests.standin.faults import Fault
from tests.standin.world import Exchange, Json, Person, components_in
from tests.waiting import until

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),  # the loop of the bots that tests share
    pytest.mark.slow,
]

MODERATOR: dict[str, Any] = {"permissions": 1 << 5, "locale": "en-US"}
SETTINGS = "state: {state}\ncache: cache\nsearch: {{meaning: false}}\n" + NOT_COUNTED
FIRE = "# Fire drill\n\n**Attendees**: Ann\n\n## Sirens @Ann\n\nThe sirens are too loud.\n"


@pytest.fixture(params=["file", "postgresql"])
def place(request: pytest.FixtureRequest, home: Home) -> StatePlace:
    """Where the bot keeps its state, as its configuration says."""
    if request.param == "file":
        (home.path / "config.yaml").write_text(SETTINGS.format(state="state"), encoding="utf-8")
        return home.state
    address = request.getfixturevalue("postgresql").address()
    (home.path / "config.yaml").write_text(SETTINGS.format(state=address), encoding="utf-8")
    return read_place(address)


def watched(home: Home) -> None:
    (home.path / "config.yaml").write_text(SETTINGS.format(state="state"), encoding="utf-8")


async def announced(server: DiscordServer, bot: BotProcess) -> Exchange:
    """Have new meetings announced, from when the bot knows what channels there are."""
    await until(lambda: "Connected" in bot.output)
    channel = server.guilds[0].channels["minutes"]["id"]
    return await server.slash("knowledge announce", {"channel": channel}, **MODERATOR)


def fire(home: Home, name: str = "2024-06-06.md", text: str = FIRE) -> None:
    (home.path / "knowledge" / name).write_text(text, encoding="utf-8")


def cards(server: DiscordServer) -> list[str]:
    """Return what is read in the channel for news."""
    channel = server.guilds[0].channels["minutes"]["id"]
    return [words(one) for one in server.posted if one["channel_id"] == channel]


def letters(server: DiscordServer, to: Person) -> list[Json]:
    return [one for one in server.posted if one["channel_id"] == to.channel["id"]]


def words(message: Json) -> str:
    return "\n".join(part["content"] for part in components_in(message) if part.get("content")).replace("**", "")


async def settled(place: StatePlace, home: Home, bot: BotProcess) -> int:
    """Wait until nothing is to be sent any more; return how much is left since it cannot be told."""
    await until(lambda: "Connected" in bot.output)
    async with open_state(place, home.path) as database, asyncio.timeout(30):
        while await Posts(database).pending():
            await asyncio.sleep(0.1)
        return len(await Posts(database).unsure())


@pytest.mark.parametrize("deadly", ["before", "after"])
async def test_a_bot_that_is_killed_as_it_posts_has_posted_once_after_a_restart(
    server: Wire, home: Home, place: StatePlace, deadly: str
) -> None:
    async with home.start(server) as bot:
        assert "#minutes" in (await announced(server, bot)).text
        server.deadly, server.victim = deadly, bot
        fire(home)
        assert await bot.ended() == -9
    assert len(cards(server)) == (deadly == "after")
    for _ in range(2):
        async with home.start(server) as bot:
            assert await settled(place, home, bot) == 0
            assert await bot.stop() == 0
            assert "Traceback" not in bot.output
    (card,) = cards(server)
    assert "Sirens" in card


async def test_many_at_once_are_posted_once_too_by_a_bot_that_is_killed(server: Wire, home: Home) -> None:
    watched(home)
    async with home.start(server) as bot:
        await announced(server, bot)
        server.deadly, server.victim = "after", bot
        for day in range(10, 30):
            fire(home, f"2024-06-{day}.md", FIRE.replace("Fire drill", f"Fire drill {day}"))
        assert await bot.ended() == -9
    async with home.start(server) as bot:
        assert await settled(home.state, home, bot) == 0
        assert await bot.stop() == 0
    (card,) = cards(server)
    assert "20 new meetings" in card


async def test_what_cannot_be_looked_for_is_not_posted_again_and_told(server: Wire, home: Home) -> None:
    watched(home)
    async with home.start(server) as bot:
        await announced(server, bot)
        server.deadly, server.victim = "after", bot
        fire(home)
        assert await bot.ended() == -9
    server.history_is_hidden = True
    async with home.start(server) as bot:
        assert await settled(home.state, home, bot) == 1
        assert "cannot be told" in bot.output
        assert await bot.stop() == 0
    assert len(cards(server)) == 1


async def test_a_lost_receipt_makes_no_second_card(server: Wire, home: Home) -> None:
    watched(home)
    async with home.start(server) as bot:
        await announced(server, bot)
        server.faults.throw(Fault("POST", "*/messages", after=True))
        fire(home)
        await until(lambda: len(cards(server)) == 1)
        assert await settled(home.state, home, bot) == 0
        assert await bot.stop() == 0
    assert len(cards(server)) == 1


async def test_who_follows_a_topic_and_a_person_gets_one_message(server: Wire, home: Home) -> None:
    watched(home)
    follower = Person("follower")
    async with home.start(server) as bot:
        followed = await server.press(await server.slash("who", {"person": "Ann"}, user=follower), "Tell me of news")
        assert followed.ephemeral
        assert "Ann" in followed.text
        topic = await server.slash("topic", {"topic": "gateway"}, user=follower)
        await server.press(topic, "Tell me of news", user=follower)
        listed = await server.slash("subscriptions", user=follower)
        assert "Ann" in listed.text
        assert "gateway" in listed.text
        fire(home, text=FIRE + "\n## Pipes\n\nThe gateway leaks.\n")
        await until(lambda: bool(letters(server, follower)))
        (letter,) = letters(server, follower)
        assert "The sirens are too loud." in words(letter)
        assert "The gateway leaks." in words(letter)
        ended = await server.press(letter, "End: Ann", user=follower, guild=False)
        assert "no longer" in ended.text
        assert "Ann" not in (await server.slash("subscriptions", user=follower)).text
        assert await bot.stop() == 0
        assert "Traceback" not in bot.output


async def test_closed_direct_messages_end_what_is_followed(server: Wire, home: Home) -> None:
    watched(home)
    shy = Person("shy")
    async with home.start(server):
        await server.press(await server.slash("who", {"person": "Ann"}, user=shy), "Tell me of news", user=shy)
        server.closed.add(shy.id)
        fire(home)
        await until_told(server, shy)
        assert letters(server, shy) == []


async def test_announcing_is_for_moderators(server: Wire, home: Home) -> None:
    watched(home)
    async with home.start(server) as bot:
        channel = server.guilds[0].channels["minutes"]["id"]
        refused = await server.slash("knowledge announce", {"channel": channel})
        assert "moderators" in refused.text
        assert "nowhere" in (await server.slash("knowledge announce", **MODERATOR)).text
        await announced(server, bot)
        assert "#minutes" in (await server.slash("knowledge announce", **MODERATOR)).text
        await server.slash("knowledge announce", {"off": True}, **MODERATOR)
        fire(home)
        assert "announce" in (await server.slash("knowledge audit", **MODERATOR)).text
        await server.slash("knowledge reload", **MODERATOR)
        assert cards(server) == []


async def until_told(server: DiscordServer, member: Person) -> None:
    """Wait until a member follows nothing any more."""
    for _ in range(600):
        if "Nothing yet" in (await server.slash("subscriptions", user=member)).text:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the subscriptions did not end")
