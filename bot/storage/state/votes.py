"""Whether answers helped; an answer and whoever votes on it are known by fingerprints alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import delete, func, select, tuple_

from bot.storage.state.database import Database, put
from bot.storage.state.tables import votes
from bot.storage.state.together import Together

_ASKED_FOR_AT_ONCE = 500
"""Fingerprints in one query; databases have a limit."""


class _Press(NamedTuple):
    """One vote, as it is kept."""

    answer: str
    voter: str
    helped: bool
    at: int


@dataclass(frozen=True, slots=True)
class VoteCount:
    """How many said that an answer helped, and how many that it did not."""

    helped: int = 0
    no_help: int = 0


class Votes:
    """Keeps one vote of each voter on each answer."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._together = Together(self._press)

    async def press(self, answer: str, voter: str, *, helped: bool, at: int) -> tuple[bool | None, bool | None]:
        """Vote, or take the same vote back; return what the vote was before and what it is now, None for none.

        Raise `StateError`.
        """
        return await self._together.do(_Press(answer, voter, helped, at))

    async def _press(self, presses: Sequence[_Press]) -> list[tuple[bool | None, bool | None]]:
        """Do what `press` does, for each press after those before it."""
        mine = tuple_(votes.c.answer, votes.c.voter)
        pressed = [(press.answer, press.voter) for press in presses]
        async with self._database.writing() as connection:
            found = await connection.execute(select(votes).where(mine.in_(set(pressed))))
            held = {(row.answer, row.voter): bool(row.helped) for row in found}
            changes: list[tuple[bool | None, bool | None]] = []
            kept: dict[tuple[str, str], _Press] = {}
            for key, press in zip(pressed, presses, strict=True):
                before = held.pop(key, None)
                kept.pop(key, None)
                if before is not press.helped:
                    held[key], kept[key] = press.helped, press
                changes.append((before, held.get(key)))
            gone = set(pressed) - held.keys()
            if gone:
                await connection.execute(delete(votes).where(mine.in_(gone)))
            if kept:
                await put(connection, votes, *(press._asdict() for press in kept.values()))
        return changes

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
