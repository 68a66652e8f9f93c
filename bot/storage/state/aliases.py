"""Names of one thing that moderators taught, and pairs that may be such names."""

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update

from bot.storage.state.database import Database, upsert
from bot.storage.state.tables import alias_proposals, aliases

MATTER = "aliases"

_OPEN, _DECLINED, _TAKEN = "open", "declined", "taken"


@dataclass(frozen=True, slots=True)
class TaughtAlias:
    """Two names or more of one thing."""

    id: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposedAlias:
    """Two names that may be of one thing, in alphabetical order."""

    first: str
    second: str
    count: int


class AliasBook:
    """Writes names down and reads them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> tuple[TaughtAlias, ...]:
        """Return all names that were taught, the oldest first; raise `StateError`."""
        query = select(aliases.c.id, aliases.c.names).order_by(aliases.c.id)
        async with self._database.reading() as connection:
            return tuple(TaughtAlias(id, tuple(json.loads(names))) for id, names in await connection.execute(query))

    async def add(self, groups: Iterable[Sequence[str]], member: int) -> None:
        """Keep groups of names, each of one thing; raise `StateError`."""
        now = int(time.time())
        rows = [
            {"names": json.dumps(list(names), ensure_ascii=False), "added_by": member, "added_at": now}
            for names in groups
        ]
        if not rows:
            return
        async with self._database.writing(MATTER) as connection:
            await connection.execute(insert(aliases), rows)

    async def count_of(self, member: int) -> int:
        """Return how many groups a member taught; raise `StateError`."""
        query = select(func.count()).select_from(aliases).where(aliases.c.added_by == member)
        async with self._database.reading() as connection:
            return await connection.scalar(query) or 0

    async def forget(self, member: int) -> None:
        """Forget what a member taught was taught by them; raise `StateError`."""
        async with self._database.writing() as connection:
            await connection.execute(update(aliases).where(aliases.c.added_by == member).values(added_by=0))

    async def remove(self, id: int) -> bool:
        """Delete a group; return whether it was there. Raise `StateError`."""
        async with self._database.writing(MATTER) as connection:
            return bool((await connection.execute(delete(aliases).where(aliases.c.id == id))).rowcount)

    async def propose(self, one: str, other: str) -> None:
        """Count that two names may be of one thing; a pair that was declined stays so. Raise `StateError`."""
        first, second = sorted((one, other))
        async with self._database.writing() as connection:
            new = upsert(connection, alias_proposals).values(
                first=first, second=second, count=1, last_at=int(time.time()), status=_OPEN
            )
            again = {"count": alias_proposals.c.count + 1, "last_at": new.excluded["last_at"]}
            await connection.execute(new.on_conflict_do_update(index_elements=["first", "second"], set_=again))

    async def proposals(self) -> tuple[ProposedAlias, ...]:
        """Return the pairs that a moderator has not judged, the most frequent first; raise `StateError`."""
        table = alias_proposals
        query = select(table.c.first, table.c.second, table.c.count).where(table.c.status == _OPEN)
        async with self._database.reading() as connection:
            rows = await connection.execute(query.order_by(table.c.count.desc(), table.c.last_at.desc()))
            return tuple(ProposedAlias(*row) for row in rows)

    async def count_proposals(self) -> int:
        """Return how many pairs a moderator has not judged; raise `StateError`."""
        query = select(func.count()).select_from(alias_proposals).where(alias_proposals.c.status == _OPEN)
        async with self._database.reading() as connection:
            return await connection.scalar(query) or 0

    async def settle(self, one: str, other: str, *, is_taken: bool) -> bool:
        """Take a pair off the list; return whether it was on it. Raise `StateError`."""
        first, second = sorted((one, other))
        table = alias_proposals
        here = (table.c.first == first) & (table.c.second == second) & (table.c.status == _OPEN)
        async with self._database.writing() as connection:
            done = await connection.execute(update(table).where(here).values(status=_TAKEN if is_taken else _DECLINED))
            return bool(done.rowcount)

    async def forget_before(self, seconds: int) -> None:
        """Delete what was proposed for the last time before a time and is not declined; raise `StateError`."""
        table = alias_proposals
        old = (table.c.last_at < seconds) & (table.c.status != _DECLINED)
        async with self._database.writing() as connection:
            await connection.execute(delete(table).where(old))
