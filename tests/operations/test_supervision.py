"""What is to run for ever: crashes, ends, and is stopped."""

import asyncio
import contextlib
import logging
import threading

import pytest

from bot.operations.supervision import ended, keep_running
from bot.operations.threads import DaemonThreads, in_thread
from tests.operations.conftest import running
from tests.waiting import until


async def test_what_crashes_or_ends_is_told_and_started_again(caplog: pytest.LogCaptureFixture) -> None:
    starts = 0

    async def work() -> None:
        nonlocal starts
        starts += 1
        if starts == 1:
            raise RuntimeError("the ladder fell over")
        if starts > 2:
            await asyncio.Event().wait()

    async with running(lambda: keep_running(work, name="watching", wait=0.01)):
        await until(lambda: starts > 2)
    told = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert told == [
        "watching stopped (RuntimeError: the ladder fell over); starting it again in 0 s",
        "watching stopped (it ended); starting it again in 0 s",
    ]


async def test_a_thread_brings_back_what_the_work_returns_or_raises() -> None:
    assert await in_thread(lambda: 7, name="counting") == 7
    with pytest.raises(ZeroDivisionError):
        await in_thread(lambda: 1 // 0, name="counting")


async def test_threads_of_the_event_loop_do_not_hold_up_its_end() -> None:
    gate = threading.Event()
    threads = DaemonThreads()
    loop = asyncio.get_running_loop()
    assert await loop.run_in_executor(threads, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        await loop.run_in_executor(threads, lambda: 1 // 0)
    waiting = loop.run_in_executor(threads, gate.wait)
    threads.shutdown()
    assert not waiting.done()
    gate.set()
    assert await waiting


async def test_nobody_waits_for_a_thread_that_is_given_up() -> None:
    gate = threading.Event()
    task = asyncio.create_task(in_thread(gate.wait, name="waiting"))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    gate.set()
    await asyncio.sleep(0.01)


async def test_what_loses_a_cancellation_is_told_again() -> None:
    async def stubborn() -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            await asyncio.sleep(60)

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    async with asyncio.timeout(10):
        await ended(task, name="work")
    assert task.cancelled()


async def test_what_never_ends_is_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    is_over = asyncio.Event()

    async def deaf() -> None:
        while not is_over.is_set():
            with contextlib.suppress(asyncio.CancelledError):
                await is_over.wait()

    task = asyncio.create_task(deaf())
    await asyncio.sleep(0)
    async with asyncio.timeout(10):
        await ended(task, name="work")
    assert "work does not end" in caplog.text
    is_over.set()
    await task
