"""How often something happened on each day."""

from collections.abc import Mapping

from sqlalchemy import delete, func, select

from bot.storage.state.database import Database, upsert
from bot.storage.state.tables import daily_counts


class DailyCounts:
    """Adds to counts by day and name, and sums them up."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, counts: Mapping[tuple[str, str], int]) -> None:
        """Add to the counts of days (as `2024-05-02`) and names, all of it or nothing; raise `StateError`."""
        if not counts:
            return
        async with self._database.writing() as connection:
            for (day, name), count in counts.items():
                new = upsert(connection, daily_counts).values(day=day, name=name, count=count)
                summed = {"count": daily_counts.c.count + new.excluded["count"]}
                await connection.execute(new.on_conflict_do_update(index_elements=["day", "name"], set_=summed))

    async def sums_since(self, day: str) -> dict[str, int]:
        """Return the sum of each count over a day and those after it; raise `StateError`."""
        query = select(daily_counts.c.name, func.sum(daily_counts.c.count)).where(daily_counts.c.day >= day)
        async with self._database.reading() as connection:
            rows = await connection.execute(query.group_by(daily_counts.c.name))
            return {name: int(count) for name, count in rows}

    async def forget_before(self, day: str) -> None:
        """Delete the counts of the days before one; raise `StateError`."""
        async with self._database.writing() as connection:
            await connection.execute(delete(daily_counts).where(daily_counts.c.day < day))
