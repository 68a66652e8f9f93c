"""Questions that got no answer, or one that did not help; nothing says who asked them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Boolean, Text, bindparam, case, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.state.database import Database, storable_text, upsert
from bot.storage.state.tables import missed_questions as questions
from bot.storage.state.tables import missed_wordings as wordings
from bot.storage.state.tables import waiting_members

_MAX_STORED_CHARACTERS = 2_000
"""Characters of a question, far more than anybody types into a chat."""


class Reason(StrEnum):
    """Why a question was missed; the values are stored, so they never change."""

    REFUSED = "refused"
    NO_HELP = "no_help"
    """It was answered, and a member said that this did not help."""


class Status(StrEnum):
    """What became of a missed question; the values are stored, so they never change."""

    OPEN = "open"
    DONE = "done"
    """A moderator took it off the list."""
    CURATED = "curated"
    """A moderator chose its answer."""
    ANSWERED = "answered"
    """New minutes answer it."""


@dataclass(frozen=True, slots=True)
class MissedQuestion:
    """One missed question, with all the wordings in which it was asked."""

    id: int
    question: str
    """As it was first asked."""
    reason: Reason
    """Refused, if it ever was."""
    place: str
    """Refers to what was quoted and did not help, or to what answers it by now; empty for neither."""
    count: int
    first_at: int
    last_at: int
    status: Status
    settled_at: int | None
    wordings: tuple[str, ...]
    """The most asked first."""


@dataclass(frozen=True, slots=True)
class Miss:
    """One asking of a question that was missed."""

    wording: str
    fingerprint: str
    """What wordings that are typed alike have in common."""
    reason: Reason
    place: str = ""
    at: int = 0


class OpenOnes(NamedTuple):
    """Open questions, by their numbers."""

    known: Mapping[str, int]
    """The newest with each of some fingerprints."""
    asked: Sequence[tuple[int, str]]
    """In which words the others were asked, the newest first; empty if each fingerprint is known."""


class MissedQuestions:
    """Keeps missed questions, each once for all of its wordings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open_ones(self, fingerprints: Collection[str], most: int) -> OpenOnes:
        """Return the open questions with some wordings, and what any other would be compared with.

        Raise `StateError`.
        """
        opened = select(wordings.c.question, wordings.c.wording, wordings.c.fingerprint)
        opened = opened.join(questions, questions.c.id == wordings.c.question)
        opened = opened.where(questions.c.status == Status.OPEN)
        same = opened.where(wordings.c.fingerprint.in_(fingerprints)).order_by(questions.c.id)
        async with self._database.reading() as connection:
            known = {row.fingerprint: row.question for row in await connection.execute(same)}
            if known.keys() >= set(fingerprints):
                return OpenOnes(known, ())
            newest = await connection.execute(opened.order_by(wordings.c.last_at.desc()).limit(most))
            return OpenOnes(known, tuple((row.question, row.wording) for row in newest))

    async def find(self, fingerprint: str, *statuses: Status) -> int | None:
        """Return the newest question with a wording, of those with one of the statuses; raise `StateError`."""
        query = select(questions.c.id).join(wordings, wordings.c.question == questions.c.id)
        query = query.where(wordings.c.fingerprint == fingerprint, questions.c.status.in_(statuses))
        async with self._database.reading() as connection:
            return await connection.scalar(query.order_by(questions.c.id.desc()).limit(1))

    async def add(self, miss: Miss) -> int:
        """Keep a question that was missed for the first time, and return its number; raise `StateError`."""
        (added,) = await self.keep([miss], [])
        return added

    async def count(self, id: int, miss: Miss) -> None:
        """Count that a question was missed once more, maybe in other words; raise `StateError`."""
        await self.keep([], [(id, miss)])

    async def keep(self, new: Sequence[Miss], again: Sequence[tuple[int, Miss]]) -> list[int]:
        """Keep questions that were missed for the first time, and count others once more; return the new numbers.

        All that was missed at the same time goes into one transaction. In `again` stand numbers of questions that are
        known; -1 is the first of the new ones, -2 the second. What is forgotten by now is not counted. Raise
        `StateError`.
        """
        async with self._database.writing() as connection:
            added = await _added(connection, new) if new else []
            counted = [(added[-1 - number] if number < 0 else number, miss) for number, miss in again]
            known = {number for number, _ in counted} - set(added)
            if known:
                found = await connection.execute(select(questions.c.id).where(questions.c.id.in_(known)))
                known = set(found.scalars())
            counted = [(number, miss) for number, miss in counted if number in known or number in added]
            if counted:
                await connection.execute(_COUNTED, [_counting(number, miss) for number, miss in counted])
            await _count_wordings(connection, [*zip(added, new, strict=True), *counted])
        return added

    async def take_back(self, fingerprint: str) -> None:
        """Count one asking less of an open question; what nobody missed then is forgotten. Raise `StateError`."""
        id = await self.find(fingerprint, Status.OPEN)
        if id is None:
            return
        of_wording = (wordings.c.question == id) & (wordings.c.fingerprint == fingerprint)
        async with self._database.writing() as connection:
            await connection.execute(update(wordings).where(of_wording).values(count=wordings.c.count - 1))
            await connection.execute(delete(wordings).where(of_wording, wordings.c.count < 1))
            await connection.execute(update(questions).where(questions.c.id == id).values(count=questions.c.count - 1))
            await connection.execute(delete(questions).where(questions.c.id == id, questions.c.count < 1))

    async def get(self, id: int) -> MissedQuestion | None:
        """Return a question by its number, None if it is forgotten; raise `StateError`."""
        async with self._database.reading() as connection:
            found = await _read(connection, select(questions).where(questions.c.id == id))
        return found[0] if found else None

    async def listed(self, status: Status, *, skip: int = 0, most: int = 1_000) -> tuple[MissedQuestion, ...]:
        """Return questions with a status, the most asked first; raise `StateError`."""
        query = select(questions).where(questions.c.status == status)
        query = query.order_by(questions.c.count.desc(), questions.c.last_at.desc(), questions.c.id.desc())
        async with self._database.reading() as connection:
            return await _read(connection, query.offset(skip).limit(most))

    async def number_of(self, status: Status) -> int:
        """Return how many questions have a status; raise `StateError`."""
        query = select(func.count()).select_from(questions).where(questions.c.status == status)
        async with self._database.reading() as connection:
            return await connection.scalar(query) or 0

    async def beginning(self, text: str) -> str | None:
        """Return the newest wording that begins with a text, None if there is none; raise `StateError`."""
        query = select(wordings.c.wording).where(wordings.c.wording.startswith(text, autoescape=True))
        async with self._database.reading() as connection:
            return await connection.scalar(query.order_by(wordings.c.last_at.desc()).limit(1))

    async def settle(self, id: int, status: Status, at: int, place: str = "") -> bool:
        """Say what became of a question on the list; return whether it was on it. Raise `StateError`."""
        changed = {"status": status, "settled_at": at} | ({"place": place} if place else {})
        taken_off = (Status.OPEN,) if status is Status.ANSWERED else (Status.OPEN, Status.ANSWERED)
        query = update(questions).where(questions.c.id == id, questions.c.status.in_(taken_off)).values(changed)
        async with self._database.writing() as connection:
            return (await connection.execute(query)).rowcount > 0

    async def reopen(self, miss: Miss) -> int:
        """Put a question on the list again that had a curated answer, and return its number; raise `StateError`."""
        id = await self.find(miss.fingerprint, Status.OPEN, Status.CURATED)
        if id is None:
            return await self.add(miss)
        query = update(questions).where(questions.c.id == id).values(status=Status.OPEN, settled_at=None)
        async with self._database.writing() as connection:
            await connection.execute(query)
        return id

    async def join(self, id: int, other: int) -> None:
        """Make one question of two that ask the same: the second is counted to the first. Raise `StateError`."""
        first, second = await self.get(id), await self.get(other)
        if first is None or second is None or id == other:
            return
        refused = Reason.REFUSED in (first.reason, second.reason)
        changed = {
            "count": first.count + second.count,
            "first_at": min(first.first_at, second.first_at),
            "last_at": max(first.last_at, second.last_at),
            "reason": Reason.REFUSED if refused else first.reason,
            "place": first.place or second.place,
        }
        async with self._database.writing() as connection:
            known = select(wordings.c.fingerprint).where(wordings.c.question == id)
            await connection.execute(
                delete(wordings).where(wordings.c.question == other, wordings.c.fingerprint.in_(known))
            )
            await connection.execute(update(wordings).where(wordings.c.question == other).values(question=id))
            await connection.execute(update(questions).where(questions.c.id == id).values(changed))
            await _move_waiting(connection, id, other)
            await connection.execute(delete(questions).where(questions.c.id == other))

    async def forget_before(self, seconds: int) -> None:
        """Delete what was last asked before a time, whatever became of it; raise `StateError`."""
        async with self._database.writing() as connection:
            await connection.execute(delete(questions).where(questions.c.last_at < seconds))


