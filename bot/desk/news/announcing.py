"""Announces new meetings, once each, in the channel that moderators chose."""

import asyncio
import logging
from collections.abc import Mapping, Sequence

from bot.desk.caller import Caller
from bot.desk.cards.news import (
    announcement,
    announcement_of_many,
    announcing_reply,
    not_announced_reply,
    open_control,
    where_announced_reply,
)
from bot.desk.messenger import Unsent
from bot.desk.news.following import MOST_AT_ONCE, Following
from bot.desk.news.identity import fingerprints_of, new_among, subject_of
from bot.desk.outbox import Letter, Outbox, Road
from bot.desk.room import CommandHandler, Need, Room
from bot.desk.surroundings import Surroundings
from bot.errors import UsageError
from bot.knowledge.comparing import ReviewReport
from bot.knowledge.snapshot import Snapshot
from bot.minutes.meeting_texts import Meeting
from bot.minutes.meetings import held_meetings
from bot.replies.commands.catalogue import KNOWLEDGE_ANNOUNCE
from bot.replies.controls.custom_id import control_id
from bot.replies.controls.references import find_referenced_meeting, meeting_reference
from bot.replies.i18n.audience import Audience, languages_of
from bot.replies.model import Reply
from bot.storage.state.audit import AuditLog
from bot.storage.state.leases import DUTY
from bot.storage.state.news import CHANNELS, KnownMeetings, NewsChannel, NewsChannels
from bot.storage.state.posts import Intent, Post, PostKind

_LOG = logging.getLogger(__name__)


