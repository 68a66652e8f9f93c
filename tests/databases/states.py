"""States to try things on: an empty one in a file and one in PostgreSQL, if its server package is installed."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import pytest_asyncio

from bot.storage.state.database import Database
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace, read_place, state_file
from tests.databases.postgresql_server import PostgresqlServer, postgresql_server, server_programs


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlServer]:
    """A server that lives as long as the tests of one process."""
    programs = server_programs()
    if programs is None:
        pytest.skip("PostgreSQL's server package is not installed")
    with postgresql_server(programs) as server:
        yield server


@pytest.fixture(scope="session")
def ready_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty state in a file, with the tables of this version: making them takes longer than most tests."""
    folder = tmp_path_factory.mktemp("ready")
    _make_ready(StatePlace(folder))
    return state_file(folder)


@pytest.fixture(scope="session")
def ready_database(postgresql: PostgresqlServer) -> str:
    """The name of an empty state in PostgreSQL, with the tables of this version."""
    address = postgresql.address()
    _make_ready(read_place(address))
    return address.rpartition("/")[2]


def _make_ready(place: StatePlace) -> None:
    async def open_and_close() -> None:
        async with open_state(place, Path()):
            pass

    with ThreadPoolExecutor(1) as thread:  # in this one, tests have event loops of their own
        thread.submit(asyncio.run, open_and_close()).result()


@pytest.fixture(params=["file", "postgresql"])
def state_place(request: pytest.FixtureRequest, tmp_path: Path) -> StatePlace:
    """Where an empty state is: once in a file, once in PostgreSQL; with its tables if the test asks for `state`."""
    is_ready = "state" in request.fixturenames
    if request.param == "file":
        folder = tmp_path / "state"
        if is_ready:
            folder.mkdir(mode=0o700)
            shutil.copy(request.getfixturevalue("ready_file"), state_file(folder))
        return StatePlace(folder)
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    return read_place(server.address(like=request.getfixturevalue("ready_database")) if is_ready else server.address())


@pytest_asyncio.fixture
async def state(state_place: StatePlace, tmp_path: Path) -> AsyncIterator[Database]:
    """An open, empty state: once in a file, once in PostgreSQL."""
    async with open_state(state_place, tmp_path / "usual") as database:
        yield database
