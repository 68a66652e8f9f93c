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
`name-spelling`               warning  one person is spelt in two ways
`similar-name`                notice   two names differ in a single letter
`dead-link`                   warning  a relative link leads to no file
`empty-section`               notice   a heading has nothing beneath it
`heading-level`               notice   a heading skips a level
`unreadable`, `not-utf-8`,    error    a file cannot be read (told by the sources)
`too-large`, `source`, …
============================  =======  ======================================================================
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from bot.minutes.agenda_numbers import agenda_number
from bot.minutes.heading_kinds import heading_kind
from bot.minutes.labels import labels_in
from bot.minutes.model import Level, Minutes, Problem
from bot.minutes.names import name_key
from bot.minutes.parse import Parsed
from bot.minutes.presenters import AttendeeNames
from bot.minutes.relative_links import relative_references
from bot.minutes.sections import Section

_MIN_SIMILAR_LETTERS = 6  # letters; shorter names differ in one letter by chance
_OFTEN = 3  # times that a name stands before another one is taken for a slip of it


def lint(files: Sequence[Parsed], *, existing: Collection[str]) -> tuple[Problem, ...]:
    """Return the problems of all files of one source, by file and line.

    `existing` holds the paths of every file in the source, so that relative links can be followed.
    """
    known = frozenset(existing) | {folder for path in existing for folder in _folders_above(path)}
    problems: list[Problem] = []
    for file in files:
        problems += file.problems
        if file.minutes is not None:
            problems += _date(file, file.minutes)
            problems += _agenda(file.minutes)
            problems += _sections(file, file.minutes)
            problems += _links(file.minutes, file.sections, known)
    minutes = [file.minutes for file in files if file.minutes is not None]
    problems += _doubled_dates(files)
    problems += _names(minutes)
    return tuple(sorted(set(problems)))


def _date(file: Parsed, minutes: Minutes) -> Iterator[Problem]:
    line = minutes.lines.first if minutes.lines else 1
    day = next((str(one) for one in file.date.open), "")
    if file.date.open and (minutes.date is None or not minutes.date.day):
        message = f"The date may be {' or '.join(map(str, file.date.open))}: which number is the day is not clear."
        fix = f"Write the year first, such as {day}, or add `date: {day}` to the front matter."
        yield Problem(minutes.source, line, Level.ERROR, "ambiguous-date", message, fix)
    elif minutes.date is None:
        unfinished = next((clue.written for clue in file.clues.clues if not clue.written.has_year), None)
        if unfinished:
            message = f"Month {unfinished.readings[0].month} is given, but no year."
            yield Problem(
                minutes.source, line, Level.ERROR, "no-year", message, "Add `date: YYYY-MM-DD` to the front matter."
            )
        else:
            message = "The date of the meeting is not given."
            fix = "Add `date: YYYY-MM-DD` to the front matter, or put it into the title or the file's name."
            yield Problem(minutes.source, line, Level.ERROR, "no-date", message, fix)
    elif file.date.other:
        message = f"The date is read as {minutes.date}, but another place says {file.date.other}."
        fix = "Make front matter, title and file name agree."
        yield Problem(minutes.source, file.date.other_line, Level.WARNING, "date-conflict", message, fix)


def _agenda(minutes: Minutes) -> Iterator[Problem]:
    people = AttendeeNames(minutes.attendees)
    last: dict[tuple[str, ...], int] = {}
    for item in minutes.items:
        line = item.lines.first
        if item.number is not None and agenda_number(item.heading, minutes.language) is not None:
            before = last.get(item.path)
            if before is not None and item.number != before + 1:
                reason = "stands twice" if item.number == before else f"follows item {before}"
                fix = f"Number it {before + 1}."
                yield Problem(
                    minutes.source, line, Level.WARNING, "agenda-number", f"Agenda item {item.number} {reason}.", fix
                )
            last[item.path] = item.number
        for question in item.questions:
            if question.answer is None:
                message = f"The question “{_short(question.text)}” has no answer."
                fix = "Write the answer beneath it, beginning with `A:`, or say that it is open."
                yield Problem(minutes.source, question.lines.first, Level.WARNING, "unanswered", message, fix)
        for presenter in item.presenters if minutes.attendees else ():
            if people.name_of(presenter) is None:
                message = f"{presenter} presents, but is not among the attendees."
                fix = "Add the name to the attendees, spelt the same."
                yield Problem(minutes.source, line, Level.WARNING, "unknown-presenter", message, fix)


