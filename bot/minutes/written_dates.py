"""Finds the dates in a text as they are written: with every day that they may mean, and how far to trust their form.

A date in numbers may have two readings (`7/6/2024`); which of them is meant is for other files to tell. What merely
looks like a date is none: a version (`2019.1.3`), digits within a longer run of letters and digits, `2024/3 things`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.languages.merging import own_language
from bot.languages.scripts import LETTERS
from bot.letters import INVISIBLE, small_letters
from bot.minutes.agenda_numbers import chinese_number
from bot.minutes.date_patterns import YEAR, DatePattern, DatePatterns, Form, date_patterns
from bot.minutes.model import MeetingDate

MAX_CHARACTERS = 400  # characters of a text that are looked at; no title or label is longer
_OPEN = frozenset({Form.NUMBERS, Form.SHORT})
_LEAP_YEAR = 2000  # every day exists in it
_CENTURY = 2000
_LAST_YEAR = 2040  # of meetings; what would be later is a number of years
_FIRST_SHORT_YEAR = 70  # 70 to 99 are of the century before
_DIGIT = re.compile(r"\d")
_HYPHENS = re.compile("[\u2010\u2011\u2212]")  # that no line is broken at, and what stands for a hyphen in print
_YEAR = re.compile(YEAR)
_TWO_NUMBERS = re.compile(r"\d[-._/]\d")
_DOTTED_I = re.compile("[\u0130\u0131]")  # what becomes another letter in small letters than where case is ignored
_RUN_BEFORE = re.compile(r"[0-9A-Za-z]{0,40}$")
_RUN_BEHIND = re.compile(r"(?:T\d{2}:?\d{2}[0-9:.Z]{0,9}(?![0-9A-Za-z]))?(?P<run>[0-9A-Za-z]{0,40})")
_NO_HASH = re.compile(r"[g-z]", re.IGNORECASE)
_VERSION_BEHIND = re.compile(r"[+~]|[-_.]?[A-Za-z]")
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_]++)[\s_-]*+$")
_LETTER_BEFORE = re.compile(rf"[0-9{LETTERS}][\s_-]*$")
_CLOCK = re.compile(
    r"(?:\d{1,2}(?:[:.h：]\d{2}){1,2}|(?<!\d)\d{1,2}(?=\s?(?:[ap]\.?m\b|h\b|uhr|ч\b|час|時|时|시))|\b[012]\d{3}\b(?=\s*(?:UTC|GMT)))"
    r"(?:\s?(?:[ap]\.?m\b\.?|h\b|uhr\b|ч\b|час\w{0,2}\b))?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b[A-Z]{2,5}\b")
_TO = re.compile(r"\s{0,3}[-–—~～至到]\s{0,3}\d{1,4}[-/._]\d")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as a text has it."""

    readings: tuple[MeetingDate, ...]
    """What it may mean, first what the language prefers; a year that is not written is 0."""
    form: Form
    mark: str = ""
    """What parts its numbers."""
    weekday: int | None = None
    """The day of the week beside it, 0 for Monday."""
    first: int = 0
    """The first of its numbers, where either may be the day."""
    is_day_first: bool = False
    """Whether the word before it is of a language in which the day stands first."""
    opens_period: bool = False
    """Whether another date follows behind a dash, so that it is the first day of some."""
    start: int = 0
    end: int = 0

    @property
    def has_year(self) -> bool:
        """Whether the year is written."""
        return self.readings[0].year > 0

    def with_year(self, year: int) -> "tuple[MeetingDate, ...]":
        """Return its readings with a year if it has none, without days that the year does not have."""
        if self.has_year:
            return self.readings
        return tuple(reading._replace(year=year) for reading in self.readings if valid_day(year, *reading[1:]))


@dataclass(frozen=True, slots=True)
class DatedText:
    """A text in one width, with the dates in it, the most trusted first."""

    text: str
    dates: tuple[WrittenDate, ...]

    def is_only(self, found: WrittenDate, language: str) -> bool:
        """Return whether a date is all that the text says, besides the day of the week, a time and words like "at"."""
        return not any(len(word) > _LONGEST_SMALL_WORD for word in self.words_beside(found, language))

    def words_beside(self, found: WrittenDate, language: str) -> list[str]:
        """Return the words of the text that are no part of a date or time, in small letters."""
        patterns = date_patterns(own_language(language))
        rest = f"{self.text[: found.start]} {self.text[found.end :]}"
        rest = _ZONE.sub(" ", _CLOCK.sub(" ", patterns.weekday.sub(" ", rest)))
        if _DIGIT.search(rest):
            return [rest]
        return [word for word in map(str.lower, _WORD.findall(rest)) if word not in patterns.before]


