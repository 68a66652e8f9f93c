"""What Discord and the network may do to an answer: it arrives once, or nothing false is said, and the bot goes on."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.chat.discord.conftest import QUOTE, Home, Wire
from tests.standin.bot_process import BotProcess
from tests.standin.faults import Fault
from tests.standin.gateway import Gateway
from tests.waiting import until

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),  # the loop of the bots that tests share
    pytest.mark.slow,
]

FIRST, EDIT, POST = ("POST", "*/callback"), ("PATCH", "*/messages/@original"), ("POST", "*/channels/*/messages")
FOLLOW_UP = ("POST", "*/webhooks/*")
FAILURE = "Something went wrong"


def lost(way: tuple[str, str]) -> list[Fault]:
    """Return what may come upon a request that is to be sent again."""
    method, path = way
    return [
        Fault(method, path),
        Fault(method, path, after=True),
        Fault(method, path, 500),
        Fault(method, path, 502, after=True),
        Fault(method, path, 429, retry_after=0.1),
        Fault(method, path, 429, retry_after=0.1, is_global=True),
    ]


def named(fault: Fault) -> str:
    place = {FIRST: "first", EDIT: "edit", POST: "post", FOLLOW_UP: "follow-up"}[fault.method, fault.path]
    what = f"{fault.status or 'cut'} {fault.code or ''}{' global' if fault.is_global else ''}"
    return f"{place} {what}{' after' if fault.after else ''}"


@pytest.mark.parametrize("fault", [*lost(FIRST), Fault(*FIRST, hangs=1.6, after=True)], ids=named)
async def test_a_first_response_arrives_once(server: Wire, bot: BotProcess, fault: Fault) -> None:
    thrown = server.faults.throw(fault)
    exchange = await server.slash("meeting latest")
    assert thrown.met == 1
    assert "Gateway meeting" in exchange.text
    assert len(exchange.messages) == 1
    assert (await server.slash("help")).text  # whatever is still sent is sent before
    assert FAILURE not in exchange.text


@pytest.mark.parametrize("fault", [*lost(EDIT), Fault(*EDIT, 503)], ids=named)
async def test_an_answer_after_a_deferral_arrives_and_stays(server: Wire, bot: BotProcess, fault: Fault) -> None:
    thrown = server.faults.throw(fault)
    exchange = await server.slash("knowledge reload", user=server.owner)
    await until(lambda: thrown.met == 1 and "meeting" in exchange.text)
    assert FAILURE not in exchange.text
    assert len(exchange.messages) == 1


@pytest.mark.parametrize("fault", [*lost(POST), Fault(*POST, 503)], ids=named)
async def test_an_answer_to_a_message_is_posted_once(server: Wire, bot: BotProcess, fault: Fault) -> None:
    thrown = server.faults.throw(fault)
    exchange = await server.say("is the gateway stable")
    assert thrown.met == 1
    assert QUOTE in exchange.text.replace("*", "")
    assert (await server.slash("help")).text
    assert len(exchange.messages) == 1


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (Fault(*FIRST, 404, 10062), "it was too late"),
        (Fault(*EDIT, 401, 50027), "it was too late"),
        (Fault(*EDIT, 404, 10008), "its message is gone"),
        (Fault(*EDIT, 404, 10003), "its channel is gone"),
        (Fault(*EDIT, times=4), "nobody can tell whether the answer arrived"),
    ],
    ids=lambda value: named(value) if isinstance(value, Fault) else "",
)
async def test_where_nothing_more_can_be_said_the_log_has_one_line(
    server: Wire, bot: BotProcess, fault: Fault, told: str
) -> None:
    before = len(bot.output)
    thrown = server.faults.throw(fault)
    asking = asyncio.create_task(server.slash("knowledge reload", user=server.owner))
    await until(lambda: thrown.met == thrown.times and told in bot.output[before:])
    assert "Traceback" not in bot.output[before:]
    assert not bot.exit_code.done()
    asking.cancel()


@pytest.mark.parametrize("code", [50013, 50001])
async def test_a_permission_that_is_withdrawn_meanwhile_is_told_in_private(
    server: Wire, bot: BotProcess, code: int
) -> None:
    server.faults.throw(Fault("POST", f"*/channels/{server.guilds[0].channels['general']['id']}/messages", 403, code))
    exchange = await server.say("is the gateway stable")
    assert "is missing there" in exchange.text


async def test_a_channel_that_is_gone_costs_a_line_of_the_log(server: Wire, bot: BotProcess) -> None:
    before = len(bot.output)
    server.faults.throw(Fault(*POST, 404, 10003))
    await server.say("is the gateway stable", timeout=0.2)
    await until(lambda: "could not be answered" in bot.output[before:])
    assert "Traceback" not in bot.output[before:]


async def cut(gateway: Gateway) -> None:
    gateway.cut()


@pytest.mark.parametrize(
    ("happens", "is_resumed"),
    [
        (lambda gateway: gateway.close(4000), True),
        (lambda gateway: gateway.ask_to_reconnect(), True),
        (cut, True),
        (lambda gateway: gateway.forget(), False),
        (lambda gateway: gateway.close(4009), False),
        (lambda gateway: gateway.close(1000), False),
    ],
    ids=["closed", "asked to reconnect", "cut", "invalid session", "timed out", "closed for no reason"],
)
async def test_a_connection_that_is_lost_is_found_again(
    server: Wire, bot: BotProcess, happens: Callable[[Gateway], Awaitable[None]], is_resumed: bool
) -> None:
    gateway = server.gateway
    resumed, sessions = gateway.resumed, len(gateway.intents)
    await happens(gateway)
    if is_resumed:
        await until(lambda: gateway.resumed > resumed)
    else:
        await until(lambda: gateway.resumed > resumed or len(gateway.intents) > sessions)
    assert "Gateway meeting" in (await server.slash("meeting latest")).text
    assert "Traceback" not in bot.output


async def test_a_token_that_is_taken_back_shows_at_any_request(server: Wire, home: Home) -> None:
    async with home.start(server) as bot:
        server.faults.throw(Fault(*POST, 401))
        await server.say("is the gateway stable", timeout=0.2)
        assert await bot.ended() == 3
        assert bot.output.count("https://discord.com/developers/applications") == 1
        assert "Traceback" not in bot.output


async def test_a_bot_that_is_told_to_stop_finishes_what_it_has_in_hand(server: Wire, home: Home) -> None:
    async with home.start(server, module="broken_bot", RELOAD_SECONDS="600") as bot:
        reload = asyncio.create_task(server.slash("knowledge reload", user=server.owner, channel="minutes"))
        asks = [asyncio.create_task(server.slash("ask", {"question": "slowly"})) for _ in range(3)]
        await until(lambda: any(one.kind == "deferred" for one in server.exchanges.values()))
        await until(lambda: sum("question" in str(one.sent.get("data")) for one in server.exchanges.values()) >= 3)
        stopping = asyncio.create_task(bot.stop())
        await until(lambda: "Stopping (SIGTERM)" in bot.output)
        late = [await server.slash("help"), await server.say("is the gateway stable", channel="minutes")]
        assert ["restarted" in one.text for one in late] == [True, True]
        assert [(await one).text for one in asks] == ["Slow but sure."] * 3
        assert "restarted" in (await reload).text
        assert await stopping == 0
        assert "Traceback" not in bot.output
