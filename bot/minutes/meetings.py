"""Gathers minutes into meetings: the texts of one meeting in several languages are one meeting."""

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count
from typing import NamedTuple

from bot.languages.merging import words_for
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.languages import path_without_language
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import MeetingDate, Minutes
from bot.minutes.shown import shown_text
from bot.minutes.speakers import speakers_in
from bot.minutes.transcripts import lies_apart, path_of_meeting
from bot.minutes.written_dates import dates_in

_WORDS = re.compile(r"[^\W_]+")
_MAX_NAME_CHARACTERS = 60  # characters of a title in an id


def gather_meetings(minutes: Iterable[Minutes]) -> tuple[Meeting, ...]:
    """Return the meetings, newest first; those without a date come last, by name.

    Files whose paths differ only in their language (`a.md` and `a.en.md`, `zh/a.md` and `en/a.md`) are texts of one
    meeting, and so are notes and a transcript. An id is the date; if a date has several meetings, what tells their
    files apart is added to each, so that none of them goes by the date alone.
    """
    groups = [_group(texts) for texts in _texts_of_meetings(tuple(minutes))]
    same_date: defaultdict[MeetingDate | None, list[_Group]] = defaultdict(list)
    for group in groups:
        same_date[group.date].append(group)
    taken: set[str] = set()
    meetings: list[Meeting] = []
    for group in sorted(groups, key=lambda group: (group.path, group.texts[0].origin, group.first_line)):
        same = same_date[group.date]
        identifier = _identifier(group, same)
        is_shared = len(same) > 1 and identifier == str(group.date)
        numbered = (f"{identifier}-{number}" for number in count(1 if is_shared else 2))
        unique = next(name for name in chain(() if is_shared else (identifier,), numbered) if name not in taken)
        taken.add(unique)
        meetings.append(Meeting(unique, group.date, group.texts))
    return tuple(sorted(meetings, key=_newest_first))


class _Group(NamedTuple):
    """The texts of one meeting."""

    path: str
    """Without the language."""
    date: MeetingDate | None
    texts: tuple[Minutes, ...]

    @property
    def first_line(self) -> int:
        """Where the meeting begins in its file; 1 if it is all of it."""
        lines = self.texts[0].lines
        return lines.first if lines else 1


def _texts_of_meetings(minutes: Sequence[Minutes]) -> Iterator[list[Minutes]]:
    """Yield the texts of each meeting."""
    by_path: defaultdict[tuple[str, str, str], list[Minutes]] = defaultdict(list)
    seen: Counter[tuple[str, str]] = Counter()
    for one in minutes:
        part = ""
        if one.lines:  # of several meetings on one day in one file, the first one is the first in every language
            seen[one.source, str(one.date)] += 1
            part = f"{one.date} {seen[one.source, str(one.date)]}"
        by_path[one.origin, path_without_language(one.source), part].append(one)
    notes: defaultdict[tuple[str, str], list[list[Minutes]]] = defaultdict(list)
    heard: list[tuple[tuple[str, str], list[Minutes]]] = []
    for (origin, path, _), texts in by_path.items():
        key = origin, path_of_meeting(path)
        if all(text.is_transcript for text in texts):
            heard.append((key, texts))
        else:
            notes[key].append(texts)
    for key, texts in heard:
        beside = [one for one in notes.get(key, ()) if _agree(one[0], texts[0])]
        if not beside and texts[0].date and lies_apart(texts[0].source):
            # A folder of transcripts may stand beside the one of the notes, under whatever name.
            there = (group for other, group in notes.items() if _are_named_alike(other, key))
            beside = [one for one in chain.from_iterable(there) if one[0].date == texts[0].date]
        if len(beside) == 1:
            beside[0].extend([_heard(text, beside[0]) for text in texts])
        else:
            yield texts
    yield from chain.from_iterable(notes.values())


