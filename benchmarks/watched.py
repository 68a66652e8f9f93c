"""Runs a program as `python -m` does, and writes down how its event loop and its memory fare meanwhile.

    python -m benchmarks.watched FILE MODULE ARGUMENT …

Every half second a line of JSON goes into the file: how long the loop was held at the most since the line before, the
memory, and the processor time of the loop's thread and of all threads so far.
"""

import asyncio
import json
import runpy
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.process import NOW, megabytes

_TICK_SECONDS = 0.002
_LINE_SECONDS = 0.5


class Watched(NamedTuple):
    """How a program fared in half a second."""

    at: float
    """When that was over, in seconds since the epoch."""
    hold: float
    """Seconds for which the loop was held at the most."""
    megabytes: float
    """What it took of memory then."""
    loop: float
    """Seconds of processor time that the thread of the loop has taken so far."""
    all: float
    """The same of all threads."""


class _WatchedPolicy(asyncio.DefaultEventLoopPolicy):
    """Gives loops that write down how long they are held."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """Return a loop that is watched from its first moment on."""
        loop = super().new_event_loop()
        loop.call_soon(_watch, loop, self._file, time.monotonic(), 0.0, time.monotonic() + _LINE_SECONDS)
        return loop


def _watch(loop: asyncio.AbstractEventLoop, file: Path, due: float, longest: float, told: float) -> None:
    """Look how late the loop comes, and come back; from time to time, write down how late it came at the most."""
    now = time.monotonic()
    longest = max(longest, now - due)
    if now >= told:
        line = Watched(time.time(), longest, megabytes(NOW), time.thread_time(), time.process_time())
        with file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(line._asdict()) + "\n")
        longest, told = 0.0, now + _LINE_SECONDS
    due = time.monotonic() + _TICK_SECONDS
    loop.call_later(_TICK_SECONDS, _watch, loop, file, due, longest, told)


def read_watched(file: Path) -> Iterator[Watched]:
    """Yield what was written down, in order; a last line that is not whole is left out."""
    if file.exists():
        for line in file.read_text(encoding="utf-8").split("\n")[:-1]:
            yield Watched(**json.loads(line))


if __name__ == "__main__":
    _, _named, *sys.argv = sys.argv
    asyncio.set_event_loop_policy(_WatchedPolicy(Path(_named)))
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
