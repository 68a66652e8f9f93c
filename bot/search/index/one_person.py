"""Tells which names stand for one person: aliases, full names behind handles, and family names first or last."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bot.languages.scripts import LETTERS
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.model import Attendee, Minutes
from bot.minutes.names import called_for_short, name_key, without_form_of_address
from bot.text import fold

_MAX_TURNED = 3  # words of a name that may stand in another order
_IN_LETTERS = re.compile(f"[{LETTERS}]")


def people_named(minutes: Minutes) -> tuple[Attendee, ...]:
    """Return everybody whom minutes list: those who came, and those who did not."""
    return (*minutes.attendees, *minutes.absent)


def called_in_short(minutes: Minutes) -> Mapping[str, str]:
    """Return the full names of those whom the minutes call by a part of it alone, by the keys of these parts.

    Only whoever alone of those listed in the minutes bears it, where nobody is listed by it; behind "Mr" it may be the
    family name.
    """
    listed = people_named(minutes)
    bearers: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name in (one.name for one in listed):
        for short in called_for_short(name, minutes.language):
            bearers[name_key(short)][name] = short
    taken = {name_key(called) for one in listed for called in (one.name, one.handle or "", one.abbreviation or "")}
    presenting = {name_key(name) for item in minutes.presented for name in item.presenters if " " not in name}
    alone = {key: next(iter(names.items())) for key, names in bearers.items() if len(names) == 1 and len(key) > 1}
    return _called_formally(minutes, listed) | {
        key: name
        for key, (name, short) in alone.items()
        if key not in taken
        and not short.endswith(".")  # "Dr."
        and (key in presenting or _calls(short, name, minutes.text.text))
    }


def _called_formally(minutes: Minutes, listed: Sequence[Attendee]) -> dict[str, str]:
    """Return the full names of those who present something under a form of address, by the keys of these wordings."""
    presenting = dict.fromkeys(name for item in minutes.presented for name in item.presenters)
    formal = [name for name in presenting if without_form_of_address(name, minutes.language) != name]
    people = AttendeeNames(listed if formal else (), minutes.language)
    return {name_key(name): known for name in formal if (known := people.name_of(name)) is not None}


def _calls(short: str, full: str, text: str) -> bool:
    """Return whether a text holds a name in short as a word by itself, and not only in the full name."""
    before, after = full.find(short), 0
    in_letters = _IN_LETTERS.match(short) is not None
    while (at := text.find(short, after)) >= 0:
        after = at + len(short)
        is_full = at >= before and text.startswith(full, at - before)
        is_part = in_letters and (text[at - 1 : at].isalnum() or text[after : after + 1].isalnum())
        if not (is_full or is_part):
            return True
    return False


def joined_keys(texts: Collection[Minutes], aliases: Iterable[Collection[str]]) -> Mapping[str, str]:
    """Return the keys of names that stand for one person together, each with the key that this person goes by.

    `aliases` are names for one thing each; those count of which one at least is somebody's in the texts.
    """
    people = [attendee for minutes in texts for attendee in people_named(minutes)]
    names = [
        *(attendee.name for attendee in people),
        *(name for minutes in texts for item in minutes.presented for name in item.presenters),
    ]
    groups = _Groups()
    for one, other in (*_turned(names), *_behind_handles(people)):
        groups.join(one, other)
    known = frozenset(map(name_key, names)) | {name_key(attendee.handle) for attendee in people if attendee.handle}
    for alias in aliases:
        keys = [name_key(name) for name in alias]
        somebody = [key for key in keys if key in known]
        for key in keys if somebody else ():
            groups.join(somebody[0], key)
    return groups.first_of_each()


def bears(name: str, asked: str) -> bool:
    """Return whether somebody's name holds each of several words, in whatever order.

    >>> bears("Лейкин Фома Фомич", "Фома Лейкин"), bears("Ada King Byron", "Ada King B"), bears("Ada Byron", "Ada")
    (True, False, False)
    """
    words = fold(asked).split()
    return len(words) > 1 and frozenset(fold(name).split()).issuperset(words)


def _turned(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the keys of the names that differ in nothing but the order of their words: Li Zheming, Zheming Li."""
    first: dict[tuple[str, ...], str] = {}
    for name in dict.fromkeys(names):
        words = fold(name).split()
        if 1 < len(words) <= _MAX_TURNED:
            key = name_key(name)
            earlier = first.setdefault(tuple(sorted(words)), key)
            if earlier != key:
                yield earlier, key


def _behind_handles(people: Iterable[Attendee]) -> Iterator[tuple[str, str]]:
    """Yield the keys of names and of what else their owners are called, unless two people are called so."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    named: set[str] = set()
    for attendee in people:
        key = name_key(attendee.name)
        named.add(key)
        for other in attendee.other_names:
            owners[name_key(other)].add(key)
        if attendee.handle:
            owners[name_key(attendee.handle)].add(key)
    alone = {other: next(iter(keys - {other}), other) for other, keys in owners.items() if len(keys - {other}) <= 1}
    several: defaultdict[str, set[str]] = defaultdict(set)
    for attendee in people:
        for other in attendee.other_names:
            several[name_key(attendee.name)].add(name_key(other))
    for other, key in alone.items():
        is_full_name = other in several[key]
        # A first name that stands for two people stands for neither; a handle joins if somebody is listed by it alone.
        if other != key and len(other) > 1 and ((is_full_name and len(several[key]) == 1) or other in named):
            yield key, other


class _Groups:
    """Keys that were joined."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, one: str, other: str) -> None:
        """Take two keys for those of one person."""
        first, second = self._top(one), self._top(other)
        if first != second:
            self._above[second] = first

    def _top(self, key: str) -> str:
        self._above.setdefault(key, key)
        while self._above[key] != key:
            self._above[key] = self._above[self._above[key]]
            key = self._above[key]
        return key

    def first_of_each(self) -> Mapping[str, str]:
        """Return every key that was joined with the one that stands for its group."""
        return {key: self._top(key) for key in tuple(self._above)}
