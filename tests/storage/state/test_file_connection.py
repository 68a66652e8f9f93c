"""A connection to a file: few ways to its thread, and nothing that stays behind."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from bot.errors import StateError
from bot.storage.state.database import Database
from bot.storage.state.file_connection import FileConnection
from bot.storage.state.named_values import NamedValues
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace, state_file
from bot.storage.state.tables import values


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was waited for from the thread of a connection, as it comes."""
    waited = list[str]()
    execute: Any = FileConnection._execute

    async def counted(connection: FileConnection, work: Any, *arguments: Any, **named: Any) -> Any:
        waited.append(getattr(work, "__name__", str(work)))
        return await execute(connection, work, *arguments, **named)

    monkeypatch.setattr(FileConnection, "_execute", counted)
    return waited


async def test_one_fact_is_read_by_one_way_to_the_thread(tmp_path: Path, ways: list[str]) -> None:
    async with open_state(StatePlace(tmp_path), tmp_path) as state:
        facts = NamedValues(state)
        await facts.set("known", "so")
        ways.clear()
        assert await facts.get("known") == "so"
        assert len(ways) == 1


async def test_one_fact_is_written_by_two(tmp_path: Path, ways: list[str]) -> None:
    async with open_state(StatePlace(tmp_path), tmp_path) as state:
        facts = NamedValues(state)
        await facts.set("known", "so")
        ways.clear()
        await facts.set("known", "otherwise")
        assert len(ways) == 2  # the statement, and that it is kept


async def test_a_transaction_that_does_nothing_holds_up_nobody(tmp_path: Path, ways: list[str]) -> None:
    async with open_state(StatePlace(tmp_path), tmp_path) as state:
        await state.changed()
        ways.clear()
        async with state.writing():
            with closing(sqlite3.connect(state_file(tmp_path), timeout=0)) as other:
                other.execute("BEGIN IMMEDIATE").execute("ROLLBACK")
        assert ways == []


async def test_whoever_only_read_leaves_no_transaction_behind(tmp_path: Path) -> None:
    async with open_state(StatePlace(tmp_path), tmp_path) as state:
        await NamedValues(state).set("known", "so")
        await asyncio.gather(*(NamedValues(state).get("known") for _ in range(3)))
        with closing(sqlite3.connect(state_file(tmp_path), timeout=30)) as other:
            # Busy for as long as somebody still looks at what was there before.
            busy, *_ = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        assert busy == 0


async def test_what_is_given_up_in_the_middle_is_gone_and_the_next_is_kept(state: Database) -> None:
    facts = NamedValues(state)

    async def give_up() -> None:
        async with state.writing() as connection:
            await connection.execute(values.insert().values(name="half", value="done"))
            raise LookupError

    with pytest.raises(LookupError):
        await give_up()
    await facts.set("whole", "done")
    assert (await facts.get("half"), await facts.get("whole")) == (None, "done")


async def test_after_a_statement_that_fails_all_goes_on(state: Database) -> None:
    with pytest.raises(StateError):
        async with state.reading() as connection:
            await connection.execute(text("SELECT nothing FROM nowhere"))
    await NamedValues(state).set("known", "so")
    async with state.reading() as connection:
        assert (await connection.execute(select(values.c.value))).scalars().all() == ["so"]
