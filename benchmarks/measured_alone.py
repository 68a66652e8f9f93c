"""What `speed.py` and `reading.py` measure in a process of its own; prints one JSON object.

python -m benchmarks.measured_alone read FOLDER
python -m benchmarks.measured_alone first-answer FOLDER QUESTION
python -m benchmarks.measured_alone loaded FOLDER QUESTION [VECTORS]
"""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Awaitable
from pathlib import Path

from benchmarks.process import MOST, NOW, megabytes
from benchmarks.vectors import open_vectors
from bot.knowledge.service import Knowledge
from bot.search.engine import installed_encoder
from bot.search.settings import SearchSettings
from bot.sources.folder import FolderSource

_PROJECT = Path(__file__).parents[1]
_TICK = 0.001  # seconds
_LONGEST_WAIT = 600.0


def main() -> None:
    """Measure what the arguments name."""
    what, folder, *others = sys.argv[1:]
    if what == "read":
        figures = read(Path(folder))
    elif what == "first-answer":
        figures = first_answer(Path(folder), others[0])
    else:
        figures = asyncio.run(loaded(Path(folder), others[0], others[1] if len(others) > 1 else None))
    print(json.dumps(figures))


def measured_alone(*arguments: str) -> dict[str, float]:
    """Return what a process of its own measures that is started with these arguments."""
    command = [sys.executable, "-m", "benchmarks.measured_alone", *arguments]
    ended = subprocess.run(command, cwd=_PROJECT, stdout=subprocess.PIPE, check=True)
    figures: dict[str, float] = json.loads(ended.stdout)
    return figures


def read(folder: Path) -> dict[str, float]:
    """Read all minutes, and tell the processor time that took, that of other processes included, and the memory."""
    before = os.times()
    knowledge = Knowledge([FolderSource(folder.name, folder)], SearchSettings(meaning=False))
    knowledge.load()
    after = os.times()
    return {"read_s": sum(after[:4]) - sum(before[:4]), "peak_mb": megabytes(MOST)}


def first_answer(folder: Path, question: str) -> dict[str, float]:
    """Answer one question by words, and tell how long reading and answering took."""
    began = time.perf_counter()
    knowledge = Knowledge([FolderSource(folder.name, folder)], SearchSettings())
    knowledge.load()
    read = time.perf_counter()
    _ = [hit.quote for hit in knowledge.served.search.answer(question).hits]
    return {"read_s": read - began, "answer_s": time.perf_counter() - read}


async def loaded(folder: Path, question: str, vectors: str | None) -> dict[str, float]:
    """Load everything, reload it while the event loop ticks, and tell the memory and the longest hold."""
    encoder = installed_encoder()
    store = open_vectors(vectors)
    knowledge = Knowledge([FolderSource(folder.name, folder)], SearchSettings(), encoder=encoder, vectors=store)
    knowledge.load()
    read_peak = megabytes(MOST)
    knowledge.embed()
    _ = [hit.quote for hit in knowledge.served.search.answer(question).hits]
    figures = {"read_peak_mb": read_peak, "peak_mb": megabytes(MOST), "resident_mb": megabytes(NOW)}
    idle, _ = await _longest_hold(asyncio.sleep(1))
    reload_hold, reload_s = await _longest_hold(knowledge.reload())
    meaning_hold, meaning_s = await _longest_hold(_until_embedded(knowledge)) if encoder else (0.0, 0.0)
    return figures | {
        "idle_hold_ms": idle * 1000,
        "reload_s": reload_s,
        "reload_hold_ms": reload_hold * 1000,
        "meaning_s": meaning_s,
        "meaning_hold_ms": meaning_hold * 1000,
        "reload_peak_mb": megabytes(MOST),
    }


async def _until_embedded(knowledge: Knowledge) -> None:
    ends = time.perf_counter() + _LONGEST_WAIT
    while not knowledge.snapshot.search.has_embeddings and time.perf_counter() < ends:
        await asyncio.sleep(_TICK)


async def _longest_hold(work: Awaitable[object]) -> tuple[float, float]:
    """Return the longest time that the loop did not tick while something was awaited, and how long that took."""
    began = last = time.perf_counter()
    longest = 0.0
    task = asyncio.ensure_future(work)
    while not task.done():
        await asyncio.sleep(_TICK)
        now = time.perf_counter()
        longest, last = max(longest, now - last - _TICK), now
    await task
    return longest, last - began


if __name__ == "__main__":
    main()
