"""Passages that moderators chose as the answers to questions."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from bot.storage.state.database import Database
from bot.storage.state.tables import curated_answers as answers
from bot.storage.state.tables import curated_wordings as wordings

CURATED = "curated"
"""What the matter is called, for whoever holds it in memory."""


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """Where a passage stands and what it says, so that it is found again."""

    origin: str
    meeting: str
    source: str
    reference: str
    text: str


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A passage that was chosen for a question."""

    id: int
    question: str
    place: KeptPlace
    chosen_by: int
    chosen_at: int
    gone_at: int | None
    """When the minutes were found not to hold it any more; None while they do."""
    wordings: tuple[str, ...]


class KeptAnswers:
    """Keeps chosen passages, one for each wording of a question."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> tuple[KeptAnswer, ...]:
        """Return every chosen passage, the oldest first; raise `StateError`."""
        async with self._database.reading() as connection:
            spoken: dict[int, list[str]] = {}
            for row in await connection.execute(select(wordings.c.curated, wordings.c.wording)):
                spoken.setdefault(row.curated, []).append(row.wording)
            rows = await connection.execute(select(answers).order_by(answers.c.id))
            return tuple(
                KeptAnswer(
                    row.id,
                    row.question,
                    KeptPlace(row.origin, row.meeting, row.source, row.reference, row.text),
                    row.chosen_by,
                    row.chosen_at,
                    row.gone_at,
                    tuple(spoken.get(row.id, (row.question,))),
                )
                for row in rows
            )

    async def add(
        self, question: str, spoken: Mapping[str, str], place: KeptPlace, *, chosen_by: int, chosen_at: int
    ) -> int:
        """Keep the passage for a question, whose wordings are given by their fingerprints, and return its number.

        What was chosen for the same wordings before is no longer. Raise `StateError`.
        """
        row = {"question": question, **_columns(place), "chosen_by": chosen_by, "chosen_at": chosen_at}
        async with self._database.writing(CURATED) as connection:
            await connection.execute(delete(wordings).where(wordings.c.fingerprint.in_(list(spoken))))
            used = select(wordings.c.curated)
            await connection.execute(delete(answers).where(answers.c.id.not_in(used)))
            id = (await connection.execute(insert(answers).values(row).returning(answers.c.id))).scalar_one()
            rows = [{"curated": id, "fingerprint": mark, "wording": wording} for mark, wording in spoken.items()]
            await connection.execute(insert(wordings), rows)
        return int(id)

    async def remove(self, id: int) -> bool:
        """Delete a chosen passage; return whether it was there. Raise `StateError`."""
        async with self._database.writing(CURATED) as connection:
            return (await connection.execute(delete(answers).where(answers.c.id == id))).rowcount > 0

    async def move(self, id: int, place: KeptPlace) -> None:
        """Note where a passage stands now, and that the minutes hold it; raise `StateError`."""
        changed = {**_columns(place), "gone_at": None}
        async with self._database.writing(CURATED) as connection:
            await connection.execute(update(answers).where(answers.c.id == id).values(changed))

    async def lose(self, id: int, at: int) -> None:
        """Note that the minutes do not hold a passage any more; raise `StateError`."""
        async with self._database.writing(CURATED) as connection:
            await connection.execute(update(answers).where(answers.c.id == id).values(gone_at=at))


def _columns(place: KeptPlace) -> dict[str, str]:
    return {
        "origin": place.origin,
        "meeting": place.meeting,
        "source": place.source,
        "reference": place.reference,
        "text": place.text,
    }
