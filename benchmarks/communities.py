"""What many communities in one process cost: memory with all of them awake, and after they were set aside.

    python -m benchmarks.communities FOLDER [--communities 50] [--no-meaning]

Each community has a copy of the minutes in FOLDER, in which a mark tells whose it is, and a state and desk of its own,
as `quorum run` gives it. Each is asked once, then all are set aside, then one is asked again. What is sent to Discord,
and the connection, are not in the figures. Run it twice: the vectors are encoded once, in the cache of the first run.
"""

import argparse
import asyncio
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks.process import MOST, NOW, figure, megabytes
from bot.cli.arguments import read_arguments
from bot.cli.discord_bot import who_is
from bot.cli.lives import ProgramLife
from bot.cli.program import Program, build_programs
from bot.communities.community import Community
from bot.operations.stopping import Stopping
from bot.replies.commands.ask_request import AskRequest
from bot.replies.i18n.audience import Audience

_QUESTION = "Hertz IDL"


def main() -> None:
    """Measure and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--communities", type=int, default=50)
    parser.add_argument("--no-meaning", action="store_true", help="without embeddings")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        config = _furnished(Path(home), arguments.folder, arguments.communities, meaning=not arguments.no_meaning)
        programs = build_programs(read_arguments(["--config", str(config), "run"]))
        asyncio.run(_measure(programs))


def _furnished(home: Path, folder: Path, count: int, *, meaning: bool) -> Path:
    """Return the configuration of many communities, each with minutes of its own."""
    lines = [f"state: {home}/state", f"search: {{meaning: {str(meaning).lower()}}}", "communities:"]
    for number in range(1, count + 1):
        name = f"c{number}"
        shutil.copytree(folder, home / name)
        mark = f"# The mark of {name}\n\n**Attendees**: A\n\n## Mark\n\nThis is the mark of {name}.\n"
        (home / name / "2001-01-01.md").write_text(mark, encoding="utf-8")
        lines.append(f"  - {{name: {name}, servers: [{number}], sources: [{{folder: {home / name}}}]}}")
    config = home / "config.yaml"
    config.write_text("\n".join(lines), encoding="utf-8")
    return config


async def _measure(programs: Sequence[Program]) -> None:
    stopping = Stopping()
    async with AsyncExitStack() as stack:
        communities = [Community(who_is(one), one.replies, life=ProgramLife(one, stack, stopping)) for one in programs]
        _tell("before anybody asks", 0)
        began = time.process_time()
        for number, (community, program) in enumerate(zip(communities, programs, strict=True), start=1):
            await _asked(community)
            while program.knowledge.preparing is not None:
                await asyncio.sleep(0.05)
            if number in (1, 2, 10, 25, len(communities)):
                _tell(f"{number} awake", (time.process_time() - began) / number)
        for community in communities:
            await community.settled()
        began = time.process_time()
        rested = [await community.rest(0.0) for community in communities]
        _tell(f"{sum(rested)} set aside", (time.process_time() - began) / len(communities))
        began = time.process_time()
        await _asked(communities[0])
        _tell("1 awake again", time.process_time() - began)


async def _asked(community: Community) -> None:
    await community.awake()
    request = AskRequest(_QUESTION)
    reply = await asyncio.to_thread(lambda: community.replies.ask(request, audience=Audience()))
    if reply.failed:
        sys.exit(f"{community} does not answer")


def _tell(what: str, seconds: float) -> None:
    """Print how much memory the process has now, the most that it had, and how long each took of a processor."""
    now, most = megabytes(NOW), megabytes(MOST)
    threads = figure("Threads")
    print(
        f"{what:<24}{now:>6,.0f} MB, at most {most:>6,.0f} MB, {threads:>4} threads, {seconds:.2f} s each", flush=True
    )


if __name__ == "__main__":
    main()
