"""Places in the minutes, and references to them that survive a restart and a reload.

A reference is made from what the place says, not from where it stands: minutes that are read again, with other
passages above or below, still hold it. Where the words themselves have changed, it leads nowhere, and that is said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import quote

from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import Entry, Item, Minutes
from bot.replies.controls.custom_id import REFERENCE_CHARACTERS
from bot.text import Lines

_MEETING_PART = 5
"""Characters of a reference that tell the meeting, so that only its passages are looked through."""

_MAX_REMEMBERED_MEETINGS = 4_096
"""Meetings whose part of a reference is remembered: each press looks it up for all of them."""

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_MAX_ADDRESS_CHARACTERS = 512
"""Characters of an address that the strictest chat platform takes for a button."""


@dataclass(frozen=True, slots=True)
class Location:
    """A passage of the minutes: an entry, or a whole agenda item."""

    meeting: Meeting
    minutes: Minutes
    lines: Lines
    item: Item | None
    entry: Entry | None = None

    @property
    def headline(self) -> str:
        """What it is called, as written."""
        part = self.entry or self.item
        return self.minutes.headline_of(part) if part else self.minutes.title

    @property
    def reference(self) -> str:
        """The reference by which it is found again."""
        words = self.minutes.text.piece(self.lines).strip()
        return _meeting_token(self.meeting.id, _MEETING_PART) + _token(words, REFERENCE_CHARACTERS - _MEETING_PART)

    @property
    def words_reference(self) -> str:
        """The part of the reference that its words alone make."""
        return words_part(self.reference)


def location_of(meeting: Meeting, minutes: Minutes, part: Entry | Item) -> Location:
    """Return the place of an entry or an item."""
    if isinstance(part, Item):
        return Location(meeting, minutes, part.lines, part)
    return Location(meeting, minutes, part.lines, part.item, part)


def find_location(meetings: Iterable[Meeting], reference: str) -> Location | None:
    """Return the place that a reference names, or None if the minutes no longer hold it."""
    known = tuple(meetings)
    likely = [meeting for meeting in known if _meeting_token(meeting.id, _MEETING_PART) == reference[:_MEETING_PART]]
    # A meeting changes its id when another one of the same day turns up.
    others = (meeting for meeting in known if meeting not in likely)
    words = reference[_MEETING_PART:]
    for chosen in (likely, others):
        for meeting in chosen:
            for place in _places(meeting):
                if place.reference[_MEETING_PART:] == words:
                    return place
    return None


def words_part(reference: str) -> str:
    """Return the part of a reference that the words of its place alone make."""
    return reference[_MEETING_PART:]


def places_in(meeting: Meeting) -> Iterator[Location]:
    """Yield all places of a meeting, the entries of each text before its agenda items."""
    return _places(meeting)


def meeting_reference(meeting: Meeting) -> str:
    """Return a reference to a meeting as a whole."""
    return _meeting_token(meeting.id, REFERENCE_CHARACTERS)


def find_referenced_meeting(meetings: Iterable[Meeting], reference: str) -> Meeting | None:
    """Return the meeting that a reference names: one to the meeting, or to a place in it, also if that is gone."""
    part = reference[:_MEETING_PART]
    return next((meeting for meeting in meetings if _meeting_token(meeting.id, _MEETING_PART) == part), None)


def issue_address(template: str, question: str) -> str:
    """Return the address at which the question can be put to the next meeting, its end left off if it is too long.

    >>> issue_address("https://example.org/new?title={question}", "Hertz 和 Kitex")
    'https://example.org/new?title=Hertz%20%E5%92%8C%20Kitex'
    """
    written = question.encode("utf-8", "replace").decode()
    while True:
        address = template.replace("{question}", quote(written, safe=""))
        if len(address) <= _MAX_ADDRESS_CHARACTERS or not written:
            return address
        written = written[: len(written) - 1 - len(written) // 10]


def _places(meeting: Meeting) -> Iterator[Location]:
    for minutes in meeting.texts:
        yield from (location_of(meeting, minutes, entry) for entry in minutes.entries)
        # What the paragraphs of prose tell of are topics, and no items.
        yield from (location_of(meeting, minutes, item) for item in (*minutes.presented, *minutes.topics))


@lru_cache(_MAX_REMEMBERED_MEETINGS)
def _meeting_token(id: str, length: int) -> str:
    return _token(id, length)


def _token(text: str, length: int) -> str:
    """Return a short name for a text that differs for nearly every other text."""
    number = int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=9).digest())
    return "".join(_DIGITS[number >> 6 * position & 63] for position in range(length))
