"""Tells what was discussed: which items of the minutes are the topics that sum a meeting up.

One rule, whatever level, numbering or mark a topic stands on: what names no part of the minutes themselves (attendees,
links, agenda, notes, decisions, next meeting) is a topic, and the topics to list are those that lie in no other.
"""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import islice

from bot.minutes.agenda_numbers import agenda_number
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.left_blank import holds_formalities, is_placeholder, leads_elsewhere, only_introduces, says_nothing
from bot.minutes.list_shapes import LIST_MARK
from bot.minutes.model import Item, Role
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.roles import names_role, role_of
from bot.minutes.section_kinds import Outline, beneath, says_little
from bot.minutes.sections import Section
from bot.minutes.shown import shown_text
from bot.text import fold

_ANNOUNCING = frozenset({HeadingKind.AGENDA, HeadingKind.LOGISTICS, HeadingKind.CONTENTS})
_HOLDS_NONE = frozenset({HeadingKind.ATTENDEES, HeadingKind.LOGISTICS, HeadingKind.CONTENTS, HeadingKind.QUESTIONS})
"""What no topic lies beneath."""
_NOTED = frozenset({HeadingKind.NOTES, HeadingKind.AGENDA})
_HOLDS_NOTES = frozenset({HeadingKind.NOTES, HeadingKind.COLLECTION})
_MIN_TOPICS = 2
_MIN_NAMED = 3  # headings that an agenda names too, for it to be an agenda of them all
_FAR_MORE = 3  # times as much as is noted in an agenda
_MOST = 1.5  # times as many topics as stand beside it, for a heading to be the one that holds them
_LINK = re.compile(r"\[[^\[\]]{0,500}\]\([^()\s]{0,500}\)|https?://\S+")
_PART = re.compile(r"\s*(?:[^\W\d_]{1,12}\s)?\d{1,2}\.\d{1,2}(?!\d)")
_MAX_AGENDAS = 20  # of one meeting, or lists that may be one, that are compared with all that follows
_MAX_TITLES = 200  # of an agenda that are looked for in the headings below it
_MARKS = 25  # characters that a line may have beside the name of a topic and still say no more: marks, a time, a name


def announcing(outline: Outline) -> frozenset[int]:
    """Return the positions of the sections that only announce: none if nothing else is written down.

    What stands beneath the heading of an agenda is announced if notes follow elsewhere, beneath a heading of their own
    or beneath those of the topics; else it is the notes.
    """
    found: set[int] = set()
    letters = [_letters(section.heading) for section in outline.sections]
    agendas = 0
    for position, kind in enumerate(outline.kinds):
        if kind not in _ANNOUNCING:
            continue
        below = beneath(position, outline.sections)
        found.add(position)
        if kind is HeadingKind.AGENDA:
            agendas += 1
            if agendas > _MAX_AGENDAS:
                continue
            notes = _notes_apart(below, outline)
            if notes is not None and notes > position and _tell_of_topics(range(notes, len(outline.kinds)), outline):
                # What stands between an agenda and the notes of its topics belongs to it, and what opens it: goals.
                found.update(range(position, notes))
                found.update(one for one in range(position) if outline.kinds[one] is None)
            elif _is_outweighed(below, outline) or _repeated(below, outline, letters):
                found.update(below)
        elif kind is HeadingKind.CONTENTS and any(_has_text(one, outline) for one in below):
            # The notes go on beneath the table of contents.
            found.update(one for one in below if not _has_text(one, outline))
        else:
            found.update(below)
    found.update(_named_again(found, outline, letters))
    noted = (position not in found and _has_text(position, outline) for position in range(len(outline.sections)))
    return frozenset(found) if any(noted) else frozenset()


def _named_again(announced: Container[int], outline: Outline, letters: Sequence[str]) -> Iterator[int]:
    """Yield the positions of the bullets, but those announced, that stand in a list of what headings name again."""
    is_bullet = [not one.heading_lines and one.heading is not None for one in outline.sections]
    first = lists = 0
    while first < len(is_bullet) and lists < _MAX_AGENDAS:
        level, end = outline.sections[first].level, first
        while end < len(is_bullet) and is_bullet[end] and outline.sections[end].level >= level:
            end += 1
        if end - first >= _MIN_TOPICS and first not in announced:
            lists += 1
            if _repeated(range(first, end), outline, letters):
                yield from range(first, end)
        first = max(end, first + 1)


