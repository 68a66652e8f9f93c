"""Finds the meetings of several groups under one day: "Treasury guild" and "Archive guild", each with who came."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.minutes.counted_headings import count_of
from bot.minutes.fields import fields_in
from bot.minutes.heading_kinds import heading_kind
from bot.minutes.label_words import FieldKind
from bot.minutes.meeting_parts import MeetingPart
from bot.minutes.rows import rows_of
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.text import SourceText

_LABEL_LINES = 12  # below a heading, in which those present are listed


def parted_by_groups(parts: Sequence[MeetingPart], text: SourceText, language: str) -> Iterator[MeetingPart]:
    """Yield the meetings of a file that holds a day each, those of several groups under one day apart.

    Each of several has a list of those present of its own. `parts` begin with the headings that tell the days.
    """
    groups = [_groups(part, text, language) for part in parts]
    has_groups = any(len(own) > 1 for own in groups)  # then one alone under a day is such a group too
    for part, own in zip(parts, groups, strict=True):
        yield from own if own and has_groups else (part,)


def _groups(part: MeetingPart, text: SourceText, language: str) -> list[MeetingPart]:
    """Return the meetings of groups under one day, nothing if it is a single one."""
    level = min((section.level for section in part.sections[1:] if section.heading is not None), default=0)
    starts = [at for at, section in enumerate(part.sections) if at and section.level == level]
    if starts[:1] != [1] or _lists_people(part.sections[:1], text, language):
        return []
    groups = [part.sections[start:end] for start, end in pairwise((*starts, len(part.sections)))]
    if not all(_is_meeting(group, text, language) for group in groups):
        return []
    return [replace(part, sections=group, is_titled=True) for group in groups]


def _is_meeting(sections: Sequence[Section], text: SourceText, language: str) -> bool:
    """Return whether a heading may be the name of a group, and those who came are listed right below it."""
    heading = shown_text(sections[0].heading or "")
    is_name = heading_kind(heading, language) is None and not count_of(heading)
    return is_name and _lists_people(sections, text, language)


def _lists_people(sections: Sequence[Section], text: SourceText, language: str) -> bool:
    last = sections[0].lines.first + _LABEL_LINES
    fields = fields_in(rows_of(sections, text), language, FieldKind.ATTENDEES, last=last)
    return any(field.value or field.pieces for field in fields)
