"""Small work that comes from many at once and is done together: one transaction in place of as many.

A file has one writer at a time, and each transaction waits for the disk; a line of members who all press a button would
wait for one after the other.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Together(Generic[Item, Result]):
    """Does what waits at once, as soon as what was begun before is done; belongs to one event loop."""

    def __init__(
        self, work: Callable[[Sequence[Item]], Awaitable[Sequence[Result]]], turn: asyncio.Lock | None = None
    ) -> None:
        """`work` does things in their order, all or none of them, and returns a result for each.

        `turn` is for what must not be done meanwhile.
        """
        self._work = work
        self._turn = turn or asyncio.Lock()
        self._waiting: list[tuple[Item, asyncio.Future[Result]]] = []

    async def do(self, item: Item) -> Result:
        """Have something done with all else that waits, and return what came of it; raise what `work` does."""
        result: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        result.add_done_callback(lambda done: done.cancelled() or done.exception())  # whoever waits may be gone
        self._waiting.append((item, result))
        async with self._turn:
            if not result.done():
                await self._do_all()
        return await result

    async def _do_all(self) -> None:
        waiting, self._waiting = self._waiting, []
        try:
            await self._done(waiting)
        finally:
            # Called off in the middle: whoever has the turn next does what is left.
            self._waiting = [*((item, result) for item, result in waiting if not result.done()), *self._waiting]

    async def _done(self, waiting: Sequence[tuple[Item, asyncio.Future[Result]]]) -> None:
        try:
            results = await self._work([item for item, _ in waiting])
        except Exception as error:
            if len(waiting) == 1:
                waiting[0][1].set_exception(error)
                return
            for one in waiting:  # what one cannot have must not keep the others from theirs
                await self._done([one])
        else:
            for (_, result), found in zip(waiting, results, strict=True):
                result.set_result(found)
