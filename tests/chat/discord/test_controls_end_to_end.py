"""Buttons, menus and forms: pressed at once, late, after a restart, after a reload, and by somebody else."""

import asyncio
import json

import pytest

from tests.chat.discord.conftest import QUOTE, SETTINGS, Home
from tests.standin.bot_process import BotProcess
from tests.standin.discord_server import DiscordServer
from tests.standin.world import Exchange, Person

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),  # the loop of the bots that tests share
    pytest.mark.slow,
]

MANAGE_SERVER = 1 << 5
LOCALES = ("en-US", "zh-CN", "zh-TW")


def ids(exchange: Exchange) -> list[str]:
    """Return the ids of all controls, those of a menu's choices instead of the menu's own."""
    found: list[str] = []
    for component in exchange.components:
        found += [option["value"] for option in component.get("options", ())]
        if component.get("custom_id", "").startswith("q1") and not component.get("options"):
            found.append(component["custom_id"])
    return found


async def press_all(server: DiscordServer, exchange: Exchange, locale: str, *, user: Person) -> list[Exchange]:
    """Press every control once, as somebody who turns no page of another's card, and fill in the forms."""
    pressed: list[Exchange] = []
    for component in list(exchange.components):
        custom_id = component.get("custom_id")
        if custom_id is None:
            continue
        for values in [[option["value"]] for option in component.get("options", ())] or [[]]:
            done = await server.press(exchange, custom_id, values, user=user, locale=locale)
            pressed.append(done)
            if done.kind == "modal":
                pressed.append(await server.submit(done, {"question": "shelf"}, user=user, locale=locale))
    return pressed


async def everything(server: DiscordServer, locale: str) -> list[Exchange]:
    """Return an answer, a refusal, a meeting, a list, a history and a person."""
    return [
        await server.slash("ask", {"question": "gateway"}, locale=locale),
        await server.slash("ask", {"question": "zebra husbandry"}, locale=locale),
        await server.slash("meeting show", {"meeting": "2024-05-02"}, locale=locale),
        await server.slash("meeting list", locale=locale),
        await server.slash("topic", {"topic": "shelf"}, locale=locale),
        await server.slash("who", {"person": "Ann"}, locale=locale),
    ]


async def test_every_control_works_before_and_after_a_restart_and_a_reload(
    server: DiscordServer, library: Home
) -> None:
    other = Person("other")
    cards: dict[str, list[Exchange]] = {}
    async with library.start(server):
        for locale in LOCALES:
            cards[locale] = await everything(server, locale)
            for card in cards[locale]:
                for done in await press_all(server, card, locale, user=other):
                    assert done.kind in ("message", "modal")
    async with library.start(server) as bot:
        (library.path / "knowledge" / "2023-12-01.md").unlink()
        await server.slash("knowledge reload", permissions=MANAGE_SERVER)
        for locale in LOCALES:
            for card in cards[locale]:
                for done in await press_all(server, card, locale, user=other):
                    assert done.kind in ("message", "modal")
        assert "Traceback" not in bot.output
    assert not [exchange for exchange in server.exchanges.values() if exchange.late]


async def test_an_old_control_works_where_views_time_out(server: DiscordServer, library: Home) -> None:
    async with library.start(server, module="impatient_bot"):
        answer = await server.slash("ask", {"question": "gateway replaced by a new one"})
        meeting = await server.slash("meeting latest")
        await asyncio.sleep(0.5)
        choice = next(custom_id for custom_id in ids(meeting) if custom_id.startswith("q1f"))
        for _ in range(2):
            assert (await server.press(answer, "Full text")).kind == "message"
            assert (await server.press(meeting, "q1menu0", [choice])).kind == "message"
            assert (await server.press(answer, "Ask another")).kind == "modal"


