"""Takes off a list of people what all its items tell alike besides the names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot.languages.merging import words_for
from bot.minutes.attendee_words import AttendeeWords
from bot.minutes.label_words import FieldKind, label_kind
from bot.minutes.name_lists import are_pairs, puts_family_first
from bot.minutes.names import looks_like_name
from bot.minutes.pieces import Piece
from bot.minutes.rows import RowForm
from bot.minutes.shown import shown_text
from bot.text import CAPITAL, NO_SMALL, fold

_PAIR = 2  # items that begin alike
_MIN_NAMES = 3  # from which on items are seen to be written alike
_STROKE = re.compile(r"\s/\s?|/\s")
_SEMICOLON = re.compile(r";\s")
_ONE_WORD = re.compile(rf"{NO_SMALL}[^\W\d_]{{1,20}}")
_OF_ORGANISATION = re.compile(rf"[{CAPITAL}][{CAPITAL}0-9&/]{{1,11}}\s[-–—]\s+(?P<names>{NO_SMALL}.*)")
_PLACED = re.compile(r"(?P<place>[^()（）]{2,40})[(（](?P<name>[^()（）]{3,60})[)）](?P<behind>[^()（）]*)")
_BEHIND_PLACE = re.compile(r"(?P<place>[^–—:：()-]{2,50})\s[-–—]\s(?P<name>[^–—:：()]{3,50})(?P<behind>[:：(（].*)?")
_CAME = (FieldKind.ATTENDEES, FieldKind.ABSENT)


def parts_by_strokes(pieces: Sequence[Piece]) -> bool:
    """Return whether most items tell more of somebody behind a stroke: `- Ada / Acorn / @ada`."""
    items = [piece.text for piece in pieces if piece.form is RowForm.ITEM]
    return len(items) >= _MIN_NAMES and 2 * sum(_STROKE.search(item) is not None for item in items) > len(items)


def with_names_alone(pieces: Sequence[Piece], words: AttendeeWords, *, family_first: bool = False) -> Sequence[Piece]:
    """Return the pieces of a list with names as one says them, without what all items tell in one way besides.

    `family_first` tells that another list of the file gives names from their ends.
    """
    pieces = _before_semicolons(_without_organisation(_without_place(pieces)))
    family_first = puts_family_first(pieces, words) or (family_first and are_pairs(pieces, all_of_them=True))
    stroked = parts_by_strokes(pieces)
    if not (family_first or stroked):
        return pieces
    found: list[Piece] = []
    for piece in pieces:
        text = before_stroke(piece.text) if stroked else piece.text
        text = " ".join(reversed(text.split(","))) if family_first else text
        found.append(replace(piece, text=text) if piece.form is RowForm.ITEM else piece)
    return found


def _before_semicolons(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces without what all items tell of somebody behind semicolons: `- Ada; gardener @oak; new here`.

    What stands there may be names as well, unless it mostly is nothing of that form.
    """
    items = [piece for piece in pieces if piece.form is RowForm.ITEM]
    parts = [_SEMICOLON.split(shown_text(piece.text)) for piece in items]
    behind = [part.strip() for _, *others in parts for part in others]
    names = sum(looks_like_name(part) or _ONE_WORD.fullmatch(part) is not None for part in behind)
    if len(items) < _MIN_NAMES or any(len(one) == 1 for one in parts) or names * 2 >= len(behind):
        return pieces
    return [
        replace(piece, text=shown_text(piece.text).split(";")[0]) if piece.form is RowForm.ITEM else piece
        for piece in pieces
    ]


def _without_organisation(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces without where people work, if each item of a list begins with it: `- ILL - Ada, Bo`.

    Only an abbreviation in capitals before a dash is seen to be one, and only if all items have one.
    """
    items = [piece for piece in pieces if piece.form is RowForm.ITEM]
    told = {piece.line: match["names"] for piece in items if (match := _OF_ORGANISATION.fullmatch(piece.text))}
    if len(told) < _PAIR or len(told) < len(items):
        return pieces
    return [replace(piece, text=told.get(piece.line, piece.text)) for piece in pieces]


def _without_place(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces without the place that each item gives somebody before the name.

    A place is counted, an office, or all that can stand before somebody of whom a word behind a colon says whether
    they came: `- Member 2 (Ada Byron)`, `- Treasurer - Ada Byron`, `- Barn - Ada Byron: present`.
    """
    items = [piece for piece in pieces if piece.form is RowForm.ITEM]
    for pattern in (_PLACED, _BEHIND_PLACE):
        told = {piece.line: match for piece in items if (match := pattern.fullmatch(shown_text(piece.text).strip()))}
        whole = sum(looks_like_name(match["name"].strip()) for match in told.values())
        if len(told) < _PAIR or whole * 4 < len(items) * 3:
            continue
        places = sum(_is_place(match["place"]) for match in told.values())
        marked = sum(label_kind(match["behind"] or "") in _CAME for match in told.values())
        if max(places, marked) * 2 >= len(items):
            names = {line: f"{match['name']}{match['behind'] or ''}" for line, match in told.items()}
            return [replace(piece, text=names.get(piece.line, piece.text)) for piece in pieces]
    return pieces


def _is_place(wording: str) -> bool:
    """Return whether a wording ends in a number or an office: "Member 2", "Vice President"."""
    last = fold(wording).strip().rpartition(" ")[2]
    return last.isdigit() or last in _offices()


@cache
def _offices() -> frozenset[str]:
    """Return the last words of the offices of all languages."""
    words = words_for()
    return frozenset(fold(phrase).rpartition(" ")[2] for phrase in (*words.names.offices, *words.labels.offices))


def tells_parts(line: str, item: str) -> bool:
    """Return whether a line says what the parts of the item below it are, between strokes: `Name / Account / Team`."""
    parts = len(_STROKE.split(line))
    return parts > 1 and parts == len(_STROKE.split(item))


def before_stroke(wording: str) -> str:
    """Return the name before the first stroke of an item, and the handle behind one."""
    name, *others = _STROKE.split(wording)
    handle = next((other.strip() for other in others if other.strip(" \\").startswith("@")), "")
    return f"{name} {handle}".strip()
