"""The patterns that dates are found by, made of the words of a language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from bot.languages.merging import common_words, words_for
from bot.languages.model import Dates
from bot.languages.phrase_syntax import any_of, spaced, unspaced, without_accents
from bot.languages.reader import languages
from bot.languages.scripts import LETTERS
from bot.languages.words import Phrases, Words
from bot.letters import small_letters
from bot.minutes.agenda_numbers import numerals

YEAR = r"(?P<year>(?:19|20)\d{2})"
"""Pattern of a year that minutes may have been written in."""

NO_LETTER_BEFORE, NO_LETTER_BEHIND = f"(?<![{LETTERS}])", f"(?![{LETTERS}])"
"""Patterns of where a word in letters begins and ends, beside digits or Chinese characters too."""
_POINT = "."
_SEPARATOR = r"[\s,_-]+"
_APART = r"(?<![^\W_])"
_UNCOUNTED = (
    r"(?!(?:(?<=[#№°º])|(?<=[#№°º] )|(?<=\b[nN][.or] )|(?<=\b[nN]\.)|(?<=\b[nN][or]\. )|(?<=\b[nN]\.o ))"
    r"\d{1,3}\s{0,3}[-–—]\s{0,3}\d)"
)
"""What numbers a meeting before its day is no day itself: "Meeting #3 - 14 March"."""
_ENDED = r"(?![^\W_])"
"""Patterns of where a word begins and ends in the names of files too, where `_` parts words."""
_MAX_CHARACTERS_TO_WEEKDAY = 3  # characters between a weekday and its date: "Friday, 3 May", "2022/06/03 (Fri)"


class Form(StrEnum):
    """How a date is written, where that tells how far it is to be trusted."""

    PLAIN = "plain"
    """Nothing else looks like it."""
    NUMBERS = "numbers"
    """Two numbers and a year, either of which may be the day."""
    SHORT = "short"
    """The same with a year of two digits."""
    SHORT_EITHER = "short either"
    """Three numbers of two digits each, the first or last of which is the year."""
    POINTS = "points"
    """Year first, with points: a version may look like it."""
    COMPACT = "compact"
    """Eight digits."""
    TWO_NUMBERS = "two numbers"
    """Month and day without a year."""
    NUMBERED_MONTH = "numbered month"
    """A number before the name of a month, its own or the day."""
    MONTH = "month"
    """A month's name alone."""
    LAST_DIGITS = "last digits"
    """Two digits at the end: the month of a year that the folder tells."""
    MONTH_NUMBER = "month number"
    """A year with the number of a month."""


class DatePattern(NamedTuple):
    """A pattern of dates with how they are written."""

    pattern: re.Pattern[str]
    form: Form


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """What dates are found by in minutes of one language.

    In order of trust: a pattern that says more comes before one that says less of the same text.
    """

    months: Mapping[str, int]
    """By their names in small letters, with accents and without."""
    weekdays: Mapping[str, int]
    """0 for Monday, by their names likewise."""
    day_first_words: Words
    """Words before a date in numbers that show that its day stands first, for they are of a language without doubt."""
    month_names: re.Pattern[str]
    """The names of months in any language, in small letters."""
    complete: tuple[DatePattern, ...]
    without_year: tuple[DatePattern, ...]
    before: Words
    """Words that a bare `6.30` may follow and still be a date; after any other it is a version."""
    day_first: bool
    order_varies: bool
    numeral: re.Pattern[str]
    year_in_words: re.Pattern[str]
    eras: Mapping[str, int]
    era_of_today: int | None
    """The year before the first of the era that the language's own years are counted in."""
    month_folder: re.Pattern[str]
    year_folder: re.Pattern[str]
    other_numbers: re.Pattern[str]
    """What is counted by other numbers, at the end of what stands before one, in characters that no blanks part."""
    year_alone: re.Pattern[str]
    weekday_before: re.Pattern[str]
    """At the end of what stands before a date."""
    weekday_behind: re.Pattern[str]
    weekday: re.Pattern[str]


