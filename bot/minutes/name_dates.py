"""Finds the dates in the name of a file, where they are written in ways that mean nothing elsewhere.

`0714会议纪要` is of 14 July, and `24_12_14 Minutes` of 14 December 2024.
"""

import re
from collections.abc import Iterator

from bot.languages.merging import own_language
from bot.languages.reader import languages
from bot.minutes.date_patterns import Form
from bot.minutes.model import MeetingDate
from bot.minutes.written_dates import WrittenDate, dates_in, valid_day

_FOUR_DIGITS = re.compile(r"(?<![\dA-Za-z.])(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?![\dA-Za-z.])")
_SHORT_YEAR = re.compile(r"(?P<year>\d{2})(?P<mark>[-_.]?)(?P<month>\d{2})(?P=mark)(?P<day>\d{2})(?![\d.])")
_SHORT_YEAR_LAST = re.compile(
    r"(?<![\dA-Za-z.])(?P<first>\d{2})(?P<mark>[-_.])(?P<second>\d{2})(?P=mark)(?P<year>\d{2})(?![\dA-Za-z]|[-_.]\d)"
)
_SIX_DIGITS = re.compile(r"(?P<first>\d{2})(?P<mark>)(?P<second>\d{2})(?P<year>\d{2})(?=[-_ ][^\W\d_]|\Z)")
"""A name that begins with them, or is nothing else."""
_GLUED = re.compile(r"(?<!\d)(\d{1,2})([^\W\d_]{3,12})(\d{4})(?!\d)")  # "07-20December2018": the seventh, of that day
_YEARS = re.compile(r"(?:19|20)\d{2}")
_CENTURY = 2000
_LEAST_YEAR, _MONTHS = 10, 12  # from which on four digits are as well a year, with its month behind them
_FIRST_SHORT_YEAR, _LAST_SHORT_YEAR = 2010, 2039  # hardly any minutes are older, and none newer


def dates_in_name(name: str, years: tuple[int, ...], language: str = "") -> tuple[WrittenDate, ...]:
    """Return the dates in the name of a file, without its ending; `years` are those that its path tells.

    >>> [str(found.readings[0]) for found in dates_in_name("24_12_14 Minutes", (2024,))]
    ['2024-12-14']
    >>> [str(found.readings[0]) for found in dates_in_name("2024-03-04-minutes", ())]
    ['2024-03-04']
    >>> [str(found.readings[0]) for found in dates_in_name("07-20December2018", (), "en")]
    ['2018-12-20']
    >>> [str(found.readings[0]) for found in dates_in_name("notes-02-27-24", (), "en")]
    ['2024-02-27']
    """
    glued = _GLUED.search(name) if len(_YEARS.findall(name)) == 1 else None
    if glued and (written := dates_in(" ".join(glued.groups()), language).dates):
        return written
    found = tuple(_short_year_first(name, years, language)) or dates_in(name, language).dates
    if not any(written.has_year for written in found):
        found = tuple(_short_year_last(name, years, language)) or found
    return found or tuple(_four_digits(name))


def _short_year_first(name: str, years: tuple[int, ...], language: str) -> Iterator[WrittenDate]:
    """Yield the date that a name begins with, its year in two digits.

    It is one if the year stands in full in the path too, or if years always come first in the language, as where a
    word of their own stands behind them.
    """
    match = _SHORT_YEAR.match(name)
    if match is None:
        return
    year, month, day = _CENTURY + int(match["year"]), int(match["month"]), int(match["day"])
    puts_year_first = bool(languages()[own_language(language)].minutes.dates.year_unit)
    if year <= _LAST_SHORT_YEAR and day and valid_day(year, month, day) and (year in years or puts_year_first):
        yield WrittenDate((MeetingDate(year, month, day),), Form.PLAIN)


def _short_year_last(name: str, years: tuple[int, ...], language: str) -> Iterator[WrittenDate]:
    """Yield the date of three numbers of two digits each, the last its year: other files may tell what is the day.

    If its year may stand in front as well, other files tell that too, unless the path tells the year in full. Six
    digits with no mark between them are a date only if it may.
    """
    match = _SHORT_YEAR_LAST.search(name) or _SIX_DIGITS.match(name)
    if match is None:
        return
    first, second, year = int(match["first"]), int(match["second"]), _CENTURY + int(match["year"])
    turned = _CENTURY + first
    may_be_turned = _FIRST_SHORT_YEAR <= turned <= _LAST_SHORT_YEAR and valid_day(turned, second, int(match["year"]))
    is_month = first == _CENTURY // 100 and second >= _LEAST_YEAR and int(match["year"]) <= _MONTHS  # "201103"
    is_date = match["mark"] or year in years or (may_be_turned and not is_month)
    if year > _LAST_SHORT_YEAR or not is_date:
        return
    is_open = may_be_turned and year not in years
    day_first = languages()[own_language(language)].minutes.dates.day_first
    orders = ((second, first), (first, second)) if day_first else ((first, second), (second, first))
    readings = [MeetingDate(year, month, day) for month, day in orders if day and valid_day(year, month, day)]
    if is_open:
        readings.append(MeetingDate(turned, second, int(match["year"])))
    if readings:
        form = Form.SHORT_EITHER if is_open else Form.SHORT
        yield WrittenDate(tuple(dict.fromkeys(readings)), form, match["mark"], first=first)


def _four_digits(name: str) -> Iterator[WrittenDate]:
    """Yield the month and day that four digits are: a date in the name of a file only."""
    for match in _FOUR_DIGITS.finditer(name):
        month, day = int(match["month"]), int(match["day"])
        if day and valid_day(_CENTURY, month, day):
            yield WrittenDate((MeetingDate(0, month, day),), Form.COMPACT)
            return
