"""Tells which bullets of a section stand at its first level for their reader, however their lists are parted."""

import re
from collections.abc import Sequence

from bot.minutes.list_shapes import items_inside
from bot.minutes.numbered_lines import without_parts
from bot.minutes.sections import Block
from bot.text import Lines, SourceText

_DEEPER = 2  # columns from which on a bullet is taken for one below another
_NUMBER = re.compile(r"\s*(\d{1,9})[.)]")
_MIN_COUNTED = 3  # numbers of a list
_NEAR = 2  # lines behind the last number in which a bullet is a point of it


def without_deeper(items: Sequence[tuple[Block, Lines]], text: SourceText) -> list[tuple[Block, Lines]]:
    """Return the bullets but for those that stand below another one for their reader.

    They are set in though a blank line parts their lists, or are numbered below bullets.
    """
    if len(items) <= 1:
        return list(items)
    first = text.line(items[0][1].first)
    base, counts = _indent(first), first.lstrip()[:1].isdecimal()
    numbers = _numbers(items, text)
    if counts:
        kept = without_parts(numbers)
        items = [item for item, is_kept in zip(items, kept, strict=True) if is_kept]
        numbers = [number for number, is_kept in zip(numbers, kept, strict=True) if is_kept]
    given = [number for number in numbers if number is not None]
    # Bullets among numbers that count on are points of them; numbers among bullets always are.
    is_counted = len(given) >= _MIN_COUNTED and given == list(range(given[0], given[0] + len(given)))
    is_one = [counts or number is None for number in numbers]
    if counts and is_counted:
        last = max(at for at, number in enumerate(numbers) if number is not None)
        # What stands apart behind the last one is a list of its own.
        end = items[last][1].last + _NEAR
        is_one = [number is not None or (at > last and items[at][1].first > end) for at, number in enumerate(numbers)]
    level = [_stands_level(block, item, base, text) for block, item in items]
    return [one for one, *kept in zip(items, is_one, level, strict=True) if all(kept)]


def _numbers(items: Sequence[tuple[Block, Lines]], text: SourceText) -> list[int | None]:
    found = [_NUMBER.match(text.line(item.first)) for _, item in items]
    return [int(one[1]) if one else None for one in found]


def _stands_level(block: Block, item: Lines, base: int, text: SourceText) -> bool:
    """Return whether a bullet is set in as the first one is; by one column, only if it holds others itself."""
    deeper = _indent(text.line(item.first)) - base
    above = item.first > block.lines.first and any(map(str.isalnum, text.line(item.first - 1)))
    return deeper < _DEEPER and (deeper != 1 or not above or bool(items_inside(block, item)))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
