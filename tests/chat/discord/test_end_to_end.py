"""The real program, `python -m bot run` in a process of its own, against a stand-in for Discord."""

import re

import pytest

from tests.chat.discord.conftest import QUOTE, SETTINGS, Home
from tests.standin.bot_process import BotProcess
from tests.standin.discord_server import DiscordServer
from tests.standin.world import Guild, Person

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),  # the loop of the bots that tests share
    pytest.mark.slow,
]

MANAGE_SERVER = 1 << 5

# Commands on Discord.


async def test_the_commands_are_sent_at_the_first_start(server: DiscordServer, bot: BotProcess) -> None:
    assert server.syncs == [""]


async def test_the_commands_are_not_sent_again_at_the_next_start(server: DiscordServer, known_home: Home) -> None:
    async with known_home.start(server):
        assert server.syncs == []
        assert (await server.slash("meeting latest")).kind == "message"


async def test_the_commands_are_sent_again_when_they_have_changed(server: DiscordServer, known_home: Home) -> None:
    await known_home.remember_sent(int(server.bot.id), "what an older version sent")
    async with known_home.start(server):
        assert server.syncs == [""]


async def test_the_commands_are_sent_again_when_one_is_missing_on_discord(
    server: DiscordServer, known_home: Home
) -> None:
    held = server.commands[""]
    del held[next(number for number, command in held.items() if command["name"] == "ask")]
    async with known_home.start(server):
        assert server.syncs == [""]
        assert (await server.slash("ask", {"question": "gateway"})).kind == "message"


async def test_a_damaged_state_is_told_and_the_bot_starts(server: DiscordServer, known_home: Home) -> None:
    (known_home.path / "state" / "state.sqlite").write_bytes(b"garbage" * 1000)
    async with known_home.start(server) as bot:
        assert server.syncs == [""]
        assert "is damaged" in bot.output
        assert (await server.slash("ask", {"question": "gateway"})).kind == "message"


async def test_without_a_state_questions_are_answered_and_the_rest_says_so(server: DiscordServer, home: Home) -> None:
    (home.path / "state").write_text("a file in the way", encoding="utf-8")
    async with home.start(server) as bot:
        assert "cannot be opened" in bot.output
        assert (await server.slash("ask", {"question": "gateway"})).kind == "message"
        refused = await server.slash("knowledge audit", permissions=MANAGE_SERVER)
        assert "not available now" in refused.text


async def test_only_moderators_are_shown_the_moderators_commands(server: DiscordServer, bot: BotProcess) -> None:
    shown_to = {command["name"]: command["default_member_permissions"] for command in server.commands[""].values()}
    assert {name for name, permission in shown_to.items() if permission == MANAGE_SERVER} == {"knowledge"}
    assert set(shown_to.values()) == {None, MANAGE_SERVER}


async def test_the_commands_work_in_servers_and_in_direct_messages_for_both_kinds_of_installation(
    server: DiscordServer, bot: BotProcess
) -> None:
    for command in server.commands[""].values():
        assert (command["contexts"], command["integration_types"]) == ([0, 1], [0, 1])


async def test_no_privileged_intent_is_asked_for(server: DiscordServer, bot: BotProcess) -> None:
    servers, messages, direct_messages = 1, 1 << 9, 1 << 12
    assert server.gateway.intents == [servers | messages | direct_messages]


# Answers.


async def test_an_answer_is_public_and_quotes_the_minutes(server: DiscordServer, bot: BotProcess) -> None:
    exchange = await server.slash("ask", {"question": "is the gateway stable"})
    assert exchange.kind == "message"
    assert not exchange.ephemeral
    assert QUOTE in exchange.text.replace("**", "")
    assert "Gateway meeting" in exchange.text


async def test_an_answer_mentions_nobody(server: DiscordServer, bot: BotProcess) -> None:
    exchange = await server.slash("ask", {"question": "is the gateway stable"})
    assert exchange.first is not None
    assert exchange.first["data"]["allowed_mentions"] == {"parse": []}
    assert "everyone" in exchange.text
    assert "@everyone" not in exchange.text


async def test_an_answer_links_to_the_page_of_the_meeting(server: DiscordServer, bot: BotProcess) -> None:
    exchange = await server.slash("ask", {"question": "is the gateway stable"})
    urls = [component["url"] for component in exchange.components if "url" in component]
    assert urls == ["https://example.org/minutes/2024-05-02"]


async def test_a_question_that_the_minutes_do_not_answer_is_told_so(server: DiscordServer, bot: BotProcess) -> None:
    exchange = await server.slash("ask", {"question": "zebra husbandry"})
    assert "I found no passage that answers this." in exchange.text


