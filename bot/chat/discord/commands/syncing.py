"""The list of commands that Discord holds, brought up to date only where it differs."""

import hashlib
import json
import logging
from typing import Any, Protocol

import discord
from discord import app_commands

from bot.chat.discord.session.sending import Again, send
from bot.errors import StateError
from bot.logs.counting import counted

Payload = list[dict[str, Any]]
"""Commands in the form in which they are sent to Discord."""

Names = frozenset[tuple[int, str]]
"""Commands by type and name; a slash command and a menu entry may share a name."""

_LOG = logging.getLogger(__name__)


class CommandRecord(Protocol):
    """Remembers which commands Discord was sent last, for each application."""

    async def last_sent(self, application: int) -> str | None:
        """Return the fingerprint that was remembered, None if it is not known."""
        ...

    async def remember(self, application: int, fingerprint: str) -> None:
        """Keep the fingerprint of what was sent."""
        ...


async def sync_commands(tree: app_commands.CommandTree[discord.Client], record: CommandRecord | None) -> dict[str, int]:
    """Send the commands if Discord does not have them as they are; return the ids of slash commands by their names.

    One request replaces them all, so that none is ever missing in between. A group has one id for all its commands.
    """
    application_id = tree.client.application_id
    if application_id is None:
        raise discord.MissingApplicationID
    payload = await payload_of(tree)
    fingerprint = fingerprint_of(payload)
    there = await send(tree.fetch_commands, Again.SAME) or []
    held = frozenset((command.type.value, command.name) for command in there)
    if must_send(fingerprint, names_in(payload), last_sent=await _last_sent(record, application_id), held=held):
        there = await send(tree.sync, Again.SAME) or []
        await _remember(record, application_id, fingerprint)
        _LOG.info("Discord was sent %s", counted(len(payload), "command"))
    else:
        _LOG.info("Discord has %s as they are", counted(len(payload), "command"))
    return {one.name: one.id for one in there if one.type is discord.AppCommandType.chat_input}


async def _last_sent(record: CommandRecord | None, application: int) -> str | None:
    try:
        return await record.last_sent(application) if record else None
    except StateError as error:
        _LOG.warning("%s So the commands are sent again.", error)
        return None


async def _remember(record: CommandRecord | None, application: int, fingerprint: str) -> None:
    try:
        if record:
            await record.remember(application, fingerprint)
    except StateError as error:
        _LOG.warning("%s So the commands will be sent again at the next start.", error)


async def payload_of(tree: app_commands.CommandTree[discord.Client]) -> Payload:
    """Return what `tree.sync` would send for all servers."""
    translator = tree.translator
    commands = tree.get_commands()
    if translator is None:
        return [command.to_dict(tree) for command in commands]
    return [await command.get_translated_payload(tree, translator) for command in commands]


def fingerprint_of(payload: Payload) -> str:
    """Return a text that is the same for the same commands, in whatever order they were registered."""
    commands = sorted(json.dumps(command, sort_keys=True, ensure_ascii=True) for command in payload)
    return hashlib.sha256("\n".join(commands).encode()).hexdigest()


def names_in(payload: Payload) -> Names:
    """Return the names of the commands that would be sent."""
    return frozenset((command["type"], command["name"]) for command in payload)


def must_send(fingerprint: str, names: Names, *, last_sent: str | None, held: Names) -> bool:
    """Return whether Discord's list may differ from ours.

    Discord does not give back everything that it was sent, translations for instance. So what is compared is
    what was sent last, and the names, which tell when somebody else has sent other commands since.
    """
    return fingerprint != last_sent or names != held
