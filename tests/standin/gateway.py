"""The gateway of the stand-in: it lets one bot in at a time and tells it what happens."""

import json
import time
from collections.abc import Sequence
from contextlib import suppress

from aiohttp import web

from .world import Guild, Json, Person, new_id

RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 7, 9, 10, 11  # what the gateway says


class Session:
    """One session of one shard, and what it was told."""

    def __init__(self, socket: web.WebSocketResponse, shard: tuple[int, int]) -> None:
        self.id, self.socket, self.shard, self.events = new_id(), socket, shard, list[str]()

    async def tell(self, event: str, data: Json) -> None:
        """Send an event now, or when the bot resumes if its connection is gone."""
        self.events.append(json.dumps({"op": 0, "t": event, "d": data, "s": len(self.events) + 1}))
        if not self.socket.closed:
            with suppress(ConnectionError):
                await self.socket.send_str(self.events[-1])


class Gateway:
    """Lets one bot in at a time, each shard of it by itself, and tells it what happens, again where a line was lost.

    What happens in a guild is told to its shard; all else to the first one.
    """

    def __init__(self, bot: Person, guilds: Sequence[Guild]) -> None:
        self.token = "stand-in-token"
        self._bot, self._guilds, self._forbidden = bot, guilds, 0
        self._sessions: dict[tuple[int, int], Session] = {}  # by their shards
        self.intents: list[int] = []  # what each bot that was let in asked for
        self.resumed = 0  # how often one came back
        self.is_down = False  # whether nobody is let in at all
        self.hears_hearts = True  # whether it answers heartbeats
        self.heartbeat_seconds = 41.25
        self.shards, self.at_a_time, self.starts_left = 1, 1, 1000  # what a bot that asks is told of its limits
        self.identified: list[tuple[float, int]] = []  # when each shard came, in order

    def allow(self, intents: int) -> None:
        """Let these privileged intents be asked for, and no others."""
        self._forbidden = (1 << 1 | 1 << 8 | 1 << 15) & ~intents  # members, presences, content of messages

    def limits(self, host: str) -> Json:
        """What a bot is told that asks how many shards it should have."""
        limit = {"total": 1000, "remaining": self.starts_left, "reset_after": 1000, "max_concurrency": self.at_a_time}
        return {"url": f"ws://{host}/gateway", "shards": self.shards, "session_start_limit": limit}

    def is_there(self, guild: Guild) -> bool:
        """Whether the shard of a guild is connected."""
        return any(not session.socket.closed for session in self._of(guild.id))

    async def dispatch(self, event: str, data: Json) -> None:
        """Tell of something whoever it concerns."""
        guild = data.get("guild_id", data["id"] if event.startswith("GUILD_") else None)
        for session in self._of(guild):
            await session.tell(event, data)

    async def close(self, code: int = 4000) -> None:
        """Close the connections; after 4000 a bot comes back and resumes."""
        for session in self._sessions.values():
            await session.socket.close(code=code)

    async def forget(self) -> None:
        """Say that the sessions are over and cannot be resumed."""
        for session in self._sessions.values():
            session.id = "forgotten"
            await session.socket.send_json({"op": INVALID_SESSION, "d": False})

    async def ask_to_reconnect(self) -> None:
        """Ask the bot to connect anew, and to go on with its sessions."""
        for session in self._sessions.values():
            await session.socket.send_json({"op": RECONNECT})

    def cut(self) -> None:
        """Cut the lines without a word."""
        for session in self._sessions.values():
            transport = session.socket._req.transport if session.socket._req else None
            if transport is not None:
                transport.abort()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Speak with one client until it goes."""
        if self.is_down:
            return web.Response(status=503)
        socket = web.WebSocketResponse(timeout=10.0)  # a busy bot that is cut off before never hears the code
        await socket.prepare(request)
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": round(1000 * self.heartbeat_seconds)}})
        async for message in socket:
            match message.json():
                case {"op": 1}:
                    if self.hears_hearts:
                        await socket.send_json({"op": HEARTBEAT_ACK})
                case {"op": 2 | 6, "d": {"token": token}} if token != self.token:
                    await socket.close(code=4004)
                case {"op": 2, "d": {"intents": intents}} if intents & self._forbidden:
                    await socket.close(code=4014)
                case {"op": 2, "d": {"intents": intents} as asked}:
                    await self._let_in(socket, asked.get("shard") or [0, 1], request.host)
                    self.intents.append(intents)
                case {"op": 6, "d": {"session_id": id, "seq": seen}} if session := self._known(id):
                    session.socket = socket
                    for event in session.events[seen:]:
                        await socket.send_str(event)
                    await session.tell("RESUMED", {})
                    self.resumed += 1
                case {"op": 6}:
                    await socket.send_json({"op": INVALID_SESSION, "d": False})
        return socket

    async def _let_in(self, socket: web.WebSocketResponse, shard: list[int], host: str) -> None:
        number, count = shard
        if not 0 <= number < count:
            await socket.close(code=4010)
            return
        if any(known[1] != count for known in self._sessions):  # dealt out anew
            self._sessions.clear()
        session = self._sessions[number, count] = Session(socket, (number, count))
        self.identified.append((time.monotonic(), number))
        guilds = [guild for guild in self._guilds if shard_of(guild.id, count) == number]
        again = {"session_id": session.id, "resume_gateway_url": f"ws://{host}/gateway", "shard": shard}
        unavailable = [{"id": guild.id, "unavailable": True} for guild in guilds]
        await session.tell("READY", {"user": self._bot.payload, "guilds": unavailable, **again})
        members = [{"user": self._bot.payload, "roles": [], "flags": 0}]
        for guild in guilds:
            await session.tell("GUILD_CREATE", guild.payload | {"members": members})

    def _known(self, id: str) -> Session | None:
        return next((session for session in self._sessions.values() if session.id == id), None)

    def _of(self, guild: str | None) -> list[Session]:
        """The session that hears of a guild, or of what happens in none."""
        return [
            session
            for (number, count), session in self._sessions.items()
            if number == (shard_of(guild, count) if guild else 0)
        ]


def shard_of(guild: str, count: int) -> int:
    """The shard that hears of a guild."""
    return (int(guild) >> 22) % count
