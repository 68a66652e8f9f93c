"""Reads one date out of a text, the most trusted that it holds, or the years that stand alone in it."""

import re
from datetime import date

from bot.languages.merging import own_language
from bot.minutes.date_patterns import date_patterns
from bot.minutes.model import MeetingDate, PartialDate
from bot.minutes.written_dates import MAX_CHARACTERS, dates_in

_PARTIAL = re.compile(r"(?P<year>[0-9]{4})(?:([-/.])(?P<month>[0-9]{1,2})(?:\2(?P<day>[0-9]{1,2}))?)?")


def date_in(text: str, *, year: int | None = None, language: str = "") -> MeetingDate | None:
    """Return the date that a title or name holds; `year` completes one that has only month and day.

    `language` is that of the file, as far as it is known. It decides which of two numbers is the day.

    >>> str(date_in("# 11 July, 2023 Meeting Notes")), str(date_in("GraphQL WG Notes - January 2024"))
    ('2023-07-11', '2024-01')
    >>> str(date_in("13 de septiembre de 2023")), str(date_in("Sitzung vom 17. Juni 2022", language="de"))
    ('2023-09-13', '2022-06-17')
    >>> str(date_in("CloudWeGo 社区会议 6.30", year=2022)), date_in("CloudWeGo 社区会议 6.30")
    ('2022-06-30', None)
    >>> str(date_in("令和六年三月四日の例会", language="ja")), date_in("Flashing_2019.1.3")
    ('2024-03-04', None)
    """
    for written in dates_in(text, language).dates:
        if written.has_year or year:
            readings = written.with_year(year or 0)
            if readings:
                return readings[0]
    return None


def partial_date(text: str) -> PartialDate | None:
    """Return the day, month or year that a text is, None for any other text and for a date that there is none of.

    >>> [str(partial_date(text)) for text in ("2024", "2024-3", "2024/03/05", "June 2022", "2024-02-30", "2024x")]
    ['2024', '2024-03', '2024-03-05', '2022-06', 'None', 'None']
    """
    match = _PARTIAL.fullmatch(text.strip())
    if match is None:
        found = date_in(text)
        return PartialDate(*found) if found else None
    year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def years_in(text: str, language: str) -> tuple[int, ...]:
    """Return the years that stand alone in a text."""
    pattern = date_patterns(own_language(language)).year_alone
    return tuple(int(match["year"]) for match in pattern.finditer(text[:MAX_CHARACTERS]))
