"""Tells lists that are forms: bullets that are labels of people, with the names as bullets beside them."""

from collections.abc import Callable, Sequence

from bot.minutes.label_words import PEOPLE
from bot.minutes.labels import Label
from bot.minutes.names import looks_like_name
from bot.minutes.rows import Row
from bot.minutes.shown import shown_text

_LONGEST = 40  # bullets between the labels of one form

Labels = Callable[[int], Sequence[Label]]
"""Returns the labels that a row opens with, by its number."""


def stands_in_form(at: int, rows: Sequence[Row], labels: Labels, language: str = "") -> bool:
    """Return whether a bullet with a label of people alone is one of several labels of its list, all names behind it.

    A list of topics may hold "Attendance" too, but neither names behind it nor another label.
    """
    block = _block_of(at, rows)
    if not _has_names(at, block, rows, labels, language):
        return False
    beside = (other for other in block if other != at and rows[other].depth == rows[at].depth)
    return any(
        label.is_marked or (label.kind in PEOPLE and _has_names(other, block, rows, labels, language))
        for other in beside
        for label in labels(other)
    )


def _block_of(at: int, rows: Sequence[Row]) -> range:
    """Return the rows of the same list, no further away than a form is long."""
    first = last = at
    while first > max(0, at - _LONGEST) and rows[first - 1].block == rows[at].block:
        first -= 1
    while last + 1 < min(len(rows), at + _LONGEST) and rows[last + 1].block == rows[at].block:
        last += 1
    return range(first, last + 1)


def _has_names(at: int, block: range, rows: Sequence[Row], labels: Labels, language: str) -> bool:
    """Return whether the bullets beside one, up to the next label, are all names."""
    found = False
    for position in range(at + 1, block.stop):
        if rows[position].depth != rows[at].depth or labels(position):
            break
        if not looks_like_name(shown_text(rows[position].text).strip(), language):
            return False
        found = True
    return found
