"""Finds the lines that stand alone above a list each, or bullets that stand alone above notes: what they name."""

import re
from collections.abc import Iterator

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.list_shapes import items_inside, lines_above_lists
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.sections import BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_wording_kinds import TopicLine, WordingKinds
from bot.minutes.topic_wordings import MARKER, MAX_BULLET_CHARACTERS, SENTENCE_ENDS, unmarked
from bot.text import SourceText

_SPEAKER = re.compile(r"(?:\*\*|__)[^*_]{1,60}(?:(?:\*\*|__)\s*[:：]|[:：]\s*(?:\*\*|__))")  # "**Ada**: the hose …"
_MIN_CHARACTERS = 8  # of a line that names a topic; a shorter one names who reports
_NEVER_ENDS = tuple(end for end in (*SENTENCE_ENDS, ":", "：") if end not in "?？")
"""A line above a list may ask what is discussed in it."""
_MIN_TITLES = 2


def titles_above_lists(section: Section, text: SourceText, kinds: WordingKinds, language: str) -> Iterator[TopicLine]:
    """Yield the lines that stand alone above a list, if nearly all lists have one: each names what the list is."""
    lines, lists = lines_above_lists(section, text)
    agendas = [number for number in lines if heading_kind(text.line(number), language) is HeadingKind.AGENDA]
    lines, lists = [number for number in lines if number not in agendas], lists - len(agendas)
    # What somebody says above a list names nothing: "Ada: which hoses are there?"
    said = [number for number in lines if kinds.is_said(text.line(number))]
    if len(said) * 2 < len(lines):
        lines, lists = [number for number in lines if number not in said], lists - len(said)
    found = [number for number in lines if _is_title(text.line(number), kinds, language)]
    others = [number for number in lines if number not in found]
    names = [text.line(at).rstrip("*_:： ") for at in others]
    others = [
        at for at, name in zip(others, names, strict=True) if _is_title(name, kinds, language, introduces=True, least=1)
    ]
    # Most tell what the others are, where no list stands above them that they may belong to.
    opens = bool(lines) and lines[0] < next(
        block.lines.first for block in section.blocks if block.kind is BlockKind.LIST
    )
    found = sorted((*found, *others)) if opens and len(others) <= len(found) else found
    introduced = [number for number in lines if text.line(number).rstrip("*_ ").endswith((":", "："))]
    # "Done last week:" says when; what only names something is its title, if every list has one.
    # Beside "Agenda:", it is what else stands in a form.
    if len(introduced) == len(lines) == lists > _MIN_TITLES and not agendas:
        names = [text.line(number).rstrip("*_:： ") for number in lines]
        titles = [
            at for at, name in zip(lines, names, strict=True) if _is_title(name, kinds, language, introduces=True)
        ]
        found = list(lines) if len(titles) * 3 >= len(lines) * 2 else titles  # all are written alike
    if len(found) >= _MIN_TITLES and len(found) * 4 >= lists * 3:
        yield from (TopicLine(number, unmarked(text.line(number)), stands_alone=True) for number in found)


def bullets_above_notes(section: Section, text: SourceText, kinds: WordingKinds) -> Iterator[TopicLine]:
    """Yield bullets that stand alone, if paragraphs with notes follow most of them: somebody began at the margin.

    Beside bullets, numbers tell by themselves how the list of topics goes on.
    """
    lists = [block for block in section.blocks if block.kind is BlockKind.LIST]
    if not lists or section.blocks[0] is not lists[0]:
        return
    numbered = [text.line(block.lines.first).lstrip()[:1].isdecimal() for block in lists]
    if numbered[0] and numbered[-1] and not all(numbered):
        return
    found: list[TopicLine] = []
    noted = 0
    for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=False):
        if block.kind is not BlockKind.LIST:
            continue
        line = text.line(block.lines.first)
        wording = MARKER.sub("", line, count=1).strip()
        name = shown_text(wording).strip()
        is_alone = len(block.list_items) == 1 and not items_inside(block, block.list_items[0])
        is_other = kinds.is_label(name) or kinds.is_said(line) or kinds.is_person(name)
        if is_alone and not is_other and len(name) <= MAX_BULLET_CHARACTERS and not name.endswith(_NEVER_ENDS):
            found.append(TopicLine(block.lines.first, wording, stands_alone=True))
            noted += following is not None and following.kind is BlockKind.PARAGRAPH
    if len(found) > _MIN_TITLES and noted * 2 > len(found) and len(found) * 4 >= len(lists) * 3:
        yield from found


def _is_title(
    line: str, kinds: WordingKinds, language: str, *, introduces: bool = False, least: int = _MIN_CHARACTERS
) -> bool:
    """Return whether a line above a list may be the name of a topic: nobody reports or speaks in it.

    `least` is the number of characters that it has, `introduces` tells that a colon stood behind it: two words with
    capitals are no name then if nobody has it, nor where none of those present has one of them.
    """
    name = shown_text(line).strip()
    is_person = kinds.is_known(name) or not (introduces or kinds.is_stranger(name) or not kinds.is_person(name))
    return (
        least <= len(name) <= MAX_BULLET_CHARACTERS
        and any(map(str.isalnum, name))
        and not name.endswith(_NEVER_ENDS)
        and not names_other_meeting(name, language)
        and not (_SPEAKER.match(line.strip()) or kinds.is_said(line) or is_person or kinds.is_label(name))
    )
