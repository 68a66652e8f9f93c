"""The bot as long as it runs: signs in, keeps trying where that can help, stops when asked to."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping

import discord

from bot.chat.discord.client import QuorumClient
from bot.chat.discord.commands.syncing import CommandRecord
from bot.chat.discord.interactions.faces import Recents
from bot.chat.discord.session.library_log import reason_of, terse_library
from bot.chat.discord.session.refusals import DISCORD_ERRORS, check_token, refusal_in, token_refused
from bot.chat.discord.session.starts import Processes
from bot.chat.discord.session.watcher import Unwatched, Watcher
from bot.chat.discord.settings import DiscordSettings
from bot.communities.roster import Roster
from bot.storage.state.leases import OwnLeases

_FIRST_WAIT_SECONDS = 1.0
# At this pace the bot stays below the thousand sessions that Discord lets it open in a day.
_MAX_WAIT_SECONDS = 120.0
_LASTING_SESSION_SECONDS = 600.0
_CLOSING_SECONDS = 1.6
"""Seconds that a connection has to close; one that hangs must not keep the process."""

_LOG = logging.getLogger(__name__)


async def run_bot(  # noqa: PLR0913
    token: str,
    roster: Roster,
    *,
    settings: Mapping[str, DiscordSettings],
    record: CommandRecord | None,
    stop: asyncio.Event,
    processes: Processes | None = None,
    watcher: Watcher | None = None,
) -> None:
    """Answer on Discord until `stop` is set; what is in hand then is finished before this returns.

    `settings` are those of each community, by its name. `record` remembers which commands Discord was sent.
    `processes` says which shards this process is; without, it is all of them. `watcher` is told what becomes of it all.

    Raises `RefusedByDiscordError` if trying again cannot help.
    """
    token = check_token(token)
    recents, watching = Recents(settings), watcher or Unwatched()
    refused, several = asyncio.Event(), processes or Processes(OwnLeases())
    client: QuorumClient | None = None

    def new_client() -> QuorumClient:
        nonlocal client
        client = QuorumClient(roster, settings, record, recents, refused.set, several, watching)
        return client

    with terse_library():
        work = asyncio.create_task(stay_connected(token, new_client))
        waiting = {asyncio.create_task(event.wait()) for event in (stop, refused)}
        try:
            await asyncio.wait({work, *waiting}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done() and client is not None:
                await client.finish()
        finally:
            for task in (work, *waiting):
                task.cancel()
            # A gateway that does not answer the farewell must not keep the process.
            await asyncio.wait({work, *waiting}, timeout=_CLOSING_SECONDS)
        if work.done() and not work.cancelled():
            work.result()
        if refused.is_set():
            raise token_refused()


async def stay_connected(
    token: str,
    new_client: Callable[[], discord.Client],
    *,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Sign in until it works; once connected, the library finds back by itself, if that does not take long."""
    wait = _FIRST_WAIT_SECONDS
    while True:
        started = time.monotonic()
        try:
            # What has failed to sign in cannot be used a second time.
            async with new_client() as client:
                return await client.start(token)
        except DISCORD_ERRORS as error:
            refusal = refusal_in(error)
            if refusal is not None:
                raise refusal from error
            reason = reason_of(error)
        if time.monotonic() - started > _LASTING_SESSION_SECONDS:
            wait = _FIRST_WAIT_SECONDS
        _LOG.warning("Discord cannot be reached (%s); trying again in %.0f s", reason, wait)
        await sleep(wait)
        wait = min(2 * wait, _MAX_WAIT_SECONDS)
