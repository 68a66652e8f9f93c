"""Sends what the bot has to say by itself, each thing once, also if the process dies half-way.

The intent is kept first. Then it is marked as being sent, and sent with its nonce; then it is marked as sent. Whoever
finds a post that was being sent looks for it where it was to go: it is sent again only if it is surely not there.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.desk.messenger import Messenger, Messengers, Sent, Unsent
from bot.errors import StateError
from bot.replies.model import Reply
from bot.storage.state.leases import DUTY, Leases, OwnLeases
from bot.storage.state.posts import Intent, Post, PostKind, Posts, PostStatus

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it goes out."""

    reply: Reply
    mark: str
    """The id of a control that stands in no other message of the bot's there, by which it is found again."""
    beneath: int | None = None
    """The message to write beneath, in a channel."""


Compose = Callable[[Post], Awaitable[Letter | None]]
"""Makes the message of an intent; None if there is nothing to say any more."""


@dataclass(frozen=True, slots=True)
class Road:
    """How one kind of post is made and what follows."""

    compose: Compose
    is_direct: bool
    is_kept: bool = True
    """Whether it is kept that it was sent; where not, whoever intends it knows by other means."""
    blocked: Callable[[Post, Unsent], Awaitable[None]] | None = None
    """What to do if the member takes no direct messages, the bot may not write there, or the place is gone."""


class Outbox:
    """Sends whatever is intended; an instance lives as long as the program."""

    def __init__(
        self,
        posts: Posts,
        messengers: Messengers,
        leases: Leases | None = None,
        *,
        has_minutes: Callable[[], bool] = lambda: True,
    ) -> None:
        """Of several processes, the one on duty by its `leases` sends for all.

        Unless it `has_minutes`, everything waits: they may be set aside, and nothing can be made of none.
        """
        self._has_minutes = has_minutes
        self._leases = leases or OwnLeases()
        self._posts = posts
        self._messengers = messengers
        self._kinds: dict[PostKind, Road] = {}
        self._turn = asyncio.Lock()

    def handle(self, kind: PostKind, road: Road) -> None:
        """Say how one kind of post is made."""
        self._kinds[kind] = road

    async def intend(self, intent: Intent) -> None:
        """Keep something to be sent, unless that is known already; raise `StateError`."""
        await self._posts.intend(intent)

    async def unsure(self) -> tuple[Post, ...]:
        """Return what may not have been sent and is not sent again; raise `StateError`."""
        return await self._posts.unsure()

    async def send_all(self) -> None:
        """Send everything that is intended; without a messenger or minutes, or off duty, it waits.

        Raise `StateError`.
        """
        async with self._turn:
            tried: set[int] = set()
            # What cannot be sent may bring further intents.
            while self._may_send and (new := [post for post in await self._posts.pending() if post.id not in tried]):
                for post in new:
                    tried.add(post.id)
                    messenger = self._messengers.current
                    if messenger is None or not self._may_send:
                        return
                    try:
                        await self._send(messenger, post, self._kinds[post.intent.kind])
                    except StateError:
                        raise
                    except Exception:  # whatever it may be: others have their turn, and this one has it again later
                        _LOG.exception("post %d (%s) could not be sent", post.id, post.intent.kind)

    @property
    def _may_send(self) -> bool:
        return self._leases.holds(DUTY) and self._has_minutes()

    async def _send(self, messenger: Messenger, post: Post, road: Road) -> None:
        letter = await road.compose(post)
        if letter is None:
            if self._has_minutes():  # else they went away while it was made
                await self._settled(post, road, PostStatus.UNSENT)
            return
        sent = await _found(messenger, post, road, letter) if post.status is PostStatus.SENDING else None
        if sent is None:
            await self._posts.mark(post, PostStatus.SENDING)
            sent = await _sent(messenger, post, road, letter)
            if sent is Unsent.UNSURE:
                sent = await self._again(messenger, post, road, letter)
        await self._settle(post, road, sent)

    async def _again(self, messenger: Messenger, post: Post, road: Road, letter: Letter) -> Sent:
        """Look for what may have been sent, and send it once more if it is not there."""
        found = await _found(messenger, post, road, letter)
        return found if found is not None else await _sent(messenger, post, road, letter)

    async def _settle(self, post: Post, road: Road, sent: Sent) -> None:
        match sent:
            case Unsent.UNSURE:
                await self._settled(post, road, PostStatus.UNSURE)
                _LOG.warning(
                    "whether post %d (%s for %d) was sent cannot be told, so it is not sent again",
                    *(post.id, post.intent.kind, post.intent.target),
                )
            case Unsent():
                _LOG.info("post %d (%s for %d) cannot be sent: %s", post.id, post.intent.kind, post.intent.target, sent)
                if road.blocked is not None:
                    await road.blocked(post, sent)
                await self._settled(post, road, PostStatus.UNSENT)
            case _:
                await self._settled(post, road, PostStatus.SENT, sent)

    async def _settled(self, post: Post, road: Road, status: PostStatus, message: int | None = None) -> None:
        if road.is_kept:
            await self._posts.mark(post, status, message)
        else:
            await self._posts.forget(post)


async def _sent(messenger: Messenger, post: Post, road: Road, letter: Letter) -> Sent:
    if road.is_direct:
        return await messenger.direct(post.intent.target, letter.reply, post.nonce)
    return await messenger.post(post.intent.target, letter.reply, post.nonce, letter.beneath)


async def _found(messenger: Messenger, post: Post, road: Road, letter: Letter) -> Sent | None:
    target = post.intent.target
    return await messenger.find(
        channel=None if road.is_direct else target,
        member=target if road.is_direct else None,
        mark=letter.mark,
        since=post.at,
    )
