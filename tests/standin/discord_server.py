"""A small stand-in for Discord: as much of its REST API and gateway as a bot with slash commands needs.

    async with DiscordServer() as server, server.start_bot(["run"]):
        exchange = await server.slash("ask", {"question": "Hertz IDL"})
        assert "IDL" in exchange.text and not server.violations and not server.unknown_requests

Shapes, codes and limits are those of Discord's published reference, version 10. A body that breaks a limit is put
down in `violations` and refused, as Discord would; what it says then never reaches the user.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from copy import deepcopy
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, Unpack

from aiohttp import web

from . import acts
from .bot_process import BotProcess, running
from .gateway import GOING_AWAY
from .limits import SLASH, Json
from .rest_api import RestApi
from .world import Exchange, Guild, Setting

LAUNCH: Final = Path(__file__).with_name("launch.py")
FIRST_SECONDS: Final = 3.0  # Discord waits no longer for the first response
SILENT_SECONDS: Final = 1.0  # a deferred update need not be followed by anything


class DiscordServer(RestApi):
    """The far end of the bot, and the hands of the user who talks to it."""

    patience: float = 15.0
    """How many seconds a deferred answer is waited for."""

    async def __aenter__(self) -> Self:
        self._runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.gateway.close(GOING_AWAY)
        await self._runner.cleanup()

    def start_bot(
        self,
        args: Sequence[str] = (),
        *,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        module: str = "bot",
        wait: bool = True,
    ) -> AbstractAsyncContextManager[BotProcess]:
        """`python -m MODULE ARGS…` against this server; with `wait`, until it is connected and has its commands."""
        before = len(self.gateway.intents)
        command = [sys.executable, str(LAUNCH), self.url, module, "--", *args]
        whole_env = {**os.environ, "PYTHONUNBUFFERED": "1", "DISCORD_TOKEN": self.token, **(env or {})}

        def ready() -> bool:
            return not wait or (len(self.gateway.intents) > before and any(self.commands.values()))

        return running(command, whole_env, cwd, ready)

    # What the user does.

    async def slash(self, name: str, options: Mapping[str, Any] | None = None, **setting: Unpack[Setting]) -> Exchange:
        """Send a command, with its sub-command if it has one ("meeting latest")."""
        return await self._interact(acts.COMMAND, self._typed(name, options or {}, setting), setting)

    async def menu(self, name: str, message: Json, **setting: Unpack[Setting]) -> Exchange:
        """Choose a command from the menu of a message."""
        data = acts.menu_data(self._command(acts.MESSAGE_MENU, name, setting), message)
        return await self._interact(acts.COMMAND, data, setting)

    async def autocomplete(
        self, name: str, options: Mapping[str, Any], focused: str, **setting: Unpack[Setting]
    ) -> Exchange:
        """Ask for the choices of the option that is being typed."""
        return await self._interact(acts.AUTOCOMPLETE, self._typed(name, options, setting, focused), setting)

    async def press(
        self, on: Exchange | Json, wanted: str, values: Sequence[Any] = (), **setting: Unpack[Setting]
    ) -> Exchange:
        """Press a button, or choose values in a select, by custom id, label, placeholder or emoji."""
        messages, before = (on.messages, on.setting) if isinstance(on, Exchange) else ([on], Setting())
        message, component = acts.find_component(messages, wanted)
        chosen: Setting = {**before, "timeout": FIRST_SECONDS, "guild": False, **setting}
        if message["channel_id"] in self._homes:
            chosen["guild"], chosen["channel"] = self._homes[message["channel_id"]]
        await self.gateway.session.caught_up()
        data = acts.press_data(component, values, self._guild(chosen))
        return await self._interact(acts.COMPONENT, data, chosen, message)

    async def submit(self, opened: Exchange, values: Mapping[str, Any], **setting: Unpack[Setting]) -> Exchange:
        """Send the modal that an exchange opened, filled in by custom id."""
        if opened.first is None or opened.kind != "modal":
            raise LookupError(f"no modal was opened, but {opened.kind}")
        chosen: Setting = {**opened.setting, "timeout": FIRST_SECONDS, **setting}
        await self.gateway.session.caught_up()
        data = acts.submit_data(opened.first["data"], values)
        return await self._interact(acts.SUBMIT, data, chosen, opened.source)

    async def say(self, text: str, *, mention: bool = True, dm: bool = False, **setting: Unpack[Setting]) -> Exchange:
        """Write in a channel, or to the bot alone; the answer is what the bot posts in reply, or next."""
        chosen: Setting = {**setting, "guild": False} if dm else setting
        user, guild = chosen.get("user", self.reader), self._guild(chosen)
        channel = (guild.channel(chosen.get("channel")) if guild else user.channel)["id"]
        said: Json = {"author": user.payload, "content": text}
        if mention and not dm:
            said |= {"content": f"<@{self.bot.id}> {text}", "mentions": [self.bot.payload]}
        message = self._blank(channel) | said
        self.messages[message["id"]] = message
        exchange = self._said[channel] = self._said[message["id"]] = Exchange(message, chosen)
        await self._announce(message, guild.member(user, chosen.get("roles", ())) if guild else None)
        return await self._settled(exchange)

    def _typed(self, name: str, options: Mapping[str, Any], setting: Setting, focused: str | None = None) -> Json:
        first, *path = name.split()
        command = self._command(SLASH, first, setting)
        return acts.command_data(command, path, options, self._guild(setting), focused)

    def _command(self, kind: int, name: str, setting: Setting) -> Json:
        """The command that the user finds under this name, the guild's own before a global one."""
        guild = self._guild(setting)
        known = [*self.commands.get("", {}).values(), *self.commands.get(guild.id if guild else "", {}).values()]
        offered = {command["name"]: command for command in known if command["type"] == kind}
        if name not in offered:
            raise LookupError(f"no command is called {name!r}; there are {sorted(offered)}")
        return offered[name]

    def _guild(self, setting: Setting) -> Guild | None:
        chosen = setting.get("guild", True)
        if isinstance(chosen, Guild):
            return chosen
        return self.guilds[0] if chosen else None

    async def _interact(self, kind: int, data: Json, setting: Setting, source: Json | None = None) -> Exchange:
        user = setting.get("user", self.reader)
        payload = acts.interaction(kind, data, self.bot.id, user, self._guild(setting), setting)
        if source is not None:
            payload["message"] = deepcopy(source)
        exchange = self._by_token[payload["token"]] = Exchange(payload, setting, source)
        await self.gateway.session.dispatch("INTERACTION_CREATE", payload)
        return await self._settled(exchange)

    async def _settled(self, exchange: Exchange) -> Exchange:
        """The exchange when the bot has answered it, or has let its time go by."""
        self.exchanges.append(exchange)
        seconds = exchange.setting.get("timeout", FIRST_SECONDS)
        exchange.late = not await exchange.until(lambda it: it.first is not None, seconds)
        if exchange.kind == "deferred update":
            await exchange.until(lambda it: bool(it.edits or it.followups), SILENT_SECONDS)
        elif not await exchange.until(lambda it: not it.loading, self.patience):
            raise TimeoutError(f"the bot deferred its answer, and {self.patience} s later it still has none")
        return exchange
