"""Who was at the meetings and what they presented, under all the spellings of their names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from bot.minutes.model import Item, Meeting, Minutes
from bot.minutes.names import name_key

_MAX_PEOPLE = 10
_MIN_LIKENESS = 80
"""Of 100: a name with one letter in five wrong."""


@dataclass(frozen=True, slots=True)
class Presented:
    """An agenda item that somebody presented."""

    meeting: Meeting
    minutes: Minutes
    item: Item


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the minutes name; meetings stand newest first."""

    name: str
    """As written most lately."""
    attended: tuple[Meeting, ...]
    presented: tuple[Presented, ...]
    other_names: frozenset[str]
    """Keys of handles and abbreviations that stand for the person."""

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings at which the person was or presented, each once."""
        found = {meeting.id: meeting for meeting in self.attended}
        return tuple((found | {one.meeting.id: one.meeting for one in self.presented}).values())


class _Gathering:
    """What is found as the minutes are gone through, by the key of a name."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.attended: dict[str, dict[str, Meeting]] = defaultdict(dict)
        self.presented: dict[str, list[Presented]] = defaultdict(list)
        self.other_names: dict[str, set[str]] = defaultdict(set)

    def people(self) -> Mapping[str, Person]:
        """Return everybody who was found."""
        return {
            key: Person(
                name,
                tuple(self.attended[key].values()),
                tuple(self.presented[key]),
                frozenset(self.other_names[key]),
            )
            for key, name in self.names.items()
            if key
        }


def people_of(meetings: Iterable[Meeting], languages: tuple[str, ...] = ()) -> Mapping[str, Person]:
    """Return everybody whom the meetings (newest first) name, by the key of the name.

    Of a meeting with several texts, everybody who stands in one of them was there; what was presented is told in
    the reader's language.
    """
    gathering = _Gathering()
    for meeting in meetings:
        for minutes in meeting.texts:
            for attendee in minutes.attendees:
                key = _key(attendee.name)
                gathering.names.setdefault(key, attendee.name)
                gathering.attended[key][meeting.id] = meeting
                for other in (attendee.handle, attendee.abbreviation):
                    if other:
                        gathering.other_names[key].add(_key(other))
        _add_presented(gathering, meeting, languages)
    return gathering.people()


def find_people(people: Mapping[str, Person], wanted: str) -> tuple[Person, ...]:
    """Return whoever may be meant by a name: one person where it fits exactly, else those whose names come near."""
    key = name_key(wanted)
    if not key:
        return ()
    if key in people:
        return (people[key],)
    known_as = [person for person in people.values() if key in person.other_names]
    holding = known_as or [person for other, person in people.items() if key in other]
    if holding:
        return tuple(holding[:_MAX_PEOPLE])
    near = process.extract(key, list(people), scorer=fuzz.ratio, score_cutoff=_MIN_LIKENESS, limit=_MAX_PEOPLE)
    return tuple(people[other] for other, _, _ in near)


def complete_people(people: Mapping[str, Person], begun: str, *, limit: int) -> tuple[str, ...]:
    """Return the names that go on from what was typed, those at the most meetings first."""
    key = name_key(begun)
    ranked = sorted(
        (not other.startswith(key), -len(person.meetings), person.name)
        for other, person in people.items()
        if key in other or any(key in alias for alias in person.other_names)
    )
    names = [name for _, _, name in ranked[:limit]]
    return tuple(names) or tuple(person.name for person in find_people(people, begun)[:limit])


def missed_by(meetings: Iterable[Meeting], person: Person) -> tuple[Meeting, ...]:
    """Return the meetings that name attendees, but not this person."""
    there = {meeting.id for meeting in person.meetings}
    return tuple(meeting for meeting in meetings if names_attendees(meeting) and meeting.id not in there)


def names_attendees(meeting: Meeting) -> bool:
    """Return whether the minutes of a meeting say who was there."""
    return any(minutes.attendees for minutes in meeting.texts)


def _add_presented(gathering: _Gathering, meeting: Meeting, languages: tuple[str, ...]) -> None:
    """Add who presented what at a meeting; another text counts only for those whom the reader's does not name."""
    chosen = meeting.text_for(languages)
    told: set[str] = set()
    for minutes in (chosen, *(text for text in meeting.texts if text is not chosen)):
        names = _names_by_alias(minutes)
        here = [(names.get(_key(name), name), item) for item in minutes.items for name in item.presenters]
        for name, item in here:
            if _key(name) not in told:
                gathering.names.setdefault(_key(name), name)
                gathering.presented[_key(name)].append(Presented(meeting, minutes, item))
        told |= {_key(name) for name, _ in here}


def _names_by_alias(minutes: Minutes) -> Mapping[str, str]:
    """Return the full names behind the handles and abbreviations that these minutes introduce."""
    found: dict[str, str] = {}
    for attendee in minutes.attendees:
        for alias in (attendee.abbreviation, attendee.handle):
            if alias:
                found.setdefault(_key(alias), attendee.name)
    return found


@lru_cache(maxsize=1 << 15)
def _key(name: str) -> str:
    return name_key(name)
