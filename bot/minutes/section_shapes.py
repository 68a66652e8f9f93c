"""Tells how the sections of a file lie: what lies beneath a heading, and whether anything is written there."""

from collections.abc import Sequence

from bot.minutes.sections import Section
from bot.text import SourceText

_LITTLE = 200  # characters beneath a heading that others lie beneath; with less, they are the topics


def beneath(position: int, sections: Sequence[Section]) -> range:
    """Return the positions of the sections whose headings are deeper, up to the next one that is not."""
    end = position + 1
    while end < len(sections) and sections[end].level > sections[position].level:
        end += 1
    return range(position + 1, end)


def says(section: Section, text: SourceText) -> bool:
    """Return whether anything stands beneath a heading, before the next one."""
    return section.body is not None and not text.is_blank(section.body)


def says_little(section: Section, text: SourceText) -> bool:
    """Return whether there is so little beneath a heading that what lies deeper is what it stands for."""
    return section.body is None or len(text.piece(section.body).strip()) < _LITTLE
