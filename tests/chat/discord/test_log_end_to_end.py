"""What the bot logs while members use it: all of its work, and none of their words or of anybody's secrets."""

import json

import pytest

from tests.chat.discord.conftest import Home
from tests.standin.discord_server import DiscordServer

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),  # the loop of the bots that tests share
    pytest.mark.slow,
]

WRITTEN = {
    "question": "stable trombone",
    "begun": "stab xylophone",
    "mentioned": "stable marimba",
    "private": "glockenspiel",
    "meeting": "bassoon",
    "typed": "contrabass",
}
SECRETS = {
    "DISCORD_TOKEN": "",
    "MINUTES_TOKEN": "minutes-stand-in-secret",
    "MODEL_KEY": "model-stand-in-secret",
    "PGPASSWORD": "database-stand-in-secret",
    "http_proxy": "",
}
MORE_SETTINGS = """\
log: {format: json}
sources:
  - folder: knowledge
  - git: http://127.0.0.1:9/minutes
    name: nowhere
    token_variable: MINUTES_TOKEN
rewriting: {url: "http://127.0.0.1:9/v1", model: none, key_variable: MODEL_KEY, timeout_seconds: 0.1}
"""


async def use(server: DiscordServer) -> list[str]:
    """Use everything that takes what a member writes; return the tokens of all interactions."""
    owner = {"user": server.owner}
    exchanges = [
        await server.slash("ask", {"question": WRITTEN["question"]}),
        await server.autocomplete("ask", {"question": WRITTEN["begun"]}, focused="question"),
        await server.slash("ask", {"question": WRITTEN["private"], "private": True}),
        await server.slash("meeting show", {"meeting": WRITTEN["meeting"]}),
        await server.say(WRITTEN["mentioned"]),
        await server.say(WRITTEN["private"], guild=False),
        await server.slash("knowledge reload", **owner),
    ]
    shown = await server.slash("ask", {"question": "gateway stable"})
    form = await server.press(shown, next(part["custom_id"] for part in shown.components if "custom_id" in part))
    exchanges += [shown, form]
    return [exchange.sent["token"] for exchange in exchanges]


def words_in(output: str) -> list[str]:
    unusual = [text.split()[-1] for text in WRITTEN.values()]  # the others may stand in the program's own words
    return [word for word in unusual if word in output]


async def test_no_word_of_a_member_and_no_secret_is_logged(server: DiscordServer, home: Home) -> None:
    config = home.path / "config.yaml"
    config.write_text(config.read_text("utf-8") + MORE_SETTINGS, encoding="utf-8")
    secrets = SECRETS | {"DISCORD_TOKEN": server.token, "no_proxy": "127.0.0.1"}
    async with home.start(server, "--verbose", **secrets) as bot:
        tokens = await use(server)
        assert await bot.stop() == 0
    hidden = [value for name, value in secrets.items() if value and name != "no_proxy"]
    assert [secret for secret in (*hidden, *tokens) if secret in bot.output] == []
    assert words_in(bot.output) == []
    lines = [json.loads(line) for line in bot.output.splitlines() if line.startswith("{")]
    assert {"time", "level", "logger", "message"} <= lines[0].keys()
    answered = {line.get("request") for line in lines if line["logger"].startswith("bot.chat.discord")} - {None}
    assert len(answered) == len(tokens) - 2  # of the two messages nothing is logged, where all goes well
