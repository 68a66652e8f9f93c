"""The commands as Discord shows them; their names and words come from `bot.replies.commands.catalogue`."""

from dataclasses import replace

import discord
from discord import app_commands

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.commands.browsing import meeting_commands, subject_commands
from bot.chat.discord.commands.building import SlashCommand, built, group_of
from bot.chat.discord.commands.desk import desk_commands
from bot.chat.discord.interactions.answers import send_reply
from bot.chat.discord.interactions.executor import in_time
from bot.chat.discord.interactions.faces import face_of
from bot.chat.discord.moderators import is_moderator, moderators_check, standing_of
from bot.chat.discord.words import MENU_NAME, no_state, privacy, ways_to_ask
from bot.replies.commands.ask_request import AskRequest
from bot.replies.commands.catalogue import ASK, HELP, KNOWLEDGE_RELOAD, KNOWLEDGE_STATUS, KNOWLEDGE_UNDO, PRIVACY

Registered = SlashCommand | app_commands.Group | app_commands.ContextMenu


def build_commands() -> list[Registered]:
    """Return everything that is registered with Discord, guarded as the table of commands says."""
    groups: dict[str, app_commands.Group] = {}
    registered: list[Registered] = []
    for command, one in (
        (ASK, _ask_command()),
        *meeting_commands(),
        *subject_commands(),
        (HELP, _help_command()),
        (PRIVACY, _privacy_command()),
        (KNOWLEDGE_RELOAD, _reload_command()),
        (KNOWLEDGE_UNDO, _undo_command()),
        (KNOWLEDGE_STATUS, _status_command()),
        *desk_commands(),
    ):
        if command.moderators_only:
            one.add_check(_check_moderator)
        *above, _ = command.name.split()
        if not above:
            registered.append(one)
            continue
        if above[0] not in groups:
            registered.append(groups.setdefault(above[0], group_of(command)))
        group = groups[above[0]]
        for depth in range(2, len(above) + 1):
            name = " ".join(above[:depth])
            if name not in groups:
                groups[name] = group_of(command, depth)
                group.add_command(groups[name])
            group = groups[name]
        group.add_command(one)
    return [*registered, _menu()]


def _check_moderator(interaction: discord.Interaction) -> bool:
    """Let moderators of the community that is asked pass."""
    return moderators_check(face_of(interaction).settings)(interaction)


def _ask_command() -> SlashCommand:
    async def ask(  # its parameters are the options
        interaction: discord.Interaction,
        question: str,
        meeting: str = "",
        person: str = "",
        since: str = "",
        private: bool = False,
    ) -> None:
        await face_of(interaction).asking.ask(interaction, AskRequest(question, meeting, person, since, private))

    return built(ASK, ask)


def _help_command() -> SlashCommand:
    async def show_help(interaction: discord.Interaction) -> None:
        audience, face = audience_of(interaction), face_of(interaction)
        moderator = is_moderator(standing_of(interaction), face.settings)
        ways = ways_to_ask(audience.wording)
        await send_reply(
            interaction, face.asking.replies.introducing.help(audience=audience, moderator=moderator, ways=ways)
        )

    return built(HELP, show_help)


def _privacy_command() -> SlashCommand:
    async def show_privacy(interaction: discord.Interaction) -> None:
        audience, face = audience_of(interaction), face_of(interaction)
        in_state = await in_time(interaction, face.desk.privacy(interaction), private=True)
        reply = privacy(face.asking.replies, face.settings.repeat_minutes, audience=audience, in_state=in_state)
        await send_reply(interaction, reply)

    return built(PRIVACY, show_privacy)


def _reload_command() -> SlashCommand:
    async def reload(interaction: discord.Interaction) -> None:
        await face_of(interaction).reviewing.reload(interaction)

    return built(KNOWLEDGE_RELOAD, reload)


def _undo_command() -> SlashCommand:
    async def undo(interaction: discord.Interaction) -> None:
        await face_of(interaction).reviewing.undo(interaction)

    return built(KNOWLEDGE_UNDO, undo)


def _status_command() -> SlashCommand:
    async def show_status(interaction: discord.Interaction, here: bool | None = None) -> None:
        desk, replies = face_of(interaction).desk, face_of(interaction).asking.replies
        if desk.desk is not None:
            options = {} if here is None else {"here": here}
            await desk.call(interaction, KNOWLEDGE_STATUS, **options)
            return
        audience = audience_of(interaction)
        served, missing = replies.status(audience=audience), no_state(audience=audience)
        await send_reply(interaction, replace(served, blocks=(*served.blocks, *missing.blocks)))

    return built(KNOWLEDGE_STATUS, show_status)


def _menu() -> app_commands.ContextMenu:
    async def ask_about(interaction: discord.Interaction, message: discord.Message) -> None:
        await face_of(interaction).asking.ask_about(interaction, message)

    return app_commands.ContextMenu(name=MENU_NAME, callback=ask_about)
