"""Several communities and one bot: no word of the minutes of one is ever read in a server of another."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from bot.replies.commands.catalogue import COMMANDS, Completion
from bot.replies.controls.custom_id import Action, ControlAction, control_id, read_control_id
from bot.text import has_han
from tests.chat.discord.communities import ROOTS, Place, Stage, a_stage, pressed_in, settled, write_minutes
from tests.chat.discord.conftest import Home
from tests.standin.discord_server import DiscordServer
from tests.standin.world import Exchange, Guild, Json, Person, components_in

pytestmark = pytest.mark.slow

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
