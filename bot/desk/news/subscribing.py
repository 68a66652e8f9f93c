"""Members follow topics and people, and are told of them in direct messages."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace

from bot.desk.caller import Caller
from bot.desk.cards.following import (
    MOST,
    ended_reply,
    follow_button,
    followed_in,
    news_of_many_reply,
    news_reply,
    subscribed_reply,
    subscriptions_reply,
    too_many_reply,
)
from bot.desk.cards.news import open_control
from bot.desk.cards.privacy import followed_kept
from bot.desk.messenger import Unsent
from bot.desk.news.following import quotes
from bot.desk.outbox import Letter, Outbox, Road
from bot.desk.room import CommandHandler, PressHandler, Room
from bot.desk.surroundings import Surroundings
from bot.minutes.model import Entry
from bot.replies.commands.catalogue import SUBSCRIPTIONS
from bot.replies.controls.custom_id import Action, ControlAction, control_id, fits
from bot.replies.controls.references import Location, find_referenced_meeting
from bot.replies.i18n.audience import Audience, languages_of
from bot.replies.model import Reply
from bot.storage.state.posts import Post, PostKind, Posts
from bot.storage.state.subscriptions import Subscription, Subscriptions

_LOG = logging.getLogger(__name__)


class SubscribingRoom(Room):
    """Keeps what members follow, and tells them once a meeting."""

    def __init__(self, stored: Subscriptions, posts: Posts, outbox: Outbox, around: Surroundings) -> None:
        self._stored = stored
        self._posts = posts
        self._around = around
        outbox.handle(PostKind.FOLLOWED, Road(self._compose, is_direct=True, blocked=self._blocked))

    @property
    def commands(self) -> Mapping[str, CommandHandler]:
        """The command that lists what the caller follows."""
        return {SUBSCRIPTIONS.name: self.list}

    @property
    def presses(self) -> Mapping[Action, PressHandler]:
        """The controls that begin and end a subscription."""
        return {Action.SUBSCRIBE: self._subscribe, Action.UNSUBSCRIBE: self._unsubscribe}

    def about(self, reply: Reply, audience: Audience) -> Reply:
        """Return a card on a topic or a person with the button that follows it, if anything can be sent."""
        if reply.subject is None or self._around.messengers.current is None:
            return reply
        button = follow_button(*reply.subject, audience.wording)
        return replace(reply, blocks=(*reply.blocks, button)) if fits(button.control) else reply

    async def list(self, caller: Caller) -> Reply:
        """Return what the caller follows; raise `StateError`."""
        return subscriptions_reply(await self._stored.of(caller.member), caller.audience.wording)

    async def kept_about(self, caller: Caller) -> tuple[str, ...]:
        """Return what somebody follows, and what was sent to them; raise `StateError`."""
        followed, sent = await self._stored.of(caller.member), await self._posts.count_to(caller.member)
        return followed_kept(len(followed), sent, caller.audience.wording)

    async def forget(self, member: int) -> None:
        """End all that a member follows; raise `StateError`."""
        await self._stored.forget(member)
        await self._posts.forget_member(member)

    async def tidy(self, before: int) -> None:
        """Delete what was sent before a time; raise `StateError`."""
        await self._posts.forget_before(before)

    async def _subscribe(self, control: ControlAction, caller: Caller) -> Reply:
        wording, followed = caller.audience.wording, followed_in(control.text)
        if followed is None:
            return await self.list(caller)
        one = Subscription(caller.member, *followed, caller.audience.locale or "", caller.server)
        kept = await self._stored.add(one, most=MOST)
        return subscribed_reply(*followed, wording) if kept else too_many_reply(wording)

    async def _unsubscribe(self, control: ControlAction, caller: Caller) -> Reply:
        followed = followed_in(control.text)
        if followed is None:
            return await self.list(caller)
        await self._stored.remove(caller.member, *followed)
        return ended_reply(followed[1], await self._stored.of(caller.member), caller.audience.wording)

    async def _compose(self, post: Post) -> Letter | None:
        content, known = post.intent.content, self._around.knowledge.snapshot
        # Who has left meanwhile is told nothing.
        still = {(one.kind, one.subject) for one in await self._stored.of(post.intent.target)}
        followed = [(kind, subject) for kind, subject in content["followed"] if (kind, subject) in still]
        found = [find_referenced_meeting(known.meetings, one) for one in content["meetings"]]
        meetings = [meeting for meeting in found if meeting is not None]
        if not meetings or not followed:
            return None
        audience = Audience(content["locale"] or None, translated_names=True)
        languages, wording = languages_of(audience), audience.wording
        mark = control_id(open_control(meetings[0]))
        if len(content["meetings"]) > 1:
            return Letter(news_of_many_reply(meetings, followed, languages, wording), mark)
        places = await quotes(followed, meetings[0], known)

        def letter() -> Letter | None:
            quoted = [
                (kind, subject, hit)
                for kind, subject, place in places
                for hit in known.hits_of(subject, _entries(place)[:1])
            ]
            return Letter(news_reply(meetings[0], quoted, languages, wording), mark) if quoted else None

        return await asyncio.to_thread(letter)

    async def _blocked(self, post: Post, _: Unsent) -> None:
        """End what somebody follows who takes no direct messages."""
        ended = await self._stored.forget(post.intent.target)
        _LOG.info("%d subscriptions end, since their member takes no direct messages", ended)


def _entries(place: Location) -> list[Entry]:
    """Return what can be quoted of a place, its first words first."""
    return [place.entry] if place.entry else [entry for entry in place.minutes.entries if entry.item is place.item]
