"""The gateway of the stand-in: it lets one bot in at a time and tells it what happens."""

import json
from collections.abc import Sequence

from aiohttp import web

from .world import Guild, Json, Person, new_id

RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 7, 9, 10, 11  # what the gateway says


class Gateway:
    """Lets one bot in at a time and tells it what happens, again where a connection was lost."""

    def __init__(self, bot: Person, guilds: Sequence[Guild]) -> None:
        self.token = "stand-in-token"
        self._bot, self._guilds, self._forbidden = bot, guilds, 0
        self._socket, self._session, self._events = web.WebSocketResponse(), "", list[str]()
        self.intents: list[int] = []  # what each bot that was let in asked for
        self.resumed = 0  # how often one came back
        self.is_down = False  # whether nobody is let in at all
        self.hears_hearts = True  # whether it answers heartbeats
        self.heartbeat_seconds = 41.25

    def allow(self, intents: int) -> None:
        """Let these privileged intents be asked for, and no others."""
        self._forbidden = (1 << 1 | 1 << 8 | 1 << 15) & ~intents  # members, presences, content of messages

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event now, or when the bot resumes if its connection is gone."""
        self._events.append(json.dumps({"op": 0, "t": event, "d": data, "s": len(self._events) + 1}))
        if not self._socket.closed:
            await self._socket.send_str(self._events[-1])

    async def close(self, code: int = 4000) -> None:
        """Close the connection; after 4000 a bot comes back and resumes."""
        if self._session:
            await self._socket.close(code=code)

    async def forget(self) -> None:
        """Say that the session is over and cannot be resumed."""
        self._session = "forgotten"
        await self._socket.send_json({"op": INVALID_SESSION, "d": False})

    async def ask_to_reconnect(self) -> None:
        """Ask the bot to connect anew, and to go on with its session."""
        await self._socket.send_json({"op": RECONNECT})

    def cut(self) -> None:
        """Cut the line without a word."""
        transport = self._socket._req.transport if self._socket._req else None
        if transport is not None:
            transport.abort()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Speak with one client until it goes."""
        if self.is_down:
            return web.Response(status=503)
        socket = web.WebSocketResponse(timeout=1.0)
        await socket.prepare(request)
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": round(1000 * self.heartbeat_seconds)}})
        async for message in socket:
            match message.json():
                case {"op": 1}:
                    if self.hears_hearts:
                        await socket.send_json({"op": HEARTBEAT_ACK})
                case {"op": 2, "d": {"token": token}} if token != self.token:
                    await socket.close(code=4004)
                case {"op": 2, "d": {"intents": intents}} if intents & self._forbidden:
                    await socket.close(code=4014)
                case {"op": 2, "d": {"intents": intents}}:
                    self._socket, self._session, self._events = socket, new_id(), []
                    again = {"session_id": self._session, "resume_gateway_url": f"ws://{request.host}/gateway"}
                    guilds = [{"id": guild.id, "unavailable": True} for guild in self._guilds]
                    await self.dispatch("READY", {"user": self._bot.payload, "guilds": guilds, **again})
                    members = [{"user": self._bot.payload, "roles": [], "flags": 0}]
                    for guild in self._guilds:
                        await self.dispatch("GUILD_CREATE", guild.payload | {"members": members})
                    self.intents.append(intents)
                case {"op": 6, "d": {"session_id": self._session, "seq": seen}}:
                    self._socket = socket
                    for event in self._events[seen:]:
                        await socket.send_str(event)
                    await self.dispatch("RESUMED", {})
                    self.resumed += 1
                case {"op": 6}:
                    await socket.send_json({"op": INVALID_SESSION, "d": False})
        return socket
