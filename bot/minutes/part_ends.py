"""Finds where a part ends that begins with a label: where the next topic or label begins.

A label at the beginning of a bullet holds for that bullet. One in a paragraph holds for the paragraph and for a list
right below it; one that stands alone holds for what follows it.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache, cached_property

from bot.minutes.agenda_numbers import agenda_number, numerals
from bot.minutes.called_labels import label_of_called
from bot.minutes.role_labels import MARKER, RoleLabel, label_in
from bot.minutes.sections import Block, BlockKind, ParagraphBlock, Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_cells import tells_what_was_discussed
from bot.text import Lines, SourceText

_LISTS = (BlockKind.LIST, BlockKind.CODE, BlockKind.TABLE, BlockKind.QUOTE)
# All of a line in bold, or its beginning where the bold goes on in the next line.
_BOLD_LINE = re.compile(r"\s*(?:\*\*|__)(?:[^*_\n]+(?:\*\*|__)\s*+(?:[:：]\s*+)?$|(?:(?!\*\*|__).)*$)")
HEADED_ITEM = re.compile(r"[\s>]{0,20}(?:[-*+]|\d{1,9}[.)])\s{1,10}#{1,6}\s")
"""An item of a list that holds a heading: "3. ## The tap"."""

_LABEL_LINE = re.compile(r"[^\W\d_][^:：,，。.;；、!?()（）]{0,30}[:：]\s*$")
_NICK = re.compile(r"\s{0,20}(?:\d\d:\d\d(?::\d\d)?\s)?<[@+]?[\w|.-]{1,30}>\s+\S")
"""Who writes a line in a chat: `<ada> I can help`."""

_MAX_LABEL_LINE = 24  # characters; a longer line that ends in a colon is a sentence that introduces a list
_MAX_TOPIC_LINE = 200  # characters
_MAX_SIBLINGS = 200  # lines in a bullet between a numbered label and the next number
_MAX_ABOVE = 20  # blocks above a part in which the list of topics is looked for
_COLONS = (":", "：")
_FENCES = ("```", "~~~")
_NUMBERED = re.compile(
    r"[\s>]*+(?:(?P<dot>\d{1,3})[.．](?!\d)|(?P<comma>\d{1,3})、|(?P<half>\d{1,3})[)）]|[（(](?P<both>\d{1,3})[)）])"
)


class PartEnds:
    """Finds the ends of the parts of one section."""

    def __init__(self, section: Section, text: SourceText, language: str) -> None:
        self._blocks = section.blocks
        self._text = text
        self._language = language
        self._run = Lines(0, -1)  # the last run of lines of a paragraph that was found to hold no other beginning

    def in_bullet(self, number: int, label: RoleLabel, limit: int) -> int:
        """Return the last line of a part in a bullet that ends at `limit`, before the next number beside its own."""
        mark = _number_in(self._text.line(number))
        if mark is None or not label.content:
            return limit
        depth = _indentation(self._text.line(number))
        for following in range(number + 1, min(limit, number + _MAX_SIBLINGS) + 1):
            line = self._text.line(following)
            other = _number_in(line)
            if other and other[0] == mark[0] and _indentation(line) <= depth:
                return following - 1
        return limit

    def beside_bullet(self, number: int, block: Block) -> int:
        """Return the last line of the bullets that follow one with a label alone, up to another label or a level up."""
        depth, last = _indentation(self._text.line(number)), number
        for following in range(number + 1, min(block.lines.last, number + _MAX_SIBLINGS) + 1):
            line = self._text.line(following)
            if not line.strip():
                continue
            indentation = _indentation(line)
            if indentation < depth or (indentation == depth and self._begins_other(line)):
                break
            last = following
        return last

    def in_line(self, number: int, paragraph: ParagraphBlock) -> int:
        """Return the last line of a part that begins inside a line: with its paragraph, before the next label."""
        if self._run.first <= number <= self._run.last:  # of many labels in a paragraph, each would look at all of it
            return self._run.last
        last = number
        while last < paragraph.lines.last:
            line = self._text.line(last + 1)
            marker = MARKER.match(line)
            if self._begins_other(line) or (marker and marker.end() and not line[:1].isspace()):
                break
            last += 1
        self._run = Lines(number, last)
        return last

    def below(self, number: int, label: RoleLabel, paragraph: ParagraphBlock, position: int) -> int:
        """Return the last line of a part that begins in a paragraph of the block at a position."""
        last = self._in_paragraph(number, label, paragraph)
        block = self._blocks[position]
        if last < paragraph.lines.last:
            return last
        if last < block.lines.last:  # the paragraph stands in a list, and goes on without its indentation
            return max(last, self._of_block(block, after=last)) if block.kind is BlockKind.LIST else last
        is_title = label.is_bold and last == number and _BOLD_LINE.match(self._text.line(number)) is not None
        is_loose = last == number and (not label.content or is_title)
        first = self._text.line(number + 1) if last > number else label.content
        numbers = self._numbers(number + 1, last) if _number_in(first) else {}
        listed = False
        for following in self._blocks[position + 1 :]:
            has_content = bool(label.content) or last > number
            line = self._text.line(following.lines.first)
            is_paragraph = following.kind is BlockKind.PARAGRAPH
            if (
                following.kind is BlockKind.RULE
                or HEADED_ITEM.match(line)
                or (is_paragraph and (self._begins_other(line) or self._is_topic(line)))
                or self._begins_topics(following, position, has_content=has_content)
            ):
                break
            found = _number_in(line) if is_paragraph else None
            joined = following.lines.first == last + 1 or self._ends_in_colon(last)
            if found:
                begins = is_loose and not numbers and not listed
                goes_on = self._counts_on(found, numbers, number, begins=begins)
            elif is_loose and last == number:
                goes_on = True
            elif following.kind in _LISTS:
                goes_on = joined or (is_loose and (listed or label.is_bold))
            else:
                goes_on = line[:2].isspace() or (not listed and (joined or (is_loose and label.is_bold)))
            if not goes_on:
                break
            if found:
                numbers = numbers | self._numbers(following.lines.first, following.lines.last)
            listed = listed or bool(found) or following.kind in _LISTS
            last = self._of_block(following)
            if last < following.lines.last:
                break
        return last

    def _in_paragraph(self, number: int, label: RoleLabel, paragraph: ParagraphBlock) -> int:
        mark = _number_in(self._text.line(number)) if label.content else None
        for following in range(number + 1, paragraph.lines.last + 1):
            line = self._text.line(following)
            other = _number_in(line) if mark else None
            is_sibling = mark is not None and other is not None and other[0] == mark[0]
            if is_sibling or self._begins_other(line) or _BOLD_LINE.match(line):
                return following - 1
        return paragraph.lines.last

    def _of_block(self, block: Block, *, after: int = 0) -> int:
        """Return the last line of a block that goes on with a part: all of it, or what stands above a label in it."""
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST):
            return block.lines.last
        for paragraph in block.paragraphs:
            for number in range(max(paragraph.lines.first, after) + 1, paragraph.lines.last + 1):
                line = self._text.line(number)
                if block.kind is BlockKind.LIST:
                    ends = not line[:1].isspace() and self._begins_other(line)
                else:
                    is_bold = _BOLD_LINE.match(line) is not None
                    ends = is_bold or (self._begins_other(line) and not self._opens_code(number))
                if ends:
                    return number - 1
        return block.lines.last

    def _begins_other(self, line: str) -> bool:
        """Return whether a line begins with a label, be it of a role or another one that stands alone."""
        if label_in(line, self._language) or label_of_called(line, self._text, self._language) or _NICK.match(line):
            return True
        wording = shown_text(line[:_MAX_TOPIC_LINE]).strip()
        return len(wording) <= _MAX_LABEL_LINE and _LABEL_LINE.fullmatch(wording) is not None

    def _is_topic(self, line: str) -> bool:
        """Return whether a line names a topic, as a line in bold or with the number of an agenda item does."""
        if _BOLD_LINE.match(line):
            return True
        if len(line) > _MAX_TOPIC_LINE or line.lstrip()[:1].isdecimal():
            return False
        return agenda_number(shown_text(line).strip(), self._language) is not None

    def _opens_code(self, number: int) -> bool:
        """Return whether code follows a line, which then introduces it."""
        return number < self._text.line_count and self._text.line(number + 1).lstrip().startswith(_FENCES)

    def _ends_in_colon(self, number: int) -> bool:
        return shown_text(self._text.line(number)).rstrip(" *_").endswith(_COLONS)

    def _numbers(self, first: int, last: int) -> dict[str, int]:
        """Return the last number of each style that lines begin with."""
        found = (_number_in(self._text.line(number)) for number in range(first, last + 1))
        return {mark[0]: mark[1] for mark in found if mark}

    @cached_property
    def _topics(self) -> Mapping[str, tuple[list[int], list[int]]]:
        """Return by style the first lines of the paragraphs that begin with a number, and those numbers."""
        found: dict[str, tuple[list[int], list[int]]] = {}
        for block in self._blocks:
            mark = _number_in(self._text.line(block.lines.first)) if block.kind is BlockKind.PARAGRAPH else None
            if mark:
                lines, values = found.setdefault(mark[0], ([], []))
                lines.append(block.lines.first)
                values.append(mark[1])
        return found

    def _begins_topics(self, block: Block, position: int, *, has_content: bool) -> bool:
        """Return whether a block behind a part is of topics again: their table, or the list of them that counts on.

        Right below a label, several items that count on are what it labels.
        """
        line = self._text.line(block.lines.first)
        may_count_on = block.kind is BlockKind.LIST and (has_content or len(block.list_items) == 1)
        if may_count_on and self._counts_topics_on(line, position):
            return True
        return has_content and tells_what_was_discussed(block, self._text, self._language)

    def _counts_topics_on(self, line: str, position: int) -> bool:
        """Return whether a list goes on with the numbers of the topics above the part that begins at a block.

        What a line with a colon introduces counts something else.
        """
        mark = _number_in(line)
        if mark is None or mark[1] == 1:
            return False
        for above in range(position - 1, max(position - _MAX_ABOVE, 0) - 1, -1):
            items = self._blocks[above].list_items
            last = _number_in(self._text.line(items[-1].first)) if items else None
            if last and last[0] == mark[0]:
                before = self._blocks[above - 1] if above else None
                is_introduced = before is not None and not before.list_items and self._ends_in_colon(before.lines.last)
                return last[1] == mark[1] - 1 and not is_introduced
        return False

    def _counts_on(self, found: tuple[str, int], numbers: Mapping[str, int], number: int, *, begins: bool) -> bool:
        """Return whether a numbered paragraph goes on with a part that begins at a line, and is no further topic."""
        style, value = found
        lines, values = self._topics.get(style, ([], []))
        above = bisect_left(lines, number)
        if above and values[above - 1] == value - 1:
            return False
        return numbers.get(style) == value - 1 or (begins and value == 1)


def _number_in(line: str) -> tuple[str, int] | None:
    """Return the style and the value of the number that a line begins with, None for a line without one."""
    match = _NUMBERED.match(line)
    if match is not None and match.lastgroup:
        return match.lastgroup, int(match[match.lastgroup])
    han = _han_number().match(line)
    return ("han", agenda_number(han[0].strip()) or 0) if han else None


@cache
def _han_number() -> re.Pattern[str]:
    return re.compile(rf"\s*+[{numerals()}]{{1,3}}、")


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())
