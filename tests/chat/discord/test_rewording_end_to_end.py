"""Questions that wait for a language model, on Discord."""

import asyncio
import threading

import pytest

from tests.chat.discord.conftest import QUOTE, SETTINGS, Home
from tests.standin.discord_server import DiscordServer
from tests.standin.language_model import LanguageModel, language_model

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow]

PARAPHRASE = "can this thing be relied on by now"
HOSTILE = ["gateway stable version", "@everyone gateway", "<@1> [here](javascript:0)", "x" * 10_000, 7, None]
MANAGE_SERVER = 1 << 5


def configure(home: Home, model: LanguageModel, *, timeout_seconds: float) -> None:
    rewriting = f"rewriting: {{url: '{model.url}', model: small, timeout_seconds: {timeout_seconds}}}\n"
    (home.path / "config.yaml").write_text(f"{SETTINGS}cache: cache\n{rewriting}", encoding="utf-8")


async def test_an_answer_that_waits_for_the_model_says_what_else_was_looked_for(
    server: DiscordServer, home: Home
) -> None:
    with language_model(queries={PARAPHRASE: HOSTILE}) as model:
        configure(home, model, timeout_seconds=20)
        async with home.start(server):
            slash = await server.slash("ask", {"question": PARAPHRASE})
            said = await server.say(PARAPHRASE, guild=False)
    for text in (slash.text, said.text):
        assert QUOTE in text.replace("**", "")
        assert "Also looked for: gateway stable version" in text
        assert "<@1>" not in text
    assert len(model.asked) == 1


async def test_while_one_waits_for_the_model_others_are_answered(server: DiscordServer, home: Home) -> None:
    with language_model(queries={PARAPHRASE: HOSTILE}, delay=30) as model:
        configure(home, model, timeout_seconds=25)
        async with home.start(server):
            waiting = asyncio.create_task(server.slash("ask", {"question": PARAPHRASE}, timeout=40))
            for _ in range(500):
                await asyncio.sleep(0.02)
                if model.asked:
                    break
            others = await server.slash("ask", {"question": "Is the gateway stable?"})
            assert QUOTE in others.text.replace("**", "")
            assert not waiting.done()
            threading.Timer(1.8, model.released.set).start()  # later than Discord waits without being told
            assert QUOTE in (await waiting).text.replace("**", "")


async def test_a_moderator_sees_how_the_model_fares(server: DiscordServer, home: Home) -> None:
    with language_model(status=500) as model:
        configure(home, model, timeout_seconds=20)
        async with home.start(server):
            await server.slash("ask", {"question": PARAPHRASE})
            text = (await server.slash("knowledge status", permissions=MANAGE_SERVER)).text
            refused = (await server.slash("knowledge status")).text
    assert "1 failed" in text
    assert "status 500" in text
    assert "failed" not in refused
