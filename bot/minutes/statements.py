"""Tells whether the notes are a flat list of statements: then the topics of the agenda sum the meeting up better."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.minutes.alike_titles import are_alike, letters_of
from bot.minutes.announcements import MARKS
from bot.minutes.heading_kinds import HeadingKind
from bot.minutes.list_shapes import LIST_MARK
from bot.minutes.section_kinds import Outline
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text

_MIN_STATEMENTS = 2
_MAX_TITLE = 30  # characters before a colon; with more, a sentence goes on behind it
_MAX_TITLES = 200  # of an agenda that are looked for among the notes
_SHARE = 3  # one topic in so many may be another
_TITLED = re.compile(r"\A\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\*\*|__)")
"""A bullet that begins in bold: "**Hose:** it leaks"."""
_SPEAKING = re.compile(r"\s*[-*+]\s+(?P<names>[^\W\d_][\w.-]{0,20}(?:, ?[^\W\d_][\w.-]{0,20}){0,2}): ")


def only_stated(found: Sequence[int], announces: frozenset[int], outline: Outline) -> bool:
    """Return whether nearly all topics found are statements, and an agenda names in fewer words what they are about."""
    stated = _statements(outline) | _said(found, outline)
    count = len(stated.intersection(found))
    if count < _MIN_STATEMENTS or count * _SHARE < len(found) * (_SHARE - 1):
        return False
    named = [one for one in announces if outline.kinds[one] is None and not outline.sections[one].heading_lines]
    titles = [letters_of(shown_text(outline.sections[one].heading or "")) for one in named[:_MAX_TITLES]]
    told = [letters_of(outline.sections[one].heading) for one in found[:_MAX_TITLES]]
    again = sum(any(are_alike(one, title) for title in titles) for one in told)
    if again * 2 > len(told):  # the notes name the topics once more
        return False
    lengths, noted = ([len(shown_text(outline.sections[at].heading or "")) for at in one] for one in (named, found))
    return bool(lengths) and sum(lengths) * len(noted) < sum(noted) * len(lengths)


def _statements(outline: Outline) -> frozenset[int]:
    """Return the positions of the bullets right below a heading of the notes that have nothing beneath them."""
    found: set[int] = set()
    above: list[int] = []  # the headings that a section lies beneath, outermost first
    for position, section in enumerate(outline.sections):
        while above and outline.sections[above[-1]].level >= section.level:
            above.pop()
        is_noted = bool(above) and outline.kinds[above[-1]] is HeadingKind.NOTES
        if is_noted and not section.heading_lines and _only_states(section, outline):
            found.add(position)
        above.append(position)
    return frozenset(found)


def _said(found: Sequence[int], outline: Outline) -> frozenset[int]:
    """Return the positions of the bullets that a handle says who speaks again in others: "ada: It leaks."."""
    lines = {one: outline.text.line(outline.sections[one].lines.first) for one in found}
    speaking = {
        one: match["names"]
        for one, line in lines.items()
        if not outline.sections[one].heading_lines and (match := _SPEAKING.match(line)) and match["names"].islower()
    }
    times = Counter(speaking.values())
    return frozenset(one for one, names in speaking.items() if times[names] > 1)


def _only_states(section: Section, outline: Outline) -> bool:
    """Return whether a bullet is all of its topic's name, however many lines it takes: it has no title and no parts."""
    first, *others = outline.text.lines(section.lines)
    title = shown_text(section.heading or "")
    is_whole = len(shown_text(first)) <= len(title) + MARKS or len(title) > _MAX_TITLE
    return is_whole and not _TITLED.match(first) and not any(map(LIST_MARK.match, others))
