"""Finds the topics that are listed right behind those present, though no heading stands above them.

Whoever writes plain minutes often goes on where the list of those present ends: behind a rule or a sentence, or with
numbers behind bullets.
"""

from itertools import pairwise

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.label_words import FieldKind, label_kind, names_group
from bot.minutes.list_shapes import LIST_MARK, items_inside
from bot.minutes.names import looks_like_name
from bot.minutes.running_text import ASIDE, is_sentence
from bot.minutes.sections import Block, BlockKind, Section, clipped
from bot.minutes.shown import shown_text
from bot.text import Lines, SourceText

_MIN_TOPICS = 2
_MIN_SAID = 3  # words beneath an item that say something; a group's people have fewer
_MAX_BLOCKS = 12  # of a section among which its list of topics begins
_SHARE = 4  # of the items of a list, one in so many may be unlike the others


def list_behind_people(section: Section, text: SourceText, language: str) -> Section | None:
    """Return what stands in a section of people from the list of topics on, None for other sections or without one.

    Most of its items have others beneath them, as those of people hardly ever have.
    """
    if heading_kind(section.heading or "", language) is not HeadingKind.ATTENDEES:
        return None
    people: Block | None = None
    first = [block for block in section.blocks[:_MAX_BLOCKS] if block.kind is not BlockKind.HTML]
    for before, block in pairwise((None, *first)):
        if block is None or block.kind is not BlockKind.LIST:
            continue
        if (
            people is not None
            and _is_apart(before, block, text, language)
            and _are_topics(section, block, text, language)
        ):
            return clipped(section, Lines(block.lines.first, section.lines.last), heading_lines=0)
        if people is None and before is not None and _is_told_of_others(section, before, block, text, language):
            return clipped(section, Lines(block.lines.first, section.lines.last), heading_lines=0)
        people = block if _filled(block) * _SHARE <= len(block.list_items) else None
    return None


def without_list_behind_people(section: Section, text: SourceText, language: str) -> Section:
    """Return a section without the topics that are listed behind those present."""
    behind = list_behind_people(section, text, language)
    return clipped(section, Lines(section.lines.first, behind.lines.first - 1)) if behind is not None else section


def _is_apart(before: Block | None, block: Block, text: SourceText, language: str) -> bool:
    """Return whether a list is no part of the one above it: a rule or a sentence lies between them, or it is numbered.

    A line that introduces a list ("Guests:") says who they are that follow.
    """
    if before is None or before.kind is BlockKind.LIST:
        return before is not None and _is_numbered(block, text) and not _is_numbered(before, text)
    return before.kind is BlockKind.RULE or is_sentence(shown_text(text.piece(before.lines)).strip(), language)


def _is_told_of_others(section: Section, before: Block, block: Block, text: SourceText, language: str) -> bool:
    """Return whether a list below lines of people ("Remote: Ada, Bo") is of topics, beneath which something is said."""
    labelled = [shown_text(line).replace("：", ":").partition(":") for line in text.lines(before.lines)]
    if before.kind is not BlockKind.PARAGRAPH or not any(
        names.strip() and (label_kind(label, language) is FieldKind.ATTENDEES or names_group(label, language))
        for label, _, names in labelled
    ):
        return False
    inside = [one for item in block.list_items for one in items_inside(block, item)]
    wordings = [ASIDE.sub("", shown_text(LIST_MARK.sub("", text.line(one.first)))) for one in inside]
    said = sum(len(wording.split()) >= _MIN_SAID and not _opens_with_name(wording, language) for wording in wordings)
    return said * 2 >= len(inside) > 0 and _are_topics(section, block, text, language)


def _opens_with_name(wording: str, language: str) -> bool:
    """Return whether the first two words are somebody's name: "Cy Dunn from seven on"."""
    return looks_like_name(" ".join(wording.replace(",", " ").split()[:2]), language)


def _are_topics(section: Section, block: Block, text: SourceText, language: str) -> bool:
    """Return whether a list, with those behind it, is one of topics: most have something beneath, few are people."""
    lists = [one for one in section.blocks if one.kind is BlockKind.LIST and one.lines.first >= block.lines.first]
    items = [item for one in lists for item in one.list_items]
    inside = [one for each in lists for item in each.list_items for one in items_inside(each, item)]
    people = sum(_is_person(item, text, language) for item in items)
    people_inside = sum(_is_person(item, text, language) for item in inside)
    filled = sum(map(_filled, lists))
    are_filled = len(items) >= _MIN_TOPICS and filled * 2 >= len(items)
    return are_filled and people * _SHARE <= len(items) and people_inside * _SHARE <= len(inside)


def _is_person(item: Lines, text: SourceText, language: str) -> bool:
    """Return whether an item of a list is nothing but the name or handle of somebody."""
    wording = shown_text(LIST_MARK.sub("", text.line(item.first))).strip(" :：")
    return wording.startswith("@") or looks_like_name(wording, language)


def _filled(block: Block) -> int:
    """Return how many items of a list have others beneath them."""
    return sum(bool(items_inside(block, item)) for item in block.list_items)


def _is_numbered(block: Block, text: SourceText) -> bool:
    return text.line(block.lines.first).lstrip()[:1].isdecimal()
