"""Asks Discord whether it takes the bot's token, what the bot may do where, and what time it is."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord

from bot.chat.discord.channel_diagnosis import diagnose_channels
from bot.chat.discord.session.library_log import reason_of
from bot.chat.discord.session.refusals import DISCORD_ERRORS, check_token, refusal_in
from bot.diagnosis import ChannelInUse, Finding, Grade
from bot.errors import QuorumError, RefusedByDiscordError
from bot.logs.counting import counted

_NEEDED = ("view_channel", "send_messages", "send_messages_in_threads", "read_message_history")
_MOST_SECONDS_OFF = 10.0
_MOST_SERVERS = 200
_PORTAL = "https://discord.com/developers/applications"


class _Clock:
    """Compares this machine's clock with the one of whoever answers."""

    def __init__(self) -> None:
        self.seconds_off: float | None = None

    def trace(self) -> aiohttp.TraceConfig:
        """Return what looks at every answer."""
        trace = aiohttp.TraceConfig()

        async def ended(_: aiohttp.ClientSession, __: SimpleNamespace, end: aiohttp.TraceRequestEndParams) -> None:
            try:
                there = parsedate_to_datetime(end.response.headers["Date"])
            except (KeyError, ValueError):
                return
            self.seconds_off = (datetime.now(UTC) - there).total_seconds()

        trace.on_request_end.append(ended)
        return trace

    def finding(self) -> Finding | None:
        """Return whether the clocks agree; None if none was seen."""
        if self.seconds_off is None:
            return None
        if abs(self.seconds_off) <= _MOST_SECONDS_OFF:
            return Finding("clock", "This machine's clock agrees with Discord's.")
        return Finding(
            "clock",
            f"This machine's clock is {abs(self.seconds_off):,.0f} s {'ahead' if self.seconds_off > 0 else 'behind'}.",
            Grade.WRONG,
            "Let the system keep the time, such as by systemd-timesyncd: answers may be taken for too late.",
        )


async def diagnose_discord(
    token: str,
    *,
    proxy: str | None,
    has_private_minutes: bool,
    named: Collection[int] = (),
    in_use: Sequence[ChannelInUse] = (),
) -> tuple[Finding, ...]:
    """Return what Discord says of a bot with this token; that it cannot be reached is a finding too.

    `named` are the servers that the configuration names, `in_use` the channels that moderators chose.
    """
    clock = _Clock()
    client = discord.Client(intents=discord.Intents.none(), proxy=proxy, http_trace=clock.trace())
    findings: list[Finding] = []
    try:
        async with client:
            await client.login(check_token(token))
            findings.append(Finding("token", f"Discord accepts the token, as {client.user}."))
            findings.append(_of_application(await client.application_info(), has_private_minutes=has_private_minutes))
            # The library's own list of servers leaves out what the bot may do in them.
            servers = await client.http.get_guilds(_MOST_SERVERS, with_counts=False)
            findings += [*_of_servers(servers), *_of_named(servers, named)]
            findings += await diagnose_channels(client, [int(one["id"]) for one in servers], in_use)
    except RefusedByDiscordError as error:
        findings.append(Finding("token", "This cannot be a token.", Grade.REFUSED, str(error)))
    except DISCORD_ERRORS as error:
        findings.append(_of_error(error))
    if (found := clock.finding()) is not None:
        findings.append(found)
    return tuple(findings)


def _of_error(error: Exception) -> Finding:
    refusal: QuorumError | None = refusal_in(error)
    if isinstance(refusal, RefusedByDiscordError):
        return Finding("token", "Discord refuses the token.", Grade.REFUSED, str(refusal))
    fix = "Check the network, and `proxy:` in config.yaml." if refusal is None else str(refusal)
    return Finding("discord", f"Discord cannot be asked: {reason_of(error)}", Grade.WRONG, fix)


def _of_application(application: discord.AppInfo, *, has_private_minutes: bool) -> Finding:
    if application.bot_public and has_private_minutes:
        return Finding(
            "application",
            "Everybody may add the bot to a server of their own, and a source of the minutes is private.",
            Grade.NOTICE,
            f"Name your servers under `servers:`, or switch Public Bot off at {_PORTAL} (your application, Bot).",
        )
    return Finding("application", f"The application is {application.name}. No privileged intent is needed.")


def _of_named(servers: Sequence[Mapping[str, Any]], named: Collection[int]) -> Iterator[Finding]:
    """Yield where the servers that the bot is in are others than those that the configuration names, if it does."""
    there = {int(server["id"]): server["name"] for server in servers}
    if len(there) < _MOST_SERVERS:  # else there may be more
        for server in sorted(set(named) - there.keys()):
            fix = "Invite it with the link in README.md, or mend the number under `servers:`."
            yield Finding(f"server {server}", "The bot is not in this server.", Grade.NOTICE, fix)
    for server in there.keys() - set(named) if named else ():
        fix = "Add its number under `servers:`, or have the bot leave it."
        told = f"No `servers:` names {there[server]}: who asks there is told so, and nothing of any minutes."
        yield Finding(f"server {server}", told, Grade.NOTICE, fix)


def _of_servers(servers: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """Yield what is missing in each server, as Discord lists them; channels may forbid more."""
    if not servers:
        fix = "Invite it with the link in README.md; whoever installed it for themselves can ask all the same."
        yield Finding("servers", "The bot is in no server.", Grade.NOTICE, fix)
        return
    lacking = 0
    for server in servers:
        granted = discord.Permissions(int(server.get("permissions", 0)))
        missing = [name.replace("_", " ") for name in _NEEDED if not getattr(granted, name)]
        if missing and not granted.administrator:
            lacking += 1
            yield Finding(
                f"server {server['id']}",
                f"In {server['name']} the bot may not: {', '.join(missing)}.",
                Grade.NOTICE,
                "Give its role these permissions (Server Settings, Roles). Commands work without; mentions do not.",
            )
    lacks = f", and lacks permissions in {lacking:,}" if lacking else ""
    yield Finding("servers", f"The bot is in {counted(len(servers), 'server')}{lacks}.")
