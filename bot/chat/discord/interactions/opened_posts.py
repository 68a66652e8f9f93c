"""Posts of forums are answered when they are opened, by their titles: what stands in them the bot may not read."""

import asyncio
import logging

import discord

from bot.chat.discord.interactions.community_means import CommunityMeans
from bot.chat.discord.interactions.permissions import missing_permission
from bot.chat.discord.interactions.spots import roles_of, spot_of
from bot.chat.discord.rendering.view import view_of
from bot.chat.discord.session.refusals import DISCORD_ERRORS
from bot.chat.discord.session.sending import Again, send
from bot.chat.discord.words import remove_button
from bot.desk.channel_rules import Answers
from bot.errors import QuorumError
from bot.replies.commands.ask_request import AskRequest
from bot.replies.i18n.audience import Audience
from bot.replies.model import Reply
from bot.replies.tagging import tagged

_LOG = logging.getLogger(__name__)

_LATE_SECONDS = 1.0
"""Seconds for which the news of a post is waited for that its first message came before."""


def is_opening(message: discord.Message, me: int) -> bool:
    """Return whether a message opens a post or a thread, and is not meant for the bot by itself.

    The first message of a post has the id of the post.
    """
    return message.id == message.channel.id and me not in {user.id for user in message.mentions}


class OpenedPosts:
    """Answers posts, each once, where the rules say so and only with what the minutes are sure of."""

    def __init__(self, means: CommunityMeans) -> None:
        self._means = means

    async def handle(self, message: discord.Message) -> None:
        """Answer the post that a message opens; never raises."""
        if message.author.bot or message.guild is None:
            return
        try:
            post = await _post_of(message, message.guild)
            if post is not None:
                await self._answer(message, post)
        except DISCORD_ERRORS as error:
            _LOG.warning("The post %d could not be answered: %s", message.id, error)
        except QuorumError as error:
            _LOG.warning("The post %d: %s", message.id, type(error).__name__)
        except Exception:
            _LOG.exception("Answering the post %d failed", message.id)

    async def _answer(self, message: discord.Message, post: discord.Thread) -> None:
        spot = spot_of(post, post.guild.id, roles_of(message.author))
        if spot is None or not self._means.doors.rule(spot).opens_posts or missing_permission(post) is not None:
            return
        admission = self._means.doors.admit(spot, message)
        if admission.wait or admission.answers not in (Answers.PUBLIC, Answers.THREAD):
            return
        audience = Audience(self._means.language or post.guild.preferred_locale.value, translated_names=True)
        await self._means.awake()
        reply = await self._means.asking.answer_title(AskRequest(post.name), audience=audience)
        if reply.outcome is None or not reply.outcome.is_answered or reply.failed:
            return
        card = view_of(tagged(Reply((*reply.blocks, *remove_button())), self._means.whose.tag), self._means.commands())
        nobody = discord.AllowedMentions.none()
        await send(lambda: post.send(view=card, allowed_mentions=nobody, nonce=message.id), Again.SAME)


async def _post_of(message: discord.Message, guild: discord.Guild) -> discord.Thread | None:
    """Return the forum's post that a message opens; None for a thread of another kind."""
    post = guild.get_thread(message.id)
    if post is None:
        await asyncio.sleep(_LATE_SECONDS)
        post = guild.get_thread(message.id)
    return post if post and isinstance(post.parent, discord.ForumChannel) else None
