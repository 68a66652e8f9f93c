"""Finds what a question says about the meeting: a date, an agenda item's number, a person, a part of it.

What is found here only moves entries up; it never excludes any. A written filter (`since:2022-06`) does.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from bot.minutes.agenda import chinese_number
from bot.minutes.model import MeetingDate, Role
from bot.search.courtesy import courtesies_in
from bot.search.date_hints import DateHint, find_dates
from bot.search.directory import People
from bot.text import Slice, normalise_with_offsets

_LATEST = re.compile(
    r"\b(?:the\s+)?(?:latest|last|most recent|newest)\s+(?:community\s+|group\s+)?(?:meeting|call|minutes|session)s?\b"
    r"|(?:最近|最新|最后)(?:的)?一?(?:次|期|场)?(?:的)?(?:社区)?(?:会议|例会|双周会)|最近一次|上一?[次期场](?:的)?(?:社区)?(?:会议|例会|双周会|会)",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"(?:议程|议题)\s*(?P<number>\d{1,2}(?!\d)|[一二三四五六七八九十]{1,3}(?![共些个样般直起定切同]))"
    r"|第\s*(?P<other>\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:个|项)?(?:议程|议题)"
    r"|\b(?:agenda|item|agenda item)\s*#?\s*(?P<english>\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_ATTENDANCE = re.compile(
    r"参会|与会|出席|参加(?:了|的)?(?:人|会议|名单)|谁参加|哪些人(?:参加|来)|谁来(?:了|过|参加|开会|$)|名单"
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
_WHO_OR_WHEN = re.compile(r"\b(?:who|when)\b|谁|哪位|何时|什么时候", re.IGNORECASE)
# Chinese counts with a word of its own for each kind of thing; what asks for one of them is no word of the answer.
_WHICH_ONE = re.compile(r"(?:(?:哪|那|这|某)一?|第几|多少|(?<!十)几)[个次期场届位种条项篇份天年些]")
_WHICH_MEETING = re.compile(
    rf"\b(?:which|what)\s+(?:meeting|call|session)s?\b|{_WHICH_ONE.pattern}的?(?:社区)?(?:会议|例会|双周会|会)",
    re.IGNORECASE,
)
# What somebody did with an item, or what happened at a meeting: in a question for that, no word of the answer.
_TELLING = re.compile(
    r"\b(?:present(?:s|ed|er|ers|ation|ing)?|introduc(?:e|es|ed)|talk(?:s|ed)?|spoke|speak|discuss(?:ed|ion)?|cover(?:ed)?"
    r"|report(?:ed)?|happen(?:ed)?|mention(?:s|ed)?)\b"
    r"|介绍|分享|主讲人?|演讲|发言|讲[了过到的]?|讨论|(?:提到|提及|谈到|说到|聊到)过?|[提谈说聊]过",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:meeting|call|session|minute)s?\b|会议|例会|双周会", re.IGNORECASE)
_FILTER = re.compile(
    r"(?<!\w)(?P<name>meeting|person|since)[:：](?P<value>\"[^\"]*\"|“[^”]*”|[^\s,，;；\"“]+)", re.IGNORECASE
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
    """Where dates, numbers, courtesies and "which of them" stand in the question; they are no words to search for."""
    asking: tuple[Slice, ...] = field(default=(), compare=False)
    """Where words stand that say what is asked for; an answer need not hold them."""

    def __bool__(self) -> bool:
        return bool(self.names_meeting or self.numbers or self.people or self.attendance)

    @property
    def names_meeting(self) -> bool:
        """Whether it says which meeting it is after."""
        return bool(self.dates) or self.latest

    @property
    def names_place(self) -> bool:
        """Whether it says where in the minutes to look, and not for what part of that."""
        return (self.names_meeting or bool(self.numbers)) and not self.roles


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
    text, offsets = normalise_with_offsets(question)
    found_dates = find_dates(text, dates)
    latest = _LATEST.search(text)
    numbers = {Slice(*match.span()): number for match in _AGENDA.finditer(text) if (number := _number_in(match))}
    named = list(people.find(text))
    roles = {role: places for role, pattern in _ROLES if (places := _places(pattern, text))}
    attendance = _places(_ATTENDANCE, text)
    written = [*(found.place for found in found_dates), *([Slice(*latest.span())] if latest else ()), *numbers]
    asking = [*attendance, *chain.from_iterable(roles.values())]
    asks_for_meeting = bool(written) or _WHICH_MEETING.search(text) is not None
    if asks_for_meeting or named or _WHO_OR_WHEN.search(text):
        asking += _places(_TELLING, text)
    if asks_for_meeting:
        asking += _places(_MEETING, text)

    def in_question(places: Iterable[Slice]) -> tuple[Slice, ...]:
        return tuple(Slice(offsets[start], max(offsets[end - 1] + 1, offsets[end])) for start, end in places)

    return Hints(
        dates=tuple(dict.fromkeys(found.hint for found in found_dates)),
        latest=latest is not None,
        numbers=tuple(numbers.values()),
        people=tuple(dict.fromkeys(person.key for person in named)),
        attendance=bool(attendance),
        roles=tuple(roles),
        written=in_question([*written, *_places(_WHICH_ONE, text), *courtesies_in(text)]),
        asking=in_question(asking),
    )


def _number_in(match: re.Match[str]) -> int | None:
    return chinese_number(match["number"] or match["other"] or match["english"])


def _places(pattern: re.Pattern[str], text: str) -> list[Slice]:
    return [Slice(*match.span()) for match in pattern.finditer(text)]


def without(text: str, places: Sequence[Slice]) -> str:
    """Return the text with some places blanked out; every other character stays where it is."""
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
