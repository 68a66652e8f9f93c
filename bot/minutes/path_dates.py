"""Reads what the path of a file tells of its date, from its name and its folders, and of the series that it is of."""

import re
from typing import NamedTuple

from bot.languages.merging import own_language
from bot.letters import small_letters
from bot.minutes.date_patterns import DatePatterns, date_patterns
from bot.minutes.dates import years_in
from bot.minutes.name_dates import dates_in_name
from bot.minutes.written_dates import WrittenDate, dates_in

_NAME_ENDING = re.compile(r"(?:\.[a-z]{2}(?:-[A-Za-z]+)?)?\.(?:md|mdx|markdown|txt)$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


class PathDates(NamedTuple):
    """The dates that a path tells."""

    by_name: tuple[WrittenDate, ...]
    """That of the name, and where it tells no day, that of folders and name together."""
    by_folders: tuple[WrittenDate, ...]


def dates_in_path(path: str, language: str) -> PathDates:
    """Return the dates that a path tells, the most trusted of its name and the most trusted of its folders.

    >>> by_name, by_folders = dates_in_path("2024/03/05-bees.md", "en")
    >>> [str(written.readings[0]) for written in (*by_name, *by_folders)]
    ['2024-03-05', '2024-03']
    """
    patterns = date_patterns(own_language(language))
    *folders, name = path.split("/")
    name = _NAME_ENDING.sub("", name)
    folders = [_plain_folder(folder, patterns) for folder in folders]
    in_name = dates_in_name(name, years_in_path(path, language), language)[:1]
    in_folders = dates_in("/".join(folders), language).dates[:1]
    month = in_name[0].readings[0] if in_name else None
    if month and in_folders and not month.day and month.month != in_folders[0].readings[0].month:
        in_name = ()  # a number beside a folder that gives the month is no month
    if any(written.readings[0].day for written in in_name):
        return PathDates(in_name, in_folders)
    together = dates_in("/".join((*folders, name)), language).dates[:1]
    return PathDates(in_name if together == in_name else (*in_name, *together), in_folders)


def years_in_path(path: str, language: str) -> tuple[int, ...]:
    """Return the years that stand alone in a path: those of its name first, then those of its folders from within."""
    *folders, name = path.split("/")
    parts = (_NAME_ENDING.sub("", name), *reversed(folders))
    return tuple(year for part in parts for year in years_in(part, language))


def series_of(path: str, language: str) -> str:
    """Return what the files of one series share: the folders that are no dates, and the word that names begin with.

    >>> series_of("council/2024/minutes-03-05.md", "en")
    'council/minutes'
    """
    patterns = date_patterns(own_language(language))
    *folders, name = path.split("/")
    named = [folder for folder in folders if not _is_date(_plain_folder(folder, patterns))]
    match = _FIRST_WORD.match(name)
    word = match.group().lower() if match else ""
    return "/".join((*named, "" if word in patterns.months else word))


def _plain_folder(folder: str, patterns: DatePatterns) -> str:
    """Return the year or month that a folder stands for in digits, any other folder as it is.

    >>> patterns = date_patterns("en")
    >>> [_plain_folder(folder, patterns) for folder in ("2022年", "2022-06", "01-Jan", "July", "6月", "2022-ideas")]
    ['2022', '2022/06', '01', '07', '06', '2022-ideas']
    """
    folder = dates_in(folder, "").text
    month, year = patterns.month_folder.fullmatch(folder), patterns.year_folder.fullmatch(folder)
    if month:
        return f"{patterns.months[small_letters(month['name'])] if month['name'] else int(month['month']):02}"
    if year:
        number = year["month"] or year["unit_month"]
        return f"{year['year']}/{int(number):02}" if number else year["year"]
    return folder


def _is_date(folder: str) -> bool:
    """Return whether a folder is a year, month, day or quarter."""
    return re.fullmatch(r"(?:(?:19|20)\d{2}(?:[-_./]\d{1,2}){0,2}|\d{1,2}|[Qq][1-4])", folder) is not None
