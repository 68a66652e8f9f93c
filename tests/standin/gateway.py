"""The gateway: the websocket over which the bot hears what happens."""

import asyncio
import json
import secrets
import zlib
from collections.abc import Sequence
from copy import deepcopy
from enum import IntEnum
from typing import Final

from aiohttp import WSMsgType, web

from .limits import Json
from .world import Guild, Person

GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1, 1 << 9, 1 << 12, 1 << 15  # intents
PRIVILEGED: Final = 1 << 1 | 1 << 8 | MESSAGE_CONTENT
WRONG_TOKEN, FORBIDDEN_INTENTS, GOING_AWAY, RESUMABLE = 4004, 4014, 1001, 4000  # why a connection is closed
PONG_SECONDS: Final = 3.0


class Operation(IntEnum):
    """What a frame is for."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    RESUME = 6
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class Connection:
    """One websocket, compressed if the client asks for zlib."""

    def __init__(self, websocket: web.WebSocketResponse, compress: str | None) -> None:
        self.websocket, self.pong = websocket, asyncio.Event()
        # With zstd installed discord.py asks for that instead, and reads plain text frames all the same.
        self._deflate = zlib.compressobj() if compress == "zlib-stream" else None

    async def send(
        self, operation: Operation, data: object, event: str | None = None, number: int | None = None
    ) -> None:
        """Send one frame."""
        frame = json.dumps({"op": operation, "d": data, "t": event, "s": number})
        if self._deflate is None:
            await self.websocket.send_str(frame)
        else:
            packed = self._deflate.compress(frame.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
            await self.websocket.send_bytes(packed)


class Session:
    """One bot since its IDENTIFY, with all that it was sent, so that it can RESUME on another connection."""

    def __init__(self, intents: int, connection: Connection) -> None:
        self.id, self.intents, self.connection = secrets.token_hex(16), intents, connection
        self._events: list[tuple[str, Json]] = []

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event now, or when the bot resumes if its connection is gone."""
        self._events.append((event, deepcopy(data)))
        if not self.connection.websocket.closed:
            await self.connection.send(Operation.DISPATCH, data, event, len(self._events))

    async def caught_up(self) -> None:
        """Return when the bot has read all that it was sent until now, the answers to its own requests among it.

        discord.py knows the buttons of a message only when it has read that the message was taken. A program
        can press before that; a person cannot.
        """
        if self.connection.websocket.closed:
            return  # it reads everything in order when it resumes
        self.connection.pong.clear()
        await self.connection.websocket.ping()
        await asyncio.wait_for(self.connection.pong.wait(), PONG_SECONDS)

    async def resume(self, connection: Connection, seen: int) -> None:
        """Go on where the bot stopped hearing."""
        self.connection = connection
        for number, (event, data) in enumerate(self._events[seen:], seen + 1):
            await connection.send(Operation.DISPATCH, data, event, number)
        await self.dispatch("RESUMED", {})


class Gateway:
    """Lets one bot in at a time and tells it what happens."""

    def __init__(
        self,
        token: str,
        bot: Person,
        guilds: Sequence[Guild],
        allowed_intents: int,
        unknown_requests: list[str],
    ) -> None:
        self._token, self._bot, self._guilds, self._allowed_intents = token, bot, guilds, allowed_intents
        self._unknown_requests = unknown_requests
        self._sessions: dict[str, Session] = {}
        self.intents: list[int] = []
        """What each IDENTIFY asked for, of the bots that were let in."""
        self.resumed = 0

    @property
    def session(self) -> Session:
        """The bot that came last."""
        if not self._sessions:
            raise RuntimeError("no bot has connected to the gateway")
        return list(self._sessions.values())[-1]

    async def close(self, code: int = RESUMABLE) -> None:
        """Close every connection; after 4000 a bot comes back and resumes."""
        for session in self._sessions.values():
            await session.connection.websocket.close(code=code)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Speak with one client until it goes."""
        websocket = web.WebSocketResponse(timeout=1.0, autoping=False)
        await websocket.prepare(request)
        connection = Connection(websocket, request.query.get("compress"))
        await connection.send(Operation.HELLO, {"heartbeat_interval": 41250})
        async for message in websocket:
            if message.type is WSMsgType.PONG:
                connection.pong.set()
                continue
            frame = message.json()
            match frame["op"]:
                case Operation.HEARTBEAT:
                    await connection.send(Operation.HEARTBEAT_ACK, None)
                case Operation.IDENTIFY:
                    await self._identify(connection, frame["d"], request.host)
                case Operation.RESUME:
                    await self._resume(connection, frame["d"])
                case Operation.PRESENCE:
                    pass  # a presence changes nothing here
                case unknown:
                    self._unknown_requests.append(f"gateway operation {unknown}")
        return websocket

    async def _identify(self, connection: Connection, data: Json, host: str) -> None:
        if data["token"] != self._token:
            await connection.websocket.close(code=WRONG_TOKEN)
            return
        if data["intents"] & PRIVILEGED & ~self._allowed_intents:
            await connection.websocket.close(code=FORBIDDEN_INTENTS)
            return
        session = Session(data["intents"], connection)
        self._sessions[session.id] = session
        ready = {
            "v": 10,
            "user": {**self._bot.payload, "verified": True, "mfa_enabled": False},
            "application": {"id": self._bot.id, "flags": 0},
            "guilds": [{"id": guild.id, "unavailable": True} for guild in self._guilds],
            "session_id": session.id,
            "resume_gateway_url": f"ws://{host}/gateway",
        }
        await session.dispatch("READY", ready)
        for guild in self._guilds if session.intents & GUILDS else ():
            await session.dispatch("GUILD_CREATE", guild.payload(self._bot))
        self.intents.append(session.intents)

    async def _resume(self, connection: Connection, data: Json) -> None:
        session = self._sessions.get(data["session_id"])
        if session is None or data["token"] != self._token:
            await connection.send(Operation.INVALID_SESSION, False)
            return
        await session.resume(connection, data["seq"])
        self.resumed += 1
