"""One of several meetings that a file holds: the sections that are its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.minutes.date_clues import DateClues
from bot.minutes.forms import tells_day_to_write
from bot.minutes.sections import Section


@dataclass(frozen=True, slots=True)
class MeetingPart:
    """The sections of one meeting in a file that holds several."""

    sections: tuple[Section, ...]
    """The first is the one with the date in its heading."""
    clues: DateClues
    is_titled: bool
    """Whether its heading is a title: it says more than the date, or the file has no title above it."""


def ending(sections: Sequence[Section], level: int) -> tuple[Section, ...]:
    """Return the sections of one meeting, up to a heading above its own, the next month, or a form beside it."""
    end = next((number for number, one in enumerate(sections) if number and _ends_meeting(one, level)), len(sections))
    return tuple(sections[:end])


def _ends_meeting(section: Section, level: int) -> bool:
    return 0 < section.level < level or (section.level == level and tells_day_to_write(section.heading or ""))
