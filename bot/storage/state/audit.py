"""What moderators did, for those who answer for it later."""

import time
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select

from bot.storage.state.database import Database
from bot.storage.state.tables import audit

_MAX_DETAIL_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a moderator did; `member` is 0 for whoever sits at the machine, and for the bot itself."""

    at: int
    member: int
    server: int | None
    act: str
    detail: str


class AuditLog:
    """Writes acts down and reads them, the newest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, member: int, server: int | None, act: str, detail: str = "") -> None:
        """Write an act down; raise `StateError`."""
        row = {"at": int(time.time()), "member": member, "server": server, "act": act}
        async with self._database.writing() as connection:
            await connection.execute(insert(audit).values(**row, detail=detail[:_MAX_DETAIL_CHARACTERS]))

    async def acts(self, *, skip: int, most: int, server: int | None = None) -> tuple[Act, ...]:
        """Return some acts, of one server or of all; raise `StateError`."""
        query = select(audit.c.at, audit.c.member, audit.c.server, audit.c.act, audit.c.detail)
        query = query.order_by(audit.c.id.desc()).offset(skip).limit(most)
        if server is not None:
            query = query.where(audit.c.server == server)
        async with self._database.reading() as connection:
            return tuple(Act(*row) for row in await connection.execute(query))

    async def count(self, *, server: int | None = None, member: int | None = None) -> int:
        """Return how many acts there are, of one server or of all, by one member or by all; raise `StateError`."""
        query = select(func.count()).select_from(audit)
        if server is not None:
            query = query.where(audit.c.server == server)
        if member is not None:
            query = query.where(audit.c.member == member)
        async with self._database.reading() as connection:
            return await connection.scalar(query) or 0

    async def forget_before(self, seconds: int) -> int:
        """Delete what was done before a time; return how much that was. Raise `StateError`."""
        async with self._database.writing() as connection:
            return (await connection.execute(delete(audit).where(audit.c.at < seconds))).rowcount
