"""Reads the minutes that the sources hold: anew only if a file has changed, and many on several processors."""

import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.errors import NotFetchedYetError, SourceError
from bot.knowledge.series import told_by_series
from bot.knowledge.workers import FileToRead, ReadFile, left_out, read_files
from bot.minutes.date_clues import DateClues
from bot.minutes.dating import settle_dates
from bot.minutes.model import Minutes
from bot.minutes.problem import Level, Problem
from bot.minutes.strangers import people_of
from bot.minutes.templates import template_of
from bot.minutes.told import Told
from bot.sources.model import SkippedFile, Source, SourceContent, SourceFile

_LOG = logging.getLogger(__name__)
MAX_ENTRIES = 400_000  # what a small machine can search in; ten years of TC39 hold a tenth of that


_ReadFiles = dict[tuple[str, str], tuple[SourceFile, ReadFile]]
"""By the name of their source and their path."""
FETCHING = "fetching"
"""The code of the problem that a source is being fetched for the first time."""


@dataclass(frozen=True, slots=True)
class SourceContents:
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
            yield repr((content.name, content.link_template, content.day_first))
            for file in content.files:
                yield from (file.path, str(file.included), file.text)


@dataclass(frozen=True, slots=True)
class Ingested:
    """What the sources hold, read."""

    contents: SourceContents
    files: tuple[ReadFile, ...]
    """One for each file of the contents, in order."""

    @property
    def minutes(self) -> tuple[Minutes, ...]:
        """Every text that is served."""
        return tuple(minutes for file in self.files for minutes in file.minutes)

    @property
    def skipped(self) -> tuple[SkippedFile, ...]:
        """The files that are not served, by path."""
        in_sources = (skipped for content in self.contents.sources for skipped in content.skipped)
        return tuple(sorted((*in_sources, *(file.skipped for file in self.files if file.skipped))))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the sources and in the files, by file and line."""
        in_sources = (problem for content in self.contents.sources for problem in content.problems)
        in_files = (problem for file in self.files for problem in file.problems)
        return tuple(sorted((*self.contents.problems, *in_sources, *in_files)))

    @property
    def found(self) -> int:
        """How many files there are, those left out included."""
        return len(self.files) + sum(len(content.skipped) for content in self.contents.sources)


class Ingester:
    """Reads a set of sources again and again; lives as long as the program.

    It remembers the last good copy of every source, and every file as read.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = tuple(sources)
        self._last_good: dict[int, SourceContent] = {}
        self._read: _ReadFiles = {}
        self._left_out: _ReadFiles = {}
        """As they would be without the others of their series."""

    @property
    def names(self) -> tuple[str, ...]:
        """What the sources are called."""
        return tuple(source.name for source in self._sources)

    def contents(self) -> SourceContents:
        """Return what the sources hold now; one that cannot be read is a problem, and its last good copy serves."""
        found: list[SourceContent] = []
        problems: list[Problem] = []
        for number, source in enumerate(self._sources):
            try:
                self._last_good[number] = source.read()
            except NotFetchedYetError:
                awaited = Told("The minutes are being fetched for the first time.")
                problems.append(Problem(source.name, 0, Level.WARNING, FETCHING, awaited, ""))
            except SourceError as error:
                _LOG.warning("source %s: %s", source.name, error)
                fix = Told("What was read from it before is still served.") if number in self._last_good else ""
                # A source without a name of its own goes by its path, which the error names too.
                message = str(error).removeprefix(f"{source.name}: ")
                problems.append(Problem(source.name, 0, Level.ERROR, "source", message, fix))
            if number in self._last_good:
                found.append(self._last_good[number])
        return SourceContents(tuple(found), tuple(problems))

    def read(self, contents: SourceContents, *, tell: Callable[[int, int], None] | None = None) -> Ingested:
        """Return the files of the sources as read; those that are as they were the last time are not read again.

        `tell` is told how many of the others are read, and of how many; never by two threads at once.
        """
        tasks = _tasks(contents)
        known = [self._known(task) for task in tasks]
        missing = [task for task, file in zip(tasks, known, strict=True) if file is None]
        anew = iter(read_files(missing, tell=_Counter(len(missing), tell) if tell else None))
        files = self._with_series([file or next(anew) for file in known], tasks)
        read = tuple(_in_view_of_others(list(_dated(files, tasks, contents)), tasks))
        served = tuple(_within_bounds(read, tasks))
        ingested = Ingested(contents, served)
        self.remember(ingested)
        for task, file, one in zip(tasks, read, served, strict=True):
            if file is not one:  # there may be room for it the next time
                self._read.pop((task.origin, task.file.path), None)
        return ingested

    def remember(self, ingested: Ingested) -> None:
        """Take these as the files of the sources as read."""
        read = zip(_tasks(ingested.contents), ingested.files, strict=True)
        self._read = {(task.origin, task.file.path): (task.file, file) for task, file in read}

    def recall(self, contents: SourceContents) -> None:
        """Take these as the last good copy of each source; of files as read, nothing is remembered any more."""
        self._read, self._left_out = {}, {}
        by_name = {content.name: content for content in contents.sources}
        self._last_good = {
            number: by_name[source.name] for number, source in enumerate(self._sources) if source.name in by_name
        }

    def _with_series(self, files: list[ReadFile], tasks: Sequence[FileToRead]) -> list[ReadFile]:
        """Return the files with those taken for minutes too that others of their series show to be some."""
        numbers = sorted(_in_series(files, tasks))
        left_out = {(tasks[at].origin, tasks[at].file.path): (tasks[at].file, files[at]) for at in numbers}
        known = {at: self._remembered(self._read, tasks[at]) for at in numbers}
        missing = [at for at, file in known.items() if file is None or not file.is_told_by_series]
        included = [replace(tasks[at], file=replace(tasks[at].file, included=True)) for at in missing]
        read = zip(missing, read_files(included), strict=True)
        known |= {at: replace(file, is_told_by_series=True) for at, file in read}
        self._left_out = left_out
        return [known.get(at) or file for at, file in enumerate(files)]

    def _known(self, task: FileToRead) -> ReadFile | None:
        read = self._remembered(self._read, task)
        # Whether the others still show it to be minutes is asked each time.
        return self._remembered(self._left_out, task) if read is not None and read.is_told_by_series else read

    @staticmethod
    def _remembered(files: "_ReadFiles", task: FileToRead) -> ReadFile | None:
        before, read = files.get((task.origin, task.file.path), (None, None))
        return None if read is None or before != task.file else read.linked(task.links)


