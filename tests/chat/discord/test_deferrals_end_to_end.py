"""Who sees what comes after “… is thinking”, with a bot that asks Discord for patience at once, against a stand-in."""

import pytest

from tests.chat.discord.conftest import QUOTE, Home, Wire

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow]


async def test_what_is_private_stays_private_after_a_public_deferral(server: Wire, home: Home) -> None:
    async with home.start(server, STAND_IN_PATIENCE="-1"):
        unanswerable = await server.slash("ask", {"question": "the"})
        unknown = await server.slash("topic", {"topic": "the"})
        answer = await server.slash("ask", {"question": "is the gateway stable"})
    for refused in (unanswerable, unknown):
        assert refused.first == {"type": 5}, "the deferral is public"
        assert refused.ephemeral
        assert len(refused.messages) == 1
        assert "words" in refused.text
    assert (answer.kind, answer.ephemeral) == ("deferred", False)
    assert QUOTE in answer.text.replace("**", "")
