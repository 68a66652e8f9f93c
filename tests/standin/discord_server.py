"""A small stand-in for Discord: as much of version 10 of its gateway and REST API as a bot with commands needs.

async with DiscordServer() as server, server.start_bot(["run"]):
    exchange = await server.slash("ask", {"question": "Hertz IDL"})
    assert "IDL" in exchange.text and not server.violations and not server.unknown_requests
"""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self
from urllib.parse import unquote

from aiohttp import test_utils, web

from .bot_process import LAUNCH, BotProcess
from .world import EVERYTHING, Exchange, Guild, Json, Person, components_in, new_id, problems, until

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5  # types of interaction
CHANNEL = 7  # a type of option
RESPONSES = {4: "message", 5: "deferred", 6: "deferred update", 7: "update", 8: "autocomplete", 9: "modal"}
SLASH, MESSAGE_MENU = 1, 3  # types of command
EPHEMERAL = 1 << 6  # the flag of a message that nobody else sees
CONTENT: Json = {"content": "", "embeds": [], "components": [], "mentions": []}  # of a message that says nothing

FULL: Json = {"attachments": [], "mention_roles": [], "mention_everyone": False, "pinned": False, "tts": False}
FULL |= {"timestamp": "2024-05-02T00:00:00+00:00", "edited_timestamp": None}  # what a listed message has besides


class Gateway:
    """Lets one bot in at a time and tells it what happens, again where a connection was lost."""

    def __init__(self, token: str, bot: Person, guilds: Sequence[Guild], allowed_intents: int) -> None:
        self._token, self._bot, self._guilds = token, bot, guilds
        self._forbidden = (1 << 1 | 1 << 8 | 1 << 15) & ~allowed_intents  # members, presences, content of messages
        self._socket, self._session, self._events = web.WebSocketResponse(), "", list[str]()
        self.intents: list[int] = []  # what each bot that was let in asked for
        self.resumed = 0  # how often one came back

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event now, or when the bot resumes if its connection is gone."""
        self._events.append(json.dumps({"op": 0, "t": event, "d": data, "s": len(self._events) + 1}))
        if not self._socket.closed:
            await self._socket.send_str(self._events[-1])

    async def close(self, code: int = 4000) -> None:
        """Close the connection; after 4000 a bot comes back and resumes."""
        if self._session:
            await self._socket.close(code=code)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Speak with one client until it goes."""
        socket = web.WebSocketResponse(timeout=1.0)
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}})
        async for message in socket:
            match message.json():
                case {"op": 1}:
                    await socket.send_json({"op": 11})
                case {"op": 2, "d": {"token": token}} if token != self._token:
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
        return socket


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


