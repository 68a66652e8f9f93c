"""Replies on their way to a member, through whichever door of an interaction is open."""

import aiohttp
import discord

from bot.chat.discord.rendering import render
from bot.replies.model import Reply
from bot.replies.service import Reader

UNKNOWN_INTERACTION = 10062
"""Discord's code for an interaction whose time is up."""

ALREADY_ANSWERED = 40060
"""Discord's code for an interaction that has its first response."""


def reader_of(interaction: discord.Interaction) -> Reader:
    """Return whoever will read the answer."""
    return Reader(locale=str(interaction.locale.value))


async def answer(interaction: discord.Interaction, reply: Reply, *, private: bool = False) -> None:
    """Send the reply; after a deferral it is as private as the deferral was, whatever `private` says."""
    ephemeral = private or reply.private
    # Said with every message, though the client's default says so too: minutes are other people's text.
    nobody = discord.AllowedMentions.none()
    card = render(reply)
    match interaction.response.type:
        case None:
            await _respond(interaction, card, nobody, ephemeral=ephemeral)
        case discord.InteractionResponseType.deferred_channel_message:
            await interaction.edit_original_response(view=card, allowed_mentions=nobody)
        case _:
            await interaction.followup.send(view=card, ephemeral=ephemeral, allowed_mentions=nobody, wait=True)


async def _respond(
    interaction: discord.Interaction,
    card: discord.ui.LayoutView,
    mentions: discord.AllowedMentions,
    *,
    ephemeral: bool,
) -> None:
    """Send the first response, a second time where the connection was lost on the way."""
    try:
        await interaction.response.send_message(view=card, ephemeral=ephemeral, allowed_mentions=mentions)
    except (aiohttp.ClientError, OSError):
        try:
            await interaction.response.send_message(view=card, ephemeral=ephemeral, allowed_mentions=mentions)
        except discord.HTTPException as error:
            # Then it was only Discord's receipt that was lost.
            if error.code != ALREADY_ANSWERED:
                raise
