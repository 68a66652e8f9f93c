"""A state that is not there at the start, or goes away with it, costs no answer."""

import asyncio
import logging
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from bot.desk import opening as module
from bot.desk.opening import open_desk_if_possible, open_state_if_possible
from bot.desk.settings import DeskSettings
from bot.desk.surroundings import Surroundings
from bot.errors import StateError
from bot.replies.curating import HeldAnswers
from bot.replies.service import Replies
from bot.storage.state.database import Database
from bot.storage.state.named_values import NamedValues
from bot.storage.state.place import read_place
from tests.conftest import Folder
from tests.databases.postgresql_server import postgresql_server, server_programs


async def test_a_database_that_starts_with_the_bot_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_TRY_AGAIN_SECONDS", 0.1)
    programs = server_programs()
    if programs is None:
        pytest.skip("PostgreSQL's server package is not installed")
    with postgresql_server(programs) as server:
        place = read_place(server.address())
        server.stop()
        starting = asyncio.create_task(asyncio.to_thread(server.start))
        async with open_state_if_possible(place, tmp_path, patience=60) as database:
            await starting
            assert database is not None
            assert await NamedValues(database).get("x") is None


async def test_a_database_that_comes_late_is_told_of_and_used_when_it_is_there(
    garden: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "_TRY_AGAIN_SECONDS", 0.05)
    monkeypatch.setattr(module, "_LATE_SECONDS", 0.1)
    programs = server_programs()
    if programs is None:
        pytest.skip("PostgreSQL's server package is not installed")
    with postgresql_server(programs) as server:
        place = read_place(server.address())
        server.stop()
        with caplog.at_level(logging.WARNING):
            async with open_state_if_possible(place, tmp_path, patience=0.2) as database:
                assert database is not None
                assert [record.levelname for record in caplog.records] == ["WARNING", "ERROR"]
                desk = await open_desk_if_possible(database, _around(garden), DeskSettings())
                with pytest.raises(StateError, match="cannot be opened"):
                    await NamedValues(database).get("x")
                await asyncio.to_thread(server.start)
                async with asyncio.timeout(60):
                    await database.opened.wait()
                assert await NamedValues(database).get("x") is None
                await desk.upkeep.open()


async def test_a_state_that_cannot_be_read_leaves_a_desk_that_says_so(
    state: Database, garden: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    async with state.writing() as connection:
        await connection.execute(text("DROP TABLE named_values"))
    await open_desk_if_possible(state, _around(garden), DeskSettings())
    assert "Questions are answered all the same" in caplog.text


def _around(garden: Folder) -> Surroundings:
    knowledge, curated = garden.knowledge(), HeldAnswers()
    return Surroundings(knowledge, Replies(knowledge, timezone=ZoneInfo("UTC"), curated=curated), curated)