def _are_named_alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Return whether two files of one source are named alike in any two folders."""
    return one[0] == other[0] and posixpath.basename(one[1]) == posixpath.basename(other[1])


def _agree(one: Minutes, other: Minutes) -> bool:
    """Return whether two texts may be of one day; one of them may not tell it."""
    if one.date is None or other.date is None:
        return True
    return one.date[:2] == other.date[:2] and 0 in (one.date.day - other.date.day, one.date.day, other.date.day)


def _heard(transcript: Minutes, notes: Sequence[Minutes]) -> Minutes:
    """Return a transcript with the speakers that the notes name as attendees, if it names none itself."""
    attendees = next((text.attendees for text in notes if text.attendees), ())
    if transcript.attendees or not attendees:
        return transcript
    people = AttendeeNames(attendees)
    entries = (
        replace(entry, speakers=speakers_in(transcript.text.lines(entry.lines), people, {}))
        for entry in transcript.entries
    )
    return replace(transcript, entries=tuple(entries))


def _group(texts: Sequence[Minutes]) -> _Group:
    path = path_without_language(next((text for text in texts if not text.is_transcript), texts[0]).source)
    # The file without a language in its name is the one the others are versions of.
    ordered = tuple(sorted(texts, key=lambda text: (text.is_transcript, text.source != path, text.source)))
    return _Group(path, next((text.date for text in ordered if text.date), None), ordered)


def latest_meeting(meetings: Iterable[Meeting], today: MeetingDate) -> Meeting | None:
    """Return the newest meeting that was held, None if there is none."""
    return min(held_meetings(meetings, today), key=_newest_first, default=None)


def held_meetings(meetings: Iterable[Meeting], today: MeetingDate) -> list[Meeting]:
    """Return the meetings with a date that is not in the future, in the order in which they are given.

    One of which only the agenda is written down is among them only if that is so of all.
    """
    past = [meeting for meeting in meetings if meeting.date and meeting.date <= today]
    return [meeting for meeting in past if meeting.has_notes] or past


def _newest_first(meeting: Meeting) -> tuple[bool, tuple[int, ...], str]:
    return (meeting.date is None, tuple(-part for part in meeting.date or ()), meeting.id)


def _identifier(group: _Group, same: Sequence[_Group]) -> str:
    path, date = group.path, group.date
    if date is None:
        return _name_of(path)
    if len(same) == 1:
        return str(date)
    teams = _teams_of([other.path for other in same])
    team = teams[path]
    if len(set(teams.values())) == len(same) and team:
        return f"{date}-{team}"
    # Of several meetings in one file, only the titles are of one.
    name = _name_in_title(group.texts[0]) if group.texts[0].lines else _name_of(path)
    suffix = _without_date(name, date)
    return f"{date}-{suffix}" if suffix and suffix not in str(date) else f"{date}"


def _name_in_title(text: Minutes) -> str:
    """Return the words of a title beside its date, joined by hyphens."""
    dated = dates_in(shown_text(text.title), text.language)
    rest = f"{dated.text[: dated.dates[0].start]} {dated.text[dated.dates[0].end :]}" if dated.dates else dated.text
    return "-".join(_WORDS.findall(rest.lower()))[:_MAX_NAME_CHARACTERS].strip("-")


def _without_date(name: str, date: MeetingDate) -> str:
    """Return what a name says besides the date.

    >>> [_without_date(name, MeetingDate(2024, 3, 5)) for name in ("2024-03-05-beds", "20240305", "beds_2024_03_05-b")]
    ['beds', '', 'beds-b']
    """
    written = "[-_. ]?".join(str(date).split("-"))
    parts = (part.strip("-_. ") for part in re.split(rf"(?<!\d){written}(?!\d)", name))
    return "-".join(part for part in parts if part)


def _teams_of(paths: Sequence[str]) -> Mapping[str, str]:
    """Return the group that met, for each of some files: its outermost folder that not all of them share.

    >>> dict(_teams_of(["sig/tools/2024/a.md", "sig/beds/2024/a.md", "2024/a.md"]))
    {'sig/tools/2024/a.md': 'sig', 'sig/beds/2024/a.md': 'sig', '2024/a.md': ''}
    >>> dict(_teams_of(["sig/tools/2024/a.md", "sig/beds/2024/a.md"]))
    {'sig/tools/2024/a.md': 'tools', 'sig/beds/2024/a.md': 'beds'}
    """
    named = {path: [folder for folder in path.split("/")[:-1] if not folder[:4].isdecimal()] for path in paths}
    shared = posixpath.commonprefix(list(named.values())) if len(named) > 1 else []
    return {path: next(iter(folders[len(shared) :] or folders[:1]), "") for path, folders in named.items()}


def _name_of(path: str) -> str:
    stem = posixpath.splitext(posixpath.basename(path))[0]
    folder = posixpath.basename(posixpath.dirname(path))
    return folder if stem.lower() in words_for().files.generic and folder else stem
