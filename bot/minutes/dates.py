"""Finds the date of a meeting in its front matter, title, file name or path, in that order of trust."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from bot.languages.merging import own_language
from bot.minutes.agenda_numbers import chinese_number
from bot.minutes.date_patterns import DatePatterns, date_patterns
from bot.minutes.model import MeetingDate, PartialDate

# Month and day in four digits are a date only in the name of a file: "0714会议纪要".
_FOUR_DIGITS = re.compile(r"(?<![\dA-Za-z.])(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?![\dA-Za-z.])")
_PARTIAL = re.compile(r"(?P<year>[0-9]{4})(?:([-/.])(?P<month>[0-9]{1,2})(?:\2(?P<day>[0-9]{1,2}))?)?")
_MAX_COMPACT_DATE = 99991231
_LONE_YEAR = re.compile(r"(?<!\d)(?P<year>20\d{2}|19\d{2})(?!\d)")


def date_from_value(value: Any, language: str = "") -> MeetingDate | None:
    """Return the date that a front matter value means: a date, a date and time, or a text that holds one."""
    if isinstance(value, date):  # a date with a time is one too
        return MeetingDate(int(value.year), int(value.month), int(value.day))
    if isinstance(value, int) and 0 < value <= _MAX_COMPACT_DATE:
        return date_in(str(value), language=language)
    return date_in(value, language=language) if isinstance(value, str) else None


def date_in(text: str, *, year: int | None = None, language: str = "") -> MeetingDate | None:
    """Return the date that a title or name holds; `year` completes one that has only month and day.

    `language` is that of the file, as far as it is known.

    >>> str(date_in("# 11 July, 2023 Meeting Notes")), str(date_in("GraphQL WG Notes - January 2024"))
    ('2023-07-11', '2024-01')
    >>> str(date_in("13 de septiembre de 2023")), str(date_in("Sitzung vom 17. Juni 2022", language="de"))
    ('2023-09-13', '2022-06-17')
    >>> str(date_in("CloudWeGo 社区会议 6.30", year=2022)), date_in("CloudWeGo 社区会议 6.30")
    ('2022-06-30', None)
    """
    patterns = date_patterns(own_language(language))
    text = _with_digits(text, patterns)
    complete = (*patterns.with_year, *patterns.month_of_year)
    found = next(_matches(complete, text, patterns, year=None), None)
    return found or (next(_matches(patterns.without_year, text, patterns, year=year), None) if year else None)


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


class DateReading(NamedTuple):
    """The date of a meeting, and the one that another place gives where they disagree."""

    date: MeetingDate | None
    other: MeetingDate | None = None


def find_date(stated: Any, title: str | None, path: str, *, head: str = "", language: str = "") -> DateReading:
    """Return the date of a meeting from its front matter, title, file name or path, else from its `head` lines.

    `language` is that of the file.

    A title that has to borrow its year from the path counts for less than the file's own name: such titles are
    copied from one meeting's file to the next.

    >>> str(find_date(None, "Notes", "main/2024/CG-01-02.md").date), str(find_date(None, None, "2024-02/feb-7.md").date)
    ('2024-01-02', '2024-02-07')
    >>> str(find_date(None, None, "2024/01/02.md").date), find_date(None, "Go 1.18 and generics", "notes.md").date
    ('2024-01-02', None)
    >>> [str(date) for date in find_date(None, "Agenda for the June 9th call", "2021/WG-08-11.md")]
    ['2021-08-11', '2021-06-09']
    """
    *folders, name = path.split("/")
    name = re.sub(r"(?:\.[a-z]{2}(?:-[A-Za-z]+)?)?\.(?:md|markdown)$", "", name)
    patterns = date_patterns(own_language(language))
    in_front_matter = date_from_value(stated, language)
    year = in_front_matter.year if in_front_matter else None
    year = year or next((int(y["year"]) for part in (name, *reversed(folders)) if (y := _LONE_YEAR.search(part))), None)
    title = title or ""
    folders = [_plain_folder(folder, patterns) for folder in folders]
    in_title, in_name = date_in(title, language=language), _in_name(name, year, language)
    in_folders = date_in("/".join(folders), year=year, language=language)
    if in_name and in_folders and not in_name.day and in_name.month != in_folders.month:
        in_name = None  # a number beside a folder that gives the month is no month
    if in_title and in_name and in_name.day and in_title[1:] == in_name[1:]:
        in_title = in_name  # they agree but for the year, which is what a copied title has wrong
    in_order = (
        in_front_matter,
        in_title,
        in_name,
        date_in("/".join((*folders, name)), year=year, language=language),
        date_in(title, year=year, language=language),
        in_folders,
        date_in(head, year=year, language=language),
    )
    found = [date for date in in_order if date]
    best = _most_trusted(found)
    other = next((date for date in found if best and best.day and date.day and date != best), None)
    return DateReading(best, other)


def _with_digits(text: str, patterns: DatePatterns) -> str:
    """Return a text in one width, the numerals of months and days in digits: "七月十四日" as "7月14日"."""
    text = unicodedata.normalize("NFKC", text)
    return patterns.numeral.sub(lambda match: str(chinese_number(match.group()) or match.group()), text)


def _in_name(name: str, year: int | None, language: str) -> MeetingDate | None:
    found = date_in(name, year=year, language=language)
    patterns = date_patterns(own_language(language))
    return found or (next(_matches((_FOUR_DIGITS,), name, patterns, year=year), None) if year else None)


def _plain_folder(folder: str, patterns: DatePatterns) -> str:
    """Return the year or month that a folder stands for in digits, any other folder as it is.

    >>> patterns = date_patterns("en")
    >>> [_plain_folder(folder, patterns) for folder in ("2022年", "2022-06", "01-Jan", "July", "6月", "2022-ideas")]
    ['2022', '2022/06', '01', '07', '06', '2022-ideas']
    """
    folder = _with_digits(folder, patterns)
    month, year = patterns.month_folder.fullmatch(folder), patterns.year_folder.fullmatch(folder)
    if month:
        return f"{patterns.months[month['name'].lower()] if month['name'] else int(month['month']):02}"
    if year:
        number = year["month"] or year["unit_month"]
        return f"{year['year']}/{int(number):02}" if number else year["year"]
    return folder


def _most_trusted(candidates: list[MeetingDate]) -> MeetingDate | None:
    """Return the first candidate, or the first one that knows the day where that one knows the month only."""
    if not candidates or candidates[0].day:
        return candidates[0] if candidates else None
    first = candidates[0]
    return next((other for other in candidates if other.day and other[:2] == first[:2]), first)


def _matches(
    tried: tuple[re.Pattern[str], ...], text: str, patterns: DatePatterns, *, year: int | None
) -> Iterator[MeetingDate]:
    for pattern in tried:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            if parts.get("before") and parts["before"].strip().lower() not in patterns.before:
                continue
            month = patterns.months[parts["name"].lower()] if parts.get("name") else int(parts["month"])
            found = _valid(int(parts.get("year") or year or 0), month, int(parts.get("day") or 0))
            if found:
                yield found


def _valid(year: int, month: int, day: int) -> MeetingDate | None:
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return MeetingDate(year, month, day)
