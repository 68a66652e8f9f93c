"""Tells what keeps a line from naming a topic: it names somebody, is a label, or is what somebody says."""

import re
from functools import cached_property
from typing import NamedTuple

from bot.languages.merging import own_language
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.attendee_words import attendee_words
from bot.minutes.heading_kinds import heading_kind
from bot.minutes.lone_lists import HOLDS_TOPICS
from bot.minutes.model import Role
from bot.minutes.names import looks_like_name
from bot.minutes.roles import role_of
from bot.minutes.shown import shown_text
from bot.minutes.topic_wordings import MARKER
from bot.text import SourceText

HANDLE = re.compile(r"@[\w-]{1,40}:?")
"""Somebody's handle, and nothing else."""

_MIN_WORD = 4  # letters; shorter ones are parts of names as often: "van", "dos"
_SMALL_WORD = re.compile(r"(?<![\w@/.:#'’-])[^\W\d_A-Z]{3,40}(?![\w@/:-]|\.\w)")
_TAG = re.compile(r"#(?P<name>[^\W\d_][\w-]{1,30})\s")
_DASH = re.compile(r"\s[-–—]\s")


class TopicLine(NamedTuple):
    """A line that serves as a heading."""

    line: int
    heading: str
    """The piece of the line that names the topic, as written."""
    stands_alone: bool
    """Whether the line is nothing but the heading; else what it says is text of the topic too."""
    raisers: tuple[str, ...] = ()
    """Who raises the topic, where that is all that the bullet above it says."""


class WordingKinds:
    """Tells it for the lines of one file."""

    def __init__(self, people: AttendeeNames, language: str, text: SourceText | None = None) -> None:
        """Take who attended the meeting, and the text of the file."""
        self._people = people
        self._language = language
        self._text = text
        self._everyday = attendee_words(own_language(language)).everyday
        self._stop_words = attendee_words(own_language(language)).stop_words

    def is_person(self, name: str) -> bool:
        """Return whether all of it is somebody's name or handle, and does not open with a word of the text."""
        return self.is_known(name) or (looks_like_name(name, self._language) and not self._opens_with_word(name))

    def is_known(self, name: str) -> bool:
        """Return whether all of it is the name of somebody who was there, or a handle."""
        return self._people.name_of(name) is not None or HANDLE.fullmatch(name) is not None

    def is_stranger(self, name: str) -> bool:
        """Return whether what looks like a name is a thing's: it holds an everyday word, and nobody listed has it."""
        words = name.split()
        is_thing = not self._everyday.isdisjoint(map(str.lower, words))
        return bool(self._people) and is_thing and not any(map(self._people.calls_so, words))

    def _opens_with_word(self, name: str) -> bool:
        """Return whether the first word of what looks like a name is one of the text: "Release Process".

        It stands there in small letters, and with a capital in this name alone.
        """
        text = self._text.text if self._text else ""
        word = name.split(maxsplit=1)[0]
        is_word = len(word) >= _MIN_WORD and word.lower() in self._words and word.lower() not in self._stop_words
        return is_word and text.count(word) == text.count(name)

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the text in small letters, but for handles, labels, and parts of addresses."""
        return frozenset(_SMALL_WORD.findall(self._text.text)) if self._text else frozenset()

    def calls(self, name: str) -> bool:
        """Return whether all of it is the name of somebody who was there, or what they are called for short."""
        return self.is_known(name) or self._people.shortens(name)

    def is_label(self, name: str) -> bool:
        """Return whether it is a label or a heading that names no topic: "Decisions", "Attendees"."""
        kind = heading_kind(name, self._language)
        role = role_of(shown_text(name), self._language)  # an election is a point of a meeting
        return role not in (None, Role.POLL) or (kind is not None and kind not in HOLDS_TOPICS)

    def is_tagged(self, wording: str) -> bool:
        """Return whether it opens with the hash tag of a role: "#action-item @ada orders seeds"."""
        tag = _TAG.match(wording)
        name = tag["name"].replace("-", " ").replace("_", " ") if tag else ""
        return role_of(name, self._language) not in (None, Role.POLL)

    def is_said(self, line: str) -> bool:
        """Return whether somebody speaks in a bullet: "Ada: the hose leaks"."""
        name, colon, behind = shown_text(MARKER.sub("", line, count=1)).strip().partition(":")
        if not colon or behind.startswith("//") or _DASH.search(name):
            return False  # the colon is one of an address, or of a title: "@ada - 5 min - The hose: a new one"
        return name.startswith("@") or self._people.name_of(name) is not None