@cache
def date_patterns(language: str) -> DatePatterns:
    """Return the patterns for minutes of a language, which is the tag of one that there is."""
    words = words_for(language).dates
    months, weekdays = month_numbers(words.months), _numbered(words.weekdays, 0)
    name, unit, year_unit = month_pattern(months), any_of(words.month_unit), any_of(words.year_unit)
    day = _weekday(weekdays)
    near = rf"[\s,.，、()（）]{{0,{_MAX_CHARACTERS_TO_WEEKDAY}}}"
    articles = languages()[language].questions.dates.before_day
    the = rf"(?:{any_of(articles)}\s{{0,2}})?" if articles else ""  # "Thursday the 6th", "Mittwoch, den 8. Mai"
    return DatePatterns(
        months=months,
        weekdays=weekdays,
        day_first_words=_day_first_words(language),
        month_names=_every_month(),
        complete=_compiled((*_with_year(words, name), *_with_point(language), *_month_of_year(words, name))),
        without_year=_compiled((*_with_point(language, with_year=False), *_without_year(words, name))),
        before=words.before,
        day_first=words.day_first,
        order_varies=words.order_varies,
        numeral=re.compile(rf"[{numerals()}]{{1,3}}(?=\s?{any_of((*words.month_unit, *words.day_unit))})"),
        year_in_words=re.compile(
            rf"(?P<era>{any_of(words.eras)})\s?(?P<of_era>\d{{1,3}}|[{numerals()}]{{1,3}}|元)\s?(?P<unit>{year_unit})"
            rf"|(?P<digits>[{numerals()}]{{4}})(?=\s?{year_unit})"
            rf"|(?<!\d)(?P<unnamed>1\d\d)(?=\s?{year_unit}\s?(?:\d{{1,2}}|[{numerals()}]{{1,3}})\s?{unit})"
        ),
        eras=words.eras,
        era_of_today=max(languages()[language].minutes.dates.eras.values(), default=None),
        month_folder=re.compile(rf"(?:(?:\d{{1,2}}[-_. ]?)?{name}|(?P<month>\d{{1,2}})\s?{unit})", re.IGNORECASE),
        year_folder=re.compile(
            rf"{YEAR}\s?(?:{year_unit}|[-_.](?P<month>\d{{1,2}})|{year_unit}\s?(?P<unit_month>\d{{1,2}})\s?{unit})"
        ),
        other_numbers=re.compile(rf"{any_of(_other_numbers(language))}\s*$"),
        year_alone=re.compile(rf"(?<![\dA-Za-z]){YEAR}(?![\dA-Za-z])"),
        weekday_before=re.compile(rf"(?<![^\W\d_]){day}{near}{the}$", re.IGNORECASE),
        weekday_behind=re.compile(rf"{near}{day}(?![^\W\d_])", re.IGNORECASE),
        weekday=re.compile(rf"(?<![^\W\d_]){day}(?![^\W\d_])\.?", re.IGNORECASE),
    )


def _other_numbers(language: str) -> list[str]:
    """Return what is counted by other numbers, in characters; one character alone may end any word."""
    words = languages()[language].questions.dates.other_numbers
    return [word for word in unspaced(words) if len(word) > 1]


def month_numbers(months: tuple[Phrases, ...]) -> Mapping[str, int]:
    """Return the names of months with their numbers, as typed with accents and without."""
    return _numbered(months, 1)


@cache
def _every_month() -> re.Pattern[str]:
    lists = (one.minutes.dates.months for one in languages().values())
    names = {name.lower() for months in lists for name in _numbered(months, 1)}
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"{NO_LETTER_BEFORE}(?:{'|'.join(longest_first)}){NO_LETTER_BEHIND}")


def month_pattern(months: Mapping[str, int]) -> str:
    """Return a pattern of a month's name, whole or short; it may be in any case."""
    return "(?P<name>" + "|".join(sorted(months, key=len, reverse=True)) + r")\.?"


def _day_first_words(language: str) -> Words:
    spoken = [one for one in languages().values() if not one.minutes.dates.order_varies]
    words = {word for one in spoken for word in (*one.minutes.dates.before, *one.minutes.dates.of)}
    others = [one.tag for one in languages().values() if one.minutes.dates.order_varies] + [language]
    own = languages()[language].minutes.dates
    common = {word for tag in others if tag not in {one.tag for one in spoken} for word in common_words(tag)}
    return frozenset(words - common - (set(own.before) if own.order_varies else set()))


