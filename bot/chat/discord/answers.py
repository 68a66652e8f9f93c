"""Replies on their way to a member, through whichever door of an interaction is open."""

import discord

from bot.chat.discord.rendering import render
from bot.replies.model import Reply
from bot.replies.service import Reader


def reader_of(interaction: discord.Interaction) -> Reader:
    """Return whoever will read the answer."""
    return Reader(locale=str(interaction.locale.value))


async def answer(interaction: discord.Interaction, reply: Reply, *, private: bool = False) -> None:
    """Send the reply; after a deferral it is as private as the deferral was, whatever `private` says."""
    ephemeral = private or reply.private
    # Said with every message, though the client's default says so too: minutes are other people's text.
    nobody = discord.AllowedMentions.none()
    card = render(reply)
    if interaction.response.is_done():
        await interaction.followup.send(view=card, ephemeral=ephemeral, allowed_mentions=nobody, wait=True)
    else:
        await interaction.response.send_message(view=card, ephemeral=ephemeral, allowed_mentions=nobody)
