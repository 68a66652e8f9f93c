"""One connection to PostgreSQL that is kept beside those that read and write: locks are held on it, news come in on it.

Both end with the connection, so it is watched: whoever holds a lock has to know at once that it is gone.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StateError
from bot.storage.state.database import Database, reason_of

_LOG = logging.getLogger(__name__)

_PULSE_SECONDS = 3.0
"""So often it is made sure that the server still answers."""

_ANSWER_SECONDS = 5.0
"""Seconds in which it has to; after that the connection counts as lost."""

_FIRST_WAIT_SECONDS, _MAX_WAIT_SECONDS = 0.5, 10.0

_SERVER_NOTICES = (("tcp_keepalives_idle", 20), ("tcp_keepalives_interval", 5), ("tcp_keepalives_count", 4))
"""After these seconds the server lets go what a machine held that is gone without a word; well after that machine
itself has to count the connection as lost."""

_HEAR = "SELECT 'quorum_' || md5(current_schema()), current_schema()"


class Session:
    """One life of the connection; whatever asks the server may find that it is lost."""

    def __init__(self, connection: AsyncConnection, driver: Any, schema: str) -> None:
        self._connection = connection
        self._driver = driver
        self._schema = schema
        self._asking = asyncio.Lock()
        self.lost = asyncio.Event()
        """Set when the connection is gone, and with it all that was locked on it."""
        driver.add_termination_listener(self._note_lost)

    async def lock(self, matter: str) -> bool:
        """Lock a matter if nobody else has; return whether it is locked here now."""
        return bool(await self._ask("SELECT pg_try_advisory_lock($1)", key_of(self._schema, matter)))

    async def unlock(self, matter: str) -> None:
        """Let others lock a matter."""
        await self._ask("SELECT pg_advisory_unlock($1)", key_of(self._schema, matter))

    async def watch(self) -> None:
        """Return when the connection is lost."""
        while not self.lost.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(_PULSE_SECONDS):
                    await self.lost.wait()
            if not self.lost.is_set():
                await self._ask("SELECT 1")

    async def end(self) -> None:
        """Close the connection, whatever state it is in; the server lets go what was locked."""
        self.lost.set()
        await _end(self._connection, self._driver)

    async def _ask(self, query: str, *values: object) -> object:
        """Return what the server answers; None, and the connection counts as lost, if it does not."""
        if self.lost.is_set():
            return None
        # Whoever is called off meanwhile must not leave a lock behind that nobody knows of.
        return await asyncio.shield(asyncio.ensure_future(self._answer(query, values)))

    async def _answer(self, query: str, values: tuple[object, ...]) -> object:
        try:
            async with self._asking, asyncio.timeout(_ANSWER_SECONDS):
                return await self._driver.fetchval(query, *values)
        except Exception as error:  # whatever it may be: of such a connection nobody knows what is locked on it
            if not self.lost.is_set():
                _LOG.info("the line to the state is lost: %s", reason_of(error))
            self.lost.set()
            self._driver.terminate()
            return None

    def _note_lost(self, _: object) -> None:
        self.lost.set()


class Line:
    """Keeps a session up as long as `run` does; lives as long as the program and belongs to one event loop."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._hearers: list[Callable[[str], None]] = []
        self._up = asyncio.Event()
        self._session: Session | None = None

    def hear(self, hearer: Callable[[str], None]) -> None:
        """Tell this one each matter that somebody changes; an empty one where something may have been missed."""
        self._hearers.append(hearer)

    @property
    def is_up(self) -> bool:
        """Whether there is a session now."""
        return self._session is not None and not self._session.lost.is_set()

    async def session(self) -> Session:
        """Return the session; wait for one if there is none."""
        while True:
            await self._up.wait()
            if self._session is not None and not self._session.lost.is_set():
                return self._session
            self._up.clear()

    async def run(self) -> None:
        """Keep a session up until this is cancelled; what is lost is taken up again."""
        wait, is_told = _FIRST_WAIT_SECONDS, False
        while True:
            await self._database.opened.wait()
            try:
                session = await self._begin()
            except StateError as error:
                if not is_told:
                    _LOG.warning("%s What only one process may do rests until it is back.", error)
                is_told = True
                await asyncio.sleep(wait)
                wait = min(2 * wait, _MAX_WAIT_SECONDS)
                continue
            if is_told:
                _LOG.info("the line to the state is up again")
            wait, is_told = _FIRST_WAIT_SECONDS, False
            self._session = session
            self._up.set()
            self._tell("")
            try:
                await session.watch()
            finally:
                self._up.clear()
                self._session = None
                await session.end()

    async def _begin(self) -> Session:
        connection, driver = await self._database.apart()
        try:
            async with asyncio.timeout(_ANSWER_SECONDS):
                channel, schema = await driver.fetchrow(_HEAR)
                for name, value in _SERVER_NOTICES:
                    await driver.execute(f"SET {name} = {value}")
                await driver.add_listener(channel, self._heard)
        except BaseException as error:
            await _end(connection, driver)
            if not isinstance(error, Exception):
                raise
            raise StateError(f"The state cannot be read: {reason_of(error)}.") from error
        return Session(connection, driver, str(schema))

    def _heard(self, _: object, __: int, ___: str, matter: str) -> None:
        self._tell(matter)

    def _tell(self, matter: str) -> None:
        for hearer in self._hearers:
            hearer(matter)


async def _end(connection: AsyncConnection, driver: Any) -> None:
    """Close a connection, whatever state it is in."""
    driver.terminate()
    with suppress(Exception):  # there is nothing left to lose
        await connection.close()


def key_of(schema: str, matter: str) -> int:
    """Return the number by which PostgreSQL knows a matter of a schema: the same everywhere, and hardly anybody else's.

    >>> key_of("public", "duty") == key_of("public", "duty") != key_of("other", "duty")
    True
    """
    digest = blake2b(f"quorum\0{schema}\0{matter}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
