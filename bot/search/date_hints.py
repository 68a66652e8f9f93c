"""Finds the dates that a question names, as far as it says them."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from bot.minutes.agenda import chinese_number
from bot.minutes.dates import MONTH_NAME, MONTHS, YEAR
from bot.minutes.model import MeetingDate
from bot.search.meeting_words import MEETING, MEETING_IN_CHINESE
from bot.text import Slice

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
        for match in chain.from_iterable(pattern.finditer(text) for pattern in patterns):
            one = _date_of(match, is_sure=is_sure)
            if one and all(other.place.end <= one.place.start or one.place.end <= other.place.start for other in found):
                # In small letters they are words first of all: "which of the 3 may close".
                counts = is_sure and match.groupdict().get("name") not in _ALSO_WORDS
                if counts or any(was_held(one.hint, date) for date in held):
                    found.append(one)
    return found


def _date_of(match: re.Match[str], *, is_sure: bool) -> FoundDate | None:
    parts = match.groupdict()
    name = parts.get("name") or ""
    month = MONTHS.get(name.lower()) or chinese_number(parts.get("chinese") or parts.get("month") or "")
    day = chinese_number(parts.get("day") or "")
    hint = DateHint(int(parts["year"]) if parts.get("year") else None, month, day)
    is_possible = (month is None or 1 <= month <= _LAST_MONTH) and (day is None or 1 <= day <= _LAST_DAY)
    before = parts.get("before") or ""
    if not is_possible or before.strip().lower() in _BEFORE_OTHER_NUMBERS or (name in _ALSO_WORDS and not is_sure):
        return None
    return FoundDate(Slice(match.start() + len(before), match.end()), hint)


def was_held(hint: DateHint, date: MeetingDate) -> bool:
    """Return whether a meeting of some date is surely the one meant: of a day, not only of its month."""
    return hint.fits(date) and (hint.day is None or bool(date.day))
