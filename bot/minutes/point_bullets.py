"""Reads the bullets of minutes that may name who presents them, however deep they lie.

These are the bullets of agendas and of lists that end in names, and those of the notes with something beneath them.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from bot.languages.merging import own_language
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.names import looks_like_name
from bot.minutes.presenter_words import presenter_words
from bot.minutes.role_labels import MARKER, label_in
from bot.minutes.roles import role_of
from bot.minutes.section_kinds import Outline
from bot.minutes.sections import Block, BlockKind, Section
from bot.text import Lines, SourceText

MAX_SHOWN = 160
"""Characters of a bullet that names a topic."""
MIN_CALLERS = 3
"""Bullets of a list that have to name somebody, for the list to call people."""
MIN_AGAIN = 2
"""Names among them that have to be known, or to speak again beneath other bullets."""
NAMED = re.compile(r"(?:[(（\[](?P<name>[^()（）\[\]]{2,80})[)）\]][\s.]*|\|\s+(?P<behind>[^|()（）\[\]]{2,80}))$")
"""The end of a bullet that holds names: "(Ada Byron)", "| Ada Byron"."""
_HELD = frozenset({None, HeadingKind.NOTES, HeadingKind.COLLECTION})
"""Kinds of sections in which a bullet with notes beneath it may be somebody's topic."""
_BOX = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+\[[ xX✓]?\]\s")
_TOLD = re.compile(r"[@＠()（）\[\]|:：]|\s[-–—]|\sby\s|[^\x00-\x7f]|\s\w+s\s")
_RAISES = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+[(（\[][^()（）\[\]]{2,40}[)）\]](?:\s*+:)?+\s*+$")
_MAX_CHARACTERS = 400  # of a line, with the addresses in it
_MAX_BULLETS = 2_000  # of one file that are looked at


class PointBullet(NamedTuple):
    """A bullet that may name who presents it."""

    lines: Lines
    depth: int
    """0 for the bullets of the first level."""
    wording: str
    section: Section
    is_announced: bool
    """Whether it stands on an agenda."""
    is_programme: bool
    """Whether it is one of a list that ends in names."""
    is_numbered: bool

    @property
    def list_key(self) -> tuple[str, ...]:
        """The headings that its list stands beneath."""
        path, heading = self.section.path, self.section.heading
        return (*path, heading) if heading and self.section.heading_lines else path


def point_bullets(
    outline: Outline, announces: Collection[int], text: SourceText, people: AttendeeNames
) -> Iterator[PointBullet]:
    """Yield such bullets in the order of the file; `announces` holds the positions of sections that only announce."""
    count = 0
    for position, (section, kind) in enumerate(zip(outline.sections, outline.kinds, strict=True)):
        headings = (*section.path, section.heading or "")
        # What lies beneath an agenda's heading stands on it, even if a bullet of it is an item.
        on_agenda = any(heading_kind(heading, outline.language) is HeadingKind.AGENDA for heading in headings)
        is_announced = kind is HeadingKind.AGENDA or (position in announces and kind is None) or on_agenda
        if not (is_announced or kind in _HELD) or role_of(section.heading or "", outline.language):
            continue
        for block in section.blocks:
            is_programme = is_announced or _is_programme(block, text, people, outline.language)
            raised = Lines(1, 0)  # what stands beneath a bullet that only says who raises it
            for lines, depth in _containers(block):
                line = text.line(lines.first)
                if len(line) <= _MAX_CHARACTERS and _RAISES.match(line):
                    raised = lines
                count += 1
                if count > _MAX_BULLETS:
                    return
                # What has nothing beneath it was said of another point, if it is not on the agenda.
                is_announced_here = is_announced or (is_programme and depth == 0)
                if len(line) > _MAX_CHARACTERS or not (is_announced_here or lines.last > lines.first):
                    continue
                marker = MARKER.match(line)
                wording = (line[marker.end() :] if marker else line).strip().strip("~")
                tells = raised.first <= lines.first <= raised.last or _TOLD.search(wording)
                if tells and not _BOX.match(line) and label_in(line, outline.language) is None:
                    yield PointBullet(
                        lines,
                        depth,
                        wording,
                        section,
                        is_announced_here,
                        is_programme and not is_announced,
                        line.lstrip()[:1].isdecimal(),
                    )


def _is_programme(block: Block, text: SourceText, people: AttendeeNames, language: str) -> bool:
    """Return whether most bullets of a list end with a name in brackets, and some of those names are known."""
    ends = [NAMED.search(text.line(item.first)[-MAX_SHOWN:]) for item in block.list_items[:_MAX_BULLETS]]
    parts = presenter_words(own_language(language)).parts
    names = [parts.split(name_at_end(end))[0].strip() for end in ends if end]
    shaped = sum(people.name_of(name) is not None or looks_like_name(name, language) for name in names)
    if shaped < MIN_CALLERS or 2 * shaped <= len(block.list_items):
        return False
    return sum(people.name_of(name) is not None for name in names) >= MIN_AGAIN


def name_at_end(end: re.Match[str]) -> str:
    """Return the names that the end of a bullet holds, as `NAMED` has found it."""
    return end["name"] or end["behind"]


def _containers(block: Block) -> Iterator[tuple[Lines, int]]:
    """Yield the items of a list, however deep, with how deep they lie."""
    if block.kind is not BlockKind.LIST:
        return
    above: list[Lines] = []
    seen: set[int] = set()
    for paragraph in block.paragraphs:
        lines = paragraph.container
        if lines is None or lines.first != paragraph.lines.first or lines.first in seen:
            continue
        seen.add(lines.first)
        while above and above[-1].last < lines.first:
            above.pop()
        yield lines, len(above)
        above.append(lines)
