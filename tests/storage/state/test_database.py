"""What happens to the state from outside while the bot runs, and what no database can hold."""

import asyncio
import logging
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.errors import StateError
from bot.storage.state import database as module
from bot.storage.state.audit import AuditLog
from bot.storage.state.database import Database, reason_of
from bot.storage.state.named_values import NamedValues
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace, state_file


@pytest.mark.parametrize("kept", ["a\0b", "a\ud800b", "\U0001f995" * 100, "x" * 100_000, ""])
async def test_every_text_is_kept_and_found_by_itself(state: Database, kept: str) -> None:
    facts = NamedValues(state)
    await facts.set("long", kept)
    await facts.set(kept[:60], kept)
    assert len(await facts.get(kept[:60]) or "") == len(kept)


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**40])
async def test_a_number_that_no_row_has_finds_nothing(state: Database, number: int) -> None:
    assert await AuditLog(state).acts(skip=max(number, 0), most=5) == ()
    assert await AuditLog(state).count(member=number) == 0


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ConnectionRefusedError(111, "Connect call failed ('10.1.2.3', 5432)"), "connection refused"),
        (OSError("Multiple exceptions: [Errno 111] Connect call failed ('10.1.2.3', 5432)"), "there is no connection"),
        (ConnectionResetError(), "there is no connection"),
        (TimeoutError(), "it does not answer"),
    ],
)
def test_where_the_state_stands_is_nobody_s_business(error: OSError, told: str) -> None:
    assert reason_of(error).startswith(told)


@pytest.mark.parametrize("with_folder", [False, True])
async def test_a_file_deleted_while_the_bot_runs_is_begun_anew(
    tmp_path: Path, with_folder: bool, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_state(StatePlace(tmp_path / "state"), tmp_path) as database:
        facts = NamedValues(database)
        await facts.set("first", "1")
        if with_folder:
            shutil.rmtree(tmp_path / "state")
        else:
            for part in tmp_path.glob("state/state.sqlite*"):
                part.unlink()
        with caplog.at_level(logging.ERROR):
            assert await asyncio.gather(*(facts.get("first") for _ in range(8))) == [None] * 8
        assert caplog.text.count("was deleted while the bot runs") == 1
        await facts.set("second", "2")
    async with open_state(StatePlace(tmp_path / "state"), tmp_path) as database:
        assert await NamedValues(database).get("second") == "2"


async def test_a_file_put_in_place_of_the_state_is_taken_up(tmp_path: Path) -> None:
    async with open_state(StatePlace(tmp_path / "other"), tmp_path) as database:
        await NamedValues(database).set("whose", "another one")
    async with open_state(StatePlace(tmp_path / "state"), tmp_path) as database:
        await NamedValues(database).set("whose", "the first")
        state_file(tmp_path / "other").replace(state_file(tmp_path / "state"))
        assert await NamedValues(database).get("whose") == "another one"


async def test_what_waits_behind_a_locked_file_waits_no_longer_than_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE_SECONDS", 0.3)
    async with open_state(StatePlace(tmp_path / "state"), tmp_path) as database:
        facts, begun = NamedValues(database), asyncio.get_running_loop().time()
        with closing(sqlite3.connect(state_file(tmp_path / "state"), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            writes = [facts.set(f"fact {number}", "1") for number in range(20)]
            told = await asyncio.gather(*writes, return_exceptions=True)
            other.execute("COMMIT")
        assert all(isinstance(one, StateError) for one in told)
        assert asyncio.get_running_loop().time() - begun < 3
        await facts.set("after", "2")


async def test_a_full_disk_is_told_and_costs_nothing_that_was_kept(tmp_path: Path) -> None:
    pages: str | int = "1"

    def limit(connection: Any, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}").close()  # no fewer than there are, says SQLite

    async with open_state(StatePlace(tmp_path / "state"), tmp_path) as database:
        values = NamedValues(database)
        await values.set("kept", "before")
        await database.engine.dispose()
        event.listen(database.engine.sync_engine, "connect", limit)
        with pytest.raises(StateError, match="disk is full"):
            await values.set("large", "x" * 500_000)
        assert await values.get("kept") == "before"
        pages = 1_000_000
        await database.engine.dispose()
        await values.set("large", "x" * 500_000)
        assert await values.get("kept") == "before"


async def test_closing_waits_for_whoever_still_reads_or_writes(tmp_path: Path) -> None:
    reading, go_on = asyncio.Event(), asyncio.Event()

    async def read_slowly(database: Database) -> int | None:
        async with database.reading() as connection:
            reading.set()
            await go_on.wait()
            found: int | None = await connection.scalar(text("select 7"))
            return found

    async with open_state(StatePlace(tmp_path / "state"), tmp_path) as database:
        reader = asyncio.create_task(read_slowly(database))
        await reading.wait()
        closing_it = asyncio.create_task(database.close())
        await asyncio.sleep(0.05)
        assert not closing_it.done()
        go_on.set()
        await closing_it
        assert await reader == 7


async def test_a_closed_state_is_refused_in_words(tmp_path: Path) -> None:
    async with open_state(StatePlace(tmp_path / "state"), tmp_path) as database:
        pass
    with pytest.raises(StateError, match="the program is ending"):
        await NamedValues(database).get("first")


def test_work_that_nobody_waits_for_ends_before_the_loop_does(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def end_in_the_middle() -> None:
        async with open_state(StatePlace(tmp_path / "state"), tmp_path) as database:
            facts = NamedValues(database)
            tasks = {asyncio.create_task(facts.set(f"n{i}", "x")) for i in range(20)}
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)

    with caplog.at_level(logging.WARNING):
        asyncio.run(end_in_the_middle())
    assert caplog.text == ""
