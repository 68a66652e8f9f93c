"""The commands of the desk."""

from typing import Any

import discord
from discord import app_commands

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.commands.building import SlashCommand, built
from bot.chat.discord.commands.channels import channel_command
from bot.chat.discord.interactions.answers import send_reply
from bot.chat.discord.interactions.faces import face_of
from bot.chat.discord.interactions.permissions import missing_permission
from bot.chat.discord.words import cannot_write
from bot.replies.commands.catalogue import (
    KNOWLEDGE_ALIAS_ADD,
    KNOWLEDGE_ALIAS_LIST,
    KNOWLEDGE_ALIAS_REMOVE,
    KNOWLEDGE_ANNOUNCE,
    KNOWLEDGE_AUDIT,
    KNOWLEDGE_CHECK,
    KNOWLEDGE_UNANSWERED,
    SUBSCRIPTIONS,
    Command,
)
from bot.replies.i18n.audience import Audience
from bot.replies.model import Reply


class _TextChannels(app_commands.Transformer):
    """An option for a text channel, also for one that is newer than what the bot has heard of."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """What Discord lets the moderator choose."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """The kinds of channels to choose from."""
        return [discord.ChannelType.text, discord.ChannelType.news]

    async def transform(self, interaction: discord.Interaction, value: Any, /) -> app_commands.AppCommandChannel:
        """Return the channel as Discord names it."""
        if not isinstance(value, app_commands.AppCommandChannel):
            raise app_commands.TransformerError(value, self.type, self)
        return value


TextChannel = app_commands.Transform[app_commands.AppCommandChannel, _TextChannels]


def desk_commands() -> tuple[tuple[Command, SlashCommand], ...]:
    """Return the commands for which the bot has to remember something."""

    async def audit(interaction: discord.Interaction) -> None:
        await face_of(interaction).desk.call(interaction, KNOWLEDGE_AUDIT)

    async def check(interaction: discord.Interaction) -> None:
        await face_of(interaction).desk.call(interaction, KNOWLEDGE_CHECK)

    async def add_alias(interaction: discord.Interaction, names: str) -> None:
        await face_of(interaction).desk.call(interaction, KNOWLEDGE_ALIAS_ADD, names=names)

    async def remove_alias(interaction: discord.Interaction, name: str) -> None:
        await face_of(interaction).desk.call(interaction, KNOWLEDGE_ALIAS_REMOVE, name=name)

    async def list_aliases(interaction: discord.Interaction) -> None:
        await face_of(interaction).desk.call(interaction, KNOWLEDGE_ALIAS_LIST)

    async def announce(
        interaction: discord.Interaction,
        channel: TextChannel | None = None,
        off: bool = False,
    ) -> None:
        refusal = None if channel is None or off else _refusal(channel, audience_of(interaction))
        if refusal is not None:
            await send_reply(interaction, refusal, private=True)
            return
        await face_of(interaction).desk.call(
            interaction, KNOWLEDGE_ANNOUNCE, channel=str(channel.id) if channel else "", off=off
        )

    async def subscriptions(interaction: discord.Interaction) -> None:
        await face_of(interaction).desk.call(interaction, SUBSCRIPTIONS)

    async def unanswered(interaction: discord.Interaction) -> None:
        await face_of(interaction).desk.call(interaction, KNOWLEDGE_UNANSWERED)

    return (
        channel_command(),
        (KNOWLEDGE_ANNOUNCE, built(KNOWLEDGE_ANNOUNCE, announce)),
        (SUBSCRIPTIONS, built(SUBSCRIPTIONS, subscriptions)),
        (KNOWLEDGE_UNANSWERED, built(KNOWLEDGE_UNANSWERED, unanswered)),
        (KNOWLEDGE_CHECK, built(KNOWLEDGE_CHECK, check)),
        (KNOWLEDGE_ALIAS_ADD, built(KNOWLEDGE_ALIAS_ADD, add_alias)),
        (KNOWLEDGE_ALIAS_REMOVE, built(KNOWLEDGE_ALIAS_REMOVE, remove_alias)),
        (KNOWLEDGE_ALIAS_LIST, built(KNOWLEDGE_ALIAS_LIST, list_aliases)),
        (KNOWLEDGE_AUDIT, built(KNOWLEDGE_AUDIT, audit)),
    )


def _refusal(channel: app_commands.AppCommandChannel, audience: Audience) -> Reply | None:
    """Return why new meetings cannot be announced in a channel, None if nothing speaks against it."""
    # One that is newer than what the bot has heard of is tried all the same.
    known = channel.resolve()
    missing = missing_permission(known) if isinstance(known, discord.TextChannel) else None
    return cannot_write(f"#{channel.name}", missing, audience=audience) if missing else None
