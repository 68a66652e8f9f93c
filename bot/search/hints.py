"""Finds what a question says about the meeting: a date, an agenda item's number, a person, a part of it.

What is found here only moves entries up; it never excludes any. A written filter (`since:2022-06`) does.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from bot.minutes.agenda import chinese_number
from bot.minutes.dates import MONTHS
from bot.minutes.model import MeetingDate, Role
from bot.minutes.names import name_key
from bot.search.directory import People
from bot.text import Slice, normalise

_MONTH_NAME = "(?P<name>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}\s*[-/.]\s*(?P<month>\d{{1,2}})(?:\s*[-/.]\s*{_DAY})?(?!\d)",
        rf"(?<!\d){_YEAR}\s*年(?:\s*(?P<month>\d{{1,2}})\s*月(?:份)?(?:\s*{_DAY}\s*[日号號]?)?)?",
        rf"(?<![a-z]){_MONTH_NAME}\s+{_DAY}(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?(?![\da-z])(?!:\d)",
        rf"(?<![\da-z]){_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH_NAME}(?:,?\s+{_YEAR})?(?![\da-z])",
        rf"(?<![a-z]){_MONTH_NAME},?\s+{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<month>\d{{1,2}})\s*月\s*{_DAY}\s*[日号號]?",
        rf"(?:\b(?:in|of|since|from|during)\s+){_YEAR}\b",
        # Month and day alone, with a point, slash or hyphen: a date only if a meeting was held on it.
        rf"(?<![A-Za-z\d.])(?P<month>\d{{1,2}})[./-]{_DAY}(?![A-Za-z\d]|[./-]\d)",
    )
)
_BARE = len(_DATES) - 1
_LATEST = re.compile(
    r"\b(?:the\s+)?(?:latest|last|most recent|newest)\s+(?:community\s+|group\s+)?(?:meeting|call|minutes|session)s?\b"
    r"|(?:最近|最新|最后)(?:的)?一?(?:次|期|场)?(?:的)?(?:社区)?(?:会议|例会|双周会)|最近一次|上一?[次期场](?:的)?(?:社区)?(?:会议|例会|双周会|会)",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"(?:议程|议题)\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d)|第\s*(?P<other>\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:个|项)?(?:议程|议题)"
    r"|\b(?:agenda|item|agenda item)\s*#?\s*(?P<english>\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_ATTENDANCE = re.compile(
    r"参会|与会|出席|参加(?:了|的)?(?:人|会议|名单)|谁参加|哪些人(?:参加|来)|谁来|名单"
    r"|attend(?:ee|ees|ed|ing|ance)?\b|participants?\b|who was (?:there|present|at)",
    re.IGNORECASE,
)
_ROLES = (
    (Role.ACTION, re.compile(r"\baction items?\b|待办|行动项|todo", re.IGNORECASE)),
    (
        Role.DECISION,
        re.compile(
            r"\bconclu\w*|\bdecid\w*|\bdecision\w*|\bresolution|consensus reached|结论|决议|决定", re.IGNORECASE
        ),
    ),
    (Role.POLL, re.compile(r"\bpoll\w*|\bvot(?:e|es|ed|ing)\b|投票|表决", re.IGNORECASE)),
    (Role.SUMMARY, re.compile(r"\bsummar\w+|总结|摘要", re.IGNORECASE)),
)
_FILTER = re.compile(
    r"(?<!\w)(?P<name>meeting|person|since)[:：](?P<value>\"[^\"]*\"|“[^”]*”|[^\s,，;；\"“]+)", re.IGNORECASE
)
_WORD = re.compile(r"@?[\w][\w.'’-]*")


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


@dataclass(frozen=True, slots=True)
class Hints:
    """What a question says about the meeting it is after."""

    dates: tuple[DateHint, ...] = ()
    latest: bool = False
    numbers: tuple[int, ...] = ()
    people: tuple[str, ...] = ()
    """By their keys."""
    attendance: bool = False
    roles: tuple[Role, ...] = ()
    written: tuple[Slice, ...] = field(default=(), compare=False)
    """Where dates and numbers stand in the question; they are no words to search for."""

    def __bool__(self) -> bool:
        return bool(self.dates or self.latest or self.numbers or self.people or self.attendance)


@dataclass(frozen=True, slots=True)
class WrittenFilter:
    """A filter that stands in the question itself, such as `since:2022-06`."""

    name: str
    value: str


def split_filters(question: str) -> tuple[str, tuple[WrittenFilter, ...]]:
    """Return the question with its filters blanked out, and the filters.

    >>> split_filters("Hertz IDL since:2022-06 person:“Yin Xuran”")[1]
    (WrittenFilter(name='since', value='2022-06'), WrittenFilter(name='person', value='Yin Xuran'))
    """
    found = tuple(WrittenFilter(m["name"].lower(), m["value"].strip('"“”')) for m in _FILTER.finditer(question))
    return without(question, [Slice(*match.span()) for match in _FILTER.finditer(question)]), found


def find_hints(question: str, people: People, dates: Collection[MeetingDate]) -> Hints:
    """Return what a question says about the meeting; `dates` are those of all meetings."""
    text = normalise(question)
    hints = _find_dates(text, dates)
    latest = _LATEST.search(text)
    numbers = list(_AGENDA.finditer(text))
    written = [*hints.written, *([Slice(*latest.span())] if latest else ()), *(Slice(*m.span()) for m in numbers)]
    words = [*_WORD.finditer(text)]
    named = people.find([word.group().lstrip("@") for word in words])
    same_length = len(text) == len(question)
    return replace(
        hints,
        latest=latest is not None,
        numbers=tuple(
            number
            for match in numbers
            if (number := chinese_number(match["number"] or match["other"] or match["english"])) is not None
        ),
        people=tuple(dict.fromkeys(key for _, key in named.values())),
        attendance=_ATTENDANCE.search(text) is not None,
        roles=tuple(role for role, pattern in _ROLES if pattern.search(text)),
        written=tuple(written) if same_length else (),
    )


def _find_dates(text: str, dates: Collection[MeetingDate]) -> Hints:
    found: list[DateHint] = []
    written: list[Slice] = []
    for number, pattern in enumerate(_DATES):
        for match in pattern.finditer(text):
            place = Slice(*match.span())
            if any(place.start < other.end and other.start < place.end for other in written):
                continue
            parts = match.groupdict()
            month = MONTHS[parts["name"].lower()] if parts.get("name") else _number(parts.get("month"))
            hint = DateHint(_number(parts.get("year")), month, _number(parts.get("day")))
            is_possible = (month is None or 1 <= month <= 12) and (hint.day is None or 1 <= hint.day <= 31)
            if is_possible and (number != _BARE or any(hint.fits(date) and date.day for date in dates)):
                found.append(hint)
                written.append(place)
    return Hints(dates=tuple(dict.fromkeys(found)), written=tuple(written))


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def person_key(name: str, people: People) -> str:
    """Return the key to compare people by: that of a known person, else the folded name."""
    return people.key_of(name) or name_key(name)


def without(text: str, places: Sequence[Slice]) -> str:
    """Return the text with some places blanked out; every other character stays where it is."""
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
