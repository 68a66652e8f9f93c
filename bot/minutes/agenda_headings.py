"""Tells the headings of agendas that say more: of which meeting one is, or of which day."""

import re
from collections.abc import Sequence

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.meeting_titles import names_a_meeting
from bot.minutes.model import MeetingDate
from bot.minutes.section_shapes import beneath
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text

_DAY_BEHIND = re.compile(r"(?<=[^\W\d_])\s{0,3}[-–—:,(]?\s{0,3}(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})\)?\s*\Z")
"""A day in numbers at the end of a heading: "Agenda 03.19.26"."""
_CENTURY = 100


def opens_agenda_of(date: MeetingDate | None, heading: str, language: str) -> bool:
    """Return whether a heading is that of an agenda, with the day of the meeting behind it: "Agenda 03.19.26"."""
    day = _DAY_BEHIND.search(heading)
    if day is None or heading_kind(heading[: day.start()], language) is not HeadingKind.AGENDA:
        return False
    numbers = [int(number) % _CENTURY for number in day.group(1, 3, 4)]
    if date is None:
        return True
    if not date.day:  # only the month is known
        return {date.year % _CENTURY, date.month}.issubset(numbers)
    return sorted(numbers) == sorted((date.year % _CENTURY, date.month, date.day))


def names_meeting_of_agenda(
    position: int, sections: Sequence[Section], kinds: Sequence[HeadingKind | None], language: str
) -> bool:
    """Return whether a heading says of which meeting the agenda beneath it is: "Agenda for the May meeting"."""
    first, *others = shown_text(sections[position].heading or "").split() or [""]
    is_agenda = heading_kind(first, language) is HeadingKind.AGENDA and any(map(names_a_meeting, others))
    return is_agenda and any(kinds[one] is HeadingKind.AGENDA for one in beneath(position, sections))
