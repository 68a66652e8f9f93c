"""The stand-in against the real client: a little bot in a process of its own, and what each act brings back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from .bot_process import BotProcess
from .discord_server import DiscordServer
from .little_bot import LITTLE_BOT
from .world import Json, problems, until

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.slow]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where `python -m little` finds the little bot."""
    folder = tmp_path_factory.mktemp("little")
    (folder / "little.py").write_text(LITTLE_BOT)
    return folder


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(folder: Path) -> AsyncIterator[tuple[DiscordServer, BotProcess]]:
    """One server and one bot for all tests that leave them as they were."""
    async with DiscordServer() as server, server.start_bot(module="little", cwd=folder) as bot:
        yield server, bot


@pytest.fixture
def server(running: tuple[DiscordServer, BotProcess]) -> DiscordServer:
    """The server, with nothing put down yet."""
    server, _ = running
    server.violations.clear()
    server.unknown_requests.clear()
    return server


async def test_the_commands_and_intents_of_a_bot_are_recorded(server: DiscordServer) -> None:
    assert server.syncs == [""]
    assert "ask" in {command["name"] for command in server.commands[""].values()}
    assert server.gateway.intents == [1 | 1 << 9 | 1 << 12]


async def test_a_command_brings_back_what_the_user_reads(server: DiscordServer) -> None:
    exchange = await server.slash("ask", {"question": "Hertz IDL", "limit": 3})
    assert (exchange.kind, exchange.ephemeral, exchange.late) == ("message", True, False)
    assert exchange.text == "Hertz IDL 3"
    assert (server.violations, server.unknown_requests) == ([], [])


async def test_what_a_command_lacks_cannot_be_sent(server: DiscordServer) -> None:
    with pytest.raises(KeyError, match="colour"):
        await server.slash("ask", {"question": "q", "colour": "red"})


async def test_the_bot_sees_who_asks_and_where(server: DiscordServer) -> None:
    asked = await server.slash("who am_i", locale="zh-CN", roles=["Moderator"], permissions=1 << 5)
    assert asked.text == "reader zh-CN ['@everyone', 'Moderator'] True Quorum community False"


async def test_the_bot_sees_its_owner_in_a_direct_message(server: DiscordServer) -> None:
    assert (await server.slash("who am_i", user=server.owner, guild=False)).text == "owner en-US [] False None True"


async def test_an_autocompletion_brings_back_its_choices(server: DiscordServer) -> None:
    exchange = await server.autocomplete("ask", {"question": "Her"}, "question")
    assert (exchange.kind, exchange.choices) == ("autocomplete", [{"name": "Hertz", "value": "hertz"}])


async def test_a_deferred_answer_and_its_follow_up_are_waited_for(server: DiscordServer) -> None:
    exchange = await server.slash("slow", {"seconds": 0.1})
    assert (exchange.kind, exchange.ephemeral, exchange.messages[0]["content"]) == ("deferred", True, "thought")
    assert await until(lambda: exchange.text == "thought\nand more")


async def test_the_first_message_after_a_deferral_is_seen_by_whoever_sees_that(server: DiscordServer) -> None:
    exchange = await server.slash("hush")
    assert (exchange.kind, exchange.ephemeral, exchange.text) == ("deferred", False, "loudly")


async def test_after_a_deferral_that_was_taken_back_a_message_may_be_private(server: DiscordServer) -> None:
    exchange = await server.slash("regret")
    assert (exchange.kind, exchange.ephemeral, exchange.text) == ("deferred", True, "softly")


async def test_a_late_answer_is_refused(running: tuple[DiscordServer, BotProcess]) -> None:
    server, bot = running
    exchange = await server.slash("late", timeout=0.2)
    assert (exchange.late, exchange.kind, exchange.text) == (True, "none", "")
    assert await until(lambda: "code 10062" in bot.output)


async def test_a_second_answer_is_refused(server: DiscordServer) -> None:
    exchange = await server.slash("twice")
    assert await until(lambda: exchange.text == "once\ncode 40060")


async def test_a_pressed_button_updates_its_message(server: DiscordServer) -> None:
    panel = await server.slash("panel")
    pressed = await server.press(panel, "Next")
    assert (pressed.kind, pressed.text, panel.text) == ("update", "the next page", "the next page")


async def test_a_choice_in_a_select_is_answered(server: DiscordServer) -> None:
    picked = await server.press(await server.slash("panel"), "Pick", ["a"])
    assert (picked.kind, picked.text) == ("deferred update", "picked a")


async def test_only_what_is_shown_can_be_pressed(server: DiscordServer) -> None:
    with pytest.raises(LookupError, match="Previous"):
        await server.press(await server.slash("panel"), "Previous")


