"""Tells what opens the minutes above their agenda or notes: links, who convenes, how to take part. It is no topic."""

import re
from collections.abc import Sequence

from bot.minutes.heading_kinds import FORMAL, NOTED, HeadingKind, heading_kind
from bot.minutes.link_marks import LINK
from bot.minutes.list_shapes import LIST_MARK
from bot.minutes.names import looks_like_name
from bot.minutes.repositories import TICKET
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.text import SourceText

_MAX_LINES = 60  # of a section that are looked at
_SHARE = 4  # one line in so many may say something else
_MOST_BESIDE_LINK = 2  # words that name what a link leads to: "Slides: "
_LABELLED = re.compile(r"\s*(?:[-*+]\s+)?[^:：]{2,40}[:：][^:：]{1,60}")
_ASIDE = re.compile(r"(?:(?<!\s)\s++)?[(（\[][^()（）\[\]]{0,80}[)）\]]")


def with_opening(
    kinds: Sequence[HeadingKind | None], sections: Sequence[Section], text: SourceText, language: str
) -> list[HeadingKind | None]:
    """Return the kinds of sections with those that open the minutes as formalities; the first topic ends them."""
    found = list(kinds)
    last = max((position for position, kind in enumerate(kinds) if kind in NOTED), default=0)
    for position, section in enumerate(sections[:last]):
        if kinds[position] is not None or not section.heading_lines or section.body is None:
            continue
        if text.is_blank(section.body):
            continue
        if not _only_introduces(section, text, language) or sections[position + 1].level > section.level:
            break
        found[position] = HeadingKind.LOGISTICS
    return found


def _only_introduces(section: Section, text: SourceText, language: str) -> bool:
    """Return whether nearly all lines beneath a heading are links, names of people or formalities."""
    lines = [line for line in text.lines(section.body) if any(map(str.isalnum, line))] if section.body else []
    lines = lines[:_MAX_LINES]
    formal = sum(_introduces(line, language) for line in lines)
    # Among formalities, whatever stands behind a short label is one too: "Kind of meeting: by video".
    labelled = sum(not _introduces(line, language) and _LABELLED.fullmatch(line) is not None for line in lines)
    counted = formal + labelled if formal * 2 >= len(lines) else formal
    return bool(lines) and counted * _SHARE >= len(lines) * (_SHARE - 1)


def _introduces(line: str, language: str) -> bool:
    if heading_kind(line, language) in FORMAL:
        return True
    wording = LIST_MARK.sub("", line, count=1)
    beside = LINK.sub("", wording)
    if beside != wording:
        return len(re.findall(r"\w+", beside)) <= _MOST_BESIDE_LINK and not TICKET.search(wording)
    return looks_like_name(_ASIDE.sub("", shown_text(wording)).strip(" .,;"), language)
