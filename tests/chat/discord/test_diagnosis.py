"""What Discord is asked for whoever wants to know whether all is well."""

from collections.abc import AsyncIterator, Sequence

import discord
import pytest
import pytest_asyncio
from aiohttp import web

from bot.chat.discord.diagnosis import diagnose_discord
from bot.diagnosis import ChannelInUse, Finding, Grade, Use
from tests.standin.discord_server import DiscordServer


class OddClock(DiscordServer):
    """A stand-in whose clock may go wrong."""

    date = ""

    async def serve(self, request: web.Request) -> web.Response:
        answer = await super().serve(request)
        if self.date:
            answer.headers["Date"] = self.date
        return answer


@pytest_asyncio.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[OddClock]:
    async with OddClock() as server:
        monkeypatch.setattr(discord.http.Route, "BASE", f"{server.url}/api/v10")
        yield server


async def found(
    token: str, *, private: bool = False, named: Sequence[int] = (), in_use: Sequence[ChannelInUse] = ()
) -> dict[str, Finding]:
    findings = await diagnose_discord(token, proxy=None, has_private_minutes=private, named=named, in_use=in_use)
    return {finding.name: finding for finding in findings}


async def test_all_is_well_with_a_token_that_is_accepted(server: OddClock) -> None:
    findings = await found(server.token)
    assert {name: finding.grade for name, finding in findings.items()} == dict.fromkeys(
        ("token", "application", "servers", "clock"), Grade.WELL
    )
    assert not server.unknown_requests


@pytest.mark.parametrize("token", ["a-wrong-one", "with a space"])
async def test_a_token_that_is_refused_says_how_that_is_mended(token: str, server: OddClock) -> None:
    finding = (await found(token))["token"]
    assert finding.grade is Grade.REFUSED
    assert "https://discord.com/developers/applications" in finding.fix
    assert token not in f"{finding.told} {finding.fix}"


async def test_what_is_missing_is_named_for_each_server(server: OddClock) -> None:
    server.granted = str(discord.Permissions(view_channel=True, send_messages=True).value)
    finding = (await found(server.token))[f"server {server.guilds[0].id}"]
    assert finding.grade is Grade.NOTICE
    assert "may not: send messages in threads, read message history." in finding.told


def silence(server: OddClock, topic: str) -> int:
    """Forbid the bot to write in a channel; return its id."""
    channel, everybody = server.guilds[0].channels[topic], server.guilds[0].id
    denied = str(discord.Permissions(send_messages=True).value)
    channel["permission_overwrites"] = [{"id": everybody, "type": 0, "allow": "0", "deny": denied}]
    return int(channel["id"])


@pytest.mark.parametrize(
    ("use", "chooses"),
    [(Use.NEWS, "/knowledge announce"), (Use.TELLING, "/knowledge status"), (Use.THREADS, "channel")],
)
async def test_a_chosen_channel_that_forbids_writing_is_named(use: Use, chooses: str, server: OddClock) -> None:
    channel = silence(server, "minutes")
    chosen = ChannelInUse(int(server.guilds[0].id), channel, use)
    finding = (await found(server.token, in_use=[chosen]))[f"channel {channel}"]
    assert finding.grade is Grade.WRONG
    assert f"In #minutes of {server.guilds[0].payload['name']} the bot may not: send messages." in finding.told
    assert chooses in finding.fix


async def test_a_chosen_channel_in_which_it_may_write_is_no_finding(server: OddClock) -> None:
    channel = int(server.guilds[0].channels["minutes"]["id"])
    chosen = ChannelInUse(int(server.guilds[0].id), channel, Use.NEWS)
    assert f"channel {channel}" not in await found(server.token, in_use=[chosen])


async def test_a_chosen_channel_that_is_gone_is_named(server: OddClock) -> None:
    finding = (await found(server.token, in_use=[ChannelInUse(int(server.guilds[0].id), 77, Use.NEWS)]))["channel 77"]
    assert finding.grade is Grade.WRONG
    assert "is gone" in finding.told


async def test_other_channels_in_which_it_may_not_write_are_told_without_alarm(server: OddClock) -> None:
    silence(server, "general")
    finding = (await found(server.token))[f"server {server.guilds[0].id}"]
    assert finding.grade is Grade.WELL
    assert "sees #general, and may not send messages there" in finding.told


async def test_a_server_of_the_configuration_in_which_the_bot_is_not_is_named(server: OddClock) -> None:
    finding = (await found(server.token, named=[99, int(server.guilds[0].id)]))["server 99"]
    assert (finding.grade, finding.told) == (Grade.NOTICE, "The bot is not in this server.")


async def test_a_server_that_the_configuration_does_not_name_is_told(server: OddClock) -> None:
    finding = (await found(server.token, named=[99]))[f"server {server.guilds[0].id}"]
    assert finding.grade is Grade.NOTICE
    assert "No `servers:` names" in finding.told


async def test_one_server_is_no_several(server: OddClock) -> None:
    assert (await found(server.token))["servers"].told == "The bot is in 1 server."


async def test_a_clock_that_is_wrong_is_told(server: OddClock) -> None:
    server.date = "Thu, 02 May 2024 00:00:00 GMT"
    finding = (await found(server.token))["clock"]
    assert finding.grade is Grade.WRONG
    assert "ahead" in finding.told


async def test_private_minutes_and_a_bot_that_everybody_may_add_do_not_go_together(server: OddClock) -> None:
    assert (await found(server.token, private=True))["application"].grade is Grade.NOTICE


async def test_that_discord_cannot_be_reached_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discord.http.Route, "BASE", "http://127.0.0.1:9/api/v10")
    monkeypatch.setattr("discord.http.asyncio.sleep", no_wait)
    finding = (await found("stand-in-token"))["discord"]
    assert finding.grade is Grade.WRONG


async def no_wait(_: float) -> None:
    """Let the library try again at once."""
