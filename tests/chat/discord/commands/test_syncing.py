import discord
import pytest
from discord import app_commands

from bot.chat.discord.commands.syncing import Payload, fingerprint_of, must_send, names_in, payload_of

ASK = {"type": 1, "name": "ask", "description": "Ask", "options": []}
MEETING = {"type": 1, "name": "meeting", "description": "Meetings", "options": []}
MENU = {"type": 3, "name": "ask"}


def decision(payload: Payload, *, sent: Payload | None, held: Payload) -> bool:
    last_sent = None if sent is None else fingerprint_of(sent)
    return must_send(fingerprint_of(payload), names_in(payload), last_sent=last_sent, held=names_in(held))


def test_commands_that_discord_has_are_not_sent_again() -> None:
    assert not decision([ASK, MEETING], sent=[MEETING, ASK], held=[ASK, MEETING])


@pytest.mark.parametrize(
    ("sent", "held"),
    [
        pytest.param(None, [ASK, MEETING], id="it is not known what was sent last"),
        pytest.param([{**ASK, "description": "old"}, MEETING], [ASK, MEETING], id="a description has changed"),
        pytest.param([ASK, MEETING], [ASK], id="a command is missing on Discord"),
        pytest.param([ASK, MEETING], [], id="Discord has none"),
        pytest.param([ASK, MEETING], [ASK, MEETING, MENU], id="Discord has one more"),
        pytest.param([ASK, MEETING], [MENU, MEETING], id="Discord has a menu entry of that name instead"),
    ],
)
def test_commands_are_sent_where_something_differs(sent: Payload | None, held: Payload) -> None:
    assert decision([ASK, MEETING], sent=sent, held=held)


class InGerman(app_commands.Translator):
    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        return "frag" if locale is discord.Locale.german else None


async def test_translations_are_part_of_what_is_compared() -> None:
    client = discord.Client(intents=discord.Intents.none())
    tree: app_commands.CommandTree[discord.Client] = app_commands.CommandTree(client)

    @tree.command(name="ask", description="Ask")
    async def ask(interaction: discord.Interaction) -> None: ...

    plain = await payload_of(tree)
    await tree.set_translator(InGerman())
    assert fingerprint_of(await payload_of(tree)) != fingerprint_of(plain)
