"""Finds who presents what lines of plain text name, such as those of a typed agenda: "Hose update (Ada)".

What counts is what headings repeat.
"""

import re
from collections.abc import Iterable, Mapping

from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.handles import plain_heading
from bot.minutes.presenters import presenters_of
from bot.minutes.sections import BlockKind, Section
from bot.text import SourceText, fold

_MAX_CHARACTERS = 160  # of a line that names a topic
_MAX_LINES = 500  # of one file that are looked at
_ASIDES = re.compile(r"(?:(?<!\s)\s*+[(（\[【][^()（）\[\]【】]{1,80}[)）\]】]){1,3}+[\s.]{0,9}$")
_EDGES = " -–—*_.:：•\\"


def announced_lines(
    sections: Iterable[Section], text: SourceText, people: AttendeeNames, language: str
) -> Mapping[str, tuple[str, ...]]:
    """Return who presents what lines with names in brackets at their end name, by the folded title before these."""
    found: dict[str, tuple[str, ...]] = {}
    for count, line in enumerate(_lines_of_paragraphs(sections, text)):
        if count == _MAX_LINES:
            break
        names = presenters_of(line, (), people, language)
        title = fold(plain_heading(_ASIDES.sub("", line))).strip(_EDGES)
        if title and names and all(people.name_of(name) or people.shortens(name) for name in names):
            found.setdefault(title, names)
    return found


def _lines_of_paragraphs(sections: Iterable[Section], text: SourceText) -> Iterable[str]:
    for section in sections:
        for block in section.blocks:
            if block.kind is BlockKind.PARAGRAPH and not block.verbatim:
                lines = (line.strip() for line in text.lines(block.lines))
                yield from (line for line in lines if len(line) <= _MAX_CHARACTERS and _ASIDES.search(line))
