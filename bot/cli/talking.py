"""The commands that run until they are told to stop: what they open first, and what runs beside them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TypeVar

from bot.cli.program import Program
from bot.cli.together import Together
from bot.desk.desk import Desk
from bot.desk.opening import open_desk_if_possible, open_state_if_possible
from bot.desk.surroundings import Surroundings
from bot.operations.stopping import BESIDE_BY, DESK_BY, STATE_BY, Stopping
from bot.operations.supervision import ended, keep_running, run_beside
from bot.storage.state.database import Database
from bot.storage.state.leases import Leases, OwnLeases
from bot.storage.state.place import StatePlace

Result = TypeVar("Result")

PATIENCE_SECONDS = 10
"""Seconds that a database of the state is waited for, which may start with this machine as the bot does."""


async def talk(
    program: Program,
    talking: Callable[[Desk | None, Database | None, Leases], Awaitable[Result]],
    *,
    stopping: Stopping,
    is_bot: bool = False,
    is_whole: bool = True,
) -> Result | None:
    """Return what `talking` returns, with the desk open and the minutes kept fresh meanwhile.

    None where the program was asked to stop before it began. Whatever is opened is closed in time. A bot shares with
    others what only one process may do; one that `is_whole` may be the only one.
    """
    async with AsyncExitStack() as opened:

        async def open_all() -> tuple[Database | None, Desk | None, Together]:
            state = state_in_time(
                program.state_place, program.state_folder, patience=PATIENCE_SECONDS, stopping=stopping
            )
            database = await opened.enter_async_context(state)
            together = Together(database, program, is_bot=is_bot, is_whole=is_whole)
            over = desk_over(database, program, stopping=stopping, leases=together.leases)
            desk = await opened.enter_async_context(over)
            await together.begin()
            return database, desk, together

        ready = await stopping.unless_asked(open_all())
        if ready is None:
            return None
        database, desk, together = ready
        if desk is not None:
            program.freshness.tell(desk)
            program.replies.reviews.tell(desk.refreshed)
        return await run_beside(lambda: together.run(desk), talking(desk, database, together.leases), stopping=stopping)


@asynccontextmanager
async def state_in_time(
    place: StatePlace, folder: Path, *, patience: float, stopping: Stopping
) -> AsyncIterator[Database | None]:
    """Lend the state as `open_state_if_possible` does, and close it by the time that is due to it in stopping."""
    async with open_state_if_possible(place, folder, patience=patience) as database:
        try:
            yield database
        finally:
            if database is not None:
                database.closing_seconds = stopping.left(STATE_BY)


@asynccontextmanager
async def desk_over(
    database: Database | None, program: Program, *, stopping: Stopping, leases: Leases | None = None
) -> AsyncIterator[Desk | None]:
    """Lend the desk over a state, which keeps up with other processes meanwhile; none over none."""
    if database is None:
        yield None
        return
    around = Surroundings(
        program.knowledge,
        program.replies,
        program.curated,
        freshness=lambda: program.freshness.status,
        aliases=program.settings.search.aliases,
        leases=leases or OwnLeases(),
    )
    desk = await open_desk_if_possible(database, around, program.settings.desk)
    keeping_up = asyncio.create_task(keep_running(desk.upkeep.run, name="the desk"))
    try:
        yield desk
    finally:
        await ended(keeping_up, name="the desk", seconds=stopping.left(BESIDE_BY))
        await desk.close(stopping.left(DESK_BY))
