"""Tells what is wrong with the dates of minutes: none, one that nobody can read, two that differ, two files of one day.

What most files of a folder lack is one thing to mend, and told once.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.minutes.fields import fields_of
from bot.minutes.label_words import FieldKind
from bot.minutes.parse import Parsed
from bot.minutes.problem import Level, Problem
from bot.minutes.shown import shown_text
from bot.minutes.told import Told
from bot.shortening import clip
from bot.text import Lines, fold

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_DATE_KEY = re.compile(r"\s*[\"']?date[\"']?\s*[:=]", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_TOP_LINES = 40  # of a file, in which a label for its date may stand
_MAX_SHOWN = 60  # characters of a date that cannot be read
_MANY = 3  # files of a folder that lack the same, to be told once


class _Lack(NamedTuple):
    """What the date of one file lacks."""

    code: str
    problem: Problem
    is_alike: bool
    """Whether files beside it may lack the same for the same reason."""


def date_problems(files: Sequence[Parsed]) -> Iterator[Problem]:
    """Yield what is wrong with the dates of the files of one source."""
    alike: defaultdict[tuple[str, str], list[_Lack]] = defaultdict(list)
    for file in files:
        if file.minutes is None:
            continue
        if lack := _lack_of(file):
            folder = file.minutes.source.rpartition("/")[0] if lack.is_alike else file.minutes.source
            alike[lack.code, folder].append(lack)
        elif file.date.other:
            message = Told(
                "The date is read as {date}, but another place says {other}.",
                date=file.minutes.date,
                other=file.date.other,
            )
            fix = Told("Make front matter, title and file name agree.")
            yield Problem(file.minutes.source, file.date.other_line, Level.WARNING, "date-conflict", message, fix)
    for (code, _), lacks in alike.items():
        sources = {lack.problem.file for lack in lacks}
        if len(sources) < _MANY:
            yield from (lack.problem for lack in lacks)
        else:
            yield _of_many(code, min(lack.problem for lack in lacks), len(sources))
    yield from _doubled_dates(files)


def _of_many(code: str, first: Problem, count: int) -> Problem:
    """Return what is told once for many files of one folder, of which `first` is one."""
    message = Told("{count} files of this folder have no date, this one among them.", count=count)
    fix = Told("Begin each with front matter that says `date: YYYY-MM-DD`, or put the date into the files' names.")
    if code == "no-year":
        message = Told("{count} files of this folder give a day without a year, this one among them.", count=count)
        fix = Told(
            "Put them into a folder with the year for its name, or add `date: YYYY-MM-DD` to the front matter of each."
        )
    if code == "ambiguous-date":
        message = Told(
            "{count} files of this folder have a date of which the day is not clear, this one among them.", count=count
        )
        fix = Told(
            "Write the year first in each, or let `dates:` in the settings of the source say which number is the day."
        )
    return replace(first, message=message, fix=fix)


def _lack_of(file: Parsed) -> _Lack | None:
    """Return what the date of a file lacks, None for a whole one."""
    minutes = file.minutes
    if minutes is None or (minutes.date and (minutes.date.day or not file.date.open)):
        return None
    line = minutes.lines.first if minutes.lines else 1
    if file.date.open:
        days = " / ".join(map(str, file.date.open))
        message = Told("The date may be {dates}: which number is the day is not clear.", dates=days)
        fix = Told(
            "Write the year first, such as {day}, or add `date: {day}` to the front matter.", day=file.date.open[0]
        )
        return _Lack("ambiguous-date", Problem(minutes.source, line, Level.ERROR, "ambiguous-date", message, fix), True)
    if _is_in_unread_front_matter(file):
        return None  # which is told, and mended first
    unfinished = next((clue for clue in file.clues.clues if not clue.written.has_year), None)
    if unfinished:
        message = Told("Month {month} is given, but no year.", month=unfinished.written.readings[0].month)
        fix = Told("Add `date: YYYY-MM-DD` to the front matter.")
        at = max(line, unfinished.line)
        return _Lack("no-year", Problem(minutes.source, at, Level.ERROR, "no-year", message, fix), True)
    if unread := _unread_date(file):
        at, written = unread
        message = Told("The date “{written}” cannot be read.", written=clip(written, _MAX_SHOWN))
        fix = Told("Write it as YYYY-MM-DD, a day that there is.")
        return _Lack("no-date", Problem(minutes.source, at, Level.ERROR, "no-date", message, fix), False)
    message = Told("The date of the meeting is not given.")
    fix = Told("Add `date: YYYY-MM-DD` to the front matter, or put it into the title or the file's name.")
    return _Lack("no-date", Problem(minutes.source, line, Level.ERROR, "no-date", message, fix), True)


def _is_in_unread_front_matter(file: Parsed) -> bool:
    """Return whether a date is given in front matter that cannot be read."""
    last, minutes = file.front_matter.unreadable_to, file.minutes
    return bool(last and minutes and any(map(_DATE_KEY.match, minutes.text.lines(Lines(1, last)))))


def _unread_date(file: Parsed) -> tuple[int, str] | None:
    """Return the line and the words behind the first label for a date, if digits stand in them that are none.

    In the front matter any words do.
    """
    minutes = file.minutes
    if minutes is None:
        return None
    stated = file.front_matter.string("date")
    if stated and minutes.lines is None:
        lines = minutes.text.lines(Lines(1, max(file.front_matter.body_line - 1, 1)))
        return next((at for at, line in enumerate(lines, start=1) if _DATE_KEY.match(line)), 1), stated
    first = minutes.lines.first if minutes.lines else 1
    for field in fields_of(file.sections, minutes.text, minutes.language, FieldKind.DATE):
        if first <= field.line <= first + _TOP_LINES and _DIGIT.search(field.value):
            return field.line, " ".join(shown_text(field.value).split())
    return None


def _doubled_dates(files: Iterable[Parsed]) -> Iterator[Problem]:
    """Yield the files that have the date of another one of their series and the same title, dates aside.

    Several teams may meet on one day, and one meeting may have notes and a transcript.
    """
    by_date: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for file in files:
        one = file.minutes
        # Notes of a whole year repeat what stands in files of their own; a transcript is of the same meeting.
        if one and one.date and one.date.day and one.lines is None and not one.is_transcript:
            same = (file.clues.series, _without_numbers(one.source), _without_numbers(one.title), one.language)
            by_date[str(one.date), *same].append(one.source)
    for (date, *_), sources in by_date.items():
        for source in sources[1:]:
            message = Told("{file} has the same date, {date}.", file=sources[0], date=date)
            fix = Told("Correct the date of one of them, or put both into one file.")
            yield Problem(source, 1, Level.WARNING, "doubled-date", message, fix)


def _without_numbers(name: str) -> str:
    """Return the words of a name without its numbers and names of months."""
    return " ".join(_LETTERS.findall(fold(name)))