class AnnouncingRoom(Room):
    """Looks after every reload for meetings that are new, and keeps what is to be said of them before it is said."""

    matter = CHANNELS

    def __init__(
        self,
        channels: NewsChannels,
        known: KnownMeetings,
        audit: AuditLog,
        outbox: Outbox,
        following: Following,
        around: Surroundings,
    ) -> None:
        self._stored = channels
        self._known = known
        self._audit = audit
        self._outbox = outbox
        self._following = following
        self._around = around
        self._channels: tuple[NewsChannel, ...] = ()
        self._turn = asyncio.Lock()
        self._refused: set[int] = set()
        """Channels in which nothing could be announced the last time."""
        self._without: set[int] = set()
        """Servers whose channel for news was deleted."""
        outbox.handle(PostKind.NEWS, Road(self._compose, is_direct=False, blocked=self._unannounced))

    @property
    def commands(self) -> Mapping[str, CommandHandler]:
        """The command that says where to announce."""
        return {KNOWLEDGE_ANNOUNCE.name: self.announce}

    async def needs(self, caller: Caller) -> tuple[Need, ...]:
        """Return that nothing can be announced here, or nobody can tell whether something was sent.

        Raise `StateError`.
        """
        wording = caller.audience.wording
        needs = [
            Need(wording("New meetings could not be announced in #{channel} the last time.", channel=name))
            for name in (self._name(one) for one in self._refused if self._is_of(one, caller.server))
        ]
        if caller.server in self._without:
            needs.append(Need(wording("The channel for new meetings is gone; /knowledge announce chooses another.")))
        if count := len(await self._outbox.unsure()):
            words = wording.plural(
                "It cannot be told whether {count} message was sent, so it is not sent again.",
                "It cannot be told whether {count} messages were sent, so they are not sent again.",
                count,
            )
            needs.append(Need(words))
        return tuple(needs)

    async def read(self) -> None:
        """Read where to announce; raise `StateError`."""
        self._channels = await self._stored.all()

    async def announce(self, caller: Caller, channel: str = "", off: bool = False) -> Reply:
        """Announce in a channel, given by its id, or nowhere; without either, say where.

        Raise `UsageError` outside of servers, and `StateError`.
        """
        wording = caller.audience.wording
        server = caller.server
        if server is None:
            raise UsageError(wording("Channels belong to a server: set there where new meetings are announced."))
        if off:
            await self._stored.remove(server)
            await self._audit.note(caller.member, server, "announce", "off")
            await self.read()
            return not_announced_reply(wording)
        if not channel.isdecimal():
            here = next((one.channel for one in self._channels if one.server == server), None)
            return where_announced_reply(self._name(here) if here else "", wording)
        # Before the channel is kept: what is here now is no news.
        await self.look()
        await self._known.begin()
        self._refused.discard(int(channel))
        self._without.discard(server)
        await self._stored.set(NewsChannel(server, int(channel), caller.audience.locale or ""))
        await self._audit.note(caller.member, server, "announce", f"#{self._name(int(channel))}")
        await self.read()
        return announcing_reply(self._name(int(channel)), wording)

    async def refreshed(self, report: ReviewReport) -> None:
        """Announce what is new in minutes that were read anew; raise `StateError`."""
        if self._around.leases.holds(DUTY):
            await self.connected()

    async def connected(self) -> None:
        """Announce what came while the bot was away, and what it meant to say then; raise `StateError`."""
        if self._around.messengers.current is None:
            return  # whoever can announce looks for what is new
        await self.look()
        await self._outbox.send_all()

    async def look(self) -> None:
        """Take up what meetings there are, and keep what is to be said of new ones; raise `StateError`."""
        async with self._turn:
            snapshot = self._around.knowledge.snapshot
            # An agenda of a meeting to come is no news: it becomes one when the meeting was held.
            meetings = held_meetings(snapshot.meetings, self._around.replies.today())
            if not meetings:
                return
            prints = await asyncio.to_thread(fingerprints_of, meetings)
            every = {one for some in prints.values() for one in some}
            if every <= await self._known.all():
                return
            following = await self._following.prepared(snapshot)

            def intents(known: frozenset[str]) -> Sequence[Intent]:
                new = new_among(meetings, known)
                return [*self._cards(new, meetings), *following.intents(new)]

            await self._known.take_up(every, intents)

    def _cards(self, new: Sequence[Meeting], meetings: Sequence[Meeting]) -> list[Intent]:
        if not new:
            return []
        together = [tuple(new)] if len(new) > MOST_AT_ONCE else [(one,) for one in reversed(new)]
        return [
            Intent(
                PostKind.NEWS,
                channel.channel,
                subject_of(some[0], meetings) + (f"+{len(some)}" if len(some) > 1 else ""),
                {"meetings": [meeting_reference(one) for one in some], "locale": channel.locale},
            )
            for channel in self._channels
            for some in together
        ]

    async def _compose(self, post: Post) -> Letter | None:
        if all(one.channel != post.intent.target for one in await self._stored.all()):
            return None  # a moderator ended it meanwhile
        snapshot = self._around.knowledge.snapshot
        audience = Audience(post.intent.content["locale"] or None, translated_names=True)
        return await asyncio.to_thread(_letter, post.intent.content["meetings"], snapshot, audience)

    async def _unannounced(self, post: Post, why: Unsent) -> None:
        """Take note that a channel takes nothing; in one that is gone nothing is announced any more."""
        channel = post.intent.target
        self._refused.add(channel)
        if why is not Unsent.GONE:
            return
        for lost in [one for one in self._channels if one.channel == channel]:
            _LOG.warning("channel %d is gone, so new meetings are no longer announced there", channel)
            await self._stored.remove(lost.server)
            self._without.add(lost.server)
        await self.read()

    def _is_of(self, channel: int, server: int | None) -> bool:
        return any(one.channel == channel and one.server == server for one in self._channels)

    def _name(self, channel: int) -> str:
        messenger = self._around.messengers.current
        return (messenger.name_of(channel) if messenger else "") or str(channel)


def _letter(references: Sequence[str], known: Snapshot, audience: Audience) -> Letter | None:
    found = [find_referenced_meeting(known.meetings, reference) for reference in references]
    meetings = [meeting for meeting in found if meeting is not None]
    if not meetings:
        return None
    languages, wording = languages_of(audience), audience.wording
    mark = control_id(open_control(meetings[0]))
    if len(references) == 1:
        return Letter(announcement(meetings[0], known, languages, wording), mark)
    return Letter(announcement_of_many(meetings, languages, wording), mark)
