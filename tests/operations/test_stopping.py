"""How the process is asked to stop, and that it ends whatever hangs."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bot.chat.discord import client
from bot.operations import stopping
from bot.operations.stopping import BESIDE_BY, DESK_BY, ENDED_BY, STATE_BY, Stopping
from bot.storage.state import database
from tests.conftest import PROJECT

PROGRAM = """\
import asyncio, sys, threading, time
from bot.operations import stopping
from bot.operations.stopping import Stopping

stopping.ENDED_BY = 600 if sys.argv[1] in ("nothing", "start", "twice") else 0.2
asked = Stopping()


async def work() -> None:
    if sys.argv[1] == "thread":
        threading.Thread(target=time.sleep, args=(600,), name="a hanging thread").start()
    print("ready", flush=True)
    while sys.argv[1] == "loop":
        time.sleep(0.01)
    try:
        await asyncio.Event().wait()
    finally:
        if sys.argv[1] == "twice":
            print("once", flush=True)
            time.sleep(600)


with asked.listening():
    if sys.argv[1] == "start":
        print("ready", flush=True)
        time.sleep(600)
    asyncio.run(asked.unless_asked(work()))
print("ended", flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("hanging", "said", "code"),
    [
        ("nothing", "ended", 0),
        ("start", "stopped before it had begun", 0),
        ("thread", "ended\n.*had not: MainThread, a hanging thread", 0),
        ("loop", "had not: MainThread", 0),
        ("twice", "once", -signal.SIGTERM),
    ],
)
def test_a_process_that_is_told_to_stop_ends(hanging: str, said: str, code: int) -> None:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, hanging],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.terminate()
        if hanging == "twice":
            assert process.stdout.readline() == "once\n"
            process.terminate()
            said = ""
        told = process.stdout.read()
        assert process.wait() == code
    assert re.search(said, told)
    assert "Traceback" not in told


def test_all_that_closes_has_its_time_within_ten_seconds() -> None:
    answers = client._FINISHING_SECONDS + client._SETTLING_SECONDS + 2 * client._WORDS_SECONDS
    leaving = client._LAST_WORD_SECONDS + client._FAREWELL_SECONDS
    steps = [answers + leaving, BESIDE_BY, DESK_BY, STATE_BY, STATE_BY + database._FAREWELL_SECONDS, ENDED_BY]
    assert steps == sorted(steps)
    assert steps[-1] < 10


def test_each_part_has_what_is_left_since_the_request() -> None:
    now = [100.0]
    asked = Stopping(clock=lambda: now[0])
    assert asked.left(8) == 8  # nobody asked, so it counts from here
    now[0] += 5
    assert asked.left(8) == pytest.approx(3)
    now[0] += 60
    assert 0 < asked.left(8) < 1


async def test_work_that_is_asked_to_stop_is_called_off() -> None:
    asked = Stopping()
    begun = asyncio.Event()

    async def work() -> int:
        begun.set()
        await asyncio.Event().wait()
        return 1

    running = asyncio.create_task(asked.unless_asked(work()))
    await begun.wait()
    asked.asked.set()
    assert await running is None
    assert await Stopping().unless_asked(asyncio.sleep(0, 7)) == 7


async def test_work_that_fails_fails() -> None:
    async def work() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await Stopping().unless_asked(work())


def test_without_a_request_everything_is_as_before(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(stopping, "ENDED_BY", 0.0)
    ended = threading.Event()
    before = signal.getsignal(signal.SIGTERM)
    with Stopping(end=ended.set).listening():
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before
    assert not ended.is_set()
