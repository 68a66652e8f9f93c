"""Hands what is pressed, filled in or written to whatever answers for the community that is asked."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import discord

from bot.chat.discord.audiences import audience_of
from bot.chat.discord.interactions import presses
from bot.chat.discord.interactions.answers import send_reply
from bot.chat.discord.interactions.beginning import begin_answering
from bot.chat.discord.interactions.entrance import Entrance
from bot.chat.discord.session.library_log import reason_of
from bot.chat.discord.session.refusals import DISCORD_ERRORS
from bot.chat.discord.tree import MinutesTree
from bot.communities.cards import chosen_reply
from bot.replies.controls.custom_id import Action, ControlAction

_LOG = logging.getLogger(__name__)


@contextmanager
def _failures_logged(message: discord.Message) -> Iterator[None]:
    """Log what keeps a message or a post from being answered; nobody pressed anything that could tell its author."""
    try:
        yield
    except DISCORD_ERRORS as error:
        _LOG.warning("A message of user %d could not be answered: %s", message.author.id, reason_of(error))
    except Exception:
        _LOG.exception("A message of user %d could not be answered", message.author.id)


class Reception:
    """Answers all that is no command; lives as long as a session does."""

    def __init__(self, entrance: Entrance, tree: MinutesTree) -> None:
        """`tree` tells members why something cannot be answered."""
        self._entrance = entrance
        self._tree = tree

    async def answer_press(self, interaction: discord.Interaction, control: ControlAction) -> None:
        """Answer one press, whatever becomes of it."""
        begin_answering(interaction)
        try:
            if await self._tree.takes(interaction):
                await self._pass_on(interaction, control)
        except Exception as error:
            await self._tree.answer_failure(interaction, error)

    async def answer_form(self, interaction: discord.Interaction, control: ControlAction, typed: str) -> None:
        """Answer what was typed into a form, whatever becomes of it; `control` is what stood in its id."""
        begin_answering(interaction)
        try:
            face = await self._entrance.enter_control(interaction, control)
            if face is not None:
                await presses.answer_form(face, interaction, control, typed)
        except Exception as error:
            await self._tree.answer_failure(interaction, error)

    async def answer_message(self, message: discord.Message, me: discord.ClientUser) -> None:
        """Answer a message that is meant for the bot, or tell its author why not; never raises."""
        with _failures_logged(message):
            face = await self._entrance.of_message(message)
            if face is None:
                await self._entrance.refuse_message(message, me)
            else:
                await face.messages.handle(message, me)

    async def answer_post(self, message: discord.Message) -> None:
        """Answer a post that a member opened in a server; never raises."""
        with _failures_logged(message):
            face = await self._entrance.of_message(message) if message.guild else None
            if face is not None:
                await face.posts.handle(message)

    async def _pass_on(self, interaction: discord.Interaction, control: ControlAction) -> None:
        if control.action is Action.COMMUNITIES:
            await self._entrance.offer(interaction)
            return
        if control.action is Action.CHOOSE:
            await self._choose(interaction, control.text)
            return
        face = await self._entrance.enter_control(interaction, control)
        if face is not None:
            await presses.answer_press(face, interaction, control)

    async def _choose(self, interaction: discord.Interaction, chosen: str) -> None:
        """Ask another community from now on, and at once what was to be asked."""
        name, _, question = chosen.partition(" ")
        face = await self._entrance.choose(interaction, name)
        if face is None:
            return
        if question:
            await face.asking.ask_on(interaction, question)
        else:
            reply = chosen_reply(face.community, audience_of(interaction).wording)
            await send_reply(interaction, reply, private=True)