def _notes_apart(agenda: range, outline: Outline) -> int | None:
    """Return the position of the heading of the notes, None if there is none apart from an agenda."""
    for position, kind in enumerate(outline.kinds):
        if kind is not HeadingKind.NOTES or position in agenda:
            continue
        section, below = outline.sections[position], beneath(position, outline.sections)
        if agenda.start - 1 in below:  # the agenda is a part of the notes
            continue
        named = heading_kind(section.heading or "", outline.language) is HeadingKind.NOTES
        # One that is known for it by a date or by who attended opens notes only if there are topics.
        counted = (None, HeadingKind.NOTES, HeadingKind.COLLECTION) if named else (None,)
        # A heading of the notes with nothing noted beneath it is that of all that follows.
        follows = range(below.stop, len(outline.sections)) if named and position >= agenda.start else range(0)
        for reached in ((position, *below), follows):
            if any(outline.kinds[one] in counted and _has_text(one, outline) for one in reached):
                return position
    return None


def _tell_of_topics(positions: range, outline: Outline) -> bool:
    """Return whether there is a topic in some sections, but for those of another meeting: "From last time"."""
    end = positions.start  # of what lies beneath the heading of another meeting
    for one in positions:
        if names_other_meeting(outline.sections[one].heading or "", outline.language):
            end = max(end, beneath(one, outline.sections).stop)
        elif one >= end and outline.kinds[one] is None:
            return True
    return False


def _is_outweighed(agenda: range, outline: Outline) -> bool:
    """Return whether far more is noted below an agenda than in it, of topics or as the notes: it only lists topics."""
    inside = sum(_noted_length(one, outline) for one in agenda)
    below = range(agenda.stop, len(outline.sections))
    notes = [one for one in below if outline.kinds[one] is HeadingKind.NOTES]
    noted = {one for position in notes for one in (position, *beneath(position, outline.sections))}
    told = (
        one
        for one in below
        if (outline.kinds[one] is None or (one in noted and outline.kinds[one] in _HOLDS_NOTES))
        and not names_role(outline.sections[one].heading or "", outline.language)
    )
    return sum(_noted_length(one, outline) for one in told) > _FAR_MORE * inside


def _noted_length(position: int, outline: Outline) -> int:
    """Return how many characters a section says beyond what its topic is."""
    section = outline.sections[position]
    first, *others = outline.text.lines(section.lines)
    beside = max(len(shown_text(first)) - len(shown_text(section.heading or "")) - _MARKS, 0)
    noted = (line for line in others if not is_placeholder(LIST_MARK.sub("", line), outline.language))
    return beside + sum(len(shown_text(line).strip()) for line in noted)


def _repeated(agenda: range, outline: Outline, letters: Sequence[str]) -> bool:
    """Return whether most of what an agenda names is a heading further down, or most headings are named by it.

    `letters` are those of the headings of all sections.
    """
    level = min((outline.sections[one].level for one in agenda), default=0)
    titles = [letters[one] for one in agenda if outline.sections[one].level == level][:_MAX_TITLES]
    others = [one for one in letters[agenda.stop :] if one]
    again = sum(any(_are_alike(title, other) for other in others) for title in titles)
    if again * 2 > len(titles):
        return True
    # An agenda may hold links and more besides; then most of the headings further down are of it.
    told = [
        letters[one]
        for one in range(agenda.stop, len(outline.sections))
        if outline.kinds[one] is None and outline.sections[one].level <= level
    ]
    named = sum(any(_are_alike(heading, title) for title in titles) for heading in told)
    return named >= _MIN_NAMED and named * 2 > len(told)


def _are_alike(one: str, other: str) -> bool:
    """Return whether one title holds the other, and little else."""
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and shorter in longer and len(shorter) * 2 > len(longer)


def _letters(heading: str | None) -> str:
    return "".join(filter(str.isalpha, fold(shown_text(heading or ""))))


def _says_more(position: int, outline: Outline) -> bool:
    """Return whether a section says more than what its topic is."""
    section = outline.sections[position]
    first, *others = outline.text.lines(section.lines)
    if not all(is_placeholder(LIST_MARK.sub("", line), outline.language) for line in others):
        return True
    return len(shown_text(first)) > len(shown_text(section.heading or "")) + _MARKS


