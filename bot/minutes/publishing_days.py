"""Tells the day on which an article appeared from the day of the meeting that it reports on.

A blog files its pages by the day on which they appear, in their names and front matter alike; the title of a report
says which meeting it is of.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.minutes.date_clues import Clue, DateClues, Place
from bot.minutes.date_patterns import Form
from bot.minutes.front_matter import FrontMatter
from bot.minutes.meeting_titles import names_a_meeting
from bot.minutes.model import MeetingDate
from bot.minutes.shown import shown_text
from bot.minutes.written_dates import dates_in

_LONGEST = 60  # days after a meeting on which its report may appear
_STATED = (Place.FRONT_MATTER, Place.NAME)


def with_publishing_days(clues: DateClues) -> DateClues:
    """Return the clues of an article with the day of its front matter and name as the one on which it was filed.

    So it is only if title, label or heading tells another day, not long before.
    """
    days = {clue.written.readings[0] for clue in clues.clues if clue.place in _STATED and _is_whole(clue)}
    if len(days) != 1:
        return clues
    published = days.pop()
    told = (clue for clue in clues.clues if clue.place in (Place.TITLE, Place.LABEL, Place.HEADING))
    earlier = [day for clue in told for day in _days_before(clue, published)]
    if not earlier or published in earlier:
        return clues
    filed = (replace(one, place=Place.FILED) if one.place in _STATED else one for one in clues.clues)
    years = dict.fromkeys((*(day.year for day in earlier), *clues.years))
    return replace(clues, clues=tuple(filed), years=tuple(years))


def with_posting_day(clues: DateClues, front_matter: FrontMatter, title: str) -> DateClues:
    """Return the clues of what a program posted, whose title says of which earlier meeting it is, with that day alone.

    A program writes down the second, or calls the file by the title, day and all: an archive may appear years later.
    """
    posted = front_matter.value("date")
    if not isinstance(posted, datetime) or not names_a_meeting(title):
        return clues
    told = next((one.written for one in clues.clues if one.place is Place.TITLE and _is_whole(one)), None)
    shown = dates_in(shown_text(title), clues.language)
    ends_title = any(not shown.text[one.end :].strip(" .") for one in shown.dates)  # "Meeting on the 5 May incident"
    if told is None or told.readings[0].first_day >= posted.date() or not ends_title:
        return clues
    name = posixpath.splitext(posixpath.basename(clues.path))[0].replace("-", " ").replace("_", " ")
    is_named = any(one.readings[0] == told.readings[0] for one in dates_in(name, clues.language).dates)
    day = MeetingDate(posted.year, posted.month, posted.day)
    agrees = any(one.place is Place.NAME and one.written.readings[0] == day for one in clues.clues)
    if not is_named and (agrees or not posted.second):
        return clues
    filed = tuple(
        replace(one, place=Place.FILED) if one.place in _STATED and one.written.readings[0] == day else one
        for one in clues.clues
    )
    return replace(clues, clues=filed, years=tuple(dict.fromkeys((told.readings[0].year, *clues.years))))


def _is_whole(clue: Clue) -> bool:
    return clue.written.has_year and clue.written.readings[0].day > 0


def _days_before(clue: Clue, published: MeetingDate) -> Iterator[MeetingDate]:
    """Yield what a clue may mean that is not long before the day on which the page appeared, or that day."""
    # "Sitting 6.10" counts the sittings.
    counts = not clue.written.has_year and clue.written.form is Form.TWO_NUMBERS and clue.written.mark == "."
    if not clue.written.readings[0].day or counts:
        return
    years = (0,) if clue.written.has_year else (published.year, published.year - 1)
    for year in years:
        found = [
            reading
            for reading in clue.written.with_year(year)
            if 0 <= (published.first_day - reading.first_day).days <= _LONGEST
        ]
        yield from found
        if found:
            return
