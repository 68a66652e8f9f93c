"""Puts what somebody is called for short behind the name, in lists that tell it first: `AB - Ada Byron, Acorn, Kent`.

What such an item tells behind a comma is where its bearer works. Lists with it behind the name do the same:
`Ada Byron (AB), Acorn, Kent`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.minutes.pieces import Piece
from bot.minutes.rows import RowForm
from bot.minutes.shown import shown_text
from bot.text import CAPITAL, SMALL, fold

_SHORT = rf"[{CAPITAL}][{CAPITAL}{SMALL}]{{1,4}}"
_NAME = r"(?P<name>[^\W\d_][^,;()\[\]\n]{3,60}?)"
_BEFORE = re.compile(rf"\s*(?P<short>{_SHORT})\s?(?:\s[-–—=]|:)\s+{_NAME}\s?(?P<behind>[,;(\[].*)?")
_BEHIND = re.compile(rf"\s*{_NAME}\s?\((?P<short>{_SHORT})\)\s?[,;](?P<behind>.*)")
_IN_BRACKETS = re.compile(r"\([^()]{1,60}\)")
_MIN_SHORT = 2  # items that tell it


def with_short_names_behind(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces of a list as `Name (AB)`, with what other brackets say, if most items tell a short name so."""
    found: list[Piece] = []
    items = shaped = fitting = 0
    for piece in pieces:
        is_item = piece.form is RowForm.ITEM
        shown = shown_text(piece.text) if is_item else ""
        match = _BEFORE.fullmatch(shown) or _BEHIND.fullmatch(shown)
        items += is_item
        if match is None:
            found.append(piece)
            continue
        shaped += 1
        fitting += is_short_for(match["short"], match["name"])
        asides = " ".join(_IN_BRACKETS.findall(match["behind"] or ""))
        text = f"{match['name'].strip()} ({match['short']}) {asides}".strip()
        found.append(replace(piece, text=text))
    return found if fitting >= _MIN_SHORT and fitting * 2 > shaped and shaped * 2 > items else pieces


def is_short_for(short: str, name: str) -> bool:
    """Return whether letters are what somebody is called for short: those of the name, in its order, from the first.

    >>> is_short_for("RGr", "Renée Gira"), is_short_for("JPJ", "Joan-Petra Jay"), is_short_for("ACME", "Ada Byron")
    (True, True, False)
    """
    letters, folded = fold(short), fold(name)
    rest = iter(folded)
    is_called = len([letter for letter in short if letter.isupper()]) > 1
    return is_called and folded.startswith(letters[0]) and all(letter in rest for letter in letters)
