"""Tells what each section of one file stands for: by its heading, by the meeting's date, and by what lies beneath it.

Some headings name the meeting itself once more, above its notes: they hold its date or nothing but a date, or those
who attended are listed beneath them. Such a section holds notes, and is no topic.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.minutes.agenda_headings import names_meeting_of_agenda, opens_agenda_of
from bot.minutes.alike_titles import letters_of
from bot.minutes.asides import without_aside
from bot.minutes.dates import date_in
from bot.minutes.formal_openings import is_long_formality
from bot.minutes.formal_sections import (
    with_cut_formalities,
    with_formal_parts,
    with_notes_among_topics,
    with_notes_beneath_formalities,
    with_reports,
)
from bot.minutes.heading_kinds import FORMAL, HeadingKind, heading_kind
from bot.minutes.label_words import label_kind
from bot.minutes.led_bullets import WRITER_MARK, are_led, are_raised, raisers_of, tickets_among
from bot.minutes.link_marks import only_leads_elsewhere
from bot.minutes.list_shapes import LIST_MARK
from bot.minutes.meeting_titles import ANY_YEAR, names_a_meeting, names_another_day, names_date
from bot.minutes.model import MeetingDate
from bot.minutes.next_meeting import without_next_meeting
from bot.minutes.opening_sections import with_opening
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.owners import is_table_of_topics
from bot.minutes.running_text import is_sentence
from bot.minutes.section_shapes import beneath, says, says_little
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.minutes.ticket_lists import lists_tickets, ticket_collections
from bot.minutes.titled_bullets import hold_titles
from bot.text import Lines, SourceText

_MIN_FORMAL = 2  # lines beneath the heading of a meeting that say when, where or who
_SHARE_OF_FORMAL = 4  # one line in so many may say something else there
_MIN_TOLD = 2  # lines of sentences beneath the heading of a group
_MAX_BESIDE = 50  # sections above and below a heading that are looked at
_MIN_NAMED = 2  # headings that a list names, for it to be an agenda
_MAX_DAYS = 3  # lines beneath the heading of other meetings that tell when they are
_MAX_DAY_CHARACTERS = 100  # of such a line
_PICTURE = re.compile(r"!\[[^\[\]]{0,200}\]\([^()\s]{0,2000}\)")


class Outline(NamedTuple):
    """The sections of one file with what they stand for."""

    sections: Sequence[Section]
    kinds: Sequence[HeadingKind | None]
    text: SourceText
    language: str


def kinds_of(
    sections: Sequence[Section], text: SourceText, date: MeetingDate | None, language: str = ""
) -> tuple[HeadingKind | None, ...]:
    """Return what the heading of each section stands for, None for a topic and for what has no heading."""
    kinds = [heading_kind(section.heading or "", language) for section in sections]
    collections = ticket_collections(sections, text, language)
    for position, section in enumerate(sections):
        if kinds[position] is not None or not section.heading:
            continue
        if (
            names_another_day(section.heading, date, language)
            or _leads_to_others(section, text, language)
            or (section.heading_lines and is_long_formality(section.heading, language))
            or (section.heading_lines and _is_for_next_meeting(section.heading, language))
        ):
            kinds[position] = HeadingKind.LOGISTICS
        elif opens_agenda_of(date, section.heading, language):
            kinds[position] = HeadingKind.AGENDA
        elif section.heading_lines and is_table_of_topics(section, text, language):
            kinds[position] = HeadingKind.COLLECTION
        elif (
            names_date(section.heading, date, language)
            or (
                says_little(section, text)
                and any(kinds[one] is HeadingKind.ATTENDEES for one in beneath(position, sections))
            )
            or _opens_a_meeting(position, sections, text, language)
        ):
            kinds[position] = HeadingKind.NOTES
        elif section.heading_lines and names_meeting_of_agenda(position, sections, kinds, language):
            kinds[position] = HeadingKind.AGENDA
        elif (
            section.heading_lines and (position in collections or _collects_raised(position, sections, text, language))
        ) or _only_collects(position, sections, text, language):
            kinds[position] = HeadingKind.COLLECTION
    kinds = _with_raised_beside(_with_told_groups(kinds, sections, text, language), sections, text)
    kinds = with_formal_parts(_with_remarks(kinds, sections), sections, text)
    kinds = with_reports(_with_lists_of_headings(kinds, sections, text), sections, text, language)
    kinds = with_notes_among_topics(with_cut_formalities(kinds, sections), sections)
    kinds = with_opening(kinds, sections, text, language)
    return tuple(with_notes_beneath_formalities(kinds, sections, text))


def _is_for_next_meeting(heading: str, language: str) -> bool:
    """Return whether a heading names a part of the next meeting, or a formality of it: "Host of the next meeting"."""
    part = without_next_meeting(heading, language)
    if part is None:
        return False
    return not part or heading_kind(part, language) is not None or label_kind(part, language) is not None


def _with_remarks(kinds: Sequence[HeadingKind | None], sections: Sequence[Section]) -> list[HeadingKind | None]:
    """Return the kinds with notes above an agenda as remarks for those who come, if other notes stand below it."""
    found = list(kinds)
    agenda = kinds.index(HeadingKind.AGENDA) if HeadingKind.AGENDA in kinds else 0
    levels = {
        sections[one].level
        for one in range(agenda + 1, len(sections))
        if kinds[one] is HeadingKind.NOTES and sections[one].heading_lines
    }
    for position in range(agenda):
        section = sections[position]
        is_beside = kinds[position] is HeadingKind.NOTES and section.heading_lines and section.level in levels
        if is_beside and not beneath(position, sections) and len(_flat_items(section)) == len(_items(section)):
            found[position] = HeadingKind.LOGISTICS
    return found


def _with_told_groups(
    kinds: Sequence[HeadingKind | None], sections: Sequence[Section], text: SourceText, language: str
) -> list[HeadingKind | None]:
    """Return the kinds with a group that nothing but sentences tell of, among topics, as one: "Visitors"."""
    found = list(kinds)
    levels = {section.level for section, kind in zip(sections, kinds, strict=True) if kind is None}
    for position, section in enumerate(sections):
        if kinds[position] is HeadingKind.ATTENDEES and section.heading_lines and section.level in levels:
            lines = [line for line in text.lines(section.body) if any(map(str.isalnum, line))] if section.body else []
            is_told = len(lines) >= _MIN_TOLD and all(is_sentence(shown_text(line), language) for line in lines)
            # How many they are is told of a group, not of those present.
            is_told &= any(map(str.isdecimal, "".join(lines)))
            found[position] = None if is_told else kinds[position]
    return found


def _with_raised_beside(
    kinds: Sequence[HeadingKind | None], sections: Sequence[Section], text: SourceText
) -> list[HeadingKind | None]:
    """Return the kinds with lists of what somebody raises as collections, beside an agenda of such: "For review"."""
    found = list(kinds)
    raising = [
        raisers_of(_items_and_pieces(position, sections), text) if section.heading_lines else []
        for position, section in enumerate(sections)
    ]
    listed: dict[int, set[str]] = {}  # who raises something on an agenda, by its level
    for section, kind, names in zip(sections, kinds, raising, strict=True):
        if kind in (HeadingKind.AGENDA, HeadingKind.COLLECTION):
            listed.setdefault(section.level, set()).update(names)
    for position, section in enumerate(sections):
        names = raising[position]
        beside = listed.get(section.level)
        known = sum(name in beside or name.startswith(WRITER_MARK) for name in names) if beside else 0
        if kinds[position] in (None, HeadingKind.LOGISTICS) and known and known * 2 >= len(names):
            found[position] = HeadingKind.COLLECTION
    return found


def _with_lists_of_headings(
    kinds: Sequence[HeadingKind | None], sections: Sequence[Section], text: SourceText
) -> list[HeadingKind | None]:
    """Return the kinds with a list of what most headings below it are called as an agenda, whatever it is called."""
    found = list(kinds)
    headings: dict[str, int] = {}  # by its letters, where each stands last
    for position, section in enumerate(sections):
        if kinds[position] is None and section.heading_lines:
            headings[letters_of(section.heading or "")] = position
    for position, section in enumerate(sections):
        if kinds[position] is not None or not section.heading_lines:
            continue
        # Bullets that are topics already are sections of their own.
        cut = [one for one in beneath(position, sections) if not sections[one].heading_lines]
        titles = [letters_of(LIST_MARK.sub("", text.line(item.first))) for item in _flat_items(section)]
        titles += [letters_of(sections[one].heading or "") for one in cut]
        named = sum(headings.get(title, -1) > position for title in titles if title)
        if named >= _MIN_NAMED and named * 2 >= len(titles):
            found[position] = HeadingKind.AGENDA
    return found


def _items(section: Section) -> list[Lines]:
    return [item for block in section.blocks for item in block.list_items]


def _items_and_pieces(position: int, sections: Sequence[Section]) -> list[Lines]:
    """Return the bullets of a section, with those that are topics already: they are sections of their own."""
    items = _items(sections[position])
    following = sections[position + 1] if position + 1 < len(sections) else None
    if following is not None and not following.heading_lines:
        items += [sections[one].lines for one in beneath(position, sections) if not sections[one].heading_lines]
    return items


def _flat_items(section: Section) -> list[Lines]:
    """Return the bullets of a section, none if several lines stand in one."""
    items = _items(section)
    return items if all(item.first == item.last for item in items[:-1]) else []


def _opens_a_meeting(position: int, sections: Sequence[Section], text: SourceText, language: str) -> bool:
    """Return whether hardly anything but formalities stands beneath a heading above others: when, where, who."""
    section = sections[position]
    if section.body is None or not section.heading_lines:
        return False
    # The parts may be of a higher level by mistake, below a heading that names the meeting.
    if not beneath(position, sections) and not names_a_meeting(section.heading or ""):
        return False
    lines = [line for line in text.lines(section.body) if any(map(str.isalnum, line))]
    kinds = [heading_kind(line, language) for line in lines]
    formal = sum(kind in FORMAL for kind in kinds)
    # "Agenda: hose, hedge" and "Notes:" are no topic either.
    parts = (heading_kind(line.partition(":")[0], language) for line in lines)
    announcing = sum(part in (HeadingKind.AGENDA, HeadingKind.NOTES) for part in parts)
    others = len(lines) - announcing
    return formal >= _MIN_FORMAL and formal * _SHARE_OF_FORMAL >= others * (_SHARE_OF_FORMAL - 1)


def _collects_raised(position: int, sections: Sequence[Section], text: SourceText, language: str) -> bool:
    """Return whether most bullets beneath a heading are topics, because they name who raises or leads them."""
    if tickets_among(_items(sections[position]), text, announces=False):
        return True
    items = _items_and_pieces(position, sections)
    return (
        lists_tickets(sections[position], items, text, language)
        or are_raised(items, text)
        or are_led(items, text, language)
    )


def _only_collects(position: int, sections: Sequence[Section], text: SourceText, language: str) -> bool:
    """Return whether nothing but headings, or bullets that are titles, stands beneath one such as "Team reports"."""
    section, below = sections[position], beneath(position, sections)
    if not names_collection(section.heading or "", language):
        return False
    if not section.heading_lines:  # a bullet is cut only if it holds titles
        return bool(below)
    if hold_titles([(block, item) for block in section.blocks for item in block.list_items], text):
        return True
    is_headed = bool(below) and sections[below[0]].heading_lines > 0
    return is_headed and (section.body is None or text.is_blank(section.body))


def names_collection(heading: str, language: str = "") -> bool:
    """Return whether the last word of a heading says that it collects topics; no numbered one does.

    >>> names_collection("Team reports", "en"), names_collection("3 News")
    (True, False)
    """
    *before, last = without_aside(shown_text(heading)).split() or [""]
    return bool(before) and not before[0][0].isdecimal() and heading_kind(last, language) is HeadingKind.COLLECTION


def _leads_to_others(section: Section, text: SourceText, language: str) -> bool:
    """Return whether nothing but days and links stands beneath a heading of other meetings: "Next council meeting"."""
    heading = section.heading or ""
    if section.body is None or not (names_other_meeting(heading, language) and names_a_meeting(heading)):
        return False
    lines = [line for line in text.lines(section.body) if any(map(str.isalnum, line))]
    return 0 < len(lines) <= _MAX_DAYS and all(
        only_leads_elsewhere(line) or _tells_day(line, language) for line in lines
    )


def _tells_day(line: str, language: str) -> bool:
    is_short = len(line) <= _MAX_DAY_CHARACTERS
    return is_short and date_in(shown_text(line), year=ANY_YEAR, language=language) is not None


def lies_in_topic(position: int, sections: Sequence[Section], kinds: Sequence[HeadingKind | None]) -> bool:
    """Return whether a topic is among the headings that one lies beneath; far above it none is looked for."""
    level = sections[position].level
    for above in range(position - 1, max(position - _MAX_BESIDE, 0) - 1, -1):
        if sections[above].level < level:
            level = sections[above].level
            if kinds[above] is None:
                return True
    return False


def is_one_of_topics(
    position: int, sections: Sequence[Section], kinds: Sequence[HeadingKind | None], text: SourceText
) -> bool:
    """Return whether as many of the headings beside one name topics, with notes, as name parts of the minutes."""
    level = sections[position].level
    first = last = position
    while first > max(position - _MAX_BESIDE, 0) and sections[first - 1].level >= level:
        first -= 1
    while last + 1 < min(position + _MAX_BESIDE, len(sections)) and sections[last + 1].level >= level:
        last += 1
    beside = [one for one in range(first, last + 1) if sections[one].level == level]
    noted = (one for one in beside if says(sections[one], text))
    topics = sum(kinds[one] is None for one in noted)
    return topics >= sum(kinds[one] is HeadingKind.COLLECTION for one in beside)


def has_text(position: int, outline: Outline) -> bool:
    """Return whether anything stands beneath a heading, before the next one: no empty boxes, no pictures alone."""
    body = outline.sections[position].body
    return body is not None and any(map(_shows_words, outline.text.lines(body)))


def _shows_words(line: str) -> bool:
    if not any(map(str.isalnum, line)):
        return False
    return not ("<" in line or "![" in line) or any(map(str.isalnum, shown_text(_PICTURE.sub("", line))))
