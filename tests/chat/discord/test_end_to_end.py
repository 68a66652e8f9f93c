"""The real program, `python -m bot run` in a process of its own, against a stand-in for Discord."""

import json
import re

import pytest
from aiohttp import web

from tests.chat.discord.conftest import QUOTE, SETTINGS, Home, Wire, until
from tests.standin.bot_process import BotProcess
from tests.standin.discord_server import DiscordServer
from tests.standin.world import Guild, Person

pytestmark = pytest.mark.asyncio(loop_scope="session")  # the loop of the bots that tests share

MANAGE_SERVER = 1 << 5

# Commands on Discord.


async def test_the_commands_are_sent_at_the_first_start(server: DiscordServer, bot: BotProcess) -> None:
    assert server.syncs == [""]


async def test_the_commands_are_not_sent_again_at_the_next_start(server: DiscordServer, known_home: Home) -> None:
    async with known_home.start(server):
        assert server.syncs == []
        assert (await server.slash("meeting latest")).kind == "message"


async def test_the_commands_are_sent_again_when_they_have_changed(server: DiscordServer, known_home: Home) -> None:
    known_home.record.write_text(json.dumps({server.bot.id: "what an older version sent"}), encoding="utf-8")
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


async def test_a_corrupt_record_sends_the_commands_again(server: DiscordServer, known_home: Home) -> None:
    known_home.record.write_text("{", encoding="utf-8")
    async with known_home.start(server) as bot:
        assert server.syncs == [""]
        assert "commands.json cannot be read" in bot.output


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
    assert "The minutes do not say." in exchange.text


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
    assert re.search("Gateway meeting.*May 2, 2024.*Ann, Bo.*Agenda 1: Releases", text, re.DOTALL)


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


# Failures.


async def test_a_failure_is_one_plain_sentence_in_private_and_a_record_in_the_log(
    server: DiscordServer, broken_bot: BotProcess
) -> None:
    exchange = await server.slash("ask", {"question": "where is the shelf"})
    assert exchange.ephemeral
    assert len(exchange.text.splitlines()) == 1
    assert "shelf" not in exchange.text
    await until(lambda: "the shelf fell down" in broken_bot.output)
    assert f"/ask failed for user {server.reader.id}" in broken_bot.output
    assert "Traceback" in broken_bot.output
    assert "where is the shelf" not in broken_bot.output


async def test_a_failure_after_a_deferral_is_told_too(server: DiscordServer, broken_bot: BotProcess) -> None:
    exchange = await server.slash("knowledge reload", user=server.owner)
    assert exchange.kind == "deferred"
    assert exchange.ephemeral
    assert "Something went wrong" in exchange.text


async def test_a_completion_that_fails_offers_nothing(server: DiscordServer, broken_bot: BotProcess) -> None:
    exchange = await server.autocomplete("ask", {"question": "gate"}, "question")
    assert exchange.kind == "autocomplete"
    assert exchange.choices == []


async def test_a_reply_of_any_length_is_sent(server: DiscordServer, broken_bot: BotProcess) -> None:
    assert (await server.slash("ask", {"question": "too much"})).text.endswith("word…")


async def test_without_minutes_the_member_is_told_why(server: DiscordServer, home: Home) -> None:
    (home.path / "knowledge" / "2024-05-02.md").unlink()
    async with home.start(server) as bot:
        exchange = await server.slash("ask", {"question": "where is the shelf"})
        assert exchange.ephemeral
        assert "no minutes" in exchange.text
        await until(lambda: "NoMeetingsError" in bot.output)
        assert "shelf" not in bot.output


async def test_a_button_of_an_older_version_is_answered(server: DiscordServer, bot: BotProcess) -> None:
    old = (await server.slash("meeting latest")).messages[0]
    old["components"] = [
        {"type": 1, "components": [{"type": 2, "id": 2, "style": 1, "label": "Old", "custom_id": "old:1"}]}
    ]
    exchange = await server.press(old, "Old")
    assert exchange.ephemeral
    assert "no longer in use" in exchange.text


