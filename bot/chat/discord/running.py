"""The bot from its start to its end: signs in, keeps trying where that can help, stops when asked to."""

import asyncio
import contextlib
import logging
import re
import signal
import time
from collections.abc import Callable, Iterator

import aiohttp
import discord

from bot.chat.discord.client import QuorumClient
from bot.chat.discord.settings import DiscordSettings
from bot.errors import ConfigurationError, QuorumError, RefusedByDiscordError
from bot.replies.service import Replies
from bot.storage.state import CommandRecord, StateFolder

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
    4010: "Discord refuses the shard that the bot asks for. Update the bot and discord.py.",
    4011: "Discord wants the bot to be sharded, because it is in too many servers; this bot cannot be.",
    4012: "Discord no longer speaks this version of its gateway. Update the bot and discord.py.",
}
# Letters, digits and punctuation as tokens have them; anything else would not even make a header.
_TOKEN = re.compile(r"[!-~]+")

_FIRST_WAIT = 1.0
# At this pace the bot stays below the thousand sessions that Discord lets it open in a day.
_LONGEST_WAIT = 120.0
_LASTING_SESSION = 600.0
_CLOSING_TIME = 5.0

logger = logging.getLogger(__name__)


async def run_bot(token: str, *, replies: Replies, settings: DiscordSettings, state: StateFolder) -> None:
    """Answer on Discord until the process is asked to stop (SIGINT, SIGTERM).

    Raises `RefusedByDiscordError` where trying again cannot help.
    """
    token = token.strip()
    if not _TOKEN.fullmatch(token):
        raise RefusedByDiscordError(_WRONG_TOKEN)
    record = CommandRecord(state)
    with _terse_library(), _stop_signals() as stop:
        work = asyncio.create_task(_stay_connected(token, lambda: QuorumClient(replies, settings, record)))
        waiting = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({work, waiting}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
            work.cancel()
            # A gateway that does not answer the farewell must not keep the process.
            await asyncio.wait({work, waiting}, timeout=_CLOSING_TIME)
        if work.done() and not work.cancelled():
            work.result()


async def _stay_connected(token: str, new_client: Callable[[], QuorumClient]) -> None:
    """Sign in until it works; once connected, the library finds back by itself."""
    wait = _FIRST_WAIT
    while True:
        started = time.monotonic()
        try:
            # What has failed to sign in cannot be used a second time.
            async with new_client() as client:
                return await client.start(token)
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
            refusal = _refusal(error)
            if refusal is not None:
                raise refusal from error
            reason = str(error) or type(error).__name__
        if time.monotonic() - started > _LASTING_SESSION:
            wait = _FIRST_WAIT
        logger.warning("Discord cannot be reached (%s); trying again in %.0f s", reason, wait)
        await asyncio.sleep(wait)
        wait = min(2 * wait, _LONGEST_WAIT)


def _refusal(error: Exception) -> QuorumError | None:
    """Return what to tell whoever runs the bot, or None where trying again can help."""
    match error:
        case discord.LoginFailure() | discord.HTTPException(status=401):
            return RefusedByDiscordError(_WRONG_TOKEN)
        case discord.PrivilegedIntentsRequired():
            return RefusedByDiscordError(_FATAL_CLOSES[4014])
        case discord.ConnectionClosed(code=code) if code in _FATAL_CLOSES:
            return RefusedByDiscordError(_FATAL_CLOSES[code])
        case aiohttp.InvalidURL():
            return ConfigurationError(f"The proxy for Discord is no address that can be used: {error}")
    return None


@contextlib.contextmanager
def _stop_signals() -> Iterator[asyncio.Event]:
    """Set the event at the first request to stop; a second one ends the process at once."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()

    def release() -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)

    def request(number: signal.Signals) -> None:
        logger.info("Stopping (%s)", number.name)
        stop.set()
        release()

    # On Windows a loop takes no handlers; there the interrupt from the keyboard cancels the main task.
    with contextlib.suppress(NotImplementedError):
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, request, number)
    try:
        yield stop
    finally:
        with contextlib.suppress(NotImplementedError):
            release()


@contextlib.contextmanager
def _terse_library() -> Iterator[None]:
    """Keep the library's records to one line where the cause is the network."""
    library = logging.getLogger("discord.client")
    library.addFilter(_shorten)
    try:
        yield
    finally:
        library.removeFilter(_shorten)


def _shorten(record: logging.LogRecord) -> bool:
    """Return whether the record says anything, without the traceback of a connection that was lost."""
    if record.exc_info and str(record.msg).startswith("Attempting a reconnect"):
        record.msg = f"Connection to Discord lost ({record.exc_info[1]!r}). {record.msg}"
        record.exc_info = None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
    return "voice will NOT be supported" not in str(record.msg)
