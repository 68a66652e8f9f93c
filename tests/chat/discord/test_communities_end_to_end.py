"""Several communities and one bot: no word of the minutes of one is ever read in a server of another."""

import json
import re
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.replies.commands.catalogue import COMMANDS, Completion
from bot.replies.controls.custom_id import Action, ControlAction, control_id, read_control_id
from bot.text import has_han
from tests.chat.discord.conftest import Home
from tests.standin.bot_process import BotProcess
from tests.standin.discord_server import DiscordServer
from tests.standin.world import Exchange, Guild, Json, Person, components_in

pytestmark = pytest.mark.slow

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


NOT_THEIRS = ("not asked here", "none of them", "have added me")
"""What a press on another community's card is answered with."""

ASKED = ("is the {root}gate stable", "latest meeting", "what was decided about the {root}hose", "{root}unknown word")


async def cards_of(stage: Stage, place: Place, name: str) -> list[Exchange]:
    """Return cards of all kinds that a community shows."""
    root = ROOTS[name]
    cards = [await stage.slash(place, "ask", {"question": one.format(root=root)}) for one in ASKED]
    cards += [
        await stage.slash(place, "meeting list"),
        await stage.slash(place, "meeting latest"),
        await stage.slash(place, "topic", {"topic": f"{root}gate"}),
        await stage.slash(place, "who", {"person": f"{root.capitalize()}ada"}),
        await stage.slash(place, "meeting missed", {"person": f"{root.capitalize()}ada"}),
        await stage.slash(place, "help"),
        await stage.slash(place, "privacy"),
    ]
    if place.setting["guild"]:
        moderators = ("reload", "status", "check", "unanswered", "audit", "alias list", "channel", "announce", "undo")
        cards += [await stage.slash(place, f"knowledge {one}") for one in moderators]
        cards.append(await stage.slash(place, "knowledge alias add", {"names": f"{root}gate = {root}port"}))
        cards.append(await stage.slash(place, "knowledge alias list"))
    return cards


