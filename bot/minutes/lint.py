"""Tells note-takers what is wrong in their minutes, where, and how to mend it.

============================  =======  ======================================================================
code                          level    found when
============================  =======  ======================================================================
`front-matter`                error    the front matter is no valid YAML, no mapping, or never closed
`no-date`                     error    neither front matter, title, name nor path has a date that can be read
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
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import zip_longest

from bot.minutes.lint_dates import date_problems
from bot.minutes.lint_marks import unclosed_marks
from bot.minutes.lint_outline import agenda_problems, empty_sections, short, skipped_levels, unusual
from bot.minutes.lint_people import name_problems, presenter_problems
from bot.minutes.model import Minutes, Question
from bot.minutes.parse import Parsed
from bot.minutes.problem import Level, Problem
from bot.minutes.relative_links import is_dead, relative_references
from bot.minutes.sections import Section
from bot.minutes.told import Told
from bot.text import Lines, SourceText

_BEHIND_QUESTION = re.compile(r"[?？][^\w?？]*+\w++\W++\w")
_BULLET = re.compile(r"\s*(?:[-*+>]|\d{1,9}[.)])\s")
_HOST = re.compile(r"(?:www\.)?[\w-]+\.(?:(?:com|org|net|io|dev|app)(?:/|$)|[a-z]{2}/)", re.IGNORECASE)


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
    problems += date_problems(files)
    problems += presenter_problems(minutes)
    problems += name_problems(minutes, same)
    return tuple(sorted(set(problems)))


def _unanswered(minutes: Minutes) -> Iterator[Problem]:
    for item in minutes.items:
        shared = False  # what is asked in bullets in a row is talked about beneath the last of them
        for question, following in reversed(list(zip_longest(item.questions, item.questions[1:]))):
            is_next = following is not None and following.lines.first == question.lines.last + 1
            end = following.lines.first - 1 if following else item.lines.last
            talk = _talk_beneath(minutes.text, question, end)
            shared = (shared and is_next) or (talk > 0 and _is_beside(minutes.text, talk, question))
            shared = shared and question.answer is None
            if question.answer is None and not (shared or talk or _BEHIND_QUESTION.search(question.text)):
                message = Told("The question “{question}” has no answer.", question=short(question.text))
                fix = Told("Write the answer beneath it, beginning with `A:`, or write `A: open`.")
                yield Problem(minutes.source, question.lines.first, Level.WARNING, "unanswered", message, fix)


def _talk_beneath(text: SourceText, question: Question, end: int) -> int:
    """Return the first line, up to `end`, in which a bullet's question is talked about without a label; 0 for none."""
    if question.lines.last >= end or not _BULLET.match(text.line(question.lines.first)):
        return 0
    following = text.trimmed(Lines(question.lines.last + 1, end))
    return following.first if following else 0


def _is_beside(text: SourceText, line: int, question: Question) -> bool:
    """Return whether a line is no bullet beneath that of a question, but one of the same list."""
    indented, asked = (len(one) - len(one.lstrip()) for one in (text.line(line), text.line(question.lines.first)))
    return indented <= asked


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
