"""Gathers what a file tells of its date: front matter, title, the lines at the top, its name and its folders.

Nothing is decided here. `bot.minutes.dating` weighs these clues, in view of the other files of the collection.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import IntEnum
from itertools import chain, islice
from typing import Any, NamedTuple

from bot.minutes.date_patterns import Form
from bot.minutes.dates import years_in
from bot.minutes.day_rows import day_with_time, names_day_of_meeting, opens_with_weekday, stands_alone, with_day
from bot.minutes.fields import Field, fields_in
from bot.minutes.front_matter import FrontMatter
from bot.minutes.held_days import tells_when_held, titles_meeting
from bot.minutes.label_words import FieldKind, label_kind
from bot.minutes.meeting_titles import names_a_meeting
from bot.minutes.model import MeetingDate
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.path_dates import dates_in_path, series_of, years_in_path
from bot.minutes.roles import HAVE_TASKS, role_of
from bot.minutes.rows import Row, RowForm, rows_of
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.minutes.task_words import task_words
from bot.minutes.written_dates import WrittenDate, dates_in
from bot.text import SourceText, fold

_MAX_COMPACT_DATE = 99991231
_TOP_LINES = 15  # lines with text, of which those that are only a date tell that of the meeting
_LABEL_LINES = 30  # likewise, in which a label may stand
_MAX_TITLE_WORDS = 6  # beside its date
_PIECES = 3  # lines beneath a label that are looked at
_MONTH_ONLY = frozenset({Form.MONTH, Form.LAST_DIGITS})
_FILED_KEYS = ("created", "created-at", "creation-date", "published", "pubdate", "publishdate")


class Place(IntEnum):
    """Where a clue stands, with how much it counts for."""

    PROSE = 0
    """A date in a sentence at the top, which only tells how one in numbers is meant."""
    FILED = 1
    """When the file was made, by its front matter."""
    FOLDER = 2
    LINE = 3
    """A line at the top that is only a date."""
    HEADING = 4
    """Likewise a heading below the title."""
    NAME = 5
    TITLE = 6
    LABEL = 7
    FRONT_MATTER = 14
    """Whoever fills it in means it: it counts for more than title and label together."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A date in a file."""

    place: Place
    written: WrittenDate
    line: int = 1


class Top(NamedTuple):
    """The text of a file, of which the beginning is looked at."""

    sections: Sequence[Section]
    text: SourceText
    title_line: int
    """0 if no heading is its title."""


@dataclass(frozen=True, slots=True)
class DateClues:
    """All that a file tells of its date."""

    path: str = ""
    language: str = ""
    clues: tuple[Clue, ...] = ()
    years: tuple[int, ...] = ()
    """The years that its front matter, name, folders, title and other dates tell, most trusted first."""
    path_years: tuple[int, ...] = ()
    """Those of its name and folders alone."""
    series: str = ""
    """What the files of one series share: the folders that are no dates, and the word that names begin with."""


def clues_of(
    front_matter: FrontMatter,
    title: str | None,
    path: str,
    *,
    top: Top | None = None,
    language: str = "",
) -> DateClues:
    """Return what a file tells of its date; `top` is where its text begins, `language` its language."""
    clues = list(_in_front_matter(front_matter, language))
    if title:
        shown = shown_text(title)
        line = max(top.title_line, 1) if top else 1
        clues += (Clue(Place.TITLE, written, line) for written in _best(dates_in(shown, language).dates))
    if top is not None:
        clues += _at_the_top(top, language)
    clues += _in_path(path, language)
    in_path = years_in_path(path, language)
    years = dict.fromkeys(
        (
            *(clue.written.readings[0].year for clue in clues if clue.place is Place.FRONT_MATTER),
            *in_path,
            *years_in(title or "", language),
            *(clue.written.readings[0].year for clue in clues if clue.written.has_year and clue.place),
        )
    )
    return DateClues(
        path, language, tuple(clues), tuple(year for year in years if year), in_path, series_of(path, language)
    )


def dates_in_value(value: Any, language: str = "") -> tuple[WrittenDate, ...]:
    """Return the dates that a front matter value means: a date, a date and time, or a text that holds one."""
    if isinstance(value, date):  # a date with a time is one too
        return (WrittenDate((MeetingDate(int(value.year), int(value.month), int(value.day)),), Form.PLAIN),)
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _MAX_COMPACT_DATE:
        value = str(value)
    return dates_in(value, language, is_value=True).dates if isinstance(value, str) else ()


def _best(found: Sequence[WrittenDate]) -> tuple[WrittenDate, ...]:
    """Return the most trusted of some dates; one with a year comes before all without."""
    return tuple(found[:1])


def _in_front_matter(front_matter: FrontMatter, language: str) -> Iterator[Clue]:
    labels = (key for key in front_matter.values if label_kind(key.replace("-", " "), language) is FieldKind.DATE)
    # "meeting-date" tells more than "date", which may be that of the page.
    of_meeting = sorted(labels, key=lambda key: -len(key))
    for keys, place in ((of_meeting, Place.FRONT_MATTER), (_FILED_KEYS, Place.FILED)):
        found = (
            Clue(Place.FILED if _is_stamp(front_matter.value(key)) else place, written)
            for key in keys
            for written in _best(dates_in_value(front_matter.value(key), language))
        )
        yield from islice(found, 1)


