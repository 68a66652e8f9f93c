"""Reads files of minutes: one by one, or many of them in several processes at once."""

import logging
import operator
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Container, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace

from bot.knowledge.garbage_collection import gc_frozen
from bot.logs.counting import counted
from bot.minutes.date_clues import DateClues
from bot.minutes.dating import likely_date
from bot.minutes.held import holds_agenda_alone
from bot.minutes.model import MeetingDate, Minutes
from bot.minutes.parse import Parsed, parse_meetings
from bot.minutes.permalinks import LinkTemplate
from bot.minutes.problem import Level, Problem
from bot.minutes.recognise import why_no_minutes
from bot.minutes.signs import calls_it_meeting
from bot.minutes.strangers import with_presenters
from bot.minutes.templates import Template, with_topics
from bot.minutes.told import Told
from bot.sources.model import SkippedFile, SourceFile

_LOG = logging.getLogger(__name__)
_MIN_CHARACTERS_FOR_WORKERS = 4_000_000  # characters; fewer are read sooner than other processes have started
_MAX_WORKERS = 8
MAX_FILE_ENTRIES = 50_000  # more than the headings that one file may have
Tell = Callable[[], None]
# What reading a pickle raises that is cut off, or that is none (`pickle.UnpicklingError` names them).
_ENDED_EARLY = (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, IndexError, ValueError)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file as read."""

    minutes: tuple[Minutes, ...]
    """One for each meeting in it; none if it is left out."""
    clues: tuple[DateClues, ...]
    """What the file tells of the date of each."""
    skipped: SkippedFile | None
    problems: tuple[Problem, ...]
    is_told_by_series: bool = False
    """Whether it is taken for minutes because others of its series are, and only as long as they are there."""

    def dated(self, dates: Sequence[MeetingDate | None]) -> "ReadFile":
        """Return the file with the dates of its meetings; the very same if they are those that it has."""
        if all(one.date == date for one, date in zip(self.minutes, dates, strict=True)):
            return self
        minutes = (
            one if one.date == date else replace(one, date=date) for one, date in zip(self.minutes, dates, strict=True)
        )
        return replace(self, minutes=tuple(minutes))

    def with_topics_by(self, template: Template) -> "ReadFile":
        """Return the file with the topics that a template leaves; the very same if that changes nothing."""
        minutes = tuple(with_topics(one, template) for one in self.minutes)
        return self if all(map(operator.is_, minutes, self.minutes)) else replace(self, minutes=minutes)

    def presented_by(self, people: Container[str]) -> "ReadFile":
        """Return the file with those of some people who present its topics; the very same if that changes nothing."""
        minutes = tuple(with_presenters(one, people) for one in self.minutes)
        return self if all(map(operator.is_, minutes, self.minutes)) else replace(self, minutes=minutes)

    def linked(self, links: LinkTemplate | None) -> "ReadFile":
        """Return the file with another way of linking to its lines."""
        if all(one.link_template == links for one in self.minutes):
            return self
        return replace(self, minutes=tuple(replace(one, link_template=links) for one in self.minutes))


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file to be read, with what it takes from its source."""

    file: SourceFile
    origin: str
    links: LinkTemplate | None


def parse_file(file: SourceFile, origin: str, links: LinkTemplate | None) -> tuple[tuple[Parsed, ...], str | None]:
    """Return the meetings in a file that are served, parsed, and why the file is left out if none is."""
    parsed = parse_meetings(file.text, file.path, origin=origin, links=links)
    reasons = [why_skipped(one, file) for one in parsed]
    served = tuple(_marked(one) for one, reason in zip(parsed, reasons, strict=True) if reason is None)
    return served or parsed, None if served else reasons[0]


def _marked(parsed: Parsed) -> Parsed:
    """Return a meeting with the mark that nothing is noted in it, if that is so."""
    if parsed.minutes is None or not holds_agenda_alone(parsed.minutes, parsed.outline):
        return parsed
    return replace(parsed, minutes=replace(parsed.minutes, has_notes=False))


def why_skipped(parsed: Parsed, file: SourceFile) -> str | None:
    """Return why a meeting is not served as minutes, None if it is."""
    if parsed.minutes is None:
        return Told("it holds no text")
    if file.included:
        return None
    # A date that only other files make clear, or that lacks its year, is a sign of minutes all the same.
    dated = replace(parsed.minutes, date=parsed.minutes.date or likely_date(parsed.clues))
    is_called_meeting = calls_it_meeting(parsed.front_matter, dated.language)
    return parsed.front_matter.why_hidden or why_no_minutes(
        dated, parsed.outline, parsed.clues, is_called_meeting=is_called_meeting
    )


def read_files(tasks: Sequence[FileToRead], *, tell: Tell | None = None) -> list[ReadFile]:
    """Return the files as read, in their order; very much text is read by several processes at once.

    `tell` is told, by whichever thread, each time that another file is read.
    """
    processors = min(os.cpu_count() or 1, _MAX_WORKERS)
    # A program that holds Python within itself has no interpreter to start.
    much = sum(len(task.file.text) for task in tasks) >= _MIN_CHARACTERS_FOR_WORKERS
    if tasks and much and sys.executable and processors > 1:
        return _read_by_several(tasks, processors, tell)
    files: list[ReadFile] = []
    for task in tasks:
        files.append(_read_file(task))
        if tell:
            tell()
    return files


