"""Small work beside the answers, for which somebody waits a moment and no longer."""

import asyncio

import pytest

from bot.desk.chores import Chores
from bot.errors import StateError


async def test_what_takes_longer_goes_on_beside() -> None:
    chores, may_end, ended = Chores(), asyncio.Event(), asyncio.Event()

    async def work() -> None:
        await may_end.wait()
        ended.set()

    await chores.begin_and_wait(work, "slow work", 0.0)
    assert not ended.is_set()
    may_end.set()
    await chores.finished(30)
    assert ended.is_set()


async def test_what_is_refused_in_time_is_told() -> None:
    async def work() -> None:
        raise StateError("the disk is full")

    with pytest.raises(StateError, match="full"):
        await Chores().begin_and_wait(work, "refused work", 30)
