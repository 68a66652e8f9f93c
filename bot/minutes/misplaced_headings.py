"""Tells which headings stand at another level than what they name: by mistake above those of other topics."""

from collections.abc import Sequence

from bot.minutes.heading_kinds import HeadingKind
from bot.minutes.left_blank import notes_something
from bot.minutes.section_kinds import Outline
from bot.minutes.section_shapes import beneath

NOTED = frozenset({HeadingKind.NOTES, HeadingKind.AGENDA})
"""What topics are noted beneath."""
_MIN_TOPICS = 2
_MAX_ABOVE = 50  # sections above a topic in which the heading of the notes is looked for


def interrupts(position: int, found: Sequence[int], outline: Outline) -> bool:
    """Return whether a topic's heading stands by mistake above the level of those before it, and of those behind it.

    Those before it stand beneath a heading of notes, which is no higher than it, so that it would end these.
    """
    section = outline.sections[position]
    below = (
        [outline.sections[one].level for one in beneath(position, outline.sections)] if section.heading_lines else []
    )
    before = [one for one in found[-_MIN_TOPICS - 1 :] if one != position and outline.sections[one].heading_lines]
    if not below or not before or not notes_something(position, outline):
        return False
    levels = [outline.sections[one].level for one in before[-_MIN_TOPICS:]]
    notes = _level_of_notes(before[-1], outline)
    enough = 1 if notes > section.level else _MIN_TOPICS
    return section.level <= notes < min(below) and levels[-enough:] == [min(below)] * enough


def _level_of_notes(position: int, outline: Outline) -> int:
    """Return the level of the last heading of notes or of an agenda among those near above a section, 0 if none is."""
    for one in range(position - 1, max(position - _MAX_ABOVE, 0) - 1, -1):
        if outline.kinds[one] in NOTED and outline.sections[one].heading_lines:
            return outline.sections[one].level
    return 0