def _read_by_several(tasks: Sequence[FileToRead], count: int, tell: Tell | None) -> list[ReadFile]:
    """Return the files as read by so many processes, in their order."""
    shares = shares_of([len(task.file.text) for task in tasks], count)
    of_shares = [[tasks[number] for number in share] for share in shares]
    found: dict[int, ReadFile] = {}
    for share, own, files in zip(shares, of_shares, _read_shares(of_shares, tell), strict=True):
        # Which share could not be read elsewhere is read here, not in the threads: those hold up whoever interrupts.
        found.update(zip(share, files or map(_read_file, own), strict=True))
    return [found[number] for number in range(len(tasks))]


def shares_of(sizes: Sequence[int], count: int) -> list[list[int]]:
    """Return the numbers of some files in shares of about the same size, those of each in their order.

    Files that stand side by side are alike, and old ones may take twice as long as new ones of the same size: so one
    after the other goes to whoever has the least.
    """
    shares: list[list[int]] = [[] for _ in range(count)]
    given = [0] * count
    for number, size in enumerate(sizes):
        least = given.index(min(given))
        shares[least].append(number)
        given[least] += size
    return [share for share in shares if share]


def _read_shares(shares: Sequence[Sequence[FileToRead]], tell: Tell | None) -> list[list[ReadFile] | None]:
    """Return each share as read by another interpreter, None if there was none to be had or it ended early."""
    with ThreadPoolExecutor(len(shares)) as threads, ExitStack() as ending:
        under_way: list[Future[list[ReadFile] | None]] = []
        try:
            for share in shares:
                reader = _start_reader()
                ending.callback(reader.kill)  # of those that are done this is no more than nothing
                under_way.append(threads.submit(_read_elsewhere, reader, share, tell))
        except OSError as error:
            _LOG.warning("no other process can be had, so this one reads alone: %s", error)
            return [None] * len(shares)
        return [reading.result() for reading in under_way]


def _start_reader() -> "subprocess.Popen[bytes]":
    """Return another interpreter that waits for files to read; raise `OSError` if there is none to be had."""
    # Not by multiprocessing, which would run the main script of whoever uses this once more in every process.
    # With `-P` and the very path of this one, no module is taken from the working directory, which may hold anything.
    modules = [*map(str, sys.path)]
    code = f"import sys; sys.path[:] = {modules!r}; from {__name__} import serve_reader; serve_reader()"
    return subprocess.Popen(
        [sys.executable, "-P", "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what cannot be read there is read here once more, and says here what is wrong
    )


def _read_elsewhere(
    reader: "subprocess.Popen[bytes]", tasks: Sequence[FileToRead], tell: Tell | None = None
) -> list[ReadFile] | None:
    """Return files as another interpreter read them, None if it ended before it was done."""
    assert reader.stdin is not None
    assert reader.stdout is not None
    files: list[ReadFile] = []
    with reader:
        try:
            with reader.stdin as told:
                pickle.dump(tasks, told, protocol=pickle.HIGHEST_PROTOCOL)
            for task in tasks:
                files.append(_with_text(pickle.load(reader.stdout), task.file.text))
                if tell:
                    tell()
        except _ENDED_EARLY as error:
            _LOG.warning("another process ended early; this one reads its %s: %s", counted(len(tasks), "file"), error)
            return None
    return files


def serve_reader() -> None:
    """Be the other interpreter: read the files that standard input names, and write each to standard output.

    Their text need not travel back, because whoever asked has it.
    """
    with gc_frozen():
        for task in pickle.load(sys.stdin.buffer):
            pickle.dump(_with_text(_read_file(task), ""), sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)


def _with_text(file: ReadFile, text: str) -> ReadFile:
    """Return a file with the text of all its minutes, which is one."""
    if not file.minutes:
        return file
    document = replace(file.minutes[0].text, text=text)
    return replace(file, minutes=tuple(replace(one, text=document) for one in file.minutes))


def _read_file(task: FileToRead) -> ReadFile:
    parsed, reason = parse_file(task.file, task.origin, task.links)
    problems = tuple(dict.fromkeys(problem for one in parsed for problem in one.problems))
    if reason:
        return ReadFile((), (), SkippedFile(task.file.path, reason), problems)
    minutes = tuple(one.minutes for one in parsed if one.minutes is not None)
    entries = sum(len(one.entries) for one in minutes)
    if entries > MAX_FILE_ENTRIES:
        return left_out(task.file.path, _many_entries(entries), problems)
    return ReadFile(minutes, tuple(one.clues for one in parsed), None, problems)


def left_out(path: str, message: str, problems: tuple[Problem, ...] = ()) -> ReadFile:
    """Return a file that is not served because it holds too much to search in."""
    fix = Told("Split it into one file for each meeting, and leave out what is no minutes with `exclude:`.")
    problem = Problem(path, 0, Level.ERROR, "many-entries", message, fix)
    return ReadFile((), (), SkippedFile(path, message), (*problems, problem))


def _many_entries(entries: int) -> str:
    return Told(
        "The file holds {number} questions and passages; at most {most} are served.",
        number=f"{entries:,}",
        most=f"{MAX_FILE_ENTRIES:,}",
    )
