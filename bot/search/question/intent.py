"""Finds what a question says about the meeting: a date, an agenda item's number, a person, a part of it.

What is found here moves entries up, and where nothing else is asked for it is all that is listed. Only a written filter
(`since:2022-06`) excludes entries from a search.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from bot.minutes.agenda_numbers import chinese_number
from bot.minutes.model import MeetingDate, Role
from bot.search.analysis.terms import ALWAYS
from bot.search.index.people import PeopleIndex
from bot.search.model import AskedDate, Wanted, WrittenFilter
from bot.search.question.browsing import Browsing, find_browsing, find_since, name_asked_for
from bot.search.question.counting import find_counting
from bot.search.question.dates import find_dates, year_alone
from bot.search.question.fillers import courtesies_in, interrogatives_in
from bot.search.question.intent_patterns import IntentPatterns, intent_patterns
from bot.search.question.latest import find_latest_mention
from bot.search.question.relative_dates import find_relative_dates
from bot.text import Slice, normalise_with_offsets

_LIST_NUMBER = re.compile(r"^\s*\d{1,2}[.、)）]\s*(?=[^\d\s])")  # of a line that was copied out of a list
_FILTER = re.compile(
    r"(?<!\w)(?P<name>meeting|person|since)[:：](?P<value>\"[^\"]*\"|“[^“”]*”|[^\s,，;；\"“]+)", re.IGNORECASE
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
    """Who was there, or who was where; who was not, too."""
    absence: bool = False
    """Who was not there."""
    roles: tuple[Role, ...] = ()
    doers: bool = False
    """Who does something, or is to do it."""
    responsible: bool = False
    """Who is responsible for something."""
    quantity: bool = False
    """A number: how many, how far."""
    day: bool = False
    """A day or a time: when."""
    reason: bool = False
    """A reason: why."""
    how_often: bool = False
    """At how many meetings somebody was."""
    headcount: bool = False
    """How many people were there."""
    counts_meetings: bool = False
    """How many meetings there were."""
    state: bool = False
    """How things stand: the newest decision or summary is wanted."""
    wanted: Wanted | None = None
    """What is asked for besides passages, and nothing else."""
    since: AskedDate | None = None
    """From which day on, of what is listed."""
    who_is: str = ""
    """The name in a question for nothing but a person."""
    written: tuple[Slice, ...] = field(default=(), compare=False)
    """Where dates, numbers, courtesies and what only asks stand in the question; they are no words to search for."""
    asking: tuple[Slice, ...] = field(default=(), compare=False)
    """Where words stand that say what is asked for; an answer need not hold them."""
    now: tuple[Slice, ...] = field(default=(), compare=False)
    """Where words stand that only say that the newest is wanted."""
    named: tuple[Slice, ...] = field(default=(), compare=False)
    """Where people are named."""

    def __bool__(self) -> bool:
        return bool(self.names_meeting or self.numbers or self.people or self.attendance or self.wanted)

    @property
    def names_meeting(self) -> bool:
        """Whether it says which meeting it is after."""
        return bool(self.dates or self.latest)

    @property
    def names_place(self) -> bool:
        """Whether it says where in the minutes to look, and not for what part of that."""
        return (self.names_meeting or bool(self.numbers)) and not self.roles

    @property
    def asks_only_who_came(self) -> bool:
        """Whether it asks who was there and says neither where nor of whom: the last meeting is meant."""
        return self.attendance and not (self.absence or self.names_meeting or self.numbers or self.people or self.roles)


def split_filters(question: str) -> tuple[str, tuple[WrittenFilter, ...]]:
    """Return the question with its filters blanked out, and the filters.

    >>> split_filters("Hertz IDL since:2022-06 person:“Yin Xuran”")[1]
    (WrittenFilter(name='since', value='2022-06'), WrittenFilter(name='person', value='Yin Xuran'))
    """
    found = tuple(WrittenFilter(m["name"].lower(), m["value"].strip('"“”')) for m in _FILTER.finditer(question))
    return without(question, [Slice(*match.span()) for match in _FILTER.finditer(question)]), found


def find_intent(
    question: str,
    people: PeopleIndex,
    dates: Collection[MeetingDate],
    today: MeetingDate | None = None,
    languages: tuple[str, ...] = ALWAYS,
) -> QueryIntent:
    """Return what a question in one of some languages says about the meeting; `dates` are those of all meetings.

    Without `today`, what counts from it ("last month") says nothing.
    """
    text, offsets = normalise_with_offsets(question)
    patterns = intent_patterns(languages)
    roles = {role: places for role, pattern in patterns.roles if (places := _places(pattern, text))}
    only_asking = [*interrogatives_in(text, languages), *courtesies_in(text, languages)]
    found_dates = find_dates(text, dates, languages)
    if alone := year_alone(text, dates):
        found_dates.append(alone)
    if today:
        beside = [*chain.from_iterable(roles.values()), *_places(patterns.telling, text), *only_asking]
        found_dates += find_relative_dates(text, today.first_day, dates, languages, beside)
    latest = find_latest_mention(text, languages)
    agenda = patterns.agenda.finditer(text)
    numbers = {Slice(*match.span()): number for match in agenda if (number := _number_in(match))}
    # A number of a date is nobody, even if minutes have somebody by that name.
    named = [one for one in people.find(text) if not any(_overlap(one.place, date.place) for date in found_dates)]
    absence = _places(patterns.absence, text)
    attendance = [*absence, *_places(patterns.attendance, text)]
    written = [*(found.place for found in found_dates), *([latest.place] if latest else ()), *numbers]
    quantities = _places(patterns.quantities, text)
    if named:  # how often somebody did something is a number too
        quantities += _places(patterns.how_often, text)
    fillers = [*quantities, *only_asking]
    doers = bool(patterns.who.search(text)) and not attendance
    responsible = _places(patterns.responsible, text) if doers else []
    now, standing = _places(patterns.now, text), _places(patterns.standing, text)
    asked = [*attendance, *chain.from_iterable(roles.values()), *responsible, *standing]
    asking = [*asked, *_asking_beside(text, patterns, says_place=bool(written), names=bool(named), parts=bool(roles))]
    days, reasons = _places(patterns.when, text), _places(patterns.why, text)
    people_named = [person.place for person in named]
    counting = find_counting(text, patterns, people_named, [*written, *fillers, *asking], languages)
    asks_otherwise = bool(named or roles or numbers or absence or counting.asking)
    wanted, wanting = Browsing() if asks_otherwise else find_browsing(text, patterns, written, fillers, languages)
    since = find_since(text, patterns, found_dates) if wanted in (Wanted.NEWS, Wanted.MEETINGS) or roles else None
    names_days = bool(latest) or any(found.asked_date.day for found in found_dates)
    wanted = _browsed(wanted, since, names_meeting=bool(written), names_days=names_days)
    wanting = wanting if wanted else ()
    if since:
        written += _places(patterns.since, text)

    def in_question(places: Iterable[Slice]) -> tuple[Slice, ...]:
        return tuple(Slice(offsets[start], max(offsets[end - 1] + 1, offsets[end])) for start, end in places)

    return QueryIntent(
        dates=() if since else tuple(dict.fromkeys(found.asked_date for found in found_dates)),
        latest=latest.positions if latest else (),
        numbers=tuple(numbers.values()),
        people=tuple(dict.fromkeys(person.key for person in named)),
        attendance=(bool(attendance) or counting.how_often or counting.headcount) and not wanted,
        absence=bool(absence),
        roles=tuple(roles),
        doers=doers,
        responsible=bool(responsible),
        quantity=bool(quantities) and not counting.asking,
        day=bool(days),
        reason=bool(reasons),
        how_often=counting.how_often,
        headcount=counting.headcount,
        counts_meetings=counting.meetings,
        state=bool(now or standing or patterns.who_now.search(text)),
        wanted=wanted,
        since=since,
        who_is="" if (written or attendance or roles or responsible) else name_asked_for(text, patterns, languages),
        written=in_question([*written, *_places(_LIST_NUMBER, text), *fillers, *counting.asking, *wanting]),
        asking=in_question([*asking, *days, *reasons]),
        now=in_question(now),
        named=in_question(people_named),
    )


def _browsed(wanted: Wanted | None, since: AskedDate | None, *, names_meeting: bool, names_days: bool) -> Wanted | None:
    """Return what is asked for besides passages, in view of the time that a question names."""
    if wanted is Wanted.MEETINGS and since:
        return Wanted.NEWS  # which tells them all, each with what it was about
    if (wanted is Wanted.NEWS and names_meeting and not since) or (wanted is Wanted.MEETINGS and names_days):
        return None  # a meeting is asked for
    return wanted


def _asking_beside(
    text: str, patterns: IntentPatterns, *, says_place: bool, names: bool, parts: bool
) -> Iterator[Slice]:
    """Yield where words stand that only ask because of what else a question says: a meeting, people, a kind of part.

    In a question without that, "present" and "topic" are words like others.
    """
    which_meeting = _places(patterns.which_meeting, text)
    of_meeting = says_place or bool(which_meeting)
    if of_meeting or names or parts or patterns.who_or_when.search(text):
        yield from _places(patterns.telling, text)
    if of_meeting or names or parts:
        yield from _places(patterns.topics, text)
    if parts:
        yield from _places(patterns.newest, text)
    if of_meeting or parts:
        yield from (*which_meeting, *_places(patterns.meeting, text))


def _number_in(match: re.Match[str]) -> int | None:
    return chinese_number(match["unspaced"] or match["ordinal"] or match["spaced"])


def _overlap(one: Slice, other: Slice) -> bool:
    return one.start < other.end and other.start < one.end


def _places(pattern: re.Pattern[str], text: str) -> list[Slice]:
    return [Slice(*match.span()) for match in pattern.finditer(text)]


def without(text: str, places: Sequence[Slice]) -> str:
    """Return the text with some places blanked out; every other character stays where it is."""
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