async def test_a_modal_is_opened_and_submitted(server: DiscordServer) -> None:
    opened = await server.press(await server.slash("panel"), "Form")
    assert opened.kind == "modal"
    assert (await server.submit(opened, {"word": "Kitex"})).text == "you wrote Kitex"


async def test_all_components_are_found_and_their_text_is_read(server: DiscordServer) -> None:
    shown = await server.slash("layout")
    assert shown.text == "a text"
    assert "https://a.b" in [component.get("url") for component in shown.components]


async def test_a_message_is_heard_only_where_it_is_meant_for_the_bot(server: DiscordServer) -> None:
    assert (await server.say("hello")).text == "you said @Quorum hello"
    assert (await server.say("hello", guild=False)).text == "you said hello"
    assert (await server.say("hello", mention=False, timeout=0.2)).kind == "none"


async def test_a_reply_pings_the_bot_and_an_edit_is_seen(server: DiscordServer) -> None:
    said = await server.say("hello")
    replied = await server.say("why?", reply_to=said.messages[0])
    assert await until(lambda: replied.text == said.text)


async def test_the_bot_writes_to_a_member_alone(server: DiscordServer) -> None:
    told = await server.say("a secret, please")
    assert (told.text, told.messages[0]["channel_id"]) == ("a secret", server.reader.channel["id"])


async def test_a_command_is_chosen_from_the_menu_of_a_message(server: DiscordServer) -> None:
    said = await server.say("a passage", mention=False, timeout=0)
    assert (await server.menu("Quote", said.sent)).text == "> a passage"


async def test_what_breaks_a_limit_is_put_down_and_refused(server: DiscordServer) -> None:
    assert (await server.slash("wordy")).text == "code 50035"
    assert server.violations[0] == "content: 2001, Discord takes 2000"


async def test_what_may_mention_somebody_is_put_down(server: DiscordServer) -> None:
    await server.slash("wordy")
    assert "allowed_mentions" in server.violations[1]


BUTTON = {"type": 2, "label": "Next", "custom_id": "next"}


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ({"components": [{"type": 1, "components": [BUTTON, BUTTON]}]}, "repeated custom ids: 1"),
        ({"components": [{"type": 9, "accessory": {**BUTTON, "label": "x" * 81}}]}, "label: 81"),
        ({"components": [{"type": 10, "content": "x" * 2001}] * 2}, "text of components: 4002"),
        ({"components": [{"type": 17, "components": [{"type": 14}] * 40}]}, "components: 41"),
        ({"embeds": [{"description": "x" * 3001}] * 2}, "text of embeds: 6002"),
        ({"choices": [{"name": "n", "value": 1}] * 26}, "choices: 26"),
    ],
)
async def test_each_limit_is_checked(body: Json, complaint: str) -> None:
    assert [problem.partition(",")[0] for problem in problems(body)] == [complaint]


async def test_an_unknown_request_is_answered_404_and_put_down(server: DiscordServer) -> None:
    assert (await server.slash("unheard")).text == "not found"
    assert server.unknown_requests == [f"GET /api/v10/guilds/{server.guilds[0].id}/emojis"]


async def test_a_bot_resumes_after_its_connection_is_lost(server: DiscordServer) -> None:
    await server.gateway.close()
    assert (await server.slash("ask", {"question": "still there?"})).text.startswith("still there?")
    assert server.gateway.resumed == 1


async def test_a_bot_hears_no_messages_that_it_does_not_ask_for(folder: Path) -> None:
    async with DiscordServer() as server, server.start_bot(["deaf"], module="little", cwd=folder):
        assert (await server.say("hello", timeout=0.2)).kind == "none"


async def test_a_wrong_token_is_a_login_failure(folder: Path) -> None:
    async with DiscordServer() as server, server.start_bot(module="little", cwd=folder, wait=False) as bot:
        server.token = "another"
        assert await bot.exit_code == 3


async def test_privileged_intents_are_forbidden_unless_allowed(folder: Path) -> None:
    async with DiscordServer() as server, server.start_bot(["members"], module="little", cwd=folder, wait=False) as bot:
        assert await bot.exit_code == 4
    async with DiscordServer(allowed_intents=2) as server, server.start_bot(["members"], module="little", cwd=folder):
        assert server.gateway.intents[0] & 2


async def test_a_bot_that_does_not_start_is_an_error_with_its_output(folder: Path) -> None:
    async with DiscordServer() as server:
        with pytest.raises(AssertionError, match="No module named nothing"):
            await server.start_bot(module="nothing", cwd=folder).__aenter__()
