"""What a member is told, and what the log, where something goes wrong, against a stand-in for Discord."""

import re

import pytest
from aiohttp import web

from tests.chat.discord.conftest import Home, Wire
from tests.standin.bot_process import BotProcess
from tests.standin.discord_server import DiscordServer
from tests.waiting import until

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),  # the loop of the bots that tests share
    pytest.mark.slow,
]


async def test_a_failure_is_one_plain_sentence_in_private_and_a_record_in_the_log(
    server: DiscordServer, broken_bot: BotProcess
) -> None:
    exchange = await server.slash("ask", {"question": "where is the shelf"})
    assert exchange.ephemeral
    assert len(exchange.text.splitlines()) == 1
    assert "shelf" not in exchange.text
    await until(lambda: "the shelf fell down" in broken_bot.output)
    assert f"/ask failed for user {server.reader.id}" in broken_bot.output
    assert "Traceback" in broken_bot.output
    assert "where is the shelf" not in broken_bot.output


async def test_a_failure_before_the_command_begins_is_told_too(
    server: DiscordServer, broken_bot: BotProcess, home: Home
) -> None:
    (home.path / "locked").touch()
    try:
        exchange = await server.slash("help")
    finally:
        (home.path / "locked").unlink()
    assert "Something went wrong" in exchange.text
    await until(lambda: "the door is stuck" in broken_bot.output)
    assert "Task exception was never retrieved" not in broken_bot.output


async def test_a_failure_after_a_deferral_is_told_too(server: DiscordServer, broken_bot: BotProcess) -> None:
    exchange = await server.slash("knowledge reload", user=server.owner)
    assert exchange.kind == "deferred"
    assert exchange.ephemeral
    assert "Something went wrong" in exchange.text


async def test_a_completion_that_fails_offers_nothing(server: DiscordServer, broken_bot: BotProcess) -> None:
    exchange = await server.autocomplete("ask", {"question": "gate"}, "question")
    assert exchange.kind == "autocomplete"
    assert exchange.choices == []


async def test_a_reply_of_any_length_is_sent(server: DiscordServer, broken_bot: BotProcess) -> None:
    assert (await server.slash("ask", {"question": "too much"})).text.endswith("word…")


async def test_without_minutes_the_member_is_told_why(server: DiscordServer, home: Home) -> None:
    (home.path / "knowledge" / "2024-05-02.md").unlink()
    async with home.start(server) as bot:
        exchange = await server.slash("ask", {"question": "where is the shelf"})
        assert exchange.ephemeral
        assert "no minutes" in exchange.text
        await until(lambda: "NoMeetingsError" in bot.output)
        assert "shelf" not in bot.output


async def test_a_button_of_an_older_version_is_answered(server: DiscordServer, bot: BotProcess) -> None:
    old = (await server.slash("meeting latest")).messages[0]
    old["components"] = [
        {"type": 1, "components": [{"type": 2, "id": 2, "style": 1, "label": "Old", "custom_id": "old:1"}]}
    ]
    exchange = await server.press(old, "Old")
    assert exchange.ephemeral
    assert "no longer in use" in exchange.text


async def test_a_command_that_the_bot_no_longer_has_is_answered(server: DiscordServer, bot: BotProcess) -> None:
    server.commands[""]["1"] = {"id": "1", "type": 1, "name": "gone", "description": "Gone", "options": []}
    exchange = await server.slash("gone")
    assert exchange.ephemeral
    assert "has changed" in exchange.text


def hang_up(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.close()
    return web.Response()


def refuse(request: web.Request) -> web.Response:
    return web.Response(
        status=404, body=b'{"code": 10062, "message": "Unknown interaction"}', content_type="application/json"
    )


@pytest.mark.parametrize("is_taken", [False, True])
async def test_an_answer_whose_connection_is_lost_arrives_all_the_same(
    server: Wire, bot: BotProcess, is_taken: bool
) -> None:
    server.trouble, server.is_taken = hang_up, is_taken
    exchange = await server.slash("meeting latest")
    await until(lambda: server.responses == 2)
    assert "Gateway meeting" in exchange.text
    assert len(exchange.messages) == 1
    assert "Traceback" not in bot.output


async def test_an_answer_that_is_too_late_is_a_warning_with_its_age(server: Wire, bot: BotProcess) -> None:
    server.trouble, server.is_taken = refuse, False
    await server.slash("meeting latest", timeout=0.2)
    await until(lambda: "it was too late" in bot.output)
    assert re.search(rf"/meeting latest for user {server.reader.id} was not answered after \d+\.\d s", bot.output)
    assert "Traceback" not in bot.output
    assert server.responses == 1
