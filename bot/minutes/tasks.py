"""Finds what is to do in a part that has a role, with who does it and until when.

Met in real minutes beside what `task_people` knows: `… by 20 March`, `截止时间 3 月 20 日`, `📅 2024-03-20`,
`→ March 12, 2024`, and columns of a table.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.minutes.arrows import ARROW
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.called_labels import label_of_called
from bot.minutes.called_people import called_before, is_called, without_tag
from bot.minutes.dates import date_in
from bot.minutes.model import MeetingDate, Role, Task
from bot.minutes.role_labels import MARKER, RoleLabel, label_in
from bot.minutes.roles import role_of
from bot.minutes.shown import shown_text
from bot.minutes.table_rows import cells_of, head_of
from bot.minutes.task_people import TASK_EDGES, TaskPeople
from bot.minutes.task_words import task_words
from bot.text import Lines, SourceText, fold

_MAX_TASK = 1_000  # characters of a task that are looked through
_MAX_DUE = 40  # characters of a day as it is written
_OVERDUE = 30  # days before a meeting; what seems to have been due earlier is due in the next year
_CALENDAR = re.compile(r"(?:📅|🗓|⏳|⏰|(?<!\w)due:{1,2})\s*(?P<date>[^\n|()]{4,30})")
_ARROW = re.compile(rf"{ARROW}\s*(?P<date>[^\n]{{4,30}})$")
_NUMBER = re.compile(r"^[^\w@\n]*(?:\d[\d.]*[\s:：.)–-]+)?")
_HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s|$)")  # a tag has no blank: "#action Ada …"
_POINTED = re.compile(r"\d+(?:\.\d+)+")


class TaskReader:
    """Reads the tasks in the minutes of one meeting."""

    def __init__(
        self, text: SourceText, people: AttendeeNames, date: MeetingDate | None = None, language: str = ""
    ) -> None:
        """Take the file's text, who attended the meeting, and its day: it tells the year of a day without one."""
        self._text = text
        self._date = date
        self._language = language
        self._words = task_words(language)
        self._people = TaskPeople(people, date, language)

    def tasks_in(self, lines: Lines, role: Role, label: str = "") -> tuple[Task, ...]:
        """Return those of the things in some lines with a role for which somebody or a day is named.

        `label` is the line above them, which may name who does all of them: "Actions (Ada)", "Ada to:".
        """
        label = label.strip("#* ")[:_MAX_TASK]
        everything = self._people.in_label(label) if role_of(label, self._language) else self._people.alone(label)
        found = (
            task if task.owners or not everything else replace(task, owners=everything)
            for task in self._tasks(lines, role)
        )
        return tuple(task for task in found if task.owners or task.due)

    def _tasks(self, lines: Lines, role: Role) -> Iterator[Task]:
        """Yield what every bullet, row or paragraph says; what lies deeper belongs to what it lies beneath."""
        columns: Mapping[int, bool] = {}
        head: int | None = None
        before = 0  # the row before
        for run in self._runs(lines):
            line = self._text.line(run.first)
            is_row = line.count("|") > 1
            if is_row and run.first != before + 1:
                head = head_of(Lines(run.first, run.first), self._text)
                columns = self._columns(head)
            before = run.first if is_row else 0
            if is_row and head is not None and run.first <= head + 1:
                continue  # the heads of the columns, and the line below them
            yield self._of_row(run, line, columns) if is_row and columns else self._of_wording(run, role)

    def _runs(self, lines: Lines) -> Iterator[Lines]:
        """Yield the lines of each thing: a bullet with what lies beneath it, a paragraph's line, a row."""
        first, depth = 0, 0
        for number in range(lines.first, lines.last + 1):
            line = self._text.line(number)
            if not line.strip() or _HEADING.match(line):
                continue
            indentation = len(line) - len(line.lstrip())
            marker = MARKER.match(line)
            goes_on = (
                first > 0 and number > lines.first and self._goes_on(number) and not (marker and marker[0].strip())
            )
            begins = first == 0 or (indentation <= depth and not goes_on)
            if begins and first:
                yield Lines(first, number - 1)
            if begins:
                first, depth = number, indentation
        if first:
            yield Lines(first, lines.last)

    def _goes_on(self, number: int) -> bool:
        """Return whether a line goes on with the paragraph of the line above it, which has no break at its end."""
        above = self._text.line(number - 1)
        return bool(above.strip()) and not above.endswith(("  ", "\\", "：", ":", "；", "。")) and "|" not in above

    def _columns(self, head: int | None) -> Mapping[int, bool]:
        """Return which columns of a table hold names, and which hold days: those are True."""
        names = [fold(shown_text(cell)).strip(TASK_EDGES) for cell in cells_of(self._text.line(head))] if head else []
        people = {at: False for at, name in enumerate(names) if name in self._words.owner_columns}
        return people | {at: True for at, name in enumerate(names) if name in self._words.due_columns}

    def _of_row(self, run: Lines, line: str, columns: Mapping[int, bool]) -> Task:
        cells = cells_of(line)
        owners: tuple[str, ...] = ()
        due: MeetingDate | str | None = None
        for at, holds_days in columns.items():
            cell = shown_text(cells[at]).strip() if at < len(cells) else ""
            if not holds_days:
                owners += self._people.labelled(cell)
            elif due is None:
                due = self._day(cell)
        return Task(run, tuple(dict.fromkeys(owners)), due)

    def _of_wording(self, run: Lines, role: Role) -> Task:
        wording = shown_text(self._text.piece(run)[: 4 * _MAX_TASK])[:_MAX_TASK]
        marker = MARKER.match(wording)
        wording = wording[marker.end() :] if marker else wording
        untagged = without_tag(wording)
        has_tag, wording = untagged != wording, untagged
        label = label_in(wording, self._language) or label_of_called(wording, self._text, self._language)
        aside = label.aside if label else ""
        content = label.content if label and label.content and "\n" not in wording else wording
        content = _NUMBER.sub("", content)
        owners = self._people.owners(content, aside, role)
        if not owners and role is Role.ACTION:
            owners = self._called(content, label) if label or has_tag else ()
        return Task(run, owners, self._due(wording))

    def _called(self, content: str, label: RoleLabel | None) -> tuple[str, ...]:
        """Return who is called behind a label or tag of an action item, or in it, though nobody present is."""
        if label and label.somebody and is_called(label.somebody, self._text, self._language):
            return (label.somebody,)
        called = called_before(content, self._text, self._language)
        return (called,) if called else ()

    def _due(self, wording: str) -> MeetingDate | str | None:
        calendar = _CALENDAR.search(wording)
        if calendar and (day := self._day(calendar["date"])):
            return day
        for match in self._words.due.finditer(wording):
            labelled = self._day(match["written"]) if match["written"] else self._date_in(match["date"])
            if labelled:
                return labelled
        days = (match for match in self._words.until.finditer(wording) if not _names_version(match))
        found = [match["date"] or match["before"] for match in days]
        arrow = _ARROW.search(wording.rstrip())
        found += [arrow["date"]] if arrow else []
        return next((day for written in found if (day := self._date_in(written))), None)

    def _day(self, wording: str) -> MeetingDate | str | None:
        """Return the day behind a label or in a column: as a date, else as it is written."""
        found = self._date_in(wording)
        if found:
            return found
        written = re.split(r"\s{2,}|\s(?=[^\s:：]{2,8}[:：])", wording.strip(TASK_EDGES))[0].strip(TASK_EDGES)
        is_none = fold(written) in self._words.nobody or not any(map(str.isalnum, written))
        return None if is_none or len(written) > _MAX_DUE else written

    def _date_in(self, wording: str) -> MeetingDate | None:
        year = self._date.year if self._date else None
        found = date_in(wording, year=year, language=self._language)
        if found is None or self._date is None or date_in(wording, language=self._language):
            return found
        # A day without its year that has long passed is one of the next year.
        days = (self._date.first_day - found.first_day).days
        return found if days <= _OVERDUE else _next_year(found)


def _names_version(until: re.Match[str]) -> bool:
    """Return whether a number with points stands right behind a word in Latin letters: "kernel 6.6内核" is no day."""
    number = until["before"] or ""
    before = until.string[: until.start()].rstrip()
    return _POINTED.fullmatch(number.strip()) is not None and before[-1:].isascii() and before[-1:].isalpha()


def _next_year(day: MeetingDate) -> MeetingDate | None:
    is_leap_day = (day.month, day.day) == (2, 29)
    return None if is_leap_day else MeetingDate(day.year + 1, day.month, day.day)
