"""Finds what a question says about the meeting: a date, an agenda item's number, a person, a part of it.

What is found here moves entries up, and where nothing else is asked for it is all that is listed. Only a written filter
(`since:2022-06`) excludes entries from a search.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from bot.minutes.agenda_numbers import chinese_number
from bot.minutes.model import MeetingDate, Role
from bot.search.analysis.phrase_patterns import places_of
from bot.search.analysis.places import normalise_with_offsets
from bot.search.analysis.terms import ALWAYS
from bot.search.index.names_in_text import NamedPerson
from bot.search.index.people import PeopleIndex
from bot.search.model import AskedDate, Wanted
from bot.search.question.asked_of_people import AskedOfPeople, asks_for_last_time, find_asked_of_people, is_until
from bot.search.question.browsing import Browsing, find_browsing, find_since, name_asked_for
from bot.search.question.counting import find_counting
from bot.search.question.dates import DateMention, find_dates, year_alone
from bot.search.question.fillers import courtesies_in, interrogatives_in
from bot.search.question.intent_patterns import IntentPatterns, intent_patterns
from bot.search.question.latest import LatestMention, find_latest_mention
from bot.search.question.query_intent import QueryIntent
from bot.search.question.relative_dates import find_relative_dates
from bot.text import Slice

_LIST_NUMBER = re.compile(r"^\s*\d{1,2}[.、)）]\s*(?=[^\d\s])")  # of a line that was copied out of a list


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
    read = _read(text, patterns, languages, people)
    read.dates += _dates_in(text, dates, today, languages, (*read.telling, *read.only_asking))
    # A number of a date is nobody, even if minutes have somebody by that name.
    read.named = [one for one in read.named if not any(one.place.overlaps(date.place) for date in read.dates)]
    months = places_of(patterns.in_month, text)  # "in May" is nobody, even if no meeting was held then
    read.named = [one for one in read.named if not any(one.place.overlaps(month) for month in months)]
    if read.named:  # how often somebody did something is a number too
        read.quantities += places_of(patterns.how_often, text)
    return _intent(read, offsets)


@dataclass(slots=True)
class _Read:
    """What is found in a question, and where."""

    text: str
    patterns: IntentPatterns
    languages: tuple[str, ...]
    latest: LatestMention | None
    numbers: Mapping[Slice, int]
    roles: Mapping[Role, list[Slice]]
    absence: list[Slice]
    attendance: list[Slice]
    """Absence too."""
    quantities: list[Slice]
    only_asking: list[Slice]
    named: list[NamedPerson]
    dates: list[DateMention] = field(default_factory=list)

    @property
    def telling(self) -> Iterator[Slice]:
        """Where words stand that ask for what was said, or for a kind of part."""
        yield from chain.from_iterable(self.roles.values())
        yield from places_of(self.patterns.telling, self.text)

    @property
    def written(self) -> list[Slice]:
        """Where it says which meeting, or which item of one."""
        return [*(found.place for found in self.dates), *([self.latest.place] if self.latest else ()), *self.numbers]

    @property
    def fillers(self) -> list[Slice]:
        """Where words stand that are none to search for."""
        return [*self.quantities, *self.only_asking]


def _read(text: str, patterns: IntentPatterns, languages: tuple[str, ...], people: PeopleIndex) -> _Read:
    """Return what is found in a question, but for dates."""
    agenda = patterns.agenda.finditer(text)
    absence = places_of(patterns.absence, text)
    return _Read(
        text,
        patterns,
        languages,
        latest=find_latest_mention(text, languages),
        numbers={Slice(*match.span()): number for match in agenda if (number := _number_in(match))},
        roles=_roles_in(text, patterns),
        absence=absence,
        attendance=[*absence, *places_of(patterns.attendance, text)],
        quantities=places_of(patterns.quantities, text),
        only_asking=[*interrogatives_in(text, languages), *courtesies_in(text, languages)],
        named=list(people.find(text)),
    )


def _roles_in(text: str, patterns: IntentPatterns) -> dict[Role, list[Slice]]:
    """Return where a question asks for which kinds of parts; what is part of another's words asks for nothing itself.

    "What is not yet decided" asks for open questions, and not for decisions.
    """
    found = {role: places_of(pattern, text) for role, pattern in patterns.roles}
    every = [place for places in found.values() for place in places]
    return {
        role: alone
        for role, places in found.items()
        if (alone := [place for place in places if not any(place.lies_in(other) and place != other for other in every)])
    }


def _dates_in(
    text: str,
    dates: Collection[MeetingDate],
    today: MeetingDate | None,
    languages: tuple[str, ...],
    beside: Sequence[Slice],
) -> Iterator[DateMention]:
    """Yield the dates that a question names; `beside` are words that a year or month may stand alone with."""
    yield from find_dates(text, dates, languages)
    if alone := year_alone(text, dates):
        yield alone
    if today:
        yield from find_relative_dates(text, today.first_day, dates, languages, beside)


def _intent(read: _Read, offsets: Sequence[int]) -> QueryIntent:
    """Return what was found as what the question is after; `offsets` are those of the text in the question."""
    text, patterns, languages = read.text, read.patterns, read.languages
    last_times = _last_times(read)
    if last_times:  # "When did we last talk of it" asks for no last meeting
        read.latest = None
    written = read.written
    asked = _asked(read, says_place=bool(written))
    people_named = [person.place for person in read.named]
    said = [*written, *read.fillers, *asked.asking]
    of_people = find_asked_of_people(text, patterns, people_named, said, languages, asks_for_parts=bool(read.roles))
    if of_people.presence and (asked.days or patterns.which_meeting.search(text)):  # "the last meeting Ada came to"
        read.latest = None
    counting = find_counting(text, patterns, people_named, said, languages)
    (wanted, wanting), since = _browsing(read, written, counts=bool(counting.asking))
    if since:
        written += places_of(patterns.since, text)
    is_who = not (written or read.attendance or read.roles or asked.responsible)
    is_attendance = bool(read.attendance) or of_people.presence or counting.how_often or counting.headcount
    no_words = [*written, *places_of(_LIST_NUMBER, text), *read.fillers, *counting.asking, *(wanting if wanted else ())]
    return QueryIntent(
        dates=() if since else _dates_of_meetings(read, of_people),
        latest=read.latest.positions if read.latest else (),
        numbers=tuple(read.numbers.values()),
        people=tuple(dict.fromkeys(person.key for person in read.named)),
        attendance=is_attendance and not wanted,
        absence=bool(read.absence),
        roles=_roles_asked_for(read, of_people),
        doers=asked.doers,
        responsible=bool(asked.responsible),
        quantity=bool(read.quantities) and not counting.asking,
        day=bool(asked.days),
        reason=bool(asked.reasons),
        how_often=counting.how_often,
        headcount=counting.headcount,
        counts_meetings=counting.meetings,
        last_time=bool(last_times),
        state=bool(asked.now or asked.standing or patterns.who_now.search(text)),
        wanted=wanted,
        since=since,
        who_is=name_asked_for(text, patterns, languages) if is_who else "",
        written=_in_question(no_words, offsets),
        asking=_in_question([*asked.asking, *asked.days, *asked.reasons, *of_people.asking], offsets),
        now=_in_question([*asked.now, *last_times], offsets),
        named=_in_question(people_named, offsets),
    )


class _Asked(NamedTuple):
    """Where a question says what it asks for, whatever meeting it is after."""

    doers: bool
    """Whether it asks who does something."""
    responsible: Sequence[Slice]
    now: Sequence[Slice]
    standing: Sequence[Slice]
    days: Sequence[Slice]
    reasons: Sequence[Slice]
    asking: Sequence[Slice]
    """Where it asks for who was there, for parts, who is responsible or how things stand."""


def _asked(read: _Read, *, says_place: bool) -> _Asked:
    """Return where a question says what it asks for; `says_place` tells whether it says which meeting or item."""
    text, patterns = read.text, read.patterns
    doers = bool(patterns.who.search(text)) and not read.attendance
    responsible = places_of(patterns.responsible, text) if doers else []
    standing = places_of(patterns.standing, text)
    asking = [*read.attendance, *chain.from_iterable(read.roles.values()), *responsible, *standing]
    return _Asked(
        doers,
        responsible,
        now=places_of(patterns.now, text),
        standing=standing,
        days=places_of(patterns.when, text),
        reasons=places_of(patterns.why, text),
        asking=[*asking, *_asking_beside(read, patterns, says_place=says_place, names=bool(read.named))],
    )


def _dates_of_meetings(read: _Read, of_people: AskedOfPeople) -> tuple[AskedDate, ...]:
    """Return the dates that a question names, without that until which somebody is to do something."""
    dates = read.dates
    if of_people.duties or (Role.ACTION in read.roles and read.named):
        dates = [found for found in dates if not is_until(found.place, read.text, read.patterns)]
    return tuple(dict.fromkeys(found.asked_date for found in dates))


def _roles_asked_for(read: _Read, of_people: AskedOfPeople) -> tuple[Role, ...]:
    """Return the kinds of parts that a question asks for; what somebody is to do is one."""
    roles = tuple(read.roles)
    return (Role.ACTION, *roles) if of_people.duties and Role.ACTION not in roles else roles


def _in_question(places: Iterable[Slice], offsets: Sequence[int]) -> tuple[Slice, ...]:
    """Return where places of the normalised text stand in the question as it was typed."""
    return tuple(Slice(offsets[start], max(offsets[end - 1] + 1, offsets[end])) for start, end in places)


def _last_times(read: _Read) -> Sequence[Slice]:
    """Return where a question asks when something was spoken of for the last time; nowhere if it names a meeting."""
    text, patterns = read.text, read.patterns
    if read.named or not (any(read.telling) and asks_for_last_time(text, patterns)):
        return ()
    names_meeting = read.latest and patterns.meeting_noun.search(text[slice(*read.latest.place)])
    return () if names_meeting else places_of(patterns.last_time, text)


def _browsing(read: _Read, written: Sequence[Slice], *, counts: bool) -> tuple[Browsing, AskedDate | None]:
    """Return what a question asks for besides passages, in view of the time that it names, and since which day."""
    is_plain = not (read.named or read.roles or read.numbers or read.absence or counts)
    found = find_browsing(read.text, read.patterns, written, read.fillers, read.languages) if is_plain else Browsing()
    is_listed = found.wanted in (Wanted.NEWS, Wanted.MEETINGS) or bool(read.roles)
    since = find_since(read.text, read.patterns, read.dates) if is_listed else None
    names_days = bool(read.latest) or any(date.asked_date.day for date in read.dates)
    if found.wanted is Wanted.MEETINGS and since:
        return found._replace(wanted=Wanted.NEWS), since  # which tells them all, each with what it was about
    is_of_one = found.wanted is Wanted.NEWS and bool(written) and not since
    if is_of_one or (found.wanted is Wanted.MEETINGS and names_days):
        return found._replace(wanted=None), since  # a meeting is asked for
    return found, since


def _asking_beside(read: _Read, patterns: IntentPatterns, *, says_place: bool, names: bool) -> Iterator[Slice]:
    """Yield where words stand that only ask because of what else a question says: a meeting, people, a kind of part.

    In a question without that, "present" and "topic" are words like others.
    """
    text, parts = read.text, bool(read.roles)
    which_meeting = places_of(patterns.which_meeting, text)
    of_meeting = says_place or bool(which_meeting)
    if of_meeting or names or parts or patterns.who_or_when.search(text):
        yield from places_of(patterns.telling, text)
    if of_meeting or names or parts:
        yield from places_of(patterns.topics, text)
    if parts:
        yield from (*places_of(patterns.newest, text), *places_of(patterns.remaining, text))
    if of_meeting or parts or read.attendance:
        yield from (*which_meeting, *places_of(patterns.meeting, text))


def _number_in(match: re.Match[str]) -> int | None:
    return chinese_number(match["unspaced"] or match["ordinal"] or match["spaced"])


def without(text: str, places: Sequence[Slice]) -> str:
    """Return the text with some places blanked out; every other character stays where it is."""
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
