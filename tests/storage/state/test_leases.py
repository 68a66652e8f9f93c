"""Leases and news between processes, on a real PostgreSQL; a process is here a database of its own."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import make_url, text

from bot.errors import StateError
from bot.storage.state import leases as module
from bot.storage.state import line as line_module
from bot.storage.state.database import Database
from bot.storage.state.kept_contents import MATTER, StoredContents
from bot.storage.state.leases import OwnLeases, SharedLeases
from bot.storage.state.line import Line, key_of
from bot.storage.state.named_values import NamedValues
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace, read_place
from tests.databases.postgresql_server import PostgresqlServer
from tests.waiting import until

_LONG = 30.0


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AGAIN_SECONDS", 0.05)
    monkeypatch.setattr(line_module, "_FIRST_WAIT_SECONDS", 0.05)
    monkeypatch.setattr(line_module, "_MAX_WAIT_SECONDS", 0.1)


@pytest.fixture
def place(postgresql: PostgresqlServer) -> StatePlace:
    return read_place(postgresql.address())


class Process:
    """As much of a process as shares work with others."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.line = Line(database)
        self.leases = SharedLeases(self.line)
        self.heard: list[str] = []
        self.line.hear(self.heard.append)


@pytest_asyncio.fixture
async def start(place: StatePlace, tmp_path: Path) -> AsyncIterator[Callable[[], Awaitable[Process]]]:
    async with AsyncExitStack() as stack:

        async def begin() -> Process:
            process = Process(await stack.enter_async_context(open_state(place, tmp_path)))
            await stack.enter_async_context(running(process.line.run, process.leases.run))
            async with asyncio.timeout(_LONG):
                await process.line.session()
            return process

        yield begin


@asynccontextmanager
async def running(*works: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    tasks = [asyncio.ensure_future(work()) for work in works]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task


Start = Callable[[], Awaitable[Process]]


class Work:
    """Counts who does it, and when it is called off."""

    def __init__(self) -> None:
        self.begun = self.ended = 0

    async def __call__(self) -> None:
        self.begun += 1
        try:
            await asyncio.Event().wait()
        finally:
            self.ended += 1


async def test_of_two_processes_one_works_and_the_other_takes_over(start: Start) -> None:
    one, other = await start(), await start()
    first, second = Work(), Work()
    async with running(lambda: other.leases.while_held("duty", second)):
        async with running(lambda: one.leases.while_held("duty", first)):
            await until(lambda: first.begun or second.begun)
            assert first.begun + second.begun == 1
            assert one.leases.holds("duty") is not other.leases.holds("duty")
        await until(lambda: second.begun)
        assert first.ended == first.begun
        assert other.leases.holds("duty")


async def test_who_loses_the_line_stops_at_once_and_takes_the_work_up_again(
    start: Start, place: StatePlace, tmp_path: Path
) -> None:
    one, work = await start(), Work()
    async with running(lambda: one.leases.while_held("duty", work)):
        await until(lambda: work.begun)
        async with open_state(place, tmp_path) as database, database.writing() as connection:
            others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            await connection.execute(text(f"SELECT pg_terminate_backend(pid) {others}"))
        await until(lambda: work.ended)
        await until(lambda: work.begun > 1)
        assert one.leases.holds("duty")
        assert one.heard.count("") > 1  # since something may have been missed meanwhile


async def test_a_line_that_hangs_is_given_up(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_module, "_ANSWER_SECONDS", 0.1)
    one, work = await start(), Work()
    async with running(lambda: one.leases.while_held("duty", work)):
        await until(lambda: work.begun)
        session = await one.line.session()
        assert await session._ask("SELECT pg_sleep(5)") is None
        await until(lambda: work.ended)


async def test_what_fails_is_told_to_whoever_had_it_done(start: Start) -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await (await start()).leases.while_held("duty", fail)


async def test_turns_follow_one_another_over_processes(start: Start) -> None:
    one, other, at_work, most = await start(), await start(), 0, 0

    async def take(process: Process) -> None:
        nonlocal at_work, most
        for _ in range(3):
            async with process.leases.turn("opening session 0", patience=_LONG) as has_turn:
                assert has_turn
                at_work += 1
                most = max(most, at_work)
                await asyncio.sleep(0.02)
                at_work -= 1

    await asyncio.gather(take(one), take(other))
    assert most == 1


async def test_who_gets_no_turn_in_time_goes_on(start: Start) -> None:
    one, other, work = await start(), await start(), Work()
    async with running(lambda: one.leases.while_held("commands", work)):
        await until(lambda: work.begun)
        async with other.leases.turn("commands", patience=0.2) as has_turn:
            assert not has_turn
    async with other.leases.turn("commands", patience=_LONG) as has_turn:
        assert has_turn


async def test_without_a_line_nothing_is_held_and_a_turn_is_not_waited_for_long() -> None:
    database = an_awaited_database()
    leases = SharedLeases(Line(database))
    async with running(leases.run), leases.turn("commands", patience=0.05) as has_turn:
        assert not has_turn
        assert not leases.holds("commands")
    await database.close()


def an_awaited_database() -> Database:
    database = Database(make_url("postgresql+asyncpg://quorum@127.0.0.1:1/quorum"))
    database.is_awaited("The state is not there yet.")
    return database


async def test_who_shares_with_nobody_has_every_lease() -> None:
    own, work = OwnLeases(), Work()
    async with running(lambda: own.while_held("duty", work)), own.turn("duty", patience=0) as has_turn:
        await until(lambda: work.begun)
        assert has_turn
        assert own.holds("duty")


async def test_a_change_is_told_to_the_others_once_it_is_kept(start: Start) -> None:
    one, other = await start(), await start()
    async with one.database.writing("aliases"):
        pass
    await until(lambda: "aliases" in other.heard)
    with suppress(ZeroDivisionError):
        async with one.database.writing("curated"):
            raise ZeroDivisionError
    async with one.database.writing("places"):
        pass
    await until(lambda: "places" in other.heard)
    assert "curated" not in other.heard


async def test_of_two_who_put_something_in_one_place_the_second_is_refused(start: Start) -> None:
    one, other = [StoredContents((await start()).database, "key") for _ in range(2)]

    async def exchange(kept: StoredContents, new: bytes) -> bool:
        return await kept.exchange("record", None, new, put={new.decode(): new}, forgotten=())

    done = await asyncio.gather(exchange(one, b"first"), exchange(other, b"second"))
    assert sorted(done) == [False, True]
    there = await one.get("record")
    assert there is not None
    assert set(await other.names()) == {"record", there.decode()}
    assert not await other.exchange("record", b"older", b"newest", put={}, forgotten=())
    assert await other.exchange("record", there, b"newest", put={"more": b"more"}, forgotten=[there.decode()])
    assert await one.get("record") == b"newest"
    assert set(await one.names()) == {"record", "more"}


async def test_who_serves_hears_of_other_minutes(start: Start) -> None:
    one, other = await start(), await start()
    await StoredContents(one.database, "key").exchange("record", None, b"new", put={}, forgotten=())
    await until(lambda: MATTER in other.heard)


async def test_a_lease_of_one_schema_is_none_of_another() -> None:
    assert key_of("one", "duty") != key_of("other", "duty") != key_of("one", "commands")
    assert -(2**63) <= key_of("one", "duty") < 2**63


async def test_a_state_that_is_not_there_yet_says_so() -> None:
    database = an_awaited_database()
    with pytest.raises(StateError, match="not there yet"):
        await NamedValues(database).get("x")
    await database.close()
