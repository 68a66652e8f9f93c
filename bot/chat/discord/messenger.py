"""Sends on Discord what goes out by itself, and looks for what may have been sent."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from datetime import UTC, datetime

import discord

from bot.chat.discord.interactions.permissions import may_reply, missing_permission
from bot.chat.discord.interactions.reading import ids_in
from bot.chat.discord.rendering.controls import ControlClient
from bot.chat.discord.rendering.view import view_of
from bot.chat.discord.session.refusals import DISCORD_ERRORS, refusal_in
from bot.chat.discord.session.sending import Again, send
from bot.desk.messenger import Sent, Unsent
from bot.replies.controls.custom_id import control_id, read_control_id
from bot.replies.model import Reply
from bot.replies.tagging import tagged

_CLOCKS_SECONDS = 120
"""By how much the clock here and the one of Discord may differ."""

_MOST_LOOKED_THROUGH = 500
"""Messages of a channel since a time; where there are more, it cannot be told."""

_LOG = logging.getLogger(__name__)

Post = Callable[[], Awaitable[Sent]]


class DiscordMessenger:
    """Sends through a client that is connected."""

    def __init__(self, client: ControlClient, *, tag: str = "", servers: Collection[int] = ()) -> None:
        """`tag` tells in each control which of several communities it is of; `servers` are all that it posts in.

        Without servers, it posts in whichever the bot is in.
        """
        self._client = client
        self._tag = tag
        self._servers = frozenset(servers)

    async def direct(self, member: int, reply: Reply, nonce: str) -> Sent:
        """Send a direct message; the same nonce again soon does not send it twice."""

        async def send_it() -> Sent:
            channel = await self._client.create_dm(discord.Object(member))
            return (await channel.send(view=self._card(reply), allowed_mentions=_NOBODY, nonce=nonce)).id

        return await _told(send_it)

    async def post(self, channel: int, reply: Reply, nonce: str, beneath: int | None = None) -> Sent:
        """Post a message in a channel, beneath another one there if that is given and can be."""
        known = self._client.get_channel(channel)
        if isinstance(known, discord.TextChannel | discord.Thread) and missing_permission(known) is not None:
            return Unsent.BLOCKED
        if self._servers and await self._server_of(channel, known) not in self._servers:
            return Unsent.BLOCKED  # the server may ask others by now, or nobody
        place = self._client.get_partial_messageable(channel)
        card = self._card(reply)

        async def send_it() -> Sent:
            if beneath is None:
                return (await place.send(view=card, allowed_mentions=_NOBODY, nonce=nonce)).id
            reference = discord.MessageReference(message_id=beneath, channel_id=channel, fail_if_not_exists=False)
            sent = await place.send(view=card, allowed_mentions=_NOBODY, nonce=nonce, reference=reference)
            return sent.id

        return await _told(send_it)

    async def find(self, *, channel: int | None, member: int | None, mark: str, since: int) -> Sent | None:
        """Return the bot's own message with a control of this id, None if it is surely not there."""
        try:
            place: discord.abc.Messageable
            known = self._client.get_channel(channel) if channel is not None else None
            is_readable = channel is None or known is not None
            if channel is not None:
                if isinstance(known, discord.TextChannel | discord.Thread) and not may_reply(known):
                    return Unsent.UNSURE  # to whom may not read what was written, a channel looks empty
                if known is None and not self._client.sees_all_servers:
                    is_readable = await self._may_read_elsewhere(channel)
                place = self._client.get_partial_messageable(channel)
            else:
                place = await self._client.create_dm(discord.Object(member or 0))
            around = datetime.fromtimestamp(since - _CLOCKS_SECONDS, UTC)
            later = place.history(limit=_MOST_LOOKED_THROUGH, after=around, oldest_first=True)
            # The clock here may have been ahead when that time was noted, by any amount.
            earlier = place.history(limit=_MOST_LOOKED_THROUGH, before=around)
            seen = []
            for messages in (later, earlier):
                seen.append(0)
                async for message in messages:
                    seen[-1] += 1
                    own = self._client.user is not None and message.author.id == self._client.user.id
                    if own and self._mark(mark) in ids_in(message.components):
                        return message.id
        except discord.NotFound:
            return Unsent.GONE
        except DISCORD_ERRORS as error:
            _LOG.info("it cannot be seen whether something was sent (%s)", type(error).__name__)
            return Unsent.UNSURE
        # Of a channel that is not known here, nobody can say whether the bot may read it.
        is_whole = seen[0] < _MOST_LOOKED_THROUGH and (is_readable or sum(seen) > 0)
        return None if is_whole else Unsent.UNSURE

    async def _may_read_elsewhere(self, channel: int) -> bool:
        """Return whether the bot may read what was written in a channel that is another shard's."""
        found, user = await self._client.fetch_channel(channel), self._client.user
        if not isinstance(found, discord.abc.GuildChannel) or user is None:
            return False
        guild = await self._client.fetch_guild(found.guild.id, with_counts=False)
        me = await guild.fetch_member(user.id)
        there = next((one for one in await guild.fetch_channels() if one.id == channel), None)
        return there is not None and there.permissions_for(me).read_message_history

    def name_of(self, channel: int) -> str:
        """Return what a channel is called, empty if it is not known."""
        return str(getattr(self._client.get_channel(channel), "name", ""))

    def _card(self, reply: Reply) -> discord.ui.LayoutView:
        return view_of(tagged(reply, self._tag), self._client.command_ids)

    def _mark(self, mark: str) -> str:
        """Return the id of a control as it stands on this community's cards."""
        control = read_control_id(mark)
        return control_id(replace(control, community=self._tag)) if control else mark

    async def _server_of(self, channel: int, known: object) -> int | None:
        """Return the server that a channel is in; Discord is asked for one that is not known here."""
        if known is None:
            try:
                known = await self._client.fetch_channel(channel)
            except (discord.InvalidData, *DISCORD_ERRORS):
                return None
        guild = getattr(known, "guild", None)
        return guild.id if guild is not None else None


_NOBODY = discord.AllowedMentions.none()


async def _told(post: Post) -> Sent:
    """Return what came of sending something, which has a nonce."""
    try:
        sent = await send(post, Again.SAME)
    except discord.Forbidden:
        return Unsent.BLOCKED
    except discord.NotFound:
        return Unsent.GONE
    except discord.HTTPException as error:
        if refusal_in(error) is not None:
            await asyncio.Event().wait()  # the bot is about to end; with another token, this is looked at again
        # It will not be taken another time either.
        _LOG.error("Discord does not take what was to be sent: %s", error)
        return Unsent.BLOCKED
    except DISCORD_ERRORS as error:
        _LOG.info("it cannot be told whether something was sent (%s)", type(error).__name__)
        return Unsent.UNSURE
    return Unsent.UNSURE if sent is None else sent