_REFUSED, _PLACE = bindparam("is_refused", type_=Boolean), bindparam("given_place", type_=Text)
_COUNTED = (
    update(questions)
    .where(questions.c.id == bindparam("counted"))
    .values(
        count=questions.c.count + 1,
        last_at=bindparam("counted_at"),
        reason=case((_REFUSED, Reason.REFUSED.value), else_=questions.c.reason),
        place=case((_PLACE != "", _PLACE), else_=questions.c.place),
    )
)
"""Counts questions once more; a refusal and a place are kept once there was one."""


def _counting(number: int, miss: Miss) -> dict[str, Any]:
    is_refused = miss.reason is Reason.REFUSED
    return {"counted": number, "counted_at": miss.at, "is_refused": is_refused, "given_place": miss.place}


async def _added(connection: AsyncConnection, new: Sequence[Miss]) -> list[int]:
    """Add questions, and return their numbers in the same order; no two are worded alike."""
    rows = [
        {
            "question": storable_text(miss.wording[:_MAX_STORED_CHARACTERS]),
            "reason": miss.reason,
            "place": miss.place,
            "count": 1,
            "first_at": miss.at,
            "last_at": miss.at,
            "status": Status.OPEN,
        }
        for miss in new
    ]
    # Numbers in this order can be had by one statement for each alone.
    added = await connection.execute(insert(questions).returning(questions.c.id, questions.c.question), rows)
    numbers = {row.question: int(row.id) for row in added}
    return [numbers[row["question"]] for row in rows]


