"""Whether collections of minutes are read as a careful reader reads them.

    python -m benchmarks.reading [COLLECTION…] [--corpora FOLDER] [--drawn] [--misses] [--json]

Reads every collection that somebody has read by eye (`benchmarks/readings/`) as the program does, and counts how much
of it is as in the readings; what each figure means stands in `benchmarks/readings/README.md`.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.corpora import add_folder, folder_of
from benchmarks.counts import Count
from benchmarks.dates_in_names import date_in_path
from benchmarks.gold_readings import FOLDER, CollectionReadings, FileKind, collections, load_readings
from benchmarks.measured_alone import measured_alone
from benchmarks.reading_scores import Outcome, ReadText, nearest, outcomes_of, tally
from bot.knowledge.service import Knowledge
from bot.minutes.problem import Problem
from bot.search.settings import SearchSettings
from bot.sources.folder import FolderSource

FIGURES = (
    "minutes taken",
    "others left out",
    "dated",
    "dated as named",
    "attendees",
    "attendees, no list",
    "absent",
    "cards",
    "topics listed",
    "listed, and a topic",
    "presenters found",
    "presenters right",
    "decisions found",
    "decisions right",
    "actions found",
    "actions right",
    "open questions found",
    "open questions right",
)
_TOLD_WITH_CARDS = "topics listed"
_SAMPLE = 10  # alarms that are printed to be judged by eye
_SEED = 7


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one collection."""

    counts: Mapping[str, Count]
    """By figure; one that nothing counts for is left out."""
    files: int
    alarms: tuple[Problem, ...]
    read_s: float
    """Seconds of processor time to read it, in a process of its own."""
    peak_mb: float

    @property
    def alarms_by_code(self) -> dict[str, int]:
        """How many problems `check` tells of each kind, the most frequent first."""
        return dict(Counter(problem.code for problem in self.alarms).most_common())


def main() -> int:
    """Print the figures of every collection that is there."""
    arguments = _arguments()
    measured: dict[str, Measured] = {}
    for name in arguments.collections or collections(arguments.readings):
        folder = folder_of(name, arguments.corpora)
        if folder is None:
            print(f"{name}: left out, because there is no folder of that name; see --corpora.", file=sys.stderr)
            continue
        print(f"{name} …", file=sys.stderr, flush=True)
        gold = load_readings(arguments.readings / f"{name}.yaml")
        measured[name] = measure(gold.drawn() if arguments.drawn else gold, folder)
    if arguments.json:
        print(json.dumps({name: record(one) for name, one in measured.items()}, ensure_ascii=False, indent=1))
        return 0
    for line in table(measured):
        print(line)
    if arguments.misses:
        for name, one in measured.items():
            for line in misses(name, one):
                print(line)
    return 0


def measure(gold: CollectionReadings, folder: Path) -> Measured:
    """Return all figures of one collection."""
    knowledge = Knowledge([FolderSource(gold.collection, folder)], SearchSettings(meaning=False))
    counts = tally(outcomes_in(gold, folder, knowledge))
    report = knowledge.check()
    cost = measured_alone("read", str(folder))
    return Measured(counts, len(markdown_files(folder)), report.problems, cost["read_s"], cost["peak_mb"])


def outcomes_in(gold: CollectionReadings, folder: Path, knowledge: Knowledge) -> Iterator[Outcome]:
    """Yield all that counts of a collection: of its files, their names, and of what was read by eye."""
    knowledge.load()
    texts: dict[str, list[ReadText]] = {}
    for meeting in knowledge.snapshot.meetings:
        for minutes in meeting.texts:
            texts.setdefault(minutes.source, []).append(ReadText(meeting, minutes))
    reasons = {skipped.file: skipped.reason for skipped in knowledge.snapshot.skipped}
    for path in markdown_files(folder):
        kind = gold.kind_of(path)
        if kind is FileKind.MINUTES:
            yield Outcome("minutes taken", path in texts, f"{path}: {reasons.get(path, 'not read at all')}")
            yield from _dated_as_named(path, texts.get(path, ()))
        elif kind is FileKind.OTHER:
            yield Outcome("others left out", path not in texts, path)
    for reading in gold.readings:
        text = nearest(reading, texts.get(reading.file, ()))
        yield from outcomes_of(reading, text, end=gold.end_of(reading))


