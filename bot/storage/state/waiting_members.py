"""Who asked to be told when a missed question is answered, until they are told or take it back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import delete, func, select

from bot.storage.state.database import Database, put
from bot.storage.state.missed_questions import Status
from bot.storage.state.posts import Intent, intend
from bot.storage.state.tables import missed_questions
from bot.storage.state.tables import waiting_members as waiting
from bot.storage.state.together import Together


@dataclass(frozen=True, slots=True)
class WaitingMember:
    """Somebody who waits, and where they asked; `channel` and `message` are None where there is none."""

    question: int
    member: int
    locale: str
    """Empty if it is not known."""
    server: int | None
    channel: int | None
    message: int | None
    at: int


class WaitingMembers:
    """Keeps who waits for the answer to which missed question."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._together = Together(self._add)

    async def add(self, one: WaitingMember) -> None:
        """Let somebody wait; whoever waits already waits where they asked last. Raise `StateError`."""
        await self._together.do(one)

    async def _add(self, some: Sequence[WaitingMember]) -> Sequence[None]:
        async with self._database.writing() as connection:
            await put(connection, waiting, *map(asdict, some))
        return [None] * len(some)

    async def remove(self, question: int, member: int) -> bool:
        """Let somebody wait no longer; return whether they did. Raise `StateError`."""
        query = delete(waiting).where(waiting.c.question == question, waiting.c.member == member)
        async with self._database.writing() as connection:
            return (await connection.execute(query)).rowcount > 0

    async def of(self, question: int) -> tuple[WaitingMember, ...]:
        """Return who waits for the answer to a question; raise `StateError`."""
        query = select(waiting).where(waiting.c.question == question).order_by(waiting.c.at)
        async with self._database.reading() as connection:
            return tuple(WaitingMember(*row) for row in await connection.execute(query))

    async def hand_over(self, question: int, member: int, intent: Intent) -> None:
        """Let somebody wait no longer, since they are to be told: that is kept instead. Raise `StateError`."""
        query = delete(waiting).where(waiting.c.question == question, waiting.c.member == member)
        async with self._database.writing() as connection:
            if (await connection.execute(query)).rowcount:
                await intend(connection, [intent])

    async def questions(self, *statuses: Status) -> tuple[int, ...]:
        """Return the questions with one of the statuses for whose answers somebody waits; raise `StateError`."""
        query = select(waiting.c.question).join(missed_questions, missed_questions.c.id == waiting.c.question)
        query = query.where(missed_questions.c.status.in_(statuses)).distinct().order_by(waiting.c.question)
        async with self._database.reading() as connection:
            return tuple((await connection.execute(query)).scalars())

    async def count(self, questions: Sequence[int]) -> dict[int, int]:
        """Return how many wait for the answers to some questions, by the numbers of those; raise `StateError`."""
        query = select(waiting.c.question, func.count()).where(waiting.c.question.in_(questions))
        async with self._database.reading() as connection:
            return {row[0]: row[1] for row in await connection.execute(query.group_by(waiting.c.question))}

    async def count_of(self, member: int) -> int:
        """Return how many answers somebody waits for; raise `StateError`."""
        query = select(func.count()).select_from(waiting).where(waiting.c.member == member)
        async with self._database.reading() as connection:
            return await connection.scalar(query) or 0

    async def forget(self, member: int) -> None:
        """Delete all that somebody waits for; raise `StateError`."""
        async with self._database.writing() as connection:
            await connection.execute(delete(waiting).where(waiting.c.member == member))

    async def forget_before(self, seconds: int) -> None:
        """Delete who began to wait before a time; raise `StateError`."""
        async with self._database.writing() as connection:
            await connection.execute(delete(waiting).where(waiting.c.at < seconds))