async def test_a_command_that_the_bot_no_longer_has_is_answered(server: DiscordServer, bot: BotProcess) -> None:
    server.commands[""]["1"] = {"id": "1", "type": 1, "name": "gone", "description": "Gone", "options": []}
    exchange = await server.slash("gone")
    assert exchange.ephemeral
    assert "has changed" in exchange.text


# The process.


async def test_a_wrong_token_ends_the_bot_with_its_own_exit_code(server: DiscordServer, home: Home) -> None:
    async with home.start(server, wait=False, DISCORD_TOKEN="wrong-token") as bot:
        assert await bot.exit_code == 3
        assert "DISCORD_TOKEN" in bot.output
        assert "https://discord.com/developers/applications" in bot.output
        assert "Traceback" not in bot.output
        assert "wrong-token" not in bot.output


async def test_a_token_that_is_taken_back_ends_the_bot(server: DiscordServer, home: Home) -> None:
    async with home.start(server) as bot:
        await server.gateway.close(4004)
        assert await bot.exit_code == 3
        assert "Traceback" not in bot.output


async def test_the_bot_stops_when_it_is_asked_to(server: DiscordServer, home: Home) -> None:
    async with home.start(server) as bot:
        assert await bot.stop() == 0
        assert "Traceback" not in bot.output


async def test_a_lost_connection_is_found_again(server: DiscordServer, bot: BotProcess) -> None:
    await server.gateway.close()
    exchange = await server.slash("meeting latest")
    assert "Gateway meeting" in exchange.text
    assert "Traceback" not in bot.output


async def test_a_bot_that_cannot_reach_discord_waits_and_tries_again(home: Home) -> None:
    async with DiscordServer() as server:
        address = server.url
    server.url = address
    async with home.start(server, wait=False) as bot:
        await until(lambda: bot.output.count("cannot be reached") >= 2, seconds=30)
        assert "trying again in 1 s" in bot.output
        assert "Traceback" not in bot.output
        assert await bot.stop() == 0


async def test_a_gateway_that_is_closed_at_first_is_tried_again(home: Home) -> None:
    server = DiscordServer()
    serve, tried = server.gateway.serve, 0

    async def serve_the_second_time(request: web.Request) -> web.StreamResponse:
        nonlocal tried
        tried += 1
        return await serve(request) if tried > 1 else web.Response(status=503)

    setattr(server.gateway, "serve", serve_the_second_time)  # noqa: B010 - a method, for the type check
    async with server, home.start(server) as bot:
        assert "Gateway meeting" in (await server.slash("meeting latest")).text
        assert bot.output.count("cannot be reached") == 1
        assert "Traceback" not in bot.output


async def test_the_token_is_never_written(server: DiscordServer, home: Home) -> None:
    async with home.start(server, "--verbose") as bot:
        await server.slash("meeting latest")
        assert await bot.stop() == 0
        assert "DEBUG" in bot.output
        assert server.token not in bot.output


# Answers that Discord does not get, or not in time.


def hang_up(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.close()
    return web.Response()


def refuse(request: web.Request) -> web.Response:
    return web.Response(
        status=404, body=b'{"code": 10062, "message": "Unknown interaction"}', content_type="application/json"
    )


@pytest.mark.parametrize("is_taken", [False, True])
async def test_an_answer_whose_connection_is_lost_arrives_all_the_same(
    server: Wire, bot: BotProcess, is_taken: bool
) -> None:
    server.trouble, server.is_taken = hang_up, is_taken
    exchange = await server.slash("meeting latest")
    await until(lambda: server.responses == 2)
    assert "Gateway meeting" in exchange.text
    assert len(exchange.messages) == 1
    assert "Traceback" not in bot.output


async def test_an_answer_that_is_too_late_is_a_warning_with_its_age(server: Wire, bot: BotProcess) -> None:
    server.trouble, server.is_taken = refuse, False
    await server.slash("meeting latest", timeout=0.2)
    await until(lambda: "it was too late" in bot.output)
    assert re.search(rf"/meeting latest for user {server.reader.id} was not answered after \d+\.\d s", bot.output)
    assert "Traceback" not in bot.output
    assert server.responses == 1