def _with_point(language: str, *, with_year: bool = True) -> tuple[tuple[str, Form], ...]:
    """Return patterns of "17. Juni 2022": the month's own language tells that a point may stand behind the day."""
    own = languages()[language].minutes.dates
    if _POINT in own.day_endings:
        return ()  # it is among the endings of a day there
    known = {name for names in own.months for name in names}
    pointed = (one.minutes.dates for one in languages().values() if _POINT in one.minutes.dates.day_endings)
    names = {name for dates in pointed for month in dates.months for name in month} - known
    name = month_pattern(dict.fromkeys((form for name in names for form in (name, without_accents(name))), 0))
    year = rf"{_SEPARATOR}{YEAR}{_ENDED}" if with_year else r"(?![^\W\d_])"
    return ((rf"(?<!\d)(?P<day>\d{{1,2}})\.\s?{name}{year}", Form.PLAIN),)


def _numbered(lists: tuple[Phrases, ...], first: int) -> Mapping[str, int]:
    named = ((name, number) for number, names in enumerate(lists, first) for name in names)
    return {form: number for name, number in named for form in (name, without_accents(name), small_letters(name))}


def _weekday(weekdays: Mapping[str, int]) -> str:
    return "(?P<weekday>" + "|".join(sorted(map(re.escape, weekdays), key=len, reverse=True)) + ")"


def _compiled(patterns: tuple[tuple[str, Form], ...]) -> tuple[DatePattern, ...]:
    return tuple(DatePattern(re.compile(pattern, re.IGNORECASE), form) for pattern, form in patterns)


def _day(words: Dates) -> str:
    # "1º de maio" may stand in minutes of any language, with the sign as a letter.
    return rf"(?P<day>\d{{1,2}})(?:{any_of(words.day_endings)}|[º°ª]|[oa](?=\s))?"


def _of(words: Dates) -> str:
    return rf"(?:{any_of(spaced(words.of))}\s+|d['’])?"  # "12 d'abril"


def year_ended(units: Phrases) -> str:
    """Return a pattern for the word that may stand behind the year, where blanks part words: "14 мая 2024 г."."""
    return rf"(?:\s?{any_of(spaced(units))}{_ENDED})?"


def _with_year(words: Dates, name: str) -> tuple[tuple[str, Form], ...]:
    year_unit, month_unit, day_unit = map(any_of, (words.year_unit, words.month_unit, words.day_unit))
    day, ending = _day(words), f"(?:{any_of(words.day_endings)})?"
    to = rf"(?:\s*(?:-|–|—|{any_of(words.to)})\s*\d{{1,2}}{ending})?"
    ended = year_ended(words.year_unit)
    month, number = r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
    first, second = r"(?P<first>\d{1,2})", r"(?P<second>\d{1,2})"
    return (
        (rf"(?<!\d){YEAR}\s(?P<month>0[1-9]|1[0-2])\s(?P<day>0[1-9]|[12]\d|3[01])(?![\d:])", Form.PLAIN),
        (rf"(?<!\d){YEAR}\s*([-/_])\s*{month}\s*\2\s*{number}(?!\d)", Form.PLAIN),
        (rf"(?<![\d.]){YEAR}\.\s?{month}\.\s?{number}(?!\d|\.\d)", Form.POINTS),
        (rf"(?<!\d){YEAR}\s*{year_unit}\s*{month}\s*{month_unit}\s*{number}\s*{day_unit}?", Form.PLAIN),
        # Letters on both sides make it a piece of a longer run, such as a hash, unless a word or a time begins behind.
        (
            rf"(?<!\d)(?:(?<![a-z])|(?!\d{{8}}(?-i:[a-z]|[A-Z](?![A-Za-z]|\d\d)))){YEAR}"
            r"(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
            Form.COMPACT,
        ),
        (rf"{_APART}{name}{_SEPARATOR}{day}{to}{_SEPARATOR}{YEAR}{_ENDED}{ended}", Form.PLAIN),
        (
            rf"{_APART}{_UNCOUNTED}{day}{to}{_SEPARATOR}{_of(words)}{name}{_SEPARATOR}{_of(words)}{YEAR}{_ENDED}{ended}",
            Form.PLAIN,
        ),
        (rf"{_APART}{YEAR}{_SEPARATOR}{name}{_SEPARATOR}{day}{_ENDED}", Form.PLAIN),
        # "L'anno 2024, il giorno 27 del mese di giugno"
        (
            rf"{_APART}{YEAR},\s(?:[^\W\d_]{{1,10}}\s){{1,3}}{day}{_SEPARATOR}{_of(words)}{name}{NO_LETTER_BEHIND}",
            Form.PLAIN,
        ),
        (rf"(?<![\d/.]){first}\s?/\s?{second}\s?/\s?{YEAR}(?!\d)", Form.NUMBERS),
        (rf"(?<![\d/.]){first}/{second}[ -]{YEAR}(?!\d)", Form.NUMBERS),  # "3/9 2024", as Swedes write it
        (rf"(?<![\d.v])(?P<first>\d{{1,2}})\.\s?(?P<second>\d{{1,2}})\.\s?{YEAR}(?!\d){ended}", Form.NUMBERS),
        (rf"(?<!\d)(?<!\d[-_]){first}(?P<mark>[-_]){second}(?P=mark){YEAR}(?!\d)", Form.NUMBERS),
        (rf"(?<![\d-])(?<!- ){first} (?P<mark>[-–/]) {second} (?P=mark) {YEAR}(?!\d| -)", Form.NUMBERS),
        (rf"(?<![\d/.]){first}/{second}/(?P<short>\d{{2}})(?![\d/])", Form.SHORT),
        (r"(?<![\d.v])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<short>\d{2})(?![\d.])", Form.SHORT),
        (rf"(?<![\w/.-]){first}(?P<mark>-){second}-(?P<short>\d{{2}})(?![\w-])", Form.SHORT),
    )


