import asyncio
import logging
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text

from bot.errors import StateError
from bot.storage.state.audit import AuditLog
from bot.storage.state.backup import back_up
from bot.storage.state.database import Database
from bot.storage.state.named_values import NamedValues
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace, read_place, state_file
from bot.storage.state.tables import metadata


async def test_what_is_written_is_there_after_a_restart(state_place: StatePlace, tmp_path: Path) -> None:
    async with open_state(state_place, tmp_path) as database:
        await NamedValues(database).set("first_server", "7")
    async with open_state(state_place, tmp_path) as database:
        assert await NamedValues(database).get("first_server") == "7"


async def test_the_migrations_lead_to_the_tables_that_the_program_uses(state: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, metadata))

    async with state.reading() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_secret_is_made_once(state: Database) -> None:
    facts = NamedValues(state)
    first, second = await asyncio.gather(facts.secret("votes"), facts.secret("votes"))
    assert first == second
    assert len(first) == 32
    assert await facts.secret("others") != first


async def test_many_writers_at_once_lose_nothing(state_place: StatePlace, tmp_path: Path) -> None:
    async with open_state(state_place, tmp_path) as one, open_state(state_place, tmp_path) as other:
        acts = [AuditLog(database).note(number, None, "reload") for number in range(20) for database in (one, other)]
        await asyncio.gather(*acts)
        assert await AuditLog(one).count() == 40


async def test_what_raises_midway_leaves_nothing(state: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        await _fail_midway(state)
    assert await AuditLog(state).count() == 0


async def _fail_midway(state: Database) -> None:
    async with state.writing() as connection:
        await connection.execute(text("INSERT INTO audit (at, member, act, detail) VALUES (1, 1, 'x', '')"))
        raise ZeroDivisionError


async def test_a_change_is_counted_for_whoever_holds_a_matter_in_memory(state: Database) -> None:
    before = await state.changed()
    async with state.writing("aliases", "curated"):
        pass
    async with state.writing("aliases"):
        pass
    assert before == {}
    assert await state.changed() == {"aliases": 2, "curated": 1}


@pytest.fixture
def broken(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "state"
    folder.mkdir()
    yield folder
    assert state_file(folder).exists()


@pytest.mark.parametrize("content", [b"garbage" * 1000, b"SQLite format 3\0" + b"\xff" * 8000])
async def test_a_damaged_file_is_set_aside_whole_and_told(
    broken: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    state_file(broken).write_bytes(content)
    with caplog.at_level(logging.ERROR):
        async with open_state(StatePlace(broken), broken) as database:
            assert await AuditLog(database).count() == 0
    (aside,) = broken.glob("*.damaged-*")
    assert aside.read_bytes() == content
    assert aside.name in caplog.text
    assert "quorum state restore" in caplog.text


async def test_a_state_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    async with open_state(StatePlace(tmp_path), tmp_path) as database:
        await AuditLog(database).note(1, None, "reload")
    with closing(sqlite3.connect(state_file(tmp_path))) as opened, opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StateError, match="newer version"):
        async with open_state(StatePlace(tmp_path), tmp_path):
            pass
    with closing(sqlite3.connect(state_file(tmp_path))) as opened:
        assert opened.execute("SELECT count(*) FROM audit").fetchone() == (1,)


async def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(state_file(tmp_path))) as opened, opened:
        opened.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StateError, match="recipes"):
        async with open_state(StatePlace(tmp_path), tmp_path):
            pass


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(StateError, match=r"config\.yaml"):
        async with open_state(StatePlace(tmp_path / "file" / "state"), tmp_path):
            pass


async def test_a_database_that_cannot_be_reached_is_named_without_a_password(tmp_path: Path) -> None:
    place = read_place("postgresql://quorum:hushhush@127.0.0.1:1/minutes?password=secrecy")
    with pytest.raises(StateError, match=r"127\.0\.0\.1:1/minutes cannot be opened") as raised:
        async with open_state(place, tmp_path):
            pass
    assert "hushhush" not in str(raised.value)
    assert "secrecy" not in str(raised.value)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
async def test_nobody_else_on_the_machine_may_read_the_state_or_a_backup(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    folder.mkdir(mode=0o755)
    async with open_state(StatePlace(folder), folder) as database:
        await AuditLog(database).note(1, None, "reload")
        await back_up(database, tmp_path / "backup.sqlite")
        state_file(folder).unlink()
        await AuditLog(database).note(1, None, "reload")
        files = [*folder.glob("state.sqlite*"), tmp_path / "backup.sqlite"]
        assert len(files) == 4
        assert {file.stat().st_mode & 0o077 for file in files} == {0}
