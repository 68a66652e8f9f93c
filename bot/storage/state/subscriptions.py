"""Which members want to hear of which topics and people."""

import time
from dataclasses import dataclass

from sqlalchemy import delete, func, select

from bot.storage.state.database import Database, put
from bot.storage.state.tables import subscriptions


@dataclass(frozen=True, slots=True)
class Subscription:
    """What one member follows."""

    member: int
    kind: str
    """`topic` or `person`."""
    subject: str
    """The words of the topic, or the person's name, as they were typed or shown."""
    locale: str = ""
    server: int | None = None


class Subscriptions:
    """Keeps what members follow."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> tuple[Subscription, ...]:
        """Return everything that is followed, member by member; raise `StateError`."""
        return await self._found()

    async def of(self, member: int) -> tuple[Subscription, ...]:
        """Return what a member follows; raise `StateError`."""
        return await self._found(member)

    async def add(self, one: Subscription, *, most: int) -> bool:
        """Keep a subscription unless the member has so many; return whether it is kept. Raise `StateError`."""
        async with self._database.writing() as connection:
            count = select(func.count()).select_from(subscriptions).where(subscriptions.c.member == one.member)
            if (await connection.scalar(count) or 0) >= most:
                return False
            row = {"member": one.member, "kind": one.kind, "subject": one.subject, "locale": one.locale}
            await put(connection, subscriptions, {**row, "server": one.server, "at": int(time.time())})
            return True

    async def remove(self, member: int, kind: str, subject: str) -> bool:
        """End a subscription; return whether there was one. Raise `StateError`."""
        its = (subscriptions.c.member == member, subscriptions.c.kind == kind, subscriptions.c.subject == subject)
        async with self._database.writing() as connection:
            return (await connection.execute(delete(subscriptions).where(*its))).rowcount > 0

    async def forget(self, member: int) -> int:
        """End all subscriptions of a member; return how many there were. Raise `StateError`."""
        async with self._database.writing() as connection:
            done = await connection.execute(delete(subscriptions).where(subscriptions.c.member == member))
            return done.rowcount

    async def _found(self, member: int | None = None) -> tuple[Subscription, ...]:
        columns = (subscriptions.c.member, subscriptions.c.kind, subscriptions.c.subject, subscriptions.c.locale)
        query = select(*columns, subscriptions.c.server).order_by(subscriptions.c.member, subscriptions.c.at)
        if member is not None:
            query = query.where(subscriptions.c.member == member)
        async with self._database.reading() as connection:
            return tuple(Subscription(*row) for row in await connection.execute(query))
