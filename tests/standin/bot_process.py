"""A bot in a process of its own, from its first line of output to its exit code."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from tests.programs.starting import AT_START, CAN_FORK, Started, at_start, starter

# What `python -m MODULE ARGS…` does, with the stand-in for Discord:  python -c LAUNCH URL MODULE ARGS…
LAUNCH = """
import functools, os, runpy, sys, yarl, discord.http, discord.gateway, discord.state
_, url, *sys.argv = sys.argv
discord.http.Route.BASE = f"{url}/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url).with_scheme("ws") / "gateway"
if patience := os.environ.get("STAND_IN_PATIENCE"):
    from bot.chat.discord.interactions import executor
    executor._PATIENCE = float(patience)
if waits := os.environ.get("STAND_IN_WAITS"):
    from bot.operations import freshness
    begin = discord.state.ConnectionState.__init__
    discord.state.ConnectionState.__init__ = functools.partialmethod(begin, guild_ready_timeout=float(waits))
    freshness.Pace = functools.partial(freshness.Pace, quiet=float(waits))
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


class Process(Protocol):
    """A process as `asyncio` has it, as far as it is needed."""

    @property
    def stdout(self) -> asyncio.StreamReader | None:
        """All that it writes."""

    def terminate(self) -> None:
        """Ask it to end."""

    def kill(self) -> None:
        """End it."""

    async def wait(self) -> int:
        """Return its exit code when it has ended."""


class Fork:
    """Such a process that was forked from one that has imported what it needs."""

    def __init__(self, started: Started, stdout: asyncio.StreamReader) -> None:
        self._started, self.stdout = started, stdout

    def terminate(self) -> None:
        self._started.send(signal.SIGTERM)

    def kill(self) -> None:
        self._started.send(signal.SIGKILL)

    async def wait(self) -> int:
        return await asyncio.to_thread(self._started.code)


async def launch(words: Sequence[str], environment: Mapping[str, str], folder: Path) -> "BotProcess":
    """Start a bot in a folder, with an address of the stand-in, a module and its arguments."""
    if not CAN_FORK or at_start(environment) != AT_START:
        command = [sys.executable, "-c", LAUNCH, *words]
        process = asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=STDOUT, env=environment, cwd=folder)
        return BotProcess(await process)
    reading, writing = os.pipe()
    with open(os.devnull, "rb") as nothing, os.fdopen(writing, "wb"):
        streams = [nothing.fileno(), writing, writing]
        started = await asyncio.to_thread(
            starter().start, words, code=LAUNCH, folder=folder, environment=environment, streams=streams
        )
    written = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(written), os.fdopen(reading, "rb"))
    return BotProcess(Fork(started, written))


class BotProcess:
    """One started process and all that it has written; nothing else is ever signalled."""

    def __init__(self, process: Process) -> None:
        self._process, self.output = process, ""
        self.exit_code = asyncio.create_task(self._follow())

    async def _follow(self) -> int:
        while self._process.stdout and (written := await self._process.stdout.read(1 << 16)):
            self.output += written.decode(errors="replace")
        return await self._process.wait()

    async def ended(self) -> int:
        """Wait until a bot ends by itself; its exit code."""
        ended, _ = await asyncio.wait([self.exit_code], timeout=60)
        assert ended, f"the bot did not end:\n{self.output}"
        return self.exit_code.result()

    async def kill(self) -> int:
        """End the bot at once (SIGKILL); its exit code."""
        self._process.kill()
        return await asyncio.shield(self.exit_code)  # whoever waits may be called off

    async def stop(self) -> int:
        """Ask the bot to end (SIGTERM) unless it has, and kill it (SIGKILL) after 30 s; its exit code."""
        if not self.exit_code.done():
            self._process.terminate()
        if not (await asyncio.wait([self.exit_code], timeout=30))[0]:
            self._process.kill()
        return await self.exit_code
