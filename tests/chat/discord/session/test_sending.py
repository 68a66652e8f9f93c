"""What is sent again, and what becomes known of what was sent."""

import asyncio
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from bot.chat.discord.session import sending
from bot.chat.discord.session.refusals import UnsentError
from bot.chat.discord.session.sending import Again, send

LOST = aiohttp.ServerDisconnectedError()
NEVER_REACHED = aiohttp.ClientConnectorError(SimpleNamespace(host="h", port=1, ssl=False), OSError("no route"))  # type: ignore[arg-type]


def said(status: int, code: int = 0) -> discord.HTTPException:
    kind = {403: discord.Forbidden, 404: discord.NotFound}.get(status)
    kind = kind or (discord.DiscordServerError if status >= 500 else discord.HTTPException)
    response: Any = SimpleNamespace(status=status, reason="")
    return kind(response, {"code": code, "message": "said"})


@pytest.fixture(autouse=True)
def _without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "_WAITS_SECONDS", (0.0, 0.0, 0.0))


class Discord:
    """Answers each request with the next of what it is to say; what it says last it says for ever."""

    def __init__(self, *says: object) -> None:
        self.says, self.asked = list(says), 0

    async def __call__(self) -> object:
        self.asked += 1
        answer = self.says.pop(0) if len(self.says) > 1 else self.says[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.mark.parametrize(
    ("again", "says", "outcome", "asked"),
    [
        (Again.SAME, ["done"], "done", 1),
        (Again.SAME, [LOST, said(503), NEVER_REACHED, "done"], "done", 4),
        (Again.SAME, [LOST], UnsentError, 4),
        (Again.SAME, [said(404, 10008)], discord.NotFound, 1),
        (Again.SAME, [said(400), "done"], discord.HTTPException, 1),
        (Again.SAME, [said(429), "done"], UnsentError, 1),
        (Again.SAME, [discord.RateLimited(99), "done"], UnsentError, 1),
        (Again.ANSWERED, [LOST, "done"], "done", 2),
        (Again.ANSWERED, [LOST, said(400, 40060)], None, 2),
        (Again.ANSWERED, [said(400, 40060)], None, 1),
        (Again.ANSWERED, [said(404, 10062)], discord.NotFound, 1),
        (Again.ANSWERED, [LOST], UnsentError, 2),
        (Again.GONE, [LOST, said(404, 10008)], None, 2),
        (Again.GONE, [said(404, 10008)], discord.NotFound, 1),
        (Again.THERE, [LOST, said(400, 160004)], None, 2),
        (Again.TWICE, [NEVER_REACHED, "done"], "done", 2),
        (Again.TWICE, [LOST, "done"], UnsentError, 1),
        (Again.TWICE, [said(503), "done"], UnsentError, 1),
    ],
)
async def test_only_what_may_be_repeated_is_sent_again(
    again: Again, says: list[object], outcome: object, asked: int
) -> None:
    wire = Discord(*says)
    if isinstance(outcome, type):
        with pytest.raises(outcome):
            await send(wire, again)
    else:
        assert await send(wire, again) == outcome
    assert wire.asked == asked


async def test_what_hangs_is_given_up_and_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "_HANGING_SECONDS", 0.01)
    asked = 0

    async def request() -> str:
        nonlocal asked
        asked += 1
        if asked == 1:
            await asyncio.Event().wait()
        return "done"

    assert await send(request, Again.SAME) == "done"
