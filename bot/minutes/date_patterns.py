"""The patterns that dates are found by, made of the words of a language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.languages.merging import words_for
from bot.languages.model import Dates, Phrases, Words
from bot.languages.phrase_syntax import any_of, spaced, without_accents
from bot.minutes.agenda_numbers import numerals

YEAR = r"(?P<year>(?:19|20)\d{2})"
"""Pattern of a year that minutes may have been written in."""

_LETTER = r"A-Za-z\u00c0-\u024f"
_SEPARATOR = r"[\s,_-]+"


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """What dates are found by in minutes of one language.

    In order of trust: a pattern that says more comes before one that says less of the same text.
    """

    months: Mapping[str, int]
    """By their names in small letters, with accents and without."""
    with_year: tuple[re.Pattern[str], ...]
    month_of_year: tuple[re.Pattern[str], ...]
    without_year: tuple[re.Pattern[str], ...]
    before: Words
    """Words that a bare `6.30` may follow and still be a date; after any other it is a version."""
    numeral: re.Pattern[str]
    month_folder: re.Pattern[str]
    year_folder: re.Pattern[str]


@cache
def date_patterns(language: str) -> DatePatterns:
    """Return the patterns for minutes of a language, which is the tag of one that there is."""
    words = words_for(language).dates
    months = month_numbers(words.months)
    name, unit = month_pattern(months), any_of(words.month_unit)
    return DatePatterns(
        months=months,
        with_year=_compiled(_with_year(words, name)),
        month_of_year=_compiled(_month_of_year(words, name)),
        without_year=_compiled(_without_year(words, name)),
        before=words.before,
        numeral=re.compile(rf"[{numerals()}]{{1,3}}(?=\s?{any_of((*words.month_unit, *words.day_unit))})"),
        month_folder=re.compile(rf"(?:(?:\d{{1,2}}[-_. ]?)?{name}|(?P<month>\d{{1,2}})\s?{unit})", re.IGNORECASE),
        year_folder=re.compile(
            rf"{YEAR}\s?(?:{any_of(words.year_unit)}|[-_.](?P<month>\d{{1,2}})"
            rf"|{any_of(words.year_unit)}\s?(?P<unit_month>\d{{1,2}})\s?{unit})"
        ),
    )


def month_numbers(months: tuple[Phrases, ...]) -> Mapping[str, int]:
    """Return the names of months with their numbers, as typed with accents and without."""
    named = ((name, number) for number, names in enumerate(months, 1) for name in names)
    return {form: number for name, number in named for form in (name, without_accents(name))}


def month_pattern(months: Mapping[str, int]) -> str:
    """Return a pattern of a month's name, whole or short; it may be in any case."""
    return "(?P<name>" + "|".join(sorted(months, key=len, reverse=True)) + r")\.?"


def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _day(words: Dates) -> str:
    return rf"(?P<day>\d{{1,2}})(?:{any_of(words.day_endings)})?"


def _of(words: Dates) -> str:
    return rf"(?:{any_of(spaced(words.of))}\s+)?"


def _with_year(words: Dates, name: str) -> tuple[str, ...]:
    year_unit, month_unit, day_unit = map(any_of, (words.year_unit, words.month_unit, words.day_unit))
    day, ending = _day(words), f"(?:{any_of(words.day_endings)})?"
    to = rf"(?:\s*(?:-|–|—|{any_of(words.to)})\s*\d{{1,2}}{ending})?"
    first, second = ("day", "month") if words.day_first else ("month", "day")
    return (
        rf"(?<!\d){YEAR}\s*([-/._])\s*(?P<month>\d{{1,2}})\s*\2\s*(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\d){YEAR}\s*{year_unit}\s*(?P<month>\d{{1,2}})\s*{month_unit}\s*(?P<day>\d{{1,2}})\s*{day_unit}?",
        rf"(?<!\d){YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})(?!\d)",
        rf"\b{name}{_SEPARATOR}{day}{to}{_SEPARATOR}{YEAR}\b",
        rf"\b{day}{to}{_SEPARATOR}{_of(words)}{name}{_SEPARATOR}{_of(words)}{YEAR}\b",
        rf"\b{YEAR}{_SEPARATOR}{name}{_SEPARATOR}{day}\b",
        rf"(?<!\d)(?P<{first}>\d{{1,2}})/(?P<{second}>\d{{1,2}})/{YEAR}(?!\d)",
        rf"(?<![\d.v])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{YEAR}(?!\d)",
        *((rf"(?<!\d)(?P<day>\d{{1,2}})([-_])(?P<month>\d{{1,2}})\2{YEAR}(?!\d)",) if words.day_first else ()),
    )


def _month_of_year(words: Dates, name: str) -> tuple[str, ...]:
    return (
        rf"\b{name}{_SEPARATOR}{_of(words)}{YEAR}\b",
        rf"\b{YEAR}{_SEPARATOR}{name}(?![a-z])",
        rf"(?<!\d){YEAR}\s*{any_of(words.year_unit)}\s*(?P<month>\d{{1,2}})\s*{any_of(words.month_unit)}",
        rf"(?<![\d-]){YEAR}[-/._](?P<month>\d{{1,2}})(?![\d-])",
    )


def _without_year(words: Dates, name: str) -> tuple[str, ...]:
    month_unit, day_unit, day = any_of(words.month_unit), any_of(words.day_unit), _day(words)
    first, second = ("day", "month") if words.day_first else ("month", "day")
    return (
        rf"(?<!\d)(?P<month>\d{{1,2}})\s*{month_unit}\s*(?P<day>\d{{1,2}})\s*{day_unit}?",
        rf"(?<![a-z]){name}{_SEPARATOR}{day}(?![\d:])\b",
        rf"\b{day}{_SEPARATOR}{_of(words)}{name}(?![a-z])",
        # A number with a point or hyphen is a date only if nothing marks it as a version ("v1.18", "Go 1.18.2").
        rf"(?<![\d.v])(?:(?<![{_LETTER}])(?P<before>[{_LETTER}]+\s+))?"
        rf"(?P<{first}>\d{{1,2}})[._-](?P<{second}>\d{{1,2}})(?!\d|\.\d)",
        rf"(?<![a-z]){name}(?![a-z])",
        r"(?<!\d)[-_ ](?P<month>\d{2})$",
    )
