"""A bot for three communities, and the places where somebody asks it; every foreign word that it sends is noted."""

import json
import re
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.chat.discord.conftest import Home
from tests.standin.bot_process import BotProcess
from tests.standin.discord_server import DiscordServer
from tests.standin.world import Exchange, Guild, Json, Person, components_in

MANAGE_SERVER = 1 << 5
ROOTS = {"alders": "zantu", "bees": "quibo", "clouds": "vrokk"}
"""What every invented word of a community's minutes begins with."""

TEXT = """\
---
date: {day}
url: https://example.org/{root}page
---
# {Root}title meeting

**Attendees**: {Root}ada, {Root}ben

## Agenda 1: {Root}gate releases @{Root}ada

- **Q**: Is the {root}gate *stable*?
  **A**: Yes: the {root}gate has been {root}stable since {root}spring.

## Agenda 2: {Root}hose

**Decision**: the {root}hose is {root}replaced by a {root}pipe, as {Root}ben said. {more}
"""

CONFIG = """\
state: state
cache: cache
search: {{meaning: false}}
watch_folders: true
idle_minutes: 60
flood: {{member_a_minute: 0, channel_a_minute: 0, completions_a_minute: 0}}
communities:
  - name: alders
    title: The Zants
    servers: [{alders}]
    language: zh-CN
    sources: [{{folder: alders}}]
    search: {{aliases: [[zantugate, zantudoor]]}}
  - name: bees
    title: The Quibs
    servers: [{bees}]
    public: true
    sources: [{{folder: bees}}]
  - name: clouds
    title: The Vroks
    public: true
    sources: [{{folder: clouds}}]
"""


def write_minutes(path: Path, name: str, day: str, more: str = "") -> None:
    root = ROOTS[name]
    (path / name).mkdir(exist_ok=True)
    text = TEXT.format(root=root, Root=root.capitalize(), day=day, more=more)
    (path / name / f"{day}.md").write_text(text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody asks: of which communities a word may be read there."""

    setting: Json
    own: frozenset[str]

    def foreign_words(self, shown: str, typed: str) -> set[str]:
        """Return the words of other communities' minutes in what was sent, but for those that were typed."""
        foreign = [root for name, root in ROOTS.items() if name not in self.own]
        pattern = re.compile("|".join(rf"{root}\w*" for root in foreign), re.IGNORECASE)
        typed_words = {word.lower() for word in pattern.findall(typed)}
        return {word.lower() for word in pattern.findall(shown)} - typed_words


@dataclass
class Stage:
    """A bot for three communities, and the places where somebody asks."""

    server: DiscordServer
    bot: BotProcess
    path: Path
    alders: Place = field(init=False)
    bees: Place = field(init=False)
    strangers: Place = field(init=False)
    direct: Place = field(init=False)
    carried: Place = field(init=False)
    """An app that a member installed for themselves, in a server that is not asked."""
    leaks: list[str] = field(default_factory=list)
    typed: dict[frozenset[str], str] = field(default_factory=dict)
    acts: int = 0

    def __post_init__(self) -> None:
        first, second, third = self.server.guilds
        public = frozenset({"bees", "clouds"})
        self.alders = Place({"guild": first}, frozenset({"alders"}))
        self.bees = Place({"guild": second}, frozenset({"bees"}))
        self.strangers = Place({"guild": third}, frozenset())
        self.direct = Place({"guild": False, "user": Person("writer")}, public)
        traveller = Person("traveller")
        self.carried = Place({"guild": third, "user": traveller, "installed_by": {"1": traveller.id}}, public)

    @property
    def places(self) -> tuple[Place, ...]:
        return self.alders, self.bees, self.strangers, self.direct, self.carried

    def look(self, place: Place, exchange: Exchange, typed: str, what: str) -> Exchange:
        """Take note of every foreign word in what the bot sent."""
        sent = json.dumps([exchange.first, exchange.later, exchange.messages, exchange.choices], ensure_ascii=False)
        self.acts += 1
        # What was typed here before may be told here again: to moderators, for instance.
        self.typed[place.own] = f"{self.typed.get(place.own, '')} {typed}"
        if words := place.foreign_words(sent, self.typed[place.own]):
            self.leaks.append(f"{what}: {sorted(words)}")
        return exchange

    async def slash(self, place: Place, name: str, options: Json | None = None, **more: Any) -> Exchange:
        setting = {**place.setting, "permissions": MANAGE_SERVER, **more}
        exchange = await self.server.slash(name, dict(options or {}), **setting)
        return self.look(place, exchange, json.dumps(options or {}, ensure_ascii=False), f"/{name} {options}")

    async def press(self, place: Place, card: Json, id: str, values: Iterable[str] = (), typed: str = "") -> Exchange:
        setting = {**place.setting, "permissions": MANAGE_SERVER}
        exchange = await self.server.press(card, id, list(values), **setting)
        return self.look(place, exchange, typed, f"press of {id} {list(values)}")


@asynccontextmanager
async def a_stage(path: Path) -> AsyncIterator[Stage]:
    guilds = [Guild("first"), Guild("second"), Guild("third")]
    for guild in guilds:
        guild.add_channel("forum", 15)
    for name in ROOTS:
        write_minutes(path, name, "2024-05-02")
        write_minutes(path, name, "2024-06-06", "Nothing else. " * 100)
    config = CONFIG.format(alders=guilds[0].id, bees=guilds[1].id)
    (path / "config.yaml").write_text(config, encoding="utf-8")
    async with DiscordServer(guilds) as server, Home(path).start(server) as bot:
        yield Stage(server, bot, path)
        assert server.violations == []
        assert server.unknown_requests == []


def pressed_in(exchange: Exchange) -> Iterator[tuple[Json, str, tuple[str, ...]]]:
    """Yield the card, the id and the chosen value of everything that can be pressed."""
    for message in exchange.messages:
        for part in components_in(message):
            if id := part.get("custom_id"):
                options = [str(option["value"]) for option in part.get("options", ())]
                yield from ((message, str(id), (value,)) for value in options)
                if not options:
                    yield message, str(id), ()


def settled(exchange: Exchange) -> Json:
    return exchange.messages[0]