async def test_no_word_of_one_is_read_by_another(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        server = stage.server

        # Each server is answered by its own community.
        of_alders = await cards_of(stage, stage.alders, "alders")
        of_bees = await cards_of(stage, stage.bees, "bees")
        assert "since zantuspring" in of_alders[0].text.replace("**", "")
        assert "since quibospring" in of_bees[0].text.replace("**", "")

        # What everybody reads is in the community's language.
        said = await server.say("is the zantugate stable", **stage.alders.setting)
        assert has_han("".join(str(part.get("label")) for part in said.components))

        # A server that no community names hears nothing of any minutes.
        refused = await stage.slash(stage.strangers, "ask", {"question": "is the quibogate stable"})
        assert "this is none of them" in refused.text
        assert refused.ephemeral
        assert "this is none of them" in (await server.say("hello", **stage.strangers.setting)).text
        assert (await server.say("hello again", **stage.strangers.setting, timeout=0.5)).messages == []

        # Whoever asks directly chooses among those that are public, and is answered at once.
        for place in (stage.direct, stage.carried):
            asked = await stage.slash(place, "ask", {"question": "is the vrokkgate stable"})
            assert "Whose minutes" in asked.text
            assert "Zants" not in json.dumps(asked.messages)
            (menu,) = (part for part in asked.components if part.get("options"))
            value = next(option["value"] for option in menu["options"] if option["label"] == "The Vroks")
            chosen = await stage.press(place, settled(asked), menu["custom_id"], [value], typed="vrokkgate")
            assert "since vrokkspring" in chosen.text.replace("**", "")
            again = await stage.slash(place, "meeting latest")
            assert "Vrokktitle" in again.text
            other = next(part for part in again.components if part.get("label") == "Not The Vroks?")
            assert "Whose minutes" in (await stage.press(place, settled(again), other["custom_id"])).text
        direct = await server.say("is the vrokkgate stable", **stage.direct.setting)
        assert "since vrokkspring" in direct.text.replace("**", "")
        of_clouds = [again, direct, chosen]

        cards = {"alders": of_alders, "bees": of_bees, "clouds": of_clouds}
        for place in stage.places:
            await use_everything(stage, place)
            for name in cards.keys() - place.own:
                await press_all(stage, place, cards[name])
                await answer_other_cards(stage, place, cards[name][0].messages[0], ROOTS[name])
                await press_made_up(stage, place, cards[name])
        assert stage.acts > 1_000
        assert stage.leaks == []


async def use_everything(stage: Stage, place: Place) -> None:
    """Use all commands and completions, with words of everybody."""
    for command in COMMANDS:
        if command.name in ("knowledge channel", "knowledge announce", "knowledge reload", "knowledge undo"):
            continue
        needed = [one.name for one in command.options if one.required and not one.is_switch and not one.choices]
        for root in ROOTS.values():
            await stage.slash(place, command.name, dict.fromkeys(needed, f"{root}gate"))
        for option in command.options:
            if option.completion in (None, Completion.DATE, Completion.YEAR):
                continue
            for prefix in ("", *ROOTS.values()):
                await stage.slash(place, command.name, {option.name: prefix}, focused=option.name)


async def press_all(stage: Stage, place: Place, cards: Iterable[Exchange]) -> None:
    """Press whatever can be pressed on cards of somebody else's: it is answered in words."""
    for message, id, values in [pressed for card in cards for pressed in pressed_in(card)]:
        control = read_control_id(values[0] if values else id)
        pressed = await stage.press(place, message, id, values)
        if control and control.action not in (Action.COMMUNITIES, Action.CHOOSE, Action.REMOVE_ANSWER):
            assert any(said in pressed.text for said in NOT_THEIRS), (id, pressed.text)


async def answer_other_cards(stage: Stage, place: Place, card: Json, root: str) -> None:
    """Reply to a card of somebody else's, and choose it in the menu of a message."""
    setting = place.setting
    channel = setting["guild"].channels["general"] if setting["guild"] else setting["user"].channel
    there = {**card, "channel_id": channel["id"]}
    replied = await stage.server.say("and since when?", reply_to=there, **{**setting, "timeout": 1.0})
    stage.look(place, replied, "", "a reply to a card")
    chosen = await stage.server.menu("Ask the minutes", {**there, "content": f"is the {root}gate stable"}, **setting)
    stage.look(place, chosen, f"{root}gate", "the menu of a card")
    if setting["guild"] and "installed_by" not in setting:
        post = await stage.server.open_post(f"is the {root}gate stable", **{**setting, "timeout": 0.2})
        stage.look(place, post, f"{root}gate", "a post")


async def press_made_up(stage: Stage, place: Place, cards: Iterable[Exchange]) -> None:
    """Press ids that somebody made up: every action with the places of others, under every tag."""
    controls = [
        control
        for card in cards
        for _, id, values in pressed_in(card)
        if (control := read_control_id(values[0] if values else id)) is not None
    ]
    places = list(dict.fromkeys(control.places for control in controls if control.places))[:2]
    tags = {control.community for control in controls} | {""}
    own = await stage.slash(place, "help")
    tags |= {c.community for _, id, v in pressed_in(own) if (c := read_control_id(v[0] if v else id)) is not None}
    template = next(m for card in cards for m in card.messages if any(p.get("custom_id") for p in components_in(m)))
    for action in Action:
        for tag in sorted(tags):
            for one in places:
                id = control_id(ControlAction(action, one, text="1", community=tag))
                button = {"type": 2, "style": 2, "label": "x", "custom_id": id}
                card = {**template, "components": [{"type": 1, "components": [button]}]}
                await stage.press(place, card, id)


async def test_the_only_community_is_asked_where_its_configuration_says(tmp_path: Path) -> None:
    named, other = Guild("named"), Guild("other")
    write_minutes(tmp_path, "alders", "2024-05-02")
    settings = f"servers: [{named.id}]\npublic: false\nsources: [{{folder: alders}}]\n"
    (tmp_path / "config.yaml").write_text(f"state: state\nsearch: {{meaning: false}}\n{settings}", encoding="utf-8")
    async with DiscordServer([named, other]) as server, Home(tmp_path).start(server):
        traveller = Person("traveller")
        question = {"question": "is the zantugate stable"}

        async def said(**setting: Any) -> str:
            exchange = await server.slash("ask", dict(question), **setting)
            sent = json.dumps([exchange.first, exchange.later])
            assert exchange.ephemeral or "zantuspring" in sent
            assert (setting.get("guild") is named and "installed_by" not in setting) == ("zantuspring" in sent)
            return exchange.text

        await said(guild=named)
        assert "this is none of them" in await said(guild=other)
        assert "servers that have added me" in await said(guild=False)
        for guild in (named, other):
            carried = {"guild": guild, "user": traveller, "installed_by": {"1": traveller.id}}
            assert "servers that have added me" in await said(**carried)
        assert "zantuspring" not in (await server.say("is the zantugate stable", guild=False)).text
        assert "zantuspring" in (await server.say("since when is the zantugate stable", guild=named)).text
        offered = await server.slash("ask", {"question": "zan"}, focused="question", guild=other)
        assert offered.choices == []
