"""The stand-in against the real client: a little bot in a process of its own, and what each act brings back."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from .bot_process import BotProcess
from .discord_server import DiscordServer
from .world import EVERYONE, Guild, Person

LITTLE_BOT = '''
import asyncio, io, os, sys
import discord
from discord import app_commands

if "zstd" in sys.argv:  # as if it were installed
    discord.utils._ActiveDecompressionContext.COMPRESSION_TYPE = "zstd-stream"
intents = discord.Intents.none()
intents.guilds = intents.guild_messages = intents.dm_messages = True
intents.members = "members" in sys.argv


class Form(discord.ui.Modal, title="A form"):
    word = discord.ui.Label(text="A word", component=discord.ui.TextInput(custom_id="word"))

    async def on_submit(self, interaction):
        await interaction.response.send_message("you wrote " + self.word.component.value)


class Panel(discord.ui.View):
    @discord.ui.button(label="Next", custom_id="next")
    async def next(self, interaction, button):
        await interaction.response.edit_message(content="the next page")

    @discord.ui.button(label="Form", custom_id="form")
    async def form(self, interaction, button):
        await interaction.response.send_modal(Form())

    @discord.ui.select(placeholder="Pick", options=[discord.SelectOption(label="A", value="a")])
    async def pick(self, interaction, select):
        await interaction.response.defer()
        await interaction.edit_original_response(content="picked " + select.values[0])


class Layout(discord.ui.LayoutView):
    box = discord.ui.Container(discord.ui.TextDisplay("a text display"))


class Little(discord.Client):
    def __init__(self):
        super().__init__(intents=intents, allowed_mentions=discord.AllowedMentions.none())
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self):
        await self.tree.sync()

    async def on_message(self, message):
        if message.author != self.user and (self.user in message.mentions or not message.guild):
            await message.reply("you said " + message.clean_content)

    async def on_resumed(self):
        print("resumed")


client = Little()


async def suggest(interaction, current):
    return [app_commands.Choice(name=current + "tz", value="hertz")]


@client.tree.command()
@app_commands.autocomplete(question=suggest)
async def ask(interaction, question: str, limit: int = 5):
    """Answer."""
    embed = discord.Embed(title="a title", description="a quote")
    await interaction.response.send_message(f"{question} {limit}", embed=embed, ephemeral=True)


@client.tree.command()
async def slow(interaction, seconds: float):
    """Defer, think, and say it in two messages."""
    await interaction.response.defer(thinking=True, ephemeral=True)
    await asyncio.sleep(seconds)
    await interaction.followup.send("thought")
    await interaction.followup.send("and more")


@client.tree.command()
async def late(interaction):
    """Answer when it is too late."""
    await asyncio.sleep(0.4)
    try:
        await interaction.response.send_message("sorry")
    except discord.NotFound as error:
        print("code", error.code)


@client.tree.command()
async def twice(interaction):
    """Answer twice."""
    await interaction.response.send_message("once")
    interaction.response._response_type = None
    try:
        await interaction.response.send_message("twice")
    except discord.HTTPException as error:
        await interaction.followup.send(f"code {error.code}")


@client.tree.command()
async def panel(interaction):
    """Show buttons."""
    await interaction.response.send_message("a page", view=Panel())


@client.tree.command()
async def layout(interaction):
    """Show components alone."""
    await interaction.response.send_message(view=Layout())


@client.tree.command()
async def whoami(interaction):
    """Say what the interaction tells."""
    roles = [role.name for role in getattr(interaction.user, "roles", [])]
    owner = (await client.application_info()).owner == interaction.user
    told = [interaction.user.name, interaction.locale, roles, interaction.permissions.manage_guild, interaction.guild]
    await interaction.response.send_message(" ".join(map(str, [*told, owner])))


@client.tree.command()
async def wordy(interaction):
    """Say more than an embed may hold."""
    try:
        await interaction.response.send_message(embed=discord.Embed(description="x" * 4097))
    except discord.HTTPException as error:
        await interaction.response.send_message(f"code {error.code}", allowed_mentions=discord.AllowedMentions.all())


@client.tree.command()
async def unheard(interaction):
    """Ask for what the stand-in does not know."""
    try:
        await interaction.guild.fetch_emojis()
    except discord.NotFound:
        await interaction.response.send_message("not found")


@client.tree.command()
async def report(interaction):
    """Attach a file."""
    await interaction.response.send_message(file=discord.File(io.BytesIO(b"a report"), "report.txt"))


@client.tree.context_menu(name="Quote")
async def quote(interaction, message: discord.Message):
    await interaction.response.send_message("> " + message.content)


group = app_commands.Group(name="meeting", description="Meetings.")
client.tree.add_command(group)


@group.command()
async def show(interaction, channel: discord.TextChannel, person: discord.Member):
    """Say what was resolved."""
    await interaction.response.send_message(f"{channel.name} {person.name}")


try:
    client.run(os.environ["DISCORD_TOKEN"])
except discord.LoginFailure:
    sys.exit(3)
except discord.PrivilegedIntentsRequired:
    sys.exit(4)
'''


pytestmark = pytest.mark.asyncio(loop_scope="module")


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


async def test_a_bot_registers_its_commands_once_for_each_sync(server: DiscordServer) -> None:
    assert server.syncs == [""]
    assert "ask" in {command["name"] for command in server.commands[""].values()}


async def test_the_intents_of_a_bot_are_recorded(server: DiscordServer) -> None:
    assert server.gateway.intents == [1 | 1 << 9 | 1 << 12]


async def test_a_command_brings_back_what_the_user_reads(server: DiscordServer) -> None:
    exchange = await server.slash("ask", {"question": "Hertz IDL", "limit": 3})
    assert exchange.text == "Hertz IDL 3\na title\na quote"
    assert (exchange.kind, exchange.ephemeral, exchange.late) == ("message", True, False)


async def test_the_time_to_the_first_response_is_measured(server: DiscordServer) -> None:
    exchange = await server.slash("ask", {"question": "Hertz IDL"})
    assert exchange.latency_ms is not None
    assert 0 < exchange.latency_ms < 3000


async def test_a_proper_answer_leaves_nothing_put_down(server: DiscordServer) -> None:
    await server.slash("ask", {"question": "Hertz IDL"})
    assert (server.violations, server.unknown_requests) == ([], [])


async def test_an_option_that_a_command_lacks_cannot_be_sent(server: DiscordServer) -> None:
    with pytest.raises(LookupError, match="colour"):
        await server.slash("ask", {"question": "q", "colour": "red"})


async def test_a_sub_command_gets_channels_and_people_resolved(server: DiscordServer) -> None:
    exchange = await server.slash("meeting show", {"channel": "minutes", "person": Person("alice")})
    assert exchange.text == "minutes alice"


async def test_the_bot_sees_who_asks_and_where(server: DiscordServer) -> None:
    asked = await server.slash("whoami", locale="zh-CN", roles=["Moderator"], permissions=EVERYONE | 1 << 5)
    assert asked.text == "reader zh-CN ['@everyone', 'Moderator'] True Quorum community False"


async def test_the_bot_sees_its_owner_in_a_direct_message(server: DiscordServer) -> None:
    asked = await server.slash("whoami", user=server.owner, guild=False)
    assert asked.text == "owner en-US [] False None True"


async def test_an_autocompletion_brings_back_its_choices(server: DiscordServer) -> None:
    exchange = await server.autocomplete("ask", {"question": "Her"}, focused="question")
    assert (exchange.kind, exchange.choices) == ("autocomplete", [{"name": "Hertz", "value": "hertz"}])


async def test_a_deferred_answer_is_waited_for(server: DiscordServer) -> None:
    exchange = await server.slash("slow", {"seconds": 0.1})
    assert (exchange.kind, exchange.ephemeral, exchange.messages[0]["content"]) == ("deferred", True, "thought")


async def test_a_follow_up_is_added_to_the_exchange_when_it_comes(server: DiscordServer) -> None:
    exchange = await server.slash("slow", {"seconds": 0})
    assert await exchange.until(lambda it: it.text == "thought\nand more")
    assert len(exchange.followups) == 2


async def test_a_deferred_answer_that_never_comes_is_an_error(server: DiscordServer) -> None:
    server.patience, patience = 0.1, server.patience
    with pytest.raises(TimeoutError, match="deferred"):
        await server.slash("slow", {"seconds": 1})
    server.patience = patience


async def test_a_late_answer_is_marked_late_and_refused(running: tuple[DiscordServer, BotProcess]) -> None:
    server, bot = running
    exchange = await server.slash("late", timeout=0.2)
    assert (exchange.late, exchange.kind, exchange.text) == (True, "none", "")
    async with asyncio.timeout(3):
        while "code 10062" not in bot.output:
            await asyncio.sleep(0.01)


async def test_a_second_answer_is_refused(server: DiscordServer) -> None:
    exchange = await server.slash("twice")
    assert await exchange.until(lambda it: it.text == "once\ncode 40060")


async def test_a_button_press_reaches_the_bot_and_updates_the_message(server: DiscordServer) -> None:
    panel = await server.slash("panel")
    pressed = await server.press(panel, "Next")
    assert (pressed.kind, pressed.text, panel.text) == ("update", "the next page", "the next page")


async def test_a_choice_in_a_select_reaches_the_bot(server: DiscordServer) -> None:
    picked = await server.press(await server.slash("panel"), "Pick", ["a"])
    assert (picked.kind, picked.text) == ("deferred update", "picked a")


async def test_only_what_is_shown_can_be_pressed(server: DiscordServer) -> None:
    with pytest.raises(LookupError, match="Previous"):
        await server.press(await server.slash("panel"), "Previous")


async def test_a_modal_is_opened_and_submitted(server: DiscordServer) -> None:
    opened = await server.press(await server.slash("panel"), "Form")
    assert opened.kind == "modal"
    submitted = await server.submit(opened, {"word": "Kitex"})
    assert submitted.text == "you wrote Kitex"


async def test_text_displays_are_read(server: DiscordServer) -> None:
    assert (await server.slash("layout")).text == "a text display"


async def test_an_attached_file_is_kept(server: DiscordServer) -> None:
    exchange = await server.slash("report")
    assert exchange.messages[0]["attachments"][0]["filename"] == "report.txt"
    assert server.files["report.txt"] == b"a report"


async def test_a_command_is_chosen_from_the_menu_of_a_message(server: DiscordServer) -> None:
    said = await server.say("a passage", mention=False, timeout=0)
    assert (await server.menu("Quote", said.sent)).text == "> a passage"


async def test_a_mention_is_answered(server: DiscordServer) -> None:
    said = await server.say("hello")
    assert said.text == "you said @Quorum hello"


async def test_a_message_that_mentions_nobody_is_not_answered(server: DiscordServer) -> None:
    assert (await server.say("hello", mention=False, timeout=0.2)).kind == "none"


async def test_a_direct_message_is_answered(server: DiscordServer) -> None:
    assert (await server.say("hello", dm=True)).text == "you said hello"


async def test_an_over_long_embed_is_a_violation_and_refused(server: DiscordServer) -> None:
    exchange = await server.slash("wordy")
    assert "embed: the length of description is 4097" in server.violations[0]
    assert exchange.text == "code 50035"


async def test_a_message_that_may_mention_somebody_is_a_violation(server: DiscordServer) -> None:
    await server.slash("wordy")
    assert "allowed_mentions" in server.violations[1]


async def test_an_unknown_request_is_answered_404_and_put_down(server: DiscordServer) -> None:
    assert (await server.slash("unheard")).text == "not found"
    assert server.unknown_requests == [f"GET /api/v10/guilds/{server.guilds[0].id}/emojis"]


async def test_a_bot_resumes_after_its_connection_is_lost(running: tuple[DiscordServer, BotProcess]) -> None:
    server, _ = running
    await server.gateway.close()
    assert (await server.slash("ask", {"question": "still there?"})).text.startswith("still there?")
    assert server.gateway.resumed == 1


async def test_a_client_that_asks_for_another_compression_gets_plain_text(folder: Path) -> None:
    async with DiscordServer() as server, server.start_bot(["zstd"], module="little", cwd=folder):
        assert (await server.slash("ask", {"question": "q"})).text.startswith("q 5")


async def test_a_wrong_token_is_a_login_failure(folder: Path) -> None:
    wrong = {"DISCORD_TOKEN": "x"}
    async with DiscordServer() as server, server.start_bot(module="little", cwd=folder, env=wrong, wait=False) as bot:
        assert await bot.exit_code == 3


async def test_privileged_intents_are_forbidden_unless_allowed(folder: Path) -> None:
    eager = ["members"]
    async with DiscordServer() as server, server.start_bot(eager, module="little", cwd=folder, wait=False) as bot:
        assert await bot.exit_code == 4
    async with DiscordServer(allowed_intents=2) as server, server.start_bot(eager, module="little", cwd=folder):
        assert server.gateway.intents[0] & 2


async def test_a_bot_that_does_not_start_is_an_error_with_its_output(folder: Path) -> None:
    async with DiscordServer() as server:
        with pytest.raises(RuntimeError, match="No module named nothing"):
            await server.start_bot(module="nothing", cwd=folder).__aenter__()


async def test_stopping_a_bot_gives_its_exit_code(folder: Path) -> None:
    two = [Guild("one"), Guild("two")]
    async with DiscordServer(guilds=two) as server, server.start_bot(module="little", cwd=folder) as bot:
        assert await bot.stop() == -15