_SHORT_YEARS = range(13, 40)
"""What may be a year or, nearly as well, a day."""
_DAYS = 31  # of a month, at the most
_LONGEST_SMALL_WORD = 3  # letters: "at", "the", "um"


def dates_in(text: str, language: str = "", *, is_value: bool = False) -> DatedText:
    """Return the dates in a text, the most trusted first.

    `is_value` tells that the text stands behind a label for a date, so that nothing else is expected in it.
    """
    patterns = date_patterns(own_language(language))
    text = _with_digits(text[:MAX_CHARACTERS], patterns)
    taken: list[WrittenDate] = []
    for pattern, form in _that_may_match(text, patterns):
        for match in pattern.finditer(text):
            start, end = _span(match)
            if any(start < other.end and other.start < end for other in taken):
                continue
            readings = _readings(match, form, patterns)
            day_first = len(readings) > 1 and form in _OPEN and _is_day_first(text, start, patterns)
            if day_first:
                readings = tuple(sorted(readings, key=lambda one: one.day != int(match["first"])))
            if readings and (_is_trusted(match, form, text, patterns, is_value=is_value)):
                weekday = _weekday(text, start, end, patterns)
                first = int(match.groupdict().get("first") or 0)
                taken.append(
                    WrittenDate(
                        readings,
                        form,
                        _mark(match),
                        weekday,
                        first,
                        day_first,
                        _TO.match(text, end) is not None,
                        start,
                        end,
                    )
                )
    return DatedText(text, tuple(taken))


def _that_may_match(text: str, patterns: DatePatterns) -> Iterator[DatePattern]:
    """Yield the patterns of which a text has the numbers, years and names of months, which is told fast."""
    has_digit = _DIGIT.search(text) is not None
    has_year = has_digit and _YEAR.search(text) is not None
    has_two_numbers = has_digit and _TWO_NUMBERS.search(text) is not None
    has_name = patterns.month_names.search(_DOTTED_I.sub("i", text).lower()) is not None
    if not (has_digit or has_name):
        return
    for pattern in (*patterns.complete, *patterns.without_year):
        groups = pattern.pattern.groupindex
        may_be_dated = has_year or "year" not in groups
        may_be_named = has_name or "name" not in groups
        if pattern.form is Form.TWO_NUMBERS and not has_two_numbers:
            continue
        if may_be_dated and may_be_named and (has_digit or pattern.form is Form.MONTH):
            yield pattern


def valid_day(year: int, month: int, day: int) -> bool:
    """Return whether the calendar has a day, or a month if the day is 0."""
    try:
        date(year, month, day or 1)
    except ValueError:
        return False
    return True


def _is_day_first(text: str, start: int, patterns: DatePatterns) -> bool:
    """Return whether the word before a date in numbers is of a language in which the day stands first."""
    word = _WORD_BEFORE.search(text[max(0, start - 40) : start])
    return word is not None and word["word"].lower() in patterns.day_first_words


def _mark(match: re.Match[str]) -> str:
    """Return what parts the numbers of a date."""
    return match.groupdict().get("mark") or next((mark for mark in "/." if mark in match.group()), "")


def _span(match: re.Match[str]) -> tuple[int, int]:
    before = match.groupdict().get("before")
    return (match.end("before") if before else match.start(), match.end())


def _with_digits(text: str, patterns: DatePatterns) -> str:
    """Return a text in one width, its numerals in digits: "令和六年七月十四日" as "2024年7月14日"."""
    if text.isascii():
        return text
    text = _HYPHENS.sub("-", unicodedata.normalize("NFKC", INVISIBLE.sub("", text)))
    text = patterns.year_in_words.sub(lambda match: _year_in_digits(match, patterns), text)
    return patterns.numeral.sub(lambda match: str(chinese_number(match.group()) or match.group()), text)


def _year_in_digits(match: re.Match[str], patterns: DatePatterns) -> str:
    if match["digits"]:
        digits = [chinese_number(character) for character in match["digits"]]
        return "".join(map(str, digits)) if all(digit is not None and digit < 10 for digit in digits) else match.group()
    if match["unnamed"]:  # "114年2月25日" is of the era of today, if that is so old
        year = (patterns.era_of_today or _LAST_YEAR) + int(match["unnamed"])
        return str(year) if year < _LAST_YEAR else match.group()
    number = 1 if match["of_era"] == "元" else None
    number = number or (int(match["of_era"]) if match["of_era"].isdecimal() else chinese_number(match["of_era"]))
    return f"{patterns.eras[match['era']] + number}{match['unit']}" if number else match.group()


