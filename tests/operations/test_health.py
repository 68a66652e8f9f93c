"""Whether the bot can do its work, and how other programs are told."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from prometheus_client import CollectorRegistry

from bot.errors import StateError
from bot.logs.secrets import Secrets
from bot.operations.health import Sign, is_ready, look_at
from bot.operations.health_server import HealthServer
from bot.operations.loop_lag import measure_lag


async def well() -> str | None:
    return None


async def wrong() -> str | None:
    return "no stand-in-secret"


async def broken() -> str | None:
    raise StateError("The disk is full.")


async def unforeseen() -> str | None:
    raise OSError("stand-in-secret")


async def stuck() -> str | None:
    await asyncio.Event().wait()
    return None


@pytest.mark.parametrize(
    ("trouble", "told"), [(well, None), (wrong, "no stand-in-secret"), (broken, "The disk is full.")]
)
async def test_a_sign_says_what_is_wrong(trouble: Callable[[], Awaitable[str | None]], told: str | None) -> None:
    (finding,) = await look_at([Sign("one", trouble)])
    assert finding.trouble == told
    assert is_ready([finding]) is (told is None)


async def test_what_does_not_answer_is_in_trouble() -> None:
    (finding,) = await look_at([Sign("one", stuck)], patience=0.01)
    assert finding.trouble == "it does not answer"


async def test_questions_can_be_answered_without_what_they_do_not_need() -> None:
    assert is_ready(await look_at([Sign("one", well), Sign("state", broken, is_needed=False)]))


async def told(*signs: Sign, path: str = "readyz") -> tuple[int, Any]:
    """Return what a server with these signs tells."""
    server = HealthServer(signs, CollectorRegistry(), Secrets(["stand-in-secret"]), before_reading)
    async with (
        server.listening("127.0.0.1", 0) as port,
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/{path}") as response,
    ):
        return response.status, await (response.json() if "json" in response.content_type else response.text())


async def before_reading() -> None:
    pass


async def test_who_asks_is_told_what_is_wrong_without_any_secret() -> None:
    status, body = await told(Sign("minutes", wrong), Sign("state", well))
    assert status == 503
    assert body == {"ready": False, "minutes": "no …", "state": "well"}


async def test_a_bot_in_trouble_is_alive_all_the_same() -> None:
    assert await told(Sign("minutes", wrong), path="healthz") == (200, {"alive": True})


async def test_nothing_else_is_told() -> None:
    assert (await told(path=""))[0] == 404


async def test_a_port_that_cannot_be_had_costs_a_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        server = HealthServer((), CollectorRegistry(), Secrets(), before_reading)
        async with server.listening("127.0.0.1", taken.getsockname()[1]) as port:
            assert port is None
    assert "nothing can listen on 127.0.0.1" in caplog.text


async def test_a_loop_that_is_held_up_is_late() -> None:
    lags: list[float] = []
    measuring = asyncio.create_task(measure_lag(lags.append, every=0.01))
    while not lags:
        await asyncio.sleep(0)
    before = len(lags)
    until = asyncio.get_running_loop().time() + 0.06
    while asyncio.get_running_loop().time() < until:  # held up
        pass
    while len(lags) == before:
        await asyncio.sleep(0)
    measuring.cancel()
    assert max(lags[before:]) >= 0.03


async def test_what_nobody_foresaw_of_one_sign_hides_no_other() -> None:
    first, second = await look_at([Sign("one", unforeseen), Sign("two", wrong)])
    assert first.trouble == "it cannot be looked at (OSError)"
    assert second.trouble == "no stand-in-secret"


async def test_what_is_no_request_leaves_nothing_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    async def nothing() -> None:
        pass

    server = HealthServer([], CollectorRegistry(), Secrets(), nothing)
    async with server.listening("127.0.0.1", 0) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /healthz HTTP/1.1\r\nX: " + b"b" * 20_000 + b"\r\n\r\n")
        answer = await reader.read()
        writer.close()
    assert b" 400 " in answer
    assert not [record for record in caplog.records if record.exc_info]
