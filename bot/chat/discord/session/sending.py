"""The one way in which something is sent to Discord: it says what may be tried again, and what that would do.

The library tries again where Discord says that it failed (500, 502, 504), and waits where it asks for patience (429).
What is left are connections that break or hang, of which nobody knows whether the request was carried out, and a
Discord that is out of order for longer.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from enum import Enum
from typing import TypeVar

import aiohttp
import discord

from bot.chat.discord.session.refusals import UnsentError

UNKNOWN_MESSAGE = 10008
ALREADY_ANSWERED = 40060
THREAD_IS_THERE = 160004

_WAITS_SECONDS = (0.5, 2.0, 5.0)
"""Seconds before each further try."""

_HANGING_SECONDS = 75.0
"""Seconds after which a request is taken to hang; Discord may ask for a minute of patience."""

_FIRST_SECONDS = 1.4
"""Seconds after which a first response is sent again; Discord waits for three."""

_TOO_MANY = 429  # without the wait that Discord asks for, so that trying again makes it worse

_LOG = logging.getLogger(__name__)
Result = TypeVar("Result")


class Again(Enum):
    """What the same request does if it is sent a second time; its value is how Discord says that the first one was."""

    SAME = -1
    """The same: something is looked up or edited, or a message has a nonce."""
    ANSWERED = ALREADY_ANSWERED
    """Nothing: an interaction has one first response."""
    GONE = UNKNOWN_MESSAGE
    """Nothing: what was deleted is not there."""
    THERE = THREAD_IS_THERE
    """Nothing: a message has one thread."""
    TWICE = -2
    """It happens twice, so it is tried again only where Discord was surely not reached."""


async def send(request: Callable[[], Awaitable[Result]], again: Again) -> Result | None:
    """Return what Discord answers to a request; None if it was carried out, and the answer was lost.

    Raise `UnsentError` if nobody can tell whether it was; raise what Discord says if it refuses the request.
    """
    waits = (0.0,) if again is Again.ANSWERED else _WAITS_SECONDS
    patience = _FIRST_SECONDS if again is Again.ANSWERED else _HANGING_SECONDS
    for number, wait in enumerate((*waits, None)):
        try:
            async with asyncio.timeout(patience):
                return await request()
        except discord.HTTPException as error:
            if error.code == again.value and (number or again is Again.ANSWERED):
                return None
            if error.status == _TOO_MANY:
                raise UnsentError(str(error)) from error
            if not isinstance(error, discord.DiscordServerError):
                raise
            trouble: Exception = error
        except discord.RateLimited as error:
            raise UnsentError(str(error)) from error
        except (aiohttp.ClientError, OSError) as error:
            trouble = error
        may_be_tried = again is not Again.TWICE or isinstance(trouble, aiohttp.ClientConnectorError)
        if wait is None or not may_be_tried:
            raise UnsentError(f"{type(trouble).__name__}: {trouble}".rstrip(": ")) from trouble
        _LOG.info("Discord did not answer (%s); trying again in %.1f s", type(trouble).__name__, wait)
        await asyncio.sleep(wait)
    raise AssertionError("the last try returns or raises")
