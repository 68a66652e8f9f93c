"""Who reads what is sent."""

import discord

from bot.replies.i18n.audience import Audience


def audience_of(interaction: discord.Interaction) -> Audience:
    """Return whoever will read the answer."""
    return Audience(locale=str(interaction.locale.value), translated_names=True)
