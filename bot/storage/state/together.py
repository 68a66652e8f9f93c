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
        self,
        work: Callable[[Sequence[Item]], Awaitable[Sequence[Result]]],
        turn: asyncio.Lock | None = None,
        *,
        pause_seconds: float = 0.0,
    ) -> None:
        """`work` does things in their order, all or none of them, and returns a result for each.

        `turn` is for what must not be done meanwhile. The pause comes after work, and before what came meanwhile.
        """
        self._work = work
        self._turn = turn or asyncio.Lock()
        self._pause_seconds = pause_seconds
        self._waiting: list[tuple[Item, asyncio.Future[Result]]] = []
        self._doing: asyncio.Task[None] | None = None

    async def do(self, item: Item) -> Result:
        """Have something done with all else that waits, and return what came of it; raise what `work` does."""
        result: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        result.add_done_callback(lambda done: done.cancelled() or done.exception())  # whoever waits may be gone
        self._waiting.append((item, result))
        if self._doing is None or self._doing.done():
            self._doing = asyncio.create_task(self._do_all())
        return await result

    async def _do_all(self) -> None:
        while self._waiting:
            async with self._turn:
                waiting, self._waiting = self._waiting, []
                await self._done([(item, result) for item, result in waiting if not result.done()])
            await asyncio.sleep(self._pause_seconds)

    async def _done(self, waiting: Sequence[tuple[Item, asyncio.Future[Result]]]) -> None:
        try:
            results = await self._work([item for item, _ in waiting])
        except Exception as error:
            if len(waiting) > 1:  # what one cannot have must not keep the others from theirs
                for one in waiting:
                    await self._done([one])
                return
            for _, result in waiting:
                if not result.done():
                    result.set_exception(error)
        else:
            for (_, result), found in zip(waiting, results, strict=True):
                if not result.done():  # whoever waited was called off
                    result.set_result(found)
