"""A process that is killed while it writes loses nothing that it was told to be kept."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.storage.state.audit import AuditLog
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace
from tests.conftest import PROJECT

WRITER = """\
import asyncio, sys
from pathlib import Path

from bot.storage.state.audit import AuditLog
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace, read_place


async def write() -> None:
    async with open_state(read_place(sys.argv[1]), Path(".")) as database:
        number = int(sys.argv[2])
        while True:
            number += 1
            await AuditLog(database).note(number, None, "written")
            print(number, flush=True)


asyncio.run(write())
"""
KILLS = int(os.environ.get("QUORUM_KILLS", "12"))
"""How often; each costs over a second, so more of them are for trying."""


@pytest.mark.slow
async def test_kills_during_writes_lose_nothing(state_place: StatePlace, tmp_path: Path) -> None:
    address = state_place.database or state_place.folder
    chance, kept, damaged = random.Random(7), 0, 0
    for _ in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(address), str(kept)],
            stdout=subprocess.PIPE,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(PROJECT)},
        )
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(chance.randint(1, 6))]
        writer.send_signal(signal.SIGKILL)
        told = [*lines, *writer.stdout.read().splitlines()]
        writer.stdout.close()
        writer.wait()
        kept = max(int(line) for line in told)
        async with open_state(state_place, tmp_path) as database:
            acts = await AuditLog(database).acts(skip=0, most=2)
        assert acts[0].member in (kept, kept + 1)  # what was written and not yet told may be there too
        kept = acts[0].member
        damaged += len(list(tmp_path.rglob("*.damaged-*")))
    async with open_state(state_place, tmp_path) as database:
        numbers = [act.member for act in await AuditLog(database).acts(skip=0, most=kept + 1)]
    assert (numbers, damaged) == (list(range(kept, 0, -1)), 0)
