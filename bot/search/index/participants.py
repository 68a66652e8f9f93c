"""Who has to do with which entry: presents it, speaks in it, or is listed there as having come."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.languages.merging import words_for
from bot.languages.phrase_syntax import any_of
from bot.languages.words import Phrases
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.label_words import FieldKind, label_kind
from bot.minutes.model import Attendee, EntryKind
from bot.minutes.shown import shown_text
from bot.search.index.entries import EntryTable, Scores
from bot.search.index.people import PeopleIndex
from bot.search.model import IndexedEntry

_HEAD = 0.8  # of a meeting: its date tells more than a list of another one
_PARTLY = 0.5  # of a head that holds hardly any of the names: the others stand in a list
_DATE_BEHIND = re.compile(r"(?<=\w)[\s,:]+[\d./-]+$")
_LEAST_NAMES = 3
_MUCH = 0.25  # of the characters; beside the names stand marks, links and who they are


Numbers = Mapping[str, Sequence[int]]
"""The entries of people, by the keys of their names."""


class Participation(NamedTuple):
    """Who has to do with what, so that it can be kept and need not be looked for again."""

    behind: Numbers
    """What somebody presents or speaks in."""
    presented: Numbers
    listed: Numbers
    """Where somebody is listed among those who came."""
    missing: Numbers
    """Where somebody is listed among those who did not come."""
    tells_presence: Scores
    """How much each entry tells of who was there, 0 to 1."""
    tells_absence: Scores
    """How much each entry tells of who was not there, 0 to 1."""
    lists_people: NDArray[np.bool_]
    """Which entries are sections of names."""

    def check(self, size: int) -> None:
        """Raise `ValueError` if it is not of so many entries."""
        of_people = (self.behind, self.presented, self.listed, self.missing)
        if not all(0 <= number < size for numbers in of_people for own in numbers.values() for number in own):
            raise ValueError("somebody has to do with other entries")
        if self.lists_people.size != size:
            raise ValueError("the lists of people are of other entries")
        for scores in (self.tells_presence, self.tells_absence):
            if scores.size != size or not ((scores >= 0) & (scores <= 1)).all():
                raise ValueError("what tells of people is of other entries")


class Participants:
    """The entries of everybody, by the keys of their names; never changes."""

    def __init__(self, entries: EntryTable, people: PeopleIndex, known: Participation | None = None) -> None:
        """`known` is what was found out of the same entries before."""
        self._size = len(entries)
        self.known = known or _participation(entries, people)
        """All that was found out."""
        self.tells_presence = self.known.tells_presence
        """How much each entry tells of who was there, 0 to 1."""
        self.tells_absence = self.known.tells_absence
        """How much each entry tells of who was not there, 0 to 1."""
        self.lists_people = self.known.lists_people
        """Which entries are sections of names."""

    def behind(self, keys: Iterable[str]) -> NDArray[np.bool_]:
        """Return which entries one of some people presents or speaks in."""
        return self._marks(self.known.behind, keys)

    def presented_by(self, keys: Iterable[str]) -> NDArray[np.bool_]:
        """Return which entries one of some people presents."""
        return self._marks(self.known.presented, keys)

    def listing(self, keys: Iterable[str]) -> NDArray[np.bool_]:
        """Return which entries list one of some people among those who came."""
        return self._marks(self.known.listed, keys)

    def missing(self, keys: Iterable[str]) -> NDArray[np.bool_]:
        """Return which entries list one of some people among those who did not come."""
        return self._marks(self.known.missing, keys)

    def _marks(self, numbers: Numbers, keys: Iterable[str]) -> NDArray[np.bool_]:
        marks = np.zeros(self._size, dtype=np.bool_)
        for key in keys:
            marks[list(numbers.get(key, ()))] = True
        return marks


def _participation(entries: EntryTable, people: PeopleIndex) -> Participation:
    """Return who has to do with which of some entries."""
    behind: dict[str, list[int]] = {}
    presented: dict[str, list[int]] = {}
    listing: dict[str, list[int]] = {}
    lacking: dict[str, list[int]] = {}
    tells_presence, tells_absence = np.zeros((2, len(entries)), dtype=np.float32)
    for number, indexed in enumerate(entries):
        for key in people.behind(indexed.entry, indexed.minutes):
            behind.setdefault(key, []).append(number)
        for key in people.presenting(indexed.entry, indexed.minutes):
            presented.setdefault(key, []).append(number)
        told = told_of_who_came(indexed)
        tells_presence[number] = told
        if told:
            listed = indexed.minutes.text.piece(indexed.entry.lines)
            for attendee in indexed.minutes.attendees:
                if attendee.name in listed:
                    listing.setdefault(people.whose(attendee.name, indexed.minutes), []).append(number)
        missing = named_as_absent(indexed)
        if missing:
            tells_absence[number] = len(missing) / len(indexed.minutes.absent)
            for person in missing:
                lacking.setdefault(people.whose(person.name, indexed.minutes), []).append(number)
    lists_people = np.array([is_list_of_people(indexed) for indexed in entries], dtype=np.bool_)
    return Participation(behind, presented, listing, lacking, tells_presence, tells_absence, lists_people)


def tells_who_came(place: IndexedEntry) -> bool:
    """Return whether an entry tells who was there: a meeting's head does, but for a title alone."""
    entry = place.entry
    return (entry.kind is EntryKind.OVERVIEW and bool(entry.words)) or is_list_of_people(place)