def _month_of_year(words: Dates, name: str) -> tuple[tuple[str, Form], ...]:
    return (
        (rf"{_APART}{name}{_SEPARATOR}{_of(words)}{YEAR}{_ENDED}{year_ended(words.year_unit)}", Form.PLAIN),
        (rf"{_APART}{YEAR}{_SEPARATOR}{name}{NO_LETTER_BEHIND}", Form.PLAIN),
        (rf"(?<!\d){YEAR}\s*{any_of(words.year_unit)}\s*(?P<month>\d{{1,2}})\s*{any_of(words.month_unit)}", Form.PLAIN),
        (rf"(?<![\d-]){YEAR}(?P<mark>[-/._])(?P<month>\d{{1,2}})(?!\d|-\d)", Form.MONTH_NUMBER),
    )


def _without_year(words: Dates, name: str) -> tuple[tuple[str, Form], ...]:
    month_unit, day_unit, day = any_of(words.month_unit), any_of(words.day_unit), _day(words)
    return (
        (rf"(?<!\d)(?P<month>\d{{1,2}})\s*{month_unit}\s*(?P<day>\d{{1,2}})\s*{day_unit}?", Form.PLAIN),
        (rf"{NO_LETTER_BEFORE}{name}{_SEPARATOR}{day}(?![\d:])\b", Form.PLAIN),
        (rf"^\s*(?P<day>\d{{1,2}})[-_. ]{name}\s*$", Form.NUMBERED_MONTH),
        (rf"{_APART}{day}{_SEPARATOR}{_of(words)}{name}{NO_LETTER_BEHIND}", Form.PLAIN),
        # A number with a point or hyphen is a date only if nothing marks it as a version ("v1.18", "Go 1.18.2").
        (
            rf"(?<![\d.v])(?<!\d[_-])(?:{NO_LETTER_BEFORE}(?P<before>[{LETTERS}]+\s+))?"
            rf"(?P<first>\d{{1,2}})(?P<mark>[._-])(?P<second>\d{{1,2}})(?!\d|\.\d|-\d)",
            Form.TWO_NUMBERS,
        ),
        (r"^\W*(?P<first>\d{1,2})/(?P<second>\d{1,2})(?![\d/])", Form.TWO_NUMBERS),
        (
            rf"{NO_LETTER_BEFORE}(?P<before>[{LETTERS}]+)\s+(?P<first>\d{{2}})(?P<mark>/)(?P<second>\d{{2}})(?![\d/])",
            Form.TWO_NUMBERS,
        ),
        (rf"{NO_LETTER_BEFORE}{name}{NO_LETTER_BEHIND}", Form.MONTH),
        (r"(?<!\d)[-_ ](?P<month>\d{2})$", Form.LAST_DIGITS),
    )
