"""Tells which sections are topics and lie in no other one, and whether anything was noted of them."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from bot.minutes.agenda_numbers import agenda_number, without_number
from bot.minutes.announcements import MARKS
from bot.minutes.heading_kinds import HeadingKind
from bot.minutes.left_blank import holds_formalities, is_placeholder, leads_elsewhere, notes_something, says_nothing
from bot.minutes.list_shapes import LIST_MARK
from bot.minutes.misplaced_headings import NOTED, interrupts
from bot.minutes.model import Role
from bot.minutes.repositories import leads_to_ticket, opens_with_ticket
from bot.minutes.roles import names_role, role_of
from bot.minutes.section_kinds import Outline, has_text
from bot.minutes.section_shapes import beneath
from bot.minutes.shown import shown_text

_HOLDS_NONE = frozenset({HeadingKind.ATTENDEES, HeadingKind.LOGISTICS, HeadingKind.CONTENTS, HeadingKind.QUESTIONS})
"""What no topic lies beneath."""
_MIN_TOPICS = 2


def _says_more(position: int, outline: Outline) -> bool:
    """Return whether a section says more than what its topic is."""
    section = outline.sections[position]
    first, *others = outline.text.lines(section.lines)
    if not all(is_placeholder(LIST_MARK.sub("", line), outline.language) for line in others):
        return True
    return len(shown_text(first)) > len(shown_text(section.heading or "")) + MARKS


def is_counted(position: int, outline: Outline) -> bool:
    """Return whether a heading has a number of the agenda and a title, or names a ticket: its turn came.

    Nothing need be noted beneath it, for hardly any template has such a heading.
    """
    written = outline.sections[position].heading or ""
    heading = shown_text(written)
    title = without_number(heading, outline.language)
    is_numbered = title != heading and any(map(str.isalnum, title))
    is_ticket = leads_to_ticket(written) or opens_with_ticket(written)
    return outline.sections[position].heading_lines > 0 and (is_numbered or is_ticket)


def is_noted(position: int, outline: Outline) -> bool:
    """Return whether anything is noted beneath a heading, or beneath one in it."""
    below = beneath(position, outline.sections)
    return any(
        has_text(one, outline) and not says_nothing(outline.sections[one], outline) for one in (position, *below)
    )


def _first_noted(position: int, below: range, outline: Outline) -> int:
    """Return where notes or numbered topics begin that lie beneath the heading of the attendees by mistake.

    It is the end of what lies beneath if none do; where nobody stands right beneath, numbers count groups of them.
    """
    numbered = [one for one in below if _is_numbered(one, outline)] if notes_something(position, outline) else []
    topics = numbered if len(numbered) >= _MIN_TOPICS else []
    notes = (one for one in below if outline.kinds[one] in NOTED)
    return min((*topics[:1], next(notes, below.stop)))


def _is_numbered(position: int, outline: Outline) -> bool:
    """Return whether a heading of a topic has a number, and something is noted beneath it."""
    section = outline.sections[position]
    is_topic = outline.kinds[position] is None and section.heading_lines > 0
    has_number = is_topic and agenda_number(section.heading or "", outline.language) is not None
    return has_number and notes_something(position, outline)


def _is_held(position: int, outline: Outline) -> bool:
    """Return whether a heading of no topic is that of an election or a vote: it was one point of the meeting."""
    section = outline.sections[position]
    if role_of(section.heading or "", outline.language) is not Role.POLL:
        return False
    if section.heading_lines > 0 or agenda_number(section.heading or "", outline.language) is not None:
        return has_text(position, outline)
    beside = (one for one in outline.sections if one.level == section.level)
    return len(tuple(islice(beside, _MIN_TOPICS + 1))) > _MIN_TOPICS  # one bullet of an agenda


def _those_in(within: range, positions: Sequence[int]) -> Sequence[int]:
    """Return those of some positions, which ascend, that lie in a range."""
    return positions[bisect_left(positions, within.start) : bisect_left(positions, within.stop)]


def outermost(positions: Sequence[int], outline: Outline) -> list[int]:
    """Return those of some sections that are topics and lie in none of the others."""
    found: list[int] = []
    end = -1  # of what lies beneath the last topic, or beneath what holds none
    for position in positions:
        heading = outline.sections[position].heading or ""
        if position <= end or not any(map(str.isalnum, heading)):
            continue
        kind = outline.kinds[position]
        below = beneath(position, outline.sections)
        if kind is HeadingKind.CONTENTS and any(has_text(one, outline) for one in below):
            continue
        if kind in _HOLDS_NONE:
            end = (_first_noted(position, below, outline) if kind is HeadingKind.ATTENDEES else below.stop) - 1
        elif names_role(heading, outline.language) and not _is_held(position, outline):
            # A summary, or what was decided, that has topics of its own is the notes.
            inside = outermost(_those_in(below, positions), outline)
            if role_of(heading, outline.language) in (Role.SUMMARY, Role.DECISION) and len(inside) >= _MIN_TOPICS:
                found += inside
            end = below.stop - 1
        elif kind is None:
            section = outline.sections[position]
            is_formal = not below and holds_formalities(section, outline) and not is_counted(position, outline)
            found += () if is_formal else (position,)
            # What follows a heading that interrupts others is no part of it: "### Hose", "# Hedge", "### Pond".
            end = position if interrupts(position, found, outline) else below.stop - 1
        elif kind is HeadingKind.COLLECTION:
            inside = outermost(_those_in(below, positions), outline)
            # One that holds formalities alone is none either.
            section = outline.sections[position]
            is_blank = says_nothing(section, outline) or leads_elsewhere(section, outline)
            is_line = not section.heading_lines and not _says_more(position, outline)  # a bullet of an agenda
            # "Reports" with nothing beneath it but the names of those who report is what was discussed.
            tells = has_text(position, outline) or any(outline.kinds[one] is HeadingKind.NOTES for one in below)
            stands = tells and not (is_blank or is_line)
            found += inside or ([position] if stands else [])
            end = below.stop - 1
    return found
