"""A connection to a state that is a file, which waits for its thread once a statement and not once a step of it.

SQLAlchemy asks the driver for a cursor, has it execute, fetches and closes, and each of these would be handed to the
connection's thread and come back to the event loop. On a loop that answers many members at once, each way back waits
for its turn behind them, and whoever writes holds up everybody else who writes.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, NamedTuple, Self

import aiosqlite


class _Done(NamedTuple):
    """What a statement came to."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None
    rows: Sequence[Any] = ()


class FileConnection(aiosqlite.Connection):
    """Begins a transaction together with its first statement, and lets nobody wait for the end of one that only read.

    The driver itself is to begin none (`isolation_level` is None).
    """

    _beginning = ""
    """What begins the transaction that has no statement yet; empty for none."""
    _is_open = False
    """Whether there is a transaction in the file."""
    _writes = False

    @classmethod
    async def to(cls, file: str, **options: Any) -> Self:
        """Return a connection to a file; `options` are those of `sqlite3.connect`."""
        connection = cls(partial(sqlite3.connect, file, **options), 64)
        # Nobody waits for its thread at the end of the program.
        thread: Any = getattr(connection, "_thread", connection)
        thread.daemon = True
        await connection
        return connection

    def cursor(self) -> "FileCursor":  # type: ignore[override]  # the library's own is waited for
        """Return what executes statements."""
        return FileCursor(self)

    async def run(self, statement: str, work: Callable[[sqlite3.Cursor], Any]) -> _Done:
        """Have a statement worked on in the thread, and return all that it came to."""
        if statement.startswith("BEGIN"):
            self._beginning, self._writes = statement, statement != "BEGIN"
            return _Done()
        beginning, self._beginning = self._beginning, ""
        self._is_open = self._is_open or bool(beginning)
        work_of_it: Coroutine[Any, Any, _Done] = self._execute(_worked, self._conn, beginning, work)  # type: ignore[no-untyped-call]
        return await work_of_it

    async def commit(self) -> None:
        """Keep what the transaction changed; one without a statement needs nothing."""
        self._beginning = ""
        if self._is_open:
            await super().commit()
            self._is_open = False

    async def rollback(self) -> None:
        """Give up what the transaction changed; one that only read is ended without waiting for that."""
        self._beginning = ""
        if not self._is_open:
            return
        if self._writes:
            await super().rollback()
        else:
            ended = asyncio.get_running_loop().create_future()
            ended.add_done_callback(lambda over: over.cancelled() or over.exception())
            # The thread does one thing after the other, so whatever uses the connection next comes after this.
            self._tx.put_nowait((ended, self._conn.rollback))
        self._is_open = False


class FileCursor:
    """Executes statements as the library's cursor does, and has the rows at once."""

    arraysize = 1

    def __init__(self, connection: FileConnection) -> None:
        self._connection = connection
        self._done = _Done()

    @property
    def description(self) -> Any:
        """The columns of the rows; None where there are none."""
        return self._done.description

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""
        return self._done.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The number of the row that was added last."""
        return self._done.lastrowid

    async def __aenter__(self) -> Self:
        """Return the cursor."""
        return self

    async def execute(self, statement: str, values: Any = ()) -> Self:
        """Execute a statement."""
        self._done = await self._connection.run(statement, lambda cursor: cursor.execute(statement, values))
        return self

    async def executemany(self, statement: str, values: Any) -> Self:
        """Execute a statement once for each of the values."""
        self._done = await self._connection.run(statement, lambda cursor: cursor.executemany(statement, values))
        return self

    async def fetchall(self) -> Sequence[Any]:
        """Return the rows."""
        return self._done.rows

    async def close(self) -> None:
        """Do nothing: the rows are here, and nothing is left in the file."""


def _worked(connection: sqlite3.Connection, beginning: str, work: Callable[[sqlite3.Cursor], Any]) -> _Done:
    """Work on a statement; in the connection's thread."""
    if beginning:
        connection.execute(beginning).close()
    cursor = connection.cursor()
    try:
        work(cursor)
        rows = cursor.fetchall() if cursor.description else ()
        return _Done(cursor.description, cursor.rowcount, cursor.lastrowid, rows)
    finally:
        cursor.close()
