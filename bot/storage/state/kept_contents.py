"""Named blobs in the state: the minutes that are served and those before them, so that a reload can be undone."""

import time
from collections.abc import Collection, Mapping

from sqlalchemy import delete, select, update

from bot.storage.state.database import Database, count_change, upsert
from bot.storage.state.database import put as put_row
from bot.storage.state.tables import kept_contents

MATTER = "minutes"
"""What of the state is changed when other minutes are agreed on."""


class StoredContents:
    """Keeps blobs of one set of sources; the methods raise `StateError`."""

    def __init__(self, database: Database, key: str) -> None:
        """`key` names the set of sources, in a few characters: programs with others may use the same state."""
        self._database = database
        self._prefix = f"{key}:"

    async def get(self, name: str) -> bytes | None:
        """Return the blob of this name, None if there is none."""
        query = select(kept_contents.c.content).where(kept_contents.c.name == self._prefix + name)
        async with self._database.reading() as connection:
            content = await connection.scalar(query)
        return None if content is None else bytes(content)

    async def put(self, name: str, content: bytes) -> None:
        """Keep a blob in place of the one of this name, if there is one."""
        row = {"name": self._prefix + name, "at": int(time.time()), "content": content}
        async with self._database.writing() as connection:
            await put_row(connection, kept_contents, row)

    async def exchange(
        self, name: str, old: bytes | None, new: bytes, *, put: Mapping[str, bytes], forgotten: Collection[str]
    ) -> bool:
        """Keep a blob in place of `old`, with all of `put`, and forget others, in one step; others hear of it.

        Return False, and change nothing, if another blob stands there by now.
        """
        held = kept_contents.c.name == self._prefix + name
        async with self._database.writing() as connection:
            # Whoever is second waits here until the first is done, and then sees what that one wrote.
            query = select(kept_contents.c.content).where(held).with_for_update()
            there = await connection.scalar(query)
            if (None if there is None else bytes(there)) != old:
                return False
            row = {"name": self._prefix + name, "at": int(time.time()), "content": new}
            if old is None:
                begun = upsert(connection, kept_contents).values(row).on_conflict_do_nothing(index_elements=["name"])
                if not (await connection.execute(begun)).rowcount:
                    return False
            else:
                await connection.execute(update(kept_contents).where(held).values(row))
            for other, content in put.items():
                await put_row(connection, kept_contents, {**row, "name": self._prefix + other, "content": content})
            gone = [self._prefix + other for other in forgotten]
            await connection.execute(delete(kept_contents).where(kept_contents.c.name.in_(gone)))
            await count_change(connection, MATTER)
        return True

    async def names(self) -> tuple[str, ...]:
        """Return the names of all blobs."""
        query = select(kept_contents.c.name).where(kept_contents.c.name.startswith(self._prefix, autoescape=True))
        async with self._database.reading() as connection:
            return tuple(name.removeprefix(self._prefix) for name in await connection.scalars(query))

    async def delete(self, name: str) -> None:
        """Forget a blob; one that is not there is forgotten already."""
        async with self._database.writing() as connection:
            await connection.execute(delete(kept_contents).where(kept_contents.c.name == self._prefix + name))
