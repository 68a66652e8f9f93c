"""Finds the lines that letters count beneath a heading which holds topics: "V. Old business", "A. Roof", "B. Hedge"."""

import re
from collections.abc import Iterator
from itertools import chain

from bot.minutes.agenda_numbers import without_number
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.section_kinds import names_collection
from bot.minutes.sections import BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_wording_kinds import TopicLine
from bot.minutes.topic_wordings import before_sentence, title_of, unmarked
from bot.text import SourceText

_LETTER = re.compile(r"(?P<letter>[A-Z])[.)]\s+(?=\S)")
_MAX_TITLE = 45  # characters; sentences may follow a title in a longer line


def lettered_lines(section: Section, text: SourceText, language: str) -> Iterator[TopicLine]:
    """Yield the lines of paragraphs that count on from A beneath a heading of topics, be it one.

    The first stands right below the heading: elsewhere "A." may be an answer.
    """
    heading = without_number(section.heading or "", language)
    if heading_kind(heading, language) is not HeadingKind.COLLECTION and not names_collection(heading, language):
        return
    below = section.lines.first + section.heading_lines
    paragraphs = [block.lines for block in section.blocks if block.kind is BlockKind.PARAGRAPH and not block.verbatim]
    expected = "A"
    for number in chain.from_iterable(range(max(lines.first, below), lines.last + 1) for lines in paragraphs):
        wording = unmarked(text.line(number))
        match = _LETTER.match(shown_text(wording))
        if match is not None and match["letter"] == expected:
            expected = chr(ord(expected) + 1)
            title = _LETTER.sub("", wording, count=1)
            sentence = before_sentence(title, colon=True)
            named = sentence or (title_of(title, language) if len(title) > _MAX_TITLE else title)
            yield TopicLine(number, named, stands_alone=named == title)
        elif expected == "A" and any(map(str.isalnum, wording)):
            return
