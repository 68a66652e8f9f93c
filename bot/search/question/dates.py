"""Finds the dates that a question names, as far as it says them."""

import re
from collections.abc import Collection, Mapping
from itertools import chain
from typing import NamedTuple

from bot.letters import small_letters
from bot.minutes.agenda_numbers import chinese_number
from bot.minutes.date_patterns import YEAR
from bot.minutes.model import MeetingDate
from bot.search.analysis.terms import ALWAYS
from bot.search.model import AskedDate
from bot.search.question.date_patterns import AskedDatePatterns, asked_date_patterns
from bot.search.question.intent_patterns import intent_patterns
from bot.text import Slice

_LAST_MONTH, _LAST_DAY = 12, 31
_MAX_SINCE = 20  # characters of a word for "since", with a blank
_YEAR_ALONE = re.compile(rf"\W*{YEAR}\W*")


class DateMention(NamedTuple):
    """A date and where it stands."""

    place: Slice
    asked_date: AskedDate


def find_dates(text: str, held: Collection[MeetingDate], languages: tuple[str, ...] = ALWAYS) -> list[DateMention]:
    """Return the dates that a normalised text in one of some languages names; `held` are those of all meetings.

    >>> [found.asked_date for found in find_dates("the June meeting", [MeetingDate(2022, 6, 30)])]
    [AskedDate(year=None, month=6, day=None)]
    """
    found: list[DateMention] = []
    patterns = asked_date_patterns(languages)
    for tried, is_sure in ((patterns.complete, True), (patterns.perhaps, False)):
        for match in chain.from_iterable(pattern.finditer(text) for pattern in tried):
            one = _date_of(match, patterns, is_sure=is_sure)
            if one and all(other.place.end <= one.place.start or one.place.end <= other.place.start for other in found):
                # In small letters they are words first of all: "which of the 3 may close".
                counts = is_sure and match.groupdict().get("name") not in patterns.also_words
                counts = counts or _is_since(text, match, languages)
                if counts or any(was_held(one.asked_date, date) for date in held):
                    found.append(one)
    return found


def year_alone(text: str, held: Collection[MeetingDate]) -> DateMention | None:
    """Return the year that is all of a normalised text, None if it is none or no meeting was held in it."""
    match = _YEAR_ALONE.fullmatch(text)
    asked = AskedDate(int(match["year"])) if match else None
    if match is None or asked is None or not any(was_held(asked, date) for date in held):
        return None
    return DateMention(Slice(*match.span("year")), asked)


def _is_since(text: str, match: re.Match[str], languages: tuple[str, ...]) -> bool:
    """Return whether a month's name stands beside a word that makes a beginning of it: "since March", 三月以来."""
    part = next((part for part in ("name", "numeral") if match.groupdict().get(part)), None)
    if part is None:
        return False
    start, end = match.start(part), match.end()
    since = intent_patterns(languages).since
    before, behind = text[max(0, start - _MAX_SINCE) : start], text[end : end + _MAX_SINCE]
    return any(not before[word.end() :].strip() for word in since.finditer(before)) or any(
        not behind[: word.start()].strip() for word in since.finditer(behind)
    )


def _date_of(match: re.Match[str], patterns: AskedDatePatterns, *, is_sure: bool) -> DateMention | None:
    parts = match.groupdict()
    name = parts.get("name") or ""
    month = patterns.months.get(small_letters(name)) or chinese_number(parts.get("numeral") or parts.get("month") or "")
    day = chinese_number(parts.get("day") or "")
    opens_with_year = "year" in parts and match.start("year") == match.start()
    if month and day and day <= _LAST_MONTH < month and not opens_with_year:
        month, day = day, month  # "18/03/2024" can only be read one way
    asked_date = AskedDate(_year_of(parts, patterns), month, day)
    is_possible = (month is None or 1 <= month <= _LAST_MONTH) and (day is None or 1 <= day <= _LAST_DAY)
    before = parts.get("before") or ""
    is_word = name in patterns.also_words and not is_sure
    if not is_possible or is_word or before.strip().lower() in patterns.other_numbers:
        return None
    return DateMention(Slice(match.start() + len(before), match.end()), asked_date)


def _year_of(parts: Mapping[str, str | None], patterns: AskedDatePatterns) -> int | None:
    """Return the year of a date, None if it tells none."""
    if of_era := parts.get("of_era"):
        first = patterns.eras[parts["era"] or ""]
        return first + (chinese_number(of_era) or 1)  # the first year of an era has no number
    if digits := parts.get("digits"):
        return int("".join(str(chinese_number(digit)) for digit in digits))
    return int(parts.get("year") or 0) or None


def was_held(asked_date: AskedDate, date: MeetingDate) -> bool:
    """Return whether a meeting of some date is surely the one meant: of a day, not only of its month."""
    return asked_date.fits(date) and (asked_date.day is None or bool(date.day))
