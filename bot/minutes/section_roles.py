"""Tells what role each section has by its heading, by one above it, and what parts of it have a role of their own."""

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from bot.minutes.model import Role
from bot.minutes.role_parts import RolePart, end_of_content, role_parts, tells
from bot.minutes.role_remarks import is_done, reviews_tasks
from bot.minutes.role_tables import told_in_rows
from bot.minutes.roles import HAVE_TASKS, role_of
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.minutes.tick_boxes import empty_boxes_behind, may_hold_tasks
from bot.text import Lines, SourceText


class MarkedSection(NamedTuple):
    """What a section says of roles."""

    role: Role | None = None
    """That of its heading."""
    last: int = 0
    """The last line that has it."""
    parts: tuple[RolePart, ...] = ()
    """Those with another role, or a label of their own; in order and apart from one another."""

    @property
    def cuts(self) -> frozenset[int]:
        """The lines at which a part begins, or what follows one."""
        ends = (part.lines.last + 1 for part in self.parts)
        return frozenset((*(part.lines.first for part in self.parts), *ends, self.last + 1))

    def role_at(self, line: int) -> Role | None:
        """Return the role that a line has by the section's heading."""
        return self.role if line <= self.last else None

    def holds(self, line: int) -> bool:
        """Return whether a line stands inside a part, and does not begin it."""
        before = bisect_left(self.parts, line, key=lambda part: part.lines.first)
        return before > 0 and line <= self.parts[before - 1].lines.last


def marked_sections(
    sections: Sequence[Section], text: SourceText, language: str = "", *, announces: Container[int] = ()
) -> Iterator[MarkedSection]:
    """Yield what each section of a file in some language says of roles.

    `announces` are the positions of those that only announce what will be discussed: a tick box there means a topic.
    """
    above: list[tuple[int, Role | None]] = []
    for position, section in enumerate(sections):
        while above and above[-1][0] >= section.level:
            above.pop()
        inherited = above[-1][1] if above else None
        own = role_of(section.heading, language) if section.heading else None
        if own is None and inherited is Role.ACTION and is_done(section.heading or "", language):
            inherited = None
        filled = section.body is not None and not text.is_blank(section.body)
        # With something beneath it before the next heading, a heading speaks of that alone.
        passed_on = own if own in HAVE_TASKS and not filled else inherited if own is None else None
        above.append((section.level, passed_on))
        yield _marked(section, own or inherited, text, language, announces=position in announces)


def _marked(section: Section, role: Role | None, text: SourceText, language: str, *, announces: bool) -> MarkedSection:
    last = section.lines.last
    if role is not None:
        last = end_of_content(section, text, language) if role in HAVE_TASKS else last
        content = Lines(section.lines.first + section.heading_lines, last)
        filled = told_in_rows(text.lines(content), language) if content.first <= content.last else ()
        role = role if tells(map(shown_text, filled), role, language) else None
    return MarkedSection(role, last, tuple(_parts(section, role, text, language, announces=announces)))


def _parts(
    section: Section, role: Role | None, text: SourceText, language: str, *, announces: bool
) -> Iterator[RolePart]:
    headings = (*section.path, section.heading or "")
    boxes = not announces and may_hold_tasks(section, language)
    # Empty boxes behind what was decided are still to do.
    to_do = empty_boxes_behind(section, text) if role is Role.DECISION else None
    for part in role_parts(section, text, language, boxes=boxes):
        is_earlier = part.role is Role.ACTION and any(reviews_tasks(heading, language) for heading in headings)
        # A heading tells more than the head of a column or a tick box.
        is_told = role in HAVE_TASKS and part.label is None and not (part.role is Role.ACTION and part.lines == to_do)
        if not (is_earlier or is_told):
            yield part
