"""How soon members are answered when many act at the same time, and what that takes of time and memory.

    python -m benchmarks.load [--minutes samples|FOLDER] [--count 5000] [--at-once 50] [--embeddings] [--vectors FILE]

The real bot runs in a process of its own, connected to the tests' stand-in for Discord on this machine; nothing goes
over the network. What is asked is a mix: questions, lists for whoever types, topics, people, meetings and presses of
the buttons that come with them. In the same run, a bot that answers everything with one card gets the same
(`--no-peer` leaves it out): bot and stand-in share the machine's processors, so the ratio tells more than the figures.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Coroutine, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from aiohttp import web

from benchmarks.corpora import open_questions
from benchmarks.watched import Watched, read_watched
from tests.standin.discord_server import DiscordServer
from tests.standin.world import Exchange, Json, until

_PROJECT = Path(__file__).parents[1]
_SAMPLES = "samples"
# Nobody is asked to wait: few members stand for very many here.
_SETTINGS = """\
state: state
search: {{meaning: {meaning}}}
flood: {{member_a_minute: 0, channel_a_minute: 0, completions_a_minute: 0}}
"""
_MATCHES_BY_MEANING = "matched by meaning too"
"""What the bot logs when its passages are encoded."""
_VECTORS = "vectors.sqlite"
"""What the file of vectors is called in a cache."""
_DISCORD_EPOCH = 1_420_070_400.0
_LOCALES = ("en-US", "zh-CN", "zh-TW")
_MOST_COUNT, _MOST_AT_ONCE = 200_000, 500
_LONGEST = 1_800.0
"""Seconds after which the rest is not sent any more."""
_STARTED_WITHIN = 300.0
_ENCODED_WITHIN = 900.0
_PATIENCE = 3.0
"""Seconds that Discord waits for a first response."""
_INTERVALS = 5
_TOLD_CHARACTERS = 2_000
"""Characters of what a bot says of its own failures that are printed."""

_ABOUT_SAMPLES = ("knowledge", "cloudwego")
"""The corpora whose questions the project's own minutes answer, or refuse."""
_BUTTON = 2
"""Discord's number for the type of a button."""


class Taken(NamedTuple):
    """One interaction."""

    name: str
    first: float | None
    """Seconds until its first response; None where it was not answered in time."""
    whole: float | None
    """Seconds until its answer was there; None where it never was."""


class Run(NamedTuple):
    """What became of all interactions with one bot."""

    taken: Sequence[Taken]
    seconds: float
    watched: Sequence[Watched]
    """How the bot fared meanwhile."""
    twice: int
    """How often something was answered a second time."""
    faults: Sequence[str]
    """What Discord would have refused, or does not know."""


class TimedServer(DiscordServer):
    """A stand-in that notes when each interaction was answered, and forgets those that are over."""

    def __init__(self) -> None:
        super().__init__()
        self.first: dict[str, float] = {}
        self.whole: dict[str, float] = {}
        self.twice = 0

    async def serve(self, request: web.Request) -> web.Response:
        """Answer a request as the stand-in does."""
        parts = request.path.split("/")
        now = time.time()
        if parts[-1] == "callback":
            interaction = parts[-3]
            self.twice += interaction in self.first
            self.first.setdefault(interaction, now - sent_at(interaction))
            self.whole[interaction] = now - sent_at(interaction)
        elif "webhooks" in parts and (exchange := self.exchanges.get(parts[parts.index("webhooks") + 2])):
            self.whole[exchange.sent["id"]] = now - sent_at(exchange.sent["id"])
        return await super().serve(request)

    def taken(self, name: str, exchange: Exchange) -> Taken:
        """Return how soon an interaction was answered, and keep that no longer."""
        first, whole = (times.pop(exchange.sent["id"], None) for times in (self.first, self.whole))
        return Taken(name, None if exchange.late else first, None if exchange.loading else whole)

    def forget(self, exchange: Exchange) -> None:
        """Let go of an exchange on which nobody presses any more."""
        for key in (exchange.sent["id"], exchange.sent["token"], *(one.get("id", "") for one in exchange.messages)):
            self.exchanges.pop(key, None)


def sent_at(interaction: str) -> float:
    """Return when an interaction was sent, which its id tells to the millisecond."""
    return (int(interaction) >> 22) / 1000 + _DISCORD_EPOCH


