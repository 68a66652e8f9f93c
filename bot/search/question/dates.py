"""Finds the dates that a question names: as far as it says them, counted from today, or by the latest meetings."""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from bot.minutes.agenda import chinese_number
from bot.minutes.dates import MONTH_NAME, MONTHS, YEAR
from bot.minutes.model import MeetingDate
from bot.search.model import AskedDate
from bot.text import Slice

MEETING = r"(?:(?:community|group)\s+)?(?:meeting|call|session|minute)s?"
"""In English."""

MEETING_IN_CHINESE = r"(?:社区)?(?:会议|例会|双周会)"

_DAY = r"(?P<day>\d{1,2})"
_MONTH_IN_CHINESE = r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])"
_DAY_IN_CHINESE = r"(?P<day>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_COMPLETE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){YEAR}\s*[-/.]\s*(?P<month>\d{{1,2}})(?:\s*[-/.]\s*{_DAY})?(?!\d)",
        rf"(?<!\d){YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})(?!\d)",
        rf"(?<!\d){YEAR}\s*年(?:\s*{_MONTH_IN_CHINESE}\s*月(?:份)?(?:\s*{_DAY_IN_CHINESE}\s*[日号號]?)?)?",
        rf"(?<![\d/])(?P<month>\d{{1,2}})/{_DAY}/{YEAR}(?!\d)",
        rf"(?<![\d.]){_DAY}\.(?P<month>\d{{1,2}})\.{YEAR}(?!\d)",
        rf"(?<![a-z]){MONTH_NAME}\s+(?:the\s+)?{_DAY}(?:st|nd|rd|th)?(?:,?\s+{YEAR})?(?![\da-z])(?!:\d)",
        rf"(?<![\da-z]){_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH_NAME}(?:,?\s+{YEAR})?(?![\da-z])",
        rf"(?<![a-z]){MONTH_NAME},?\s+{YEAR}(?!\d)",
        rf"(?<!\d)(?P<month>\d{{1,2}})\s*月\s*{_DAY}\s*[日号號]?",
        rf"{_MONTH_IN_CHINESE}月{_DAY_IN_CHINESE}[日号號]",
    )
)
# These are dates only if a meeting was held on them: a month alone, or month and day with a point, slash or hyphen.
_PERHAPS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![A-Za-z\d./])(?P<before>[a-z]+\s+)?(?P<month>\d{{1,2}})[./-]{_DAY}(?![A-Za-z\d]|[./-]\d|\s*[岁版倍%万元])",
        rf"(?:\b(?:in|of|since|from|during)\s+){YEAR}\b",
        r"(?<![\d.])(?P<month>\d{1,2})\s*月(?:份)?",
        r"(?<![一二三四五六七八九十两几半])(?P<chinese>十[一二]?|[一二三四五六七八九])月"
        rf"(?:份|(?=的?(?:{MEETING_IN_CHINESE}|开[了过会]|[有讲聊谈说初中底]|$)))",
        rf"\b(?:in|of|since|from|during)\s+{MONTH_NAME}(?![a-z\d])(?!\s*\d)",
        rf"(?<![a-z]){MONTH_NAME}(?:['’]s)?\s+(?={MEETING})",
    )
)
_ALSO_WORDS = frozenset(("may", "march", "mar"))  # months only with a capital, where nothing else makes them a date
_BEFORE_OTHER_NUMBERS = frozenset("version release section chapter step part figure table item rfc".split())
_LAST_MONTH, _LAST_DAY = 12, 31


class DateMention(NamedTuple):
    """A date and where it stands."""

    place: Slice
    asked_date: AskedDate


def find_dates(text: str, held: Collection[MeetingDate]) -> list[DateMention]:
    """Return the dates that a normalised text names; `held` are those of all meetings.

    >>> [found.asked_date for found in find_dates("the June meeting", [MeetingDate(2022, 6, 30)])]
    [AskedDate(year=None, month=6, day=None)]
    """
    found: list[DateMention] = []
    for patterns, is_sure in ((_COMPLETE, True), (_PERHAPS, False)):
        for match in chain.from_iterable(pattern.finditer(text) for pattern in patterns):
            one = _date_of(match, is_sure=is_sure)
            if one and all(other.place.end <= one.place.start or one.place.end <= other.place.start for other in found):
                # In small letters they are words first of all: "which of the 3 may close".
                counts = is_sure and match.groupdict().get("name") not in _ALSO_WORDS
                if counts or any(was_held(one.asked_date, date) for date in held):
                    found.append(one)
    return found


def _date_of(match: re.Match[str], *, is_sure: bool) -> DateMention | None:
    parts = match.groupdict()
    name = parts.get("name") or ""
    month = MONTHS.get(name.lower()) or chinese_number(parts.get("chinese") or parts.get("month") or "")
    day = chinese_number(parts.get("day") or "")
    asked_date = AskedDate(int(parts["year"]) if parts.get("year") else None, month, day)
    is_possible = (month is None or 1 <= month <= _LAST_MONTH) and (day is None or 1 <= day <= _LAST_DAY)
    before = parts.get("before") or ""
    if not is_possible or before.strip().lower() in _BEFORE_OTHER_NUMBERS or (name in _ALSO_WORDS and not is_sure):
        return None
    return DateMention(Slice(match.start() + len(before), match.end()), asked_date)


