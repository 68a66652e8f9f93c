"""Reads the minutes that the sources hold: anew only where a file has changed, and many on several processors."""

import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import chain
from multiprocessing import get_context

from bot.errors import SourceError
from bot.minutes.links import LinkTemplate
from bot.minutes.model import Level, Minutes, Problem
from bot.minutes.parse import Parsed, parse_minutes
from bot.minutes.recognise import why_no_minutes
from bot.sources.model import LeftOut, Source, SourceContent, SourceFile
from bot.text import SourceText

_LOG = logging.getLogger(__name__)
_WORTH_WORKERS = 4_000_000  # characters; fewer are read sooner than other processes have started
_BATCH = 500_000  # characters that a process is given at a time
_MOST_WORKERS = 8


@dataclass(frozen=True, slots=True)
class Contents:
    """What all sources hold, as files."""

    sources: tuple[SourceContent, ...]
    problems: tuple[Problem, ...]
    """The sources that cannot be read now."""

    @property
    def characters(self) -> int:
        """How much text there is."""
        return sum(len(file.text) for content in self.sources for file in content.files)

    def origin(self) -> Iterator[str]:
        """Yield everything that what is built from these files depends on."""
        for content in self.sources:
            yield repr((content.name, content.link_template, content.left_out, content.problems))
            for file in content.files:
                yield from (file.path, str(file.included), file.text)
        yield repr(self.problems)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file as read."""

    minutes: Minutes | None
    """None where it is left out."""
    left_out: LeftOut | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the sources hold, read."""

    files: tuple[ReadFile, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]
    found: int
    """How many files there are, those left out included."""

    @property
    def minutes(self) -> tuple[Minutes, ...]:
        """Every text that is served."""
        return tuple(file.minutes for file in self.files if file.minutes is not None)


@dataclass(frozen=True, slots=True)
class _Task:
    """A file to be read, with what it takes from its source."""

    file: SourceFile
    origin: str
    links: LinkTemplate | None


class Gatherer:
    """Reads a set of sources again and again; lives as long as the program.

    It remembers the last good copy of every source, and every file as read.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = tuple(sources)
        self._last_good: dict[int, SourceContent] = {}
        self._read: dict[tuple[str, str], tuple[SourceFile, ReadFile]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """What the sources are called."""
        return tuple(source.name for source in self._sources)

    def contents(self) -> Contents:
        """Return what the sources hold now; one that cannot be read is a problem, and its last good copy serves."""
        found: list[SourceContent] = []
        problems: list[Problem] = []
        for number, source in enumerate(self._sources):
            try:
                self._last_good[number] = source.read()
            except SourceError as error:
                _LOG.warning("source %s: %s", source.name, error)
                fix = "What was read from it before is still served." if number in self._last_good else ""
                problems.append(Problem(source.name, 0, Level.ERROR, "source", str(error), fix))
            if number in self._last_good:
                found.append(self._last_good[number])
        return Contents(tuple(found), tuple(problems))

    def read(self, contents: Contents) -> Gathered:
        """Return the files of the sources as read; those that are as they were the last time are not read again."""
        tasks = _tasks(contents)
        known = [self._known(task) for task in tasks]
        anew = iter(_read_all([task for task, file in zip(tasks, known, strict=True) if file is None]))
        files = tuple(file or next(anew) for file in known)
        self.remember(contents, files)
        left_out = [file.left_out for file in files if file.left_out]
        problems = [problem for file in files for problem in file.problems]
        for content in contents.sources:
            left_out += content.left_out
            problems += content.problems
        found = len(files) + sum(len(content.left_out) for content in contents.sources)
        return Gathered(files, tuple(sorted(left_out)), (*contents.problems, *problems), found)

    def remember(self, contents: Contents, files: Sequence[ReadFile]) -> None:
        """Take these as the files of the sources as read, one for each in order."""
        tasks = _tasks(contents)
        self._read = {(task.origin, task.file.path): (task.file, file) for task, file in zip(tasks, files, strict=True)}

    def _known(self, task: _Task) -> ReadFile | None:
        before, read = self._read.get((task.origin, task.file.path), (None, None))
        if read is None or before != task.file:
            return None
        if read.minutes is None or read.minutes.link_template == task.links:
            return read
        return replace(read, minutes=replace(read.minutes, link_template=task.links))


def _tasks(contents: Contents) -> list[_Task]:
    return [_Task(file, content.name, content.link_template) for content in contents.sources for file in content.files]


def parse_file(file: SourceFile, content: SourceContent) -> Parsed:
    """Return one file of a source, parsed."""
    return parse_minutes(file.text, file.path, origin=content.name, links=content.link_template)


def why_left_out(parsed: Parsed, file: SourceFile) -> str | None:
    """Return why a file is not served as minutes, None where it is."""
    if parsed.minutes is None:
        return "it holds no text"
    return None if file.included else why_no_minutes(parsed.minutes, parsed.sections)


def _read_all(tasks: Sequence[_Task]) -> Iterable[ReadFile]:
    processors = min(os.cpu_count() or 1, _MOST_WORKERS)
    if processors > 1 and sum(len(task.file.text) for task in tasks) >= _WORTH_WORKERS:
        try:
            # A fresh interpreter, because this one may have threads, which a fork would leave in the middle.
            with ProcessPoolExecutor(processors, mp_context=get_context("spawn")) as workers:
                read = chain.from_iterable(workers.map(_read_without_text, _batches(tasks)))
                return [_with_text(file, task.file.text) for file, task in zip(read, tasks, strict=True)]
        except (BrokenProcessPool, OSError) as error:
            _LOG.warning("no other processes can be had, so this one reads alone: %s", error)
    return _read_batch(tasks)


def _batches(tasks: Sequence[_Task]) -> Iterator[list[_Task]]:
    batch: list[_Task] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += len(task.file.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    yield batch


def _read_batch(tasks: Sequence[_Task]) -> list[ReadFile]:
    return [_read_file(task) for task in tasks]


def _read_without_text(tasks: Sequence[_Task]) -> list[ReadFile]:
    """Read files in another process; their text need not travel back, because whoever asked has it."""
    return [_with_text(file, "") for file in _read_batch(tasks)]


def _with_text(file: ReadFile, text: str) -> ReadFile:
    if file.minutes is None:
        return file
    return replace(file, minutes=replace(file.minutes, text=SourceText(text)))


def _read_file(task: _Task) -> ReadFile:
    parsed = parse_minutes(task.file.text, task.file.path, origin=task.origin, links=task.links)
    reason = why_left_out(parsed, task.file)
    if reason:
        return ReadFile(None, LeftOut(task.file.path, reason), parsed.problems)
    return ReadFile(parsed.minutes, None, parsed.problems)
