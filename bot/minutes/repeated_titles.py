"""Finds the points of an agenda where they stand again, as mere lines among what was said of them.

Met in real minutes: an agenda of bullets, and below it a log in which each point is a line of its own, word for word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.minutes.alike_titles import are_alike, letters_of
from bot.minutes.asides import without_aside
from bot.minutes.heading_kinds import heading_kind
from bot.minutes.list_shapes import LIST_MARK
from bot.minutes.pasted_logs import logged_tickets
from bot.minutes.sections import BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_wording_kinds import TopicLine
from bot.minutes.topic_wordings import SENTENCE_ENDS
from bot.text import SourceText

_ADDRESS = re.compile(r"https?://\S+")
_MIN_REPEATED = 3  # lines
_MIN_LETTERS = 10
_MAX_CHARACTERS = 300  # of a line that may be a point
_MAX_ALIKE = 20  # points that begin alike, which a line is compared with


class Points(NamedTuple):
    """What the bullets and headings of an agenda name, by the letters of it."""

    exact: frozenset[str]
    alike: Mapping[str, Sequence[str]]
    """A few of those that begin with the same letters."""


def points_of(sections: Iterable[Section], text: SourceText, language: str) -> Points:
    """Return what the bullets of some sections name, and those of their headings that are no part of all minutes."""
    sections = tuple(sections)
    items = (item for section in sections for block in section.blocks for item in block.list_items)
    named = [LIST_MARK.sub("", text.line(item.first)) for item in items]
    headings = (section.heading or "" for section in sections if section.heading_lines)
    named += [heading for heading in headings if heading_kind(heading, language) is None]
    letters = dict.fromkeys(map(_letters, named))
    exact = [one for one in letters if len(one) >= _MIN_LETTERS]
    alike: dict[str, list[str]] = {}
    for one in exact:
        beginning = alike.setdefault(one[:_MIN_LETTERS], [])
        if len(beginning) < _MAX_ALIKE:
            beginning.append(one)
    return Points(frozenset(exact), alike)


def repeated_titles(section: Section, points: Points, text: SourceText) -> Sequence[TopicLine]:
    """Return the lines of a section that name a point of an agenda again, none if they are few."""
    found = [*_repeated(section, points, text)] if points.exact else []
    return found if len(found) >= _MIN_REPEATED else ()


def logged_topics(section: Section, points: Points, text: SourceText) -> Sequence[TopicLine]:
    """Return the lines of a pasted log that open with a ticket or name a point of an agenda; none if it is no log."""
    tickets = {topic.line: topic for topic in logged_tickets(section, text)}
    named = {topic.line: topic for topic in _repeated(section, points, text)} if tickets else {}
    return [topic for _, topic in sorted({**named, **tickets}.items())]


def _repeated(section: Section, points: Points, text: SourceText) -> Iterator[TopicLine]:
    for block in section.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            for number in range(block.lines.first, block.lines.last + 1):
                line = text.line(number).strip()
                letters = _letters(line)
                # A sentence may begin like a point: "The hose is too short."
                alike = () if line.endswith(SENTENCE_ENDS) else points.alike.get(letters[:_MIN_LETTERS], ())
                if letters in points.exact or any(are_alike(letters, one) for one in alike):
                    yield TopicLine(number, line, stands_alone=True)


def _letters(wording: str) -> str:
    """Return the letters of a point without who raises it, and without addresses."""
    if len(wording) > _MAX_CHARACTERS:
        return ""
    return letters_of(without_aside(_ADDRESS.sub("", shown_text(wording)).rstrip()))