async def test_no_id_is_too_long_and_each_stands_once(server: DiscordServer, reading_bot: BotProcess) -> None:
    cards = await everything(server, "en-US")
    cards.append(await server.slash("ask", {"question": "gateway " + "\N{GRINNING FACE} word " * 300}))
    for card in cards:
        assert all(len(custom_id.encode("utf-16-le")) <= 200 for custom_id in ids(card))


async def test_the_full_text_is_shown_to_whoever_asks_for_it_and_turns_in_place(
    server: DiscordServer, reading_bot: BotProcess
) -> None:
    card = await server.slash("ask", {"question": "gateway replaced by a new one"})
    opened = await server.press(card, "Full text")
    assert opened.ephemeral
    assert "Page 1 of 3" in opened.text
    turned = await server.press(opened, "Next \N{BLACK RIGHT-POINTING TRIANGLE}")
    assert turned.kind == "update"
    assert "Page 2 of 3" in turned.text


async def test_a_later_meeting_is_counted_dated_and_opened(
    server: DiscordServer, reading_bot: BotProcess, library: Home
) -> None:
    file = library.path / "knowledge" / "2024-06-06.md"
    file.write_text("# Later\n\n## [#14: stable again](https://example.org/14)\n\nIs the gateway stable? Very.\n")
    await server.slash("knowledge reload", permissions=MANAGE_SERVER)
    card = await server.slash("ask", {"question": "is the gateway stable"})
    labels = [component["label"] for component in card.components if "label" in component]
    newer = [label for label in labels if "newer mention" in label]
    assert newer == ["1 newer mention, June 6, 2024"]
    assert "#14: stable again" in (await server.press(card, newer[0])).text


async def test_asking_on_opens_a_form_with_the_question(server: DiscordServer, bot: BotProcess) -> None:
    card = await server.slash("ask", {"question": "is the gateway stable"})
    form = await server.press(card, "Ask another")
    fields = [component for component in form.components if component.get("custom_id") == "question"]
    assert [field["value"] for field in fields] == ["is the gateway stable"]
    answered = await server.submit(form, {"question": "releases gateway"})
    assert QUOTE in answered.text.replace("**", "")


async def test_what_is_typed_into_a_form_goes_on_from_its_card(server: DiscordServer, bot: BotProcess) -> None:
    form = await server.press(await server.slash("ask", {"question": "is the gateway stable"}), "Ask another")
    answered = await server.submit(form, {"question": "and since when?"})
    assert "After “is the gateway stable”, I looked for: since when gateway stable" in answered.text.replace("**", "")


async def test_a_long_question_is_carried_as_far_as_a_form_can(server: DiscordServer, bot: BotProcess) -> None:
    asked = "is the gateway stable " + "and quick " * 30
    form = await server.press(await server.slash("ask", {"question": asked}), "Ask another")
    answered = await server.submit(form, {"question": "and since when?"})
    assert "I looked for" in answered.text


async def test_a_form_that_was_open_during_a_restart_is_answered(server: DiscordServer, home: Home) -> None:
    async with home.start(server):
        form = await server.press(await server.slash("ask", {"question": "gateway"}), "Ask another")
    async with home.start(server):
        answered = await server.submit(form, {"question": "is the gateway stable"})
        assert QUOTE in answered.text.replace("**", "")


async def test_asking_on_from_a_private_answer_is_private(server: DiscordServer, bot: BotProcess) -> None:
    card = await server.slash("ask", {"question": "gateway", "private": True})
    assert card.ephemeral
    form = await server.press(card, "Ask another")
    assert (await server.submit(form, {"question": "is it stable"})).ephemeral


async def test_a_control_whose_passage_is_gone_says_so_and_leads_to_its_meeting(
    server: DiscordServer, reading_bot: BotProcess, library: Home
) -> None:
    card = await server.slash("ask", {"question": "gateway replaced by a new one"})
    file = library.path / "knowledge" / "2024-06-06.md"
    file.write_text(file.read_text(encoding="utf-8").replace("faster", "slower"), encoding="utf-8")
    await server.slash("knowledge reload", permissions=MANAGE_SERVER)
    gone = await server.press(card, "Full text")
    assert gone.ephemeral
    assert "no longer in the minutes" in gone.text
    assert "Later gateway meeting" in (await server.press(gone, "Open the meeting")).text


