"""Where new meetings are announced, and which meetings are no news any more."""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select

from bot.storage.state.database import Database, put, upsert
from bot.storage.state.posts import Intent, intend
from bot.storage.state.tables import known_meetings, news_channels

_BEGUN = "begun"
"""Stands among the fingerprints where moderators wanted news before there was any meeting."""

CHANNELS = "news"
"""What of the state this is, for whoever holds it in memory."""


@dataclass(frozen=True, slots=True)
class NewsChannel:
    """Where one server wants to hear of new meetings."""

    server: int
    channel: int
    locale: str


class NewsChannels:
    """Keeps one channel a server."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> tuple[NewsChannel, ...]:
        """Return all channels; raise `StateError`."""
        query = select(news_channels.c.server, news_channels.c.channel, news_channels.c.locale)
        async with self._database.reading() as connection:
            return tuple(NewsChannel(*row) for row in await connection.execute(query.order_by(news_channels.c.server)))

    async def set(self, channel: NewsChannel) -> None:
        """Keep a channel in place of the one before; raise `StateError`."""
        row = {"server": channel.server, "channel": channel.channel, "locale": channel.locale}
        async with self._database.writing(CHANNELS) as connection:
            await put(connection, news_channels, {**row, "set_at": int(time.time())})

    async def remove(self, server: int) -> bool:
        """Announce nothing in a server any more; return whether it was announced. Raise `StateError`."""
        async with self._database.writing(CHANNELS) as connection:
            done = await connection.execute(delete(news_channels).where(news_channels.c.server == server))
            return done.rowcount > 0


class KnownMeetings:
    """Keeps by what meetings are known again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> frozenset[str]:
        """Return everything by which a meeting is known; raise `StateError`."""
        async with self._database.reading() as connection:
            return frozenset(await connection.scalars(select(known_meetings.c.fingerprint)))

    async def begin(self) -> None:
        """Let whatever comes from now on be new, also where there are no minutes yet; raise `StateError`."""
        async with self._database.writing() as connection:
            row = {"fingerprint": _BEGUN, "at": int(time.time())}
            await connection.execute(upsert(connection, known_meetings).values(row).on_conflict_do_nothing())

    async def take_up(
        self, fingerprints: Collection[str], intents: Callable[[frozenset[str]], Sequence[Intent]]
    ) -> None:
        """Take all of these as known from now on, and keep what is intended about them, in one step.

        `intents` is handed those that were known before, and returns what follows. If nothing at all was known, this
        is the beginning, and nothing follows. Raise `StateError`.
        """
        async with self._database.writing() as connection:
            known = frozenset(await connection.scalars(select(known_meetings.c.fingerprint)))
            if new := sorted(set(fingerprints) - known):
                rows = [{"fingerprint": one, "at": int(time.time())} for one in new]
                await connection.execute(upsert(connection, known_meetings).on_conflict_do_nothing(), rows)
            if known:
                await intend(connection, intents(known))
