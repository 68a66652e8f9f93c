"""A bot that answers everything with one card, by the same library: what Quorum's answers are compared with.

python -m benchmarks.constant_bot
"""

import os

import discord
from discord import app_commands, ui

_CARD = "**Hertz**\n> A passage of some length, as an answer quotes one. " + "It goes on for a while. " * 20
_CHOICES = [app_commands.Choice(name=f"A question, number {number}", value=str(number)) for number in range(25)]


def card() -> ui.LayoutView:
    """Return the card."""
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(_CARD), ui.TextDisplay("-# a source"))
    container.add_item(
        ui.ActionRow(*(ui.Button[ui.LayoutView](label=name, custom_id=name) for name in ("one", "two", "three")))
    )
    view = ui.LayoutView(timeout=None).add_item(container)
    view.stop()  # else the library would keep each of them
    return view


class ConstantBot(discord.Client):
    """Answers commands and presses."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), allowed_mentions=discord.AllowedMentions.none())
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        """Register the commands."""
        await self.tree.sync()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer a press."""
        if interaction.type is discord.InteractionType.component:
            await answer(interaction)


async def answer(interaction: discord.Interaction) -> None:
    """Send the card."""
    await interaction.response.send_message(view=card(), ephemeral=True)


async def offer(_: discord.Interaction, __: str) -> list[app_commands.Choice[str]]:
    """Return the same list for whatever was typed."""
    return _CHOICES


def main() -> None:
    """Answer until the process is told to stop."""
    client = ConstantBot()
    group = app_commands.Group(name="meeting", description="Meetings")

    @app_commands.autocomplete(question=offer)
    async def ask(interaction: discord.Interaction, question: str) -> None:
        await answer(interaction)

    async def topic(interaction: discord.Interaction, topic: str) -> None:
        await answer(interaction)

    async def who(interaction: discord.Interaction, person: str) -> None:
        await answer(interaction)

    async def show(interaction: discord.Interaction, meeting: str) -> None:
        await answer(interaction)

    for callback in (ask, topic, who):
        client.tree.add_command(app_commands.Command(name=callback.__name__, description="Answers", callback=callback))
    group.add_command(app_commands.Command(name="show", description="Answers", callback=show))
    client.tree.add_command(group)
    client.run(os.environ["DISCORD_TOKEN"], log_handler=None)


if __name__ == "__main__":
    main()