async def test_a_passage_that_moved_is_found_again(
    server: DiscordServer, reading_bot: BotProcess, library: Home
) -> None:
    card = await server.slash("ask", {"question": "gateway replaced by a new one"})
    file = library.path / "knowledge" / "2024-06-06.md"
    file.write_text(file.read_text(encoding="utf-8").replace("## Agenda 1", "## Welcome\n\nHello.\n\n## Agenda 1"))
    await server.slash("knowledge reload", permissions=MANAGE_SERVER)
    assert "The gateway is replaced" in (await server.press(card, "Full text")).text.replace("**", "")


async def test_pages_turn_for_whoever_called_the_list_up_and_others_get_their_own(
    server: DiscordServer, reading_bot: BotProcess
) -> None:
    card = await server.slash("meeting list")
    label = "Next \N{BLACK RIGHT-POINTING TRIANGLE}"
    others = await server.press(card, label, user=Person("other"))
    assert (others.kind, others.ephemeral) == ("message", True)
    assert "Page 2 of 2" in others.text
    turned = await server.press(card, label)
    assert turned.kind == "update"
    assert "Page 2 of 2" in turned.text


async def test_a_menu_opens_an_agenda_item(server: DiscordServer, bot: BotProcess) -> None:
    card = await server.slash("meeting latest")
    (choice,) = [option["value"] for component in card.components for option in component.get("options", ())]
    opened = await server.press(card, "q1menu0", [choice])
    assert opened.ephemeral
    assert QUOTE in opened.text


async def test_a_refusal_offers_the_nearest_and_the_next_meeting(server: DiscordServer, home: Home) -> None:
    link = "https://example.org/new?title={question}"
    (home.path / "config.yaml").write_text(f"{SETTINGS}issue_link: {json.dumps(link)}\n", encoding="utf-8")
    home.write({"2024-04-02.md": "# April\n\n## The red & hut\n\nIt is dry.\n"})
    async with home.start(server):
        refusal = await server.slash("ask", {"question": "thx rad & hot"})
        urls = [component["url"] for component in refusal.components if "url" in component]
        assert urls == ["https://example.org/new?title=thx%20rad%20%26%20hot"]
        nearest = next(custom_id for custom_id in ids(refusal) if custom_id.startswith("q1p"))
        assert (await server.press(refusal, nearest)).ephemeral


async def test_a_press_that_fails_is_one_plain_sentence_and_the_log_has_no_question(
    server: DiscordServer, broken_bot: BotProcess
) -> None:
    old = (await server.slash("ask", {"question": "too much"})).messages[0]
    old["components"] = [
        {"type": 1, "components": [{"type": 2, "id": 2, "style": 1, "label": "Old", "custom_id": "q1tn0..secret"}]}
    ]
    exchange = await server.press(old, "Old")
    assert exchange.ephemeral
    assert len(exchange.text.splitlines()) == 1
    assert "secret" not in broken_bot.output


@pytest.mark.parametrize("custom_id", ["q1An0..", "q1pn0.short.", "q2pn0..", "q1menu9x", "q1"])
async def test_an_id_of_another_version_is_answered(server: DiscordServer, bot: BotProcess, custom_id: str) -> None:
    old = (await server.slash("meeting latest")).messages[0]
    old["components"] = [
        {"type": 1, "components": [{"type": 2, "id": 2, "style": 1, "label": "Old", "custom_id": custom_id}]}
    ]
    exchange = await server.press(old, "Old", locale="zh-CN")
    assert exchange.ephemeral
    assert "停用" in exchange.text
