"""Finds the topics that are listed right behind those present, though no heading stands above them.

Whoever writes plain minutes often goes on where the list of those present ends: behind a rule or a sentence, or with
numbers behind bullets.
"""

from itertools import pairwise

from bot.minutes.list_shapes import LIST_MARK, items_inside
from bot.minutes.names import looks_like_name
from bot.minutes.sections import Block, BlockKind, Section, clipped
from bot.minutes.shown import shown_text
from bot.text import Lines, SourceText

_MIN_TOPICS = 2
_MAX_BLOCKS = 12  # of a section among which its list of topics begins
_SHARE = 4  # of the items of a list, one in so many may be unlike the others


def list_behind_people(section: Section, text: SourceText, language: str) -> Section | None:
    """Return what stands in a section from the list on that follows the one of those present, None without such a list.

    Most of its items have others beneath them, as those of people hardly ever have.
    """
    people: Block | None = None
    first = [block for block in section.blocks[:_MAX_BLOCKS] if block.kind is not BlockKind.HTML]
    for before, block in pairwise((None, *first)):
        if block is None or block.kind is not BlockKind.LIST:
            continue
        if people is not None and _is_apart(before, block, text) and _are_topics(section, block, text, language):
            return clipped(section, Lines(block.lines.first, section.lines.last), heading_lines=0)
        people = block if _filled(block) * _SHARE <= len(block.list_items) else None
    return None


def without_list_behind_people(section: Section, text: SourceText, language: str) -> Section:
    """Return a section without the topics that are listed behind those present."""
    behind = list_behind_people(section, text, language)
    return clipped(section, Lines(section.lines.first, behind.lines.first - 1)) if behind is not None else section


def _is_apart(before: Block | None, block: Block, text: SourceText) -> bool:
    """Return whether a list is no part of the one above it: a rule or a text lies between them, or it is numbered."""
    if before is None or before.kind is not BlockKind.LIST:
        return before is not None
    return _is_numbered(block, text) and not _is_numbered(before, text)


def _are_topics(section: Section, block: Block, text: SourceText, language: str) -> bool:
    """Return whether a list, with those behind it, is one of topics: most have something beneath, few are names."""
    lists = [one for one in section.blocks if one.kind is BlockKind.LIST and one.lines.first >= block.lines.first]
    titles = [shown_text(LIST_MARK.sub("", text.line(item.first))).strip() for one in lists for item in one.list_items]
    people = sum(looks_like_name(title, language) for title in titles)
    filled = sum(map(_filled, lists))
    return len(titles) >= _MIN_TOPICS and filled * 2 >= len(titles) and people * _SHARE <= len(titles)


def _filled(block: Block) -> int:
    """Return how many items of a list have others beneath them."""
    return sum(bool(items_inside(block, item)) for item in block.list_items)


def _is_numbered(block: Block, text: SourceText) -> bool:
    return text.line(block.lines.first).lstrip()[:1].isdecimal()
