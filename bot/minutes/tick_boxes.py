"""Finds the tick boxes in a list that stand for things to do: `- [ ] Ada rings the shop`."""

import re
from collections.abc import Iterator, Sequence

from bot.languages.merging import words_for
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.names import looks_like_name
from bot.minutes.role_remarks import tells_of_earlier
from bot.minutes.sections import Block, BlockKind, Section
from bot.minutes.shown import shown_text
from bot.text import Lines, SourceText

_BOX = re.compile(r"[\s>]*+(?:[-*+]|\d{1,3}[.)])\s+\[(?P<mark>[ xX✓]?)\]\s+(?P<content>.*)")
_ONLY_LINK = re.compile(r"\s*(?:\[[^\[\]]*\]\([^()\s]*\)|<?https?://\S+>?)\s*$")
_NO_TASKS = frozenset({HeadingKind.ATTENDEES, HeadingKind.AGENDA, HeadingKind.LOGISTICS, HeadingKind.CONTENTS})
_LEAST_LETTERS = 4
_LINES_ABOVE = 4  # in which a label of a list is looked for


def may_hold_tasks(section: Section, language: str = "") -> bool:
    """Return whether a tick box in a section means something to do: not among those present, nor on an agenda."""
    headings = [*section.path, *([section.heading] if section.heading else [])]
    return not any(
        heading_kind(heading, language) in _NO_TASKS or tells_of_earlier(heading, language) for heading in headings
    )


def opens_with_box(line: str) -> bool:
    """Return whether a line is an item of a list with a tick box, ticked or not."""
    return _BOX.match(line) is not None


def empty_boxes_behind(section: Section, text: SourceText) -> Lines | None:
    """Return the run of boxes that ends a section, if all its boxes are empty and other bullets stand above them."""
    items = [item for block in section.blocks for item in block.list_items]
    boxes = [_BOX.match(text.line(item.first)) for item in items]
    first = next((at for at, box in enumerate(boxes) if box), 0)
    are_empty = all(box and box["mark"] == " " for box in boxes[first:])
    return Lines(items[first].first, items[-1].last) if first and are_empty else None


def ticked_items(block: Block, text: SourceText, language: str = "") -> Iterator[Lines]:
    """Yield the runs of list items of a block with a tick box and something to do, if it is no list of names."""
    if block.kind not in (BlockKind.LIST, BlockKind.QUOTE):
        return
    items: list[tuple[Lines, str]] = []
    for paragraph in block.paragraphs:
        match = _BOX.match(text.line(paragraph.lines.first))
        if match and paragraph.container:
            items.append((paragraph.container, match["content"]))
    if not items:
        return
    names = sum(_may_be_name(content, language) for _, content in items)
    if 2 * names > len(items):
        return
    numbers = range(block.lines.first - 1, max(block.lines.first - _LINES_ABOVE, 1) - 1, -1)
    above = (text.line(number) for number in numbers)
    before = next(filter(str.strip, above), "")
    if tells_of_earlier(before, language) or heading_kind(before, language) in _NO_TASKS:
        return
    run: Lines | None = None
    for lines, content in _without_topics(items, block):
        if _ONLY_LINK.match(content) or sum(map(str.isalpha, content)) < _LEAST_LETTERS:
            continue
        if run and (lines.first <= run.last + 1 or text.is_blank(Lines(run.last + 1, lines.first - 1))):
            run = Lines(run.first, max(run.last, lines.last))
            continue
        if run:
            yield run
        run = lines
    if run:
        yield run


def _without_topics(items: Sequence[tuple[Lines, str]], block: Block) -> Sequence[tuple[Lines, str]]:
    """Return the items without those that what was said stands beneath: most are so where topics are ticked off."""
    boxes = {lines.first for lines, _ in items}
    notes = [paragraph.container.first for paragraph in block.paragraphs if paragraph.container]
    notes = [line for line in notes if line not in boxes]
    outer: list[Lines] = []
    for lines, _ in items:
        if not outer or lines.first > outer[-1].last:
            outer.append(lines)
    topics = {lines for lines, _ in items if any(lines.first < line <= lines.last for line in notes)}
    if 2 * sum(lines in topics for lines in outer) < len(outer):
        return items
    return [(lines, content) for lines, content in items if lines not in topics]


def _may_be_name(content: str, language: str) -> bool:
    """Return whether what stands behind a tick box may be somebody's name: one word, or a name in full."""
    shown = re.sub(r"(?:(?<!\s)\s+)?[(（].*", "", shown_text(content)).strip(" @.,:")
    words = shown.split()
    particles = words_for(language).names.particles
    return looks_like_name(shown, language) or (
        len(words) <= 3 and all(word in particles or word[:1].isupper() or len(words) == 1 for word in words)
    )
