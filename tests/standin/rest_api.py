"""The REST API: what the bot may ask for, and what it is answered."""

import json
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from itertools import chain
from typing import Any, Final

from aiohttp import web

from .acts import AUTOCOMPLETE, COMMAND, COMPONENT, SUBMIT
from .gateway import DIRECT_MESSAGES, GUILD_MESSAGES, MESSAGE_CONTENT, Gateway
from .limits import COMPONENTS_V2, Json, command_problems, message_problems, modal_problems, problems, walk
from .world import EPHEMERAL, KINDS, LOADING, Exchange, Guild, Person, new_id

API: Final = "/api/v10"
TOKEN_IN_PATH: Final = (f"{API}/interactions/", f"{API}/webhooks/")  # these need no other authorization
MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = KINDS
RESPONSES: Final = {
    COMMAND: {MESSAGE, DEFERRED, MODAL},
    COMPONENT: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL},
    AUTOCOMPLETE: {CHOICES},
    SUBMIT: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE},
}
"""How each type of interaction may be answered."""

CONTENT: Final[Json] = {"content": "", "embeds": [], "components": [], "attachments": []}
"""What an edit may change in a message, and what null makes of it."""

Handler = Callable[[web.Request, Any], Awaitable[Any]]


class Refusal(Exception):
    """An error that the bot is answered, with the status and the code that Discord gives."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status, self.body = status, {"code": code, "message": message}


class RestApi:
    """What Discord knows, and the requests of the bot that read and change it."""

    def __init__(
        self,
        *,
        token: str = "stand-in-token",
        owner: Person | None = None,
        team: Sequence[Person] = (),
        guilds: Sequence[Guild] | None = None,
        allowed_intents: int = 0,
        require_no_mentions: bool = True,
    ) -> None:
        self.token, self.team, self.require_no_mentions = token, team, require_no_mentions
        self.guilds = [Guild()] if guilds is None else list(guilds)
        self.bot, self.owner, self.reader = Person("quorum", bot=True), owner or Person("owner"), Person("reader")
        self.commands: dict[str, dict[str, Json]] = {}
        """The registered commands by guild, "" for the global ones, then by id."""
        self.syncs: list[str] = []
        """The guild, or "", of each PUT of commands."""
        self.typing: list[str] = []
        """The channels in which the bot was seen typing."""
        self.files: dict[str, bytes] = {}
        """What the bot attached, by name."""
        self.messages: dict[str, Json] = {}
        self.exchanges: list[Exchange] = []
        self.violations: list[str] = []
        self.unknown_requests: list[str] = []
        self.gateway = Gateway(token, self.bot, self.guilds, allowed_intents, self.unknown_requests)
        self._by_token: dict[str, Exchange] = {}
        self._said: dict[str, Exchange] = {}  # by the message, and the newest by its channel
        self._homes = {number: (guild, name) for guild in self.guilds for name, number in guild.channels.items()}

    def routes(self) -> Iterator[tuple[str, str, Handler]]:
        """Every request that is understood."""
        yield "GET", "/users/@me", self._get_user
        yield "GET", "/applications/@me", self._get_application
        yield "GET", "/oauth2/applications/@me", self._get_application
        yield "GET", "/gateway", self._get_gateway
        yield "GET", "/gateway/bot", self._get_gateway
        yield "POST", "/interactions/{id}/{token}/callback", self._respond
        yield "POST", "/webhooks/{application}/{token}", self._follow_up
        yield "POST", "/channels/{channel}/typing", self._type
        yield "POST", "/channels/{channel}/messages", self._post
        yield "GET", "/channels/{channel}/messages", self._get_messages
        for method in ("GET", "PATCH", "DELETE"):
            yield method, "/webhooks/{application}/{token}/messages/{message}", self._own_message
        for method in ("GET", "PATCH"):
            yield method, "/channels/{channel}/messages/{message}", self._channel_message
        for place in ("/applications/{application}", "/applications/{application}/guilds/{guild}"):
            for method in ("GET", "PUT", "POST"):
                yield method, f"{place}/commands", self._all_commands
            for method in ("GET", "PATCH", "DELETE"):
                yield method, f"{place}/commands/{{command}}", self._one_command

    def application(self) -> web.Application:
        """Everything that the stand-in serves, as aiohttp takes it."""
        app = web.Application(client_max_size=10 << 20)
        for method, path, handler in self.routes():
            app.router.add_route(method, API + path, self._served(handler))
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_route("*", "/{path:.*}", self._served(self._unknown))
        return app

    def _served(self, handler: Handler) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(request: web.Request) -> web.Response:
            try:
                value, status = await self._value(handler, request), 200
            except Refusal as refusal:
                value, status = refusal.body, refusal.status
            if value is None:
                return web.Response(status=204)
            # discord.py takes a body for JSON only if the type is this and nothing else, not even a charset.
            return web.Response(status=status, body=json.dumps(value).encode(), content_type="application/json")

        return answer

    async def _value(self, handler: Handler, request: web.Request) -> Any:
        token = request.headers.get("Authorization")
        if token != f"Bot {self.token}" and not request.path.startswith(TOKEN_IN_PATH):
            raise Refusal(401, 0, "401: Unauthorized")
        return await handler(request, await self._body(request))

    async def _body(self, request: web.Request) -> Any:
        if request.content_type != "multipart/form-data":
            return await request.json() if request.can_read_body else {}
        form = await request.post()
        body = json.loads(str(form["payload_json"]))
        for attachment in body.get("data", body).get("attachments", ()):
            part = form.get(f"files[{attachment['id']}]")
            if isinstance(part, web.FileField):
                content = self.files[part.filename] = part.file.read()
                url = f"http://{request.host}/files/{part.filename}"
                attachment.update(id=new_id(), filename=part.filename, size=len(content), url=url, proxy_url=url)
        return body

    def _check(self, request: web.Request, found: Iterable[str]) -> None:
        """Put these problems down and, if there are any, refuse the request as Discord would."""
        sentences = [f"{problem} (in {request.method} {request.path.removeprefix(API)})" for problem in found]
        self.violations += sentences
        if sentences:
            raise Refusal(400, 50035, "Invalid Form Body: " + "; ".join(sentences))

    async def _unknown(self, request: web.Request, body: Any) -> Any:
        self.unknown_requests.append(f"{request.method} {request.path}")
        raise Refusal(404, 0, "404: Not Found")

    # Who the bot is, and what it offers.

    async def _get_user(self, request: web.Request, body: Any) -> Json:
        return {**self.bot.payload, "verified": True, "mfa_enabled": False}

    async def _get_application(self, request: web.Request, body: Any) -> Json:
        member = {"team_id": "1", "membership_state": 2, "permissions": ["*"], "role": "admin"}
        members = [{**member, "user": person.payload} for person in self.team]
        team = {"id": "1", "name": "team", "icon": None, "owner_user_id": self.owner.id, "members": members}
        return {
            "id": self.bot.id,
            "name": self.bot.name,
            "icon": None,
            "description": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "owner": self.owner.payload,
            "team": team if members else None,
            "verify_key": "0" * 64,
            "flags": 0,
        }

    async def _get_gateway(self, request: web.Request, body: Any) -> Json:
        starts = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        return {"url": f"ws://{request.host}/gateway", "shards": 1, "session_start_limit": starts}

    async def _all_commands(self, request: web.Request, body: Any) -> Any:
        guild = request.match_info.get("guild", "")
        held = self.commands.setdefault(guild, {})
        if request.method == "GET":
            whole = request.query.get("with_localizations") == "true"
            return [command if whole else without_translations(command) for command in held.values()]
        sent: list[Json] = body if request.method == "PUT" else [body]
        self._check(request, chain.from_iterable(map(command_problems, sent)))
        ids = {(command["type"], command["name"]): number for number, command in held.items()}
        own = {"application_id": self.bot.id, "version": new_id(), **({"guild_id": guild} if guild else {})}
        stored = [{"type": 1, "description": "", **command, **own} for command in sent]
        for command in stored:  # a command that is registered again keeps its id
            command["id"] = ids.get((command["type"], command["name"])) or new_id()
        if request.method == "PUT":
            held.clear()
            self.syncs.append(guild)
        held.update((command["id"], command) for command in stored)
        return stored if request.method == "PUT" else stored[0]

    async def _one_command(self, request: web.Request, body: Any) -> Any:
        held = self.commands.get(request.match_info.get("guild", ""), {})
        number = request.match_info["command"]
        if number not in held:
            raise Refusal(404, 10063, "Unknown application command")
        if request.method == "DELETE":
            del held[number]
            return None
        if request.method == "PATCH":
            self._check(request, command_problems({**held[number], **body}))
            held[number].update(body)
        return held[number]

    # How it answers interactions.

    async def _respond(self, request: web.Request, body: Any) -> Json | None:
        exchange = self._by_token.get(request.match_info["token"])
        if exchange is None or exchange.late or exchange.sent["id"] != request.match_info["id"]:
            raise Refusal(404, 10062, "Unknown interaction")
        if exchange.first is not None:
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        kind, data = body["type"], body.get("data") or {}
        self._check(request, response_problems(exchange, kind, data))
        if kind == MESSAGE:
            exchange.show(await self._send(request, data, exchange), original=True)
        elif kind == DEFERRED:
            thinking = self._blank(exchange.sent["channel_id"], data.get("flags", 0) & EPHEMERAL | LOADING, exchange)
            exchange.show(thinking, original=True)
        elif kind == UPDATE and exchange.source:
            exchange.show(self._write(request, exchange.source, data), original=True)
        elif kind == DEFERRED_UPDATE:
            exchange.original = exchange.source
        elif kind == MODAL:
            number_components(data["components"])
        exchange.answer(body)
        return told_of_response(exchange) if request.query.get("with_response") in ("1", "true") else None

    def _answered(self, request: web.Request) -> Exchange:
        exchange = self._by_token.get(request.match_info["token"])
        if exchange is None or exchange.first is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        return exchange

    async def _follow_up(self, request: web.Request, body: Any) -> Json:
        exchange = self._answered(request)
        if exchange.loading and exchange.original:  # the first one takes the place of "thinking"
            message = self._write(request, exchange.original, body)
        else:
            message = await self._send(request, body, exchange)
        exchange.followups.append(message)
        exchange.show(message)
        return message

    async def _own_message(self, request: web.Request, body: Any) -> Json | None:
        exchange, wanted = self._answered(request), request.match_info["message"]
        known = {message["id"]: message for message in exchange.messages}
        message = exchange.original if wanted == "@original" else known.get(wanted)
        if message is None:
            raise Refusal(404, 10008, "Unknown Message")
        if request.method == "DELETE":
            self.messages.pop(message["id"], None)
            exchange.hide(message)
            return None
        if request.method == "PATCH":
            exchange.edits.append(body)
            exchange.show(self._write(request, message, body))
        return message

    # What it says in channels.

    async def _type(self, request: web.Request, body: Any) -> None:
        self.typing.append(request.match_info["channel"])

    async def _post(self, request: web.Request, body: Any) -> Json:
        message = await self._send(request, body)
        channel, replied_to = message["channel_id"], str((body.get("message_reference") or {}).get("message_id"))
        if exchange := self._said.get(replied_to, self._said.get(channel)):
            if exchange.first is None:
                exchange.answer({"type": MESSAGE, "data": body})
            else:
                exchange.followups.append(message)
            exchange.show(message)
        return message

    async def _get_messages(self, request: web.Request, body: Any) -> list[Json]:
        here = [m for m in self.messages.values() if m["channel_id"] == request.match_info["channel"]]
        return here[: -int(request.query.get("limit", 50)) - 1 : -1]

    async def _channel_message(self, request: web.Request, body: Any) -> Json:
        message = self.messages.get(request.match_info["message"])
        if message is None or message["channel_id"] != request.match_info["channel"]:
            raise Refusal(404, 10008, "Unknown Message")
        if request.method == "PATCH":
            self._write(request, message, body)
            for exchange in self.exchanges:
                if any(message is shown for shown in exchange.messages):
                    exchange.edits.append(body)
                    exchange.changed()
        return message

    # Messages.

    def _blank(self, channel: str, flags: int = 0, exchange: Exchange | None = None) -> Json:
        """A message of the bot, the response to an interaction if it is one; it says nothing yet."""
        message: Json = {
            **deepcopy(CONTENT),
            "id": new_id(),
            "type": 0,
            "channel_id": channel,
            "author": self.bot.payload,
            "flags": flags,
            "timestamp": datetime.now(UTC).isoformat(),
            "edited_timestamp": None,
            "tts": False,
            "pinned": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
        }
        if exchange:
            asked = {key: exchange.sent[key] for key in ("id", "type", "authorizing_integration_owners")}
            user = exchange.sent.get("user") or exchange.sent["member"]["user"]
            message["interaction_metadata"] = {**asked, "user": user}
            message["application_id"] = message["webhook_id"] = self.bot.id
        return message

    def _write(self, request: web.Request, message: Json, body: Json) -> Json:
        """The message with what the body says, if Discord would take it; what is new must mention nobody."""
        parse = (body.get("allowed_mentions") or {}).get("parse")
        if self.require_no_mentions and message["id"] not in self.messages and parse != []:
            where = f"{request.method} {request.path.removeprefix(API)}"
            self.violations.append(f"allowed_mentions must have an empty parse list, it has {parse} (in {where})")
        flags = message["flags"] & ~LOADING | body.get("flags", 0) & COMPONENTS_V2
        content = {key: body[key] or empty for key, empty in CONTENT.items() if key in body}
        self._check(request, message_problems({**message, **content, "flags": flags}))
        if message["id"] in self.messages:
            message["edited_timestamp"] = datetime.now(UTC).isoformat()
        message.update(deepcopy(content), flags=flags)
        number_components(message["components"])
        self.messages[message["id"]] = message
        return message

    async def _send(self, request: web.Request, body: Json, exchange: Exchange | None = None) -> Json:
        channel = exchange.sent["channel_id"] if exchange else request.match_info["channel"]
        message = self._write(request, self._blank(channel, body.get("flags", 0) & EPHEMERAL, exchange), body)
        await self._announce(message)
        return message

    async def _announce(self, message: Json, member: Json | None = None) -> None:
        """Tell the bot of a message, its own among them, as far as its intents let it hear and read."""
        session, home = self.gateway.session, self._homes.get(message["channel_id"])
        if message["flags"] & EPHEMERAL or not session.intents & (GUILD_MESSAGES if home else DIRECT_MESSAGES):
            return
        named = self.bot.id in (person["id"] for person in [message["author"], *message["mentions"]])
        hidden = {} if named or not home or session.intents & MESSAGE_CONTENT else CONTENT
        place = {"guild_id": home[0].id, "member": member or home[0].member(self.bot)} if home else {}
        await session.dispatch("MESSAGE_CREATE", {**message, **place, **hidden})


def number_components(components: Iterable[Json]) -> None:
    """Give each component the id that Discord gives it."""
    for number, (_, component) in enumerate(walk(components, ""), 1):
        component.setdefault("id", number)


def without_translations(thing: Any) -> Any:
    """A command as it is listed to those who do not ask for its translations."""
    if isinstance(thing, list):
        return [without_translations(part) for part in thing]
    if isinstance(thing, dict):
        kept = {key: value for key, value in thing.items() if not key.endswith("_localizations")}
        return {key: without_translations(value) for key, value in kept.items()}
    return thing


def response_problems(exchange: Exchange, kind: int, data: Json) -> Iterator[str]:
    """Why Discord would refuse a first response of this kind, whatever message it holds."""
    asked = exchange.sent["type"]
    if kind not in RESPONSES[asked] or (kind in (UPDATE, DEFERRED_UPDATE) and not exchange.source):
        yield f"an interaction of type {asked} cannot be answered by a response of type {kind}"
    if kind == CHOICES:
        yield from problems("autocomplete", data)
    if kind == MODAL:
        yield from modal_problems(data)


def told_of_response(exchange: Exchange) -> Json:
    """What the bot is told about the response that it gave."""
    assert exchange.first is not None
    told: Json = {"id": exchange.sent["id"], "type": exchange.sent["type"]}
    kind, message = exchange.first["type"], exchange.original
    if message is None or kind == DEFERRED_UPDATE:
        return {"interaction": told}
    told["response_message_id"] = message["id"]
    told["response_message_loading"] = exchange.loading
    told["response_message_ephemeral"] = bool(message["flags"] & EPHEMERAL)
    return {"interaction": told, "resource": {"type": UPDATE if kind == UPDATE else MESSAGE, "message": message}}