class _Counter:
    """Counts what is done, by several threads, and tells it."""

    def __init__(self, total: int, tell: Callable[[int, int], None]) -> None:
        self._total = total
        self._tell = tell
        self._done = 0
        self._counting = threading.Lock()

    def __call__(self) -> None:
        with self._counting:
            self._done += 1
            self._tell(self._done, self._total)


def _within_bounds(files: Sequence[ReadFile], tasks: Sequence[FileToRead]) -> Iterator[ReadFile]:
    """Yield the files as they are, as long as one program can hold what is in them; those after that are left out."""
    held = 0
    for file, task in zip(files, tasks, strict=True):
        held += sum(len(one.entries) for one in file.minutes)
        if held <= MAX_ENTRIES or not file.minutes:
            yield file
            continue
        message = Told(
            "All minutes together hold over {most} questions and passages; this file and those after it are left out.",
            most=f"{MAX_ENTRIES:,}",
        )
        yield left_out(task.file.path, message, file.problems)


def _in_series(files: Sequence[ReadFile], tasks: Sequence[FileToRead]) -> frozenset[int]:
    """Return the numbers of the files that are minutes because they are named as the minutes of their source are."""
    reasons: defaultdict[str, dict[str, str | None]] = defaultdict(dict)
    for file, task in zip(files, tasks, strict=True):
        reasons[task.origin][task.file.path] = file.skipped.reason if file.skipped else None
    named = {origin: told_by_series(of_source) for origin, of_source in reasons.items()}
    return frozenset(at for at, task in enumerate(tasks) if task.file.path in named[task.origin])


def _dated(files: Sequence[ReadFile], tasks: Sequence[FileToRead], contents: SourceContents) -> Iterator[ReadFile]:
    """Yield the files with the dates that are read in view of all files of their source; most are the very same."""
    clues: defaultdict[str, list[DateClues]] = defaultdict(list)
    for file, task in zip(files, tasks, strict=True):
        clues[task.origin] += file.clues
    stated = {content.name: content.day_first for content in contents.sources}
    settled = {origin: iter(settle_dates(of_source, day_first=stated[origin])) for origin, of_source in clues.items()}
    for file, task in zip(files, tasks, strict=True):
        yield file.dated([next(settled[task.origin]).date for _ in file.clues])


def _in_view_of_others(files: Sequence[ReadFile], tasks: Sequence[FileToRead]) -> Iterator[ReadFile]:
    """Yield the files with the topics and presenters that other files of their source show; most are the very same."""
    meetings: defaultdict[str, list[Minutes]] = defaultdict(list)
    for file, task in zip(files, tasks, strict=True):
        meetings[task.origin] += file.minutes
    people = {origin: people_of(of_source) for origin, of_source in meetings.items()}
    templates = {origin: template_of(of_source) for origin, of_source in meetings.items()}
    for file, task in zip(files, tasks, strict=True):
        yield file.with_topics_by(templates[task.origin]).presented_by(people[task.origin])


def _tasks(contents: SourceContents) -> list[FileToRead]:
    return [
        FileToRead(file, content.name, content.link_template) for content in contents.sources for file in content.files
    ]
