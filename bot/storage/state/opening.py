"""Opens the state: brings an older one up to date after a copy, and sets a damaged file aside."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from functools import partial
from pathlib import Path

from filelock import AsyncFileLock, Timeout
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from bot.errors import StateError
from bot.storage.state.backup import copy_of
from bot.storage.state.database import FEW_CONNECTIONS, MANY_CONNECTIONS, Database, reason_of
from bot.storage.state.place import StatePlace, begin_file, state_file
from bot.storage.state.schema import bring_up_to_date, needs_upgrade, prepare_in_turn, schema_of

_LOG = logging.getLogger(__name__)
_LOCK_SECONDS = 60
_BESIDE = ("", "-wal", "-shm")
"""Endings of the files that SQLite keeps one database in."""


@asynccontextmanager
async def open_state(place: StatePlace, usual_folder: Path) -> AsyncIterator[Database]:
    """Lend the state of a place, of the usual folder if none is named; its tables are those of this version.

    A file that is damaged is set aside and a new one begun, which the log tells. Raise `StateError` if the state
    cannot be opened, or was written by a newer version.
    """
    folder = place.folder or usual_folder
    database = await (_open_database(place, folder) if place.database else _open_file(place, folder))
    try:
        yield database
    finally:
        await database.close()


async def _open_file(place: StatePlace, folder: Path) -> Database:
    file = state_file(folder)
    try:
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True, mode=0o700)
        async with AsyncFileLock(folder / "state.lock", timeout=_LOCK_SECONDS):
            damage = await asyncio.to_thread(_damage_of, file)
            if damage:
                _set_aside(file, damage)
            await asyncio.to_thread(begin_file, file)
            database = Database(
                URL.create("sqlite+aiosqlite", database=str(file)), connections=connections_for(place.community)
            )
            try:
                await make_ready(database, StatePlace(file, None, place.community), folder)
            except BaseException:
                await database.close()
                raise
            return database
    except Timeout as error:
        raise StateError(f"{file} is being opened by another process for too long. Is one of them stuck?") from error
    except OSError as error:
        raise StateError(
            f"{file} cannot be opened: {reason_of(error)}. Name a folder that may be written to under `state:` in "
            "config.yaml."
        ) from error


async def _open_database(place: StatePlace, folder: Path) -> Database:
    database = database_at(place)
    try:
        await make_ready(database, place, folder)
    except BaseException:
        await database.close()
        raise
    return database


def database_at(place: StatePlace) -> Database:
    """Return a database elsewhere before anything is asked of it; raise `StateError` if nothing could be."""
    try:
        address = make_url(place.database or "").set(drivername="postgresql+asyncpg")
        return Database(address, schema=place.schema, connections=connections_for(place.community))
    except ModuleNotFoundError as error:
        raise StateError(
            "The state is set to be in PostgreSQL, for which a package is missing:  "
            "pip install --require-hashes -r requirements-postgresql.lock  (or, without a clone:  pip install asyncpg)"
        ) from error
    except ArgumentError as error:
        raise _unreachable(place, error) from error


def connections_for(community: str) -> int:
    """Return how many connections a state keeps open: that of one of many communities has few."""
    return FEW_CONNECTIONS if community else MANY_CONNECTIONS


async def make_ready(database: Database, place: StatePlace, folder: Path) -> None:
    """Give a database the tables of this version; raise `StateError` if that cannot be.

    `place` is what it is called where something is wrong; `folder` takes a copy of an older state.
    """
    prepare = partial(bring_up_to_date, schema=database.schema)
    try:
        async with database.engine.connect() as connection:
            is_older = await connection.run_sync(needs_upgrade)
            before = await connection.run_sync(schema_of)
        if is_older:
            copy = folder / f"state.before-{before}.{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}.sqlite"
            folder.mkdir(parents=True, exist_ok=True)
            await copy_of(database, copy)
            _LOG.warning("the state is of an older version and is brought up to date; a copy of it is in %s", copy)
        async with database.engine.begin() as connection:
            await prepare_in_turn(connection, prepare)
        database.is_ready(prepare)
    except SQLAlchemyError as error:
        raise _unreachable(place, error) from error
    except OSError as error:
        if database.is_file:
            raise
        raise _unreachable(place, error) from error


def _unreachable(place: StatePlace, error: BaseException) -> StateError:
    # The place says nothing of a password, wherever in the address one is written.
    return StateError(f"The state at {place} cannot be opened: {reason_of(error)}.")


def _damage_of(file: Path) -> str | None:
    """Return what is wrong with a file that is no sound database, None if nothing is."""
    if not file.exists():
        return None
    try:
        with closing(sqlite3.connect(file, timeout=10)) as database:
            found = [str(row[0]) for row in database.execute("PRAGMA quick_check(1)")]
    except sqlite3.OperationalError:  # locked or not to be read: no damage, and opening it will tell
        return None
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if found == ["ok"] else " ".join(found)


def _set_aside(file: Path, damage: str) -> None:
    """Move a damaged database out of the way, whole."""
    aside = file.with_name(f"{file.name}.damaged-{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}")
    for ending in _BESIDE:
        part = file.with_name(file.name + ending)
        if part.exists():
            part.replace(aside.with_name(aside.name + ending))
    _LOG.error(
        "the state in %s is damaged (%s). It is set aside as %s, and an empty one is begun. If there is a backup, "
        "get it back with:  quorum state restore FILE",
        file,
        damage,
        aside,
    )
