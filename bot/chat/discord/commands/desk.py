"""The commands of the desk."""

import discord

from bot.chat.discord.commands.building import SlashCommand, built
from bot.chat.discord.interactions.asking import Asking
from bot.chat.discord.interactions.desk_face import DeskFace
from bot.replies.commands.catalogue import KNOWLEDGE_AUDIT, Command


def desk_commands(asking: Asking, desk: DeskFace) -> tuple[tuple[Command, SlashCommand], ...]:
    """Return the commands for which the bot has to remember something."""

    async def audit(interaction: discord.Interaction) -> None:
        await desk.call(interaction, KNOWLEDGE_AUDIT)

    return ((KNOWLEDGE_AUDIT, built(KNOWLEDGE_AUDIT, audit, asking)),)
