"""Finds the meetings of several groups under one day: "Treasury guild" and "Archive guild", each with who came."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.languages.merging import own_language
from bot.minutes.attendee_words import attendee_words
from bot.minutes.counted_headings import count_of
from bot.minutes.date_clues import DateClues
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
    groups = [
        [] if _tells_more(part.sections[0], text, language) else _groups(part.sections[1:], text, language)
        for part in parts
    ]
    has_groups = any(len(own) > 1 for own in groups)  # then one alone under a day is such a group too
    for part, own in zip(parts, groups, strict=True):
        apart = [replace(part, sections=group, is_titled=True) for group in own]
        yield from apart if apart and has_groups else (part,)


def under_groups(
    sections: Sequence[Section], clues: DateClues, text: SourceText, language: str
) -> tuple[MeetingPart, ...]:
    """Return the meetings of a file whose headings name groups, each with a list of those present: "Pond team".

    They were on one day, which the name of the file or its title tells.
    """
    is_titled = len(sections) > 1 and sections[0].level < min(section.level for section in sections[1:])
    tells_more = is_titled and _tells_more(sections[0], text, language)
    groups = [] if tells_more else _groups(sections[is_titled:], text, language)
    names = attendee_words(own_language(language))
    are_named = all(names.is_group(shown_text(first.heading or "").strip().lower()) for first, *_ in groups)
    is_several = len(groups) > 1 and are_named
    return tuple(MeetingPart(group, clues, is_titled=True) for group in groups) if is_several else ()


def _groups(sections: Sequence[Section], text: SourceText, language: str) -> list[tuple[Section, ...]]:
    """Return the sections of each group, nothing unless all of them belong to groups."""
    level = min((section.level for section in sections), default=0)
    starts = [at for at, section in enumerate(sections) if section.level == level]
    groups = [tuple(sections[start:end]) for start, end in pairwise((*starts, len(sections)))]
    is_all = level > 0 and all(_is_meeting(group, text, language) for group in groups)
    return groups if is_all else []


def _tells_more(above: Section, text: SourceText, language: str) -> bool:
    """Return whether something but labels of the day stands below the heading above groups: it would belong to none."""
    days = {field.line for field in fields_in(rows_of([above], text), language, FieldKind.DATE)}
    written = range(above.lines.first + above.heading_lines, above.lines.last + 1)
    return any(line not in days and text.line(line).strip() for line in written)


def _is_meeting(sections: Sequence[Section], text: SourceText, language: str) -> bool:
    """Return whether a heading may be the name of a group, and those who came are listed right below it."""
    heading = shown_text(sections[0].heading or "")
    is_name = heading_kind(heading, language) is None and not count_of(heading)
    return is_name and _lists_people(sections, text, language)


def _lists_people(sections: Sequence[Section], text: SourceText, language: str) -> bool:
    last = sections[0].lines.first + _LABEL_LINES
    fields = fields_in(rows_of(sections, text), language, FieldKind.ATTENDEES, last=last)
    return any(field.value or field.pieces for field in fields)
