"""The world that the stand-in plays: people, guilds, and the exchanges between a user and the bot."""

import asyncio
import itertools
import time
from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]

EVERYTHING = str(
    1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 31 | 1 << 35 | 1 << 38
)  # the permissions to read and write
EACH_COMPONENT = {"custom_id": 100, "label": 80, "placeholder": 150, "options": 25}  # the greatest lengths
_sequence = itertools.count()


def new_id() -> str:
    """A fresh snowflake; its upper bits are the time, which discord.py reads from it."""
    return str(((int(time.time() * 1000) - 1420070400000) << 22) + next(_sequence))


async def until(condition: Callable[[], object], seconds: float = 30.0) -> bool:
    """Wait for the condition to hold; whether it did within these seconds."""
    end = time.monotonic() + seconds
    while not (holds := bool(condition())) and time.monotonic() < end:
        await asyncio.sleep(0.005)
    return holds


def components_in(body: Json) -> Iterator[Json]:
    """Every component of a message or a modal, however deep it lies."""
    alone = [body[key] for key in ("accessory", "component") if key in body]
    for part in (*body.get("components", ()), *alone):
        yield part
        yield from components_in(part)


def problems(body: Json) -> list[str]:
    """Which of Discord's hard limits a message, a modal or a list of choices breaks."""
    parts, embeds, choices = list(components_in(body)), body.get("embeds", ()), body.get("choices", ())
    ids = [part["custom_id"] for part in parts if "custom_id" in part]
    boxes = [box for embed in embeds for box in (embed, *embed.get("fields", ()))]
    embedded = "".join(box.get(key, "") for box in boxes for key in ("title", "description", "name", "value"))
    sizes = [(key, len(part.get(key) or ""), limit) for part in parts for key, limit in EACH_COMPONENT.items()]
    sizes += [(key, len(str(choice[key])), 100) for choice in choices for key in ("name", "value")]
    sizes += [("choices", len(choices), 25), ("content", len(body.get("content") or ""), 2000)]
    sizes += [("text of embeds", len(embedded), 6000), ("components", len(parts), 40)]
    sizes += [("text of components", sum(len(part.get("content", "")) for part in parts), 4000)]
    sizes += [("repeated custom ids", len(ids) - len(set(ids)), 0)]
    return [f"{what}: {size}, Discord takes {limit}" for what, size, limit in sizes if size > limit]


class Person:
    """Somebody with an account, and the channel of their direct messages with the bot."""

    def __init__(self, name: str, *, bot: bool = False, shown: str | None = None) -> None:
        self.id = new_id()
        self.payload: Json = {"id": self.id, "username": name, "discriminator": "0", "avatar": None, "bot": bot}
        self.payload["global_name"] = shown
        self.channel: Json = {"id": new_id(), "type": 1, "recipients": [self.payload]}


class Guild:
    """A server that the bot is in, with its channels and the ids of its roles by name."""

    def __init__(self, name: str = "Quorum community") -> None:
        self.id, self.roles = new_id(), {"Moderator": new_id()}
        self.channels: dict[str, Json] = {
            topic: {"id": new_id(), "type": 0, "name": topic, "position": 0} for topic in ("general", "minutes")
        }
        named = [("@everyone", self.id), *self.roles.items()]
        roles = [{"id": number, "name": role, "permissions": EVERYTHING} for role, number in named]
        self.payload: Json = {"id": self.id, "name": name, "roles": roles, "channels": list(self.channels.values())}

    def add_channel(self, topic: str, kind: int = 0, **more: Any) -> Json:
        """Open a channel before the bot comes: of text (0), a forum (15), a category (4)."""
        channel: Json = {"id": new_id(), "type": kind, "name": topic, "position": len(self.channels), **more}
        self.channels[topic] = channel
        self.payload["channels"].append(channel)
        return channel

    def thread(self, id: str, name: str, parent: str, owner: str) -> Json:
        """A thread as it comes into the world; from then on it is a channel too."""
        made = "2024-05-02T00:00:00+00:00"
        metadata = {"archived": False, "auto_archive_duration": 1440, "archive_timestamp": made, "locked": False}
        thread: Json = {"id": id, "type": 11, "name": name, "guild_id": self.id, "parent_id": parent}
        thread |= {"owner_id": owner, "thread_metadata": metadata, "message_count": 0, "member_count": 1}
        self.channels[name] = thread
        return thread


class Exchange:
    """One act of the user and all that the bot did about it; it goes on filling while the bot goes on."""

    def __init__(self, sent: Json, setting: Json) -> None:
        self.sent, self.setting = sent, setting  # what the bot was told; who acted and where
        self._first: Json | None = None
        self._answered = asyncio.Event()
        self.kind, self.ephemeral, self.late = "none", False, False  # what it was, who sees it, whether it came in time
        self.original = ""  # the id of the message that the first response wrote
        self.choices: list[Json] = []  # what an autocompletion offers
        self.loading = False  # whether the user is still told that the bot is thinking
        self.messages: list[Json] = []  # what the user sees, as it stands now; a modal counts as one
        self.later: list[Json] = []  # the bodies of follow-ups and edits
        self.reactions: list[str] = []  # what the bot put beneath the message

    @property
    def first(self) -> Json | None:
        """The body of the first response."""
        return self._first

    @first.setter
    def first(self, body: Json) -> None:
        self._first = body
        self._answered.set()

    async def answered(self, seconds: float) -> bool:
        """Wait for the first response; whether it came within these seconds."""
        try:
            await asyncio.wait_for(self._answered.wait(), seconds)
        except TimeoutError:
            return self.first is not None
        return True

    @property
    def components(self) -> list[Json]:
        return [component for message in self.messages for component in components_in(message)]

    @property
    def text(self) -> str:
        """All that the user reads: content, and the text displays among the components."""
        return "\n".join(part["content"] for part in (*self.messages, *self.components) if part.get("content"))
