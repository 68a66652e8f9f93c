"""Finds the titles of a text without any marks, as it is pasted from a letter: short lines that stand above prose."""

from collections.abc import Iterator
from itertools import pairwise

from bot.minutes.sections import Block, BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_wording_kinds import TopicLine, WordingKinds
from bot.text import SourceText

_MIN_TITLES = 3  # of one text; fewer short lines may be anything
_MIN_CHARACTERS = 4
_MAX_CHARACTERS = 60  # of a title
_MIN_PROSE = 50  # characters of what stands beneath it
_ENDS = (".", "。", "!", "?", "！", "？", ";", ",", "，")
_SENTENCE_ENDS = (".", "。", "!", "?", "！", "？", '"', "”", ")")


def plain_titles(section: Section, text: SourceText, kinds: WordingKinds) -> Iterator[TopicLine]:
    """Yield the lines that stand alone above a paragraph of sentences, if there are several."""
    found = [
        TopicLine(block.lines.first, text.line(block.lines.first).strip(), stands_alone=True)
        for block, following in pairwise(section.blocks)
        if _is_title(block, text, kinds) and _is_prose(following, text)
    ]
    yield from found if len(found) >= _MIN_TITLES else ()


def _is_title(block: Block, text: SourceText, kinds: WordingKinds) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or block.lines.first != block.lines.last:
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


def _is_prose(block: Block, text: SourceText) -> bool:
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    piece = text.piece(block.lines).strip()
    return len(piece) >= _MIN_PROSE and piece.endswith(_SENTENCE_ENDS)