class DiscordServer:
    """The far end of the bot, and the hands of the user who talks to it.

    Every act takes a setting where the usual one will not do: `user`, `guild` (False: in direct messages), `channel`
    and `roles` by name, `permissions`, `locale`, and `timeout`, how many seconds the first response may take.
    """

    def __init__(self, guilds: Sequence[Guild] = (), allowed_intents: int = 0) -> None:
        self.token, self.guilds = "stand-in-token", guilds or [Guild()]
        self.bot, self.owner, self.reader = Person("Quorum", bot=True), Person("owner"), Person("reader")
        self.gateway = Gateway(self.token, self.bot, self.guilds, allowed_intents)
        facts = {"name": "Quorum", "icon": None, "description": "", "verify_key": "", "bot_public": True}
        self.application = self.bot.payload | facts | {"owner": self.owner.payload, "bot_require_code_grant": False}
        self.commands: dict[str, dict[str, Json]] = {"": {}}  # by guild ("" for none, as all of them are), then by id
        self.syncs: list[str] = []  # the guild of each PUT of commands
        self.violations, self.unknown_requests = list[str](), list[str]()
        self.people: dict[str, Person] = {}  # by their ids, those whom the bot may ask for by name
        self.member_seconds = 0.0  # how long it takes to tell who somebody is
        self.posted: list[Json] = []  # every message in a channel that is no response, the oldest first
        self.history_is_hidden = False  # whether the bot may not read what was written
        self.closed: set[str] = set()  # the ids of people who take no direct messages
        self.deleted: list[str] = []  # the messages that the bot removed
        self.without_threads: set[str] = set()  # the channels in which the bot may make none
        self.lost_receipts = 0  # how many messages are posted next without the bot hearing of it
        self.exchanges: dict[str, Exchange] = {}  # by its own id and its messages; the newest by place and user

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.add_routes([web.get("/gateway", self.gateway.serve), web.route("*", "/api/v10/{path:.*}", self.serve)])
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
        words, before = [sys.executable, "-c", LAUNCH, self.url, module, *args], len(self.gateway.intents)
        env = {**os.environ, "DISCORD_TOKEN": self.token, **env}
        bot = BotProcess(await asyncio.create_subprocess_exec(*words, stdout=PIPE, stderr=STDOUT, env=env, cwd=cwd))
        try:
            await until(lambda: not wait or bot.exit_code.done() or len(self.gateway.intents) > before, seconds=60)
            assert not wait or len(self.gateway.intents) > before, f"the bot did not become ready:\n{bot.output}"
            yield bot
        finally:
            was_killed = bot.exit_code.done() and bot.exit_code.result() == -9  # which a test may do
            assert await bot.stop() != -9 or was_killed, f"the bot did not stop when asked to:\n{bot.output}"

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
            case ("GET", *_, "@me"), _:
                answer = 200, self.application  # which has the facts of the bot's account as well
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
                gone = exchange.sent["message"]["id"] if wanted == "@original" else wanted
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
                if self.lost_receipts > 0 and request.transport is not None:
                    self.lost_receipts -= 1
                    request.transport.close()
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

    def _respond(self, exchange: Exchange, body: Json) -> Json:
        """Take the first response."""
        kind, data, sent = RESPONSES[body["type"]], body.get("data") or {}, exchange.sent
        if kind == "modal":
            exchange.messages.append(data)
        elif kind != "autocomplete":
            self._write(exchange, data, sent.get("message") if kind.endswith("update") else None)
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
        message |= {**content, "flags": message.get("flags", 0) | body.get("flags", 0)}
        self.exchanges[message["id"]] = exchange
        if message not in exchange.messages:
            exchange.messages.append(message)
        if exchange.first:
            exchange.later.append(body)
            exchange.loading = False
        elif "data" not in exchange.sent:
            exchange.first, exchange.kind = {"type": 4, "data": body}, "message"
        return message

    async def slash(self, name: str, options: Json | None = None, focused: str = "", **setting: Any) -> Exchange:
        """Send a command ("ask", "meeting latest"), or ask for the choices of the option that is being typed."""
        first, *rest = name.split()
        nodes = [self._command(SLASH, first)]
        for word in rest:
            nodes.append({option["name"]: option for option in nodes[-1]["options"]}[word])
        known = {option["name"]: option for option in nodes[-1].get("options", ())}
        sent = [{**known[key], "value": value, "focused": key == focused} for key, value in (options or {}).items()]
        data = nodes.pop() | {"options": sent}
        while nodes:
            data = nodes.pop() | {"options": [data]}
        channels = setting.get("guild", self.guilds[0]).channels.values() if setting.get("guild", True) else ()
        named = {one["value"] for one in sent if one["type"] == CHANNEL}
        seen = {one["id"]: one | {"permissions": EVERYTHING} for one in channels if one["id"] in named}
        data |= {"resolved": setting.pop("resolved", {"channels": seen} if seen else {})}
        return await self._act({"type": AUTOCOMPLETE if focused else COMMAND, "data": data}, setting)

    autocomplete = slash  # what is focused is still being typed

    async def menu(self, name: str, message: Json, **setting: Any) -> Exchange:
        """Choose a command from the menu of a message."""
        target = {"target_id": message["id"], "resolved": {"messages": {message["id"]: message}}}
        return await self._act({"type": COMMAND, "data": self._command(MESSAGE_MENU, name) | target}, setting)

    async def press(self, on: Exchange | Json, wanted: str, values: Sequence[str] = (), **setting: Any) -> Exchange:
        """Press a button, or choose values in a select, by its custom id, label or placeholder."""
        shown, before = (on.messages, on.setting) if isinstance(on, Exchange) else ([on], {})
        for source, part in [(message, part) for message in shown for part in components_in(message)]:
            if wanted in [part.get(key) for key in ("custom_id", "label", "placeholder") if not part.get("disabled")]:
                data = {"component_type": part["type"], "custom_id": part["custom_id"], "values": list(values)}
                return await self._act({"type": COMPONENT, "data": data, "message": source}, before | setting)
        raise LookupError(f"there is no {wanted!r} to be pressed")

    async def submit(self, opened: Exchange, values: Json, **setting: Any) -> Exchange:
        """Send the modal that an exchange opened, filled in by custom id."""
        for part in components_in(opened.messages[0]):
            value = values.get(part.get("custom_id", ""), part.get("value", ""))
            part["values" if isinstance(value, list) else "value"] = value
        return await self._act(opened.sent | {"type": SUBMIT, "data": opened.messages[0]}, opened.setting | setting)

    async def say(self, text: str, *, mention: bool = True, reply_to: Json | None = None, **setting: Any) -> Exchange:
        """Write a message that mentions the bot, or a reply that pings it; what it posts next is the answer.

        Whoever stands in `people` and is mentioned comes along by name.
        """
        sent: Json = {"type": 0, "flags": 0, **CONTENT, "content": text}
        named = [person.payload for id, person in self.people.items() if f"<@{id}>" in text]
        if mention and setting.get("guild", True):
            sent |= {
                "content": text if reply_to else f"<@{self.bot.id}> {text}",
                "mentions": [self.bot.payload, *named],
            }
        if reply_to:
            reference = {"message_id": reply_to["id"], "channel_id": reply_to["channel_id"]}
            sent |= {"type": 19, "message_reference": reference, "referenced_message": reply_to}
        return await self._act(sent, setting)

    async def open_post(self, title: str, text: str = "", *, channel: str = "forum", **setting: Any) -> Exchange:
        """Open a post in a forum; of its text, the bot sees nothing unless it is mentioned in it."""
        guild, user = setting.get("guild", self.guilds[0]), setting.get("user", self.reader)
        post = guild.thread(new_id(), title, guild.channels[channel]["id"], user.id)
        await self.gateway.dispatch("THREAD_CREATE", post | {"newly_created": True})
        sent: Json = {"type": 0, "flags": 0, **CONTENT, "content": text, "message_id": post["id"]}
        if text:
            sent["mentions"] = [self.bot.payload]
        return await self._act(sent, {"channel": title, "timeout": 3.0, **setting})

    def _command(self, kind: int, name: str) -> Json:
        return {(command["type"], command["name"]): command for command in self.commands[""].values()}[kind, name]

    async def _act(self, sent: Json, setting: Json) -> Exchange:
        """Let the bot hear of it; the exchange, when the bot has answered it or has let its time go by."""
        usual = {"user": self.reader, "guild": self.guilds[0], "channel": "general", "permissions": 0, "roles": ()}
        setting = {**usual, "locale": "en-US", "timeout": 30.0, **setting}
        user, guild = setting["user"], setting["guild"]
        channel = guild.channels[setting["channel"]] if guild else user.channel
        sent |= {
            "id": sent.pop("message_id", None) or new_id(),
            "token": new_id(),
            "application_id": self.bot.id,
            "version": 1,
        }
        sent |= {"channel": channel, "channel_id": channel["id"], "user": user.payload, "author": user.payload}
        sent |= {"locale": setting["locale"], "context": 0 if guild else 1, "attachment_size_limit": 10 << 20}
        if guild:
            member = {"user": user.payload, "flags": 0, "roles": [guild.roles[name] for name in setting["roles"]]}
            sent |= {"guild_id": guild.id, "member": member | {"permissions": str(setting["permissions"])}}
            sent |= {"authorizing_integration_owners": setting.get("installed_by", {"0": guild.id})}
        exchange = Exchange(sent, setting)
        keys = (sent["id"], sent["token"], channel["id"], user.channel["id"], user.id)
        self.exchanges |= dict.fromkeys(keys, exchange)
        if "data" in sent or self.gateway.intents[-1] & (1 << 9 if guild else 1 << 12):  # of messages, only who asks
            await self.gateway.dispatch("INTERACTION_CREATE" if "data" in sent else "MESSAGE_CREATE", sent)
        exchange.late = not await exchange.answered(setting["timeout"])
        if exchange.kind.startswith("deferred"):  # an update need not be followed by anything
            await until(lambda: exchange.later, 30 if exchange.loading else 1)
        return exchange
