"""Finds lines that a sign marks as titles: `■ Autumn hike`, `●会計報告`, `【会計】`, as plain text is laid out."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.minutes.sections import BlockKind, Section
from bot.minutes.topic_wording_kinds import TopicLine, WordingKinds
from bot.text import Lines, SourceText

_SIGNED = re.compile(r" {0,3}(?P<sign>[■●○◎◆◇▼▲▶►★☆❖])\ufe0f?\s*(?P<title>\S.*)")
_BRACKETED = re.compile(r" {0,3}(?P<sign>[【〔［≪《])(?P<title>[^【】〔〕［］≪≫《》]{1,60})[】〕］≫》]\s*")
_MAX_TITLE = 100  # characters
_MIN_TITLES = 3


def signed_titles(section: Section, text: SourceText, kinds: WordingKinds) -> tuple[TopicLine, ...]:
    """Return the lines that open with one and the same sign, if something is said below most of them."""
    signed = tuple(_signed(section, text, kinds))
    for sign in dict.fromkeys(sign for sign, _ in signed):
        found = [topic for other, topic in signed if other == sign]
        are_apart = len({topic.heading for topic in found}) == len(found)  # who speaks is named again
        if are_apart and len(found) >= _MIN_TITLES and _told(found, section, text) * 2 > len(found):
            return tuple(found)
    return ()


def _signed(section: Section, text: SourceText, kinds: WordingKinds) -> Iterator[tuple[str, TopicLine]]:
    for block in section.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST) or block.verbatim:
            continue
        for number in range(block.lines.first, block.lines.last + 1):
            line = text.line(number)
            match = _SIGNED.match(line) or _BRACKETED.fullmatch(line)
            title = match["title"].strip() if match else ""
            if match and 0 < len(title) <= _MAX_TITLE and not kinds.is_label(title.rstrip(":：")):
                yield match["sign"], TopicLine(number, title, stands_alone=True)


def _told(found: Sequence[TopicLine], section: Section, text: SourceText) -> int:
    """Return below how many lines something is said, before the next one."""
    ends = [*(following.line - 1 for _, following in pairwise(found)), section.lines.last]
    return sum(
        one.line < end and not text.is_blank(Lines(one.line + 1, end)) for one, end in zip(found, ends, strict=True)
    )
