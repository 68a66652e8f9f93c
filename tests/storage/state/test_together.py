"""What comes from many at once is done together."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.storage.state.together import Together


class Kept:
    """What was done together, and a door that holds it up."""

    def __init__(self) -> None:
        self.done = list[list[int]]()
        self.open = asyncio.Event()
        self.together = Together(self._double)

    async def _double(self, numbers: Sequence[int]) -> list[int]:
        self.done.append(list(numbers))
        await self.open.wait()
        if 0 in numbers:
            raise ValueError("0 is not to be doubled")
        return [2 * number for number in numbers]

    async def begin(self, *numbers: int) -> list[asyncio.Task[int]]:
        tasks = [asyncio.create_task(self.together.do(number)) for number in numbers]
        while not self.done:
            await asyncio.sleep(0)
        return tasks


async def test_all_who_come_while_something_is_done_are_next_together() -> None:
    kept = Kept()
    tasks = await kept.begin(1)
    tasks += await kept.begin(2, 3, 4)
    await asyncio.sleep(0)
    kept.open.set()
    assert await asyncio.gather(*tasks) == [2, 4, 6, 8]
    assert kept.done == [[1], [2, 3, 4]]


async def test_what_one_cannot_have_keeps_the_others_from_nothing() -> None:
    kept = Kept()
    kept.open.set()
    results = await asyncio.gather(*(kept.together.do(number) for number in (1, 0, 2)), return_exceptions=True)
    assert results[::2] == [2, 4]
    assert isinstance(results[1], ValueError)


async def test_whoever_is_called_off_leaves_the_others_theirs() -> None:
    kept = Kept()
    first, second = await kept.begin(1, 2)
    first.cancel()
    kept.open.set()
    assert await second == 4
    with pytest.raises(asyncio.CancelledError):
        await first


async def test_what_must_not_be_done_meanwhile_has_its_turn() -> None:
    kept, turn = Kept(), asyncio.Lock()
    together = Together(kept._double, turn)
    kept.open.set()
    async with turn:
        waiting = asyncio.create_task(together.do(5))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert kept.done == []
    assert await waiting == 10
