"""Where somebody asks, as the rules of channels name it."""

import discord

from bot.desk.channel_rules import Spot


def spot_of(channel: object, server: int | None, roles: frozenset[int]) -> Spot | None:
    """Return where somebody with some roles asks; None outside servers, where there are no rules."""
    if server is None:
        return None
    known = [parent for parent in (rule_channel(channel), _category(channel)) if parent]
    return Spot(server, tuple(known), roles, isinstance(channel, discord.Thread))


def roles_of(member: discord.Member | discord.User) -> frozenset[int]:
    """Return the roles of a member, without the one that everybody has."""
    if not isinstance(member, discord.Member):
        return frozenset()
    return frozenset(role.id for role in member.roles if role.id != member.guild.id)


def rule_channel(channel: object) -> int | None:
    """Return the channel that a rule is set for: that of a thread is the one that it belongs to."""
    return channel.parent_id if isinstance(channel, discord.Thread) else getattr(channel, "id", None)


def _category(channel: object) -> int | None:
    holder = channel.parent if isinstance(channel, discord.Thread) else channel
    return getattr(holder, "category_id", None)