def _has_text(position: int, outline: Outline) -> bool:
    body = outline.sections[position].body
    # A list of empty boxes is none.
    return body is not None and any(any(map(str.isalnum, line)) for line in outline.text.lines(body))


def _notes_something(position: int, outline: Outline) -> bool:
    """Return whether more than addresses and formalities stands beneath a heading, before the next one."""
    body = outline.sections[position].body
    lines = outline.text.lines(body) if body is not None else ()
    return any(
        any(map(str.isalnum, _LINK.sub("", line))) and heading_kind(line, outline.language) is None for line in lines
    )


def has_topics(announces: frozenset[int], outline: Outline) -> bool:
    """Return whether any topic is named apart from those that are only announced; "Discussion" names none."""
    apart = [one for one in range(len(outline.sections)) if one not in announces]
    found = _outermost(apart, outline)
    if _only_stated(found, announces, outline):
        return False
    return any(outline.kinds[one] is None for one in found)


def _only_stated(found: Sequence[int], announces: frozenset[int], outline: Outline) -> bool:
    """Return whether an agenda names what a flat list of statements tells of: then its topics sum the meeting up."""
    stated = [one for one in found if _is_statement(one, outline)]
    if len(stated) < _MIN_TOPICS or len(stated) != len(found):
        return False
    named = [one for one in announces if outline.kinds[one] is None and not outline.sections[one].heading_lines]
    length = sum(len(outline.sections[one].heading or "") for one in stated) / len(stated)
    return bool(named) and all(len(outline.sections[one].heading or "") < length for one in named)


def _is_statement(position: int, outline: Outline) -> bool:
    """Return whether a section is a bullet with nothing beneath it, beneath the heading of the notes."""
    section = outline.sections[position]
    if section.heading_lines or section.heading is None or _has_bullets(section, outline):
        return False
    above = next((one for one in range(position, -1, -1) if outline.sections[one].level < section.level), None)
    return above is not None and outline.kinds[above] is HeadingKind.NOTES


def _has_bullets(section: Section, outline: Outline) -> bool:
    return any(map(LIST_MARK.match, islice(outline.text.lines(section.lines), 1, None)))


def topics_of(items: Sequence[Item], announces: frozenset[int], outline: Outline) -> tuple[Item, ...]:
    """Return the items that sum a meeting up, in order; each item is what the section at its position is read as."""
    everything = range(len(items))
    discussed = [position for position in everything if position not in announces]
    found = _outermost(discussed, outline) or _named_below(discussed, announces, outline)
    found = [] if _only_stated(found, announces, outline) else found
    found = found or _outermost(
        [one for one in everything if one not in discussed or not _is_statement(one, outline)], outline
    )
    if not any(outline.kinds[position] is None for position in found):  # "Discussion" says less than what was announced
        found = [position for position in _outermost(everything, outline) if outline.kinds[position] is None] or found
    found = _opened(found, outline, announces if set(found) <= set(discussed) else frozenset())
    noted = [position for position in found if _is_noted(position, outline)]
    # A heading with nothing beneath it was left so, unless most are: then titles are all that was written down.
    found = noted if len(noted) * 2 >= len(found) else found
    numbered = [position for position in found if items[position].number is not None]
    if len(numbered) >= _MIN_TOPICS:  # beside numbered topics, news and the like are none
        found = [position for position in found if position in numbered or outline.kinds[position] is None]
    return tuple(items[position] for position in found)


def _named_below(positions: Sequence[int], announces: frozenset[int], outline: Outline) -> list[int]:
    """Return the headings that an agenda names though they lie beneath one of tasks or formalities, by mistake."""
    titles = [_letters(outline.sections[one].heading) for one in sorted(announces)[:_MAX_TITLES]]
    found: list[int] = []
    for position in positions:
        section = outline.sections[position]
        is_inside = bool(found) and section.level > outline.sections[found[-1]].level
        if outline.kinds[position] is None and section.heading_lines and section.path and not is_inside:
            found.append(position)
    named = sum(any(_are_alike(title, _letters(outline.sections[one].heading)) for title in titles) for one in found)
    return found if named * 2 > len(found) > 1 else []


