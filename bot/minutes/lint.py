"""Tells note-takers what is wrong in their minutes, where, and how to mend it.

============================  =======  ======================================================================
code                          level    found when
============================  =======  ======================================================================
`front-matter`                error    the front matter is no valid YAML, no mapping, or never closed
`no-date`                     error    neither front matter, title, name nor path has a date
`no-year`                     error    there are month and day, but no year anywhere
`ambiguous-date`              error    two numbers may be day and month or month and day, and nothing tells which
`date-conflict`               warning  two places give different dates
`doubled-date`                warning  two files of one series have the same date
`agenda-number`               warning  an agenda number stands twice, or is out of order
`unanswered`                  warning  a question has no answer
`unknown-presenter`           warning  who presents is not among the attendees
`name-spelling`               notice   a name has capitals in other places than it nearly always has
`similar-name`                notice   a rare name differs in a single letter from one that stands often
`dead-link`                   warning  a relative link leads to no file
`unclosed`                    warning  nothing closes a comment or a block of code
`empty-section`               notice   a heading has nothing beneath it
`heading-level`               notice   a heading skips a level, as no other in its file does
`unreadable`, `not-utf-8`,    error    a file cannot be read (told by the sources)
`too-large`, `source`, …
============================  =======  ======================================================================
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from bot.minutes.lint_marks import unclosed_marks
from bot.minutes.lint_outline import agenda_problems, empty_sections, short, skipped_levels, unusual
from bot.minutes.lint_people import name_problems, presenter_problems
from bot.minutes.model import Level, Minutes, Problem, Question
from bot.minutes.parse import Parsed
from bot.minutes.relative_links import is_dead, relative_references
from bot.minutes.sections import Section
from bot.minutes.told import Told
from bot.text import Lines, SourceText, fold

_BEHIND_QUESTION = re.compile(r"[?？][^\w?？]*+\w++\W++\w")
_BULLET = re.compile(r"\s*(?:[-*+>]|\d{1,9}[.)])\s")
_HOST = re.compile(r"(?:www\.)?[\w-]+\.(?:(?:com|org|net|io|dev|app)(?:/|$)|[a-z]{2}/)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def lint(
    files: Sequence[Parsed], *, existing: Collection[str], same: Iterable[frozenset[str]] = ()
) -> tuple[Problem, ...]:
    """Return the problems of all files of one source, by file and line.

    `existing` holds the paths of every file in the source, so that relative links can be followed; `same` are names
    for one thing or person, about which nothing is said.
    """
    known = frozenset(existing) | {folder for path in existing for folder in _folders_above(path)}
    problems: list[Problem] = []
    in_outline: list[Problem] = []
    for file in files:
        problems += file.problems
        if file.minutes is not None:
            problems += _date(file, file.minutes)
            # The closing line of front matter that cannot be read makes a heading of the line above it.
            sections = [part for part in file.sections if part.lines.first > file.front_matter.unreadable_to]
            problems += agenda_problems(file.minutes)
            problems += _unanswered(file.minutes)
            problems += unclosed_marks(file.minutes, file.front_matter.body_line)
            problems += _links(file.minutes, file.sections, known)
            in_outline += empty_sections(file.minutes, sections)
            in_outline += skipped_levels(file.minutes, sections)
    minutes = [file.minutes for file in files if file.minutes is not None]
    problems += unusual(in_outline, [one.source for one in minutes])
    problems += _doubled_dates(files)
    problems += presenter_problems(minutes)
    problems += name_problems(minutes, same)
    return tuple(sorted(set(problems)))


def _date(file: Parsed, minutes: Minutes) -> Iterator[Problem]:
    line = minutes.lines.first if minutes.lines else 1
    day = next((str(one) for one in file.date.open), "")
    if file.date.open and (minutes.date is None or not minutes.date.day):
        message = Told(
            "The date may be {dates}: which number is the day is not clear.", dates=" / ".join(map(str, file.date.open))
        )
        fix = Told("Write the year first, such as {day}, or add `date: {day}` to the front matter.", day=day)
        yield Problem(minutes.source, line, Level.ERROR, "ambiguous-date", message, fix)
    elif minutes.date is None:
        unfinished = next((clue.written for clue in file.clues.clues if not clue.written.has_year), None)
        if unfinished:
            message = Told("Month {month} is given, but no year.", month=unfinished.readings[0].month)
            fix = Told("Add `date: YYYY-MM-DD` to the front matter.")
            yield Problem(minutes.source, line, Level.ERROR, "no-year", message, fix)
        else:
            message = Told("The date of the meeting is not given.")
            fix = Told("Add `date: YYYY-MM-DD` to the front matter, or put it into the title or the file's name.")
            yield Problem(minutes.source, line, Level.ERROR, "no-date", message, fix)
    elif file.date.other:
        message = Told(
            "The date is read as {date}, but another place says {other}.", date=minutes.date, other=file.date.other
        )
        fix = Told("Make front matter, title and file name agree.")
        yield Problem(minutes.source, file.date.other_line, Level.WARNING, "date-conflict", message, fix)


def _unanswered(minutes: Minutes) -> Iterator[Problem]:
    for item in minutes.items:
        asked = {question.lines.first for question in item.questions}
        for question in item.questions:
            if question.answer is None and not _goes_on(minutes.text, question, item.lines, asked):
                message = Told("The question “{question}” has no answer.", question=short(question.text))
                fix = Told("Write the answer beneath it, beginning with `A:`, or write `A: open`.")
                yield Problem(minutes.source, question.lines.first, Level.WARNING, "unanswered", message, fix)


def _goes_on(text: SourceText, question: Question, within: Lines, asked: Collection[int]) -> bool:
    """Return whether a question is talked about without a label: behind its mark, or by the next bullets."""
    if _BEHIND_QUESTION.search(question.text):
        return True
    if not _BULLET.match(text.line(question.lines.first)):
        return False
    following = text.trimmed(Lines(question.lines.last + 1, within.last)) if question.lines.last < within.last else None
    return following is not None and following.first not in asked


def _folders_above(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _links(minutes: Minutes, sections: Sequence[Section], existing: Collection[str]) -> Iterator[Problem]:
    for line, target, path in relative_references(minutes.text, minutes.source, sections):
        is_host = _HOST.match(target) is not None and path not in existing
        if is_host or is_dead(path, existing):
            message = Told("The link to `{target}` leads to no file.", target=short(target))
            fix = Told("Correct the path, or remove the link.")
            if is_host:
                fix = Told("Begin the address with `https://`, or remove the link.")
            yield Problem(minutes.source, line, Level.WARNING, "dead-link", message, fix)


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
