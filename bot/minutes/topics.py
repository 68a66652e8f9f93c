"""Tells what was discussed: which items of the minutes are the topics that sum a meeting up.

One rule, whatever level, numbering or mark a topic stands on: what names no part of the minutes themselves (attendees,
links, agenda, notes, decisions, next meeting) is a topic, and the topics to list are those that lie in no other.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bot.minutes.alike_titles import are_alike, letters_of
from bot.minutes.asides import without_aside
from bot.minutes.counted_headings import count_of, only_count
from bot.minutes.model import Item, Role, TopicHeading
from bot.minutes.opened_topics import opened
from bot.minutes.outermost_topics import is_counted, is_noted, outermost
from bot.minutes.roles import role_of
from bot.minutes.section_kinds import Outline, has_text, names_collection
from bot.minutes.section_shapes import beneath
from bot.minutes.shown import shown_text
from bot.minutes.statements import only_stated

_MIN_TOPICS = 2
_MAX_TITLES = 200  # of an agenda that are looked for in the headings below it


def has_topics(announces: frozenset[int], outline: Outline) -> bool:
    """Return whether any topic is named apart from those that are only announced; "Discussion" names none."""
    apart = [one for one in range(len(outline.sections)) if one not in announces]
    found = outermost(apart, outline)
    if only_stated(found, announces, outline) or (announces and only_count(_headings(found, outline))):
        return False
    return any(outline.kinds[one] is None and is_noted(one, outline) for one in found)


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
    found = outermost(discussed, outline) or _named_below(discussed, announces, outline)
    announced = outermost(sorted(announces), outline)
    # "Point 1" says less than what was announced as the first one.
    says_more = not any(map(count_of, _headings(announced, outline)))
    if only_count(_headings(found, outline)) and len(announced) >= len(found) and says_more:
        found = announced
    # A heading with nothing beneath it, such as one of pictures, says less than what was announced.
    if only_stated(found, announces, outline):
        # What has a heading of its own beside the statements is no statement.
        headed = [one for one in found if outline.kinds[one] is None and _is_headed_alone(one, outline)]
        found = sorted((*announced, *headed)) if announced else found
    elif not any(is_noted(position, outline) for position in found):
        found = announced or found
    found = found or outermost(everything, outline) or _beneath_summaries(outline)
    if not any(outline.kinds[position] is None for position in found):  # "Discussion" says less than what was announced
        found = [position for position in outermost(everything, outline) if outline.kinds[position] is None] or found
    named = [position for position in found if outline.kinds[position] is None]
    if named and not any(outline.sections[position].heading_lines for position in named):
        # "Discussion" below a list of topics is that of them all.
        found = [position for position in found if not outline.sections[position].heading_lines]
    led = frozenset(one for one in everything if outline.sections[one].heading_lines and _opens_with_name(items[one]))
    apart = announces if set(found) <= set(discussed) else frozenset[int]()
    presented = frozenset(one for one in everything if items[one].presenters)
    found = opened(found, outline, apart, led, presented)
    noted = [position for position in found if is_counted(position, outline) or is_noted(position, outline)]
    # A heading with nothing beneath it was left so, unless most are: then titles are all that was written down.
    left_empty = _left_empty(found, noted, outline) if len(noted) * 2 >= len(found) else []
    found = noted if len(noted) * 2 >= len(found) else found
    numbered = [position for position in found if items[position].number is not None]
    if len(numbered) >= _MIN_TOPICS:  # beside numbered topics, news and the like are none
        found = [position for position in found if position in numbered or outline.kinds[position] is None]
    listed = set(found)
    headings = tuple(
        TopicHeading(items[one].lines.first, one in listed, is_noted(one, outline), _inside(one, announces, outline))
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
            found += outermost(beneath(position, outline.sections), outline)
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
    found = [one for one in outermost(below, outline) if is_noted(one, outline)]
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


def _headings(positions: Sequence[int], outline: Outline) -> list[str]:
    return [outline.sections[one].heading or "" for one in positions]


def _opens_with_name(item: Item) -> bool:
    """Return whether a heading opens with who presents it: "Ada: the hose"."""
    opening = shown_text(item.heading).lstrip(" @＠*_[(（")
    return any(opening.startswith(name.lstrip("@＠")) for name in item.presenters)
