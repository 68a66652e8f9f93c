"""Reads logs that were pasted as plain text: lines that open with a ticket are their headings, and nothing else is.

Met in real minutes: `[Leak #12] The hose drips (ada)` as a mere line right below what was said of the ticket before it,
and lines of code, `# like this one`, which Markdown takes for headings.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.sections import Block, BlockKind, ParagraphBlock, Section, with_paths
from bot.minutes.ticket_lines import MIN_TICKETS, is_ticket_line, without_mere_lists
from bot.minutes.topic_wording_kinds import TopicLine
from bot.text import Lines, SourceText

_MAY_BE_CODE = (None, HeadingKind.COLLECTION)  # "# current:" above what a program printed; "## Roof" is no code


def logged_tickets(section: Section, text: SourceText) -> tuple[TopicLine, ...]:
    """Return the lines of a section that open with a ticket, if it is a pasted log: text stands right above most."""
    verbatim = {
        number
        for block in section.blocks
        for lines in block.verbatim
        if text.line(lines.first).lstrip().startswith(("```", "~~~", "<"))
        for number in range(lines.first, lines.last + 1)
    }
    body = section.body
    if body is None:
        return ()
    numbers = range(body.first, body.last + 1)
    found = [number for number in numbers if number not in verbatim and is_ticket_line(text.line(number))]
    above = sum(number > body.first and bool(text.line(number - 1).strip()) for number in found)
    if len(found) < MIN_TICKETS or above * 2 <= len(found):
        return ()
    if any(block.kind is BlockKind.LIST and block.lines.last < found[0] for block in section.blocks):
        return ()  # what stands below a list of topics belongs to its last one
    noted = without_mere_lists(found, body.last, text)
    return tuple(TopicLine(number, text.line(number).strip(), stands_alone=True) for number in noted)


def with_whole_logs(sections: Sequence[Section], text: SourceText, language: str) -> tuple[Section, ...]:
    """Return the sections with those joined that lines of code, taken for headings, cut a pasted log into.

    It stands beneath a heading of notes, and goes on to its last ticket at least, if no heading names a part before.
    """
    if sum(is_ticket_line(line) for line in text.lines(Lines(1, text.line_count))) < MIN_TICKETS:
        return tuple(sections)
    kinds = [heading_kind(section.heading or "", language) for section in sections]
    found: list[Section] = []
    position = 0
    while position < len(sections):
        end = position + 1
        if kinds[position] is HeadingKind.NOTES:
            end = _end_of_log(position, sections, kinds, text)
        found.append(_joined(sections[position:end]))
        position = end
    return tuple(found) if len(found) == len(sections) else with_paths(found)


def _end_of_log(start: int, sections: Sequence[Section], kinds: Sequence[HeadingKind | None], text: SourceText) -> int:
    """Return the position behind the last section of the log that begins with one, the next one if that is none."""
    known = start + 1
    while known < len(sections) and kinds[known] in _MAY_BE_CODE and sections[known].level == 1:
        known += 1
    holding = [one for one in range(start, known) if any(map(is_ticket_line, text.lines(sections[one].lines)))]
    end = holding[-1] + 1 if holding else known
    while end < known and _is_amid_text(sections[end], text):
        end += 1
    return end if holding and logged_tickets(_joined(sections[start:end]), text) else start + 1


def _is_amid_text(section: Section, text: SourceText) -> bool:
    """Return whether no blank line parts a heading from what stands above it, or from what stands below it."""
    line = section.lines.first
    return any(text.line(one).strip() for one in (line - 1, line + 1) if 1 <= one <= text.line_count)


def _joined(sections: Sequence[Section]) -> Section:
    """Return sections that follow one another as one: the headings of all but the first are lines of its text."""
    first, *others = sections
    blocks = list(first.blocks)
    for other in others:
        lines = Lines(other.lines.first, other.lines.first + other.heading_lines - 1)
        blocks += [Block(BlockKind.PARAGRAPH, lines, paragraphs=(ParagraphBlock(lines, None),)), *other.blocks]
    return replace(first, lines=Lines(first.lines.first, sections[-1].lines.last), blocks=tuple(blocks))
