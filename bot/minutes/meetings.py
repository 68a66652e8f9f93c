"""Gathers minutes into meetings: the texts of one meeting in several languages are one meeting."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain, count

from bot.languages.merging import words_for
from bot.minutes.languages import path_without_language
from bot.minutes.model import Meeting, MeetingDate, Minutes


def gather_meetings(minutes: Iterable[Minutes]) -> tuple[Meeting, ...]:
    """Return the meetings, newest first; those without a date come last, by name.

    Files whose paths differ only in their language (`a.md` and `a.en.md`, `zh/a.md` and `en/a.md`) are texts of one
    meeting. An id is the date; if a date has several meetings, what tells their files apart is added to each, so
    that none of them goes by the date alone.
    """
    by_path: defaultdict[tuple[str, str], list[Minutes]] = defaultdict(list)
    for one in minutes:
        by_path[one.origin, path_without_language(one.source)].append(one)
    groups: list[tuple[str, MeetingDate | None, tuple[Minutes, ...]]] = []
    for (_, path), versions in by_path.items():
        # The file without a language in its name is the one the others are versions of.
        ordered = tuple(sorted(versions, key=lambda text: (text.source != path, text.source)))
        date = next((text.date for text in ordered if text.date), None)
        groups.append((path, date, ordered))
    same_date: defaultdict[MeetingDate | None, list[str]] = defaultdict(list)
    for path, date, _ in groups:
        same_date[date].append(path)
    taken: set[str] = set()
    meetings: list[Meeting] = []
    for path, date, texts in sorted(groups, key=lambda group: (group[0], group[2][0].origin)):
        identifier = _identifier(path, date, same_date[date])
        is_shared = len(same_date[date]) > 1 and identifier == str(date)
        numbered = (f"{identifier}-{number}" for number in count(1 if is_shared else 2))
        unique = next(name for name in chain(() if is_shared else (identifier,), numbered) if name not in taken)
        taken.add(unique)
        meetings.append(Meeting(unique, date, texts))
    return tuple(sorted(meetings, key=_newest_first))


def latest_meeting(meetings: Iterable[Meeting], today: MeetingDate) -> Meeting | None:
    """Return the newest meeting that is not in the future, None if there is none with a date."""
    return min(held_meetings(meetings, today), key=_newest_first, default=None)


def held_meetings(meetings: Iterable[Meeting], today: MeetingDate) -> list[Meeting]:
    """Return the meetings that are not in the future, in the order in which they are given."""
    return [meeting for meeting in meetings if meeting.date and meeting.date <= today]


def _newest_first(meeting: Meeting) -> tuple[bool, tuple[int, ...], str]:
    return (meeting.date is None, tuple(-part for part in meeting.date or ()), meeting.id)


def _identifier(path: str, date: MeetingDate | None, same: list[str]) -> str:
    name = _name_of(path)
    if date is None:
        return name
    if len(same) == 1:
        return str(date)
    groups = {_group_of(other) for other in same}
    group = _group_of(path)
    if len(groups) == len(same) and group:
        return f"{date}-{group}"
    suffix = _without_date(name, date)
    return f"{date}-{suffix}" if suffix and suffix not in str(date) else f"{date}"


def _without_date(name: str, date: MeetingDate) -> str:
    """Return what a name says besides the date.

    >>> [_without_date(name, MeetingDate(2024, 3, 5)) for name in ("2024-03-05-beds", "20240305", "beds_2024_03_05-b")]
    ['beds', '', 'beds-b']
    """
    written = "[-_. ]?".join(str(date).split("-"))
    parts = (part.strip("-_. ") for part in re.split(rf"(?<!\d){written}(?!\d)", name))
    return "-".join(part for part in parts if part)


def _group_of(path: str) -> str:
    """Return the outermost folder that is no date: the group that met."""
    return next((folder for folder in path.split("/")[:-1] if not folder[:4].isdecimal()), "")


def _name_of(path: str) -> str:
    stem = posixpath.splitext(posixpath.basename(path))[0]
    folder = posixpath.basename(posixpath.dirname(path))
    return folder if stem.lower() in words_for().files.generic and folder else stem
