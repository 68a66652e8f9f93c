"""Questions by other ways than a command: a mention, a direct message, a reply, the menu of a message."""

import pytest

from bot.text import has_han
from tests.chat.discord.conftest import QUOTE, SETTINGS, Home
from tests.standin.bot_process import BotProcess
from tests.standin.discord_server import DiscordServer
from tests.standin.faults import Fault
from tests.standin.world import Json, Person, until

pytestmark = pytest.mark.asyncio(loop_scope="session")  # the loop of the bots that tests share

MANAGE_SERVER = 1 << 5
SEND_MESSAGES = 1 << 11


def plain(text: str) -> str:
    return text.replace("**", "")


async def test_a_mention_is_answered_beneath_it(server: DiscordServer, bot: BotProcess) -> None:
    exchange = await server.say("is the gateway stable")
    assert QUOTE in plain(exchange.text)
    assert exchange.first is not None
    assert str(exchange.first["data"]["message_reference"]["message_id"]) == exchange.sent["id"]
    assert exchange.first["data"]["allowed_mentions"] == {"parse": []}


async def test_a_direct_message_is_answered(server: DiscordServer, bot: BotProcess) -> None:
    assert QUOTE in plain((await server.say("is the gateway stable", guild=False)).text)


async def test_a_message_that_mentions_nobody_is_left_alone(server: DiscordServer, bot: BotProcess) -> None:
    assert (await server.say("is the gateway stable", mention=False, timeout=0.5)).messages == []


async def test_other_bots_are_left_alone(server: DiscordServer, bot: BotProcess) -> None:
    robot = Person("robot", bot=True)
    assert (await server.say("is the gateway stable", user=robot, timeout=0.5)).messages == []


async def test_a_reply_that_pings_asks_on(server: DiscordServer, bot: BotProcess) -> None:
    answer = (await server.say("gateway")).messages[0]
    exchange = await server.say("is it stable since version 2", reply_to=answer)
    assert QUOTE in plain(exchange.text)


async def test_a_reply_goes_on_from_the_question_of_the_answer(server: DiscordServer, bot: BotProcess) -> None:
    answer = (await server.say("is the gateway stable")).messages[0]
    text = plain((await server.say("and since when?", reply_to=answer)).text)
    assert "After “is the gateway stable”, I looked for: since when gateway stable" in text
    assert QUOTE in text


async def test_a_mention_that_replies_to_nothing_goes_on_from_nothing(server: DiscordServer, bot: BotProcess) -> None:
    await server.say("is the gateway stable")
    assert "I looked for" not in (await server.say("and since when?")).text


@pytest.mark.parametrize("said", ["", "help", "Hi!", "帮助"])
async def test_who_asks_nothing_is_welcomed(said: str, server: DiscordServer, bot: BotProcess) -> None:
    text = (await server.say(said)).text
    assert "Is the gateway" in text
    assert QUOTE not in plain(text)
    assert ("/help" in text) is not has_han(said) or "/帮助" in text


async def test_a_command_that_is_typed_behind_a_mention_is_called(server: DiscordServer, bot: BotProcess) -> None:
    assert QUOTE in plain((await server.say("/ask is the gateway stable")).text)
    assert "Gateway meeting" in (await server.say("/meeting latest")).text
    assert "There is no command /aks" in (await server.say("/aks gateway")).text


async def test_a_moderators_command_behind_a_mention_does_nothing(server: DiscordServer, bot: BotProcess) -> None:
    text = (await server.say("/knowledge reload", permissions=MANAGE_SERVER)).text
    assert "does not work in a message" in text
    assert "1 meeting" not in text


async def test_a_member_who_is_mentioned_is_a_person_of_the_minutes(server: DiscordServer, bot: BotProcess) -> None:
    ann = Person("ann_1990", shown="Ann")
    server.people[ann.id] = ann
    assert "Ann" in (await server.slash("who", {"person": f"<@{ann.id}>"})).text
    assert "Gateway meeting" in (await server.say(f"when was <@{ann.id}> there")).text
    assert "<@" not in (await server.slash("ask", {"question": f"was <@{ann.id}> there"})).text


async def test_a_member_whom_discord_does_not_name_is_left_out(server: DiscordServer, bot: BotProcess) -> None:
    exchange = await server.slash("ask", {"question": "<@12345> is the gateway stable <:ok:99> <t:1650000000:R>"})
    assert QUOTE in plain(exchange.text)


async def test_an_answer_comes_in_time_though_discord_is_slow_to_name_a_member(
    server: DiscordServer, bot: BotProcess
) -> None:
    server.member_seconds = 10.0
    try:
        asked = await server.slash("ask", {"question": "<@7> is the gateway stable", "person": "<@8>"}, timeout=3.0)
        shown = await server.slash("who", {"person": "<@9>"}, timeout=3.0)
    finally:
        server.member_seconds = 0.0
    assert not asked.late
    assert not shown.late


@pytest.mark.parametrize("shown", ["/knowledge reload", "since:2030", "@everyone", "person:“Bo”", "<@&1>", "*" * 32])
async def test_a_members_name_is_only_a_name(shown: str, server: DiscordServer, bot: BotProcess) -> None:
    hostile = Person("hostile", shown=shown)
    server.people[hostile.id] = hostile
    exchange = await server.say(f"<@{hostile.id}> is the gateway stable")
    assert QUOTE in plain(exchange.text)
    assert not server.violations


