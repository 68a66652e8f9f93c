"""The one owner of connections to the state: reading and writing as transactions, with errors for people."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, event, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.sql.schema import Table

from bot.errors import StateError
from bot.storage.state.file_connection import FileConnection
from bot.storage.state.followed_file import FollowedFile
from bot.storage.state.tables import changes

_LOG = logging.getLogger(__name__)

_PATIENCE_SECONDS = 10
"""Seconds for which whoever writes is waited for, in this process or another."""

_ANSWER_SECONDS = 30
"""Seconds in which a server has to answer; one that hangs must not hold up everybody for good."""

_CLOSING_SECONDS = 5.0
"""Seconds that closing waits for those who still read or write."""

_FAREWELL_SECONDS = 0.5
"""Seconds that a server has to let go of the connections."""

MANY_CONNECTIONS, FEW_CONNECTIONS = 5, 1
"""That one state keeps open, and that each of many does."""

_MOST_NUMBER = 2**63 - 1
"""The largest number that a column holds."""


class Database:
    """Lends connections; an instance lives as long as the program and belongs to one event loop.

    `reading` and `writing` raise `StateError` for whatever the database says.
    """

    def __init__(self, address: URL, *, schema: str = "", connections: int = MANY_CONNECTIONS) -> None:
        """`schema` is the only part of a PostgreSQL database that is seen from here; the usual one if it is empty.

        `connections` are kept open; there are a few more where many read at once.
        """
        self.address = address
        self.schema = schema
        self.is_file = address.get_backend_name() == "sqlite"
        options: dict[str, Any] = {"timeout": _PATIENCE_SECONDS}
        if self.is_file:
            options["async_creator_fn"] = FileConnection.to
        else:
            options["command_timeout"] = _ANSWER_SECONDS
            if schema:  # said when it connects, so that nothing is ever asked outside of it
                options["server_settings"] = {"search_path": f'"{schema}"'}
        self.engine = create_async_engine(
            address,
            connect_args=options,
            pool_size=connections,
            pool_pre_ping=not self.is_file,
            pool_timeout=30,
            hide_parameters=True,  # they hold what members wrote, and errors would repeat them
        )
        self._one_writer = asyncio.Lock()
        self.closing_seconds = _CLOSING_SECONDS
        """How long closing waits for those who still read or write; whoever has less time says so before."""
        self._is_closed = False
        self.failures = 0
        """How often reading or writing failed."""
        self.opened = asyncio.Event()
        """Set when the tables are there."""
        self._awaited = ""
        self._lent = 0
        self._all_back = asyncio.Event()
        self._all_back.set()
        self._file = FollowedFile(self.engine, Path(address.database)) if self.is_file and address.database else None
        event.listen(self.engine.sync_engine, "before_cursor_execute", _storable, retval=True)
        if self.is_file:
            event.listen(self.engine.sync_engine, "connect", _set_up_file)
            event.listen(self.engine.sync_engine, "begin", _begin)

    def is_ready(self, prepare: Callable[[Connection], None]) -> None:
        """Take note that the tables are there; `prepare` makes them again in a file that took the place of this one."""
        if self._file is not None:
            self._file.follow(prepare)
        self._awaited = ""
        self.opened.set()

    def is_awaited(self, reason: str) -> None:
        """Take note that it cannot be opened yet, and why: until it can, whoever reads or writes is told so."""
        self._awaited = reason

    async def close(self) -> None:
        """Give all connections back, once those who read or write are done; whoever comes later is refused."""
        self._is_closed = True
        try:
            async with asyncio.timeout(self.closing_seconds):
                await self._all_back.wait()
        except TimeoutError:
            _LOG.warning("the state is closed although %d still read or write", self._lent)
        try:
            async with asyncio.timeout(_FAREWELL_SECONDS):
                await self.engine.dispose()
        except TimeoutError:
            _LOG.warning("the state does not close in time, and is left as it is")

    async def apart(self) -> tuple[AsyncConnection, Any]:
        """Return a connection that is no longer one of those that are lent, and the driver's own that is beneath it.

        Whoever has it closes it. Raise `StateError`.
        """
        try:
            async with asyncio.timeout(_ANSWER_SECONDS):
                connection = await self.engine.connect()
            lent = await connection.get_raw_connection()
            driver = lent.driver_connection
            lent.detach()
        except (SQLAlchemyError, OSError) as error:
            raise StateError(f"The state cannot be read: {reason_of(error)}.") from error
        return connection, driver

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Lend a connection that sees one state of affairs."""
        try:
            async with self._lending():
                if self._file is not None:
                    await self._file.look()
                async with self.engine.connect() as connection:
                    yield connection
        except (SQLAlchemyError, OSError) as error:
            self.failures += 1
            raise StateError(f"The state cannot be read: {reason_of(error)}.") from error

    @asynccontextmanager
    async def writing(self, *matters: str) -> AsyncIterator[AsyncConnection]:
        """Lend a connection whose changes are kept all together at the end, or not at all where something raises.

        `matters` are what is changed of that which others hold in memory.
        """
        try:
            async with self._lending():
                if self._file is not None:
                    await self._file.look()
                # A file has one writer at a time; waiting here costs nothing, waiting in the file costs polling.
                async with self._turn_to_write(), self.engine.connect() as lent:
                    connection = await lent.execution_options(quorum_writes=True)
                    async with connection.begin():
                        yield connection
                        for matter in matters:
                            await count_change(connection, matter)
        except (SQLAlchemyError, OSError) as error:
            self.failures += 1
            raise StateError(f"The state cannot be written: {reason_of(error)}.") from error

    @asynccontextmanager
    async def _lending(self) -> AsyncIterator[None]:
        """Count who reads or writes: what is cut off in the middle would leave a transaction to nobody."""
        if self._is_closed:
            raise StateError("The state is closed: the program is ending.")
        if self._awaited:
            raise StateError(self._awaited)
        self._lent += 1
        self._all_back.clear()
        try:
            yield
        finally:
            self._lent -= 1
            if not self._lent:
                self._all_back.set()

    @asynccontextmanager
    async def _turn_to_write(self) -> AsyncIterator[None]:
        try:
            # Behind one that waits in vain, not everybody waits as long again.
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await self._one_writer.acquire()
        except TimeoutError as error:
            raise StateError("The state cannot be written: too much waits to be written already.") from error
        try:
            yield
        finally:
            self._one_writer.release()

    async def changed(self) -> dict[str, int]:
        """Return how often each matter was changed so far."""
        async with self.reading() as connection:
            rows = await connection.execute(select(changes.c.matter, changes.c.number))
            return {row.matter: row.number for row in rows}


