"""Puts the topics that stand beneath a heading in its place, where it only holds them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

from bot.minutes.agenda_numbers import agenda_number
from bot.minutes.alike_titles import letters_of
from bot.minutes.left_blank import notes_something
from bot.minutes.outermost_topics import is_noted, outermost
from bot.minutes.role_remarks import tells_of_earlier
from bot.minutes.section_kinds import Outline
from bot.minutes.section_shapes import beneath, says_little
from bot.minutes.shown import shown_text

_MIN_TOPICS = 2
_MOST = 1.5  # times as many topics as stand beside it, for a heading to be the one that holds them
_PART = re.compile(r"\s*(?:[^\W\d_]{1,12}\s)?\d{1,2}\.\d{1,2}(?!\d)")


def opened(
    positions: list[int],
    outline: Outline,
    announces: frozenset[int],
    led: frozenset[int],
    presented: frozenset[int],
) -> list[int]:
    """Return the topics with those in the place of which others stand: a heading that holds most of them is none.

    What somebody presents each are topics, and no parts of one: `led` holds the positions of headings that open with
    who does, `presented` those of all that somebody presents.
    """
    held = {
        one: outermost([p for p in beneath(one, outline.sections) if p not in announces], outline) for one in positions
    }
    # "Any other business" is nothing that a heading with more may outweigh.
    beside = [one for one in positions if outline.kinds[one] is None]
    noted = sum(is_noted(one, outline) for one in beside)
    found: list[int] = []
    beneath_topics = _Beneath.of(held, outline)
    for position, inside in held.items():
        # One of the first level with nothing beneath it is a second title; a topic may have two parts.
        is_title = outline.sections[position].level == 1 and not notes_something(position, outline)
        enough = _MIN_TOPICS + (outline.sections[position].level > 1)
        lone = len(positions) == 1 and (len(inside) >= enough or is_title)
        is_numbered = agenda_number(outline.sections[position].heading or "", outline.language) is not None
        most = max(len(positions), _MOST * (len(positions) - 1), _MIN_TOPICS)
        outweighs = len(inside) >= min(most, max(len(beside), noted + 1, _MIN_TOPICS)) and len(positions) > 1
        holds_most = outweighs and says_little(outline.sections[position], outline.text)
        holds = holds_most and not is_numbered and not beneath_topics.are_parts(position)
        # What stands beneath a review of earlier tasks are tasks.
        holds = holds and not tells_of_earlier(outline.sections[position].heading or "", outline.language)
        are_led = len(inside) >= _MIN_TOPICS and not is_numbered and all(one in led for one in inside)
        opens = inside and (lone or holds or (is_numbered and _are_numbered_parts(position, inside, outline)))
        opens = opens or (are_led and position not in led and not notes_something(position, outline))
        is_item = is_numbered or position in presented
        opens = opens or (not is_item and beneath_topics.lie_with_the_others(position))
        found += opened(inside, outline, announces, led, presented) if opens else [position]
    return found


def _are_numbered_parts(position: int, inside: Sequence[int], outline: Outline) -> bool:
    """Return whether nothing but headings numbered as parts stand beneath a numbered one: "2.1 Hose", "2.2 Hedge"."""
    counted = [_PART.match(shown_text(outline.sections[one].heading or "")) for one in inside]
    return len(inside) >= _MIN_TOPICS and all(counted) and not notes_something(position, outline)


class _Beneath(NamedTuple):
    """What stands beneath topics, counted once for all of them."""

    held: Mapping[int, Sequence[int]]
    outline: Outline
    levels: Counter[int]
    """How many of the topics are of each level."""
    headings: Counter[str]
    """Beneath how many of them a heading stands, by its letters."""

    @classmethod
    def of(cls, held: Mapping[int, Sequence[int]], outline: Outline) -> Self:
        levels = Counter(outline.sections[one].level for one in held)
        headings = (letters_of(outline.sections[one].heading) for inside in held.values() for one in inside)
        return cls(held, outline, levels, Counter(headings))

    def are_parts(self, position: int) -> bool:
        """Return whether headings beneath a topic are those of its parts: most stand beneath another topic again."""
        letters = [letters_of(self.outline.sections[one].heading) for one in self.held[position]]
        own = Counter(letters)
        again = sum(self.headings[one] > own[one] for one in letters)
        return again * 2 >= len(letters)

    def lie_with_the_others(self, position: int) -> bool:
        """Return whether a heading only holds several, of the level on which most of the other topics stand."""
        inside, level = self.held[position], self.outline.sections[position].level
        if len(inside) < _MIN_TOPICS or self.levels[level + 1] * 2 <= len(self.held) - 1:
            return False
        are_alike = all(self.outline.sections[one].level == level + 1 for one in inside)
        return are_alike and not notes_something(position, self.outline) and not self.are_parts(position)
