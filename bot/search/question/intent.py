"""Finds what a question says about the meeting: a date, an agenda item's number, a person, a part of it.

What is found here moves entries up, and where nothing else is asked for it is all that is listed. Only a written filter
(`since:2022-06`) excludes entries from a search.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from bot.minutes.agenda import chinese_number
from bot.minutes.model import MeetingDate, Role
from bot.search.index.people import PeopleIndex
from bot.search.model import AskedDate
from bot.search.question.dates import (
    MEETING_IN_CHINESE,
    find_dates,
    find_latest_mention,
    find_relative_dates,
)
from bot.search.question.fillers import WHICH_ONE, courtesies_in, interrogatives_in
from bot.text import Slice, normalise_with_offsets

_AGENDA = re.compile(
    r"(?:议程|议题)\s*(?P<number>\d{1,2}(?!\d)|[一二三四五六七八九十]{1,3}(?![共些个样般直起定切同]))"
    r"|第\s*(?P<other>\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:个|项)?(?:议程|议题)"
    r"|\b(?:agenda|item|agenda item)\s*#?\s*(?P<english>\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_ATTENDANCE = re.compile(
    r"参会|与会|出席过?|参加(?:过|了|的)?(?=人|会|名单|哪|几|多少|什么)(?:人|会议|名单)?|谁参加了?|哪些人(?:参加|来)"
    r"|(?:多少|几个)人(?:参加|出席|到场|来)了?|谁来(?:了|过|参加|开会|$)|名单"
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
_WHICH_MEETING = re.compile(
    rf"\b(?:which|what)\s+(?:meeting|call|session)s?\b|{WHICH_ONE}的?(?:{MEETING_IN_CHINESE}|(?:社区)?会)[上里中]?",
    re.IGNORECASE,
)
# What somebody did with an item, or what happened at a meeting: in a question for that, no word of the answer.
_TELLING = re.compile(
    r"\b(?:present(?:s|ed|er|ers|ation|ing)?|introduc(?:e|es|ed)|talk(?:s|ed)?|spoke|speak|discuss(?:ed|ion)?|cover(?:ed)?"
    r"|report(?:ed)?|happen(?:ed)?|mention(?:s|ed)?)\b"
    r"|(?:介绍|分享|主讲|演讲|发言|讲|讨论)[了过到的]?|主讲人|(?:提到|提及|谈到|说到|聊到)过?|[提谈说聊][过了]",
    re.IGNORECASE,
)
_TOPICS = re.compile(
    r"\btopics?\b|\bagendas?\b(?!\s+items?\b)|\b(?:recently|lately)\b"
    r"|(?:主要的?|哪些|什么)?(?:内容|主题|议题|议程(?![\d一二三四五六七八九十]))|最近|近期",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:meeting|call|session|minute)s?\b|\bheld\b|\btook place\b|^\W*(?:list|show)\b"
    r"|会议(?:纪要|记录)?|例会|双周会|纪要|(?<=的)会(?=[上里中]|\W|$)|开[了过](?=几|多少|哪|什么|会)|开会|召开|举[办行]",
    re.IGNORECASE,
)
_LIST_NUMBER = re.compile(r"^\s*\d{1,2}[.、)）]\s*(?=[^\d\s])")  # of a line that was copied out of a list
_FILTER = re.compile(
    r"(?<!\w)(?P<name>meeting|person|since)[:：](?P<value>\"[^\"]*\"|“[^”]*”|[^\s,，;；\"“]+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class QueryIntent:
    """What a question says about the meeting it is after."""

    dates: tuple[AskedDate, ...] = ()
    latest: tuple[int, ...] = ()
    """Which of the latest meetings, counted back from the last one, which is 0."""
    numbers: tuple[int, ...] = ()
    people: tuple[str, ...] = ()
    """By their keys."""
    attendance: bool = False
    """Who was there, or who was where."""
    roles: tuple[Role, ...] = ()
    written: tuple[Slice, ...] = field(default=(), compare=False)
    """Where dates, numbers, courtesies and what only asks stand in the question; they are no words to search for."""
    asking: tuple[Slice, ...] = field(default=(), compare=False)
    """Where words stand that say what is asked for; an answer need not hold them."""
    named: tuple[Slice, ...] = field(default=(), compare=False)
    """Where people are named."""

    def __bool__(self) -> bool:
        return bool(self.names_meeting or self.numbers or self.people or self.attendance)

    @property
    def names_meeting(self) -> bool:
        """Whether it says which meeting it is after."""
        return bool(self.dates or self.latest)

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


def find_intent(
    question: str, people: PeopleIndex, dates: Collection[MeetingDate], today: MeetingDate | None = None
) -> QueryIntent:
    """Return what a question says about the meeting; `dates` are those of all meetings.

    Without `today`, what counts from it ("last month") says nothing.
    """
    text, offsets = normalise_with_offsets(question)
    found_dates = find_dates(text, dates)
    if today:
        found_dates += find_relative_dates(text, today.first_day, dates)
    latest = find_latest_mention(text)
    numbers = {Slice(*match.span()): number for match in _AGENDA.finditer(text) if (number := _number_in(match))}
    named = list(people.find(text))
    roles = {role: places for role, pattern in _ROLES if (places := _places(pattern, text))}
    attendance = _places(_ATTENDANCE, text)
    written = [*(found.place for found in found_dates), *([latest.place] if latest else ()), *numbers]
    asking = [*attendance, *chain.from_iterable(roles.values())]
    which_meeting = _places(_WHICH_MEETING, text)
    asks_for_meeting = bool(written or which_meeting)
    if asks_for_meeting or named or _WHO_OR_WHEN.search(text):
        asking += _places(_TELLING, text)
    if asks_for_meeting or named:
        asking += _places(_TOPICS, text)
    if asks_for_meeting:
        asking += [*which_meeting, *_places(_MEETING, text)]

    def in_question(places: Iterable[Slice]) -> tuple[Slice, ...]:
        return tuple(Slice(offsets[start], max(offsets[end - 1] + 1, offsets[end])) for start, end in places)

    return QueryIntent(
        dates=tuple(dict.fromkeys(found.asked_date for found in found_dates)),
        latest=latest.positions if latest else (),
        numbers=tuple(numbers.values()),
        people=tuple(dict.fromkeys(person.key for person in named)),
        attendance=bool(attendance),
        roles=tuple(roles),
        written=in_question([*written, *_places(_LIST_NUMBER, text), *interrogatives_in(text), *courtesies_in(text)]),
        asking=in_question(asking),
        named=in_question(person.place for person in named),
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
