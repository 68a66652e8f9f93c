"""A small stand-in for Discord: as much of version 10 of its gateway and REST API as a bot with commands needs.

async with DiscordServer() as server, server.start_bot(["run"]):
    exchange = await server.slash("ask", {"question": "Hertz IDL"})
    assert "IDL" in exchange.text and not server.violations and not server.unknown_requests
"""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self
from urllib.parse import unquote

from aiohttp import test_utils, web

from tests.programs.starting import AT_START, at_start

from .bot_process import BotProcess, launch
from .faults import Faults
from .hands import CONTENT, SLASH, Hands
from .world import EVERYTHING, Exchange, Guild, Json, new_id, problems, until

RESPONSES = {4: "message", 5: "deferred", 6: "deferred update", 7: "update", 8: "autocomplete", 9: "modal"}
EPHEMERAL = 1 << 6  # the flag of a message that nobody else sees

FULL: Json = {"attachments": [], "mention_roles": [], "mention_everyone": False, "pinned": False, "tts": False}
FULL |= {"timestamp": "2024-05-02T00:00:00+00:00", "edited_timestamp": None}  # what a listed message has besides


async def body_of(request: web.Request) -> Any:
    """What a request says; files that come along stand in the message, with their texts."""
    if not request.can_read_body:
        return {}
    if request.content_type != "multipart/form-data":
        return await request.json()
    parts = await request.post()
    body = json.loads(str(parts["payload_json"]))
    files = [part for part in parts.values() if isinstance(part, web.FileField)]
    (body.get("data") or body)["files"] = [{"name": part.filename, "text": part.file.read().decode()} for part in files]
    return body