async def count_change(connection: AsyncConnection, matter: str) -> None:
    """Note that a matter is changed, and have those told who listen; they hear of it once the change is kept."""
    counted = upsert(connection, changes).values(matter=matter, number=1)
    await connection.execute(
        counted.on_conflict_do_update(index_elements=["matter"], set_={"number": changes.c.number + 1})
    )
    if connection.dialect.name == "postgresql":
        channel = func.concat("quorum_", func.md5(func.current_schema()))
        await connection.execute(select(func.pg_notify(channel, matter)))


async def put(connection: AsyncConnection, table: Table, *rows: dict[str, Any]) -> None:
    """Write rows, which all say as much, in place of those with the same keys, if there are such."""
    written = upsert(connection, table)
    keys = [column.name for column in table.primary_key]
    others = {name: written.excluded[name] for name in rows[0] if name not in keys}
    await connection.execute(
        written.on_conflict_do_update(index_elements=keys, set_=others)
        if others
        else written.on_conflict_do_nothing(index_elements=keys),
        rows,
    )


def upsert(connection: AsyncConnection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """Return an insertion that can say what to do about a row that is there, as this kind of database writes it."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def reason_of(error: BaseException) -> str:
    """Return why something failed, in one line, without what was being written and where the server stands."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, ConnectionError) or (type(cause) is OSError and not cause.filename):
        # The library tells the address, several times where a name has several.
        return os.strerror(cause.errno).lower() if cause.errno else "there is no connection to it"
    if isinstance(cause, TimeoutError) and not str(cause):
        return "it does not answer"
    if isinstance(cause, OSError) and cause.strerror and cause.filename is not None:  # without its number and path
        return cause.strerror[:1].lower() + cause.strerror[1:]
    return " ".join(str(cause).split("\n")[0].split()).rstrip(".") or type(cause).__name__


def _storable(_: object, __: object, statement: str, values: Any, ___: object, many: bool) -> tuple[str, Any]:
    """Give every database the same texts and numbers, such as all of them can hold: an event of the library's."""
    # Rows that are added by one statement come as one, though they are many.
    is_of_rows = many and isinstance(values, Sequence) and all(isinstance(one, (Mapping, tuple)) for one in values)
    return statement, [_storable_values(one) for one in values] if is_of_rows else _storable_values(values)


def _storable_values(values: Any) -> Any:
    if isinstance(values, dict):
        return {name: _storable_value(value) for name, value in values.items()}
    return tuple(_storable_value(value) for value in values)


def _storable_value(value: Any) -> Any:
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, int) and not -_MOST_NUMBER - 1 <= value <= _MOST_NUMBER:
        # No row has such a number; whoever looks for it finds the last one that could be.
        return _MOST_NUMBER if value > 0 else -_MOST_NUMBER - 1
    return value


def storable_text(text: str) -> str:
    r"""Return a text without what not every database can hold: NUL, and halves of surrogate pairs.

    >>> storable_text("a\x00b\ud800c")
    'a\ufffdb\ufffdc'
    """
    if text.isascii() and "\0" not in text:  # as many are, and quickly seen
        return text
    return text.replace("\0", "\ufffd").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


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