def _opened(positions: list[int], outline: Outline, announces: frozenset[int]) -> list[int]:
    """Return the topics with those in the place of which others stand: a heading that holds most of them is none."""
    held = {
        one: _outermost([p for p in beneath(one, outline.sections) if p not in announces], outline) for one in positions
    }
    found: list[int] = []
    for position, inside in held.items():
        # One of the first level with nothing beneath it is a second title; a topic may have two parts.
        is_title = outline.sections[position].level == 1 and not _notes_something(position, outline)
        enough = _MIN_TOPICS + (outline.sections[position].level > 1)
        lone = len(positions) == 1 and (len(inside) >= enough or is_title)
        is_numbered = agenda_number(outline.sections[position].heading or "", outline.language) is not None
        most = max(len(positions), _MOST * (len(positions) - 1))
        holds_most = len(inside) >= most > 1 and says_little(outline.sections[position], outline.text)
        holds = holds_most and not is_numbered and not _are_parts(position, held, outline)
        opens = inside and (lone or holds or (is_numbered and _are_numbered_parts(position, inside, outline)))
        found += _opened(inside, outline, announces) if opens else [position]
    return found


def _are_numbered_parts(position: int, inside: Sequence[int], outline: Outline) -> bool:
    """Return whether nothing but headings numbered as parts stand beneath a numbered one: "2.1 Hose", "2.2 Hedge"."""
    counted = [_PART.match(shown_text(outline.sections[one].heading or "")) for one in inside]
    return len(inside) >= _MIN_TOPICS and all(counted) and not _notes_something(position, outline)


def _are_parts(position: int, held: Mapping[int, Sequence[int]], outline: Outline) -> bool:
    """Return whether headings beneath a topic are those of its parts: most stand beneath another topic again."""
    others = {_letters(outline.sections[one].heading) for other in held if other != position for one in held[other]}
    again = sum(_letters(outline.sections[one].heading) in others for one in held[position])
    return again * 2 >= len(held[position])


def _is_noted(position: int, outline: Outline) -> bool:
    below = beneath(position, outline.sections)
    return any(
        _has_text(one, outline) and not says_nothing(outline.sections[one], outline) for one in (position, *below)
    )


def _those_in(within: range, positions: Sequence[int]) -> Sequence[int]:
    """Return those of some positions, which ascend, that lie in a range."""
    return positions[bisect_left(positions, within.start) : bisect_left(positions, within.stop)]


def _opening(outline: Outline) -> int:
    """Return how many sections stand above the last agenda, or heading of the notes."""
    return max((one for one, kind in enumerate(outline.kinds) if kind in _NOTED), default=0)


def _outermost(positions: Sequence[int], outline: Outline) -> list[int]:
    """Return those of some sections that are topics and lie in none of the others."""
    found: list[int] = []
    end = -1  # of what lies beneath the last topic, or beneath what holds none
    opening = _opening(outline)
    for position in positions:
        heading = outline.sections[position].heading or ""
        if position <= end or not any(map(str.isalnum, heading)):
            continue
        kind = outline.kinds[position]
        below = beneath(position, outline.sections)
        if kind is HeadingKind.CONTENTS and any(_has_text(one, outline) for one in below):
            continue
        if kind in _HOLDS_NONE:
            # Notes whose heading is deeper than that of the attendees above them lie beneath it by mistake.
            noted = (one for one in below if kind is HeadingKind.ATTENDEES and outline.kinds[one] in _NOTED)
            end = next(noted, below.stop) - 1
        elif names_role(heading, outline.language):
            # A summary, or what was decided, that has topics of its own is the notes.
            inside = _outermost(_those_in(below, positions), outline)
            if role_of(heading, outline.language) in (Role.SUMMARY, Role.DECISION) and len(inside) >= _MIN_TOPICS:
                found += inside
            end = below.stop - 1
        elif kind is None:
            section = outline.sections[position]
            is_first = position < opening and not any(_has_text(one, outline) for one in found)
            opens = is_first and only_introduces(section, outline)
            found += () if not below and (opens or holds_formalities(section, outline)) else (position,)
            end = below.stop - 1
        elif kind is HeadingKind.COLLECTION:
            inside = _outermost(_those_in(below, positions), outline)
            # One that holds formalities alone is none either.
            section = outline.sections[position]
            is_blank = says_nothing(section, outline) or leads_elsewhere(section, outline)
            is_line = not section.heading_lines and not _says_more(position, outline)  # a bullet of an agenda
            stands = _has_text(position, outline) and not (is_blank or is_line)
            found += inside or ([position] if stands else [])
            end = below.stop - 1
    return found
