"""Finds the titles of a text without any marks, as it is pasted from a letter: short lines that stand above prose."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.minutes.sections import Block, BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_wording_kinds import TopicLine, WordingKinds
from bot.text import SourceText

_MIN_TITLES = 3  # of one text; fewer short lines may be anything
_MIN_LINES = 2
_FAR_SHORTER = 2  # times, than the longest line below it
_MIN_CHARACTERS = 4
_MAX_CHARACTERS = 60  # of a title
_MIN_PROSE = 50  # characters of what stands beneath it
_ENDS = (".", "。", "!", "?", "！", "？", ";", ",", "，")
_ENDS_OF_PROSE = (".", "。", "!", "?", "！", "？", '"', "”", ")")
_SENTENCE_END = re.compile(r"[.!?](?:[\s\"”)]|$)|[。！？]")


def plain_titles(section: Section, text: SourceText, kinds: WordingKinds) -> Iterator[TopicLine]:
    """Yield the lines that stand alone above a paragraph of sentences, or open one, if there are several."""
    alone = [
        TopicLine(block.lines.first, text.line(block.lines.first).strip(), stands_alone=True)
        for block, following in pairwise(section.blocks)
        if block.lines.first == block.lines.last
        and _is_title(block, text, kinds)
        and _is_prose(following, text, whole=section.level > 1)
    ]
    if len(alone) >= _MIN_TITLES:
        yield from alone
        return
    if section.level > 1:
        return
    paragraphs = [block for block in section.blocks if block.kind is BlockKind.PARAGRAPH]
    opening = [block for block in paragraphs if _opens_prose(block, text) and _is_title(block, text, kinds)]
    # Nearly all that follows has a title; what stands above tells when and where it was.
    following = [block for block in paragraphs if opening and block.lines.first >= opening[0].lines.first]
    if len(opening) >= _MIN_TITLES and len(opening) * 3 >= len(following) * 2:
        for block in opening:
            yield TopicLine(block.lines.first, text.line(block.lines.first).strip(), stands_alone=True)


def _opens_prose(block: Block, text: SourceText) -> bool:
    """Return whether the first line of a paragraph is no part of the sentences below it: it is far shorter."""
    lines = [text.line(number).strip() for number in range(block.lines.first, block.lines.last + 1)]
    if len(lines) < _MIN_LINES or not _tells("\n".join(lines[1:])):
        return False
    return not lines[1][:1].islower() and len(lines[0]) * _FAR_SHORTER <= max(map(len, lines[1:]))


def _is_title(block: Block, text: SourceText, kinds: WordingKinds) -> bool:
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    line = text.line(block.lines.first).strip()
    name = shown_text(line).rstrip(":：")
    return (
        _MIN_CHARACTERS <= len(name) <= _MAX_CHARACTERS
        and line[0].isalnum()
        and not line[0].islower()
        and not name.endswith(_ENDS)
        and ":" not in name
        and "://" not in line
        and not (kinds.is_known(name) or kinds.is_label(name))
    )


def _is_prose(block: Block, text: SourceText, *, whole: bool) -> bool:
    """Return whether a paragraph is one of sentences; `whole` asks that the last of them ends with it."""
    piece = text.piece(block.lines).strip()
    return block.kind is BlockKind.PARAGRAPH and _tells(piece) and (piece.endswith(_ENDS_OF_PROSE) or not whole)


def _tells(piece: str) -> bool:
    """Return whether a text is long enough for prose, and a sentence ends in it."""
    return len(piece.strip()) >= _MIN_PROSE and _SENTENCE_END.search(piece) is not None
