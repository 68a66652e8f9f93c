"""Finds who does something in what is said of it, as far as that is certain.

Somebody is named by a label (`责任人：…`), by a sign (`@ada`), before what is to do (`Ada: …`, `Ada to …`), in
brackets or behind a dash. Without a label, only the name of somebody present, or a name in full, is one.
"""

import re
from collections.abc import Iterator

from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.dates import date_in
from bot.minutes.model import MeetingDate, Role
from bot.minutes.names import looks_like_name, particles
from bot.minutes.role_labels import MARKER, label_in
from bot.minutes.shown import shown_text
from bot.minutes.task_words import task_words
from bot.text import HAN, NO_SMALL, fold, has_han

_MAX_NAME = 40  # characters
_MAX_HAN_NAME = 8  # characters of a name that is written in Chinese ones
_MAX_NAME_WORDS = 4
_MAX_NAMES = 6  # people who do one thing
_HANDLE = re.compile(rf"(?<![\w./+-])@(?P<name>[^\W\d_][\w.-]*+(?!/)(?: {NO_SMALL}[\w'’-]*){{0,2}})")
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{1,80})[)）\]]")
_DASHED = re.compile(r"(?:\s[-–—]{1,3}|[-–—]{2,3})\s*(?P<names>[^-–—]{1,60})$")
_LEADING = re.compile(r"(?P<names>[^:：]{1,60}?)\s*[:：]\s*(?P<rest>.*)", re.DOTALL)
_FIRST_WORDS = re.compile(rf"@?[^\W\d_][\w'’.-]*(?:\s+{NO_SMALL}[\w'’.-]*){{0,2}}")
_NEXT_LABEL = re.compile(rf"(?<!\s)\s++(?=[{HAN}]{{2,6}}[:：])")
TASK_EDGES = " \t\r\n*_.,;:：。，；、`|—–-()（）[]"
"""What may stand around a name, a day or a task."""