class DiscordServer(Hands):
    """The far end of the bot, and the hands of the user who talks to it; `faults` come upon its requests."""

    def __init__(self, guilds: Sequence[Guild] = (), allowed_intents: int = 0) -> None:
        super().__init__(guilds or [Guild()])
        self.gateway.allow(allowed_intents)
        self.token, self.faults = self.gateway.token, Faults()
        facts = {"name": "Quorum", "icon": None, "description": "", "verify_key": "", "bot_public": True}
        self.application = self.bot.payload | facts | {"owner": self.owner.payload, "bot_require_code_grant": False}
        self.syncs: list[str] = []  # the guild of each PUT of commands
        self.violations, self.unknown_requests = list[str](), list[str]()
        self.member_seconds = 0.0  # how long it takes to tell who somebody is
        self.posted: list[Json] = []  # every message in a channel that is no response, the oldest first
        self.granted = EVERYTHING  # what the bot may do in its servers, as their list tells
        self.history_is_hidden = False  # whether the bot may not read what was written
        self.closed: set[str] = set()  # the ids of people who take no direct messages
        self.deleted: list[str] = []  # the messages that the bot removed
        self.without_threads: set[str] = set()  # the channels in which the bot may make none

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.add_routes([web.get("/gateway", self.gateway.serve), web.route("*", "/api/v10/{path:.*}", self._serve)])
        self._server = test_utils.TestServer(app)
        await self._server.start_server(access_log=None, shutdown_timeout=1.0)
        self.url = str(self._server.make_url("")).rstrip("/")
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.gateway.close(1001)
        await self._server.close()

    @asynccontextmanager
    async def start_bot(
        self, args: Sequence[str] = (), *, cwd: Path | None = None, module: str = "bot", wait: bool = True, **env: str
    ) -> AsyncIterator[BotProcess]:
        """`python -m MODULE ARGS…` against this server; with `wait`, from when it is connected and has its commands."""
        others = {name: value for name, value in os.environ.items() if name not in at_start(os.environ)}
        # On a busy machine, what is answered at once would now and then be deferred first.
        # For a further server at the start, and for a file to come to rest, real bots wait for seconds.
        ours = {"DISCORD_TOKEN": self.token, "STAND_IN_PATIENCE": "1.5", "STAND_IN_WAITS": "0.3"}
        env = {**others, **AT_START, **ours, **env}
        before = len(self.gateway.intents)
        bot = await launch([self.url, module, *args], env, cwd or Path.cwd())
        try:
            await until(lambda: not wait or bot.exit_code.done() or len(self.gateway.intents) > before, seconds=60)
            assert not wait or len(self.gateway.intents) > before, f"the bot did not become ready:\n{bot.output}"
            yield bot
        finally:
            was_killed = bot.exit_code.done() and bot.exit_code.result() == -9  # which a test may do
            assert await bot.stop() != -9 or was_killed, f"the bot did not stop when asked to:\n{bot.output}"

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        return await self.faults.upon(request, self.serve)

    async def serve(self, request: web.Request) -> web.Response:  # noqa: PLR0912, PLR0915
        """Answer a request of the bot, whatever it is."""
        path, body = request.match_info["path"].split("/"), await body_of(request)
        told = body if isinstance(body, dict) else {}
        keys = [(told.get("message_reference") or {}).get("message_id"), *reversed(path)]
        exchange = next((self.exchanges[key] for key in keys if key in self.exchanges), None)
        answer: tuple[int, Any] = 404, {"code": 0, "message": "404: Not Found"}
        if path[-2] in ("members", "users") and path[-1] != "@me":
            await asyncio.sleep(self.member_seconds)
        match (request.method, *path), exchange:
            case _ if request.headers.get("Authorization", f"Bot {self.token}") != f"Bot {self.token}":
                answer = 401, {"code": 0, "message": "401: Unauthorized"}
            case _ if found := problems(told.get("data") or told):
                self.violations += found
                answer = 400, {"code": 50035, "message": "Invalid Form Body: " + "; ".join(found)}
            case ("GET", "users", "@me", "guilds"), _:
                answer = 200, [{**guild.payload, "permissions": self.granted} for guild in self.guilds]
            case ("GET", *_, "@me"), _:
                answer = 200, self.application  # which has the facts of the bot's account as well
            case ("GET", "gateway", "bot"), _:
                answer = 200, self.gateway.limits(request.host)
            case ("GET", "users", "@me", "guilds"), _:
                facts: Json = {"icon": None, "owner": False, "permissions": "0", "features": []}
                answer = 200, [facts | {"id": guild.id, "name": guild.payload["name"]} for guild in self.guilds]
            case ("GET", "guilds", wanted, *more), _ if more in ([], ["channels"]):
                answer = 200, next(guild for guild in self.guilds if guild.id == wanted).payload
                if more:
                    answer = 200, answer[1]["channels"]
            case ("GET", "guilds", _, "members", self.bot.id), _:
                answer = 200, {"user": self.bot.payload, "roles": [], "flags": 0, "joined_at": None, "mute": False}
            case ("GET", "channels", wanted), _ if home := self._home_of(wanted):
                answer = 200, home[0] | {"guild_id": home[1].id}
            case ("GET", "guilds", _, "members", wanted), _ if wanted in self.people:
                answer = 200, {"user": self.people[wanted].payload, "roles": [], "flags": 0}
            case ("GET", "users", wanted), _ if wanted in self.people:
                answer = 200, self.people[wanted].payload
            case ("GET", "guilds", _, "members", _) | ("GET", "users", _), _:
                answer = 404, {"code": 10013, "message": "Unknown User"}
            case ("GET", "applications", _, "commands"), _:
                answer = 200, list(self.commands[""].values())
            case ("PUT", "applications", application, "commands"), _:
                given = {"type": SLASH, "description": "", "application_id": application}
                answer = 200, [{**given, **command, "id": new_id()} for command in body]
                self.commands[""] = {command["id"]: command for command in answer[1]}
                self.syncs.append("")
            case ("GET", "channels", _, "messages"), _ if self.history_is_hidden:
                answer = 403, {"code": 50001, "message": "Missing Access"}
            case ("GET", "channels", channel, "messages"), _:
                since, most = int(request.query.get("after", 0)), int(request.query.get("limit", 50))
                there = [FULL | one for one in self.posted if one["channel_id"] == channel and int(one["id"]) > since]
                answer = 200, there[:most][::-1]
            case ("POST", "channels", channel, "messages"), Exchange() as exchange if (
                exchange.setting["user"].id in self.closed and channel == exchange.setting["user"].channel["id"]
            ):
                answer = 403, {"code": 50007, "message": "Cannot send messages to this user"}
            case ("POST", "users", "@me", "channels"), _:
                answer = 200, self.exchanges[str(body["recipient_id"])].setting["user"].channel
            case ("POST", "interactions", *_), Exchange(late=True):
                answer = 404, {"code": 10062, "message": "Unknown interaction"}
            case ("POST", "interactions", *_), Exchange(first=dict()):
                answer = 400, {"code": 40060, "message": "Interaction has already been acknowledged."}
            case ("POST", "interactions", *_), Exchange() as exchange:
                answer = 200, self._respond(exchange, body)
            case ("POST", "webhooks", *_), Exchange(first=dict()) as exchange:
                answer = 200, self._write(exchange, body, exchange.messages[0] if exchange.loading else None)
            case ("POST", "channels", channel, "messages", message, "threads"), Exchange() as exchange:
                answer = 403, {"code": 50013, "message": "Missing Permissions"}
                if channel not in self.without_threads:
                    answer = 201, exchange.setting["guild"].thread(message, body["name"], channel, self.bot.id)
                    await self.gateway.dispatch("THREAD_CREATE", answer[1] | {"newly_created": True})
            case ("PUT", "channels", *_, "reactions", emoji, "@me"), Exchange() as exchange:
                exchange.reactions.append(unquote(emoji))
                exchange.first, exchange.kind = {"type": 0}, "reaction"
                answer = 200, None
            case ("DELETE", *_, "messages", wanted), Exchange() as exchange:
                gone = exchange.original if wanted == "@original" else wanted
                exchange.loading = exchange.loading and gone != exchange.original
                for one in (exchange, self.exchanges[gone]):
                    one.messages[:] = [message for message in one.messages if message.get("id") != gone]
                self.deleted.append(gone)
                answer = 200, None
            case ("GET", "channels", _, "messages", wanted), Exchange() as exchange:
                shown = [message for message in exchange.messages if message.get("id") == wanted]
                answer = 200, shown[0] if shown else {**exchange.sent, "id": wanted}
            case ("POST", "channels", channel, "messages"), Exchange() as exchange:
                answer = 200, self._post(exchange, body | {"channel_id": channel})
                if answer[1]["id"] not in [one["id"] for one in self.posted]:
                    self.posted.append(answer[1])
            case ("POST", "channels", channel, "messages"), None:  # nobody ever said anything there
                nobody = {"user": self.bot, "channel": channel}
                self.exchanges[channel] = Exchange({"id": new_id(), "channel_id": channel}, nobody)
                answer = 200, self._post(self.exchanges[channel], body | {"channel_id": channel})
                self.posted.append(answer[1])
            case ("PATCH", *_, "messages", wanted), Exchange(first=dict()) as exchange:
                named = [message for message in exchange.messages if wanted in ("@original", message.get("id"))]
                answer = 200, self._write(exchange, body, named[0])
            case _:
                self.unknown_requests.append(f"{request.method} {request.path}")
        # discord.py takes a body for JSON only if the type is this and nothing else, not even a charset.
        return web.Response(status=answer[0], body=json.dumps(answer[1]).encode(), content_type="application/json")

    def _home_of(self, channel: str) -> tuple[Json, Guild] | None:
        """A channel by its id, with its guild."""
        return next(
            ((one, guild) for guild in self.guilds for one in guild.channels.values() if one["id"] == channel), None
        )

    def _respond(self, exchange: Exchange, body: Json) -> Json:
        """Take the first response."""
        kind, data, sent = RESPONSES[body["type"]], body.get("data") or {}, exchange.sent
        if kind == "modal":
            exchange.messages.append(data)
        elif kind != "autocomplete":
            written = self._write(exchange, data, sent.get("message") if kind.endswith("update") else None)
            exchange.original = written["id"]
        exchange.first, exchange.kind, exchange.loading = body, kind, kind == "deferred"
        exchange.ephemeral, exchange.choices = bool(data.get("flags", 0) & EPHEMERAL), data.get("choices", [])
        message = exchange.messages[0].get("id") if exchange.messages else None
        return {"interaction": {"id": sent["id"], "type": sent["type"], "response_message_id": message}}

    def _post(self, exchange: Exchange, body: Json) -> Json:
        """Post a message, once for each nonce that is to be enforced."""
        nonce = body.get("nonce") if body.get("enforce_nonce") else None
        known = next((one for one in exchange.messages if nonce is not None and one.get("nonce") == nonce), None)
        message = known or self._write(exchange, body)
        return message if nonce is None else message | {"nonce": message.setdefault("nonce", nonce)}

    def _write(self, exchange: Exchange, body: Json, message: Json | None = None) -> Json:
        """Write what a body says in this message, or in a new one, and show it to the user; it must mention nobody."""
        content = {key: body[key] or empty for key, empty in CONTENT.items() if key in body}
        if content and (body.get("allowed_mentions") or {}).get("parse") != []:
            self.violations.append(f"allowed_mentions lets this mention somebody: {content}")
        if message is None:
            channel = body.get("channel_id", exchange.sent["channel_id"])
            message = {"id": new_id(), "type": 0, "author": self.bot.payload, "channel_id": channel, **CONTENT}
            message |= {key: body[key] for key in ("message_reference",) if body.get(key)}
            if "data" in exchange.sent:
                message["interaction_metadata"] = {key: exchange.sent[key] for key in ("id", "type", "user")}
        if "files" in body:
            message["files"] = body["files"]
        seen = (message.get("flags", body.get("flags")) or 0) & EPHEMERAL  # by whom, no edit changes
        message |= {**content, "flags": (message.get("flags", 0) | (body.get("flags") or 0)) & ~EPHEMERAL | seen}
        self.exchanges[message["id"]] = exchange
        if message not in exchange.messages:
            exchange.ephemeral = exchange.ephemeral if exchange.messages else bool(seen)
            exchange.messages.append(message)
        if exchange.first:
            exchange.later.append(body)
            exchange.loading = False
        elif "data" not in exchange.sent:
            exchange.first, exchange.kind = {"type": 4, "data": body}, "message"
        return message
