"""How soon members are answered when many ask at the same time.

    python -m benchmarks.load [--interactions 2000] [--at-once 50] [--no-meaning] [--knowledge FOLDER]

The real bot runs in a process of its own, connected to the tests' stand-in for Discord on this machine; nothing goes
over the network. What is asked is a mix: questions, lists for whoever types, topics, people, meetings and presses of
the buttons that come with them. Both share the machine's processors, so the figures are those of bot and stand-in.
"""

import argparse
import asyncio
import resource
import sys
import tempfile
import time
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from aiohttp import web

from benchmarks.corpora import open_questions
from tests.standin.discord_server import DiscordServer
from tests.standin.world import Exchange, until

_PROJECT = Path(__file__).parents[1]
_SETTINGS = "state: state\nsearch: {{meaning: {meaning}}}\n"
_MATCHES_BY_MEANING = "matched by meaning too"
"""What the bot logs when its passages are encoded."""
_DISCORD_EPOCH = 1_420_070_400.0
_LOCALES = ("en-US", "zh-CN", "zh-TW")
_LONGEST = 600.0
"""Seconds after which the rest is not sent any more."""

_ABOUT = ("knowledge", "cloudwego")
"""The corpora whose questions the project's own minutes answer, or refuse."""
_BUTTON = 2
"""Discord's number for the type of a button."""


class Taken(NamedTuple):
    """One interaction."""

    name: str
    seconds: float | None
    """Until its first response; None where it was not answered."""


class TimedServer(DiscordServer):
    """A stand-in that notes how long after each interaction its first response came."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds: dict[str, float] = {}

    async def serve(self, request: web.Request) -> web.Response:
        """Answer a request as the stand-in does."""
        parts = request.path.split("/")
        if parts[-1] == "callback":
            self.seconds.setdefault(parts[-3], time.time() - sent_at(parts[-3]))
        return await super().serve(request)


def sent_at(interaction: str) -> float:
    """Return when an interaction was sent, which its id tells to the millisecond."""
    return (int(interaction) >> 22) / 1000 + _DISCORD_EPOCH


def main() -> None:
    """Measure and print the figures; exit with 1 where an interaction failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--interactions", type=int, default=2_000)
    parser.add_argument("--at-once", type=int, default=50)
    parser.add_argument("--no-meaning", action="store_true", help="without embeddings")
    parser.add_argument("--knowledge", type=Path, default=_PROJECT / "knowledge")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        meaning = "false" if arguments.no_meaning else "true"
        (Path(home) / "config.yaml").write_text(_SETTINGS.format(meaning=meaning), encoding="utf-8")
        failed = asyncio.run(measure(Path(home), arguments))
    sys.exit(1 if failed else 0)


async def measure(home: Path, arguments: argparse.Namespace) -> int:
    """Run the bot in a folder, ask all there is to ask, print how that went, and return how much of it failed."""
    words = ["--knowledge", str(arguments.knowledge.resolve()), "run"]
    async with TimedServer() as server:
        async with server.start_bot(words, cwd=home, PYTHONPATH=str(_PROJECT)) as bot:
            if not arguments.no_meaning and not await until(lambda: _MATCHES_BY_MEANING in bot.output, _LONGEST):
                raise TimeoutError(f"the minutes were not encoded in {_LONGEST:.0f} s:\n{bot.output}")
            began = time.perf_counter()
            taken = await ask_all(server, arguments.interactions, arguments.at_once)
            elapsed = time.perf_counter() - began
        print_figures(taken, elapsed)
        theirs, own = (resource.getrusage(whose) for whose in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF))
        print(
            f"  processor time: the bot {theirs.ru_utime + theirs.ru_stime:.1f} s, its start included; "
            f"the stand-in {own.ru_utime + own.ru_stime:.1f} s"
        )
        failed = print_failures(server, taken)
        return failed + int(arguments.interactions) - len(taken)


async def ask_all(server: TimedServer, count: int, at_once: int) -> list[Taken]:
    """Let so many members act at once, one act after the other, and return how each act went."""
    questions = [question.query for question in open_questions(()) if question.corpus in _ABOUT]
    numbers = iter(range(count))
    taken: list[Taken] = []
    ends = time.perf_counter() + _LONGEST

    async def member() -> None:
        card: Exchange | None = None
        for number in numbers:
            if time.perf_counter() > ends:
                return
            name, act = act_of(server, number, questions[number % len(questions)], card)
            exchange = await act
            answered = exchange.first is not None and not exchange.late and not exchange.loading
            taken.append(Taken(name, server.seconds.get(exchange.sent["id"]) if answered else None))
            card = exchange if name == "ask" else card

    await asyncio.gather(*(member() for _ in range(at_once)))
    return taken


def act_of(
    server: TimedServer, number: int, question: str, card: Exchange | None
) -> tuple[str, Coroutine[None, None, Exchange]]:
    """Return what a member does next: of ten acts four questions, three lists, one press and two others."""
    locale = _LOCALES[number % len(_LOCALES)]
    pressable = (
        [part["custom_id"] for part in card.components if part["type"] == _BUTTON and "custom_id" in part]
        if card
        else []
    )
    match number % 10:
        case 0 | 1 | 2:
            return "list", server.autocomplete(
                "ask", {"question": question[: 2 + number % 13]}, "question", locale=locale
            )
        case 3 if pressable and card:
            return "press", server.press(card, pressable[number % len(pressable)], locale=locale)
        case 4:
            return "topic", server.slash("topic", {"topic": question[:20]}, locale=locale)
        case 5:
            return _browsing(server, number, locale)
        case _:
            return "ask", server.slash("ask", {"question": question}, locale=locale)


def _browsing(server: TimedServer, number: int, locale: str) -> tuple[str, Coroutine[None, None, Exchange]]:
    if number % 20 == 5:
        return "who", server.slash("who", {"person": "a"}, locale=locale)
    return "meeting", server.slash("meeting show", {"meeting": f"2022-0{6 + number // 20 % 3}"}, locale=locale)


def print_figures(taken: Sequence[Taken], elapsed: float) -> None:
    """Print how soon the first response came, of all acts and by kind."""
    print(f"{len(taken)} interactions in {elapsed:.1f} s, {len(taken) / elapsed:.0f} a second")
    for name in ("all", *sorted({one.name for one in taken})):
        seconds = [one.seconds for one in taken if one.seconds is not None and name in ("all", one.name)]
        if seconds:
            median, high, highest = np.percentile(seconds, (50, 95, 99)) * 1000
            print(
                f"  {name:8s} {len(seconds):5d}   median {median:5.0f} ms   95 % {high:5.0f} ms   "
                f"99 % {highest:5.0f} ms   longest {max(seconds) * 1000:5.0f} ms"
            )


def print_failures(server: TimedServer, taken: Sequence[Taken]) -> int:
    """Print what went wrong, and return how much that is."""
    unanswered = [one.name for one in taken if one.seconds is None]
    for name, found in (
        ("not answered", unanswered),
        ("invalid", server.violations),
        ("unknown requests", server.unknown_requests),
    ):
        print(f"  {name}: {len(found)}", *dict.fromkeys(found))
    return len(unanswered) + len(server.violations) + len(server.unknown_requests)


if __name__ == "__main__":
    main()
