"""What is worked out first, and when Discord is asked for patience."""

import asyncio
import threading
import time
from types import SimpleNamespace
from typing import Any

import discord
import pytest

from bot.chat.discord.interactions import executor
from bot.chat.discord.interactions.executor import Lane, Worker, in_time
from bot.replies.model import Reply

READY = Reply((), private=True)


class Pressed:
    """An interaction as far as patience is concerned; it tells how often it was asked for."""

    type = discord.InteractionType.application_command

    def __init__(self, begun_before: float = 0.0) -> None:
        self.extras: dict[str, Any] = {"quorum_begun": time.monotonic() - begun_before}
        self.response, self.privately = self, list[bool]()
        self.deferring = asyncio.Event()
        self.go_on = asyncio.Event()
        self.go_on.set()

    def is_done(self) -> bool:
        return bool(self.privately)

    async def defer(self, *, ephemeral: bool, thinking: bool) -> None:
        self.privately.append(ephemeral)
        self.deferring.set()
        await self.go_on.wait()


class Line:
    """A worker whose thread is held up until it is let go, and what was worked out in which order."""

    def __init__(self) -> None:
        self.worker, self.done = Worker("tested"), list[str]()
        self._held, self._begun = threading.Event(), threading.Event()
        self.tasks = [asyncio.create_task(self.worker.work(self._hold))]

    async def held(self) -> None:
        await asyncio.to_thread(self._begun.wait)

    def _hold(self) -> None:
        self._begun.set()
        self._held.wait()

    async def add(self, name: str, lane: Lane = Lane.SEARCH) -> None:
        self.tasks.append(asyncio.create_task(self.worker.work(lambda: self.done.append(name), lane)))
        await asyncio.sleep(0)  # it is in the line now

    async def let_go(self) -> list[str]:
        self._held.set()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        self.worker.close()
        return self.done


async def test_what_is_short_goes_before_searches_and_each_lane_keeps_its_order() -> None:
    line = Line()
    await line.held()
    for name, lane in (("A", Lane.SEARCH), ("B", Lane.SEARCH), ("c", Lane.SHORT), ("d", Lane.SHORT)):
        await line.add(name, lane)
    assert await line.let_go() == ["c", "d", "A", "B"]


async def test_a_search_that_has_waited_long_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SimpleNamespace(now=100.0)
    monkeypatch.setattr(executor, "time", SimpleNamespace(monotonic=lambda: clock.now))
    line = Line()
    await line.held()
    await line.add("search")
    clock.now += 2 * Lane.SEARCH.value
    await line.add("short", Lane.SHORT)
    assert await line.let_go() == ["search", "short"]


async def test_what_nobody_waits_for_any_more_is_left_out() -> None:
    line = Line()
    await line.held()
    await line.add("called off")
    await line.add("wanted")
    line.tasks[1].cancel()
    await asyncio.sleep(0)
    assert await line.let_go() == ["wanted"]


async def test_a_failure_is_told_to_whoever_waits_and_to_nobody_else() -> None:
    def fail() -> None:
        raise LookupError("nothing there")

    worker = Worker("tested")
    failing = asyncio.create_task(worker.work(fail))
    assert await worker.work(lambda: "well") == "well"
    with pytest.raises(LookupError):
        await failing
    worker.close()


async def test_whoever_waits_is_called_off_when_the_worker_closes() -> None:
    line = Line()
    await line.held()
    await line.add("too late")
    line.worker.close()
    with pytest.raises(asyncio.CancelledError):
        await line.tasks[1]
    assert await line.let_go() == []


async def test_who_comes_behind_a_long_line_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executor, "_PATIENCE", 600.0)
    line = Line()
    await line.held()
    await line.add("before")
    line.worker._usual[Lane.SEARCH] = 3_600.0
    pressed: Any = Pressed()
    waiting = asyncio.create_task(line.worker.work_in_time(pressed, lambda: READY, private=True))
    await pressed.deferring.wait()
    await line.let_go()
    assert await waiting == READY
    assert pressed.privately == [True]


async def test_an_answer_that_is_there_in_time_asks_for_no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executor, "_PATIENCE", 600.0)
    worker, pressed = Worker("tested"), Pressed()
    interaction: Any = pressed
    worker._usual[Lane.SEARCH] = 3_600.0  # however long such work takes: nobody is before it
    assert await worker.work_in_time(interaction, lambda: READY) == READY
    worker.close()
    assert pressed.privately == []


async def test_the_time_before_the_work_counts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executor, "_PATIENCE", 600.0)
    pressed: Any = Pressed(begun_before=1_000.0)
    done: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def work() -> str:
        return await done

    waiting = asyncio.create_task(in_time(pressed, work(), patience=600.0))
    await pressed.deferring.wait()
    done.set_result("found")
    assert await waiting == "found"


async def test_an_answer_that_comes_while_patience_is_asked_for_waits_for_that() -> None:
    pressed: Any = Pressed()
    pressed.go_on.clear()
    done: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def work() -> str:
        return await done

    waiting = asyncio.create_task(in_time(pressed, work(), patience=0.0))
    await pressed.deferring.wait()
    done.set_result("found")
    await asyncio.sleep(0)
    assert not waiting.done()  # Discord would take it for a second first response
    pressed.go_on.set()
    assert await waiting == "found"
    assert len(pressed.privately) == 1
