"""Tells what a note-taker could mend in the minutes that the sources hold."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from bot.knowledge.ingest import SourceContents
from bot.knowledge.series import told_by_series
from bot.knowledge.unread import unread_minutes
from bot.knowledge.workers import parse_file
from bot.minutes.dating import settle_dates
from bot.minutes.lint import lint
from bot.minutes.meetings import gather_meetings
from bot.minutes.model import Minutes
from bot.minutes.parse import Parsed
from bot.minutes.problem import Problem
from bot.sources.model import SkippedFile, SourceContent, SourceFile


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the minutes hold, and what is wrong in them."""

    files: int
    meetings: int
    entries: int
    skipped: tuple[SkippedFile, ...]
    problems: tuple[Problem, ...]
    """By file and line."""


def check_contents(contents: SourceContents, same: Collection[frozenset[str]] = ()) -> CheckReport:
    """Return what the minutes hold, and all that is wrong in them; `same` are names for one person or thing."""
    problems = list(contents.problems)
    skipped: list[SkippedFile] = []
    minutes: list[Minutes] = []
    files = 0
    for content in contents.sources:
        skipped += content.skipped
        problems += content.problems
        files += len(content.files) + len(content.skipped)
        served: list[Parsed] = []
        for file, parsed, reason in _parsed_files(content):
            if reason:
                skipped.append(SkippedFile(file.path, reason))
                problems += (problem for one in parsed for problem in one.problems)
            else:
                served += parsed
        readings = settle_dates([parsed.clues for parsed in served], day_first=content.day_first)
        served = [parsed.dated(reading) for parsed, reading in zip(served, readings, strict=True)]
        problems += lint(served, existing=content.paths, same=same)
        problems += unread_minutes(content)
        minutes += (parsed.minutes for parsed in served if parsed.minutes is not None)
    meetings = gather_meetings(minutes)
    entries = sum(len(text.entries) for meeting in meetings for text in meeting.texts)
    return CheckReport(files, len(meetings), entries, tuple(sorted(skipped)), tuple(sorted(set(problems))))


def _parsed_files(content: SourceContent) -> Iterator[tuple[SourceFile, tuple[Parsed, ...], str | None]]:
    """Yield the files of a source, parsed, each with why it is left out, None for minutes."""
    parsed = [parse_file(file, content.name, content.link_template) for file in content.files]
    reasons = {file.path: reason for file, (_, reason) in zip(content.files, parsed, strict=True)}
    named = told_by_series(reasons)
    for file, (meetings, reason) in zip(content.files, parsed, strict=True):
        if file.path in named:
            yield file, *parse_file(replace(file, included=True), content.name, content.link_template)
        else:
            yield file, meetings, reason
