"""Answers in threads of their own."""

import logging
from collections.abc import Awaitable, Callable

import discord

from bot.chat.discord.rendering.cutting import cut_to
from bot.chat.discord.rendering.markup import one_line
from bot.chat.discord.session.refusals import UnsentError
from bot.chat.discord.session.sending import Again, send
from bot.replies.model import Reply, Title, question_of

_NAME_LIMIT = 100
_LOG = logging.getLogger(__name__)


def thread_name(reply: Reply, question: str = "") -> str:
    """Return what the thread of an answer is called: its question, else its headline."""
    title = next((block.text for block in reply.blocks if isinstance(block, Title)), "")
    asked = reply.outcome.question if reply.outcome else ""
    return cut_to(one_line(question or asked or question_of(reply) or title) or "…", _NAME_LIMIT)


async def thread_under(message: discord.PartialMessage | discord.Message, name: str) -> discord.Thread | None:
    """Return a new thread beneath a message; None where the bot may not make one or nobody can tell; the log tells."""
    try:
        made = await send(lambda: message.create_thread(name=name), Again.THERE)
        # It has the id of the message; the gateway tells of it too.
        return made or (message.guild.get_thread(message.id) if message.guild else None)
    except (discord.HTTPException, UnsentError, ValueError) as error:  # without a server, the library raises the last
        _LOG.warning("A thread in channel %d could not be made: %s", message.channel.id, error)
        return None


def first_message(interaction: discord.Interaction, id: int) -> discord.PartialMessage | None:
    """Return the message of an interaction's first response, None where the bot does not see its channel."""
    channel = interaction.channel
    return channel.get_partial_message(id) if isinstance(channel, discord.TextChannel) else None


def can_have_threads(interaction: discord.Interaction) -> bool:
    """Return whether messages of this channel can begin threads, and the bot is in its server."""
    return isinstance(interaction.channel, discord.TextChannel) and interaction.is_guild_integration()


async def in_thread(
    message: discord.PartialMessage | discord.Message | None,
    name: str,
    post: Callable[[discord.Thread], Awaitable[discord.Message]],
) -> bool:
    """Post something, with a nonce, into a new thread beneath a message; return whether that was surely done.

    What may have arrived or not is better read twice than never.
    """
    thread = await thread_under(message, name) if message else None
    if thread is None:
        return False
    try:
        await send(lambda: post(thread), Again.SAME)
    except (discord.HTTPException, UnsentError) as error:
        _LOG.warning("A thread in channel %d could not be written in: %s", thread.parent_id, error)
        return False
    return True
