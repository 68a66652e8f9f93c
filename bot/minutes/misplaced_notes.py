"""Lifts the heading of the notes to the level of the agenda that it stands below by mistake.

A list of what is on the agenda and the notes of it are two parts of the minutes, though their headings be
`### Agenda` and `#### Notes`.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.list_shapes import bullet_count
from bot.minutes.section_shapes import beneath
from bot.minutes.sections import Section, with_paths

_MIN_BULLETS = 2  # right below the heading of an agenda, for it to be one without what lies deeper


def with_notes_beside_agenda(sections: Sequence[Section], language: str) -> tuple[Section, ...]:
    """Return the sections of a file with the notes that follow the list of an agenda beside it, not within it."""
    found = list(sections)
    for position, section in enumerate(sections[:-1]):
        following = sections[position + 1]
        is_agenda = section.heading_lines and _kind(section, language) is HeadingKind.AGENDA
        lies_deeper = following.level > section.level and _kind(following, language) is HeadingKind.NOTES
        if not (is_agenda and lies_deeper and bullet_count(section) >= _MIN_BULLETS):
            continue
        # Where other headings stand beside it, the notes are one of the parts.
        if not any(sections[one].level <= following.level for one in list(beneath(position, sections))[1:]):
            found[position + 1] = replace(following, level=section.level)
    return with_paths(found) if found != list(sections) else tuple(sections)


def _kind(section: Section, language: str) -> HeadingKind | None:
    return heading_kind(section.heading or "", language)
