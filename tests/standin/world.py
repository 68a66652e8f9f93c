"""The world that the stand-in plays: people, guilds, and the exchanges between a user and the bot."""

import asyncio
import itertools
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, TypedDict

from .limits import TEXT_DISPLAY, Json, embed_texts, walk

EPHEMERAL, LOADING = 1 << 6, 1 << 7  # flags of a message
EVERYONE: Final = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 31  # permissions to read, write and use
KINDS: Final = {4: "message", 5: "deferred", 6: "deferred update", 7: "update", 8: "autocomplete", 9: "modal"}

MEMBER: Final[Json] = {"joined_at": "2022-06-30T20:00:00+00:00", "nick": None, "avatar": None, "flags": 0}
CHANNEL: Final[Json] = {"type": 0, "position": 0, "parent_id": None, "permission_overwrites": [], "flags": 0}
ROLE: Final[Json] = {
    "colors": {"primary_color": 0},
    "hoist": False,
    "managed": False,
    "position": 1,
    "flags": 0,
}

_sequence: Final = itertools.count()


def new_id() -> str:
    """A fresh snowflake; its upper bits are the time, which discord.py reads from it."""
    return str(((int(time.time() * 1000) - 1420070400000) << 22) + next(_sequence))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account, and the channel of their direct messages with the bot."""

    name: str
    bot: bool = False
    id: str = field(default_factory=new_id)
    direct_channel: str = field(default_factory=new_id)

    @property
    def payload(self) -> Json:
        """The user object."""
        names = {"username": self.name, "global_name": self.name.title(), "discriminator": "0"}
        return {**names, "id": self.id, "bot": self.bot, "avatar": None, "public_flags": 0}

    @property
    def channel(self) -> Json:
        """The channel object of the direct messages."""
        return {"id": self.direct_channel, "type": 1, "recipients": [self.payload], "flags": 0}


@dataclass(frozen=True, slots=True)
class Guild:
    """A server that the bot is in, with the ids of its text channels and roles by name."""

    name: str = "Quorum community"
    locale: str = "en-US"
    channels: Mapping[str, str] = field(default_factory=lambda: {"general": new_id(), "minutes": new_id()})
    roles: Mapping[str, str] = field(default_factory=lambda: {"Moderator": new_id()})
    id: str = field(default_factory=new_id)

    def channel(self, name: str | None = None) -> Json:
        """The channel object of the channel with this name, or of the first."""
        name = name or next(iter(self.channels))
        facts = {"id": self.channels[name], "name": name, "guild_id": self.id, "permissions": str(EVERYONE)}
        return {**CHANNEL, **facts}

    def role(self, name: str) -> Json:
        """The role object; the role of everyone has the guild's own id."""
        role_id = self.id if name == "@everyone" else self.roles[name]
        return {**ROLE, "id": role_id, "name": name, "permissions": str(EVERYONE)}

    def member(self, person: Person, roles: Iterable[str] = (), permissions: int | None = None) -> Json:
        """The member object of somebody who has these roles; only interactions tell permissions."""
        told = {} if permissions is None else {"permissions": str(permissions)}
        return {**MEMBER, **told, "roles": [self.roles[name] for name in roles], "user": person.payload}

    def payload(self, bot: Person) -> Json:
        """The guild object with all that it holds, as it is sent when the bot connects."""
        return {
            "id": self.id,
            "name": self.name,
            "preferred_locale": self.locale,
            "owner_id": new_id(),
            "unavailable": False,
            "large": False,
            "member_count": 3,
            "joined_at": MEMBER["joined_at"],
            "roles": [self.role(name) for name in ("@everyone", *self.roles)],
            "channels": [self.channel(name) for name in self.channels],
            "members": [self.member(bot)],
        }


class Setting(TypedDict, total=False):
    """Who acts, where, and how long the bot may take for its first response; all of it may be left out."""

    user: Person
    locale: str
    permissions: int
    roles: Sequence[str]
    guild: Guild | bool
    channel: str
    timeout: float


@dataclass(eq=False)
class Exchange:
    """One act of the user and all that the bot did about it; it goes on filling while the bot goes on."""

    sent: Json
    """The interaction, or the message, that the bot was sent."""
    setting: Setting
    source: Json | None = None
    """The message whose component was pressed, as it stands now."""
    first: Json | None = None
    """The body of the first response."""
    latency_ms: float | None = None
    late: bool = False
    original: Json | None = None
    messages: list[Json] = field(default_factory=list)
    """What the user sees, as it stands now."""
    followups: list[Json] = field(default_factory=list)
    edits: list[Json] = field(default_factory=list)
    """The bodies of the requests that edited one of the messages."""
    _started: float = field(default_factory=time.perf_counter)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def kind(self) -> str:
        """What the first response was: a value of KINDS, or "none"."""
        return KINDS[self.first["type"]] if self.first else "none"

    @property
    def loading(self) -> bool:
        """Whether the user is still told that the bot is thinking."""
        return self.original is not None and bool(self.original["flags"] & LOADING)

    @property
    def ephemeral(self) -> bool:
        """Whether nobody else sees the answer."""
        return bool(self.messages) and bool(self.messages[0]["flags"] & EPHEMERAL)

    @property
    def choices(self) -> list[Json]:
        """What an autocompletion offers."""
        return list(self.first["data"]["choices"]) if self.first and self.kind == "autocomplete" else []

    @property
    def components(self) -> list[Json]:
        """Every component that the user sees, of messages or of a modal, however deep it lies."""
        shown = [self.first["data"]] if self.first and self.kind == "modal" else self.messages
        return [component for part in shown for _, component in walk(part["components"], "")]

    @property
    def text(self) -> str:
        """All that the user reads: content, embeds, and the text displays among the components."""
        texts = [message["content"] for message in self.messages]
        texts += [text for message in self.messages for embed in message["embeds"] for text in embed_texts(embed)]
        texts += [component["content"] for component in self.components if component["type"] == TEXT_DISPLAY]
        return "\n".join(filter(None, texts))

    def answer(self, body: Json) -> None:
        """Take the first response, and the time that it took."""
        self.first, self.latency_ms = body, (time.perf_counter() - self._started) * 1000
        self.changed()

    def show(self, message: Json, *, original: bool = False) -> None:
        """Put a message before the user, unless it is there."""
        self.original = message if original else self.original
        if all(message is not shown for shown in self.messages):
            self.messages.append(message)
        self.changed()

    def hide(self, message: Json) -> None:
        """Take a message away again."""
        self.messages = [shown for shown in self.messages if shown is not message]
        self.original = None if message is self.original else self.original
        self.changed()

    def changed(self) -> None:
        """Wake whoever waits in `until`."""
        self._changed.set()

    async def until(self, condition: Callable[["Exchange"], bool], seconds: float = 3.0) -> bool:
        """Wait for `condition` to hold; whether it did within these seconds."""
        with suppress(TimeoutError):  # the answer below says so
            async with asyncio.timeout(seconds):
                while not condition(self):
                    self._changed.clear()
                    await self._changed.wait()
        return condition(self)
