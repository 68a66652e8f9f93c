"""Named blobs in the state: the minutes that are served and those before them, so that a reload can be undone."""

import time

from sqlalchemy import delete, select

from bot.storage.state.database import Database, put
from bot.storage.state.tables import kept_contents


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
            await put(connection, kept_contents, row)

    async def names(self) -> tuple[str, ...]:
        """Return the names of all blobs."""
        query = select(kept_contents.c.name).where(kept_contents.c.name.startswith(self._prefix, autoescape=True))
        async with self._database.reading() as connection:
            return tuple(name.removeprefix(self._prefix) for name in await connection.scalars(query))

    async def delete(self, name: str) -> None:
        """Forget a blob; one that is not there is forgotten already."""
        async with self._database.writing() as connection:
            await connection.execute(delete(kept_contents).where(kept_contents.c.name == self._prefix + name))
