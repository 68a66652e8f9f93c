"""Tells who of those present at a meeting is called by a name, a handle, initials or a first name."""

import re
from collections.abc import Iterable

from bot.minutes.model import Attendee
from bot.minutes.names import called_for_short, initials, name_key, without_form_of_address, without_honorific

_CHARACTERS = re.compile("[\\s・·\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
_PARTS = re.compile(r"[\s._-]+")
_LEAST_SHORT = 3  # letters of a short form of a first name: "Max" for "Maximilian"


class AttendeeNames:
    """The attendees of one meeting by all that they are called."""

    def __init__(self, attendees: Iterable[Attendee], language: str = "") -> None:
        """`language` is that of the minutes, whose forms of address may stand before the names."""
        self._language = language
        attendees = tuple(attendees)
        self._names: dict[str, str] = {}
        by_initials: dict[str, list[str]] = {}
        first_names: dict[str, list[str]] = {}
        shortened: dict[str, list[str]] = {}
        families: dict[str, list[str]] = {}
        for attendee in attendees:
            for key in (attendee.name, attendee.handle, attendee.abbreviation):
                if key:
                    self._names.setdefault(name_key(key), attendee.name)
            by_initials.setdefault(name_key(initials(attendee.name)), []).append(attendee.name)
            for short in (attendee.name.split()[0], *called_for_short(attendee.name)):
                first_names.setdefault(name_key(short), []).append(attendee.name)
            words = attendee.name.split()
            if len(words) > 1:  # "Byron Ada" is she too
                shortened.setdefault(name_key(words[0] + words[-1][0]), []).append(attendee.name)  # "AdaB", "Ada B."
                turned = {name_key("".join(one)) for one in (words[-1:] + words[:-1], words[1:] + words[:1])}
                for key in turned:
                    first_names.setdefault(key, []).append(attendee.name)
                families.setdefault(name_key(words[-1]), []).append(attendee.name)
        self._parts = frozenset(
            name_key(part)
            for attendee in attendees
            for part in _PARTS.split(f"{attendee.name} {attendee.handle or ''}")
            if len(part) >= _LEAST_SHORT
        )
        """Of the names and handles, each by its key: "nova" of @kris-nova."""
        self.in_characters = bool(attendees) and all(map(_CHARACTERS.fullmatch, (one.name for one in attendees)))
        """Whether all of them are written in Chinese, Japanese or Korean characters."""
        self._first_names = tuple(name_key(attendee.name.split()[0]) for attendee in attendees if attendee.name)
        self._family_names = {key: names[0] for key, names in families.items() if len(frozenset(names)) == 1}
        """By which somebody is called behind a form of address alone: "Mr Lane"."""
        # What two people share names neither of them.
        for shared in (by_initials, first_names, shortened):
            for key, names in shared.items():
                if len(frozenset(names)) == 1 and len(key) > 1:
                    self._names.setdefault(key, names[0])

    def name_of(self, called: str) -> str | None:
        """Return the name of the attendee who is called so, None for nobody or several."""
        name = self._names.get(name_key(called)) or self._names.get(name_key(without_honorific(called)))
        bare = without_form_of_address(called, self._language)
        if name or bare == called:
            return name
        return self._names.get(name_key(bare)) or self._family_names.get(name_key(bare))

    def shortens(self, called: str) -> bool:
        """Return whether a word is the beginning of the first name of one attendee alone: "Max" of Maximilian."""
        if len(called) < _LEAST_SHORT or not called.isalpha():
            return False
        key = name_key(called)
        return sum(one.startswith(key) for one in self._first_names) == 1

    def calls_so(self, called: str) -> bool:
        """Return whether a word names an attendee, is the beginning of a first name, or a part of a name or handle."""
        return self.name_of(called) is not None or self.shortens(called) or name_key(called) in self._parts

    def __contains__(self, key: object) -> bool:
        """Return whether the key of a name is that of somebody who was there."""
        return key in self._names

    def __bool__(self) -> bool:
        """Return whether anybody is known to have been there."""
        return bool(self._names)
