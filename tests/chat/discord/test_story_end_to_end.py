"""A month at the desk, from a question that nobody could answer to an answer that a moderator chose."""

import asyncio
from typing import Any

import pytest

from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace, read_place
from bot.storage.state.posts import Posts
from tests.chat.discord.conftest import Home, Wire
from tests.sources.git.hosting import Repository
from tests.standin.bot_process import BotProcess
from tests.standin.world import Exchange, Json, Person, components_in
from tests.waiting import until

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),  # the loop of the bots that tests share
    pytest.mark.slow,
]

MODERATOR: dict[str, Any] = {"permissions": 1 << 5}
SETTINGS = """\
sources:
  - git: {url}
    name: club
state: {state}
cache: cache
refresh_minutes: 0
search: {{meaning: false}}
flood: {{member_a_minute: 0, channel_a_minute: 0}}
"""
GOLDEN = '- question: How often is the compost turned?\n  meeting: "2024-02-06"\n  text: Every week\n'
COMPOST = (
    "# Compost\n\nAttendees: Fern\n\n## Heap @Fern\n\n**Q**: How often is the compost turned?\n\n**A**: Every week.\n"
)
WELL = "# April\n\nAttendees: Fern\n\n{before}## Well @Fern\n\nThe well is drilled on 14 May. The reserve {pays}.\n"
SHED = "# Shed {number}\n\nAttendees: Fern\n\n## Shelf {number} @Fern\n\nShelf {number} was painted.\n"
FIRST = {"2024-02-06.md": COMPOST, **{f"2023-{n:02}-01.md": SHED.format(number=n) for n in range(1, 13)}}
SECOND = {**FIRST, "2024-04-02.md": WELL.format(before="", pays="pays for it")}


@pytest.fixture(params=["file", "postgresql"])
def place(request: pytest.FixtureRequest, home: Home) -> StatePlace:
    """Where the bot keeps its state."""
    return home.state if request.param == "file" else read_place(request.getfixturevalue("postgresql").address())


@pytest.fixture
def repository(home: Home, place: StatePlace) -> Repository:
    """The minutes of a club, which the bot reads, and whose state is in that place."""
    repository = Repository(home.path / "minutes")
    repository.commit(FIRST)
    written = SETTINGS.format(url=repository.url, state=place.database or "state")
    (home.path / "config.yaml").write_text(written, encoding="utf-8")
    (home.path / "golden.yaml").write_text(GOLDEN, encoding="utf-8")
    return repository


async def listed(server: Wire, wanted: str) -> Exchange:
    """Return the list of what was asked in vain as soon as it says this."""
    for _ in range(200):
        if wanted in (shown := await server.slash("knowledge unanswered", **MODERATOR)).text:
            break
        await asyncio.sleep(0.1)
    assert wanted in shown.text
    return shown


async def reload(server: Wire) -> Exchange:
    return await server.slash("knowledge reload", **MODERATOR)


def posted(server: Wire, channel: Json) -> list[Json]:
    return [one for one in server.posted if one["channel_id"] == channel["id"]]


def labels(exchange: Exchange) -> list[str]:
    return [part["label"] for part in exchange.components if part.get("label")]


async def settled(place: StatePlace, home: Home, bot: BotProcess) -> None:
    """Wait until nothing is to be sent any more."""
    await until(lambda: "Connected" in bot.output)
    async with open_state(place, home.path) as database, asyncio.timeout(30):
        while await Posts(database).pending():
            await asyncio.sleep(0.1)


