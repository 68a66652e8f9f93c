"""The commands as Discord shows them; their names and words come from `bot.replies.commands.catalogue`."""

import discord
from discord import app_commands

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.commands.browsing import meeting_commands, subject_commands
from bot.chat.discord.commands.building import SlashCommand, built, group_of
from bot.chat.discord.commands.desk import desk_commands
from bot.chat.discord.interactions.answers import send_reply
from bot.chat.discord.interactions.asking import Asking
from bot.chat.discord.interactions.desk_face import DeskFace
from bot.chat.discord.interactions.executor import in_time
from bot.chat.discord.interactions.reviewing import Reviewing
from bot.chat.discord.moderators import is_moderator, standing_of
from bot.chat.discord.settings import DiscordSettings
from bot.chat.discord.words import MENU_NAME, privacy, ways_to_ask
from bot.replies.commands.ask_request import AskRequest
from bot.replies.commands.catalogue import ASK, HELP, KNOWLEDGE_RELOAD, KNOWLEDGE_STATUS, KNOWLEDGE_UNDO, PRIVACY

Registered = SlashCommand | app_commands.Group | app_commands.ContextMenu


def build_commands(asking: Asking, reviewing: Reviewing, desk: DeskFace, settings: DiscordSettings) -> list[Registered]:
    """Return everything that is registered with Discord, guarded as the table of commands says."""
    groups: dict[str, app_commands.Group] = {}
    registered: list[Registered] = []
    for command, one in (
        (ASK, _ask_command(asking)),
        *meeting_commands(asking),
        *subject_commands(asking),
        (HELP, _help_command(asking, settings)),
        (PRIVACY, _privacy_command(asking, desk, settings)),
        (KNOWLEDGE_RELOAD, _reload_command(asking, reviewing)),
        (KNOWLEDGE_UNDO, _undo_command(asking, reviewing)),
        (KNOWLEDGE_STATUS, _status_command(asking)),
        *desk_commands(asking, desk),
    ):
        if command.moderators_only:
            one.add_check(lambda interaction: is_moderator(standing_of(interaction), settings))
        name, _, own_name = command.name.partition(" ")
        if not own_name:
            registered.append(one)
            continue
        if name not in groups:
            groups[name] = group_of(command)
            registered.append(groups[name])
        groups[name].add_command(one)
    return [*registered, _menu(asking)]


def _ask_command(asking: Asking) -> SlashCommand:
    async def ask(  # its parameters are the options
        interaction: discord.Interaction,
        question: str,
        meeting: str = "",
        person: str = "",
        since: str = "",
        private: bool = False,
    ) -> None:
        await asking.ask(interaction, AskRequest(question, meeting, person, since, private))

    return built(ASK, ask, asking)


def _help_command(asking: Asking, settings: DiscordSettings) -> SlashCommand:
    async def show_help(interaction: discord.Interaction) -> None:
        audience = audience_of(interaction)
        moderator = is_moderator(standing_of(interaction), settings)
        ways = ways_to_ask(audience.wording)
        await send_reply(interaction, asking.replies.help(audience=audience, moderator=moderator, ways=ways))

    return built(HELP, show_help, asking)


def _privacy_command(asking: Asking, desk: DeskFace, settings: DiscordSettings) -> SlashCommand:
    async def show_privacy(interaction: discord.Interaction) -> None:
        audience = audience_of(interaction)
        in_state = await in_time(interaction, desk.privacy(interaction), private=True)
        reply = privacy(asking.replies, settings.repeat_minutes, audience=audience, in_state=in_state)
        await send_reply(interaction, reply)

    return built(PRIVACY, show_privacy, asking)


def _reload_command(asking: Asking, reviewing: Reviewing) -> SlashCommand:
    async def reload(interaction: discord.Interaction) -> None:
        await reviewing.reload(interaction)

    return built(KNOWLEDGE_RELOAD, reload, asking)


def _undo_command(asking: Asking, reviewing: Reviewing) -> SlashCommand:
    async def undo(interaction: discord.Interaction) -> None:
        await reviewing.undo(interaction)

    return built(KNOWLEDGE_UNDO, undo, asking)


def _status_command(asking: Asking) -> SlashCommand:
    async def show_status(interaction: discord.Interaction) -> None:
        await send_reply(interaction, asking.replies.status(audience=audience_of(interaction)))

    return built(KNOWLEDGE_STATUS, show_status, asking)


def _menu(asking: Asking) -> app_commands.ContextMenu:
    async def ask_about(interaction: discord.Interaction, message: discord.Message) -> None:
        await asking.ask_about(interaction, message)

    return app_commands.ContextMenu(name=MENU_NAME, callback=ask_about)
