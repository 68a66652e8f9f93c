"""States to try things on: an empty one in a file and one in PostgreSQL, if its server package is installed."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.storage.state.database import Database
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace, read_place
from tests.databases.postgresql_server import PostgresqlServer, postgresql_server, server_programs


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlServer]:
    """A server that lives as long as the tests of one process."""
    programs = server_programs()
    if programs is None:
        pytest.skip("PostgreSQL's server package is not installed")
    with postgresql_server(programs) as server:
        yield server


@pytest.fixture(params=["file", "postgresql"])
def state_place(request: pytest.FixtureRequest, tmp_path: Path) -> StatePlace:
    """Where an empty state is: once in a file, once in PostgreSQL."""
    if request.param == "file":
        return StatePlace(tmp_path / "state")
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    return read_place(server.address())


@pytest_asyncio.fixture
async def state(state_place: StatePlace, tmp_path: Path) -> AsyncIterator[Database]:
    """An open, empty state: once in a file, once in PostgreSQL."""
    async with open_state(state_place, tmp_path / "usual") as database:
        yield database