def told_of_who_came(place: IndexedEntry) -> float:
    """Return how much an entry tells of who was there, 0 to 1.

    A list of the names tells most; a head without any does if nothing else in the minutes has them.
    """
    names = tuple(attendee.name for attendee in place.minutes.attendees)
    if is_list_of_people(place):
        return 1.0
    if not names:
        return _HEAD * tells_who_came(place)
    text = place.minutes.text.piece(place.entry.lines)
    held = [name for name in names if name in text]
    share = len(held) / len(names)
    if tells_who_came(place):
        return _PARTLY + (1 - _PARTLY) * share if held else 0.0
    # Lists of names stand below other headings too; in a discussion the names are a small part of the text.
    is_much = sum(map(len, held)) >= _MUCH * len(text)
    is_list = len(held) >= _LEAST_NAMES and (is_much or _labelled(place.minutes.language).search(text) is not None)
    return share if is_list else 0.0


def lists_who_came(place: IndexedEntry) -> bool:
    """Return whether an entry lists who was there, be it without names: "Present: everybody"."""
    if is_list_of_people(place) or any(attendee.name for attendee in place.minutes.attendees):
        return True
    return _labelled_anywhere(place.minutes.language).search(place.minutes.text.piece(place.entry.lines)) is not None


def named_as_absent(place: IndexedEntry) -> Sequence[Attendee]:
    """Return those whom an entry lists as not having come: in a discussion they may be named for anything."""
    if not place.minutes.absent:
        return ()
    written = place.minutes.text.piece(place.entry.lines)
    if not (_is_head_or_list(place) or _absent(place.minutes.language).search(written)):
        return ()
    return [person for person in place.minutes.absent if person.name in written]


def _is_head_or_list(place: IndexedEntry) -> bool:
    entry, language = place.entry, place.minutes.language
    if entry.kind is EntryKind.OVERVIEW or entry.item is None:
        return True
    return heading_kind(entry.item.heading, language) is HeadingKind.ATTENDEES


@cache
def _absent(language: str) -> re.Pattern[str]:
    return _label(words_for(language).labels.absent)


@cache
def _labelled(language: str) -> re.Pattern[str]:
    return _label(words_for(language).labels.attendees)


@cache
def _labelled_anywhere(language: str) -> re.Pattern[str]:
    """Return what finds a label for those present on a line that begins with another one."""
    return re.compile(rf"(?<!\w){any_of(words_for(language).labels.attendees)}[*_ ]{{0,4}}[:：]", re.I)


def _label(words: Phrases) -> re.Pattern[str]:
    """Return what finds a line that begins with one of some labels."""
    return re.compile(rf"^[ \t>*_#|+-]*+{any_of(words)}[^:：\n]{{0,40}}[:：]", re.I | re.M)


def is_list_of_people(place: IndexedEntry) -> bool:
    """Return whether an entry is a section of names."""
    item, language = place.entry.item, place.minutes.language
    return item is not None and _heads_people(item.heading, language)


@lru_cache(maxsize=4096)  # all entries of an item are asked, and from several sides
def _heads_people(heading: str, language: str) -> bool:
    heading = _DATE_BEHIND.sub("", heading)
    if heading_kind(heading, language) is not HeadingKind.ATTENDEES:
        return False
    return label_kind(shown_text(heading), language, heads=True) is not FieldKind.ABSENT
