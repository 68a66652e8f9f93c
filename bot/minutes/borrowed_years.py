"""Finds the year of a date that is written without one: in the front matter, or by the other dates of the file.

The name of a file and its folders tell it too; `bot.minutes.date_clues` reads those.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bot.minutes.date_clues import Clue, DateClues, Place
from bot.minutes.date_patterns import Form
from bot.minutes.front_matter import FrontMatter
from bot.minutes.model import MeetingDate
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.shown import shown_text
from bot.minutes.written_dates import dates_in
from bot.text import Lines, SourceText

_YEAR = re.compile(r"(?:19|20)\d{2}")
_WHOLE = frozenset({Form.PLAIN, Form.NUMBERS})
_MAX_LINES = 2_000  # lines of a file that are looked at
_MAX_LINE = 500  # characters of a line
_NEAR = 120  # days that the other dates in minutes are away at most; an older one tells of something else
_SAFE_DAY = 28  # that every month has
_MIN_DATES = 2  # that agree, where none is that of another meeting


def with_borrowed_years(clues: DateClues, front_matter: FrontMatter, text: SourceText, language: str = "") -> DateClues:
    """Return the clues of a file with the year that its front matter, else its other dates tell.

    Other dates tell it only if a date lacks its year and nothing better gives it, and if all of them agree.
    """
    stated = str(front_matter.value("year") or "").strip()
    if _YEAR.fullmatch(stated):
        return replace(clues, years=tuple(dict.fromkeys((int(stated), *clues.years))))
    unfinished = next((clue for clue in clues.clues if _lacks_year(clue)), None)
    if clues.years or unfinished is None:
        return clues
    meant = unfinished.written.readings[0]
    found: dict[tuple[MeetingDate, ...], bool] = {}
    for readings, is_of_other in _dates(text, front_matter.body_line, language):
        found[readings] = found.get(readings, False) or is_of_other
    years = {_nearest_year(meant, readings) for readings in found}
    year = next(iter(years)) if len(years) == 1 else None
    tells = any(found.values()) or len(found) >= _MIN_DATES
    return replace(clues, years=(year,)) if year and tells else clues


def _lacks_year(clue: Clue) -> bool:
    return not clue.written.has_year and clue.place is not Place.PROSE and clue.written.readings[0].day > 0


def _dates(text: SourceText, first_line: int, language: str) -> Iterator[tuple[tuple[MeetingDate, ...], bool]]:
    """Yield the days in a text whose years are written, each with whether it is that of another meeting."""
    if first_line > text.line_count:
        return
    for line in islice(text.lines(Lines(first_line, text.line_count)), _MAX_LINES):
        if not _YEAR.search(line):
            continue
        shown = shown_text(line[:_MAX_LINE])
        for written in dates_in(shown, language).dates:
            if written.has_year and written.form in _WHOLE and written.readings[0].day:
                yield written.readings, names_other_meeting(shown, language)


def _nearest_year(meant: MeetingDate, readings: tuple[MeetingDate, ...]) -> int | None:
    """Return the year in which a day is nearest to another date, None if it is far from all that this one may mean."""
    days = {
        abs(meant._replace(year=year, day=min(meant.day, _SAFE_DAY)).first_day - other.first_day).days: year
        for other in readings
        for year in (other.year - 1, other.year, other.year + 1)
    }
    nearest = min(days)
    return days[nearest] if nearest <= _NEAR else None
