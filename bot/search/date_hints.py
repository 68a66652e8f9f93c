"""Finds the dates that a question names, as far as it says them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.minutes.agenda import chinese_number
from bot.minutes.dates import MONTH_NAME, MONTHS, YEAR
from bot.minutes.model import MeetingDate
from bot.text import Slice

_DAY = r"(?P<day>\d{1,2})"
_MEETING = r"(?:(?:community|group)\s+)?(?:meeting|call|session|minutes)"
_COMPLETE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){YEAR}\s*[-/.]\s*(?P<month>\d{{1,2}})(?:\s*[-/.]\s*{_DAY})?(?!\d)",
        rf"(?<!\d){YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})(?!\d)",
        rf"(?<!\d){YEAR}\s*年(?:\s*(?P<month>\d{{1,2}})\s*月(?:份)?(?:\s*{_DAY}\s*[日号號]?)?)?",
        rf"(?<![a-z]){MONTH_NAME}\s+{_DAY}(?:st|nd|rd|th)?(?:,?\s+{YEAR})?(?![\da-z])(?!:\d)",
        rf"(?<![\da-z]){_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH_NAME}(?:,?\s+{YEAR})?(?![\da-z])",
        rf"(?<![a-z]){MONTH_NAME},?\s+{YEAR}(?!\d)",
        rf"(?<!\d)(?P<month>\d{{1,2}})\s*月\s*{_DAY}\s*[日号號]?",
        rf"(?:\b(?:in|of|since|from|during)\s+){YEAR}\b",
    )
)
# These are dates only if a meeting was held on them: a month alone, or month and day with a point, slash or hyphen.
_PERHAPS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![A-Za-z\d.])(?P<month>\d{{1,2}})[./-]{_DAY}(?![A-Za-z\d]|[./-]\d)",
        r"(?<![\d.])(?P<month>\d{1,2})\s*月(?:份)?",
        r"(?<![一二三四五六七八九十两几半])(?P<chinese>十[一二]?|[一二三四五六七八九])月(?:份|(?=的?(?:社区)?(?:会议|例会|双周会|开[了过会]|[有讲聊谈说]|[初中底]|$)))",
        rf"\b(?:in|of|since|from|during)\s+{MONTH_NAME}(?![a-z\d])(?!\s*\d)",
        rf"(?<![a-z]){MONTH_NAME}(?:['’]s)?\s+(?={_MEETING})",
    )
)
_ALSO_WORDS = frozenset(("may", "march", "mar"))  # months only with a capital, where nothing else makes them a date
_LAST_MONTH, _LAST_DAY = 12, 31


@dataclass(frozen=True, slots=True)
class DateHint:
    """A date as far as it was said; None for what was left open."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def fits(self, date: MeetingDate) -> bool:
        """Return whether a meeting's date is the one meant."""
        return (
            self.year in (None, date.year)
            and self.month in (None, date.month)
            and (self.day is None or self.day == date.day or not date.day)
        )


class FoundDate(NamedTuple):
    """A date and where it stands."""

    place: Slice
    hint: DateHint


def find_dates(text: str, held: Collection[MeetingDate]) -> list[FoundDate]:
    """Return the dates that a normalised text names; `held` are those of all meetings.

    >>> [found.hint for found in find_dates("the June meeting", [MeetingDate(2022, 6, 30)])]
    [DateHint(year=None, month=6, day=None)]
    """
    found: list[FoundDate] = []
    for patterns, is_sure in ((_COMPLETE, True), (_PERHAPS, False)):
        for pattern in patterns:
            for place, hint in _matches(pattern, text, is_sure=is_sure):
                is_free = all(other.place.end <= place.start or place.end <= other.place.start for other in found)
                if is_free and (is_sure or any(was_held(hint, date) for date in held)):
                    found.append(FoundDate(place, hint))
    return found


def _matches(pattern: re.Pattern[str], text: str, *, is_sure: bool) -> Iterator[FoundDate]:
    for match in pattern.finditer(text):
        parts = match.groupdict()
        name = parts.get("name") or ""
        month = MONTHS.get(name.lower()) or chinese_number(parts.get("chinese") or parts.get("month") or "")
        hint = DateHint(_number(parts.get("year")), month, _number(parts.get("day")))
        is_possible = (month is None or 1 <= month <= _LAST_MONTH) and (hint.day is None or 1 <= hint.day <= _LAST_DAY)
        if is_possible and (is_sure or name not in _ALSO_WORDS):
            yield FoundDate(Slice(*match.span()), hint)


def was_held(hint: DateHint, date: MeetingDate) -> bool:
    """Return whether a meeting of some date is surely the one meant: of a day, not only of its month."""
    return hint.fits(date) and (hint.day is None or bool(date.day))


def _number(text: str | None) -> int | None:
    return int(text) if text else None
