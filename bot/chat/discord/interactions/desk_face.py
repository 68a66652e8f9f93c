"""The desk on Discord: commands and presses go to it with whoever used them, and what it replies is sent."""

from collections.abc import Coroutine
from dataclasses import dataclass, replace
from typing import Any

import discord

from bot.chat.discord.interactions.answers import may_replace, open_form, send_control_reply, send_reply
from bot.chat.discord.interactions.executor import in_time
from bot.chat.discord.moderators import caller_of
from bot.chat.discord.settings import DiscordSettings
from bot.chat.discord.words import no_state
from bot.desk.caller import Caller
from bot.desk.desk import Desk
from bot.replies.commands.catalogue import Command
from bot.replies.controls.custom_id import DESK, ControlAction
from bot.replies.model import Block, Form, Reply


@dataclass(frozen=True, slots=True)
class DeskFace:
    """Answers what the bot has to remember things for; without a desk, it says that it cannot."""

    desk: Desk | None
    settings: DiscordSettings

    async def call(self, interaction: discord.Interaction, command: Command, **options: str | bool | int) -> None:
        """Answer a command, to whoever used it alone."""
        caller = caller_of(interaction, self.settings)
        if self.desk is None:
            await send_reply(interaction, no_state(audience=caller.audience), private=True)
            return
        reply = await in_time(interaction, self.desk.call(command, options, caller=caller), private=True)
        await send_reply(interaction, reply, private=True)

    async def privacy(self, interaction: discord.Interaction) -> tuple[Block, ...]:
        """Return what is remembered, and of that, what is about whoever asks; nothing without a desk."""
        return await self.desk.privacy(caller_of(interaction, self.settings)) if self.desk else ()

    def takes(self, control: ControlAction) -> bool:
        """Return whether a press is answered here."""
        return control.action in DESK

    async def press(self, interaction: discord.Interaction, control: ControlAction) -> None:
        """Answer a press, or what was typed into a form that a press opened."""
        caller = caller_of(interaction, self.settings)
        if self.desk is None or control.action not in self.desk.actions:
            await send_reply(interaction, no_state(audience=caller.audience), private=True)
            return
        replaces = control.replaces and may_replace(interaction)
        work: Coroutine[Any, Any, Reply | Form] = self.desk.press(control, caller=caller)
        answer = await in_time(interaction, work, private=True, replaces=replaces)
        if isinstance(answer, Form):
            await open_form(interaction, answer)
            return
        await send_control_reply(interaction, answer, replaces=replaces)

    async def submit(self, interaction: discord.Interaction, control: ControlAction, typed: str) -> None:
        """Answer what was typed into a form, which stands behind the words of its control."""
        await self.press(interaction, replace(control, text=f"{control.text} {typed}".strip(), replaces=False))

    def caller(self, interaction: discord.Interaction) -> Caller:
        """Return who uses a command or presses a control."""
        return caller_of(interaction, self.settings)
