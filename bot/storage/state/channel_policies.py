"""How the bot answers in which channel and to which role, as moderators set it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, select

from bot.storage.state.database import Database, put
from bot.storage.state.tables import channel_policies

CHANNELS = "channels"
"""What this matter is called where changes are counted."""


@dataclass(frozen=True, slots=True)
class ChannelPolicy:
    """What is set for one channel and one role of a server; 0 stands for all of them, None for what is not set."""

    server: int
    channel: int
    role: int
    answers: str | None = None
    member_seconds: int | None = None
    channel_seconds: int | None = None
    opens_posts: bool | None = None


class ChannelPolicies:
    """Reads and writes what is set."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> tuple[ChannelPolicy, ...]:
        """Return everything that is set in all servers; raise `StateError`."""
        table = channel_policies.c
        query = select(
            *(table.server, table.channel, table.role, table.answers),
            *(table.member_seconds, table.channel_seconds, table.opens_posts),
        ).order_by(table.server, table.channel, table.role)
        async with self._database.reading() as connection:
            return tuple(ChannelPolicy(*row) for row in await connection.execute(query))

    async def change(self, server: int, channel: int, role: int, given: Mapping[str, str | int | bool]) -> None:
        """Set what is given, by the names of `ChannelPolicy`, and leave the rest as it is; raise `StateError`."""
        table = channel_policies.c
        names = ("answers", "member_seconds", "channel_seconds", "opens_posts")
        query = select(*(table[name] for name in names)).where(
            table.server == server, table.channel == channel, table.role == role
        )
        async with self._database.writing(CHANNELS) as connection:
            known = (await connection.execute(query)).mappings().first()
            row = {"server": server, "channel": channel, "role": role, **(known or {}), **given}
            await put(connection, channel_policies, {**row, "set_at": int(time.time())})

    async def remove(self, server: int, channel: int, role: int) -> bool:
        """Take away what is set for one channel and role; return whether there was anything. Raise `StateError`."""
        table = channel_policies.c
        async with self._database.writing(CHANNELS) as connection:
            done = await connection.execute(
                delete(channel_policies).where(table.server == server, table.channel == channel, table.role == role)
            )
            return done.rowcount > 0
