"""Finds the dates that a question counts from today: last month, 去年, this week."""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta

from bot.minutes.model import MeetingDate
from bot.search.date_hints import DateHint, FoundDate, was_held
from bot.search.meeting_words import MEETING, MEETING_IN_CHINESE
from bot.text import Slice

_WEEK = "(?:周|星期|礼拜)"
_MEETING_AFTER = re.compile(rf"\s*的?\s*(?:{MEETING_IN_CHINESE}|{MEETING}\b)", re.IGNORECASE)


def _day(days: int) -> Callable[[date], list[DateHint]]:
    return lambda today: [_hint(today + timedelta(days=days))]


def _week(weeks: int) -> Callable[[date], list[DateHint]]:
    def days(today: date) -> list[DateHint]:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
        return [_hint(monday + timedelta(days=day)) for day in range(7)]

    return days


def _month(months: int) -> Callable[[date], list[DateHint]]:
    def month(today: date) -> list[DateHint]:
        number = today.year * 12 + today.month - 1 + months
        return [DateHint(number // 12, number % 12 + 1)]

    return month


def _year(years: int) -> Callable[[date], list[DateHint]]:
    return lambda today: [DateHint(today.year + years)]


_MEANT: tuple[tuple[re.Pattern[str], Callable[[date], list[DateHint]]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), days)
    for pattern, days in (
        (r"\btoday(?:['’]s)?\b|今[天日]", _day(0)),
        (r"\byesterday(?:['’]s)?\b|昨[天日]", _day(-1)),
        (r"前天", _day(-2)),
        (rf"\bthis\s+week(?:['’]s)?\b|[本这]个?{_WEEK}", _week(0)),
        (rf"\blast\s+week(?:['’]s)?\b(?!\s+of)|(?<!上)上个?{_WEEK}", _week(-1)),
        (rf"\bthe\s+week\s+before\s+last\b|上上个?{_WEEK}", _week(-2)),
        (r"\bthis\s+month(?:['’]s)?\b|本月|[这当]个?月", _month(0)),
        (r"\blast\s+month(?:['’]s)?\b(?!\s+of)|(?<!上)上个?月", _month(-1)),
        (r"\bthis\s+year(?:['’]s)?\b|[今本]年", _year(0)),
        (r"\blast\s+year(?:['’]s)?\b|去年", _year(-1)),
        (r"前年", _year(-2)),
    )
)


def find_relative_dates(text: str, today: date, held: Collection[MeetingDate]) -> Iterator[FoundDate]:
    """Yield the days, months and years that a normalised text names from today on; a week is all of its days.

    They are dates only before a word for a meeting, or if one was `held` then: in old minutes, "this year" is a word
    like others.

    >>> question, held = "what did we decide last month", [MeetingDate(2023, 12, 14)]
    >>> [found.hint for found in find_relative_dates(question, date(2024, 1, 9), held)]
    [DateHint(year=2023, month=12, day=None)]
    """
    for pattern, dates in _MEANT:
        matches = list(pattern.finditer(text))
        if not matches:
            continue
        meant = dates(today)
        is_held = any(was_held(hint, meeting) for hint in meant for meeting in held)
        for match in matches:
            if is_held or _MEETING_AFTER.match(text, match.end()):
                yield from (FoundDate(Slice(*match.span()), hint) for hint in meant)


def _hint(day: date) -> DateHint:
    return DateHint(day.year, day.month, day.day)