async def test_an_answer_whose_receipt_is_lost_is_sent_once(server: DiscordServer, bot: BotProcess) -> None:
    receipt = server.faults.throw(Fault("POST", "*/messages", after=True))
    exchange = await server.say("stable since version 2, is the gateway")
    assert QUOTE in plain(exchange.text)
    assert await until(lambda: receipt.met == 1)
    assert (await server.say("gateway stable?", channel="minutes")).messages
    assert len(exchange.messages) == 1


async def test_a_mention_is_answered_in_the_language_that_it_is_written_in(
    server: DiscordServer, bot: BotProcess
) -> None:
    assert has_han((await server.say("斑馬")).text)
    assert not has_han((await server.say("zebra")).text)


async def test_the_menu_of_a_message_answers_to_whoever_chose_it(server: DiscordServer, bot: BotProcess) -> None:
    said = await server.say("is the gateway stable", mention=False, timeout=0.1)
    exchange = await server.menu("Ask the minutes", said.sent)
    assert exchange.ephemeral
    assert QUOTE in plain(exchange.text)


async def test_the_menu_reads_what_was_passed_on_embedded_or_asked_in_a_poll(
    server: DiscordServer, bot: BotProcess
) -> None:
    empty = (await server.say("", mention=False, timeout=0.1)).sent
    question = "is the gateway stable"
    content = {"content": question, "embeds": [], "attachments": [], "mentions": [], "mention_roles": [], "type": 0}
    content |= {"timestamp": "2024-05-02T00:00:00+00:00", "edited_timestamp": None, "flags": 0, "components": []}
    passed_on = {"type": 1, "message_id": empty["id"], "channel_id": empty["channel_id"]}
    poll: Json = {"question": {"text": question}, "answers": [{"answer_id": 1, "poll_media": {"text": "yes"}}]}
    poll |= {"expiry": "2030-05-02T00:00:00+00:00", "allow_multiselect": False, "layout_type": 1}
    for read in (
        {"message_snapshots": [{"message": content}], "message_reference": passed_on},
        {"embeds": [{"type": "rich", "title": "Gateway", "description": question}]},
        {"poll": poll},
    ):
        assert QUOTE in plain((await server.menu("Ask the minutes", empty | read)).text), read.keys()


async def test_the_menu_of_a_message_without_text_says_so(server: DiscordServer, bot: BotProcess) -> None:
    said = await server.say("", mention=False, timeout=0.1)
    exchange = await server.menu("Ask the minutes", said.sent)
    assert "no words" in exchange.text


async def test_the_same_question_again_is_answered_to_the_asker_with_a_link_to_the_first_answer(
    server: DiscordServer, bot: BotProcess
) -> None:
    first = await server.slash("ask", {"question": "is the gateway stable"})
    again = await server.slash("ask", {"question": "Is the  GATEWAY stable"}, user=Person("other"))
    assert (first.ephemeral, again.ephemeral) == (False, True)
    assert QUOTE in plain(again.text)
    urls = [component["url"] for component in again.components if "url" in component]
    assert any(url.endswith(f"/{first.messages[0]['channel_id']}/{first.messages[0]['id']}") for url in urls)


async def test_another_channel_and_another_scope_are_other_questions(server: DiscordServer, bot: BotProcess) -> None:
    await server.slash("ask", {"question": "gateway"})
    assert not (await server.slash("ask", {"question": "gateway"}, channel="minutes")).ephemeral
    assert not (await server.slash("ask", {"question": "gateway", "since": "2024"})).ephemeral


async def test_a_mention_that_repeats_a_question_is_only_shown_the_answer(
    server: DiscordServer, bot: BotProcess
) -> None:
    await server.slash("ask", {"question": "is the gateway stable"})
    exchange = await server.say("is the gateway stable")
    assert QUOTE not in plain(exchange.text)
    assert any("url" in component for component in exchange.components)


async def test_after_a_reload_a_question_is_answered_anew(
    server: DiscordServer, reading_bot: BotProcess, library: Home
) -> None:
    first = await server.say("is the gateway stable")
    file = library.path / "knowledge" / "2024-05-02.md"
    file.write_text(file.read_text(encoding="utf-8").replace("since version 2", "since version 3"), encoding="utf-8")
    await server.slash("knowledge reload", permissions=MANAGE_SERVER)
    again = await server.say("is the gateway stable")
    assert QUOTE in plain(first.text)
    assert QUOTE.replace("version 2", "version 3") in plain(again.text)


@pytest.mark.slow
async def test_where_repeating_is_allowed_every_answer_is_public(server: DiscordServer, home: Home) -> None:
    (home.path / "config.yaml").write_text(f"{SETTINGS}repeat_minutes: 0\n", encoding="utf-8")
    async with home.start(server):
        for _ in range(2):
            assert not (await server.slash("ask", {"question": "gateway"})).ephemeral


async def test_a_missing_permission_is_explained_in_a_direct_message(server: DiscordServer, bot: BotProcess) -> None:
    guild = server.guilds[0]
    closed = {"id": guild.id, "type": 0, "allow": "0", "deny": str(SEND_MESSAGES)}
    channel = {**guild.channels["general"], "permission_overwrites": [closed], "guild_id": guild.id}
    await server.gateway.dispatch("CHANNEL_UPDATE", channel)
    exchange = await server.say("is the gateway stable")
    assert [message["channel_id"] for message in exchange.messages] == [server.reader.channel["id"]]
    assert "Send Messages" in exchange.text
    assert "#general" in exchange.text
    assert "Traceback" not in bot.output
