"""Brings a database to the tables of this version."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from weakref import WeakKeyDictionary

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StateError
from bot.storage.state.tables import SCHEMA

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 7_184_736_101
"""Any number that nobody else takes: PostgreSQL lets one process at a time change the tables."""

_TURNS: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()
"""Within a process, one database at a time has its tables changed: the library's steps find the one that they change by
a name that all of them share."""


def schema_of(connection: Connection) -> str | None:
    """Return which version's tables a database has, None if it has none of ours."""
    return MigrationContext.configure(connection).get_current_revision()


def needs_upgrade(connection: Connection) -> bool:
    """Return whether a database has the tables of an older version; raise `StateError` for those of a newer one."""
    found = schema_of(connection)
    if found is None or found == SCHEMA:
        return False
    known = {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if found not in known:
        raise StateError(
            f"The state was written by a newer version of Quorum (its tables are “{found}”, this version knows "
            f"“{SCHEMA}”). Install that version again, or name another place under `state:` in config.yaml."
        )
    return True


async def prepare_in_turn(connection: AsyncConnection, prepare: Callable[[Connection], None]) -> None:
    """Have a database brought up to date by `prepare`, while no other one is."""
    async with _TURNS.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
        await connection.run_sync(prepare)


def bring_up_to_date(connection: Connection, *, schema: str = "") -> None:
    """Give a database, empty or of an older version, the tables of this version, all or none of them.

    `schema` is the part of a PostgreSQL database that the connection sees, which is made if it is not there.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        if schema:
            connection.exec_driver_sql(f'CREATE SCHEMA IF NOT EXISTS "{schema}"')
    if schema_of(connection) == SCHEMA:
        return
    if schema_of(connection) is None and (tables := set(inspect(connection).get_table_names())):
        raise StateError(
            f"The database holds tables that are not Quorum's ({', '.join(sorted(tables)[:3])} …). "
            "Give Quorum a database of its own."
        )
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")
