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
from bot.minutes.day_rows import (
    day_with_time,
    names_day_of_meeting,
    opens_with_day,
    opens_with_weekday,
    stands_alone,
    with_day,
)
from bot.minutes.fields import Field, fields_in
from bot.minutes.front_matter import FrontMatter
from bot.minutes.held_days import tells_when_held, titles_meeting
from bot.minutes.label_words import FieldKind, label_kind
from bot.minutes.letterheads import row_of_day
from bot.minutes.meeting_titles import names_a_meeting
from bot.minutes.model import MeetingDate
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.path_dates import dates_in_path, series_of, years_in_path
from bot.minutes.roles import HAVE_TASKS, role_of
from bot.minutes.rows import Row, RowForm, rows_of
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.minutes.task_words import task_words
from bot.minutes.written_dates import DatedText, WrittenDate, dates_in
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
    of_path = tuple(_in_path(path, language))
    if top is not None:
        is_named = any(clue.written.readings[0].day for clue in of_path if clue.place is Place.NAME)
        clues += _TopReader(top, language, is_named=is_named).clues()
    clues += of_path
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


class _TopReader:
    """Reads the dates at the top of one file."""

    def __init__(self, top: Top, language: str, *, is_named: bool) -> None:
        """Take the top of the file; `is_named` tells whether the file's name holds a day."""
        self._is_named = is_named
        sections, self._text, self._title_line = top
        self._language = language
        last = _last_line(sections, self._text)
        begun = [
            replace(section, blocks=tuple(block for block in section.blocks if block.lines.first <= last))
            for section in sections
            if section.lines.first <= last
        ]
        every = rows_of(begun, self._text)
        self._labels = tuple(fields_in(every, language, FieldKind.DATE, last=last))
        self._rows = list(islice((row for row in every if row.text.strip() or row.cells), _TOP_LINES))
        self._of_other_days = [section.lines for section in begun if _is_of_other_days(section, language)]
        self._below_title = next((row for row in self._rows if row.line > self._title_line), None)
        self._topics_begin = _second_heading(self._rows, self._title_line)
        self._of_head = self._row_of_head(every, last)
        self._called = {day_with_time(row.text) for row in self._rows} - {None}
        """The days that lines begin with, each with a time behind it."""

    def _row_of_head(self, every: Sequence[Row], last: int) -> Row | None:
        """Return the row that tells the day in a head like that of a letter."""
        people = next(fields_in(every, self._language, FieldKind.ATTENDEES, FieldKind.ABSENT, last=last), None)
        return row_of_day(self._rows, people.line if people else 0, self._language)

    def clues(self) -> Iterator[Clue]:
        """Yield the dates in labels and in lines that are only a date; a line of another meeting's date is none."""
        labelled = {self._title_line}
        for label, dates, place in self._dated_labels():
            labelled.update((label.line, *(piece.line for piece in label.pieces)))
            # A label with several days is about all of them; any may be the one that the file is of.
            several = len({written.readings for written in dates}) > 1
            for written in dates:
                yield Clue(place, replace(written, opens_period=written.opens_period or several), label.line)
        for row in self._rows:
            if row.line not in labelled and row.form is not RowForm.TABLE and not self._is_of_other_day(row.line):
                yield from self._in_line(row)

    def _is_of_other_day(self, line: int) -> bool:
        return any(lines.first <= line <= lines.last for lines in self._of_other_days)

    def _dated_labels(self) -> Iterator[tuple[Field, Sequence[WrittenDate], Place]]:
        """Yield each label with the dates that it gives the meeting, and where such dates stand.

        A label behind the first that gives one counts as a line, as what is labelled above may be when the page was
        made. Below a heading it is about something else, such as an excursion.
        """
        place = Place.LABEL
        tells_year = any(written.has_year for label in self._labels for written in self._in_label(label))
        for label in self._labels:
            if place is Place.LINE and label.line >= self._topics_begin:
                return
            is_other = self._is_of_other_day(label.line) or _is_of_tasks(label, self._language)
            dates = [] if is_other else self._in_label(label)
            # "Time: 10-11"
            dates = [one for one in dates if one.has_year or (place is Place.LABEL and not tells_year)]
            yield label, dates, place
            place = Place.LINE if dates else place

    def _in_label(self, label: Field) -> Sequence[WrittenDate]:
        """Return the dates behind a label and beneath it; none if it is the head of an index."""
        values = [label.value, *(with_day(piece, self._text) for piece in label.pieces[:_PIECES])]
        dated = (dates_in(shown_text(value), self._language, is_value=True).dates for value in values)
        found = [written for written in chain.from_iterable(dated) if written.form not in _MONTH_ONLY]
        is_index = label.form is RowForm.TABLE and len({written.readings for written in found}) > 1
        return [] if is_index or _is_of_events(label, self._language) else found

    def _in_line(self, row: Row) -> Iterator[Clue]:
        """Yield the date of a line that tells the day of the meeting, else those that only stand in it."""
        wording = shown_text(with_day(row, self._text))
        line = dates_in(wording, self._language)
        first = next(iter(line.dates), None)
        if first is None or first.form in _MONTH_ONLY:
            return
        if self._is_title(row, wording, first, line) or self._tells_day(row, first, line):
            # "Board 2025-2" is the second one of that year: the head names the day.
            is_sure = row is self._of_head and not self._is_named
            place = Place.HEADING if row.form is RowForm.HEADING else Place.LINE
            yield Clue(Place.TITLE if is_sure else place, first, row.line)
        else:
            named = (one for one in line.dates if one.form is Form.PLAIN and one.readings[0].day)
            yield from (Clue(Place.PROSE, one, row.line) for one in named)

    def _is_title(self, row: Row, wording: str, first: WrittenDate, line: DatedText) -> bool:
        """Return whether a row is a title that is not marked as one."""
        opens = row is self._rows[0] and row.form is RowForm.PARAGRAPH
        is_short = opens and len(line.words_beside(first, self._language)) <= _MAX_TITLE_WORDS
        return is_short and (names_a_meeting(wording) or stands_alone(row, self._rows, wording, first))

    def _tells_day(self, row: Row, first: WrittenDate, line: DatedText) -> bool:
        """Return whether a row is only a date, or says that it is the day of the meeting."""
        language = self._language
        if line.is_only(first, language) or opens_with_weekday(row, self._rows, first, line, language):
            return True
        if (len(self._called) == 1 and day_with_time(row.text)) or row is self._of_head:
            return True
        if row is self._below_title and row.form is RowForm.HEADING and opens_with_day(first, line):
            return True
        if row.line >= self._topics_begin:
            return False
        opens_text = row is self._below_title and row.form is RowForm.PARAGRAPH
        is_held = opens_text and (
            tells_when_held(line.text, first, language) or titles_meeting(line.text, first, language)
        )
        return is_held or names_day_of_meeting(row, first, line, language)


