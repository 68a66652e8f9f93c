"""Copies of the state: one SQLite file, whatever kind of database it comes from or goes back into.

So a state can move from a file to PostgreSQL and back.
"""

import asyncio
import os
import sqlite3
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, MetaData, create_engine, func, insert, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StateError
from bot.storage.state.database import Database, count_change, reason_of
from bot.storage.state.place import begin_file
from bot.storage.state.posts import PostStatus
from bot.storage.state.schema import bring_up_to_date, needs_upgrade, schema_of
from bot.storage.state.tables import changes, known_meetings, metadata, posts

_ROWS_AT_ONCE = 500

_NOT_BEGUN = PostStatus.INTENDED.value


class Copied(NamedTuple):
    """What a copy holds."""

    rows: int
    file: Path


async def back_up(database: Database, file: Path) -> Copied:
    """Write a copy of the state as it is at one moment, while others go on reading and writing.

    Raise `StateError` if the file is there already or cannot be written.
    """
    if file.exists():
        raise StateError(f"{file} is there already. Name another file, or move it away first.")
    return await copy_of(database, file)


async def copy_of(database: Database, file: Path) -> Copied:
    """Write a copy of a state of any version; it is written aside and moved, so a crash leaves no half of it."""
    aside = file.with_name(f"{file.name}.new")
    try:
        aside.unlink(missing_ok=True)
        begin_file(aside)
        async with database.engine.connect() as connection:
            if not database.is_file:  # a file shows one moment anyway
                await connection.execution_options(isolation_level="REPEATABLE READ")
            rows = await connection.run_sync(_copy_out, aside)
        with aside.open("rb+") as written:
            os.fsync(written.fileno())
        aside.replace(file)
    except (SQLAlchemyError, OSError) as error:
        aside.unlink(missing_ok=True)
        raise StateError(f"{file} cannot be written: {reason_of(error)}.") from error
    return Copied(rows, file)


async def restore(database: Database, file: Path) -> Copied:
    """Put a copy in place of the whole state, in one step, while others go on; whoever holds parts reads them anew.

    A copy of an older version is brought up to date first, aside. What was announced or sent since the copy stays so:
    going back must not say it again. Raise `StateError` if the file is no copy of a state.
    """
    with tempfile.TemporaryDirectory(prefix="quorum-restore-") as folder:
        newest = Path(folder) / "state.sqlite"
        await asyncio.to_thread(_brought_up_to_date, file, newest)
        before = await database.changed()
        async with database.writing() as connection:
            rows = await connection.run_sync(_copy_in, newest)
            for matter in {*before, *_matters(newest)}:
                await count_change(connection, matter)
                current = before.get(matter, 0) + 1
                held = changes.c.matter == matter
                await connection.execute(
                    changes.update().where(held, changes.c.number < current).values(number=current)
                )
    return Copied(rows, file)


def _copy_out(source: Connection, file: Path) -> int:
    found = MetaData()
    found.reflect(source)
    target = create_engine(f"sqlite:///{file}")
    try:
        with target.begin() as written:
            _make_portable(found)
            found.create_all(written)
            counts = {table.name: _copy_rows(source, written, found, table.name) for table in found.sorted_tables}
            return sum(count for name, count in counts.items() if name in metadata.tables)
    finally:
        target.dispose()


def _copy_in(target: Connection, file: Path) -> int:
    known = [dict(row) for row in target.execute(select(known_meetings)).mappings()]
    begun = posts.c.status != _NOT_BEGUN
    sent = [dict(row) for row in target.execute(select(posts).where(begun)).mappings()]
    for table in reversed(metadata.sorted_tables):
        target.execute(table.delete())
    source = create_engine(f"sqlite:///{file}")
    try:
        with source.connect() as reading:
            rows = sum(_copy_rows(reading, target, metadata, table.name) for table in metadata.sorted_tables)
    finally:
        source.dispose()
    _keep_said(target, known, sent)
    if target.dialect.name == "postgresql":
        _go_on_counting(target)
    return rows


def _keep_said(target: Connection, known: Sequence[Mapping[str, Any]], sent: Sequence[Mapping[str, Any]]) -> None:
    """Leave known what is known to be no news, and said what was said, whatever a copy says."""
    before = set(target.scalars(select(known_meetings.c.fingerprint)))
    if new := [dict(row) for row in known if row["fingerprint"] not in before]:
        target.execute(insert(known_meetings), new)
    number = target.scalar(select(func.max(posts.c.id))) or 0
    for row in sent:
        same = [posts.c[name] == row[name] for name in ("kind", "target", "subject")]
        values = {name: value for name, value in row.items() if name != "id"}
        if not target.execute(posts.update().where(*same).values(values)).rowcount:
            number += 1
            target.execute(insert(posts), {**values, "id": number})


def _copy_rows(source: Connection, target: Connection, tables: MetaData, name: str) -> int:
    table, count = tables.tables[name], 0
    for rows in source.execute(select(table)).mappings().partitions(_ROWS_AT_ONCE):
        target.execute(insert(table), [dict(row) for row in rows])
        count += len(rows)
    return count


def _make_portable(tables: MetaData) -> None:
    """Turn the tables into what SQLite can have: a counter of PostgreSQL's is none of a copy's business."""
    for table in tables.tables.values():
        for column in table.columns:
            column.type = column.type.as_generic()
            if column.server_default is not None and "nextval" in str(getattr(column.server_default, "arg", "")):
                column.server_default = None


def _go_on_counting(connection: Connection) -> None:
    """Let PostgreSQL number new rows behind those that were put in with their numbers."""
    for table in metadata.sorted_tables:
        number = table.autoincrement_column
        if number is not None:
            most = connection.scalar(select(func.max(number))) or 0
            counter = connection.scalar(
                text("SELECT pg_get_serial_sequence(:t, :c)"), {"t": table.name, "c": number.name}
            )
            if counter:
                connection.execute(text("SELECT setval(:s, :n, false)"), {"s": counter, "n": most + 1})


def _matters(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as database:
        return {str(row[0]) for row in database.execute("SELECT matter FROM changes")}


def _brought_up_to_date(file: Path, newest: Path) -> None:
    """Write what a copy holds as this version has it."""
    try:
        if not file.is_file():
            raise StateError(f"There is no file {file}.")
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source:
            if [row[0] for row in source.execute("PRAGMA integrity_check(1)")] != ["ok"]:
                raise StateError(f"{file} is damaged; take another backup.")
            with closing(sqlite3.connect(newest)) as target:
                source.backup(target)
        engine = create_engine(f"sqlite:///{newest}")
        try:
            with engine.connect() as connection:
                if schema_of(connection) is None or not inspect(connection).has_table("changes"):
                    raise StateError(
                        f"{file} is no backup of Quorum's state. One is written by:  quorum state backup FILE"
                    )
                needs_upgrade(connection)
            with engine.begin() as connection:
                bring_up_to_date(connection)
        finally:
            engine.dispose()
    except (sqlite3.Error, SQLAlchemyError, OSError) as error:
        raise StateError(f"{file} cannot be read as a backup of Quorum's state: {reason_of(error)}.") from error
