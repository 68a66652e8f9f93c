"""A bot in a process of its own, from its first line of output to its exit code."""

import asyncio
import time
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

START_SECONDS, STOP_SECONDS = 30.0, 10.0


class BotProcess:
    """One started process and all that it has written; nothing else is ever signalled."""

    def __init__(self, process: Process) -> None:
        self._process, self._written = process, bytearray()
        self.exit_code = asyncio.create_task(self._follow())  # to be awaited, where a bot ends by itself

    async def _follow(self) -> int:
        assert self._process.stdout is not None  # `running` asks for a pipe
        while written := await self._process.stdout.read(1 << 16):
            self._written += written
        return await self._process.wait()

    @property
    def output(self) -> str:
        """What the bot has written so far, standard output and standard error as they came."""
        return self._written.decode(errors="replace")

    async def stop(self) -> int:
        """Ask the bot to end (SIGTERM) unless it has; its exit code, negative for a signal that ended it."""
        if self._process.returncode is None:
            self._process.terminate()
        if not (await asyncio.wait([self.exit_code], timeout=STOP_SECONDS))[0]:
            self._process.kill()
            await self.exit_code
            raise TimeoutError(f"the bot went on for {STOP_SECONDS} s after SIGTERM:\n{self.output}")
        return self.exit_code.result()


@asynccontextmanager
async def running(
    command: Sequence[str], env: Mapping[str, str], cwd: Path | None, ready: Callable[[], bool]
) -> AsyncIterator[BotProcess]:
    """`command` as a process for the length of the block, which is entered once `ready` says yes."""
    process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=STDOUT, env=env, cwd=cwd)
    bot = BotProcess(process)
    try:
        deadline = time.monotonic() + START_SECONDS
        while not ready():
            if bot.exit_code.done() or time.monotonic() > deadline:
                raise RuntimeError(f"the bot did not become ready:\n{bot.output}")
            await asyncio.sleep(0.01)
        yield bot
    finally:
        await bot.stop()
