"""The command that sets how the bot answers where."""

from typing import Any

import discord
from discord import app_commands

from bot.chat.discord.commands.building import SlashCommand, built
from bot.chat.discord.interactions.faces import face_of
from bot.chat.discord.interactions.spots import rule_channel
from bot.desk.places import MOST_SECONDS
from bot.replies.commands.catalogue import KNOWLEDGE_CHANNEL, Command


class _Places(app_commands.Transformer):
    """Takes the channels in which the bot can be asked, and categories of them."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """What Discord lets the member choose."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """The kinds of channels that are offered."""
        kinds = discord.ChannelType
        return [kinds.text, kinds.news, kinds.voice, kinds.stage_voice, kinds.forum, kinds.category]

    async def transform(self, interaction: discord.Interaction, value: Any, /) -> int:
        """Return the id of what was chosen."""
        return int(value.id)


def channel_command() -> tuple[Command, SlashCommand]:
    """Return the command with its channel, its role and its choices as Discord offers them."""

    async def set_channel(  # noqa: PLR0913, PLR0917 - its parameters are the options
        interaction: discord.Interaction,
        channel: app_commands.Transform[int, _Places] | None = None,
        role: discord.Role | None = None,
        answers: str | None = None,
        member_seconds: app_commands.Range[int, 0, MOST_SECONDS] | None = None,
        channel_seconds: app_commands.Range[int, 0, MOST_SECONDS] | None = None,
        posts: bool | None = None,
    ) -> None:
        given: dict[str, str | int | bool] = {}
        if channel is not None:
            given["channel"] = channel
        elif role is None and (here := rule_channel(interaction.channel)):
            given["channel"] = here
        options = {
            "role": role.id if role else None,
            "answers": answers,
            "member_seconds": member_seconds,
            "channel_seconds": channel_seconds,
            "posts": posts,
        }
        given |= {name: value for name, value in options.items() if value is not None}
        await face_of(interaction).desk.call(interaction, KNOWLEDGE_CHANNEL, **given)

    return KNOWLEDGE_CHANNEL, built(KNOWLEDGE_CHANNEL, set_channel)
