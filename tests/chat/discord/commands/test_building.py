"""No command takes more text than it can use: Discord is told so, and whoever sends more has it cut."""

from typing import Any

import discord
from discord import app_commands

from bot.chat.discord.commands.building import built
from bot.chat.discord.commands.registration import build_commands
from bot.chat.discord.interactions.asking import Asking
from bot.chat.discord.interactions.desk_face import DeskFace
from bot.chat.discord.interactions.recent_answers import RecentAnswers
from bot.chat.discord.interactions.reviewing import Reviewing
from bot.chat.discord.settings import DiscordSettings
from bot.replies.commands.catalogue import ASK, COMMANDS, MAX_QUESTION_CHARACTERS
from tests.conftest import Folder

TEXT = 3
"""Discord's number for an option that takes text."""


def options_in(command: dict[str, Any]) -> list[dict[str, Any]]:
    options = command.get("options", [])
    return [one for option in options for one in ([option] if option["type"] > 2 else options_in(option))]


async def test_every_text_of_every_command_has_a_length(garden: Folder) -> None:
    replies, settings = garden.replies(), DiscordSettings()
    asking, recent = Asking(replies, RecentAnswers(0)), RecentAnswers(0)
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    for command in build_commands(asking, Reviewing(replies, recent, settings), DeskFace(None, settings), settings):
        tree.add_command(command)
    sent = [command.to_dict(tree) for command in tree.get_commands()]
    texts = [one for command in sent for one in options_in(command) if one["type"] == TEXT]
    unbounded = [one["name"] for one in texts if not (one.get("max_length") or one.get("choices"))]
    asking.close()
    assert len(texts) >= len([option for command in COMMANDS for option in command.options if option.completion])
    assert unbounded == []


async def test_what_is_longer_all_the_same_is_cut(garden: Folder) -> None:
    taken: list[str] = []

    async def ask(
        interaction: Any, question: str, meeting: str = "", person: str = "", since: str = "", private: bool = False
    ) -> None:
        taken.append(question)

    asking = Asking(garden.replies(), RecentAnswers(0))
    await built(ASK, ask, asking).callback(None, question="1月" * 3_000)  # type: ignore[call-arg, arg-type]
    asking.close()
    assert [len(question) for question in taken] == [MAX_QUESTION_CHARACTERS]
