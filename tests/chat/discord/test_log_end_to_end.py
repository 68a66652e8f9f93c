"""What the bot tells of itself while members use it: all of its work, and none of their words or anybody's secrets."""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from tests.chat.discord.conftest import Home, furnished
from tests.standin.discord_server import DiscordServer
from tests.waiting import until

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
}
SECRETS = {
    "MINUTES_TOKEN": "minutes-stand-in-secret",
    "MODEL_KEY": "model-stand-in-secret",
    "PGPASSWORD": "database-stand-in-secret",
}
MORE_SETTINGS = """\
log: {format: json}
public: true
health: {port: 0}
sources:
  - folder: knowledge
  - git: http://127.0.0.1:9/minutes
    name: nowhere
    token_variable: MINUTES_TOKEN
rewriting: {url: "http://127.0.0.1:9/v1", model: none, key_variable: MODEL_KEY, timeout_seconds: 0.1}
"""


@dataclass(frozen=True, slots=True)
class Told:
    """All that one bot told of itself, and the secrets that were in play."""

    output: str
    lines: list[dict[str, Any]]
    hidden: list[str]
    requests: int
    alive: tuple[int, dict[str, Any]]
    ready: tuple[int, dict[str, Any]]
    metrics: str


async def use(server: DiscordServer) -> list[str]:
    """Use everything that takes what a member writes; return the tokens of all interactions."""
    exchanges = [
        await server.slash("ask", {"question": WRITTEN["question"]}),
        await server.autocomplete("ask", {"question": WRITTEN["begun"]}, focused="question"),
        await server.slash("ask", {"question": WRITTEN["private"], "private": True}),
        await server.slash("meeting show", {"meeting": WRITTEN["meeting"]}),
        await server.say(WRITTEN["mentioned"]),
        await server.say(WRITTEN["private"], guild=False),
        await server.slash("knowledge reload", user=server.owner),
    ]
    shown = await server.slash("ask", {"question": "gateway stable"})
    form = await server.press(shown, next(part["custom_id"] for part in shown.components if "custom_id" in part))
    exchanges += [shown, form]
    return [exchange.sent["token"] for exchange in exchanges]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def told(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Told]:
    """Return what a bot tells that is as talkative as can be."""
    home: Home = furnished(tmp_path_factory.mktemp("talkative"))
    config = home.path / "config.yaml"
    config.write_text(config.read_text("utf-8") + MORE_SETTINGS, encoding="utf-8")
    async with (
        DiscordServer() as server,
        home.start(server, "--verbose", wait=True, module="bot", **SECRETS, no_proxy="127.0.0.1") as bot,
        aiohttp.ClientSession() as session,
    ):
        tokens = await use(server)
        await until(lambda: "/healthz" in bot.output and "Connected to Discord" in bot.output)
        found = re.search(r"health: (http://127\.0\.0\.1:\d+)/", bot.output)
        assert found
        answers = {}
        for path in ("healthz", "readyz", "metrics"):
            async with session.get(f"{found[1]}/{path}") as response:
                answers[path] = response.status, await response.text()
        assert await bot.stop() == 0
        output, hidden = bot.output, [server.token, *SECRETS.values(), *tokens]
    lines = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    alive, ready = ((answers[path][0], json.loads(answers[path][1])) for path in ("healthz", "readyz"))
    yield Told(output, lines, hidden, len(tokens), alive, ready, answers["metrics"][1])


async def test_no_secret_is_told(told: Told) -> None:
    everything = f"{told.output}{told.ready}{told.metrics}"
    assert [secret for secret in told.hidden if secret in everything] == []


async def test_no_word_of_a_member_is_told(told: Told) -> None:
    unusual = [text.split()[-1] for text in WRITTEN.values()]  # the others may stand in the program's own words
    assert [word for word in unusual if word in f"{told.output}{told.metrics}"] == []


async def test_every_line_of_the_log_is_an_object_with_the_same_keys(told: Told) -> None:
    assert all(list(line)[:4] == ["time", "level", "logger", "message"] for line in told.lines)
    others = [line for line in told.output.splitlines() if not line.startswith("{")]
    assert [line for line in others if not line.startswith("quorum: ")] == []


async def test_the_lines_of_one_request_belong_together(told: Told) -> None:
    answered = {line.get("request") for line in told.lines if line["logger"].startswith("bot.chat.discord")} - {None}
    assert len(answered) == told.requests - 2  # of the two messages nothing is logged, where all goes well


async def test_a_bot_that_works_is_alive_and_ready_also_without_a_source(told: Told) -> None:
    assert told.alive == (200, {"alive": True})
    status, signs = told.ready
    assert (status, signs.pop("sources").partition(": ")[0]) == (200, "nowhere")
    assert signs == {"ready": True, "minutes": "well", "discord": "well", "state": "well"}


@pytest.mark.parametrize(
    "line",
    [
        'quorum_questions_total{outcome="failed"} 0.0',
        "quorum_answering_seconds_count 5.0",
        'quorum_reloads_total{outcome="by_moderator"} 1.0',
        'quorum_source_behind{source="knowledge"} 0.0',
        "quorum_meetings 1.0",
        "quorum_discord_connected 1.0",
        "quorum_discord_connections_total 1.0",
        "quorum_state_open 1.0",
        "quorum_state_errors_total 0.0",
        "quorum_outbox_waiting 0.0",
    ],
)
async def test_what_happened_is_counted(line: str, told: Told) -> None:
    assert line in told.metrics.splitlines()


async def test_questions_are_counted_by_whether_the_minutes_answer_them(told: Told) -> None:
    counted = dict(re.findall(r'^quorum_questions_total\{outcome="(\w+)"\} ([\d.]+)$', told.metrics, re.MULTILINE))
    answered, unanswered = float(counted["answered"]), float(counted["unanswered"])
    assert (answered > 0, unanswered > 0, answered + unanswered) == (True, True, 5.0)
