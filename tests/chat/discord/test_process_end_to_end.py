"""How the bot starts, stops and finds its connection again, against a stand-in for Discord."""

import pytest
from aiohttp import web

from tests.chat.discord.conftest import Home
from tests.standin.bot_process import BotProcess
from tests.standin.discord_server import DiscordServer
from tests.waiting import until

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),  # the loop of the bots that tests share
    pytest.mark.slow,
]


async def test_a_wrong_token_ends_the_bot_with_its_own_exit_code(server: DiscordServer, home: Home) -> None:
    async with home.start(server, wait=False, DISCORD_TOKEN="wrong-token") as bot:
        assert await bot.ended() == 3
        assert "DISCORD_TOKEN" in bot.output
        assert "https://discord.com/developers/applications" in bot.output
        assert "Traceback" not in bot.output
        assert "wrong-token" not in bot.output


async def test_a_token_that_is_taken_back_ends_the_bot(server: DiscordServer, home: Home) -> None:
    async with home.start(server) as bot:
        server.gateway.token = "another"  # whoever misses the code of the close is told when it comes back
        await server.gateway.close(4004)
        assert await bot.ended() == 3
        assert "Traceback" not in bot.output


async def test_the_bot_stops_when_it_is_asked_to(server: DiscordServer, home: Home) -> None:
    async with home.start(server) as bot:
        assert await bot.stop() == 0
        assert "Traceback" not in bot.output


async def test_a_lost_connection_is_found_again(server: DiscordServer, bot: BotProcess) -> None:
    await server.gateway.close()
    exchange = await server.slash("meeting latest")
    assert "Gateway meeting" in exchange.text
    assert "Traceback" not in bot.output


async def test_a_bot_that_cannot_reach_discord_waits_and_tries_again(home: Home) -> None:
    async with DiscordServer() as server:
        address = server.url
    server.url = address
    async with home.start(server, wait=False) as bot:
        await until(lambda: bot.output.count("cannot be reached") >= 2, seconds=30)
        assert "trying again in 1 s" in bot.output
        assert "Traceback" not in bot.output
        assert await bot.stop() == 0


async def test_a_gateway_that_is_closed_at_first_is_tried_again(home: Home) -> None:
    server = DiscordServer()
    serve, tried = server.gateway.serve, 0

    async def serve_the_second_time(request: web.Request) -> web.StreamResponse:
        nonlocal tried
        tried += 1
        return await serve(request) if tried > 1 else web.Response(status=503)

    setattr(server.gateway, "serve", serve_the_second_time)  # noqa: B010 - a method, for the type check
    async with server, home.start(server) as bot:
        assert "Gateway meeting" in (await server.slash("meeting latest")).text
        assert bot.output.count("Failed to connect for shard") == 1
        assert "Traceback" not in bot.output
