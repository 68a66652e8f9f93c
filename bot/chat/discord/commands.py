"""The commands as Discord shows them; their names and words come from `bot.replies.commands`."""

import logging
from collections.abc import Iterable

import discord
from discord import app_commands

from bot.chat.discord.answers import answer, reader_of
from bot.chat.discord.cutting import cut_to
from bot.chat.discord.markup import is_blank, one_line
from bot.chat.discord.moderators import is_moderator, standing_of
from bot.chat.discord.settings import DiscordSettings
from bot.replies.commands import ASK, GROUPS, KNOWLEDGE_RELOAD, MEETING_LATEST, Command
from bot.replies.service import Replies

CHOICE_LIMIT = 25
CHOICE_LENGTH = 100

SlashCommand = app_commands.Command[app_commands.Group, ..., None]
"""A command that stands alone or in a group."""

logger = logging.getLogger(__name__)


def build_commands(replies: Replies, settings: DiscordSettings) -> list[SlashCommand | app_commands.Group]:
    """Return everything that is registered with Discord, guarded as the table of commands says."""
    groups: dict[str, app_commands.Group] = {}
    registered: list[SlashCommand | app_commands.Group] = []
    for command, built in (
        (ASK, _ask_command(replies)),
        (MEETING_LATEST, _latest_command(replies)),
        (KNOWLEDGE_RELOAD, _reload_command(replies)),
    ):
        if command.moderators_only:
            built.add_check(lambda interaction: is_moderator(standing_of(interaction), settings))
        name, _, own_name = command.name.partition(" ")
        if not own_name:
            registered.append(built)
            continue
        if name not in groups:
            groups[name] = _group(name, moderators_only=command.moderators_only)
            registered.append(groups[name])
        groups[name].add_command(built)
    return registered


def choices(texts: Iterable[str]) -> list[app_commands.Choice[str]]:
    """Return the texts as choices that Discord takes: not too many, not too long, none twice, none empty."""
    found: dict[str, app_commands.Choice[str]] = {}
    for text in texts:
        line = one_line(text)
        # What comes back as the question is the text itself, without an ellipsis, so that it finds the entry.
        value = cut_to(line, CHOICE_LENGTH, mark="")
        if not is_blank(value) and value not in found:
            found[value] = app_commands.Choice(name=cut_to(line, CHOICE_LENGTH), value=value)
        if len(found) == CHOICE_LIMIT:
            break
    return list(found.values())


def _ask_command(replies: Replies) -> SlashCommand:
    (question_option,) = ASK.options

    @app_commands.command(name=ASK.name, description=ASK.description)
    @app_commands.rename(question=question_option.name)
    @app_commands.describe(question=question_option.description)
    async def ask(interaction: discord.Interaction, question: str) -> None:
        await answer(interaction, replies.ask(question, reader=reader_of(interaction)))

    @ask.autocomplete("question")
    async def complete(interaction: discord.Interaction, prefix: str) -> list[app_commands.Choice[str]]:
        return _completed(replies, interaction, prefix)

    return ask


def _completed(replies: Replies, interaction: discord.Interaction, prefix: str) -> list[app_commands.Choice[str]]:
    try:
        reader = reader_of(interaction)
        return choices(replies.complete_question(prefix, reader=reader, limit=CHOICE_LIMIT))
    except Exception:
        # A list that stays empty disturbs nobody who types; a list that fails shows as an error in red.
        logger.exception("Completing a question failed (user %d)", interaction.user.id)
        return []


def _latest_command(replies: Replies) -> SlashCommand:
    @app_commands.command(name=_own_name(MEETING_LATEST), description=MEETING_LATEST.description)
    async def latest(interaction: discord.Interaction) -> None:
        await answer(interaction, replies.latest_meeting(reader=reader_of(interaction)))

    return latest


def _reload_command(replies: Replies) -> SlashCommand:
    @app_commands.command(name=_own_name(KNOWLEDGE_RELOAD), description=KNOWLEDGE_RELOAD.description)
    async def reload(interaction: discord.Interaction) -> None:
        # Reading everything again can take longer than the three seconds that Discord waits for an answer.
        await interaction.response.defer(ephemeral=True, thinking=True)
        await answer(interaction, await replies.reload(reader=reader_of(interaction)), private=True)

    return reload


def _group(name: str, *, moderators_only: bool) -> app_commands.Group:
    # Discord shows the group by this; it is no protection, since the owner of a server can change it.
    needed = discord.Permissions(manage_guild=True) if moderators_only else None
    return app_commands.Group(name=name, description=GROUPS[name], default_permissions=needed)


def _own_name(command: Command) -> str:
    return command.name.rpartition(" ")[2]
