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
_CENTURY = 2000
_LAST_SHORT_YEAR = 2039


def dates_in_name(name: str, years: tuple[int, ...], language: str = "") -> tuple[WrittenDate, ...]:
    """Return the dates in the name of a file, without its ending; `years` are those that its path tells.

    >>> [str(found.readings[0]) for found in dates_in_name("24_12_14 Minutes", (2024,))]
    ['2024-12-14']
    >>> [str(found.readings[0]) for found in dates_in_name("2024-03-04-minutes", ())]
    ['2024-03-04']
    """
    return (
        tuple(_short_year_first(name, years, language)) or dates_in(name, language).dates or tuple(_four_digits(name))
    )


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


def _four_digits(name: str) -> Iterator[WrittenDate]:
    """Yield the month and day that four digits are: a date in the name of a file only."""
    for match in _FOUR_DIGITS.finditer(name):
        month, day = int(match["month"]), int(match["day"])
        if day and valid_day(_CENTURY, month, day):
            yield WrittenDate((MeetingDate(0, month, day),), Form.COMPACT)
            return
