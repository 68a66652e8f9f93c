"""What Discord knows of the server that somebody is in."""

from dataclasses import dataclass

import discord

from bot.chat.discord.words import no_threads_here, permission_name
from bot.replies.i18n.wording import Wording


@dataclass(frozen=True, slots=True)
class ServerSurroundings:
    """The channels and roles of a server, and what the bot may do there."""

    guild: discord.Guild
    wording: Wording

    def channel(self, channel: int) -> str:
        """Return what a channel is called, its id if that is not known."""
        known = self.guild.get_channel_or_thread(channel)
        return f"#{known.name}" if known else f"#{channel}"

    def role(self, role: int) -> str:
        """Return what a role is called, its id if that is not known."""
        known = self.guild.get_role(role)
        return f"@{known.name.lstrip('@')}" if known else f"@{role}"

    def missing_for_threads(self, channel: int) -> str:
        """Return which permission the bot lacks for threads there, or why there are none; empty for nothing."""
        known = self.guild.get_channel(channel)
        if known is None or isinstance(known, discord.CategoryChannel | discord.ForumChannel):
            return ""  # of a forum, every post is a thread
        if not isinstance(known, discord.TextChannel):
            return no_threads_here(self.wording)
        permissions = known.permissions_for(self.guild.me)
        needed = ("view_channel", "send_messages", "create_public_threads", "send_messages_in_threads")
        missing = [name for name in needed if not getattr(permissions, name)]
        return self.wording.separated(permission_name(name, self.wording) for name in missing)
