"""A bot in a process of its own, from its first line of output to its exit code."""

import asyncio
from asyncio.subprocess import Process

# What `python -m MODULE ARGS…` does, with the stand-in for Discord:  python -c LAUNCH URL MODULE ARGS…
LAUNCH = """
import os, runpy, sys, yarl, discord.http, discord.gateway
_, url, *sys.argv = sys.argv
discord.http.Route.BASE = f"{url}/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url).with_scheme("ws") / "gateway"
if patience := os.environ.get("STAND_IN_PATIENCE"):
    from bot.chat.discord.interactions import executor
    executor._PATIENCE = float(patience)
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


class BotProcess:
    """One started process and all that it has written; nothing else is ever signalled."""

    def __init__(self, process: Process) -> None:
        self._process, self.output = process, ""
        self.exit_code = asyncio.create_task(self._follow())  # to be awaited, where a bot ends by itself

    async def _follow(self) -> int:
        while self._process.stdout and (written := await self._process.stdout.read(1 << 16)):
            self.output += written.decode(errors="replace")
        return await self._process.wait()

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
