"""Tells how lists stand in a section: what of it they are, what stands above them, what lies inside their items."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from bot.minutes.sections import Block, BlockKind, Section
from bot.text import Lines, SourceText

LOOSE_BULLET = re.compile(
    r"\A\s{0,3}(?:[-*+•](?=[^\W_])|(?:[•‣▪▸▶►➤➢◆●■]\ufe0f?|:[a-z0-9_+-]{2,40}:)[ \t]+(?=[^\W_\d]))"
)
"""A bullet that is none in Markdown: without a blank behind its mark, or behind a sign or picture as its mark."""

LIST_MARK = re.compile(r"\A\s*(?:[-*+]|\d{1,9}[.)])\s+")
"""The mark of a list item, with what stands before it."""

_SHARE_OF_LIST = 0.7  # of a text that stands in bullets where it is one list


def is_one_list(section: Section, text: SourceText, share: float = _SHARE_OF_LIST) -> bool:
    """Return whether nearly all that stands in a section is one flat list: then its bullets are what was noted.

    `share` is how much of the text has to stand in bullets.
    """
    written = listed = 0
    for block in section.blocks:
        for number in range(block.lines.first, block.lines.last + 1):
            line = text.line(number)
            written += len(line)
            if block.kind is BlockKind.LIST or LOOSE_BULLET.match(line):
                listed += len(line)
    return listed >= share * written > 0


def bullet_count(section: Section) -> int:
    """Return how many bullets of the first level stand in a section."""
    return sum(len(block.list_items) for block in section.blocks)


def lines_above_lists(section: Section, text: SourceText) -> tuple[Sequence[int], int]:
    """Return the paragraphs of one line that a list follows, by their lines, and how many lists there are."""
    found: list[int] = []
    lists = 0
    for before, block in pairwise((None, *section.blocks)):
        if block is None or block.kind is not BlockKind.LIST:
            continue
        lists += 1
        if before is not None and before.kind is BlockKind.PARAGRAPH and before.lines.first == before.lines.last:
            found.append(before.lines.first)
    return found, lists


def items_inside(block: Block, item: Lines) -> list[Lines]:
    """Return the list items one level below an item."""
    first = bisect_left(block.paragraphs, item.first, key=lambda paragraph: paragraph.lines.first)
    last = bisect_right(block.paragraphs, item.last, key=lambda paragraph: paragraph.lines.first)
    inner = {
        paragraph.container
        for paragraph in block.paragraphs[first:last]
        if paragraph.container and item.first < paragraph.container.first <= item.last
    }
    outermost: list[Lines] = []
    for lines in sorted(inner, key=lambda lines: (lines.first, -lines.last)):
        if not outermost or lines.first > outermost[-1].last:
            outermost.append(lines)
    return outermost


def beneath_own(section: Section, items: Sequence[tuple[Block, Lines]]) -> list[tuple[Block, Lines]] | None:
    """Return the items beneath the first one of a section if that is its heading itself, None if it is not."""
    is_own = bool(section.heading) and not section.heading_lines and bool(items)
    if not is_own or items[0][1].first != section.lines.first:
        return None
    block, item = items[0]
    return [(block, one) for one in items_inside(block, item)]


def loose_bullets(block: Block, text: SourceText) -> list[Lines]:
    """Return the lines of a paragraph that are bullets but for the blank behind their mark."""
    if block.kind is not BlockKind.PARAGRAPH:
        return []
    lines = range(block.lines.first, block.lines.last + 1)
    return [Lines(number, number) for number in lines if LOOSE_BULLET.match(text.line(number))]
