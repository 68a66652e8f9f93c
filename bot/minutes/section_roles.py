"""Tells what role each section has by its heading, by one above it, and what parts of it have a role of their own."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.model import Role
from bot.minutes.role_labels import label_in
from bot.minutes.role_parts import RolePart, end_of_content, role_parts, tells
from bot.minutes.role_remarks import is_done, reviews_tasks
from bot.minutes.role_tables import told_in_rows
from bot.minutes.roles import HAVE_TASKS, role_of
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.minutes.tick_boxes import empty_boxes_behind, may_hold_tasks
from bot.text import Lines, SourceText

_OWNER = re.compile(
    r"\s*[-*+]\s+(?:(?P<box>\[[ xX]\]\s+)|(?P<bracket>\[[^\[\]]{1,40}\](?!\())|(?P<handle>@[\w-]{1,40}\W))"
)
"""What a bullet opens with to name whoever has the task."""


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
    shapes: list[tuple[int, str]] = []  # how the tasks beneath the headings above are written
    for position, section in enumerate(sections):
        while above and above[-1][0] >= section.level:
            above.pop()
        while shapes and shapes[-1][0] >= section.level:
            shapes.pop()
        inherited = above[-1][1] if above else None
        own = role_of(section.heading, language) if section.heading else None
        # Bullets with owners as those above go on with them, though text stands between: "### Until the fair".
        goes_on = own is None and bool(shapes) and _owned_alike(section, text) == shapes[-1][1]
        inherited = Role.ACTION if inherited is None and goes_on else inherited
        if own is None and inherited is Role.ACTION and is_done(section.heading or "", language):
            inherited = None
        filled = section.body is not None and not text.is_blank(section.body)
        if own is Role.ACTION and (shape := _owned_alike(section, text)):
            shapes.append((section.level, shape))
        # With something beneath it before the next heading, a heading speaks of that alone.
        passed_on = own if own in HAVE_TASKS and not filled else inherited if own is None else None
        above.append((section.level, passed_on))
        yield _marked(section, own or inherited, text, language, announces=position in announces)


def _owned_alike(section: Section, text: SourceText) -> str:
    """Return what most bullets of a section open with to name whoever has a task, "" if they open otherwise."""
    lines = [text.line(item.first) for block in section.blocks for item in block.list_items]
    openings = Counter(match.lastgroup or "" for line in lines if (match := _OWNER.match(line)))
    (opening, count), *_ = openings.most_common(1) or [("", 0)]
    return opening if count * 4 >= len(lines) * 3 else ""


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
    is_formality = heading_kind(section.heading or "", language) is HeadingKind.LOGISTICS
    # Empty boxes behind what was decided are still to do.
    to_do = empty_boxes_behind(section, text) if role is Role.DECISION else None
    for part in role_parts(section, text, language, boxes=boxes):
        is_earlier = part.role is Role.ACTION and any(reviews_tasks(heading, language) for heading in headings)
        # A heading tells more than the head of a column or a tick box.
        is_told = role in HAVE_TASKS and part.label is None and not (part.role is Role.ACTION and part.lines == to_do)
        if not (is_earlier or is_told or (is_formality and _is_only_told(part, text, language))):
            yield part


def _is_only_told(part: RolePart, text: SourceText, language: str) -> bool:
    """Return whether a sentence alone tells of a decision, without a label: "The minutes were approved unanimously"."""
    return part.role is Role.DECISION and label_in(text.line(part.lines.first), language) is None
