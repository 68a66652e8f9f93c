"""Finds the parts of a section that are marked as a decision, an action item or an open question."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from bot.minutes.called_labels import label_of_called
from bot.minutes.formal_openings import opens_formality
from bot.minutes.inner_labels import label_inside
from bot.minutes.model import Role
from bot.minutes.part_ends import PartEnds
from bot.minutes.role_labels import RoleLabel, label_in
from bot.minutes.role_remarks import says_nothing
from bot.minutes.role_tables import rows_with_roles
from bot.minutes.sections import Block, BlockKind, ParagraphBlock, Section
from bot.minutes.shown import shown_text
from bot.minutes.tick_boxes import ticked_items
from bot.text import CAPITAL, Lines, SourceText

_RUN_ON = frozenset({Role.POLL, Role.SUMMARY})
"""Roles of parts that go on to the next label: a vote is followed by its outcome, a summary by its points."""

_TAG_LINE = re.compile(r"\s*</?[A-Za-z][^<>]{0,200}>\s*$")
_QUESTION = re.compile(r"[?？][\s\"”’)）]*$")
_TURN = re.compile(
    rf"\s*(?:\*\*@?[{CAPITAL}][\w .'’-]{{0,40}}\*\*"
    rf"|@?[{CAPITAL}][\w.'’-]{{0,20}}(?: [{CAPITAL}][\w.'’-]{{0,20}}){{0,2}})\s*(?::|$)"
)
_MIN_TURNS = 6  # beneath a heading, from which on they make a transcript
_MAX_LOOKED_AT = 100  # lines beneath a label that are looked at to see whether they say something
_ONLY_ADDRESS = re.compile(r"[^\w]*<?https?://\S+>?")


class RolePart(NamedTuple):
    """Lines with a role, in one run."""

    role: Role
    lines: Lines
    label: RoleLabel | None = None
    """None for tick boxes and for rows of a table."""
    also: Role | None = None
    """A second role: a row of a table may tell what was decided, and what was left open."""


def role_parts(section: Section, text: SourceText, language: str = "", *, boxes: bool = True) -> tuple[RolePart, ...]:
    """Return the parts of a section that have a role of their own, in order and apart from one another.

    `boxes` tells whether a tick box means something to do here; in a list of those present it does not.
    """
    marked = list(_apart(sorted(_Finder(section, text, language).parts(), key=lambda part: part.lines.first)))
    if not boxes:
        return tuple(marked)
    ticked = [lines for block in section.blocks for lines in ticked_items(block, text, language)]
    return tuple(sorted((*marked, *_between(ticked, marked)), key=lambda part: part.lines.first))


def tells(content: Iterable[str], role: Role, language: str = "") -> bool:
    """Return whether lines, as a page shows them, hold something that has a role.

    "None" is no decision, a bare link or a question is nothing to do.

    >>> tells(["", "None."], Role.DECISION), tells(["- Is somebody free?", "- Look up!"], Role.ACTION)
    (False, False)
    """
    filled = list(islice((line for line in content if any(map(str.isalnum, line))), 2))  # more of them tell no more
    if not filled or (len(filled) == 1 and says_nothing(filled[0], language)):
        return False
    if role is not Role.ACTION:
        return True
    return not (_QUESTION.search(filled[0]) or (len(filled) == 1 and _ONLY_ADDRESS.fullmatch(filled[0].strip())))


def end_of_content(section: Section, text: SourceText, language: str = "") -> int:
    """Return the last line that belongs to a heading such as "Action items".

    What follows a list there does not, nor does what follows a rule, a transcript or the date of the next meeting.
    """
    last = section.lines.first + section.heading_lines - 1
    listed = said = False
    turns = [block.lines.first for block in section.blocks if _is_turn(block, text)]
    speech = turns[0] if len(turns) >= _MIN_TURNS else section.lines.last + 1
    for position, block in enumerate(section.blocks):
        is_paragraph = block.kind is BlockKind.PARAGRAPH
        line = text.line(block.lines.first)
        is_over = (block.kind is BlockKind.RULE and said) or block.lines.first >= speech
        above = section.blocks[position - 1].kind if position else None
        is_caption = block.kind is BlockKind.HTML and above in (BlockKind.LIST, BlockKind.TABLE)
        if is_over or is_caption or (is_paragraph and opens_formality(line, language)):
            return last
        if listed and is_paragraph and not line[:1].isspace():
            following = section.blocks[position + 1] if position + 1 < len(section.blocks) else None
            is_one_line = block.lines.first == block.lines.last
            if not (is_one_line and following and following.kind in (BlockKind.LIST, BlockKind.TABLE)):
                return last
        begins_so = section.blocks[0].kind in (BlockKind.LIST, BlockKind.TABLE)
        listed = listed or (begins_so and block.kind in (BlockKind.LIST, BlockKind.TABLE))
        last = block.lines.last
        said = said or not shown_text(text.line(last)).rstrip().endswith((":", "："))
    return section.lines.last


def _is_turn(block: Block, text: SourceText) -> bool:
    """Return whether a paragraph may be what somebody says in a transcript."""
    return block.kind is BlockKind.PARAGRAPH and _TURN.match(text.line(block.lines.first)) is not None


def _with_outcomes(found: Sequence[RolePart]) -> Iterator[RolePart]:
    """Yield parts without the decisions within one that has a title: "Resolution: a hose", "RESOLVED: buy".

    A task beneath another one is somebody's too, but the rows of a table belong to the label above it.
    """
    titled: RolePart | None = None
    label: RolePart | None = None
    for part in found:
        is_within = titled is not None and part.lines.last <= titled.lines.last
        if is_within and part.role is Role.DECISION:
            continue
        is_row = part.label is None and part.also is None
        if is_row and label is not None and label.role is part.role and part.lines.last <= label.lines.last:
            continue
        label = part if part.label is not None and not part.label.content else label
        yield part
        if not is_within:
            has_title = part.role is Role.DECISION and part.label is not None and bool(part.label.content)
            titled = part if has_title else None


def _apart(found: Sequence[RolePart]) -> Iterator[RolePart]:
    """Yield parts cut so that none overlaps another: of two that do, the later one holds what both do.

    `found` is in the order of the first lines.
    """
    around: list[RolePart] = []  # the parts that hold a line, the innermost last
    at = 0  # the first line that is not given to a part yet
    for part in found:
        first = part.lines.first
        while around and around[-1].lines.last < first:
            inner = around.pop()
            yield from _from(inner, at, inner.lines.last)
            at = max(at, inner.lines.last + 1)
        if around:
            yield from _from(around[-1], at, first - 1)
        at = first
        around.append(part)
    while around:
        inner = around.pop()
        yield from _from(inner, at, inner.lines.last)
        at = max(at, inner.lines.last + 1)


def _from(part: RolePart, first: int, last: int) -> Iterator[RolePart]:
    """Yield a part with some of its lines alone, if there are any."""
    if first <= last:
        yield part._replace(lines=Lines(first, last))


def _between(ticked: Sequence[Lines], marked: Sequence[RolePart]) -> Iterator[RolePart]:
    """Yield the runs of tick boxes as parts, without the lines that a label gives a role to."""
    starts = [part.lines.first for part in marked]
    for run in ticked:
        first = run.first
        for position in range(max(0, bisect_right(starts, run.first) - 1), bisect_right(starts, run.last)):
            taken = marked[position].lines
            if taken.last < first:
                continue
            if first < taken.first:
                yield RolePart(Role.ACTION, Lines(first, taken.first - 1))
            first = taken.last + 1
        if first <= run.last:
            yield RolePart(Role.ACTION, Lines(first, run.last))


class _Finder:
    """Finds the parts of one section that labels, marks and tables name."""

    def __init__(self, section: Section, text: SourceText, language: str) -> None:
        self._section = section
        self._text = text
        self._language = language
        self._ends = PartEnds(section, text, language)

    def parts(self) -> Iterator[RolePart]:
        """Yield the parts, those inside of others too."""
        found: list[RolePart] = []
        running: list[RolePart] = []
        for position, block in enumerate(self._section.blocks):
            for part in self._in_block(block, position):
                (running if part.role in _RUN_ON else found).append(part)
        yield from self._until_next(running, found)
        yield from _with_outcomes([part for part in found if self._says_something(part)])

    def _in_block(self, block: Block, position: int) -> Iterator[RolePart]:
        if block.kind is BlockKind.TABLE:
            for lines, role, also in rows_with_roles(block.lines, self._text, self._language):
                yield RolePart(role, lines, also=also)
        elif block.kind is BlockKind.HTML:
            yield from self._in_html(block)
        elif block.kind is not BlockKind.CODE:
            for paragraph in block.paragraphs:
                for number, line in enumerate(self._text.lines(paragraph.lines), paragraph.lines.first):
                    yield from self._at_line(number, line, paragraph, position)

    def _until_next(self, running: Sequence[RolePart], found: Sequence[RolePart]) -> Iterator[RolePart]:
        """Yield parts that run on, each up to the next part."""
        starts = sorted(part.lines.first for part in (*running, *found))
        for part in running:
            after = bisect_right(starts, part.lines.first)
            last = starts[after] - 1 if after < len(starts) else self._section.lines.last
            yield part._replace(lines=Lines(part.lines.first, last))

    def _says_something(self, part: RolePart) -> bool:
        """Return whether there is something behind a label: "none" is no decision."""
        if part.label is None:
            return True
        below = Lines(part.lines.first + 1, min(part.lines.last, part.lines.first + _MAX_LOOKED_AT))
        lines = self._text.lines(below) if below.first <= below.last else ()
        return tells(chain([part.label.content], map(shown_text, lines)), part.role, self._language)

    def _in_html(self, block: Block) -> Iterator[RolePart]:
        """Yield what is labelled in a block of HTML that is written like text, such as an aside."""
        last = block.lines.last
        while last > block.lines.first and _TAG_LINE.match(self._text.line(last)):
            last -= 1
        for number in range(block.lines.first, last + 1):
            line = self._text.line(number)
            label = None if _TAG_LINE.match(line) else label_in(line, self._language)
            if label and label.role not in _RUN_ON:
                yield RolePart(label.role, Lines(number, last), label)

    def _at_line(self, number: int, line: str, paragraph: ParagraphBlock, position: int) -> Iterator[RolePart]:
        """Yield the part that a line of a paragraph begins, if it begins one."""
        block, container = self._section.blocks[position], paragraph.container
        is_first = number == paragraph.lines.first
        # A line without its indentation goes on with the bullet above it for Markdown, and not for its reader.
        in_bullet = container is not None and (is_first or block.kind is not BlockKind.LIST or line[:1].isspace())
        label = label_in(line, self._language) or label_of_called(line, self._text, self._language)
        if label and label.role in _RUN_ON:
            if is_first and container is None:
                yield RolePart(label.role, Lines(number, number), label)
            return
        if label and not (label.has_colon or label.content or is_first or not in_bullet):
            label = None  # a word on a line of its own in the midst of a bullet
        if label is None:
            inside = label_inside(line, self._language)
            if inside and inside.role not in _RUN_ON:
                yield RolePart(inside.role, Lines(number, self._ends.in_line(number, paragraph)), inside)
        elif container and in_bullet:
            last = self._ends.in_bullet(number, label, container.last)
            is_alone = last == number and not label.content and (label.has_colon or label.is_bold)
            if is_alone and block.kind is BlockKind.LIST:
                last = self._ends.beside_bullet(number, block)
            yield RolePart(label.role, Lines(number, last), label)
        else:
            last = self._ends.below(number, label, paragraph, position)
            yield RolePart(label.role, Lines(number, last), label)
