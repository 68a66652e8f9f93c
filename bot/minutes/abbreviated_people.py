"""Finds lines that list people with what the notes call them: `Ada Byron (AB), Chen Wei (CW), …` needs no label."""

import re
from collections.abc import Iterator, Sequence

from bot.minutes.attendee_words import AttendeeWords
from bot.minutes.label_words import PEOPLE, label_kind
from bot.minutes.labels import labels_in
from bot.minutes.sections import Block, BlockKind, Section
from bot.text import CAPITAL, SourceText

_MIN_ABBREVIATED_NAMES = 3
_ABBREVIATED = re.compile(rf"(?<!\w)[^\W\d_]+ [^,()]{{0,60}}\([{CAPITAL}][{CAPITAL}0-9]{{1,3}}\)")
_MAX_LABELLED = 240  # characters of a line that hold the label it opens with


def lines_with_abbreviations(
    sections: Sequence[Section], text: SourceText, words: AttendeeWords, language: str
) -> Iterator[tuple[int, str]]:
    """Yield such lines with their numbers, without those that a label stands before."""
    for section in sections:
        if section.level > 1 or label_kind(section.heading or "", language):
            continue
        for block in section.blocks:
            if block.kind is BlockKind.PARAGRAPH and not _opens_field(block, text, language):
                for number, line in enumerate(text.lines(block.lines), block.lines.first):
                    if _abbreviates_names(line, words):
                        yield number, line


def _opens_field(block: Block, text: SourceText, language: str) -> bool:
    """Return whether a paragraph is a list of people behind a label, which may break its lines within a name."""
    line = text.line(block.lines.first)[:_MAX_LABELLED]
    labels = labels_in(" ".join(line.split()), language)
    return any(label.kind in PEOPLE for label in labels)


def _abbreviates_names(line: str, words: AttendeeWords) -> bool:
    return (
        line.count("(") >= _MIN_ABBREVIATED_NAMES
        and len(_ABBREVIATED.findall(line)) >= _MIN_ABBREVIATED_NAMES
        and not words.absent.match(line)
    )
