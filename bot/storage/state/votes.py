"""Whether answers helped; an answer and whoever votes on it are known by fingerprints alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select

from bot.storage.state.database import Database, put
from bot.storage.state.tables import votes

_ASKED_FOR_AT_ONCE = 500
"""Fingerprints in one query; databases have a limit."""


@dataclass(frozen=True, slots=True)
class VoteCount:
    """How many said that an answer helped, and how many that it did not."""

    helped: int = 0
    no_help: int = 0


class Votes:
    """Keeps one vote of each voter on each answer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def press(self, answer: str, voter: str, *, helped: bool, at: int) -> tuple[bool | None, bool | None]:
        """Vote, or take the same vote back; return what the vote was before and what it is now, None for none.

        Raise `StateError`.
        """
        mine = (votes.c.answer == answer) & (votes.c.voter == voter)
        async with self._database.writing() as connection:
            before = await connection.scalar(select(votes.c.helped).where(mine))
            if before is helped:
                await connection.execute(delete(votes).where(mine))
                return before, None
            await put(connection, votes, {"answer": answer, "voter": voter, "helped": helped, "at": at})
            return before, helped

    async def count(self, answers: Sequence[str]) -> VoteCount:
        """Return how often some answers were voted on, all together; raise `StateError`."""
        chosen = votes.c.answer.in_(answers[:_ASKED_FOR_AT_ONCE])
        query = select(votes.c.helped, func.count()).where(chosen).group_by(votes.c.helped)
        async with self._database.reading() as connection:
            found = {bool(row[0]): row[1] for row in await connection.execute(query)}
        return VoteCount(found.get(True, 0), found.get(False, 0))

    async def count_of(self, voter: str) -> int:
        """Return on how many answers somebody voted; raise `StateError`."""
        async with self._database.reading() as connection:
            return await connection.scalar(select(func.count()).select_from(votes).where(votes.c.voter == voter)) or 0

    async def forget(self, voter: str) -> None:
        """Delete all votes of somebody; raise `StateError`."""
        async with self._database.writing() as connection:
            await connection.execute(delete(votes).where(votes.c.voter == voter))

    async def forget_before(self, seconds: int) -> None:
        """Delete the votes from before a time; raise `StateError`."""
        async with self._database.writing() as connection:
            await connection.execute(delete(votes).where(votes.c.at < seconds))