async def test_a_direct_message_is_answered(server: DiscordServer, bot: BotProcess) -> None:
    exchange = await server.slash("ask", {"question": "is the gateway stable"}, guild=False)
    assert QUOTE in exchange.text.replace("**", "")


async def test_the_reader_is_answered_in_their_own_language(server: DiscordServer, bot: BotProcess) -> None:
    in_english = await server.slash("meeting latest", locale="en-US")
    in_chinese = await server.slash("meeting latest", locale="zh-CN")
    assert "2024年5月2日" in in_chinese.text
    assert "2024年" not in in_english.text


async def test_the_latest_meeting_is_shown_with_its_attendees_and_agenda(
    server: DiscordServer, bot: BotProcess
) -> None:
    text = (await server.slash("meeting latest")).text
    assert re.search("Gateway meeting.*May 2, 2024.*Agenda 1: Releases.*Ann, Bo", text, re.DOTALL)


async def test_a_question_is_asked_within_the_latest_meeting(server: DiscordServer, bot: BotProcess) -> None:
    exchange = await server.slash("ask", {"question": "is the gateway stable", "meeting": "latest"})
    assert QUOTE in exchange.text.replace("**", "")


async def test_the_latest_meeting_may_be_typed_where_a_meeting_is_shown(server: DiscordServer, bot: BotProcess) -> None:
    assert "Gateway meeting" in (await server.slash("meeting show", {"meeting": "latest"})).text


async def test_privacy_tells_of_what_is_kept_on_discord(server: DiscordServer, bot: BotProcess) -> None:
    text = (await server.slash("privacy")).text
    assert "the member's id" in text
    assert "For 10 minutes" in text


async def test_real_questions_are_offered_while_typing(server: DiscordServer, bot: BotProcess) -> None:
    exchange = await server.autocomplete("ask", {"question": "gate"}, "question")
    assert any("gateway" in choice["name"] for choice in exchange.choices)


@pytest.mark.parametrize("question", ["", "\u200b", "x" * 6_000, "@everyone \\ ``` <@1>", "\U0001f600" * 500])
async def test_any_question_gets_an_answer(server: DiscordServer, bot: BotProcess, question: str) -> None:
    assert (await server.slash("ask", {"question": question})).text
    assert (await server.autocomplete("ask", {"question": question}, "question")).kind == "autocomplete"


# Moderators.


async def test_a_member_is_refused_the_reload_in_private(server: DiscordServer, bot: BotProcess) -> None:
    exchange = await server.slash("knowledge reload")
    assert exchange.ephemeral
    assert "Only moderators" in exchange.text


async def test_a_member_who_manages_the_server_reloads_in_private(
    server: DiscordServer, bot: BotProcess, home: Home
) -> None:
    (home.path / "knowledge" / "2024-06-06.md").write_text("# Later meeting\n\n## News\n\nNone.\n", encoding="utf-8")
    exchange = await server.slash("knowledge reload", permissions=MANAGE_SERVER)
    assert exchange.kind == "deferred"
    assert exchange.ephemeral
    assert "2 meetings" in exchange.text
    assert "Later meeting" in (await server.slash("meeting latest")).text


async def test_the_owner_reloads_in_a_direct_message(server: DiscordServer, bot: BotProcess) -> None:
    exchange = await server.slash("knowledge reload", user=server.owner, guild=False)
    assert "1 meeting" in exchange.text


async def test_manage_server_means_nothing_where_the_bot_is_not(server: DiscordServer, bot: BotProcess) -> None:
    exchange = await server.slash("knowledge reload", guild=Guild("elsewhere"), permissions=MANAGE_SERVER)
    assert exchange.ephemeral
    assert "Only moderators" in exchange.text


async def test_a_role_from_the_configuration_reloads(home: Home) -> None:
    guild = Guild()
    settings = f"{SETTINGS}moderators: {{roles: [{guild.roles['Moderator']}]}}\n"
    (home.path / "config.yaml").write_text(settings, encoding="utf-8")
    async with DiscordServer(guilds=[guild, Guild("another")]) as server, home.start(server):
        assert "1 meeting" in (await server.slash("knowledge reload", roles=["Moderator"])).text
        refused = await server.slash("knowledge reload", permissions=MANAGE_SERVER)
        assert "Only moderators" in refused.text


async def test_the_members_of_a_team_are_moderators(server: DiscordServer, home: Home) -> None:
    member = Person("teammate")
    joined = {"membership_state": 2, "role": "admin", "user": member.payload}
    server.application["team"] = {"id": 1, "name": "", "icon": None, "owner_user_id": 1, "members": [joined]}
    async with home.start(server):
        assert "1 meeting" in (await server.slash("knowledge reload", user=member, guild=False)).text