def _is_of_other_days(section: Section, language: str) -> bool:
    """Return whether the days in a section are not that of the meeting."""
    if role_of(section.heading or "", language) in HAVE_TASKS:  # they are those until when to do something
        return True
    return any(names_other_meeting(shown_text(above), language) for above in (*section.path, section.heading or ""))


def _second_heading(rows: Sequence[Row], title_line: int) -> int:
    """Return the line of the first heading but the title; the line behind the last row if there is none."""
    headings = (row.line for row in rows if row.form is RowForm.HEADING and row.line != title_line)
    return next(headings, rows[-1].line + 1 if rows else 1)


def _is_of_tasks(field: Field, language: str) -> bool:
    """Return whether a column of dates stands beside one of people who have to do something."""
    owners = task_words(language).owner_columns
    return any(fold(head) in owners for piece in field.pieces for head, _ in piece.beside)


def _is_of_events(field: Field, language: str) -> bool:
    """Return whether a column of dates stands beside what happens then, and beside no fact of a meeting: its place."""
    heads = [head for piece in field.pieces for head, _ in piece.beside]
    return (
        field.form is RowForm.TABLE
        and bool(heads)
        and not any(label_kind(head, language) not in (None, FieldKind.DATE) for head in heads)
    )


def _last_line(sections: Sequence[Section], text: SourceText) -> int:
    """Return the number of the last line in which a label for the date may stand."""
    first = sections[0].lines.first if sections else 1
    lines = (number for number in range(first, text.line_count + 1) if text.line(number).strip())
    return max(islice(lines, _LABEL_LINES), default=first)


def _in_path(path: str, language: str) -> Iterator[Clue]:
    by_name, by_folders = dates_in_path(path, language)
    yield from (Clue(Place.NAME, written) for written in by_name)
    yield from (Clue(Place.FOLDER, written) for written in by_folders)
