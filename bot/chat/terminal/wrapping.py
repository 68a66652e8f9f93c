"""Where a line may break: at spaces, and between Chinese characters, but never before a full stop or a comma.

Rich breaks at spaces only and folds what is longer, which leaves ragged holes in Chinese text with English
terms.
"""

from rich.cells import get_character_cell_size
from rich.text import Text

# What may not begin a line, and what may not end one (a short form of the Unicode line breaking rules).
_CLOSING = frozenset("，。、；：？！）」』】〉》〕”’…—～％·ー)]},.;:!?%")
_OPENING = frozenset("（「『【〈《〔“‘([{")
# What goes on with a number before it, and with one behind it: a date such as 2022年6月30日 stays whole.
_UNITS = frozenset("年月日号號")
_YEAR_OR_MONTH = frozenset("年月")
_JOINER = "\N{ZERO WIDTH JOINER}"


def _may_break_between(before: str, after: str) -> bool:
    """Return whether a new line may start with `after` where `before` ended the last one."""
    if after.isspace():
        return False
    if before.isspace():
        return True
    wide = 2 in (get_character_cell_size(before), get_character_cell_size(after))
    held = after in _CLOSING or before in _OPENING or before == _JOINER
    dated = (before.isdecimal() and after in _UNITS) or (before in _YEAR_OR_MONTH and after.isdecimal())
    return wide and not (held or dated) and get_character_cell_size(after) > 0


def break_offsets(line: str, width: int) -> list[int]:
    """Return where to cut `line`, so that no part is wider than `width` cells (spaces at its end aside).

    >>> break_offsets("Hertz 提供 IDL 生成。", 10)
    [9]
    >>> break_offsets("一二三四五。", 10)
    [4]
    """
    offsets: list[int] = []
    start = column = 0
    candidate = candidate_column = 0
    for index, character in enumerate(line):
        if index > start and _may_break_between(line[index - 1], character):
            candidate, candidate_column = index, column
        size = get_character_cell_size(character)
        if column + size > width and not character.isspace() and size and index > start:
            if candidate <= start:
                candidate, candidate_column = index, column
            offsets.append(candidate)
            start, column = candidate, column - candidate_column
        column += size
    return offsets


def wrap(text: Text, width: int) -> list[Text]:
    """Return the lines of `text`, none wider than `width` cells, without spaces at their ends."""
    lines: list[Text] = []
    for line in text.split("\n", allow_blank=True):
        line.expand_tabs(4)
        lines.extend(line.divide(break_offsets(line.plain, width)))
    for line in lines:
        line.rstrip()
    return lines
