"""The patterns that dates in questions are found by, made of the words of some languages."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from bot.languages.model import Dates
from bot.languages.phrase_syntax import any_of, spaced, unspaced
from bot.languages.reader import languages
from bot.languages.scripts import LETTERS
from bot.languages.words import Phrases, Words
from bot.minutes.agenda_numbers import numerals
from bot.minutes.date_patterns import NO_LETTER_BEFORE, YEAR, month_numbers, month_pattern, year_ended
from bot.search.analysis.phrase_patterns import BEFORE_WORD, any_phrase, compiled, found_by, phrases_in
from bot.text import normalise

_DAY = r"(?P<day>\d{1,2})"
_MONTH = r"(?P<month>\d{1,2})"
# Numbers up to 12 and up to 31 in characters.
_ONES, _TEN = "一二三四五六七八九", "十"
_MONTH_IN_WORDS = rf"{_TEN}[一二]?|[{_ONES}]"
_DAY_IN_WORDS = rf"[二三]?{_TEN}[{_ONES}]?|[{_ONES}]"
_FIRST_OF_ERA = "元"
_NO_VERSION = r"(?<!\d)(?<!\bv)"
"""What stands before a year that begins a date: "v2019.1.3" is none, and neither is "2019.1.3+garden"."""
_COUNTS_MONTHS = rf"(?<![{_ONES}{_TEN}两几半])"
"""Behind one of these, a number of months is a time and no date."""


@dataclass(frozen=True, slots=True)
class AskedDatePatterns:
    """What dates are found by in questions."""

    months: Mapping[str, int]
    """By their names in small letters."""
    complete: tuple[re.Pattern[str], ...]
    perhaps: tuple[re.Pattern[str], ...]
    """What is a date only if a meeting was held on it: a month alone, or month and day with a point or hyphen."""
    also_words: Words
    """Months only with a capital, if nothing else makes them a date."""
    other_numbers: Words
    """Words before a number with a point that is no date."""
    eras: Mapping[str, int]
    """Names of eras that years are counted in, each with the year before its first."""


@cache
def asked_date_patterns(tags: tuple[str, ...]) -> AskedDatePatterns:
    """Return what dates are found by in questions in one of some languages.

    If a number may be a day or a month, the first language tells that is not one of those always asked in.
    """
    dates = [languages()[tag].minutes.dates for tag in tags]
    months = month_numbers(tuple(tuple(chain(*names)) for names in zip(*(one.months for one in dates), strict=True)))
    also_words = frozenset(chain(*(languages()[tag].questions.dates.also_words for tag in tags)))
    others = chain(*(languages()[tag].questions.dates.other_numbers for tag in tags))
    return AskedDatePatterns(
        months={normalise(name): number for name, number in months.items()},
        complete=tuple(map(compiled, _complete(tags, dates, month_pattern(months)))),
        perhaps=tuple(map(compiled, _perhaps(tags, dates, month_pattern(months)))),
        also_words=also_words,
        other_numbers=frozenset(map(normalise, others)),
        eras=_eras(dates),
    )


def _words(dates: Iterable[Dates], part: Callable[[Dates], Phrases]) -> Phrases:
    return tuple(dict.fromkeys(map(normalise, chain.from_iterable(map(part, dates)))))


def _eras(dates: Iterable[Dates]) -> dict[str, int]:
    return {normalise(name): year for one in dates for name, year in one.eras.items()}


def _year_in_words(dates: list[Dates]) -> str:
    """Return a pattern for a year that is counted in an era or spelt out digit by digit."""
    in_era = rf"(?P<era>{any_of(_eras(dates))})\s?(?P<of_era>\d{{1,3}}|[{_ONES}{_TEN}]{{1,3}}|{_FIRST_OF_ERA})"
    digit = f"[{numerals().replace(_TEN, '')}]"
    return rf"{in_era}|(?<![{numerals()}])(?P<digits>(?:一九|二〇|二零){digit}{{2}})"


def _complete(tags: tuple[str, ...], dates: list[Dates], name: str) -> tuple[str, ...]:
    year_unit, month_unit, day_unit = (
        any_of(_words(dates, part))
        for part in (lambda one: one.year_unit, lambda one: one.month_unit, lambda one: one.day_unit)
    )
    ending = f"(?:{any_of(_words(dates, lambda one: one.day_endings))})?"
    of = rf"(?:{any_of(spaced(_words(dates, lambda one: one.of)))}\s+)?"
    before_day = rf"(?:{any_phrase(phrases_in(tags, lambda words: words.dates.before_day))}\s+)?"
    behind_month = f"(?:{_behind_unit(tags)})?"
    month = rf"(?P<month>\d{{1,2}}|{_MONTH_IN_WORDS})"
    day = rf"(?P<day>\d{{1,2}}|{_DAY_IN_WORDS})"
    first, second = (_DAY, _MONTH) if _is_day_first(tags) else (_MONTH, _DAY)
    ended = year_ended(_words(dates, lambda one: one.year_unit))
    return (
        rf"{_NO_VERSION}{YEAR}\s*[-/.]\s*{_MONTH}(?:\s*[-/.]\s*{_DAY})?+(?!\d|\+\w)",
        rf"(?<!\d){YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})(?!\d)",
        rf"{NO_LETTER_BEFORE}{name}\s+{before_day}{_DAY}{ending}(?:,?\s+{of}{YEAR}{ended})?(?![\d{LETTERS}])(?!:\d)",
        rf"(?<![\d{LETTERS}]){_DAY}{ending}\s+{of}{name}(?:,?\s+{of}{YEAR}{ended})?(?![\d{LETTERS}])",
        rf"{NO_LETTER_BEFORE}{name},?\s+{of}{YEAR}(?!\d){ended}",
        rf"(?<![\d.]){_DAY}\.\s?{_MONTH}\.\s?{YEAR}(?!\d){ended}",
        rf"(?:(?<!\d){YEAR}|{_year_in_words(dates)})\s*{year_unit}(?:\s*{month}\s*{month_unit}{behind_month}(?:\s*{day}\s*{day_unit}?)?)?",
        rf"(?<![\d/-]){first}(?P<mark>[/-]){second}(?:(?P=mark)|[ -]){YEAR}(?!\d)",
        rf"(?<!\d){_MONTH}\s*{month_unit}\s*{_DAY}\s*{day_unit}?",
        rf"(?P<month>{_MONTH_IN_WORDS}){month_unit}(?P<day>\d{{1,2}}|{_DAY_IN_WORDS}){day_unit}",
    )


def _perhaps(tags: tuple[str, ...], dates: list[Dates], name: str) -> tuple[str, ...]:
    month_unit = any_of(_words(dates, lambda one: one.month_unit))
    meeting = any_phrase(phrases_in(tags, lambda words: words.meeting))
    units = any_phrase(phrases_in(tags, lambda words: words.dates.other_units))
    within = spaced(phrases_in(tags, lambda words: words.dates.within))
    inside = rf"{BEFORE_WORD}(?:{_joined(within)})"
    behind = any_phrase(spaced(phrases_in(tags, lambda words: words.dates.within_behind)))
    endings = any_phrase(spaced(phrases_in(tags, lambda words: words.dates.month_endings)))
    behind_numerals = any_phrase(phrases_in(tags, lambda words: words.dates.behind_numerals))
    first, second = (_DAY, _MONTH) if _is_day_first(tags) else (_MONTH, _DAY)
    point = r"\.?" if _is_day_first(tags) else ""  # "am 17.6."
    return (
        rf"(?<![{LETTERS}\d./])(?P<before>[{LETTERS}]+\s+)?{first}[./-]{second}{point}(?![{LETTERS}\d]|[./-]\d|\s*{units})",
        rf"{inside}{YEAR}\b",
        rf"(?<![\d.]){_MONTH}\s*{month_unit}(?:{_behind_unit(tags)})?",
        rf"{_COUNTS_MONTHS}(?P<numeral>{_MONTH_IN_WORDS}){month_unit}"
        rf"(?:{_behind_unit(tags)}|(?={behind_numerals})|(?!\w))",
        rf"{inside}{name}(?![{LETTERS}\d])(?!\s*\d)",
        rf"{NO_LETTER_BEFORE}{name}{behind}(?![{LETTERS}\d])",
        rf"{NO_LETTER_BEFORE}{name}{endings}?[\s-]+(?={meeting})",
    )


def _behind_unit(tags: tuple[str, ...]) -> str:
    """Return a pattern for what may follow the unit of a month."""
    return any_phrase(unspaced(phrases_in(tags, lambda words: words.dates.month_endings)))


def _joined(words: Phrases) -> str:
    """Return a pattern for one of some words and the blank behind it; there is none behind an apostrophe."""
    elided = tuple(word for word in words if word.endswith("'"))
    whole = tuple(word for word in words if word not in elided)
    return rf"{any_phrase(whole)}\s+|{any_phrase(elided)}"


def _is_day_first(tags: tuple[str, ...]) -> bool:
    """Return whether a day stands before its month in numbers: in every language beside those always asked in."""
    own = [languages()[tag].minutes.dates.day_first for tag in tags[2:]]
    return bool(own) and all(own)


@cache
def meeting_behind(tags: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a word for a meeting right behind something else, the word between them included."""
    words = phrases_in(tags, lambda words: words.meeting)
    of = any_phrase(unspaced(word for tag in tags for word in languages()[tag].minutes.dates.of))
    return compiled(rf"\s*{of}?\s*{found_by(words)}")