def main() -> None:
    """Measure and print the figures; exit with 1 where an interaction failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--minutes", default=_SAMPLES, help=f"`{_SAMPLES}`, or a folder (default: {_SAMPLES})")
    parser.add_argument("--count", type=int, default=5_000, help="interactions in all (default: %(default)s)")
    parser.add_argument("--at-once", type=int, default=50, help="members who act at once (default: %(default)s)")
    parser.add_argument("--embeddings", action="store_true", help="match by meaning too")
    parser.add_argument("--vectors", type=Path, help="a file with vectors that are known, so that nothing is encoded")
    parser.add_argument("--no-peer", action="store_true", help="without the bot that answers with one card")
    arguments = parser.parse_args()
    arguments.count = min(max(arguments.count, 1), _MOST_COUNT)
    arguments.at_once = min(max(arguments.at_once, 1), _MOST_AT_ONCE)
    folder = _PROJECT / "knowledge" if arguments.minutes == _SAMPLES else Path(arguments.minutes).resolve()
    with tempfile.TemporaryDirectory() as home:
        prepare(Path(home), embeddings=arguments.embeddings, vectors=arguments.vectors)
        failed = asyncio.run(measure(Path(home), folder, arguments))
    sys.exit(1 if failed else 0)


def prepare(home: Path, *, embeddings: bool, vectors: Path | None) -> None:
    """Put the bot's settings into a folder, and a cache with the vectors that are known."""
    settings = _SETTINGS.format(meaning=str(embeddings).lower()) + "cache: cache\n"
    (home / "config.yaml").write_text(settings, encoding="utf-8")
    (home / "cache").mkdir()
    if vectors is not None:
        os.symlink(vectors.resolve(), home / "cache" / _VECTORS)


async def measure(home: Path, folder: Path, arguments: argparse.Namespace) -> int:
    """Let both bots be asked, print how that went, and return how much of it failed."""
    failed = 0
    questions = questions_about(folder)
    words = ["bot", "--knowledge", str(folder), "run"]
    whose = {"Quorum": words, "a constant card": ["benchmarks.constant_bot"]}
    medians = []
    for name, module in list(whose.items())[: 1 if arguments.no_peer else None]:
        waits = arguments.embeddings and module is words
        one = await run(home, module, questions, arguments.count, arguments.at_once, _MATCHES_BY_MEANING * waits)
        print_figures(name, one)
        failed += print_failures(one, arguments.count)
        medians.append(np.median([taken.first for taken in one.taken if taken.first is not None] or [np.nan]))
    if len(medians) > 1:
        print(f"of the medians: {medians[0] / medians[1]:.2f} times the constant card")
    return failed


async def run(
    home: Path, words: Sequence[str], questions: Sequence[str], count: int, at_once: int, awaited: str
) -> Run:
    """Start a bot, wait until it has written what is awaited, ask all there is to ask, and stop it."""
    file = home / f"{words[0]}.jsonl"
    async with TimedServer() as server:
        started = server.start_bot(
            [str(file), *words],
            cwd=home,
            module="benchmarks.watched",
            wait=False,
            PYTHONPATH=str(_PROJECT),
            STAND_IN_PATIENCE="",
            STAND_IN_WAITS="",
        )
        async with started as bot:
            await until(lambda: server.gateway.intents or bot.exit_code.done(), _STARTED_WITHIN)
            if not server.gateway.intents:
                raise TimeoutError(f"the bot did not start:\n{bot.output}")
            if awaited and not await until(lambda: awaited in bot.output, _ENCODED_WITHIN):
                raise TimeoutError(f"the minutes were not encoded in {_ENCODED_WITHIN:.0f} s:\n{bot.output}")
            epoch, began = time.time(), time.perf_counter()
            taken = await ask_all(server, questions, count, at_once)
            seconds = time.perf_counter() - began
            over = time.time()
            await until(lambda: any(one.at > over for one in read_watched(file)), 5)
        watched = [one for one in read_watched(file) if one.at > epoch]
        faults = [*server.violations, *server.unknown_requests]
        if "Traceback" in bot.output:
            faults.append("Traceback" + bot.output.partition("Traceback")[2][:_TOLD_CHARACTERS])
        return Run(taken, seconds, watched, server.twice, faults)


