"""What Discord's refusals mean to whoever runs the bot."""

import re
from collections.abc import Callable
from types import SimpleNamespace

import aiohttp
import discord

from bot.errors import ConfigurationError, QuorumError, RefusedByDiscordError


class UnsentError(Exception):
    """Discord could not be reached, or did not say what became of a request: it may have been carried out or not."""


DISCORD_ERRORS = (
    UnsentError,
    discord.LoginFailure,
    discord.HTTPException,
    discord.RateLimited,
    discord.GatewayNotFound,
    discord.ConnectionClosed,
    discord.PrivilegedIntentsRequired,
    aiohttp.ClientError,
    OSError,
    TimeoutError,
)
"""What talking to Discord can fail with; everything else is a mistake in the program."""

INVALID_WEBHOOK_TOKEN = 50027
"""Discord's code for an interaction that can be answered no more, fifteen minutes after it came; its status is 401."""

_PORTAL = "https://discord.com/developers/applications"
_WRONG_TOKEN = (
    f"Discord does not accept the token in DISCORD_TOKEN. Make a new one at {_PORTAL} (your application, "
    "Bot, Reset Token) and set it; neither the client secret nor the public key will do."
)
_FATAL_CLOSES = {
    4004: _WRONG_TOKEN,
    4013: "Discord does not know the intents that the bot asks for. Update the bot and discord.py.",
    4014: (
        f"Discord does not grant the intents that the bot asks for. Switch them on at {_PORTAL} "
        "(your application, Bot, Privileged Gateway Intents)."
    ),
    4010: (
        "Discord refuses the shard that the bot asks for. Look at --shards: the number behind the slash is the same in "
        "all processes."
    ),
    4011: (
        "Discord wants the bot to have more shards, because it is in many servers. Start it without --shards, or with "
        "a larger number behind the slash in all processes."
    ),
    4012: "Discord no longer speaks this version of its gateway. Update the bot and discord.py.",
}
_UNAUTHORISED = 401
_WITH_OWN_TOKENS = frozenset({"webhooks", "interactions"})
"""Parts of addresses of requests that do not go by the bot's token."""

# Letters, digits and punctuation as tokens have them; anything else would not even make a header.
_TOKEN = re.compile(r"[!-~]+")


def token_refused() -> RefusedByDiscordError:
    """Return that Discord does not accept the bot's token, or no longer."""
    return RefusedByDiscordError(_WRONG_TOKEN)


def check_token(token: str) -> str:
    """Return the token without white space around it; raise `RefusedByDiscordError` for what cannot be one."""
    token = token.strip()
    if not _TOKEN.fullmatch(token):
        raise RefusedByDiscordError(_WRONG_TOKEN)
    return token


def refusal_in(error: Exception) -> QuorumError | None:
    """Return what to tell whoever runs the bot, or None if trying again can help."""
    match error:
        case discord.HTTPException(code=code) if code == INVALID_WEBHOOK_TOKEN:
            return None  # of one interaction, whose time is up
        case discord.LoginFailure() | discord.HTTPException(status=401):
            return token_refused()
        case discord.PrivilegedIntentsRequired():
            return RefusedByDiscordError(_FATAL_CLOSES[4014])
        case discord.ConnectionClosed(code=code) if code in _FATAL_CLOSES:
            return RefusedByDiscordError(_FATAL_CLOSES[code])
        case aiohttp.InvalidURL():
            return ConfigurationError(f"The proxy for Discord is no address that can be used: {error}")
    return None


def told_of_refusals(refused: Callable[[], None]) -> aiohttp.TraceConfig:
    """Return what has the library tell of every request for which Discord did not accept the bot's token."""

    async def note(_: aiohttp.ClientSession, __: SimpleNamespace, done: aiohttp.TraceRequestEndParams) -> None:
        if done.response.status == _UNAUTHORISED and _WITH_OWN_TOKENS.isdisjoint(done.url.parts):
            refused()

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(note)
    return trace
