"""Where moderators are told what needs them: one channel a server."""

import time
from dataclasses import dataclass

from sqlalchemy import delete, select

from bot.storage.state.database import Database, put
from bot.storage.state.tables import moderator_channels

MATTER = "moderator_channels"


@dataclass(frozen=True, slots=True)
class ModeratorChannel:
    """A channel in which moderators are told, and the language that is spoken there."""

    server: int
    channel: int
    locale: str


class ModeratorChannels:
    """Writes these channels down and reads them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> tuple[ModeratorChannel, ...]:
        """Return all of them; raise `StateError`."""
        table = moderator_channels
        query = select(table.c.server, table.c.channel, table.c.locale).order_by(table.c.server)
        async with self._database.reading() as connection:
            return tuple(ModeratorChannel(*row) for row in await connection.execute(query))

    async def set(self, server: int, channel: int, locale: str) -> None:
        """Have moderators of a server told in a channel, and in no other; raise `StateError`."""
        row = {"server": server, "channel": channel, "locale": locale, "set_at": int(time.time())}
        async with self._database.writing(MATTER) as connection:
            await put(connection, moderator_channels, row)

    async def unset(self, server: int) -> bool:
        """Have moderators of a server told nowhere; return whether they were told somewhere. Raise `StateError`."""
        async with self._database.writing(MATTER) as connection:
            done = await connection.execute(delete(moderator_channels).where(moderator_channels.c.server == server))
            return bool(done.rowcount)
