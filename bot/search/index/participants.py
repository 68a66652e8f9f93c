"""Who has to do with which entry: presents it, speaks in it, or is listed there as having come."""

import re
from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from bot.languages.merging import words_for
from bot.languages.phrase_syntax import any_of
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.label_words import FieldKind, label_kind
from bot.minutes.model import EntryKind
from bot.minutes.shown import shown_text
from bot.search.index.entries import EntryTable
from bot.search.index.people import PeopleIndex
from bot.search.model import IndexedEntry

_HEAD = 0.8  # without a name: the date of the meeting tells more than a list of another one
_LEAST_NAMES = 3
_MUCH = 0.25  # of the characters; beside the names stand marks, links and who they are


class Participants:
    """The entries of everybody, by the keys of their names; never changes."""

    def __init__(self, entries: EntryTable, people: PeopleIndex) -> None:
        self._size = len(entries)
        self._behind: dict[str, list[int]] = {}
        self._presented: dict[str, list[int]] = {}
        self._listed: dict[str, list[int]] = {}
        for number, indexed in enumerate(entries):
            for key in people.behind(indexed.entry, indexed.minutes):
                self._behind.setdefault(key, []).append(number)
            for key in people.presenting(indexed.entry, indexed.minutes):
                self._presented.setdefault(key, []).append(number)
            if told_of_who_came(indexed):
                listed = indexed.minutes.text.piece(indexed.entry.lines)
                for attendee in indexed.minutes.attendees:
                    if attendee.name in listed:
                        self._listed.setdefault(people.whose(attendee.name, indexed.minutes), []).append(number)

    def behind(self, keys: Iterable[str]) -> NDArray[np.bool_]:
        """Return which entries one of some people presents or speaks in."""
        return self._marks(self._behind, keys)

    def presented_by(self, keys: Iterable[str]) -> NDArray[np.bool_]:
        """Return which entries one of some people presents."""
        return self._marks(self._presented, keys)

    def listing(self, keys: Iterable[str]) -> NDArray[np.bool_]:
        """Return which entries list one of some people among those who came."""
        return self._marks(self._listed, keys)

    def _marks(self, numbers: dict[str, list[int]], keys: Iterable[str]) -> NDArray[np.bool_]:
        marks = np.zeros(self._size, dtype=np.bool_)
        for key in keys:
            marks[numbers.get(key, [])] = True
        return marks


def tells_who_came(place: IndexedEntry) -> bool:
    """Return whether an entry tells who was there: a meeting's head does, but for a title alone."""
    entry = place.entry
    return (entry.kind is EntryKind.OVERVIEW and bool(entry.words)) or is_list_of_people(place)


def told_of_who_came(place: IndexedEntry) -> float:
    """Return how much an entry tells of who was there, 0 to 1: a list of the names more than a head without them."""
    names = tuple(attendee.name for attendee in place.minutes.attendees)
    if not names or is_list_of_people(place):
        return float(tells_who_came(place))
    text = place.minutes.text.piece(place.entry.lines)
    held = [name for name in names if name in text]
    share = len(held) / len(names)
    if tells_who_came(place):
        return _HEAD + (1 - _HEAD) * share
    # Lists of names stand below other headings too; in a discussion the names are a small part of the text.
    is_list = len(held) >= _LEAST_NAMES and sum(map(len, held)) >= _MUCH * len(text)
    return share if is_list else 0.0


def told_of_who_was_absent(place: IndexedEntry) -> float:
    """Return 1 if an entry has a label for those who were not there, 0 if not."""
    return float(_absent(place.minutes.language).search(place.minutes.text.piece(place.entry.lines)) is not None)


@cache
def _absent(language: str) -> re.Pattern[str]:
    """Return what finds a line that begins with such a label."""
    return re.compile(rf"^[\s>*_#|+-]*+{any_of(words_for(language).labels.absent)}[^:：\n]{{0,40}}[:：]", re.I | re.M)


def is_list_of_people(place: IndexedEntry) -> bool:
    """Return whether an entry is a section of names."""
    item, language = place.entry.item, place.minutes.language
    if item is None or heading_kind(item.heading, language) is not HeadingKind.ATTENDEES:
        return False
    return label_kind(shown_text(item.heading), language, heads=True) is not FieldKind.ABSENT


def tells_who_was_absent(place: IndexedEntry) -> bool:
    """Return whether an entry names somebody who did not come: the head of a meeting, or a list of people."""
    absent = place.minutes.absent
    if not absent or place.entry.kind is not EntryKind.OVERVIEW:
        return False
    written = place.minutes.text.piece(place.entry.lines)
    return any(person.name in written for person in absent)
