"""Replies on their way to a member, through whichever door of an interaction is open."""

from dataclasses import replace

import aiohttp
import discord

from bot.chat.discord.rendering.controls import ControlClient, opened
from bot.chat.discord.rendering.view import files_of, view_of
from bot.replies.model import Form, Reply

UNKNOWN_INTERACTION = 10062
"""Discord's code for an interaction whose time is up."""

ALREADY_ANSWERED = 40060
"""Discord's code for an interaction that has its first response."""


async def send_reply(interaction: discord.Interaction, reply: Reply, *, private: bool = False) -> int | None:
    """Send the reply and return the id of its message, None if it is not told.

    After a deferral it is as private as the deferral was, whatever `private` says.
    """
    ephemeral = private or reply.private
    # Said with every message, though the client's default says so too: minutes are other people's text.
    nobody = discord.AllowedMentions.none()
    card = _card(interaction, reply)
    match interaction.response.type:
        case None:
            return await _respond(interaction, reply, nobody, ephemeral=ephemeral)
        case discord.InteractionResponseType.deferred_channel_message:
            files = files_of(reply)
            edited = await interaction.edit_original_response(view=card, allowed_mentions=nobody, attachments=files)
            return edited.id
        case _:
            sent = await interaction.followup.send(
                view=card, ephemeral=ephemeral, allowed_mentions=nobody, wait=True, files=files_of(reply)
            )
            return sent.id


async def send_control_reply(interaction: discord.Interaction, reply: Reply, *, replaces: bool) -> None:
    """Send what a control asked for: in place of the card that it stands on, or beneath it."""
    if not replaces or reply.failed:
        # What one member opens is theirs; if nobody else reads along, it may stay.
        private = is_private(interaction.message) or not interaction.context.dm_channel
        await send_reply(interaction, replace(reply, private=private))
        return
    nobody = discord.AllowedMentions.none()
    if interaction.response.is_done():
        await interaction.edit_original_response(view=_card(interaction, reply), allowed_mentions=nobody)
    else:
        await interaction.response.edit_message(view=_card(interaction, reply), allowed_mentions=nobody)


async def open_form(interaction: discord.Interaction, form: Form) -> None:
    """Open a form."""
    await interaction.response.send_modal(opened(form))


def is_private(message: discord.Message | None) -> bool:
    """Return whether a card is shown to one member alone."""
    return message is not None and message.flags.ephemeral


def may_replace(interaction: discord.Interaction) -> bool:
    """Return whether the member may turn the card that they press on: theirs alone, or called up by them."""
    message = interaction.message
    if message is None:
        return False
    asked = message.interaction_metadata
    called_it_up = asked is not None and asked.user.id == interaction.user.id
    return is_private(message) or interaction.context.dm_channel or called_it_up


def _card(interaction: discord.Interaction, reply: Reply) -> discord.ui.LayoutView:
    client = interaction.client
    return view_of(reply, client.command_ids) if isinstance(client, ControlClient) else view_of(reply)


async def _respond(
    interaction: discord.Interaction,
    reply: Reply,
    mentions: discord.AllowedMentions,
    *,
    ephemeral: bool,
) -> int | None:
    """Send the first response, a second time where the connection was lost on the way."""

    async def send() -> discord.InteractionCallbackResponse[discord.Client]:
        card, files = _card(interaction, reply), files_of(reply)
        return await interaction.response.send_message(
            view=card, ephemeral=ephemeral, allowed_mentions=mentions, files=files
        )

    try:
        sent = await send()
    except (aiohttp.ClientError, OSError):
        try:
            sent = await send()
        except discord.HTTPException as error:
            # Then it was only Discord's receipt that was lost.
            if error.code != ALREADY_ANSWERED:
                raise
            return None
    return sent.message_id
