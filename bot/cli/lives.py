"""Brings one of several communities to life when it is asked, keeps it fresh, and lets it rest."""

import asyncio
from contextlib import AsyncExitStack
from functools import partial

from bot.cli.program import Program
from bot.cli.talking import desk_over, state_in_time
from bot.cli.together import Together
from bot.desk.desk import Desk
from bot.operations.stopping import Stopping
from bot.operations.supervision import ended, keep_running
from bot.storage.state.database import Database
from bot.storage.state.listeners import is_anybody_told

_PATIENCE_SECONDS = 2
"""Seconds that a database is waited for, by a member who asked."""


class ProgramLife:
    """The life of the community that a program answers for; what it opens is closed with `stack`."""

    def __init__(self, program: Program, stack: AsyncExitStack, stopping: Stopping, *, is_whole: bool = True) -> None:
        """A bot that `is_whole` may be the only process on its state."""
        self._program = program
        self._is_whole = is_whole
        self._together: Together | None = None
        self._stopping = stopping
        self._stack = stack
        self._database: Database | None = None
        self._desk: Desk | None = None
        self._freshness: asyncio.Task[None] | None = None

    async def open(self) -> Desk | None:
        """Open the state and the desk over it."""
        program = self._program
        self._database = await self._stack.enter_async_context(
            state_in_time(
                program.state_place, program.state_folder, patience=_PATIENCE_SECONDS, stopping=self._stopping
            )
        )
        self._together = Together(self._database, program, is_bot=True, is_whole=self._is_whole)
        over = desk_over(self._database, program, stopping=self._stopping, leases=self._together.leases)
        self._desk = desk = await self._stack.enter_async_context(over)
        if desk is not None:
            program.freshness.tell(desk)
            program.replies.reviews.tell(desk.refreshed)
        return desk

    async def is_awaited(self) -> bool:
        """Return whether anybody is told of new minutes without asking."""
        return self._database is not None and await is_anybody_told(self._database)

    async def wake(self) -> None:
        """Read the minutes, the first time; then bring back those that were set aside."""
        program, knowledge = self._program, self._program.knowledge
        if self._freshness is not None:
            await knowledge.wake()
            await asyncio.to_thread(program.encode, wait=False)
            return
        await asyncio.to_thread(program.load_to_answer, wait=False)
        together, desk = self._together, self._desk
        if together is None:
            raise ValueError("what is not open cannot be woken")
        await together.begin()
        # From what was read now on, every change is noticed, also while it is set aside.
        run = partial(together.run, desk)
        self._freshness = asyncio.create_task(keep_running(run, name="keeping minutes fresh"))
        self._stack.push_async_callback(self._end)

    @property
    def is_busy(self) -> bool:
        """Whether the minutes are being read or encoded."""
        knowledge = self._program.knowledge
        return knowledge.reviewing is not None or knowledge.preparing is not None

    async def set_aside(self) -> None:
        """Let the minutes leave the memory."""
        await self._program.knowledge.set_aside()

    async def _end(self) -> None:
        if self._freshness is not None:
            await ended(self._freshness, name="keeping minutes fresh")
