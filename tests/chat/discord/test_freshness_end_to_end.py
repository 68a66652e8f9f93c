"""New minutes reach Discord by themselves, and the bot ends when it is asked to, whatever it is waiting for."""

import asyncio
import threading
import time
from collections.abc import Iterable
from typing import Any

import pytest

from bot.sources.opening import open_sources
from bot.sources.settings import SourceSettings
from tests.chat.discord.conftest import MINUTES, NOT_COUNTED, Home
from tests.sources.git.hosting import Repository, hosted
from tests.standin.discord_server import DiscordServer
from tests.waiting import until

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),  # the loop of the bots that tests share
    pytest.mark.slow,
]

SETTINGS = f"state: state\ncache: cache\nsearch: {{meaning: false}}\n{NOT_COUNTED}"
LATER = MINUTES.replace("2024-05-02", "2024-06-06").replace("Gateway meeting", "Another meeting")
PROMPTLY = 5.0
"""Seconds; a server that is silent is waited for six times as long."""


async def test_a_new_file_is_answered_from_without_a_reload(server: DiscordServer, home: Home) -> None:
    (home.path / "config.yaml").write_text(SETTINGS, encoding="utf-8")
    async with home.start(server) as bot:
        (home.path / "knowledge" / "2024-06-06.md").write_text(LATER, encoding="utf-8")
        await until(lambda: "read 2 meetings" in bot.output)
        # They are read first, and served a moment later.
        for _ in range(100):
            latest = (await server.slash("meeting latest")).text
            if "Another meeting" in latest:
                break
            await asyncio.sleep(0.1)
        assert "Another meeting" in latest
        assert await bot.stop() == 0
        assert "Traceback" not in bot.output


@pytest.mark.parametrize("method", ["GET", "POST"])  # it is asked for news, and it is fetched from
async def test_neither_the_start_nor_the_end_waits_for_a_server_of_minutes(
    method: str, server: DiscordServer, home: Home
) -> None:
    repository = Repository(home.path / "server" / "minutes")
    repository.commit({"2024-06-06.md": LATER})
    asked, may_go_on = threading.Event(), threading.Event()
    with hosted(repository) as host:
        settings = SourceSettings(git=f"{host.url}/minutes")
        (source,) = open_sources([settings], environment={}, cache_folder=home.path / "cache" / "repositories")
        source.read()
        repository.commit({"2024-06-06.md": LATER, "2024-07-04.md": LATER.replace("06-06", "07-04")})
        ordinary = host.application

        def hang(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
            if environ["REQUEST_METHOD"] != method:
                return ordinary(environ, start)
            asked.set()
            may_go_on.wait(60)
            return []

        host.application = hang
        sources = f"sources: [{{folder: knowledge}}, {{git: '{host.url}/minutes'}}]\n"
        (home.path / "config.yaml").write_text(SETTINGS + sources, encoding="utf-8")
        try:
            async with home.start(server) as bot:
                assert "Another meeting" in (await server.slash("meeting latest")).text
                await until(asked.is_set)
                began = time.monotonic()
                assert await bot.stop() == 0
                assert time.monotonic() - began < PROMPTLY
                assert "Traceback" not in bot.output
        finally:
            may_go_on.set()