def _sections(file: Parsed, minutes: Minutes) -> Iterator[Problem]:
    level = 0
    # The closing line of front matter that cannot be read makes a heading of the line above it.
    sections = [part for part in file.sections if part.lines.first > file.front_matter.unreadable_to]
    for number, section in enumerate(sections):
        if section.heading is None:
            continue
        following = sections[number + 1] if number + 1 < len(sections) else None
        if level and section.level > level + 1:
            message = f"The heading “{_short(section.heading)}” goes from level {level} to {section.level}."
            fix = f"Begin it with {'#' * (level + 1)}."
            yield Problem(minutes.source, section.lines.first, Level.NOTICE, "heading-level", message, fix)
        level = section.level
        has_text = section.body is not None and not minutes.text.is_blank(section.body)
        is_above = following is not None and following.level > section.level
        says_all = bool(labels_in(section.heading, minutes.language))  # "Date: 4 March"
        if not (has_text or is_above or says_all) and heading_kind(section.heading, minutes.language) is None:
            message = f"There is nothing under “{_short(section.heading)}”."
            fix = "Write what was said, or remove the heading."
            yield Problem(minutes.source, section.lines.first, Level.NOTICE, "empty-section", message, fix)


def _folders_above(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _links(minutes: Minutes, sections: Sequence[Section], existing: Collection[str]) -> Iterator[Problem]:
    for line, target, path in relative_references(minutes.text, minutes.source, sections):
        if path not in existing:
            message = f"The link to `{_short(target)}` leads to no file."
            fix = "Correct the path, or remove the link."
            yield Problem(minutes.source, line, Level.WARNING, "dead-link", message, fix)


def _doubled_dates(files: Iterable[Parsed]) -> Iterator[Problem]:
    by_date: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for file in files:
        one = file.minutes
        # Notes of a whole year repeat what stands in files of their own; a transcript is of the same meeting.
        if one and one.date and one.date.day and one.lines is None and not one.is_transcript:
            by_date[str(one.date), file.clues.series, one.language].append(one.source)
    for (date, _, _), sources in by_date.items():
        for source in sources[1:]:
            message = f"{sources[0]} has the same date, {date}."
            fix = "Correct the date of one of them, or put both into one file."
            yield Problem(source, 1, Level.WARNING, "doubled-date", message, fix)


def _names(minutes: Sequence[Minutes]) -> Iterator[Problem]:
    """Yield the spellings that differ from the one that a person is most often written by."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in minutes:
        for name in _people_of(one):
            spellings[name_key(name)][name] += 1
    usual = {key: counts.most_common(1)[0] for key, counts in spellings.items()}
    slips = _slips({key: sum(counts.values()) for key, counts in spellings.items()})
    for one in minutes:
        for name in sorted(_people_of(one)):
            key = name_key(name)
            best, count = usual[key]
            if name != best:
                message = f"{name} is spelt {best} in other places ({_times(count)})."
                yield Problem(
                    one.source, _line_of(one, name), Level.WARNING, "name-spelling", message, f"Write {best}."
                )
            elif key in slips:
                meant, often = usual[slips[key]]
                message = f"{name} differs in one letter from {meant}, who is named {_times(often)}."
                fix = "If it is the same person, spell the name the same."
                yield Problem(one.source, _line_of(one, name), Level.NOTICE, "similar-name", message, fix)


def _slips(counts: Mapping[str, int]) -> dict[str, str]:
    """Return the rare names that are one letter away from a frequent one, with that one."""
    frequent = [key for key, count in counts.items() if count >= _OFTEN and len(key) >= _MIN_SIMILAR_LETTERS]
    rare = [key for key, count in counts.items() if count < _OFTEN and len(key) >= _MIN_SIMILAR_LETTERS]
    found: dict[str, str] = {}
    for key in rare:
        near = [other for other in frequent if DamerauLevenshtein.distance(key, other, score_cutoff=1) == 1]
        if near:
            found[key] = max(near, key=lambda other: counts[other])
    return found


def _people_of(minutes: Minutes) -> tuple[str, ...]:
    named = {attendee.name for attendee in minutes.attendees}
    return tuple(sorted(named | {presenter for item in minutes.items for presenter in item.presenters}))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _line_of(minutes: Minutes, words: str) -> int:
    """Return the first line that holds the words, 1 where they run over a line's end."""
    text = minutes.text
    return next((number for number in range(1, text.line_count + 1) if words in text.line(number)), 1)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"
