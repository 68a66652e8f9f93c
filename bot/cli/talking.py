"""The commands that run until they are told to stop: what they open first, and what runs beside them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from bot.cli.program import Program
from bot.desk.desk import Desk
from bot.desk.opening import open_desk_if_possible, open_state_if_possible
from bot.desk.surroundings import Surroundings
from bot.operations.supervision import ended, keep_running, run_beside
from bot.storage.state.database import Database
from bot.storage.state.kept_contents import StoredContents

Result = TypeVar("Result")

_PATIENCE_SECONDS = 30
"""Seconds that a database of the state is waited for, which may start with this machine as the bot does."""


async def talk(program: Program, talking: Callable[[Desk | None, Database | None], Awaitable[Result]]) -> Result:
    """Return what `talking` returns, with the desk open and the minutes kept fresh meanwhile."""
    async with (
        open_state_if_possible(program.state_place, program.state_folder, patience=_PATIENCE_SECONDS) as database,
        desk_over(database, program) as desk,
    ):
        if database is not None:
            await program.knowledge.resume(StoredContents(database, program.sources_key))
        if desk is not None:
            program.freshness.tell(desk)
            program.replies.reviews.tell(desk.refreshed)
        return await run_beside(program.freshness.run, talking(desk, database))


@asynccontextmanager
async def desk_over(database: Database | None, program: Program) -> AsyncIterator[Desk | None]:
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
    )
    desk = await open_desk_if_possible(database, around, program.settings.desk)
    if desk is None:
        yield None
        return
    keeping_up = asyncio.create_task(keep_running(desk.run, name="the desk"))
    try:
        yield desk
    finally:
        await ended(keeping_up, name="the desk")
        await desk.settle()
        await desk.flush()