async def _count_wordings(connection: AsyncConnection, missed: Sequence[tuple[int, Miss]]) -> None:
    """Count in which words questions, by their numbers, were asked."""
    if not missed:
        return
    rows = [
        {
            "question": number,
            "fingerprint": miss.fingerprint,
            "wording": miss.wording[:_MAX_STORED_CHARACTERS],
            "count": 1,
            "last_at": miss.at,
        }
        for number, miss in missed
    ]
    written = upsert(connection, wordings)
    again = {"count": wordings.c.count + 1, "last_at": written.excluded["last_at"]}
    counted = written.on_conflict_do_update(index_elements=["question", "fingerprint"], set_=again)
    await connection.execute(counted, rows)


async def _move_waiting(connection: AsyncConnection, id: int, other: int) -> None:
    waits = waiting_members
    known = select(waits.c.member).where(waits.c.question == id)
    await connection.execute(delete(waits).where(waits.c.question == other, waits.c.member.in_(known)))
    await connection.execute(update(waits).where(waits.c.question == other).values(question=id))


async def _read(connection: AsyncConnection, query: Any) -> tuple[MissedQuestion, ...]:
    rows = (await connection.execute(query)).all()
    spoken = await _wordings_of(connection, [row.id for row in rows])
    return tuple(
        MissedQuestion(
            row.id,
            row.question,
            Reason(row.reason),
            row.place,
            row._mapping["count"],
            row.first_at,
            row.last_at,
            Status(row.status),
            row.settled_at,
            tuple(spoken.get(row.id, (row.question,))),
        )
        for row in rows
    )


async def _wordings_of(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, list[str]]:
    query = select(wordings.c.question, wordings.c.wording).where(wordings.c.question.in_(ids))
    query = query.order_by(wordings.c.count.desc(), wordings.c.last_at.desc())
    found: dict[int, list[str]] = {}
    for row in await connection.execute(query):
        found.setdefault(row.question, []).append(row.wording)
    return found
