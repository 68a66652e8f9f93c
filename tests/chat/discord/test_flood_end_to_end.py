"""Somebody who asks for very much is asked to wait; everybody else is answered."""

from pathlib import Path

import pytest

from tests.chat.discord.conftest import NOT_COUNTED, QUOTE, SETTINGS, furnished
from tests.standin.discord_server import DiscordServer
from tests.standin.world import Person

pytestmark = pytest.mark.slow

MANAGE_SERVER = 1 << 5
FEW = "flood: {member_a_minute: 3, channel_a_minute: 0, completions_a_minute: 0}\n"


async def test_who_floods_waits_and_nobody_else(tmp_path: Path) -> None:
    home = furnished(tmp_path)
    (tmp_path / "config.yaml").write_text(SETTINGS.replace(NOT_COUNTED, FEW), encoding="utf-8")
    question, noisy = {"question": "is the gateway stable"}, Person("noisy")
    async with DiscordServer() as server, home.start(server):
        for _ in range(3):
            await server.slash("ask", question, user=noisy)
        for _ in range(3):  # each time: a command that nothing answers looks like a failure
            waits = await server.slash("ask", question, user=noisy)
            assert waits.ephemeral
            assert "ask again in" in waits.text
        other = await server.slash("ask", question, user=Person("other"))
        assert QUOTE in other.text.replace("**", "")
        for _ in range(5):
            moderated = await server.slash("help", user=Person("chief"), permissions=MANAGE_SERVER)
        assert "ask again in" not in moderated.text
        for _ in range(5):
            mentioned = await server.say("is the gateway stable", user=server.owner)
        assert mentioned.messages, "what moderators write is counted as little as what they type"
        assert server.violations == []
