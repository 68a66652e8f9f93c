"""The one owner of connections to the state: reading and writing as transactions, with errors for people."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import URL, event, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.sql.schema import Table

from bot.errors import StateError
from bot.storage.state.tables import changes

_PATIENCE_SECONDS = 10
"""Seconds for which another process that writes is waited for."""

_CONNECTIONS = 5


class Database:
    """Lends connections; an instance lives as long as the program and belongs to one event loop.

    `reading` and `writing` raise `StateError` for whatever the database says.
    """

    def __init__(self, address: URL) -> None:
        self.address = address
        self.is_file = address.get_backend_name() == "sqlite"
        options: dict[str, Any] = {"timeout": _PATIENCE_SECONDS}
        self.engine = create_async_engine(
            address, connect_args=options, pool_size=_CONNECTIONS, pool_pre_ping=not self.is_file, pool_timeout=30
        )
        self._one_writer = asyncio.Lock()
        if self.is_file:
            event.listen(self.engine.sync_engine, "connect", _set_up_file)
            event.listen(self.engine.sync_engine, "begin", _begin)

    async def close(self) -> None:
        """Give all connections back."""
        await self.engine.dispose()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Lend a connection that sees one state of affairs."""
        try:
            async with self.engine.connect() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise StateError(f"The state cannot be read: {reason_of(error)}.") from error

    @asynccontextmanager
    async def writing(self, *matters: str) -> AsyncIterator[AsyncConnection]:
        """Lend a connection whose changes are kept all together at the end, or not at all where something raises.

        `matters` are what is changed of that which others hold in memory.
        """
        try:
            # A file has one writer at a time; waiting here costs nothing, waiting in the file costs polling.
            async with self._one_writer, self.engine.connect() as lent:
                connection = await lent.execution_options(quorum_writes=True)
                async with connection.begin():
                    yield connection
                    for matter in matters:
                        await count_change(connection, matter)
        except (SQLAlchemyError, OSError) as error:
            raise StateError(f"The state cannot be written: {reason_of(error)}.") from error

    async def changed(self) -> dict[str, int]:
        """Return how often each matter was changed so far."""
        async with self.reading() as connection:
            rows = await connection.execute(select(changes.c.matter, changes.c.number))
            return {row.matter: row.number for row in rows}


async def count_change(connection: AsyncConnection, matter: str) -> None:
    """Note that a matter is changed."""
    done = await connection.execute(
        update(changes).where(changes.c.matter == matter).values(number=changes.c.number + 1)
    )
    if not done.rowcount:
        await put(connection, changes, {"matter": matter, "number": 1})


async def put(connection: AsyncConnection, table: Table, row: dict[str, Any]) -> None:
    """Write a row in place of the one with the same key, if there is one."""
    written = upsert(connection, table).values(row)
    keys = [column.name for column in table.primary_key]
    others = {name: written.excluded[name] for name in row if name not in keys}
    await connection.execute(
        written.on_conflict_do_update(index_elements=keys, set_=others)
        if others
        else written.on_conflict_do_nothing(index_elements=keys)
    )


def upsert(connection: AsyncConnection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """Return an insertion that can say what to do about a row that is there, as this kind of database writes it."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def reason_of(error: BaseException) -> str:
    """Return why something failed, in one line and without what was being written."""
    cause = getattr(error, "orig", None) or error
    return " ".join(str(cause).split("\n")[0].split()).rstrip(".") or type(cause).__name__


def _set_up_file(connection: Any, _: object) -> None:
    """Prepare a connection to a file: nothing is lost with the power, and readers do not wait for writers."""
    # The library would begin transactions by itself, and only when something is written.
    connection.isolation_level = None
    cursor = connection.cursor()
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin(connection: Any) -> None:
    # Who means to write says so at once: from reading to writing there is no way past another writer.
    writes = connection.get_execution_options().get("quorum_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
