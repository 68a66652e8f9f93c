"""What the bot sends by itself: the intent is kept before anything is sent, and what became of it after."""

import json
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.state.database import Database, count_change, upsert
from bot.storage.state.tables import posts

WAITING = "posts"
"""What of the state this is, for whoever sends."""

_NONCE_BYTES = 12  # in hexadecimal, one digit less than what Discord takes


class PostKind(StrEnum):
    """What is sent; the values stand in the state, so they never change."""

    NEWS = "news"
    """A card in a channel."""
    FOLLOWED = "followed"
    """What a member follows, in a direct message."""
    TOLD = "told"
    """What a member waited for, in a direct message."""
    TOLD_BENEATH = "told_beneath"
    """The same, beneath the message in which it was asked."""


class PostStatus(StrEnum):
    """How far it is; the values stand in the state, so they never change."""

    INTENDED = "intended"
    SENDING = "sending"
    """It may have been sent: whoever finds this after a restart has to look."""
    SENT = "sent"
    UNSENT = "unsent"
    """It cannot be sent, and need not be any more."""
    UNSURE = "unsure"
    """Whether it was sent cannot be told, so it is not sent again."""


@dataclass(frozen=True, slots=True)
class Intent:
    """Something that is to be sent once."""

    kind: PostKind
    target: int
    """A channel, or a member for a direct message."""
    subject: str
    """What it is about: never sent twice to one target."""
    content: Mapping[str, Any]
    """What the message is made from."""


@dataclass(frozen=True, slots=True)
class Post:
    """An intent as it is kept."""

    id: int
    intent: Intent
    status: PostStatus
    nonce: str
    at: int


class Posts:
    """Keeps intents and what became of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def intend(self, intent: Intent) -> None:
        """Keep an intent; one that is known already stays as it is. Raise `StateError`."""
        async with self._database.writing() as connection:
            await intend(connection, [intent])

    async def pending(self) -> tuple[Post, ...]:
        """Return what is still to be sent, or may not have been, the oldest first; raise `StateError`."""
        return await self._found(PostStatus.INTENDED, PostStatus.SENDING)

    async def count_pending(self) -> int:
        """Return how many `pending` would return; raise `StateError`."""
        waiting = (PostStatus.INTENDED, PostStatus.SENDING)
        async with self._database.reading() as connection:
            counted = select(func.count()).select_from(posts).where(posts.c.status.in_(waiting))
            return int(await connection.scalar(counted) or 0)

    async def unsure(self) -> tuple[Post, ...]:
        """Return what may not have been sent and is not sent again; raise `StateError`."""
        return await self._found(PostStatus.UNSURE)

    async def mark(self, post: Post, status: PostStatus, message: int | None = None) -> None:
        """Keep how far a post is; raise `StateError`."""
        settled = None if status is PostStatus.SENDING else int(time.time())
        async with self._database.writing() as connection:
            values = {"status": status.value, "message": message, "settled_at": settled}
            await connection.execute(update(posts).where(posts.c.id == post.id).values(values))

    async def forget(self, post: Post) -> None:
        """Delete an intent, as if it had never been; raise `StateError`."""
        async with self._database.writing() as connection:
            await connection.execute(delete(posts).where(posts.c.id == post.id))

    async def forget_before(self, seconds: int) -> None:
        """Delete what was settled before a time; raise `StateError`."""
        async with self._database.writing() as connection:
            await connection.execute(delete(posts).where(posts.c.settled_at < seconds))

    async def count_to(self, member: int) -> int:
        """Return how many direct messages to somebody are known, sent or to be sent; raise `StateError`."""
        directly = posts.c.kind.in_((PostKind.FOLLOWED, PostKind.TOLD))
        query = select(func.count()).select_from(posts).where(directly, posts.c.target == member)
        async with self._database.reading() as connection:
            return await connection.scalar(query) or 0

    async def forget_member(self, member: int) -> None:
        """Delete what was or is to be sent to a member; raise `StateError`."""
        async with self._database.writing() as connection:
            directly = posts.c.kind.in_((PostKind.FOLLOWED, PostKind.TOLD))
            await connection.execute(delete(posts).where(directly, posts.c.target == member))

    async def _found(self, *wanted: PostStatus) -> tuple[Post, ...]:
        query = select(posts).where(posts.c.status.in_(wanted)).order_by(posts.c.id)
        async with self._database.reading() as connection:
            return tuple(
                Post(
                    row.id,
                    Intent(PostKind(row.kind), row.target, row.subject, json.loads(row.content)),
                    PostStatus(row.status),
                    row.nonce,
                    row.at,
                )
                for row in await connection.execute(query)
            )


async def intend(connection: AsyncConnection, intents: Sequence[Intent]) -> None:
    """Keep intents within a transaction; one that is known already stays as it is."""
    for intent in intents:
        row = {
            "kind": intent.kind.value,
            "target": intent.target,
            "subject": intent.subject,
            "status": PostStatus.INTENDED.value,
            "nonce": secrets.token_hex(_NONCE_BYTES),
            "content": json.dumps(intent.content, ensure_ascii=False),
            "at": int(time.time()),
        }
        written = upsert(connection, posts).values(row)
        await connection.execute(written.on_conflict_do_nothing(index_elements=["kind", "target", "subject"]))
    if intents:
        await count_change(connection, WAITING)
