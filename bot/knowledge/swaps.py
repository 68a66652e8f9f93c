"""Proposals, takes and undos in turn: one at a time, in threads, and each is known after a restart."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import TypeVar

from bot.errors import OutdatedProposalError
from bot.knowledge.agreement import Agreement
from bot.knowledge.comparing import ReviewReport
from bot.knowledge.garbage_collection import give_back_unused, let_go
from bot.knowledge.history import History
from bot.knowledge.proposal import Proposal
from bot.knowledge.review_progress import Listener, Listeners
from bot.knowledge.reviewing import Reviewing

T = TypeVar("T")


class Swaps:
    """Has one thing done at a time. What nobody waits for any more still comes to its end before the next begins."""

    def __init__(self, reviewing: Reviewing, history: History | Agreement, listeners: Listeners) -> None:
        self._reviewing = reviewing
        self._history = history
        self._listeners = listeners
        self._lock = asyncio.Lock()
        self._proposing: asyncio.Task[Proposal] | None = None
        self._under_way: set[asyncio.Task[object]] = set()

    @property
    def is_kept(self) -> bool:
        """Whether all of it will be known after a restart."""
        return self._history.is_kept

    async def propose(self, progress: Listener | None = None) -> Proposal:
        """Return what the sources hold now, built and judged; whoever asks while one is built gets the same one."""
        proposing = self._proposing
        if proposing is None:
            self._proposing = proposing = asyncio.create_task(self._propose())
            proposing.add_done_callback(self._proposed_now)
        return await self._waited(proposing, progress)

    async def take(self, proposal: Proposal) -> None:
        """Serve what was proposed; raise `OutdatedProposalError`."""
        await self._waited(asyncio.create_task(self._take(proposal)))

    async def undo(self, progress: Listener | None = None, *, of: str = "") -> ReviewReport | None:
        """Serve what was served before; return what that changes, None if there is nothing to go back to.

        Raise `OutdatedProposalError` if `of` is not the digest of what is served.
        """
        return await self._waited(asyncio.create_task(self._undo(of)), progress)

    async def resume(self, history: History | Agreement) -> bool:
        """Serve what the last run served, or other processes do, if that is due; return whether that is so."""
        return await self._waited(asyncio.create_task(self._resume(history)))

    async def alone(self, work: Callable[[], T]) -> T:
        """Return what some work in a thread returns, during which nothing is proposed or swapped."""
        return await self._waited(asyncio.create_task(self._in_turn(asyncio.to_thread(work))))

    async def catch_up(self) -> ReviewReport | None:
        """Serve what is agreed on; return what that changes, None for nothing. Raise `StateError`."""
        return await self._waited(asyncio.create_task(self._in_turn(self._caught_up())))

    async def can_undo(self) -> bool:
        """Return whether there is something to go back to."""
        return bool((await self._history.record()).before)

    async def _waited(self, task: "asyncio.Task[T]", progress: Listener | None = None) -> T:
        """Return what a task returns. Cancelling this leaves it alone: its thread could not be stopped."""
        self._under_way.add(task)  # the event loop alone would forget it
        task.add_done_callback(self._under_way.discard)
        with self._listeners.listening(progress):
            await asyncio.wait((task,))
        return task.result()

    async def _in_turn(self, work: Coroutine[object, object, T]) -> T:
        async with self._lock:
            try:
                return await work
            finally:
                self._listeners.end()

    def _proposed_now(self, _: object) -> None:
        self._proposing = None  # it would hold on to a whole index

    async def _propose(self) -> Proposal:
        return await self._in_turn(self._proposed())

    async def _proposed(self) -> Proposal:
        record = await self._history.record()
        proposal = await asyncio.to_thread(self._reviewing.propose, record)
        if proposal.held_back:
            await self._history.held_back(proposal.digest)
        return proposal

    async def _take(self, proposal: Proposal) -> None:
        await self._in_turn(self._taken(proposal))

    async def _taken(self, proposal: Proposal) -> None:
        is_shared = self._history.is_shared
        if is_shared and self._reviewing.is_new(proposal):
            await self._history.took(self._reviewing.contents, proposal.built.ingested.contents)
        before = self._reviewing.take(proposal)
        if before is not None:
            held: list[object] = [before]
            contents = before.ingested.contents
            del before
            self._reviewing.begin_encoding()
            await asyncio.to_thread(let_go, held)
            if not is_shared:
                await self._history.took(contents, self._reviewing.contents)
            del contents
            await asyncio.to_thread(give_back_unused)

    async def _undo(self, of: str) -> ReviewReport | None:
        return await self._in_turn(self._undone(of))

    async def _undone(self, of: str) -> ReviewReport | None:
        if of and of != (await self._history.record()).served:
            raise OutdatedProposalError("Other minutes are served by now. Reload to see which.")
        contents = await self._history.before()
        if contents is None:
            return None
        if self._history.is_shared:
            await self._history.undid()
        report = await asyncio.to_thread(self._reviewing.serve, contents)
        if not self._history.is_shared:
            await self._history.undid()
        self._reviewing.begin_encoding()
        await asyncio.to_thread(give_back_unused)
        return report

    async def _caught_up(self) -> ReviewReport | None:
        contents = await self._history.other_than(self._reviewing.contents)
        if contents is None:
            return None
        report = await asyncio.to_thread(self._reviewing.serve, contents)
        self._reviewing.begin_encoding()
        await asyncio.to_thread(give_back_unused)
        return report

    async def _resume(self, history: History | Agreement) -> bool:
        return await self._in_turn(self._resumed(history))

    async def _resumed(self, history: History | Agreement) -> bool:
        loaded = self._reviewing.contents
        if not history.is_shared:  # of what is shared, it is known only then whether it can be had
            self._history = history
        is_other = await history.begin(loaded)
        self._history = history
        contents = await self._history.served() if is_other else None
        if contents is None:
            return False
        await asyncio.to_thread(self._reviewing.serve, contents)
        self._reviewing.begin_encoding()
        await asyncio.to_thread(give_back_unused)
        return True