def _readings(match: re.Match[str], form: Form, patterns: DatePatterns) -> tuple[MeetingDate, ...]:
    """Return the days or months that a match may mean and that there are, the language's own order first."""
    parts = match.groupdict()
    year = int(parts.get("year") or 0)
    if parts.get("short"):
        year = int(parts["short"])
        year += _CENTURY if year < _FIRST_SHORT_YEAR else _CENTURY - 100
    if parts.get("first"):
        first, second = int(parts["first"]), int(parts["second"])
        orders = [(second, first), (first, second)]  # month and day
        by_point = form is not Form.TWO_NUMBERS and "." in match.group()
        if not (patterns.day_first or by_point):
            orders.reverse()
        found = [pair for pair in orders if pair[1] and valid_day(year or _LEAP_YEAR, *pair)]
        if by_point:  # the day stands first there, in every language
            found = found[:1]
        return tuple(dict.fromkeys(MeetingDate(year, *pair) for pair in found))
    month = patterns.months[small_letters(parts["name"])] if parts.get("name") else int(parts["month"])
    day = int(parts.get("day") or 0)
    if parts.get("day") and not day:
        return ()
    if form is Form.NUMBERED_MONTH and day == month:
        return (MeetingDate(year, month, day), MeetingDate(year, month))
    return (MeetingDate(year, month, day),) if valid_day(year or _LEAP_YEAR, month, day) else ()


def _is_trusted(match: re.Match[str], form: Form, text: str, patterns: DatePatterns, *, is_value: bool) -> bool:
    """Return whether a match is a date by its form and by what stands beside it."""
    start, end = _span(match)
    parts = match.groupdict()
    if form in (Form.TWO_NUMBERS, Form.SHORT) and _is_glued_version(match, text):
        return False
    if form is Form.TWO_NUMBERS:
        before = (parts.get("before") or "").strip().lower()
        return not before or before in patterns.before
    if form is Form.SHORT:
        return _is_short_date(match, patterns, is_value=is_value)
    if form in (Form.MONTH, Form.LAST_DIGITS) or not (parts.get("year") or parts.get("short")):
        return True
    if _is_in_longer_run(text, start, end):
        return False
    if form is Form.POINTS:
        return is_value or _is_no_version(match, text, patterns)
    if form is Form.MONTH_NUMBER:
        is_whole = not text[:start].strip() and not text[end:].strip()
        return is_value or is_whole or (parts["mark"] in "-_" or (parts["mark"] == "/" and len(parts["month"]) == 2))
    return True


def _is_short_date(match: re.Match[str], patterns: DatePatterns, *, is_value: bool) -> bool:
    """Return whether three numbers of two digits are a date."""
    parts = match.groupdict()
    if parts.get("mark") == "-":  # "18-04-26" may be of 2018
        return is_value and not (int(parts["first"]) in _SHORT_YEARS and int(parts["short"]) <= _DAYS)
    return "/" in match.group() or is_value or patterns.day_first


def _is_glued_version(match: re.Match[str], text: str) -> bool:
    """Return whether numbers with points stand right behind a letter, as those of a version do: "Qt5.12.12"."""
    start = match.start("first") if match.groupdict().get("first") else match.start("day")
    return "." in match.group() and start > 0 and text[start - 1].isascii() and text[start - 1].isalpha()


def _is_in_longer_run(text: str, start: int, end: int) -> bool:
    """Return whether digits stand inside a longer run of letters and digits, such as a hash."""
    before = _RUN_BEFORE.search(text, max(0, start - 40), start)
    behind = _RUN_BEHIND.match(text, end)
    run = (before.group() if before else "") + (behind["run"] if behind else "")
    return bool(run) and (_DIGIT.search(run) is not None or _NO_HASH.search(run) is None)


def _is_no_version(match: re.Match[str], text: str, patterns: DatePatterns) -> bool:
    """Return whether a year, month and day with points is a date: a version has small numbers and company."""
    if _VERSION_BEHIND.match(text, match.end()):
        return False
    before = text[: match.start()]
    word = _WORD_BEFORE.search(before[-40:])
    if word is not None and word["word"].lower() in patterns.before:
        return True
    is_padded = len(match["month"]) == 2 and len(match["day"]) == 2
    is_counted = _LETTER_BEFORE.search(before[-10:]) or patterns.other_numbers.search(before[-20:])
    return is_padded or is_counted is None


def _weekday(text: str, start: int, end: int, patterns: DatePatterns) -> int | None:
    before = patterns.weekday_before.search(text, max(0, start - 30), start)
    match = before or patterns.weekday_behind.match(text, end)
    return patterns.weekdays[small_letters(match["weekday"])] if match else None
