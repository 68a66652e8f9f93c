"""Finds the dates that a question counts from today."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from bot.languages.phrase_syntax import any_of, spaced
from bot.languages.question_words import RelativeDates
from bot.languages.reader import languages as all_languages
from bot.languages.words import Phrases
from bot.minutes.model import MeetingDate
from bot.search.analysis.phrase_patterns import compiled, found_by, phrases_in
from bot.search.analysis.terms import ALWAYS
from bot.search.model import AskedDate
from bot.search.question.counting import says_all
from bot.search.question.date_patterns import meeting_behind
from bot.search.question.dates import DateMention, was_held
from bot.text import Slice

_Counted = Callable[[date], list[AskedDate]]


def find_relative_dates(
    text: str,
    today: date,
    held: Collection[MeetingDate],
    languages: tuple[str, ...] = ALWAYS,
    asking: Sequence[Slice] = (),
) -> Iterator[DateMention]:
    """Yield the days, months and years that a normalised text names from today on; a week is all of its days.

    They are dates only before a word for a meeting, if one was `held` then, or if nothing else is said beside them but
    what stands at the `asking` places: in old minutes, "this year" is a word like others.

    >>> question, held = "what did we decide last month", [MeetingDate(2023, 12, 14)]
    >>> [found.asked_date for found in find_relative_dates(question, date(2024, 1, 9), held)]
    [AskedDate(year=2023, month=12, day=None)]
    """
    for places, dates in _found(text, languages):
        meant = dates(today)
        is_held = any(was_held(asked_date, meeting) for asked_date in meant for meeting in held)
        for place in places:
            is_all = says_all(text, [place, *asking], languages)
            if is_held or is_all or meeting_behind(languages).match(text, place.end):
                yield from (DateMention(place, asked_date) for asked_date in meant)


def relative_date_named(text: str, today: date, languages: tuple[str, ...] = ALWAYS) -> AskedDate | None:
    """Return the first day, the month or the year that all of a normalised text counts from today, None for any other.

    >>> [relative_date_named(text, date(2024, 1, 9)) for text in ("last month", "the hose of last month")]
    [AskedDate(year=2023, month=12, day=None), None]
    """
    named = (dates for places, dates in _found(text, languages) if Slice(0, len(text)) in places)
    return next((dates(today)[0] for dates in named), None)


def _found(text: str, languages: tuple[str, ...]) -> list[tuple[list[Slice], _Counted]]:
    """Return where a text counts from today, and what each means; "the week before last" is not last week as well."""
    found = [
        ([Slice(*match.span()) for match in pattern.finditer(text)], dates) for pattern, dates in _meant(languages)
    ]
    every = [place for places, _ in found for place in places]
    return [([place for place in places if not _is_part(place, every)], dates) for places, dates in found if places]


def _is_part(place: Slice, others: Iterable[Slice]) -> bool:
    return any(other.start <= place.start and place.end <= other.end and other != place for other in others)


@cache
def _meant(languages: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], _Counted], ...]:
    """Return what finds each day, week, month and year, with the dates that it means."""
    of = any_of(spaced(word for tag in languages for word in all_languages()[tag].minutes.dates.of))
    not_of = rf"(?!\s+{of})"  # "the last week of May"

    def phrases(part: Callable[[RelativeDates], Phrases]) -> Phrases:
        return phrases_in(languages, lambda words: part(words.relative_dates))

    return tuple(
        (compiled(pattern), dates)
        for pattern, dates in (
            (found_by(phrases(lambda dates: dates.today)), _day(0)),
            (found_by(phrases(lambda dates: dates.yesterday)), _day(-1)),
            (found_by(phrases(lambda dates: dates.day_before_yesterday)), _day(-2)),
            (found_by(phrases(lambda dates: dates.this_week)), _week(0)),
            (found_by(phrases(lambda dates: dates.last_week), end=not_of), _week(-1)),
            (found_by(phrases(lambda dates: dates.week_before_last)), _week(-2)),
            (found_by(phrases(lambda dates: dates.this_month)), _month(0)),
            (found_by(phrases(lambda dates: dates.last_month), end=not_of), _month(-1)),
            (found_by(phrases(lambda dates: dates.this_year)), _year(0)),
            (found_by(phrases(lambda dates: dates.last_year)), _year(-1)),
            (found_by(phrases(lambda dates: dates.year_before_last)), _year(-2)),
        )
    )


def _day(days: int) -> _Counted:
    return lambda today: [_asked_day(today + timedelta(days=days))]


def _week(weeks: int) -> _Counted:
    def days(today: date) -> list[AskedDate]:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
        return [_asked_day(monday + timedelta(days=day)) for day in range(7)]

    return days


def _month(months: int) -> _Counted:
    def month(today: date) -> list[AskedDate]:
        number = today.year * 12 + today.month - 1 + months
        return [AskedDate(number // 12, number % 12 + 1)]

    return month


def _year(years: int) -> _Counted:
    return lambda today: [AskedDate(today.year + years)]


def _asked_day(day: date) -> AskedDate:
    return AskedDate(day.year, day.month, day.day)
