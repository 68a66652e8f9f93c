"""Finds tickets that are topics where others are: in paragraphs beside headings, or beside lines above lists."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.repositories import opens_with_ticket
from bot.minutes.roles import role_of
from bot.minutes.sections import BlockKind, Section, clipped, with_paths
from bot.minutes.ticket_lines import MIN_TICKETS, names_ticket_and_title, without_mere_lists
from bot.minutes.topic_wording_kinds import TopicLine
from bot.minutes.topic_wordings import MARKER
from bot.text import Lines, SourceText

_HOLDS_TICKETS = (None, HeadingKind.COLLECTION)


def with_ticket_headings(sections: Sequence[Section], text: SourceText, language: str) -> tuple[Section, ...]:
    """Return the sections with those cut in which lines that open with a ticket stand where others are headings.

    Met in real minutes: `### [Leak #12] …` for what was asked beforehand, and `[Leak #13] …` for what came up later.
    """
    headed = [one for one in sections if one.heading_lines and opens_with_ticket(one.heading or "")]
    if len(headed) < MIN_TICKETS:
        return tuple(sections)
    first, level = headed[0].lines.first, min(one.level for one in headed)
    lines = [
        [*_standing_alone(section, text, language)] if section.lines.first >= first and section.level >= level else []
        for section in sections
    ]
    if sum(map(len, lines)) < MIN_TICKETS:
        return tuple(sections)
    lines = [
        without_mere_lists(starts, section.lines.last, text) for section, starts in zip(sections, lines, strict=True)
    ]
    found: list[Section] = []
    for section, starts in zip(sections, lines, strict=True):
        ends = [*(start - 1 for start in starts), section.lines.last]
        found.append(clipped(section, Lines(section.lines.first, ends[0])) if starts else section)
        for start, end in zip(starts, ends[1:], strict=True):
            piece = clipped(section, Lines(start, end), heading_lines=1)
            heading = MARKER.sub("", text.line(start), count=1).strip()
            found.append(replace(piece, heading=heading, level=level))
    return with_paths(found)


def _standing_alone(section: Section, text: SourceText, language: str) -> Iterator[int]:
    """Yield the lines of paragraphs that open with a ticket, if only such lines stand above it in them.

    Tasks and formalities may name tickets too, up to a rule that ends them.
    """
    heading = section.heading or ""
    is_own = opens_with_ticket(heading)
    is_ended = is_own or (heading_kind(heading, language) in _HOLDS_TICKETS and role_of(heading, language) is None)
    for block in section.blocks:
        is_ended = is_ended or block.kind is BlockKind.RULE
        if block.kind is BlockKind.LIST and is_own:
            yield from (one.first for one in block.list_items if _is_apart(one, text))
        if block.kind is BlockKind.PARAGRAPH and is_ended:
            for number in range(block.lines.first, block.lines.last + 1):
                if not names_ticket_and_title(text.line(number).strip()):
                    break
                yield number


def _is_apart(item: Lines, text: SourceText) -> bool:
    """Return whether a bullet opens with a ticket, and stands between blank lines."""
    if any(map(str.isalnum, text.line(item.first - 1))) or item.first == text.line_count:
        return False
    wording = MARKER.sub("", text.line(item.first), count=1).replace("\\", "").strip()
    return text.is_blank(Lines(item.first + 1, item.first + 1)) and names_ticket_and_title(wording)


def with_tickets(topics: Sequence[TopicLine], section: Section, text: SourceText) -> tuple[TopicLine, ...]:
    """Return the topics of a section with the lines of paragraphs that open with a ticket, if most topics do.

    Nothing need stand beneath such a line: its turn came.
    """
    numbers = (
        number
        for block in section.blocks
        if block.kind is BlockKind.PARAGRAPH
        for number in range(block.lines.first, block.lines.last + 1)
    )
    lines = ((number, text.line(number).strip()) for number in numbers)
    opening = [number for number, line in lines if names_ticket_and_title(line)]
    noted = without_mere_lists(opening, section.lines.last, text)
    tickets = [TopicLine(number, text.line(number).strip(), stands_alone=True) for number in noted]
    known = {topic.line for topic in topics}
    named = sum(topic.line in known for topic in tickets)
    if len(tickets) < MIN_TICKETS or named * 2 <= len(topics):
        return tuple(topics)
    return tuple(sorted((*topics, *(topic for topic in tickets if topic.line not in known))))
