"""The commands of the desk."""

import discord

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.commands.building import SlashCommand, built
from bot.chat.discord.commands.channels import channel_command
from bot.chat.discord.interactions.answers import send_reply
from bot.chat.discord.interactions.asking import Asking
from bot.chat.discord.interactions.desk_face import DeskFace
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


def desk_commands(asking: Asking, desk: DeskFace) -> tuple[tuple[Command, SlashCommand], ...]:
    """Return the commands for which the bot has to remember something."""

    async def audit(interaction: discord.Interaction) -> None:
        await desk.call(interaction, KNOWLEDGE_AUDIT)

    async def check(interaction: discord.Interaction) -> None:
        await desk.call(interaction, KNOWLEDGE_CHECK)

    async def add_alias(interaction: discord.Interaction, names: str) -> None:
        await desk.call(interaction, KNOWLEDGE_ALIAS_ADD, names=names)

    async def remove_alias(interaction: discord.Interaction, name: str) -> None:
        await desk.call(interaction, KNOWLEDGE_ALIAS_REMOVE, name=name)

    async def list_aliases(interaction: discord.Interaction) -> None:
        await desk.call(interaction, KNOWLEDGE_ALIAS_LIST)

    async def announce(
        interaction: discord.Interaction, channel: discord.TextChannel | None = None, off: bool = False
    ) -> None:
        missing = missing_permission(channel) if channel is not None and not off else None
        if channel is not None and missing is not None:
            reply = cannot_write(f"#{channel.name}", missing, audience=audience_of(interaction))
            await send_reply(interaction, reply, private=True)
            return
        await desk.call(interaction, KNOWLEDGE_ANNOUNCE, channel=str(channel.id) if channel else "", off=off)

    async def subscriptions(interaction: discord.Interaction) -> None:
        await desk.call(interaction, SUBSCRIPTIONS)

    async def unanswered(interaction: discord.Interaction) -> None:
        await desk.call(interaction, KNOWLEDGE_UNANSWERED)

    return (
        channel_command(asking, desk),
        (KNOWLEDGE_ANNOUNCE, built(KNOWLEDGE_ANNOUNCE, announce, asking)),
        (SUBSCRIPTIONS, built(SUBSCRIPTIONS, subscriptions, asking)),
        (KNOWLEDGE_UNANSWERED, built(KNOWLEDGE_UNANSWERED, unanswered, asking)),
        (KNOWLEDGE_CHECK, built(KNOWLEDGE_CHECK, check, asking)),
        (KNOWLEDGE_ALIAS_ADD, built(KNOWLEDGE_ALIAS_ADD, add_alias, asking)),
        (KNOWLEDGE_ALIAS_REMOVE, built(KNOWLEDGE_ALIAS_REMOVE, remove_alias, asking)),
        (KNOWLEDGE_ALIAS_LIST, built(KNOWLEDGE_ALIAS_LIST, list_aliases, asking)),
        (KNOWLEDGE_AUDIT, built(KNOWLEDGE_AUDIT, audit, asking)),
    )