class TaskPeople:
    """Finds people in the minutes of one meeting."""

    def __init__(self, people: AttendeeNames, date: MeetingDate | None, language: str = "") -> None:
        """Take those who attended the meeting, and its day."""
        self._people = people
        self._date = date
        self._language = language
        self._words = task_words(language)
        self._particles = particles(language)

    def in_label(self, label: str) -> tuple[str, ...]:
        """Return the people in the brackets of a label, who do all that stands beneath it: "Actions (Ada)"."""
        return tuple(name for inner in _BRACKETS.findall(label) for name in self._certain(inner))

    def alone(self, line: str) -> tuple[str, ...]:
        """Return whom a line names, if it says nothing else: they do all that stands beneath it: "Ada to:"."""
        marker = MARKER.match(line)
        words = shown_text(line[marker.end() :] if marker else line)[: 2 * _MAX_NAME].strip(TASK_EDGES + "@").split()
        if words and fold(words[-1]) in self._words.verbs:
            words.pop()
        known = self._people.name_of(" ".join(words)) if words else None
        return (known,) if known else ()

    def owners(self, wording: str, aside: str, role: Role) -> tuple[str, ...]:
        """Return who does what a wording says; `aside` stands in brackets in the label before it."""
        words = self._words
        labelled = [name for match in words.owners.finditer(wording) for name in self.labelled(match["names"])]
        found = labelled or [name for match in words.by.finditer(wording) for name in self._certain(match["name"])]
        found = found or list(self._certain(aside))
        if not found and role is Role.ACTION:
            found = list(self._leading(wording)) or [match["name"] for match in _HANDLE.finditer(wording)]
            found = [self._handle(name) for name in found]
        first_line = wording.split("\n", 1)[0].rstrip()
        if not found:
            asides = (name for inner in _BRACKETS.findall(first_line) for name in self._certain(inner))
            found = list(asides) if role is Role.ACTION else []
        if not found:
            dashed = _DASHED.search(first_line)
            found = list(self._certain(dashed["names"])) if dashed else []
        return tuple(dict.fromkeys(found))[:_MAX_NAMES]

    def _leading(self, wording: str) -> Iterator[str]:
        """Yield who stands before what is to do: `Ada: …`, `Ada and Brook: …`, `@ada will …`, `Ada to …`."""
        before = _LEADING.match(wording.split("\n", 1)[0])
        if before and before["rest"].strip(TASK_EDGES):
            # Without anybody present to compare it with, a name in full is taken for one.
            parts = self._words.parts.split(before["names"])
            names = [self._known(part) if self._people else self._name(part) for part in parts]
            if names and all(names):
                yield from filter(None, names)
                return
        first = _FIRST_WORDS.match(wording)
        if first is None:
            return
        words = first[0].split()
        for count in range(len(words), 0, -1):
            called = " ".join(words[:count])
            if called.startswith("@"):
                continue
            known = self._people.name_of(called)
            behind = wording[len(called) :] if wording.startswith(called) else ""
            is_told = count > 1 and not self._people and self._words.doing.match(behind)
            if known or (is_told and self._certain_name(called)):
                yield known or called
                return

    def _handle(self, name: str) -> str:
        """Return who is meant behind `@`: as many of the words as make a name."""
        words = name.lstrip("@").rstrip(".").split()
        for count in range(len(words), 0, -1):
            called = " ".join(words[:count])
            known = self._people.name_of(called)
            if known:
                return known
            if count > 1 and looks_like_name(called, self._language):
                return called
        return words[0]

    def labelled(self, wording: str) -> tuple[str, ...]:
        """Return the names behind a label: whatever stands there and is no date, no number and nobody."""
        found: list[str] = []
        for part in self._words.parts.split(wording.split("  ", maxsplit=1)[0]):
            piece = part
            if has_han(piece):  # 责任人：张三 时间：3月20日
                piece = _NEXT_LABEL.split(piece)[0]
            inner = _BRACKETS.sub(" ", piece)
            name = " ".join(inner.strip(TASK_EDGES + "@").split())
            is_name = (
                name and len(name) <= _MAX_NAME and any(map(str.isalpha, name)) and not any(map(str.isdecimal, name))
            )
            if not is_name or fold(name) in self._words.nobody or not self._may_be_name(name):
                continue
            found.append(self._people.name_of(name) or name)
        return tuple(found)

    def _may_be_name(self, name: str) -> bool:
        """Return whether what a label calls somebody may be a name: one of a few words, not a sentence."""
        return len(name.split()) <= 4 and not (has_han(name) and len(name) > 8)

    def _certain(self, wording: str) -> Iterator[str]:
        """Yield the people whom a wording names, all of it, and nobody if a part of it is neither a name nor a day."""
        found: list[str] = []
        for part in self._words.parts.split(wording):
            # Who does something may be told with what they do: "(Ada mends)".
            left = " ".join(word for word in part.split() if fold(word) not in self._words.verbs)
            name = self._name(part) or self._name(left)
            if name:
                found.append(name)
            elif part.strip(TASK_EDGES) and not self._is_day(part):
                return
        yield from found

    def _known(self, wording: str) -> str | None:
        called = wording.strip(TASK_EDGES)
        known = self._people.name_of(called.lstrip("@"))
        return known or (self._name(called) if called.startswith("@") else None)

    def _name(self, wording: str) -> str | None:
        """Return the name that a wording is: of somebody present, in full, or behind `@`."""
        called = " ".join(wording.strip(TASK_EDGES).split())
        if not called or len(called) > _MAX_NAME or fold(called) in self._words.nobody:
            return None
        known = self._people.name_of(called.lstrip("@"))
        if known:
            return known
        if called.startswith("@"):
            return called[1:] if _HANDLE.fullmatch(called) else None
        return called if self._certain_name(called) else None

    def _certain_name(self, called: str) -> bool:
        """Return whether a wording is a name for certain: in full, and neither a label nor somebody with a verb."""
        words = called.split()
        is_cased = has_han(called) or all(word[:1].isupper() for word in words if word.lower() not in self._particles)
        holds_somebody = any(self._people.name_of(word) for word in words[1:])
        return (
            is_cased
            and not holds_somebody
            and looks_like_name(called, self._language)
            and label_in(called, self._language) is None
        )

    def _is_day(self, wording: str) -> bool:
        year = self._date.year if self._date else None
        is_date = date_in(wording, year=year, language=self._language) is not None
        return is_date or self._words.until.search(wording) is not None
