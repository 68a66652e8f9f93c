"""Tells which headings of formalities hold what was discussed after all, and which others hold formalities alone."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from bot.minutes.heading_kinds import FORMAL, HeadingKind, heading_kind
from bot.minutes.offices import ends_in_office
from bot.minutes.section_shapes import beneath, says, says_little
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.text import SourceText

_MOST = 3  # times as many topics as elsewhere that lie beneath a heading of formalities which is that of the notes

_MAX_NAME_WORDS = 4  # of a line, with the mark of a list
_MIN_BESIDE = 2  # topics beside


def with_formal_parts(
    kinds: Sequence[HeadingKind | None], sections: Sequence[Section], text: SourceText
) -> list[HeadingKind | None]:
    """Return the kinds with a heading that holds nothing but headings of formalities as one too."""
    found = list(kinds)
    for position, section in enumerate(sections):
        if kinds[position] is None and section.heading_lines and not says(section, text):
            below = beneath(position, sections)
            if below and all(kinds[one] in FORMAL and says_little(sections[one], text) for one in below):
                found[position] = HeadingKind.LOGISTICS
    return found


def with_reports(
    kinds: Sequence[HeadingKind | None], sections: Sequence[Section], text: SourceText, language: str
) -> list[HeadingKind | None]:
    """Return the kinds with what an office reports as a topic: "President" beneath "Reports" is no label."""
    found = list(kinds)
    for position, section in enumerate(sections):
        if kinds[position] is HeadingKind.LOGISTICS and section.heading_lines and section.path:
            is_report = heading_kind(section.path[-1] or "", language) is HeadingKind.COLLECTION
            is_office = ends_in_office(shown_text(section.heading or ""))
            if is_report and is_office and says(section, text) and not _names_alone(section, text):
                found[position] = None
    return found


def _names_alone(section: Section, text: SourceText) -> bool:
    """Return whether nothing but names may stand beneath a heading: whoever has the office, and no report of theirs."""
    lines = text.lines(section.body) if section.body else []
    return all(len(shown_text(line).split()) <= _MAX_NAME_WORDS for line in lines)


def with_cut_formalities(kinds: Sequence[HeadingKind | None], sections: Sequence[Section]) -> list[HeadingKind | None]:
    """Return the kinds with a formality as the notes if lines that are no headings were found to be topics in it."""
    found = list(kinds)
    for position, (section, following) in enumerate(pairwise(sections)):
        is_cut = not following.heading_lines and following.heading is not None and following.level > section.level
        if kinds[position] in FORMAL and section.heading_lines and is_cut:
            found[position] = HeadingKind.NOTES
    return found


def with_notes_beneath_formalities(
    kinds: list[HeadingKind | None], sections: Sequence[Section], text: SourceText
) -> list[HeadingKind | None]:
    """Return the kinds with a formality as the notes if nearly all topics of the file lie beneath it."""
    agendas = [beneath(position, sections) for position, kind in enumerate(kinds) if kind is HeadingKind.AGENDA]
    announced = {position for agenda in agendas for position in agenda}
    every = [
        position
        for position, kind in enumerate(kinds)
        if kind is None and sections[position].heading and says(sections[position], text)
    ]
    # What stands on an agenda counts only if nothing is noted elsewhere.
    topics = [position for position in every if position not in announced] or every
    if not topics:
        return kinds
    levels = {sections[position].level: position for position in topics}  # with the last topic of each
    for position, kind in enumerate(kinds):
        below = beneath(position, sections)
        noted = bisect_left(topics, below.stop) - bisect_left(topics, below.start)
        # Among topics, the dates to come may be discussed one by one.
        is_among = topics[0] < position < levels.get(sections[position].level, 0)
        if kind is HeadingKind.LOGISTICS and is_among and noted > 1 and not says(sections[position], text):
            kinds[position] = HeadingKind.COLLECTION
    for position, kind in enumerate(kinds[: topics[0]]):
        if kind is HeadingKind.LOGISTICS:
            below = beneath(position, sections)
            inside = bisect_left(topics, below.stop) - bisect_left(topics, below.start)
            # Headings two levels below one with nothing beneath it were set too deep.
            is_deep = inside > len(topics) - inside and sections[below[0]].level > sections[position].level + 1
            is_empty = is_deep and not says(sections[position], text)
            if is_empty or inside > _MOST * (len(topics) - inside):
                kinds[position] = HeadingKind.NOTES
    return kinds


def with_notes_among_topics(
    kinds: Sequence[HeadingKind | None], sections: Sequence[Section]
) -> list[HeadingKind | None]:
    """Return the kinds with one of the notes among topics that a heading collects as a topic: "Meeting minutes".

    Beneath "Ongoing business" it is about how the minutes are written.
    """
    found = list(kinds)
    for position, kind in enumerate(kinds):
        if kind is not HeadingKind.COLLECTION:
            continue
        below = beneath(position, sections)
        level = min((sections[one].level for one in below), default=0)
        beside = [one for one in below if sections[one].level == level and sections[one].heading_lines]
        noted = [one for one in beside if kinds[one] is HeadingKind.NOTES and not beneath(one, sections)]
        if len(noted) == 1 and sum(kinds[one] is None for one in beside) >= _MIN_BESIDE:
            found[noted[0]] = None
    return found
