"""The commands as readers of other languages are shown them."""

import re
from collections.abc import Iterator
from typing import Any

import discord
import pytest_asyncio
from discord import app_commands

from bot.chat.discord.commands.registration import build_commands
from bot.chat.discord.commands.syncing import payload_of
from bot.chat.discord.commands.translation import CatalogueTranslator

Payload = list[dict[str, Any]]
NAME = re.compile(r"[-_'\w]{1,32}")


@pytest_asyncio.fixture
async def payload() -> Payload:
    """Return what Discord is sent."""
    client = discord.Client(intents=discord.Intents.none())
    tree: app_commands.CommandTree[discord.Client] = app_commands.CommandTree(client)
    await tree.set_translator(CatalogueTranslator())
    for command in build_commands():
        tree.add_command(command)
    return await payload_of(tree)


def parts(payload: Payload) -> Iterator[dict[str, Any]]:
    """Yield every command, sub-command and option."""
    for part in payload:
        yield part
        yield from parts(part.get("options", []))


async def test_everything_is_shown_in_both_chinese_scripts_and_to_others_in_english(payload: Payload) -> None:
    for part in parts(payload):
        assert part["name_localizations"].keys() == {"zh-CN", "zh-TW"}
        if part.get("type") != discord.AppCommandType.message.value or "description" in part:
            shown = part.get("description_localizations") or {}
            assert shown.keys() == ({"zh-CN", "zh-TW"} if part.get("description") else set())


async def test_every_name_is_one_that_discord_takes(payload: Payload) -> None:
    for part in parts(payload):
        if part["type"] == discord.AppCommandType.message.value and "options" not in part and part not in payload:
            continue
        is_menu = part in payload and part["type"] == discord.AppCommandType.message.value
        for name in (part["name"], *part["name_localizations"].values()):
            assert 1 <= len(name) <= 32
            assert is_menu or (NAME.fullmatch(name) and name == name.lower())


async def test_the_names_beside_one_another_differ_in_every_language(payload: Payload) -> None:
    groups = [payload, *(part.get("options", []) for part in parts(payload))]
    for group in groups:
        for language in ("zh-CN", "zh-TW"):
            names = [(part["type"], part["name_localizations"][language]) for part in group]
            assert len(set(names)) == len(names)


async def test_what_must_be_given_stands_before_what_may_be(payload: Payload) -> None:
    for part in parts(payload):
        required = [bool(option.get("required")) for option in part.get("options", []) if option["type"] > 2]
        assert required == sorted(required, reverse=True)
