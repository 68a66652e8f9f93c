"""Finds where minutes announce the meeting that comes next."""

import re
from collections.abc import Sequence
from functools import cache

from bot.languages.reader import languages
from bot.minutes.dates import date_in
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import MeetingDate
from bot.search.analysis.phrase_patterns import compiled, found_by, phrases_in
from bot.search.index.entries import EntryTable
from bot.search.model import IndexedEntry
from bot.text import Lines, normalise

_MARKS = re.compile(r"[\s>*_#|+\-–—•·]*(?:\d{1,2}[.、)）]\s*)?[\s*_]*")
_MAX_LINES = 4
"""Lines below a heading that tell when and where."""
_MAX_LINE_CHARACTERS = 1_000
_MAX_BEFORE_DAY = 40
"""Characters from the words for the next meeting to the end of its day."""


def coming_meeting(meetings: Sequence[Meeting], today: MeetingDate) -> Meeting | None:
    """Return the first meeting after today; they are given newest first."""
    return next((meeting for meeting in reversed(meetings) if meeting.date and meeting.date > today), None)


def announced_in(meeting: Meeting, entries: EntryTable) -> tuple[int, Lines] | None:
    """Return the entry of a meeting that announces the next one, and the lines that do; None if none does.

    Such a line begins with the words for the next meeting and names a day, or stands above lines that do: what was
    said of the next meeting in passing announces nothing.
    """
    places = [place for place in entries if place.meeting is meeting]
    for place in places:
        if lines := _announcing(place, _next_meeting()):
            return place.number, lines
    for place in reversed(places):  # such words end the minutes; elsewhere they are said of other things
        if lines := _announcing(place, _meeting_again()):
            return place.number, lines
    return None


def _announcing(place: IndexedEntry, opening: re.Pattern[str]) -> Lines | None:
    text, (first, last) = place.minutes.text, place.entry.lines
    for number in range(first, last + 1):
        line = normalise(text.line(number)[:_MAX_LINE_CHARACTERS])
        begun = _MARKS.match(line)
        found = opening.match(line, begun.end() if begun else 0)
        if found is None:
            continue
        if _names_day(line[found.end() :], place):
            return Lines(number, number)
        if not line[found.end() :].strip(" \t*_#:："):
            below = [
                below for below in range(number + 1, min(number + _MAX_LINES, last) + 1) if text.line(below).strip()
            ]
            if any(_names_day(text.line(one), place) for one in below):
                return Lines(below[0], below[-1])
    return None


def _names_day(text: str, place: IndexedEntry) -> bool:
    held = place.meeting.date
    near = text[:_MAX_BEFORE_DAY]  # what is far behind says what is to be done at that meeting
    return date_in(near, year=held.year if held else None, language=place.minutes.language) is not None


@cache
def _next_meeting() -> re.Pattern[str]:
    return compiled(found_by(phrases_in(tuple(languages()), lambda words: words.browsing.next_meeting)))


@cache
def _meeting_again() -> re.Pattern[str]:
    return compiled(found_by(phrases_in(tuple(languages()), lambda words: words.browsing.meeting_again)))
