"""Whether a bot that is killed at any moment comes up again with everything that it had.

    python -m benchmarks.kills [--times 100] [--seed 7] [--knowledge FOLDER]

The real bot runs in a process of its own, connected to the tests' stand-in for Discord. Each time it is ended by
SIGKILL at a random moment: while it starts, while it answers and writes down what it could not answer, or while the
minutes are read anew. Then the state and the cache are looked at, and the next start has to answer rightly.
"""

import argparse
import asyncio
import contextlib
import random
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.standin.bot_process import BotProcess
from tests.standin.discord_server import DiscordServer

_PROJECT = Path(__file__).parents[1]
_SETTINGS = "sources: [{folder: minutes}]\nstate: state\ncache: cache\nsearch: {meaning: false}\nwatch_folders: false\n"
_SETTINGS += "flood: {member_a_minute: 0, channel_a_minute: 0, completions_a_minute: 0}\n"
_FIRST_SECONDS, _LATER_SECONDS = 2.5, 1.0
"""A start is cut off within the first so many seconds, an answer or a reading within the second."""

_MINUTES = "# Gateway meeting\n\nAttendees: Ann\n\n## Agenda 1: Releases\n\n{}\n"
_ANSWER = "The gateway has been stable since version 2."


def main() -> None:
    """Kill the bot so many times and print what was lost; exit with 1 where anything was."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--knowledge", type=Path, default=_PROJECT / "knowledge")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        lost = asyncio.run(_kill(Path(home), arguments))
    sys.exit(1 if lost else 0)


async def _kill(home: Path, arguments: argparse.Namespace) -> int:
    (home / "config.yaml").write_text(_SETTINGS, encoding="utf-8")
    shutil.copytree(arguments.knowledge, home / "minutes")
    (home / "minutes" / "2024-05-02.md").write_text(_MINUTES.format(_ANSWER), encoding="utf-8")
    chance, thrown, found = random.Random(arguments.seed), Counter[str](), Counter[str]()
    async with DiscordServer() as server:
        for number in range(arguments.times):
            moment = chance.choice(("starting", "answering", "reading"))
            thrown[moment] += 1
            async with server.start_bot(["run"], cwd=home, wait=moment != "starting", PYTHONPATH=str(_PROJECT)) as bot:
                if moment == "starting":
                    await asyncio.sleep(chance.uniform(0, _FIRST_SECONDS))
                else:
                    found["wrong or no answers"] += not await _answers(server)
                    await _busy(server, home, moment, number, chance)
                await bot.kill()
            found["damages of the state"] += bool(_damage(home / "state"))
            found["complaints of the log"] += _complaints(bot)
        async with server.start_bot(["run"], cwd=home, PYTHONPATH=str(_PROJECT)) as bot:
            found["wrong or no answers"] += not await _answers(server)
            code = await bot.stop()
            found["starts and ends that failed"] += code != 0
            found["complaints of the log"] += _complaints(bot)
    print(f"killed {arguments.times} times: " + ", ".join(f"{count} {moment}" for moment, count in thrown.items()))
    print("; ".join(f"{what}: {count}" for what, count in found.items()))
    return sum(found.values())


async def _answers(server: DiscordServer) -> bool:
    """Return whether a question is answered as the minutes do."""
    exchange = await server.slash("ask", {"question": "is the gateway stable", "private": True})
    return _ANSWER in exchange.text.replace("*", "")


async def _busy(server: DiscordServer, home: Path, moment: str, number: int, chance: random.Random) -> None:
    """Let the bot have something in hand, up to a random moment of it."""
    if moment == "reading":
        text = _MINUTES.format(f"Hoses were counted: {number}.")
        (home / "minutes" / "2024-06-06.md").write_text(text, encoding="utf-8")
        acts = [server.slash("knowledge reload", user=server.owner)]
    else:
        acts = [server.slash("ask", {"question": f"who waters shelf {number}-{each}"}) for each in range(8)]
    tasks = [asyncio.create_task(act) for act in acts]
    await asyncio.sleep(chance.uniform(0, _LATER_SECONDS))
    for task in tasks:
        task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks, return_exceptions=True)


def _damage(state: Path) -> str:
    """Return what is wrong with the state, empty for nothing."""
    if aside := list(state.glob("*.damaged-*")):
        return aside[0].name
    if not (file := state / "state.sqlite").exists():
        return ""
    with contextlib.closing(sqlite3.connect(file)) as database:
        found = [str(row[0]) for row in database.execute("PRAGMA integrity_check")]
    return "" if found == ["ok"] else found[0]


def _complaints(bot: BotProcess) -> int:
    """Return how many lines of the log tell of something that broke."""
    return sum("Traceback" in line or "damaged" in line for line in bot.output.splitlines())


if __name__ == "__main__":
    main()
