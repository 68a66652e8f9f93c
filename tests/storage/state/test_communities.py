"""The states of several communities, which are apart by where they are kept and not by what is asked."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest_asyncio
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, func, select, text

from bot.storage.state.audit import AuditLog
from bot.storage.state.backup import back_up, restore
from bot.storage.state.database import Database
from bot.storage.state.named_values import NamedValues
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace, community_folder
from bot.storage.state.tables import metadata


@pytest_asyncio.fixture
async def states(state_place: StatePlace, tmp_path: Path) -> AsyncIterator[list[Database]]:
    """The bot's own state, and those of two communities."""
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(
                open_state(state_place.of_community(name) if name else state_place, community_folder(tmp_path, name))
            )
            for name in ("", "bees", "rose-club")
        ]


async def rows_in(state: Database) -> int:
    async with state.reading() as connection:
        counts = [await connection.scalar(select(func.count()).select_from(one)) for one in metadata.sorted_tables]
    return sum(filter(None, counts))


async def test_what_one_keeps_no_other_has(states: list[Database]) -> None:
    before = [await rows_in(state) for state in states]
    await NamedValues(states[1]).set("secret", "honey")
    await AuditLog(states[1]).note(1, 1, "reload", "honey")
    assert [await rows_in(state) for state in states] == [before[0], before[1] + 2, before[2]]
    assert await NamedValues(states[1]).get("secret") == "honey"


async def test_each_has_the_tables_of_this_version(states: list[Database]) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, metadata))

    for state in states:
        async with state.reading() as connection:
            assert await connection.run_sync(differences) == []


async def test_those_that_are_begun_at_the_same_time_get_all_of_their_tables(
    state_place: StatePlace, tmp_path: Path
) -> None:
    names = [f"garden-{number}" for number in range(6)]
    async with AsyncExitStack() as stack:
        opening = [open_state(state_place.of_community(name), community_folder(tmp_path, name)) for name in names]
        begun = await asyncio.gather(*map(stack.enter_async_context, opening))
        assert [await rows_in(state) for state in begun] == [0] * len(names)


async def test_what_is_forgotten_in_one_stays_in_the_others(states: list[Database]) -> None:
    for state in states:
        await AuditLog(state).note(1, 1, "reload")
    async with states[1].writing() as connection:
        for table in reversed(metadata.sorted_tables):
            await connection.execute(table.delete())
    assert [await AuditLog(state).count() for state in states] == [1, 0, 1]


async def test_a_backup_is_that_of_one_and_goes_back_into_one(states: list[Database], tmp_path: Path) -> None:
    for state, act in zip(states, ("bot", "bees", "roses"), strict=True):
        await AuditLog(state).note(1, 1, act)
    await back_up(states[1], tmp_path / "bees.sqlite")
    await restore(states[2], tmp_path / "bees.sqlite")
    acts = [[act.act for act in await AuditLog(state).acts(skip=0, most=5)] for state in states]
    assert acts == [["bot"], ["bees"], ["bees"]]
    await AuditLog(states[2]).note(1, 1, "goes on counting")


async def test_a_community_finds_its_own_after_a_restart(state_place: StatePlace, tmp_path: Path) -> None:
    for name in ("bees", "roses"):
        async with open_state(state_place.of_community(name), community_folder(tmp_path, name)) as state:
            await NamedValues(state).set("name", name)
    for name in ("bees", "roses"):
        async with open_state(state_place.of_community(name), community_folder(tmp_path, name)) as state:
            assert await NamedValues(state).get("name") == name


async def test_a_connection_to_one_sees_no_table_of_another(states: list[Database]) -> None:
    """What is asked by a name alone is looked for in the community's own part, and nowhere else."""
    own = {table.name for table in metadata.sorted_tables}
    for state in states:
        async with state.reading() as connection:
            found = await connection.run_sync(lambda it: it.dialect.get_table_names(it))
        assert own <= set(found)
        assert len(found) == len(set(found))
        if not state.is_file:
            async with state.reading() as connection:
                assert await connection.scalar(text("SELECT current_schema()")) == (state.schema or "public")


def test_a_place_shows_whose_it_is_and_no_password() -> None:
    place = StatePlace(database="postgresql://quorum:secret@127.0.0.1/quorum").of_community("rose-club")
    assert str(place) == "postgresql://quorum@127.0.0.1/quorum, schema quorum_rose_club"
