"""Tells what was discussed: which items of the minutes are the topics that sum a meeting up.

One rule, whatever level, numbering or mark a topic stands on: what names no part of the minutes themselves (attendees,
links, agenda, notes, decisions, next meeting) is a topic, and the topics to list are those that lie in no other.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.minutes.agenda_numbers import agenda_number, without_number
from bot.minutes.alike_titles import are_alike, letters_of
from bot.minutes.announcements import MARKS
from bot.minutes.counted_headings import count_of, only_count
from bot.minutes.heading_kinds import HeadingKind
from bot.minutes.led_bullets import without_aside
from bot.minutes.left_blank import holds_formalities, is_placeholder, leads_elsewhere, notes_something, says_nothing
from bot.minutes.list_shapes import LIST_MARK
from bot.minutes.misplaced_headings import NOTED, interrupts
from bot.minutes.model import Item, Role, TopicHeading
from bot.minutes.repositories import leads_to_ticket, opens_with_ticket
from bot.minutes.role_remarks import tells_of_earlier
from bot.minutes.roles import names_role, role_of
from bot.minutes.section_kinds import Outline, has_text, names_collection
from bot.minutes.section_shapes import beneath, says_little
from bot.minutes.shown import shown_text
from bot.minutes.statements import only_stated

_HOLDS_NONE = frozenset({HeadingKind.ATTENDEES, HeadingKind.LOGISTICS, HeadingKind.CONTENTS, HeadingKind.QUESTIONS})
"""What no topic lies beneath."""
_MIN_TOPICS = 2
_MOST = 1.5  # times as many topics as stand beside it, for a heading to be the one that holds them
_PART = re.compile(r"\s*(?:[^\W\d_]{1,12}\s)?\d{1,2}\.\d{1,2}(?!\d)")
_MAX_TITLES = 200  # of an agenda that are looked for in the headings below it


def _says_more(position: int, outline: Outline) -> bool:
    """Return whether a section says more than what its topic is."""
    section = outline.sections[position]
    first, *others = outline.text.lines(section.lines)
    if not all(is_placeholder(LIST_MARK.sub("", line), outline.language) for line in others):
        return True
    return len(shown_text(first)) > len(shown_text(section.heading or "")) + MARKS


def has_topics(announces: frozenset[int], outline: Outline) -> bool:
    """Return whether any topic is named apart from those that are only announced; "Discussion" names none."""
    apart = [one for one in range(len(outline.sections)) if one not in announces]
    found = _outermost(apart, outline)
    if only_stated(found, announces, outline) or (announces and only_count(_headings(found, outline))):
        return False
    return any(outline.kinds[one] is None and _is_noted(one, outline) for one in found)


class ChosenTopics(NamedTuple):
    """What sums a meeting up."""

    items: tuple[Item, ...]
    """In order."""
    headings: tuple[TopicHeading, ...]
    """The headings that they were chosen from."""


def topics_of(items: Sequence[Item], announces: frozenset[int], outline: Outline) -> ChosenTopics:
    """Return the items that sum a meeting up; each item is what the section at its position is read as."""
    everything = range(len(items))
    discussed = [position for position in everything if position not in announces]
    found = _outermost(discussed, outline) or _named_below(discussed, announces, outline)
    announced = _outermost(sorted(announces), outline)
    # "Point 1" says less than what was announced as the first one.
    says_more = not any(map(count_of, _headings(announced, outline)))
    if only_count(_headings(found, outline)) and len(announced) >= len(found) and says_more:
        found = announced
    # A heading with nothing beneath it, such as one of pictures, says less than what was announced.
    if only_stated(found, announces, outline):
        # What has a heading of its own beside the statements is no statement.
        headed = [one for one in found if outline.kinds[one] is None and _is_headed_alone(one, outline)]
        found = sorted((*announced, *headed)) if announced else found
    elif not any(_is_noted(position, outline) for position in found):
        found = announced or found
    found = found or _outermost(everything, outline) or _beneath_summaries(outline)
    if not any(outline.kinds[position] is None for position in found):  # "Discussion" says less than what was announced
        found = [position for position in _outermost(everything, outline) if outline.kinds[position] is None] or found
    named = [position for position in found if outline.kinds[position] is None]
    if named and not any(outline.sections[position].heading_lines for position in named):
        # "Discussion" below a list of topics is that of them all.
        found = [position for position in found if not outline.sections[position].heading_lines]
    led = frozenset(one for one in everything if outline.sections[one].heading_lines and _opens_with_name(items[one]))
    found = _opened(found, outline, announces if set(found) <= set(discussed) else frozenset(), led)
    noted = [position for position in found if _is_counted(position, outline) or _is_noted(position, outline)]
    # A heading with nothing beneath it was left so, unless most are: then titles are all that was written down.
    left_empty = _left_empty(found, noted, outline) if len(noted) * 2 >= len(found) else []
    found = noted if len(noted) * 2 >= len(found) else found
    numbered = [position for position in found if items[position].number is not None]
    if len(numbered) >= _MIN_TOPICS:  # beside numbered topics, news and the like are none
        found = [position for position in found if position in numbered or outline.kinds[position] is None]
    listed = set(found)
    headings = tuple(
        TopicHeading(items[one].lines.first, one in listed, _is_noted(one, outline), _inside(one, announces, outline))
        for one in sorted((*found, *left_empty))
        if outline.sections[one].heading_lines
    )
    return ChosenTopics(tuple(items[position] for position in found), headings if len(headings) >= len(found) else ())


def _is_headed_alone(position: int, outline: Outline) -> bool:
    """Return whether a section has a heading of its own, and lies in none of decisions or tasks."""
    section = outline.sections[position]
    return section.heading_lines > 0 and not any(role_of(above, outline.language) for above in section.path)


def _beneath_summaries(outline: Outline) -> list[int]:
    """Return the headings beneath summaries that say nothing else, be it one: nothing else names a topic."""
    found: list[int] = []
    for position, section in enumerate(outline.sections):
        if role_of(section.heading or "", outline.language) is Role.SUMMARY and not has_text(position, outline):
            found += _outermost(beneath(position, outline.sections), outline)
    return [position for position in found if outline.sections[position].heading_lines]


def _left_empty(positions: Sequence[int], noted: Sequence[int], outline: Outline) -> list[int]:
    """Return the headings among topics that nothing is noted beneath; what stands above the first one is formal."""
    levels = {outline.sections[one].level for one in noted}
    filled = set(noted)
    left = [one for one in positions if noted and one > noted[0] and one not in filled]
    return [
        one
        for one in left
        if outline.kinds[one] is None
        and outline.sections[one].level in levels
        and not has_text(one, outline)  # "n/a" says that nothing came of it
        and not names_collection(outline.sections[one].heading or "", outline.language)
        and not (outline.sections[one].heading or "").lstrip().startswith("![")
    ]


def _inside(position: int, announces: frozenset[int], outline: Outline) -> tuple[int, ...]:
    """Return the lines of the headings beneath one, if they are those of topics."""
    below = [one for one in beneath(position, outline.sections) if one not in announces]
    found = [one for one in _outermost(below, outline) if _is_noted(one, outline)]
    return tuple(outline.sections[one].lines.first for one in found if outline.sections[one].heading_lines)


def _named_below(positions: Sequence[int], announces: frozenset[int], outline: Outline) -> list[int]:
    """Return the headings that an agenda names though they lie beneath one of tasks or formalities, by mistake."""
    titles = [_title_letters(outline.sections[one].heading) for one in sorted(announces)[:_MAX_TITLES]]
    found: list[int] = []
    for position in positions:
        section = outline.sections[position]
        is_inside = bool(found) and section.level > outline.sections[found[-1]].level
        if outline.kinds[position] is None and section.heading_lines and section.path and not is_inside:
            found.append(position)
    headings = [_title_letters(outline.sections[one].heading) for one in found]
    named = sum(any(are_alike(title, heading) for title in titles) for heading in headings)
    return found if named * 2 > len(found) > 1 else []


def _title_letters(heading: str | None) -> str:
    """Return the letters of a heading without what stands in brackets behind it: "The hose (Ada)"."""
    return letters_of(without_aside(shown_text(heading or "")))


def _opened(
    positions: list[int], outline: Outline, announces: frozenset[int], led: frozenset[int] = frozenset()
) -> list[int]:
    """Return the topics with those in the place of which others stand: a heading that holds most of them is none.

    What somebody presents each are topics, and no parts of one; `led` holds their positions.
    """
    held = {
        one: _outermost([p for p in beneath(one, outline.sections) if p not in announces], outline) for one in positions
    }
    # "Any other business" is nothing that a heading with more may outweigh.
    beside = [one for one in positions if outline.kinds[one] is None]
    noted = sum(_is_noted(one, outline) for one in beside)
    found: list[int] = []
    for position, inside in held.items():
        # One of the first level with nothing beneath it is a second title; a topic may have two parts.
        is_title = outline.sections[position].level == 1 and not notes_something(position, outline)
        enough = _MIN_TOPICS + (outline.sections[position].level > 1)
        lone = len(positions) == 1 and (len(inside) >= enough or is_title)
        is_numbered = agenda_number(outline.sections[position].heading or "", outline.language) is not None
        most = max(len(positions), _MOST * (len(positions) - 1), _MIN_TOPICS)
        outweighs = len(inside) >= min(most, max(len(beside), noted + 1, _MIN_TOPICS)) and len(positions) > 1
        holds_most = outweighs and says_little(outline.sections[position], outline.text)
        holds = holds_most and not is_numbered and not _are_parts(position, held, outline)
        # What stands beneath a review of earlier tasks are tasks.
        holds = holds and not tells_of_earlier(outline.sections[position].heading or "", outline.language)
        are_led = len(inside) >= _MIN_TOPICS and not is_numbered and all(one in led for one in inside)
        opens = inside and (lone or holds or (is_numbered and _are_numbered_parts(position, inside, outline)))
        opens = opens or (are_led and position not in led and not notes_something(position, outline))
        opens = opens or (not is_numbered and _lies_above_others(position, held, outline))
        found += _opened(inside, outline, announces, led) if opens else [position]
    return found


def _lies_above_others(position: int, held: Mapping[int, Sequence[int]], outline: Outline) -> bool:
    """Return whether a heading only holds several, of the level on which most of the other topics stand."""
    levels = [outline.sections[one].level for one in held if one != position]
    level = outline.sections[position].level
    deeper = sum(outline.sections[one].level == level + 1 for one in held[position])
    is_alike = levels.count(level + 1) * 2 > len(levels) and deeper == len(held[position])
    holds_all = not notes_something(position, outline) and not _are_parts(position, held, outline)
    return is_alike and holds_all and len(held[position]) >= _MIN_TOPICS


def _are_numbered_parts(position: int, inside: Sequence[int], outline: Outline) -> bool:
    """Return whether nothing but headings numbered as parts stand beneath a numbered one: "2.1 Hose", "2.2 Hedge"."""
    counted = [_PART.match(shown_text(outline.sections[one].heading or "")) for one in inside]
    return len(inside) >= _MIN_TOPICS and all(counted) and not notes_something(position, outline)


def _are_parts(position: int, held: Mapping[int, Sequence[int]], outline: Outline) -> bool:
    """Return whether headings beneath a topic are those of its parts: most stand beneath another topic again."""
    others = {letters_of(outline.sections[one].heading) for other in held if other != position for one in held[other]}
    again = sum(letters_of(outline.sections[one].heading) in others for one in held[position])
    return again * 2 >= len(held[position])


def _is_counted(position: int, outline: Outline) -> bool:
    """Return whether a heading has a number of the agenda and a title, or names a ticket: its turn came.

    Nothing need be noted beneath it, for hardly any template has such a heading.
    """
    written = outline.sections[position].heading or ""
    heading = shown_text(written)
    title = without_number(heading, outline.language)
    is_numbered = title != heading and any(map(str.isalnum, title))
    is_ticket = leads_to_ticket(written) or opens_with_ticket(written)
    return outline.sections[position].heading_lines > 0 and (is_numbered or is_ticket)


def _is_noted(position: int, outline: Outline) -> bool:
    below = beneath(position, outline.sections)
    return any(
        has_text(one, outline) and not says_nothing(outline.sections[one], outline) for one in (position, *below)
    )


def _first_noted(position: int, below: range, outline: Outline) -> int:
    """Return where notes or numbered topics begin that lie beneath the heading of the attendees by mistake.

    It is the end of what lies beneath if none do; where nobody stands right beneath, numbers count groups of them.
    """
    numbered = [one for one in below if _is_numbered(one, outline)] if notes_something(position, outline) else []
    topics = numbered if len(numbered) >= _MIN_TOPICS else []
    notes = (one for one in below if outline.kinds[one] in NOTED)
    return min((*topics[:1], next(notes, below.stop)))


def _is_numbered(position: int, outline: Outline) -> bool:
    """Return whether a heading of a topic has a number, and something is noted beneath it."""
    section = outline.sections[position]
    is_topic = outline.kinds[position] is None and section.heading_lines > 0
    has_number = is_topic and agenda_number(section.heading or "", outline.language) is not None
    return has_number and notes_something(position, outline)


def _headings(positions: Sequence[int], outline: Outline) -> list[str]:
    return [outline.sections[one].heading or "" for one in positions]


def _opens_with_name(item: Item) -> bool:
    """Return whether a heading opens with who presents it: "Ada: the hose"."""
    opening = shown_text(item.heading).lstrip(" @＠*_[(（")
    return any(opening.startswith(name.lstrip("@＠")) for name in item.presenters)


def _is_held(position: int, outline: Outline) -> bool:
    """Return whether a heading of no topic is that of an election or a vote: it was one point of the meeting."""
    section = outline.sections[position]
    stands = section.heading_lines > 0 or agenda_number(section.heading or "", outline.language) is not None
    is_poll = stands and role_of(section.heading or "", outline.language) is Role.POLL
    return is_poll and has_text(position, outline)


def _those_in(within: range, positions: Sequence[int]) -> Sequence[int]:
    """Return those of some positions, which ascend, that lie in a range."""
    return positions[bisect_left(positions, within.start) : bisect_left(positions, within.stop)]


def _outermost(positions: Sequence[int], outline: Outline) -> list[int]:
    """Return those of some sections that are topics and lie in none of the others."""
    found: list[int] = []
    end = -1  # of what lies beneath the last topic, or beneath what holds none
    for position in positions:
        heading = outline.sections[position].heading or ""
        if position <= end or not any(map(str.isalnum, heading)):
            continue
        kind = outline.kinds[position]
        below = beneath(position, outline.sections)
        if kind is HeadingKind.CONTENTS and any(has_text(one, outline) for one in below):
            continue
        if kind in _HOLDS_NONE:
            end = (_first_noted(position, below, outline) if kind is HeadingKind.ATTENDEES else below.stop) - 1
        elif names_role(heading, outline.language) and not _is_held(position, outline):
            # A summary, or what was decided, that has topics of its own is the notes.
            inside = _outermost(_those_in(below, positions), outline)
            if role_of(heading, outline.language) in (Role.SUMMARY, Role.DECISION) and len(inside) >= _MIN_TOPICS:
                found += inside
            end = below.stop - 1
        elif kind is None:
            section = outline.sections[position]
            is_formal = not below and holds_formalities(section, outline) and not _is_counted(position, outline)
            found += () if is_formal else (position,)
            # What follows a heading that interrupts others is no part of it: "### Hose", "# Hedge", "### Pond".
            end = position if interrupts(position, found, outline) else below.stop - 1
        elif kind is HeadingKind.COLLECTION:
            inside = _outermost(_those_in(below, positions), outline)
            # One that holds formalities alone is none either.
            section = outline.sections[position]
            is_blank = says_nothing(section, outline) or leads_elsewhere(section, outline)
            is_line = not section.heading_lines and not _says_more(position, outline)  # a bullet of an agenda
            # "Reports" with nothing beneath it but the names of those who report is what was discussed.
            tells = has_text(position, outline) or any(outline.kinds[one] is HeadingKind.NOTES for one in below)
            stands = tells and not (is_blank or is_line)
            found += inside or ([position] if stands else [])
            end = below.stop - 1
    return found
