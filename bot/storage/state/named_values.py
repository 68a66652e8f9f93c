"""Single facts that the bot must still know after a restart."""

import secrets

from sqlalchemy import select

from bot.storage.state.database import Database, put, upsert
from bot.storage.state.tables import values


class NamedValues:
    """Reads and writes single facts by their names."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> str | None:
        """Return a fact, None if it is not known; raise `StateError`."""
        async with self._database.reading() as connection:
            return await connection.scalar(select(values.c.value).where(values.c.name == name))

    async def set(self, name: str, value: str) -> None:
        """Keep a fact in place of what was known; raise `StateError`."""
        async with self._database.writing() as connection:
            await put(connection, values, {"name": name, "value": value})

    async def set_if_unknown(self, name: str, value: str) -> str:
        """Keep a fact unless it is known; return what holds now, also if another process was quicker."""
        async with self._database.writing() as connection:
            row = {"name": name, "value": value}
            await connection.execute(upsert(connection, values).values(row).on_conflict_do_nothing())
            return str(await connection.scalar(select(values.c.value).where(values.c.name == name)))

    async def secret(self, name: str) -> bytes:
        """Return a secret of this state, made when it is first asked for."""
        # Nearly always it is there, and a file has one writer at a time.
        known = await self.get(name)
        return bytes.fromhex(known if known is not None else await self.set_if_unknown(name, secrets.token_hex(32)))
