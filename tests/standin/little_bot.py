"""A bot that does everything that the stand-in has to bear, as the text of a program."""

LITTLE_BOT = '''
import asyncio, os, sys
import discord
from discord import app_commands

intents = discord.Intents(guilds=True, guild_messages="deaf" not in sys.argv, dm_messages=True)
intents.members = "members" in sys.argv


class Panel(discord.ui.View):
    def __init__(self):
        super().__init__(timeout=None)

    @discord.ui.button(label="Next", custom_id="next")
    async def next(self, interaction, button):
        await interaction.response.edit_message(content="the next page")

    @discord.ui.button(label="Form", custom_id="form")
    async def form(self, interaction, button):
        modal = discord.ui.Modal(title="A form", custom_id="a form")
        modal.add_item(discord.ui.Label(text="A word", component=discord.ui.TextInput(custom_id="word")))
        await interaction.response.send_modal(modal)

    @discord.ui.select(placeholder="Pick", custom_id="pick", options=[discord.SelectOption(label="A", value="a")])
    async def pick(self, interaction, select):
        await interaction.response.defer()
        await interaction.edit_original_response(content="picked " + select.values[0])


class Layout(discord.ui.LayoutView):
    box = discord.ui.Container(discord.ui.Section("a text", accessory=discord.ui.Button(label="Go", url="https://a.b")))


class Little(discord.Client):
    def __init__(self):
        super().__init__(intents=intents, allowed_mentions=discord.AllowedMentions.none())
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self):
        self.add_view(Panel())
        await self.tree.sync()

    async def on_message(self, message):
        if "secret" in message.content:
            await message.author.send("a secret")
        elif self.user in message.mentions or not message.guild:
            answer = await message.reply("you said " + message.clean_content)
            if message.reference:
                await answer.edit(content=message.reference.resolved.content)

    async def on_interaction(self, interaction):
        if interaction.type is discord.InteractionType.modal_submit:
            word = interaction.data["components"][0]["component"]["value"]
            await interaction.response.send_message("you wrote " + word)


client = Little()


async def suggest(interaction, current):
    return [app_commands.Choice(name=current + "tz", value="hertz")]


@client.tree.command()
@app_commands.autocomplete(question=suggest)
async def ask(interaction, question: str, limit: int = 5):
    """Answer."""
    await interaction.response.send_message(f"{question} {limit}", ephemeral=True)


@client.tree.command()
async def slow(interaction, seconds: float):
    """Defer, think, and say it in two messages."""
    await interaction.response.defer(thinking=True, ephemeral=True)
    await asyncio.sleep(seconds)
    await interaction.followup.send("thought")
    await interaction.followup.send("and more")


@client.tree.command()
async def regret(interaction):
    """Defer for all, take that back, and say it to whoever asked alone."""
    await interaction.response.defer(thinking=True)
    await interaction.delete_original_response()
    await interaction.followup.send("softly", ephemeral=True)


@client.tree.command()
async def hush(interaction):
    """Defer for all, and ask in vain that the first message be for whoever asked alone."""
    await interaction.response.defer(thinking=True)
    await interaction.followup.send("loudly", ephemeral=True)


@client.tree.command()
async def late(interaction):
    """Answer when it is too late."""
    await asyncio.sleep(0.4)
    try:
        await interaction.response.send_message("sorry")
    except discord.NotFound as error:
        print("code", error.code, flush=True)


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
async def wordy(interaction):
    """Say too much, then mention everybody."""
    try:
        await interaction.response.send_message("x" * 2001)
    except discord.HTTPException as error:
        await interaction.response.send_message(f"code {error.code}", allowed_mentions=discord.AllowedMentions.all())


@client.tree.command()
async def unheard(interaction):
    """Ask for what the stand-in does not know."""
    try:
        await interaction.guild.fetch_emojis()
    except discord.NotFound:
        await interaction.response.send_message("not found")


@client.tree.context_menu(name="Quote")
async def quote(interaction, message: discord.Message):
    await interaction.response.send_message("> " + message.content)


group = app_commands.Group(name="who", description="Who.")
client.tree.add_command(group)


@group.command()
async def am_i(interaction):
    """Say what the interaction tells."""
    roles = [role.name for role in getattr(interaction.user, "roles", [])]
    owner = (await client.application_info()).owner == interaction.user
    told = [interaction.user.name, interaction.locale, roles, interaction.permissions.manage_guild, interaction.guild]
    await interaction.response.send_message(" ".join(map(str, [*told, owner])))


try:
    client.run(os.environ["DISCORD_TOKEN"])
except discord.LoginFailure:
    sys.exit(3)
except discord.PrivilegedIntentsRequired:
    sys.exit(4)
'''
