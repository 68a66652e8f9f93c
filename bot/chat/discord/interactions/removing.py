"""Answers are removed by whoever asked; who that is, Discord tells at the press."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import discord

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.interactions.answers import send_reply
from bot.chat.discord.interactions.recent_answers import RecentAnswers
from bot.chat.discord.interactions.responding import defer, remove
from bot.chat.discord.session.refusals import DISCORD_ERRORS
from bot.chat.discord.session.sending import Again, send
from bot.chat.discord.words import only_asker_removes, removed, too_late_to_remove
from bot.desk.caller import Caller

_MINUTES = 10

Noting = Callable[[Caller], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Removing:
    """Removes answers; `note` writes down what a moderator removed."""

    recent: RecentAnswers
    caller: Callable[[discord.Interaction], Caller]
    note: Noting | None = None

    async def remove(self, interaction: discord.Interaction) -> None:
        """Remove the answer whose control was pressed, if whoever pressed may and it is in time."""
        audience, message = audience_of(interaction), interaction.message
        if message is None:
            return
        # Both by Discord's clock, whatever the one of this machine says.
        if interaction.created_at - message.created_at > timedelta(minutes=_MINUTES):
            await send_reply(interaction, too_late_to_remove(_MINUTES, audience=audience), private=True)
            return
        caller = self.caller(interaction)
        called_up_by = _who_called_up(message)
        is_asker = called_up_by == interaction.user.id
        if is_asker or caller.is_moderator:
            await defer(interaction)
            if not is_asker and self.note is not None:
                await self.note(caller)
            await remove(interaction.delete_original_response)
        else:
            if called_up_by is None:
                # What Discord has to be asked for may take longer than the three seconds for an answer.
                await defer(interaction, ephemeral=True, thinking=True)
                is_asker = await _who_asked(message, interaction) == interaction.user.id
            if not is_asker:
                await send_reply(interaction, only_asker_removes(audience=audience), private=True)
                return
            await remove(message.delete)
        self.recent.forget_message(message.id)
        await send_reply(interaction, removed(audience=audience), private=True)


def _who_called_up(message: discord.Message) -> int | None:
    """Return whose command or press an answer is the response to."""
    return message.interaction_metadata.user.id if message.interaction_metadata else None


async def _who_asked(message: discord.Message, interaction: discord.Interaction) -> int | None:
    """Return whose message an answer replies to, or whose question began the thread that it stands in."""
    channel, me = interaction.channel, interaction.client.user
    reference = message.reference
    try:
        if reference is not None and reference.message_id is not None and isinstance(channel, discord.abc.Messageable):
            asked = await _looked_up(channel, reference.message_id)
            return asked.author.id if asked else None
        if isinstance(channel, discord.Thread):
            if isinstance(channel.parent, discord.ForumChannel) or channel.parent is None:
                return channel.owner_id
            began = await _looked_up(channel.parent, channel.id)
            if began is None:
                return None
            return _who_called_up(began) or (began.author.id if me is None or began.author.id != me.id else None)
    except DISCORD_ERRORS:
        return None  # whoever cannot be told to have asked has not
    return None


async def _looked_up(channel: discord.abc.Messageable, message: int) -> discord.Message | None:
    return await send(lambda: channel.fetch_message(message), Again.SAME)
