"""What a careful reader read in minutes: the files of `benchmarks/readings/`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

from bot.text import Lines

FOLDER = Path(__file__).with_name("readings")
MARKED = ("decisions", "actions", "open_questions")
"""What minutes mark as such, by a label, a heading, a column or a box."""


class FileKind(StrEnum):
    """What a file of a collection is, by eye."""

    MINUTES = "minutes"
    OTHER = "other"
    UNSURE = "unsure"
    """Neither wrong nor right, whatever a program takes it for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader finds in the minutes of one meeting; every line is 1-based."""

    file: str
    line: int | None
    """Where the meeting begins in a file that holds several; None if it is the whole file."""
    date: str | None
    """`2016-04-15`, or `2016-04` if only the month is told; None if nothing tells it."""
    attendees: tuple[str, ...] | None
    """None if the file has no list of those present."""
    absent: tuple[str, ...]
    topics: frozenset[int]
    """The lines that name what was discussed."""
    may_be_topics: frozenset[int]
    """Lines that may as well be listed as not."""
    presenters: Mapping[int, tuple[str, ...]]
    """By the line of the topic."""
    decisions: tuple[Lines, ...]
    actions: tuple[Lines, ...]
    open_questions: tuple[Lines, ...]
    may_be: Mapping[str, frozenset[int]]
    """By `decisions`, `actions` and `open_questions`: the lines that may as well be marked so as not."""
    may_be_presenters: Mapping[int, tuple[str, ...]]
    """Those who may as well be named as presenters as not, by the line of the topic."""
    is_drawn: bool
    """Whether chance chose it; otherwise a reader did, to see more kinds."""

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class CollectionReadings:
    """All that was read by eye of one collection."""

    collection: str
    others: tuple[str, ...]
    """The files that are no minutes, by path or by pattern, whose `*` crosses `/`."""
    unsure: tuple[str, ...]
    readings: tuple[Reading, ...]

    def kind_of(self, path: str) -> FileKind:
        """Return what a file is; whatever is not named is minutes."""
        if _is_named(path, self.unsure):
            return FileKind.UNSURE
        return FileKind.OTHER if _is_named(path, self.others) else FileKind.MINUTES

    def drawn(self) -> "CollectionReadings":
        """Return the same with those readings alone that chance chose."""
        return replace(self, readings=tuple(reading for reading in self.readings if reading.is_drawn))

    def end_of(self, reading: Reading) -> int | None:
        """Return the last line before the next meeting of the same file that was read; None if there is none."""
        begins = [other.line for other in self.readings if other.file == reading.file and other.line is not None]
        return min((line - 1 for line in begins if line > (reading.line or 1)), default=None)


def collections(folder: Path = FOLDER) -> tuple[str, ...]:
    """Return the names of the collections that were read."""
    return tuple(sorted(file.stem for file in folder.glob("*.yaml")))


def load_readings(file: Path) -> CollectionReadings:
    """Return the readings of one collection."""
    return readings_of(yaml.safe_load(file.read_text(encoding="utf-8")))


def readings_of(written: Mapping[str, Any]) -> CollectionReadings:
    """Return the readings that are written as `benchmarks/readings/README.md` says.

    >>> readings_of({"collection": "club", "others": ["HowTo/*"]}).kind_of("HowTo/a/b.md").value
    'other'
    """
    return CollectionReadings(
        str(written["collection"]),
        _texts(written.get("others")),
        _texts(written.get("unsure")),
        tuple(_reading(record) for record in written.get("readings") or ()),
    )


def _reading(record: Mapping[str, Any]) -> Reading:
    date, attendees = record.get("date"), record.get("attendees")
    return Reading(
        file=str(record["file"]),
        line=record.get("line"),
        date=None if date is None else str(date),
        attendees=None if attendees is None else _texts(attendees),
        absent=_texts(record.get("absent")),
        topics=_numbers(record.get("topics")),
        may_be_topics=_numbers(record.get("may_be_topics")),
        presenters=_by_line(record.get("presenters")),
        decisions=_runs(record.get("decisions")),
        actions=_runs(record.get("actions")),
        open_questions=_runs(record.get("open_questions")),
        may_be={
            name: frozenset(line for run in _runs(record.get(f"may_be_{name}")) for line in range(run[0], run[1] + 1))
            for name in MARKED
        },
        may_be_presenters=_by_line(record.get("may_be_presenters")),
        is_drawn=not record.get("extra", False),
    )


def _is_named(path: str, patterns: Iterable[str]) -> bool:
    # A path may hold brackets, which a pattern takes for a choice of characters.
    return any(path == pattern or fnmatchcase(path, pattern) for pattern in patterns)


def _texts(values: Iterable[object] | None) -> tuple[str, ...]:
    return tuple(str(value) for value in values or ())


def _by_line(values: Mapping[int | str, Iterable[object]] | None) -> dict[int, tuple[str, ...]]:
    return {int(line): _texts(names) for line, names in (values or {}).items()}


def _numbers(values: Iterable[int | str] | None) -> frozenset[int]:
    return frozenset(int(value) for value in values or ())


def _runs(values: Iterable[int | str] | None) -> tuple[Lines, ...]:
    """Return runs of lines that are written as `45` or `50-51`."""
    ends = (str(value).split("-") for value in values or ())
    return tuple(Lines(int(run[0]), int(run[-1])) for run in ends)
