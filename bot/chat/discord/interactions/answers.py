"""Replies on their way to a member, through whichever door of an interaction is open."""

import asyncio
import logging
from dataclasses import replace

import discord

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.interactions.manners import manner_of, whose_of
from bot.chat.discord.interactions.responding import (
    Kind,
    Place,
    answering,
    edit,
    editing,
    follow_up,
    give_up_place,
    is_answered,
    kept_place,
    kind_of,
    respond,
)
from bot.chat.discord.interactions.threads import can_have_threads, first_message, in_thread, thread_name
from bot.chat.discord.rendering.controls import ControlClient, opened
from bot.chat.discord.rendering.view import files_of, view_of
from bot.chat.discord.session.refusals import DISCORD_ERRORS
from bot.chat.discord.words import in_thread_below, post_button, remove_button
from bot.replies.model import Button, Form, Reply
from bot.replies.tagging import tagged

_PROGRESS_SECONDS = 10.0

_LOG = logging.getLogger(__name__)
_NOBODY = discord.AllowedMentions.none()
"""Said with every message, though the client's default says so too: minutes are other people's text."""


async def send_reply(interaction: discord.Interaction, reply: Reply, *, private: bool = False) -> int | None:
    """Send the reply and return the id of its message, None if it is not told.

    It is for the asker alone if `private`, the reply or the channel's rules say so, whatever a deferral supposed.
    Where the channel's answers go into threads, the message is what the thread hangs on.
    """
    ephemeral = private or reply.private or manner_of(interaction).private
    is_first = kind_of(interaction) in (None, Kind.deferred_channel_message) and not is_answered(interaction)
    if is_first and not (ephemeral or reply.failed) and manner_of(interaction).thread and can_have_threads(interaction):
        return await _send_in_thread(interaction, reply)
    return await _send(interaction, reply, ephemeral=ephemeral)


async def send_control_reply(interaction: discord.Interaction, reply: Reply, *, replaces: bool) -> None:
    """Send what a control asked for: in place of the card that it stands on, or beneath it."""
    if not replaces or reply.failed:
        # What one member opens is theirs; if nobody else reads along, it may stay.
        private = is_private(interaction.message) or not interaction.context.dm_channel
        await send_reply(interaction, replace(reply, private=private))
        return

    def card() -> discord.ui.LayoutView:
        return _card(interaction, reply, public=not is_private(interaction.message))

    with answering(interaction):
        if kind_of(interaction) is not None:
            await edit(lambda: interaction.edit_original_response(view=card(), allowed_mentions=_NOBODY))
            return
        await respond(
            interaction,
            Kind.message_update,
            lambda: interaction.response.edit_message(view=card(), allowed_mentions=_NOBODY),
        )


async def show_progress(interaction: discord.Interaction, reply: Reply) -> None:
    """Show in the place that is kept for an answer how far it is; what it comes to takes its place."""
    async with asyncio.timeout(_PROGRESS_SECONDS):  # the answer itself must not wait for it
        await edit(lambda: interaction.edit_original_response(view=view_of(reply), allowed_mentions=_NOBODY))


async def excuse(interaction: discord.Interaction, reply: Reply) -> None:
    """Tell whoever waits why no answer comes, unless one is on its way; never raises."""
    if is_answered(interaction) or interaction.type is discord.InteractionType.autocomplete:
        return
    try:
        await send_reply(interaction, reply, private=True)
    except DISCORD_ERRORS as error:
        _LOG.info("user %d could not be told that no answer comes: %s", interaction.user.id, error)


async def open_form(interaction: discord.Interaction, form: Form) -> None:
    """Open a form."""
    control = replace(form.control, community=whose_of(interaction).tag)
    tagged_form = replace(form, control=control)
    with answering(interaction):
        await respond(interaction, Kind.modal, lambda: interaction.response.send_modal(opened(tagged_form)))


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


def _card(
    interaction: discord.Interaction, reply: Reply, *, public: bool, is_answer: bool = True
) -> discord.ui.LayoutView:
    """Return the card, in a server with what is to be done with it there: to remove it, or to show it to everybody."""
    whose = whose_of(interaction)
    buttons: tuple[Button, ...] = whose.beneath if is_answer and not reply.failed else ()
    if is_answer and interaction.guild_id is not None and not reply.failed:
        may_post = manner_of(interaction).may_post
        here = remove_button() if public else post_button(reply, audience_of(interaction)) if may_post else ()
        buttons = (*here, *buttons)
    shown = tagged(replace(reply, blocks=(*reply.blocks, *buttons)), whose.tag)
    client = interaction.client
    return view_of(shown, client.command_ids) if isinstance(client, ControlClient) else view_of(shown)


async def _send_in_thread(interaction: discord.Interaction, reply: Reply) -> int | None:
    """Answer in a thread beneath a line that says so; in its place where no thread can be made."""
    name = thread_name(reply)

    def card() -> discord.ui.LayoutView:
        return _card(interaction, reply, public=True)

    message = await _send(interaction, in_thread_below(name, audience=audience_of(interaction)), is_answer=False)
    if message is not None and await in_thread(
        first_message(interaction, message),
        name,
        lambda thread: thread.send(view=card(), files=files_of(reply), allowed_mentions=_NOBODY, nonce=interaction.id),
    ):
        return message
    edited = editing(interaction, message)
    with answering(interaction):  # the line alone is none
        await edit(lambda: edited(view=card(), allowed_mentions=_NOBODY, attachments=files_of(reply)))
    return message


async def _send(
    interaction: discord.Interaction, reply: Reply, *, ephemeral: bool = False, is_answer: bool = True
) -> int | None:
    """Send a reply through the door that is open; return the id of its message, None if it is not known."""

    def card() -> discord.ui.LayoutView:
        return _card(interaction, reply, public=not ephemeral, is_answer=is_answer)

    place, is_first = kept_place(interaction), kind_of(interaction) is None
    with answering(interaction):
        if is_first:
            response = await respond(
                interaction,
                Kind.channel_message,
                lambda: interaction.response.send_message(
                    view=card(), ephemeral=ephemeral, allowed_mentions=_NOBODY, files=files_of(reply)
                ),
            )
            return response.message_id if response else None
        if place is not None and _is_seen_by_others(interaction, place, ephemeral=ephemeral):
            await give_up_place(interaction)
            place = None
        if place is not None:
            edited = await edit(
                lambda: interaction.edit_original_response(
                    view=card(), allowed_mentions=_NOBODY, attachments=files_of(reply)
                )
            )
            return edited.id if edited else None
        sent = await follow_up(
            lambda: interaction.followup.send(
                view=card(), ephemeral=ephemeral, allowed_mentions=_NOBODY, wait=True, files=files_of(reply)
            )
        )
        return sent.id if sent else None


def _is_seen_by_others(interaction: discord.Interaction, place: Place, *, ephemeral: bool) -> bool:
    """Return whether a place is seen by others than the reply is for; in a direct message there are no others."""
    return (place is Place.PRIVATE) is not ephemeral and not interaction.context.dm_channel
