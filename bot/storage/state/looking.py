"""Looks at the state without changing anything of it: for whoever wants to know whether all is well."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.diagnosis import Finding, Grade
from bot.errors import StateError
from bot.storage.state.database import reason_of
from bot.storage.state.opening import database_at
from bot.storage.state.place import StatePlace, state_file
from bot.storage.state.schema import schema_of
from bot.storage.state.tables import SCHEMA
from bot.storage.writable import unwritable, unwritable_file

_NAME = "state"
_KILOBYTE = 1024


async def look_at_state(place: StatePlace, usual_folder: Path) -> Finding:
    """Return how the state is; never raises, and brings nothing up to date."""
    if place.database is None:
        return _file(state_file(place.folder or usual_folder))
    try:
        database = database_at(place)
    except StateError as error:
        return Finding(_NAME, str(error), Grade.WRONG)
    try:
        async with database.reading() as connection:
            found = await connection.run_sync(schema_of)
        return _of_tables(found, f"{place}")
    except (StateError, SQLAlchemyError, OSError) as error:
        fix = "Start the database, and check the address, its password (PGPASSWORD) and what the account may do."
        return Finding(_NAME, f"{place} cannot be opened: {reason_of(error)}.", Grade.WRONG, fix)
    finally:
        await database.close()


def _file(file: Path) -> Finding:
    if reason := unwritable(file.parent):
        fix = "Give the folder to the account that the bot runs as, or name another under `state:`."
        return Finding(_NAME, f"The state cannot be written. {reason}.", Grade.WRONG, fix)
    if not file.exists():
        return Finding(_NAME, f"There is none yet; it will be made in {file}.")
    if reason := unwritable_file(file):
        fix = "Give the file to the account that the bot runs as."
        return Finding(_NAME, f"The state cannot be written. {reason}.", Grade.WRONG, fix)
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as database:
            sound = str(database.execute("PRAGMA quick_check(1)").fetchone()[0])
            tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
            found = None
            if "alembic_version" in tables:
                found = str(database.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    except (sqlite3.Error, TypeError) as error:
        fix = "Get a backup back:  quorum state restore FILE"
        return Finding(_NAME, f"{file} cannot be read: {error}.", Grade.WRONG, fix)
    if sound != "ok":
        fix = "The next start sets it aside. Get a backup back:  quorum state restore FILE"
        return Finding(_NAME, f"{file} is damaged.", Grade.WRONG, fix)
    return _of_tables(found, f"{file} ({file.stat().st_size // _KILOBYTE:,} kB)")


def _of_tables(found: str | None, where: str) -> Finding:
    if found == SCHEMA:
        return Finding(_NAME, f"{where} can be opened, and has the tables of this version.")
    if found is None:
        return Finding(_NAME, f"{where} can be opened, and is empty.")
    fix = "An older one is brought up to date at the next start, after a copy; a newer one needs its own version."
    return Finding(_NAME, f"{where} has the tables “{found}”, this version knows “{SCHEMA}”.", Grade.NOTICE, fix)
