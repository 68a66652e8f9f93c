"""No command takes more text than it can use: Discord is told so, and whoever sends more has it cut."""

from typing import Any

import discord
from discord import app_commands

from bot.chat.discord.commands.building import built
from bot.chat.discord.commands.registration import build_commands
from bot.replies.commands.catalogue import ASK, COMMANDS, MAX_QUESTION_CHARACTERS

TEXT = 3
"""Discord's number for an option that takes text."""


def options_in(command: dict[str, Any]) -> list[dict[str, Any]]:
    options = command.get("options", [])
    return [one for option in options for one in ([option] if option["type"] > 2 else options_in(option))]


async def test_every_text_of_every_command_has_a_length() -> None:
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    for command in build_commands():
        tree.add_command(command)
    sent = [command.to_dict(tree) for command in tree.get_commands()]
    texts = [one for command in sent for one in options_in(command) if one["type"] == TEXT]
    unbounded = [one["name"] for one in texts if not (one.get("max_length") or one.get("choices"))]
    assert len(texts) >= len([option for command in COMMANDS for option in command.options if option.completion])
    assert unbounded == []


async def test_what_is_longer_all_the_same_is_cut() -> None:
    taken: list[str] = []

    async def ask(
        interaction: Any, question: str, meeting: str = "", person: str = "", since: str = "", private: bool = False
    ) -> None:
        taken.append(question)

    await built(ASK, ask).callback(None, question="1月" * 3_000)  # type: ignore[call-arg, arg-type]
    assert [len(question) for question in taken] == [MAX_QUESTION_CHARACTERS]