def _is_stamp(value: Any) -> bool:
    """Return whether a program wrote a date down when the page was made: nobody meets at a part of a second."""
    return isinstance(value, datetime) and value.microsecond > 0


def _at_the_top(opening: Top, language: str) -> Iterator[Clue]:
    """Yield the dates in labels and in lines that are only a date; a line of another meeting's date is none."""
    sections, text, title_line = opening
    last = _last_line(sections, text)
    top = [
        replace(section, blocks=tuple(block for block in section.blocks if block.lines.first <= last))
        for section in sections
        if section.lines.first <= last
    ]
    every = rows_of(top, text)
    rows = list(islice((row for row in every if row.text.strip() or row.cells), _TOP_LINES))
    others = [
        section.lines
        for section in top
        if role_of(section.heading or "", language) in HAVE_TASKS  # days there are those until when to do something
        or any(names_other_meeting(shown_text(above), language) for above in (*section.path, section.heading or ""))
    ]
    labelled: set[int] = set()
    for field in fields_in(every, language, FieldKind.DATE, last=last):
        is_other = any(lines.first <= field.line <= lines.last for lines in others)
        labelled.update((field.line, *(piece.line for piece in field.pieces)))
        if is_other or _is_of_tasks(field, language):
            continue
        values = [field.value, *(with_day(piece, text) for piece in field.pieces[:_PIECES])]
        dated = (dates_in(shown_text(value), language, is_value=True).dates for value in values)
        found = [written for written in chain.from_iterable(dated) if written.form not in _MONTH_ONLY]
        is_index = field.form is RowForm.TABLE and len({written.readings for written in found}) > 1
        if is_index:
            continue
        # A label with several days is about all of them; any may be the one that the file is of.
        several = len({written.readings for written in found}) > 1
        for written in found:
            yield Clue(Place.LABEL, replace(written, opens_period=written.opens_period or several), field.line)
        if found:
            break  # a label further down is about something else, such as an excursion
    called = {day_with_time(row.text) for row in rows} - {None}
    topics_begin = _second_heading(rows, title_line)
    below_title = next((row for row in rows if row.line > title_line), None)
    for row in rows:
        is_other = any(lines.first <= row.line <= lines.last for lines in others)
        if row.line == title_line or row.line in labelled or row.form is RowForm.TABLE or is_other:
            continue
        wording = shown_text(with_day(row, text))
        line = dates_in(wording, language)
        first = next(iter(line.dates), None)
        if first is None or first.form in _MONTH_ONLY:
            continue
        opens = row is rows[0] and row.form is RowForm.PARAGRAPH  # a title that is not marked as one
        short = opens and len(line.words_beside(first, language)) <= _MAX_TITLE_WORDS
        is_title = short and (names_a_meeting(wording) or stands_alone(row, rows, wording, first))
        timed = len(called) == 1 and day_with_time(row.text)
        opens_text = row is below_title and row.form is RowForm.PARAGRAPH and row.line < topics_begin
        is_held = opens_text and (
            tells_when_held(line.text, first, language) or titles_meeting(line.text, first, language)
        )
        is_day = line.is_only(first, language) or timed or opens_with_weekday(row, rows, first, line, language)
        is_day = is_day or (row.line < topics_begin and names_day_of_meeting(row, first, line, language))
        if is_title or is_day or is_held:
            yield Clue(Place.HEADING if row.form is RowForm.HEADING else Place.LINE, first, row.line)
        else:
            named = (one for one in line.dates if one.form is Form.PLAIN and one.readings[0].day)
            yield from (Clue(Place.PROSE, one, row.line) for one in named)


def _second_heading(rows: Sequence[Row], title_line: int) -> int:
    """Return the line of the first heading but the title; the line behind the last row if there is none."""
    headings = (row.line for row in rows if row.form is RowForm.HEADING and row.line != title_line)
    return next(headings, rows[-1].line + 1 if rows else 1)


def _is_of_tasks(field: Field, language: str) -> bool:
    """Return whether a column of dates stands beside one of people who have to do something."""
    owners = task_words(language).owner_columns
    return any(fold(head) in owners for piece in field.pieces for head, _ in piece.beside)


def _last_line(sections: Sequence[Section], text: SourceText) -> int:
    """Return the number of the last line in which a label for the date may stand."""
    first = sections[0].lines.first if sections else 1
    lines = (number for number in range(first, text.line_count + 1) if text.line(number).strip())
    return max(islice(lines, _LABEL_LINES), default=first)


def _in_path(path: str, language: str) -> Iterator[Clue]:
    by_name, by_folders = dates_in_path(path, language)
    yield from (Clue(Place.NAME, written) for written in by_name)
    yield from (Clue(Place.FOLDER, written) for written in by_folders)
