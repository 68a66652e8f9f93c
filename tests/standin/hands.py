"""What the user does: commands, presses, forms, messages. Each act returns when the bot has answered it."""

from collections.abc import Sequence
from typing import Any

from .gateway import Gateway
from .world import EVERYTHING, Exchange, Guild, Json, Person, components_in, new_id, until

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5  # types of interaction
CHANNEL = 7  # a type of option
SLASH, MESSAGE_MENU = 1, 3  # types of command
CONTENT: Json = {"content": "", "embeds": [], "components": [], "mentions": []}  # of a message that says nothing


class Hands:
    """The hands of the user who talks to the bot.

    Every act takes a setting where the usual one will not do: `user`, `guild` (False: in direct messages), `channel`
    and `roles` by name, `permissions`, `locale`, and `timeout`, how many seconds the first response may take.
    """

    def __init__(self, guilds: Sequence[Guild]) -> None:
        self.guilds = guilds
        self.bot, self.owner, self.reader = Person("Quorum", bot=True), Person("owner"), Person("reader")
        self.gateway = Gateway(self.bot, guilds)
        self.commands: dict[str, dict[str, Json]] = {"": {}}  # by guild ("" for none, as all of them are), then by id
        self.people: dict[str, Person] = {}  # by their ids, those whom the bot may ask for by name
        self.exchanges: dict[str, Exchange] = {}  # by its own id and its messages; the newest by place and user

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