def questions_about(folder: Path) -> list[str]:
    """Return the questions for some minutes; for those that have none, what is asked of the samples."""
    known = open_questions(())
    own = [question.query for question in known if question.corpus == folder.name != "knowledge"]
    return own or [question.query for question in known if question.corpus in _ABOUT_SAMPLES]


async def ask_all(server: TimedServer, questions: Sequence[str], count: int, at_once: int) -> list[Taken]:
    """Let so many members act at once, one act after the other, and return how each act went."""
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
            taken.append(server.taken(name, exchange))
            over = card if name == "ask" else exchange
            card = exchange if name == "ask" else card
            if over is not None:
                server.forget(over)

    await asyncio.gather(*(member() for _ in range(at_once)))
    return taken


def act_of(
    server: TimedServer, number: int, question: str, card: Exchange | None
) -> tuple[str, Coroutine[None, None, Exchange]]:
    """Return what a member does next: of ten acts four questions, three lists, one press and two others."""
    setting: Json = {"locale": _LOCALES[number % len(_LOCALES)], "timeout": _PATIENCE}
    pressable = (
        [part["custom_id"] for part in card.components if part["type"] == _BUTTON and "custom_id" in part]
        if card
        else []
    )
    match number % 10:
        case 0 | 1 | 2:
            begun = question[: 2 + number % 13]
            return "list", server.autocomplete("ask", {"question": begun}, "question", **setting)
        case 3 if pressable and card:
            return "press", server.press(card, pressable[number % len(pressable)], **setting)
        case 4:
            return "topic", server.slash("topic", {"topic": question[:20]}, **setting)
        case 5 if number % 20 == 5:
            return "who", server.slash("who", {"person": "a"}, **setting)
        case 5:
            return "meeting", server.slash("meeting show", {"meeting": f"2022-0{6 + number // 20 % 3}"}, **setting)
        case _:
            return "ask", server.slash("ask", {"question": question}, **setting)


def print_figures(name: str, one: Run) -> None:
    """Print how soon the first response came, and the answer, of all acts and by kind; and what that took."""
    rate = len(one.taken) / one.seconds
    print(f"{name}: {len(one.taken)} interactions in {one.seconds:.1f} s, {rate:.0f} a second")
    for kind in ("all", *sorted({taken.name for taken in one.taken})):
        chosen = [taken for taken in one.taken if kind in ("all", taken.name)]
        first = _milliseconds(taken.first for taken in chosen)
        whole = _milliseconds(taken.whole for taken in chosen)
        print(f"  {kind:8s} {len(chosen):6d}   first response {first}   answered {whole}")
    if len(one.watched) < 2:
        return
    began, ended = one.watched[0], one.watched[-1]
    loop, everything = ((ended.loop - began.loop), (ended.all - began.all))
    places = [round(share * (len(one.watched) - 1) / _INTERVALS) for share in range(_INTERVALS + 1)]
    memory = ", ".join(f"{one.watched[place].megabytes:.0f}" for place in places)
    each = 1000 / len(one.taken)
    print(
        f"  the event loop: held for {max(watched.hold for watched in one.watched) * 1000:.0f} ms at the most; "
        f"an interaction takes {loop * each:.2f} ms of its thread, {(everything - loop) * each:.2f} ms of others\n"
        f"  memory from first to last: {memory} MB",
        flush=True,
    )


def _milliseconds(seconds: Iterable[float | None]) -> str:
    known = [one for one in seconds if one is not None]
    if not known:
        return "none"
    median, highest = np.percentile(known, (50, 99)) * 1000
    return f"50 % {median:5.0f} ms  99 % {highest:5.0f} ms  longest {max(known) * 1000:5.0f} ms"


def print_failures(one: Run, count: int) -> int:
    """Print what went wrong, and return how much that is."""
    late = [taken.name for taken in one.taken if taken.first is None]
    open_still = [taken.name for taken in one.taken if taken.first is not None and taken.whole is None]
    not_sent = count - len(one.taken)
    print(
        f"  not sent: {not_sent}; not answered within {_PATIENCE:.0f} s: {len(late)}; never answered in full: "
        f"{len(open_still)}; answered twice: {one.twice}; refused or unknown: {len(one.faults)}",
        *dict.fromkeys(one.faults),
        flush=True,
    )
    return not_sent + len(late) + len(open_still) + one.twice + len(one.faults)


if __name__ == "__main__":
    main()