def was_held(asked_date: AskedDate, date: MeetingDate) -> bool:
    """Return whether a meeting of some date is surely the one meant: of a day, not only of its month."""
    return asked_date.fits(date) and (asked_date.day is None or bool(date.day))


_MAX_MEETINGS = 20  # meetings; whoever asks for more means all of them
_NEWEST = r"(?:latest|last|most\s+recent|newest|previous)"
_HELD_IN_CHINESE = rf"(?:{MEETING_IN_CHINESE}|(?:社区)?(?:开会|会))"
_COUNT = r"(?P<count>\d{1,2}|[二两三四五六七八九十])"
_SOME = (
    # "the last three meetings"
    re.compile(rf"\b(?:the\s+)?{_NEWEST}\s+(?P<count>\d{{1,2}}|two|three|four|five)\s+{MEETING}\b", re.IGNORECASE),
    re.compile(rf"(?:最近|最新|最后|过去|前)的?{_COUNT}[次期场回](?:的)?(?:{_HELD_IN_CHINESE})?"),
)
_BEFORE = (
    # "the meeting before last", "the second to last meeting"
    re.compile(
        rf"\b(?:the\s+)?{MEETING}\b\s+before\s+(?:the\s+)?last\b|\b(?:the\s+)?(?:second(?:\s+to|-)[\s-]?last|penultimate)\s+{MEETING}\b",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<steps>上{{2,5}})一?[次期场回](?:的)?(?:{_HELD_IN_CHINESE})?"),
    re.compile(rf"倒数第{_COUNT}[次期场回](?:的)?(?:{_HELD_IN_CHINESE})?"),
)
_LAST = (
    re.compile(rf"\b(?:the\s+)?{_NEWEST}\s+{MEETING}\b", re.IGNORECASE),
    re.compile(rf"(?:最近|最新|最后)(?:的)?一?[次期场回]?(?:的)?{_HELD_IN_CHINESE}|最近一[次期场回]"),
    re.compile(rf"(?<!上)上一?[次期场回](?:的)?{_HELD_IN_CHINESE}"),
)
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5}


class LatestMention(NamedTuple):
    """Which of the latest meetings are meant, and where that stands."""

    place: Slice
    positions: tuple[int, ...]
    """Counted back from the last one, which is 0."""


def find_latest_mention(text: str) -> LatestMention | None:
    """Return which of the latest meetings a normalised text means, None where it means none.

    >>> [find_latest_mention(text).positions for text in ("the last meeting", "上上次会议", "the last three calls")]
    [(0,), (1,), (0, 1, 2)]
    """
    return next(_found_latest(text), None)


def _found_latest(text: str) -> Iterator[LatestMention]:
    for match in _matches_of(_SOME, text):
        yield LatestMention(Slice(*match.span()), tuple(range(min(_count_in(match["count"]), _MAX_MEETINGS))))
    for match in _matches_of(_BEFORE, text):
        said = match.groupdict()
        back = len(said["steps"]) - 1 if said.get("steps") else _count_in(said.get("count") or "two") - 1
        yield LatestMention(Slice(*match.span()), (max(back, 0),))
    for match in _matches_of(_LAST, text):
        yield LatestMention(Slice(*match.span()), (0,))


def _matches_of(patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from pattern.finditer(text)


def _count_in(written: str) -> int:
    return _WORDS.get(written.lower()) or chinese_number(written) or 1


_WEEK = "(?:周|星期|礼拜)"
_MEETING_AFTER = re.compile(rf"\s*的?\s*(?:{MEETING_IN_CHINESE}|{MEETING}\b)", re.IGNORECASE)


def _day(days: int) -> Callable[[date], list[AskedDate]]:
    return lambda today: [_hint(today + timedelta(days=days))]


def _week(weeks: int) -> Callable[[date], list[AskedDate]]:
    def days(today: date) -> list[AskedDate]:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
        return [_hint(monday + timedelta(days=day)) for day in range(7)]

    return days


def _month(months: int) -> Callable[[date], list[AskedDate]]:
    def month(today: date) -> list[AskedDate]:
        number = today.year * 12 + today.month - 1 + months
        return [AskedDate(number // 12, number % 12 + 1)]

    return month


def _year(years: int) -> Callable[[date], list[AskedDate]]:
    return lambda today: [AskedDate(today.year + years)]


_MEANT: tuple[tuple[re.Pattern[str], Callable[[date], list[AskedDate]]], ...] = tuple(
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


def find_relative_dates(text: str, today: date, held: Collection[MeetingDate]) -> Iterator[DateMention]:
    """Yield the days, months and years that a normalised text names from today on; a week is all of its days.

    They are dates only before a word for a meeting, or if one was `held` then: in old minutes, "this year" is a word
    like others.

    >>> question, held = "what did we decide last month", [MeetingDate(2023, 12, 14)]
    >>> [found.asked_date for found in find_relative_dates(question, date(2024, 1, 9), held)]
    [AskedDate(year=2023, month=12, day=None)]
    """
    for pattern, dates in _MEANT:
        matches = list(pattern.finditer(text))
        if not matches:
            continue
        meant = dates(today)
        is_held = any(was_held(asked_date, meeting) for asked_date in meant for meeting in held)
        for match in matches:
            if is_held or _MEETING_AFTER.match(text, match.end()):
                yield from (DateMention(Slice(*match.span()), asked_date) for asked_date in meant)


def _hint(day: date) -> AskedDate:
    return AskedDate(day.year, day.month, day.day)
