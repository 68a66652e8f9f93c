"""Tells what collects tickets of a repository: the topics are what these are about, not the heading above them.

Met in real minutes: `## Nominated` above `### "Blunt shears" #12`, and `## Milestones` above `- gh-12: blunt shears`.
"""

import re
from collections.abc import Sequence

from bot.minutes.list_shapes import LIST_MARK
from bot.minutes.repositories import (
    BRACKETED_TICKET,
    TICKET_ADDRESS,
    leads_to_ticket,
    names_ticket,
    opens_with_ticket,
)
from bot.minutes.role_remarks import tells_of_earlier
from bot.minutes.section_shapes import beneath, says, says_little
from bot.minutes.sections import Block, BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_wordings import BOLD
from bot.text import Lines, SourceText

_MIN_TICKETS = 3  # in a list, or in the headings of a file
_SHARE = 4  # one bullet in so many may be about no ticket
_MAX_CHARACTERS = 400  # of a bullet that are looked at
_MAX_REMARK = 120  # characters of a paragraph beside a list of tickets that is about them all
_SECOND_SENTENCE = re.compile(r"\w{2}(?:[.!?]\s+[^\W\d_]+\s+\w|[。！？]\s*[^\W\d_]{4})")
_NUMBER = r"(?:gh-\d{1,7}|(?:[\w.-]{1,40}/)?[\w.-]{0,40}#\d{2,7})\b"
_OPENING = re.compile(
    r"(?:\[[ xX]\]\s+)?(?:\*\*|__)?(?:[A-Za-z]{2,8}[:：]\s|(?:PR|MR|RFC|issue|bug|feature|ticket)\s)?\W{0,3}?"
    rf"(?:{BRACKETED_TICKET}|\[{_NUMBER}\]"
    rf"|(?:\[{{1,2}}[^\[\]]{{1,200}}\]{{1,2}}\()?https?://\S{{1,200}}{TICKET_ADDRESS}|{_NUMBER})",
    re.IGNORECASE,
)


def is_about_ticket(bullet: str) -> bool:
    """Return whether a bullet, without its mark or with it, opens with a ticket, or with what kind of one it is.

    >>> is_about_ticket("- gh-12: blunt shears"), is_about_ticket("Issue: #12 blunt"), is_about_ticket("Blunt #12")
    (True, True, False)
    """
    return _OPENING.match(LIST_MARK.sub("", bullet[:_MAX_CHARACTERS])) is not None


def lists_tickets(section: Section, items: Sequence[Lines], text: SourceText, language: str = "") -> bool:
    """Return whether nearly all bullets of a section are about a ticket each, and most say more than which one it is.

    Beneath running text they belong to what that is about, and those of an earlier meeting are looked through again.
    """
    tickets = [item for item in items if is_about_ticket(text.line(item.first))]
    if len(tickets) < _MIN_TICKETS or len(tickets) * _SHARE < len(items) * (_SHARE - 1):
        return False
    if tells_of_earlier(section.heading or "", language) or any(_is_prose(block, text) for block in section.blocks):
        return False
    return sum(_is_noted(item, text) for item in tickets) * 2 > len(tickets)


def _is_prose(block: Block, text: SourceText) -> bool:
    return block.kind is BlockKind.PARAGRAPH and len(shown_text(text.piece(block.lines))) > _MAX_REMARK


def _is_noted(item: Lines, text: SourceText) -> bool:
    """Return whether something stands beneath the bullet of a ticket, or a second sentence in its line."""
    if _SECOND_SENTENCE.search(shown_text(text.line(item.first)[:_MAX_CHARACTERS])):
        return True
    return any(any(map(str.isalnum, line)) for line in text.lines(Lines(item.first + 1, item.last)))


def ticket_collections(sections: Sequence[Section], text: SourceText, language: str = "") -> frozenset[int]:
    """Return the positions of the headings above nothing but those of tickets, if a file has several such tickets."""
    found: list[int] = []
    tickets = 0
    for position, section in enumerate(sections):
        below = beneath(position, sections)
        is_own = _is_of_ticket(section.heading or "")  # what stands beneath one ticket by mistake is beside it
        if not section.heading_lines or not below or is_own or not _says_nothing_itself(section, text, language):
            continue
        level = sections[below[0]].level
        right_below = [sections[one] for one in below if sections[one].level <= level]
        noted = sum(says(one, text) for one in right_below)
        if noted * 2 >= len(right_below) and all(_is_headed_by_ticket(one) for one in right_below):
            found.append(position)
            tickets += len(right_below)
    return frozenset(found) if tickets >= _MIN_TICKETS else frozenset()


def _says_nothing_itself(section: Section, text: SourceText, language: str) -> bool:
    """Return whether nothing is noted right beneath a heading: a line in bold at most, or a review of earlier tasks."""
    if not says(section, text):
        return True
    lines = [line.strip() for line in text.lines(section.body) if line.strip()] if section.body else []
    is_call = len(lines) == 1 and BOLD.fullmatch(lines[0]) is not None and ":" not in lines[0]
    return is_call or (says_little(section, text) and tells_of_earlier(section.heading or "", language))


def _is_headed_by_ticket(section: Section) -> bool:
    return section.heading_lines > 0 and _is_of_ticket(section.heading or "")


def _is_of_ticket(heading: str) -> bool:
    return leads_to_ticket(heading) or opens_with_ticket(heading) or names_ticket(shown_text(heading))