def markdown_files(folder: Path) -> list[str]:
    """Return the paths of all Markdown files of a collection."""
    files = (file.relative_to(folder) for file in folder.rglob("*.md") if file.is_file())
    return sorted(file.as_posix() for file in files if ".git" not in file.parts)


def table(measured: Mapping[str, Measured]) -> Iterator[str]:
    """Yield the lines of the table: a row for each figure, a column for each collection and one for all."""
    if not measured:
        return
    yield f"{'':22s}" + "".join(f"{name:>16s}" for name in (*measured, "all"))
    for figure in FIGURES:
        counts = [one.counts.get(figure) for one in measured.values()]
        yield f"{figure:22s}" + "".join(f"{_cell(count):>16s}" for count in (*counts, total(counts)))
    files, alarms = sum(one.files for one in measured.values()), sum(len(one.alarms) for one in measured.values())
    rates = [*(_per_hundred(len(one.alarms), one.files) for one in measured.values()), _per_hundred(alarms, files)]
    yield f"{'problems in 100 files':22s}" + "".join(f"{rate:>16s}" for rate in rates)
    yield f"{'seconds to read':22s}" + "".join(f"{one.read_s:16.1f}" for one in measured.values())
    yield f"{'memory at most, MB':22s}" + "".join(f"{one.peak_mb:16.0f}" for one in measured.values())
    for name, one in measured.items():
        codes = ", ".join(f"{code} {count}" for code, count in one.alarms_by_code.items())
        yield f"problems in {name}: {codes or 'none'}"


def total(counts: Sequence[Count | None]) -> Count:
    """Return the counts of one figure in all collections together."""
    known = [count for count in counts if count is not None]
    return Count(sum(count.right for count in known), sum(count.of for count in known))


def misses(name: str, one: Measured) -> Iterator[str]:
    """Yield a line for everything that is not as it was read by eye, and some of the problems, drawn at random."""
    for figure in FIGURES:
        count = one.counts.get(figure)
        for what in count.wrong if count and figure != _TOLD_WITH_CARDS else ():
            yield f"{name}, {figure}: {what}"
    for problem in Random(_SEED).sample(one.alarms, min(_SAMPLE, len(one.alarms))):
        yield f"{name}, a problem ({problem.code}): {problem}"


def record(one: Measured) -> dict[str, object]:
    """Return what was measured of one collection as a JSON object."""
    return {
        "files": one.files,
        "figures": {
            figure: {"right": count.right, "of": count.of, "wrong": list(count.wrong)}
            for figure, count in one.counts.items()
        },
        "problems": one.alarms_by_code,
        "read_s": one.read_s,
        "peak_mb": one.peak_mb,
    }


def _dated_as_named(path: str, texts: Sequence[ReadText]) -> Iterator[Outcome]:
    """Yield whether a file that is taken has the date that its path tells, if it tells one."""
    named = date_in_path(path)
    if named is not None and texts:
        given = [str(text.meeting.date) for text in texts]
        yield Outcome("dated as named", named in given, f"{path}: {', '.join(given)}")


def _cell(count: Count | None) -> str:
    return f"{count} {100 * count.right / count.of:5.1f}" if count and count.of else "-"


def _per_hundred(count: int, files: int) -> str:
    return f"{100 * count / max(files, 1):.1f}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("collections", nargs="*", metavar="COLLECTION", help="only these (default: all that were read)")
    add_folder(parser)
    parser.add_argument("--readings", type=Path, default=FOLDER, help="the folder of what was read by eye")
    parser.add_argument("--drawn", action="store_true", help="go by the readings alone that chance chose")
    parser.add_argument("--misses", action="store_true", help="name everything that is not as it was read by eye")
    parser.add_argument("--json", action="store_true", help="print JSON, with all misses")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
