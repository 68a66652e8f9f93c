"""Finds the parts of a section that are marked as a decision, an action item or an open question, and where each ends.

A part begins with its label, tick box or mark and ends where the next topic or label begins: a label at the beginning
of a bullet holds for that bullet, one in a paragraph for the paragraph and a list right below it, and one that stands
alone for what follows it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.minutes.agenda_numbers import agenda_number, numerals
from bot.minutes.heading_kinds import opens_formality
from bot.minutes.model import Role
from bot.minutes.role_labels import MARKER, RoleLabel, label_in, label_inside
from bot.minutes.role_tables import rows_with_roles
from bot.minutes.roles import says_nothing
from bot.minutes.sections import Block, BlockKind, ParagraphBlock, Section
from bot.minutes.shown import shown_text
from bot.minutes.tick_boxes import ticked_items
from bot.text import Lines, SourceText

_RUN_ON = frozenset({Role.POLL, Role.SUMMARY})
"""Roles of parts that go on to the next label: a vote is followed by its outcome, a summary by its points."""

_LISTS = (BlockKind.LIST, BlockKind.CODE, BlockKind.TABLE)
_BOLD_LINE = re.compile(r"\s*(?:\*\*|__)(?:[^*_\n]+(?:\*\*|__)\s*[:：]?\s*$|(?:(?!\*\*|__).)*$)")
_TAG_LINE = re.compile(r"\s*</?[A-Za-z][^<>]{0,200}>\s*$")
_LABEL_LINE = re.compile(r"[^\W\d_][^:：,，。.;；、!?()（）]{0,30}[:：]\s*$")
_MAX_LABEL_LINE = 24  # characters; a longer line that ends in a colon is a sentence that introduces a list
_COLONS = (":", "：")
_QUESTION = re.compile(r"[?？][\s\"”’)）]*$")
_ONLY_ADDRESS = re.compile(r"[^\w]*<?https?://\S+>?")


class RolePart(NamedTuple):
    """Lines with a role, in one run."""

    role: Role
    lines: Lines
    label: RoleLabel | None = None
    """None for a run of tick boxes and for a row of a table."""
    also: Role | None = None
    """A second role: a row of a table may tell what was decided, and what was left open."""


def role_parts(section: Section, text: SourceText, language: str = "", *, boxes: bool = True) -> tuple[RolePart, ...]:
    """Return the parts of a section that have a role of their own, in order and apart from one another.

    `boxes` tells whether a tick box means something to do here; in a list of those present it does not.
    """
    found = [*_boxes(section, text, language)] if boxes else []
    found += sorted(_Finder(section, text, language).parts(), key=lambda part: part.lines.first)
    return tuple(_apart(found))


def tells(content: Sequence[str], role: Role, language: str = "") -> bool:
    """Return whether lines, as a page shows them, hold something that has a role.

    "None" is no decision, a bare link or a question is nothing to do.

    >>> tells(["", "None."], Role.DECISION), tells(["- Is somebody free?", "- Look up!"], Role.ACTION)
    (False, False)
    """
    filled = [line for line in content if any(map(str.isalnum, line))]
    if not filled or (len(filled) == 1 and says_nothing(filled[0], language)):
        return False
    if role is not Role.ACTION:
        return True
    return not (_QUESTION.search(filled[0]) or (len(filled) == 1 and _ONLY_ADDRESS.fullmatch(filled[0].strip())))


def end_of_content(section: Section, text: SourceText, language: str = "") -> int:
    """Return the last line that belongs to a heading such as "Action items".

    What follows a list there does not, nor does the date of the next meeting.
    """
    last = section.lines.first + section.heading_lines - 1
    for block in section.blocks:
        begins = text.line(block.lines.first)
        is_over = block.kind is BlockKind.RULE and last > section.lines.first
        if is_over or (block.kind is BlockKind.PARAGRAPH and opens_formality(begins, language)):
            return last
        last = block.lines.last
    if not section.blocks or section.blocks[0].kind not in (BlockKind.LIST, BlockKind.TABLE):
        return section.lines.last
    listed = False
    last = section.lines.first + section.heading_lines - 1
    for position, block in enumerate(section.blocks):
        following = section.blocks[position + 1] if position + 1 < len(section.blocks) else None
        if listed and block.kind is BlockKind.RULE:
            return last
        if listed and block.kind is BlockKind.PARAGRAPH and not text.line(block.lines.first)[:1].isspace():
            introduces = following is not None and following.kind in _LISTS and block.lines.first == block.lines.last
            if not introduces:
                return last
        listed = listed or block.kind in (BlockKind.LIST, BlockKind.TABLE)
        last = block.lines.last
    return section.lines.last


def _apart(found: Sequence[RolePart]) -> Iterator[RolePart]:
    """Yield the parts cut so that none overlaps another; of two that do, the later one is the more exact."""
    owner: dict[int, int] = {}
    for position, part in enumerate(found):
        for number in range(part.lines.first, part.lines.last + 1):
            owner[number] = position
    run: list[int] = []
    for number in sorted(owner):
        if run and (number != run[-1] + 1 or owner[number] != owner[run[0]]):
            yield found[owner[run[0]]]._replace(lines=Lines(run[0], run[-1]))
            run = []
        run.append(number)
    if run:
        yield found[owner[run[0]]]._replace(lines=Lines(run[0], run[-1]))


def _boxes(section: Section, text: SourceText, language: str) -> Iterator[RolePart]:
    for block in section.blocks:
        for lines in ticked_items(block, text, language):
            yield RolePart(Role.ACTION, lines)


class _Finder:
    """Finds the parts of one section."""

    def __init__(self, section: Section, text: SourceText, language: str) -> None:
        self._section = section
        self._blocks = section.blocks
        self._text = text
        self._language = language
        self._runs_on: list[tuple[Role, RoleLabel, int]] = []

    def parts(self) -> Iterator[RolePart]:
        """Yield the parts, those inside of others too."""
        found: list[RolePart] = []
        running: list[RolePart] = []
        for position, block in enumerate(self._blocks):
            if block.kind is BlockKind.TABLE:
                found += (RolePart(role, lines, also=also) for lines, role, also in self._rows(block))
            elif block.kind is BlockKind.HTML:
                found += self._in_html(block)
            elif block.kind is not BlockKind.CODE:
                for paragraph in block.paragraphs:
                    for part in self._in_paragraph(paragraph, position):
                        (running if part.role in _RUN_ON else found).append(part)
        yield from self._until_next(running, found)
        yield from (part for part in found if self._says_something(part))

    def _rows(self, block: Block) -> Iterator[tuple[Lines, Role, Role | None]]:
        return rows_with_roles(block.lines, self._text, self._language)

    def _until_next(self, running: Sequence[RolePart], found: Sequence[RolePart]) -> Iterator[RolePart]:
        """Yield parts that run on, each up to the next one, or to the next part of another role at the top level."""
        starts = sorted(part.lines.first for part in (*running, *found))
        for part in running:
            after = bisect_right(starts, part.lines.first)
            last = starts[after] - 1 if after < len(starts) else self._section.lines.last
            yield part._replace(lines=Lines(part.lines.first, last))

    def _says_something(self, part: RolePart) -> bool:
        """Return whether there is something behind a label: "none" is no decision."""
        if part.label is None:
            return True
        below = Lines(part.lines.first + 1, part.lines.last)
        lines = self._text.lines(below) if below.first <= below.last else ()
        rest = [part.label.content, *(shown_text(line) for line in lines)]
        return tells(rest, part.role, self._language)

    def _in_html(self, block: Block) -> Iterator[RolePart]:
        """Yield what is labelled in a block of HTML that is written like text, such as an aside."""
        for number in range(block.lines.first, block.lines.last + 1):
            line = self._text.line(number)
            label = None if _TAG_LINE.match(line) else label_in(line, self._language)
            if label and (label.content or number < block.lines.last):
                yield RolePart(label.role, Lines(number, self._end_of_lines(number, block.lines.last)), label)

    def _end_of_lines(self, number: int, last: int) -> int:
        while last > number and _TAG_LINE.match(self._text.line(last)):
            last -= 1
        return last

    def _in_paragraph(self, paragraph: ParagraphBlock, position: int) -> Iterator[RolePart]:
        block, container = self._blocks[position], paragraph.container
        for number in range(paragraph.lines.first, paragraph.lines.last + 1):
            line = self._text.line(number)
            is_first = number == paragraph.lines.first
            # A line without its indentation goes on with the bullet above it for Markdown, and not for its reader.
            in_bullet = container is not None and (is_first or block.kind is not BlockKind.LIST or line[:1].isspace())
            label = label_in(line, self._language)
            if label and label.role in _RUN_ON:
                if is_first and container is None:
                    yield RolePart(label.role, Lines(number, self._section.lines.last), label)
                continue
            if label and not (label.has_colon or label.content) and not (is_first or not in_bullet):
                label = None
            if label is None:
                label = label_inside(line, self._language)
                if label and label.role not in _RUN_ON:
                    last = self._end_inside(number, paragraph)
                    yield RolePart(label.role, Lines(number, last), label)
                continue
            if in_bullet and container:
                last = self._end_of_siblings(number, label, container.last)
            else:
                last = self._end(number, label, paragraph, position)
            yield RolePart(label.role, Lines(number, last), label)

    def _end_inside(self, number: int, paragraph: ParagraphBlock) -> int:
        """Return where a part ends that begins inside a line: with the paragraph, before its next label."""
        last = number
        while last < paragraph.lines.last and not self._begins_other(self._text.line(last + 1)):
            if MARKER.match(self._text.line(last + 1), 0).end() and not self._text.line(last + 1)[:1].isspace():  # type: ignore[union-attr]
                break
            last += 1
        return last

    def _end_of_siblings(self, number: int, label: RoleLabel, limit: int) -> int:
        """Return the last line before a label or number in the same bullet that stands beside a label."""
        mark = _number_in(self._text.line(number))
        for following in range(number + 1, limit + 1):
            other = _number_in(self._text.line(following))
            if (
                mark
                and other
                and mark[0] == other[0]
                and label.content
                and _indentation(self._text.line(following)) <= _indentation(self._text.line(number))
            ):
                return following - 1
        return limit

    def _begins_other(self, line: str) -> bool:
        """Return whether a line begins with a label, be it of a role or another one that stands alone."""
        if label_in(line, self._language):
            return True
        wording = shown_text(line).strip()
        return len(wording) <= _MAX_LABEL_LINE and _LABEL_LINE.fullmatch(wording) is not None

    def _is_topic(self, line: str) -> bool:
        """Return whether a line names a topic, as a line in bold or with the number of an agenda item does."""
        if _BOLD_LINE.match(line):
            return True
        is_plain = re.match(r"\s*\d", line) is not None
        return (
            len(line) <= 200
            and not is_plain
            and agenda_number(shown_text(line[:200]).strip(), self._language) is not None
        )

    def _end(self, number: int, label: RoleLabel, paragraph: ParagraphBlock, position: int) -> int:
        """Return the last line of a part that begins with a label in a paragraph."""
        in_paragraph = self._end_in_paragraph(number, label, paragraph)
        if in_paragraph < paragraph.lines.last:
            return in_paragraph
        block = self._blocks[position]
        last = paragraph.lines.last
        if last < block.lines.last:
            last = self._end_of_block(block, after=last) if block.kind is BlockKind.LIST else last
            return last if last > number else paragraph.lines.last
        is_loose = not label.content and last == number
        mark = _number_in(self._text.line(number + 1)) if last > number else _number_in(label.content)
        numbers = self._numbers(number + 1, last) if mark else {}
        outer = self._outer_numbers(number)
        listed = False
        for following in self._blocks[position + 1 :]:
            line = self._text.line(following.lines.first)
            if following.kind is BlockKind.RULE or (
                following.kind is BlockKind.PARAGRAPH and (self._begins_other(line) or self._is_topic(line))
            ):
                break
            adjoining = following.lines.first == last + 1
            opened = self._ends_in_colon(last)
            is_list = following.kind in (*_LISTS, BlockKind.QUOTE)
            found = _number_in(line) if following.kind is BlockKind.PARAGRAPH else None
            if found:
                goes_on = self._goes_on(found, numbers, outer, is_first=is_loose and not numbers and not listed)
            elif is_loose and last == number:
                goes_on = True
            elif is_list:
                goes_on = adjoining or opened or (is_loose and listed)
            else:
                goes_on = (adjoining or opened or (is_loose and label.is_bold)) and not listed
                goes_on = goes_on or line[:2].isspace()
            if not goes_on:
                break
            if found:
                numbers |= self._numbers(following.lines.first, following.lines.last)
            listed = listed or is_list or bool(found)
            last = self._end_of_block(following)
            if last < following.lines.last:
                break
        return last

    def _end_in_paragraph(self, number: int, label: RoleLabel, paragraph: ParagraphBlock) -> int:
        mark = _number_in(self._text.line(number))
        for following in range(number + 1, paragraph.lines.last + 1):
            line = self._text.line(following)
            other = _number_in(line)
            is_sibling = bool(mark and label.content and other and other[0] == mark[0])
            if is_sibling or self._begins_other(line) or _BOLD_LINE.match(line):
                return following - 1
        return paragraph.lines.last

    def _end_of_block(self, block: Block, *, after: int = 0) -> int:
        """Return the last line of a block that goes on with a part: all of it, or what stands above a label in it."""
        if block.kind is BlockKind.PARAGRAPH:
            for number in range(block.lines.first + 1, block.lines.last + 1):
                line = self._text.line(number)
                is_last = (
                    number == block.lines.last and self._text.line(number + 1).lstrip().startswith("```")
                    if number < self._text.line_count
                    else False
                )
                if (self._begins_other(line) and not is_last) or _BOLD_LINE.match(line):
                    return number - 1
        elif block.kind is BlockKind.LIST:
            for paragraph in block.paragraphs:
                for number in range(paragraph.lines.first + 1, paragraph.lines.last + 1):
                    line = self._text.line(number)
                    if number > after and not line[:1].isspace() and self._begins_other(line):
                        return number - 1
        return block.lines.last

    def _ends_in_colon(self, number: int) -> bool:
        return shown_text(self._text.line(number)).rstrip(" *_").endswith(_COLONS)

    def _numbers(self, first: int, last: int) -> dict[str, int]:
        """Return the last number of each style that lines begin with."""
        found = (_number_in(self._text.line(number)) for number in range(first, last + 1))
        return {mark[0]: mark[1] for mark in found if mark}

    def _outer_numbers(self, number: int) -> dict[str, int]:
        """Return the last number of each style at the beginning of a paragraph above a line: those are topics."""
        found: dict[str, int] = {}
        for block in self._blocks:
            if block.kind is BlockKind.PARAGRAPH and block.lines.first < number:
                mark = _number_in(self._text.line(block.lines.first))
                if mark:
                    found[mark[0]] = mark[1]
        return found

    def _goes_on(
        self, found: tuple[str, int], numbers: dict[str, int], outer: dict[str, int], *, is_first: bool
    ) -> bool:
        """Return whether a numbered paragraph goes on with a part, and is no further topic."""
        style, value = found
        if outer.get(style) == value - 1:
            return False
        return numbers.get(style) == value - 1 or (is_first and value == 1)


_NUMBERED = re.compile(
    r"[\s>]*+(?:(?P<dot>\d{1,3})[.．](?!\d)|(?P<comma>\d{1,3})、|(?P<half>\d{1,3})[)）]|[（(](?P<both>\d{1,3})[)）])"
)


def _number_in(line: str) -> tuple[str, int] | None:
    """Return the style and the value of the number that a line begins with, None for a line without one."""
    match = _NUMBERED.match(line)
    if match is not None and match.lastgroup:
        return match.lastgroup, int(match[match.lastgroup])
    han = re.match(rf"\s*[{numerals()}]{{1,3}}、", line)
    return ("han", agenda_number(line.strip()[:8]) or 0) if han else None


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())
