"""Asks Discord whether the bot may write in the channels that moderators chose, and in which others it may not."""

from collections.abc import Iterator, Mapping, Sequence

import discord

from bot.chat.discord.session.library_log import reason_of
from bot.chat.discord.session.refusals import refusal_in
from bot.diagnosis import ChannelInUse, Finding, Grade, Use

_MOST_SERVERS = 20
"""Servers of which every channel is looked at; three requests each."""
_MOST_NAMED = 5

_WRITING = ("view_channel", "send_messages")
_NEEDED = {
    Use.NEWS: (*_WRITING, "read_message_history"),
    Use.TELLING: _WRITING,
    Use.THREADS: (*_WRITING, "create_public_threads", "send_messages_in_threads"),
}
_CHOOSES = {
    Use.NEWS: "/knowledge announce",
    Use.TELLING: "/knowledge status here: True",
    Use.THREADS: "/knowledge channel",
}
_WITH_MESSAGES = (discord.TextChannel, discord.VoiceChannel, discord.StageChannel)


async def diagnose_channels(
    client: discord.Client, servers: Sequence[int], in_use: Sequence[ChannelInUse]
) -> tuple[Finding, ...]:
    """Return what is amiss in the channels of these servers; `in_use` are those that moderators chose."""
    chosen = [server for server in servers if any(one.server == server for one in in_use)]
    others = [server for server in servers if server not in chosen]
    findings: list[Finding] = []
    for server in (*chosen, *others[: max(0, _MOST_SERVERS - len(chosen))]):
        wanted = [one for one in in_use if one.server == server]
        try:
            findings += await _of_server(client, server, wanted)
        except discord.HTTPException as error:
            if refusal_in(error) is not None:
                raise
            told = f"The channels of this server cannot be looked at: {reason_of(error)}"
            findings.append(Finding(f"server {server}", told, Grade.NOTICE))
    return tuple(findings)


async def _of_server(client: discord.Client, server: int, in_use: Sequence[ChannelInUse]) -> Sequence[Finding]:
    guild = await client.fetch_guild(server, with_counts=False)
    me = await guild.fetch_member(client.user.id if client.user else 0)
    channels = {channel.id: channel for channel in await guild.fetch_channels()}
    findings = [await _chosen(guild, me, channels, one) for one in in_use]
    mute = [
        f"#{channel.name}"
        for channel in channels.values()
        if isinstance(channel, _WITH_MESSAGES) and _is_mute(channel.permissions_for(me))
    ]
    return [*filter(None, findings), *_others(guild, mute)]


def _is_mute(granted: discord.Permissions) -> bool:
    """Return whether the bot sees a channel and may not write in it."""
    return granted.view_channel and not granted.send_messages


def _others(guild: discord.Guild, mute: Sequence[str]) -> Iterator[Finding]:
    if mute:
        named = ", ".join(mute[:_MOST_NAMED])
        more = f" and {len(mute) - _MOST_NAMED:,} more" if len(mute) > _MOST_NAMED else ""
        yield Finding(
            f"server {guild.id}",
            f"In {guild.name} the bot sees {named}{more}, and may not send messages there: who mentions it there is "
            "answered in a direct message.",
        )


async def _chosen(
    guild: discord.Guild, me: discord.Member, channels: Mapping[int, discord.abc.GuildChannel], one: ChannelInUse
) -> Finding | None:
    """Return what is amiss in a channel that moderators chose for something, None if nothing is."""
    name, needed = f"channel {one.channel}", _NEEDED[one.use]
    place = channels.get(one.channel)
    shown = f"#{place.name}" if place else f"a channel ({one.channel})"
    if place is None:
        try:
            found = await guild.fetch_channel(one.channel)
        except discord.HTTPException:
            fix = f"Choose another with {_CHOOSES[one.use]}, in {guild.name}."
            return Finding(name, f"The channel in {guild.name} is gone: {one.use}.", Grade.WRONG, fix)
        if not isinstance(found, discord.Thread) or (place := channels.get(found.parent_id)) is None:
            return None
        shown = f"#{found.name}"
        needed = tuple("send_messages_in_threads" if each == "send_messages" else each for each in needed)
    granted = place.permissions_for(me)
    missing = [each for each in needed if not getattr(granted, each)]
    if not missing:
        return None
    said = ", ".join(each.replace("_", " ") for each in missing)
    return Finding(
        name,
        f"In {shown} of {guild.name} the bot may not: {said}. But {one.use}.",
        Grade.WRONG,
        f"Give its role these permissions (Edit Channel, Permissions), or choose another with {_CHOOSES[one.use]}.",
    )
