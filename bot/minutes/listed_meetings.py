"""Tells a page that lists meetings, with what leads to their minutes, from the minutes of one."""

import re
from collections.abc import Iterator

from bot.minutes.model import Minutes
from bot.minutes.section_kinds import Outline
from bot.minutes.shown import shown_text
from bot.minutes.written_dates import WrittenDate, dates_in

_MIN_DAYS = 2  # that are listed
_LEAST = 0.5  # share of the lines that tell of meetings
_MAX_BESIDE = 4  # words beside the day: "23 November 2023, sync of the steering group"
_MAX_CHARACTERS = 20_000  # of a text that are looked at
_LINK = re.compile(r"\[\[[^\[\]]{1,200}\]\]|\[[^\[\]]{1,200}\]\([^()\s]{1,500}\)|<?https?://[^\s<>]{1,500}>?")
_TAG = re.compile(r"</?[a-z][^<>\n]{0,200}>", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")


def lists_meetings(minutes: Minutes, outline: Outline) -> bool:
    """Return whether a text has links, and most of its lines are the days of several meetings, or links alone.

    Where somebody is listed as present, it is about one meeting, if it is not the rows of a table that have a day, a
    link and people each.
    """
    if any(entry.role for entry in minutes.entries):
        return False
    text = outline.text.text[:_MAX_CHARACTERS]
    if not _LINK.search(text):
        return False
    if _has_meetings_for_rows(text, outline.language):
        return True
    if minutes.attendees:
        return False
    lines = [line for line in _said(outline, text) if any(map(str.isalnum, line))]
    days = [_lone_day(line, outline.language) for line in lines]
    links = [not _WORD.search(_LINK.sub("", line)) for line in lines]
    listed = sum(day is not None or is_link for day, is_link in zip(days, links, strict=True))
    distinct = {day.readings for day in days if day is not None}
    return len(distinct) >= _MIN_DAYS and listed >= _LEAST * len(lines)


def _has_meetings_for_rows(text: str, language: str) -> bool:
    """Return whether nearly all lines are rows, each with another day in a cell of its own and a link."""
    lines = [line for line in text.split("\n") if any(map(str.isalnum, line)) and not line.lstrip().startswith("#")]
    cells = [line.strip().strip("|").split("|") for line in lines if line.count("|") > 1 and _LINK.search(line)]
    in_rows = [[_lone_day(cell, language) for cell in row if not _LINK.search(cell)] for row in cells]
    days = {day.readings for row in in_rows for day in row if day is not None}
    return len(days) >= _MIN_DAYS and len(days) + 1 >= len(lines)


def _said(outline: Outline, text: str) -> Iterator[str]:
    """Yield the lines without headings and tags, and without what stands above the text."""
    first = outline.sections[0].lines.first if outline.sections else 1
    for number, line in enumerate(text.split("\n"), 1):
        if number >= first and not line.lstrip().startswith("#"):
            yield _TAG.sub(" ", line)


def _lone_day(line: str, language: str) -> WrittenDate | None:
    """Return the day that a line tells with little beside it."""
    if not any(map(str.isdigit, line)):
        return None
    found = dates_in(shown_text(line), language)
    day = next((date for date in found.dates if date.readings[0].day and date.has_year), None)
    return day if day is not None and len(found.words_beside(day, language)) <= _MAX_BESIDE else None
