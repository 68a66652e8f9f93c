"""Finds the lines that count the topics beneath a heading which holds some: "V. Reports", "A. Roof", "3.1 Hedge"."""

import re
from collections.abc import Iterator
from itertools import chain

from bot.minutes.agenda_numbers import without_number
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.section_kinds import names_collection
from bot.minutes.sections import BlockKind, Section
from bot.minutes.topic_wording_kinds import TopicLine
from bot.minutes.topic_wordings import before_sentence, title_of, unmarked
from bot.text import SourceText

_COUNT = re.compile(r"(?:(?P<letter>[A-Z])[.)]|\d{1,2}\.(?P<part>\d{1,2})[.)]?)\s+(?=\S)")
_MAX_TITLE = 45  # characters; sentences may follow a title in a longer line


def counted_parts(section: Section, text: SourceText, language: str) -> Iterator[TopicLine]:
    """Yield the lines of paragraphs that count on beneath a heading of topics, be it one: "A.", "B." or "3.1", "3.2".

    The first stands right below the heading: elsewhere "A." may be an answer.
    """
    heading = without_number(section.heading or "", language)
    if heading_kind(heading, language) is not HeadingKind.COLLECTION and not names_collection(heading, language):
        return
    below = section.lines.first + section.heading_lines
    paragraphs = [block.lines for block in section.blocks if block.kind is BlockKind.PARAGRAPH and not block.verbatim]
    last = 0
    for number in chain.from_iterable(range(max(lines.first, below), lines.last + 1) for lines in paragraphs):
        wording = unmarked(text.line(number))
        match = _COUNT.match(wording)
        if match is not None and _value(match) == last + 1:
            last += 1
            title = wording[match.end() :]
            sentence = before_sentence(title, colon=True)
            named = sentence or (title_of(title, language) if len(title) > _MAX_TITLE else title)
            yield TopicLine(number, named, stands_alone=named == title)
        elif not last and any(map(str.isalnum, wording)):
            return


def _value(match: re.Match[str]) -> int:
    return int(match["part"]) if match["part"] else ord(match["letter"]) - ord("A") + 1