async def test_a_month_at_the_desk(server: Wire, home: Home, place: StatePlace, repository: Repository) -> None:
    asker, news = Person("asker"), server.guilds[0].channels["minutes"]
    async with home.start(server) as bot:
        await until(lambda: "Connected" in bot.output)
        await server.slash("knowledge announce", {"channel": news["id"]}, **MODERATOR)
        await _three_ask_in_vain(server, asker)
        # New minutes arrive; the bot is killed between the intent to announce them and the post.
        repository.commit(SECOND)
        server.deadly, server.victim = "before", bot
        reloading = asyncio.create_task(reload(server))
        assert await bot.ended() == -9
        reloading.cancel()
    assert posted(server, news) == []

    async with home.start(server) as bot:
        await settled(place, home, bot)
        await until(lambda: len(posted(server, asker.channel)) == 1)
        (card,), (letter,) = posted(server, news), posted(server, asker.channel)
        assert "April" in str(card)
        assert "drilled on 14 May." in str(letter).replace("**", "")
        await listed(server, "Answered by new minutes")
        await _undone_and_back(server, asker)
        await _held_back_by_a_golden_question(server, repository, asker)
        await _chosen_and_followed(server, repository, asker)
        # Each once, whatever happened in between.
        await settled(place, home, bot)
        assert (len(posted(server, news)), len(posted(server, asker.channel))) == (1, 1)
        assert await bot.stop() == 0
        assert "Traceback" not in bot.output
    assert server.violations == []
    assert server.unknown_requests == []


async def _three_ask_in_vain(server: Wire, asker: Person) -> None:
    """A question is refused three times in different letters: one entry."""
    refused = await server.slash("ask", {"question": "When is the well drilled?"}, user=asker)
    await server.press(refused, "Tell me when it comes up")
    await server.slash("ask", {"question": "When is the well driled"}, user=Person("one"))
    await server.slash("ask", {"question": "when is the wel drilled"}, user=Person("two"))
    await listed(server, "asked 3 times")


async def _undone_and_back(server: Wire, member: Person) -> None:
    """A refresh shows its difference; what is undone is refused again, and comes back at a second press."""
    undone = await server.slash("knowledge undo", **MODERATOR)
    assert "2024-04-02" in undone.text
    refused = await server.slash("ask", {"question": "When is the well drilled?"}, user=Person("one"))
    assert "no passage" in refused.text
    held_back = await reload(server)
    by_member = await server.press(held_back, "Swap all the same", user=member, permissions=0)
    assert "Only moderators" in by_member.text
    assert "2024-04-02" in (await server.press(held_back, "Swap all the same", **MODERATOR)).text


async def _held_back_by_a_golden_question(server: Wire, repository: Repository, member: Person) -> None:
    """What answers a golden question no longer is not served, until it does again."""
    repository.commit({**SECOND, "2024-02-06.md": COMPOST.replace("Every week", "Nobody knows")})
    golden = await reload(server)
    assert "golden question" in golden.text
    assert "Swap all the same" in labels(golden)
    kept = await server.slash("ask", {"question": "How often is the compost turned?"}, user=member)
    assert "Every week" in kept.text.replace("**", "")
    repository.commit(SECOND)
    assert "Swap all the same" not in labels(await reload(server))


async def _chosen_and_followed(server: Wire, repository: Repository, member: Person) -> None:
    """A moderator chooses an answer, which holds for a question typed otherwise and survives an edit of its file."""
    missed = "Who covers drilling expenses?"
    await server.slash("ask", {"question": missed}, user=member)
    form = await server.press(await listed(server, missed), "The answer is…", **MODERATOR)
    candidates = await server.submit(form, {"question": "reserve pays"}, **MODERATOR)
    await server.press(candidates, "This is the answer", **MODERATOR)
    assert "The reserve pays for it." in await answer(server, missed, Person("one"))
    assert "The reserve pays for it." in await answer(server, "who covers driling expenses", Person("two"))
    rain = "## Rain @Fern\n\nIt rained, and the barrels are full.\n\n"
    repository.commit({**FIRST, "2024-04-02.md": WELL.format(before=rain, pays="fund pays for all of it")})
    await reload(server)
    assert "The reserve fund pays for all of it." in await answer(server, missed, member)


async def answer(server: Wire, question: str, user: Person) -> str:
    """Return what is quoted to somebody who asks, without what marks the words."""
    exchange = await server.slash("ask", {"question": question}, user=user)
    shown = [part["content"] for part in components_in(exchange.messages[0]) if part.get("content")]
    assert any("Chosen by a moderator" in part for part in shown), shown
    return "\n".join(shown).replace("**", "")
