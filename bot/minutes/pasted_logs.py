"""Reads logs that were pasted as plain text: lines that open with a ticket are their headings, and nothing else is.

Met in real minutes: `[Leak #12] The hose drips (ada)` as a mere line right below what was said of the ticket before it,
and lines of code, `# like this one`, which Markdown takes for headings.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.repositories import opens_with_address_of_ticket, opens_with_ticket
from bot.minutes.roles import role_of
from bot.minutes.sections import Block, BlockKind, ParagraphBlock, Section, clipped
from bot.minutes.topic_wording_kinds import TopicLine
from bot.text import Lines, SourceText

_ADDRESS = re.compile(r"https?://\S+")
_MAX_CHARACTERS = 300  # of a line that names a ticket
_MIN_TICKETS = 3  # lines
_MAY_BE_CODE = (None, HeadingKind.COLLECTION)  # "# current:" above what a program printed; "## Roof" is no code


def ticket_lines(section: Section, text: SourceText) -> tuple[TopicLine, ...]:
    """Return the lines of a section that open with a ticket, if it is a pasted log: most stand right below others."""
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
    found = [number for number in numbers if number not in verbatim and _is_ticket(text.line(number))]
    above = sum(number > body.first and bool(text.line(number - 1).strip()) for number in found)
    if len(found) < _MIN_TICKETS or above * 2 <= len(found):
        return ()
    if any(block.kind is BlockKind.LIST and block.lines.last < found[0] for block in section.blocks):
        return ()  # what stands below a list of topics belongs to its last one
    noted = _without_mere_lists(found, body.last, text)
    return tuple(TopicLine(number, text.line(number).strip(), stands_alone=True) for number in noted)


def _without_mere_lists(lines: Sequence[int], last: int, text: SourceText) -> list[int]:
    """Return lines but for those of several tickets in a row that nothing is noted of: these are merely listed."""
    runs: list[list[int]] = []
    was_noted = True
    for start, end in pairwise((*lines, last + 1)):
        # A word alone, such as the name of whoever has the next ones, says nothing of a ticket.
        is_noted = end > start + 1 and any(
            len(line.split()) > 1 and any(map(str.isalnum, line)) for line in text.lines(Lines(start + 1, end - 1))
        )
        if is_noted or was_noted:
            runs.append([])
        runs[-1].append(start)
        was_noted = is_noted
    return [start for run in runs if len(run) < _MIN_TICKETS for start in run]


def with_ticket_headings(sections: Sequence[Section], text: SourceText, language: str) -> tuple[Section, ...]:
    """Return the sections with those cut in which lines that open with a ticket stand where others are headings.

    Met in real minutes: `### [Leak #12] …` for what was asked beforehand, and `[Leak #13] …` for what came up later.
    """
    headed = [one for one in sections if one.heading_lines and opens_with_ticket(one.heading or "")]
    if len(headed) < _MIN_TICKETS:
        return tuple(sections)
    first, level = headed[0].lines.first, min(one.level for one in headed)
    lines = [
        [*_standing_alone(section, text, language)] if section.lines.first >= first and section.level >= level else []
        for section in sections
    ]
    if sum(map(len, lines)) < _MIN_TICKETS:
        return tuple(sections)
    lines = [
        _without_mere_lists(starts, section.lines.last, text) for section, starts in zip(sections, lines, strict=True)
    ]
    found: list[Section] = []
    for section, starts in zip(sections, lines, strict=True):
        ends = [*(start - 1 for start in starts), section.lines.last]
        found.append(clipped(section, Lines(section.lines.first, ends[0])) if starts else section)
        for start, end in zip(starts, ends[1:], strict=True):
            piece = clipped(section, Lines(start, end), heading_lines=1)
            found.append(replace(piece, heading=text.line(start).strip(), level=level))
    return _with_paths(found)


def _standing_alone(section: Section, text: SourceText, language: str) -> Iterator[int]:
    """Yield the lines of paragraphs that open with a ticket, if only such lines stand above it in them.

    Tasks and formalities may name tickets too, up to a rule that ends them.
    """
    heading = section.heading or ""
    is_own = opens_with_ticket(heading)
    is_ended = is_own or (heading_kind(heading, language) in _MAY_BE_CODE and role_of(heading, language) is None)
    for block in section.blocks:
        is_ended = is_ended or block.kind is BlockKind.RULE
        if block.kind is BlockKind.PARAGRAPH and is_ended:
            for number in range(block.lines.first, block.lines.last + 1):
                if not _names_ticket(text.line(number).strip()):
                    break
                yield number


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
    opening = [number for number, line in lines if _names_ticket(line)]
    noted = _without_mere_lists(opening, section.lines.last, text)
    tickets = [TopicLine(number, text.line(number).strip(), stands_alone=True) for number in noted]
    known = {topic.line for topic in topics}
    named = sum(topic.line in known for topic in tickets)
    if len(tickets) < _MIN_TICKETS or named * 2 <= len(topics):
        return tuple(topics)
    return tuple(sorted((*topics, *(topic for topic in tickets if topic.line not in known))))


def _names_ticket(line: str) -> bool:
    """Return whether a line opens with a ticket, or with the address of one, and says what it is about."""
    if not _is_ticket(line) and not opens_with_address_of_ticket(line):
        return False
    return any(map(str.isalpha, _ADDRESS.sub("", line.partition("]")[2] if line.startswith("[") else line)))


def _is_ticket(line: str) -> bool:
    return len(line) <= _MAX_CHARACTERS and line.startswith("[") and opens_with_ticket(line)


def with_whole_logs(sections: Sequence[Section], text: SourceText, language: str) -> tuple[Section, ...]:
    """Return the sections with those joined that lines of code cut a pasted log into.

    It stands beneath a heading of notes, and goes on to its last ticket at least, if no heading names a part before.
    """
    if sum(_is_ticket(line) for line in text.lines(Lines(1, text.line_count))) < _MIN_TICKETS:
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
    return tuple(found) if len(found) == len(sections) else _with_paths(found)


def _end_of_log(start: int, sections: Sequence[Section], kinds: Sequence[HeadingKind | None], text: SourceText) -> int:
    """Return the position behind the last section of the log that begins with one, the next one if that is none."""
    known = start + 1
    while known < len(sections) and kinds[known] in _MAY_BE_CODE and sections[known].level == 1:
        known += 1
    holding = [one for one in range(start, known) if any(map(_is_ticket, text.lines(sections[one].lines)))]
    end = holding[-1] + 1 if holding else known
    while end < known and _is_amid_text(sections[end], text):
        end += 1
    return end if holding and ticket_lines(_joined(sections[start:end]), text) else start + 1


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


def _with_paths(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections with the headings above each anew."""
    above: list[Section] = []
    found: list[Section] = []
    for section in sections:
        while above and above[-1].level >= section.level:
            above.pop()
        found.append(replace(section, path=tuple(one.heading for one in above if one.heading is not None)))
        if section.heading is not None:
            above.append(section)
    return tuple(found)
