"""A state of an older version is brought up to date by itself, after a copy."""

import logging
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect, text

from bot.storage.state.backup import back_up, restore
from bot.storage.state.database import Database
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace
from bot.storage.state.schema import MIGRATIONS, schema_of
from bot.storage.state.tables import SCHEMA

OLDEST = "0001"


def downgrade(connection: Connection) -> None:
    """Take away what later versions added: as the oldest version left it."""
    for table in set(inspect(connection).get_table_names()) - {"alembic_version"}:
        connection.execute(text(f'DROP TABLE "{table}" {"CASCADE" * (connection.dialect.name == "postgresql")}'))
    connection.execute(text("DELETE FROM alembic_version"))
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS))
    settings.attributes["connection"] = connection
    command.upgrade(settings, OLDEST)


async def made_old(state: Database) -> None:
    async with state.engine.begin() as connection:
        await connection.run_sync(downgrade)
        row = "INSERT INTO audit (at, member, server, act, detail) VALUES (1, 5, NULL, 'reload', 'of old')"
        await connection.execute(text(row))


async def test_an_older_state_is_brought_up_to_date_with_all_it_holds_after_a_copy(
    state_place: StatePlace, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_state(state_place, tmp_path) as state:
        await made_old(state)
    with caplog.at_level(logging.WARNING):
        async with open_state(state_place, tmp_path) as state, state.reading() as connection:
            assert await connection.run_sync(schema_of) == SCHEMA
            assert await connection.scalar(text("SELECT detail FROM audit")) == "of old"
    (copy,) = tmp_path.rglob(f"state.before-{OLDEST}.*.sqlite")
    assert copy.name in caplog.text
    async with open_state(StatePlace(tmp_path / "other"), tmp_path) as other:
        await restore(other, copy)
        async with other.reading() as connection:
            assert await connection.scalar(text("SELECT detail FROM audit")) == "of old"


async def test_a_backup_of_an_older_version_can_be_restored(state: Database, tmp_path: Path) -> None:
    async with open_state(StatePlace(tmp_path / "old"), tmp_path) as old:
        await made_old(old)
        await back_up(old, tmp_path / "backup.sqlite")
    await restore(state, tmp_path / "backup.sqlite")
    async with state.reading() as connection:
        assert await connection.scalar(text("SELECT detail FROM audit")) == "of old"
        assert await connection.run_sync(schema_of) == SCHEMA
