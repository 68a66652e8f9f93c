"""Finds the points of an agenda where they stand again, as mere lines among what was said of them.

Met in real minutes: an agenda of bullets, and below it a log in which each point is a line of its own, word for word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.minutes.alike_titles import are_alike, letters_of
from bot.minutes.led_bullets import without_aside
from bot.minutes.list_shapes import LIST_MARK
from bot.minutes.sections import BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_wording_kinds import TopicLine
from bot.minutes.topic_wordings import SENTENCE_ENDS
from bot.text import SourceText

_ADDRESS = re.compile(r"https?://\S+")
_MIN_REPEATED = 3  # lines
_MIN_LETTERS = 10
_MAX_CHARACTERS = 300  # of a line that may be a point


def titles_of(sections: Iterable[Section], text: SourceText) -> dict[str, list[str]]:
    """Return the letters of what the bullets of some sections name, by those that they begin with."""
    titles: dict[str, list[str]] = {}
    for section in sections:
        for block in section.blocks:
            for item in block.list_items:
                letters = _letters(LIST_MARK.sub("", text.line(item.first)))
                if len(letters) >= _MIN_LETTERS:
                    titles.setdefault(letters[:_MIN_LETTERS], []).append(letters)
    return titles


def repeated_titles(section: Section, titles: dict[str, list[str]], text: SourceText) -> Sequence[TopicLine]:
    """Return the lines of a section that name a point of an agenda again, none if they are few."""
    found = [*_repeated(section, titles, text)] if titles else []
    return found if len(found) >= _MIN_REPEATED else ()


def _repeated(section: Section, titles: dict[str, list[str]], text: SourceText) -> Iterator[TopicLine]:
    for block in section.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            for number in range(block.lines.first, block.lines.last + 1):
                line = text.line(number).strip()
                letters = _letters(line)
                alike = titles.get(letters[:_MIN_LETTERS], ())
                # A sentence may begin like a point: "The hose is too short."
                if letters in alike or (
                    not line.endswith(SENTENCE_ENDS) and any(are_alike(letters, one) for one in alike)
                ):
                    yield TopicLine(number, line, stands_alone=True)


def _letters(wording: str) -> str:
    """Return the letters of a point without who raises it, and without addresses."""
    if len(wording) > _MAX_CHARACTERS:
        return ""
    return letters_of(without_aside(_ADDRESS.sub("", shown_text(wording)).rstrip()))
