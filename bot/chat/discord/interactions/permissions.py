"""What the bot may do in a channel."""

import discord

_Private = discord.DMChannel | discord.GroupChannel | discord.PartialMessageable
Channel = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread | _Private
"""Where messages come from."""


def missing_permission(channel: Channel) -> str | None:
    """Return the permission that the bot needs in order to write there and has not, by its name in the library.

    None where nothing is missing, and where only trying will tell.
    """
    if isinstance(channel, _Private):
        return None
    guild = channel.guild
    if isinstance(channel, discord.Thread) and channel.parent is None:
        return None
    permissions = channel.permissions_for(guild.me)
    # A forum's posts are threads; a voice channel's text is written like any other, by those who may connect.
    needed = ["view_channel", "send_messages_in_threads" if isinstance(channel, discord.Thread) else "send_messages"]
    if isinstance(channel, discord.VoiceChannel | discord.StageChannel):
        needed.append("connect")
    return next((name for name in needed if not getattr(permissions, name)), None)


def may_reply(channel: Channel) -> bool:
    """Return whether the bot may point at the message that it answers, for which it has to read what was written."""
    if isinstance(channel, _Private):
        return True
    if isinstance(channel, discord.Thread) and channel.parent is None:
        return True
    return channel.permissions_for(channel.guild.me).read_message_history
