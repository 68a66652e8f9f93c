"""Takes off a list of people what all its items tell alike besides the names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.minutes.attendee_words import AttendeeWords
from bot.minutes.label_words import PEOPLE, label_kind
from bot.minutes.name_lists import are_all_pairs, puts_family_first
from bot.minutes.names import FIRST_NAME, looks_like_name
from bot.minutes.offices import ends_in_office
from bot.minutes.pieces import Piece
from bot.minutes.rows import RowForm
from bot.minutes.short_names import with_short_names_behind
from bot.minutes.shown import shown_text
from bot.text import CAPITAL, NO_SMALL

_PAIR = 2  # items that begin alike
_MIN_NAMES = 3  # from which on items are seen to be written alike
_STROKE = re.compile(r"\s/\s?|/\s")
_SEMICOLON = re.compile(r";\s")
_OF_ORGANISATION = re.compile(rf"[{CAPITAL}][{CAPITAL}0-9&/]{{1,11}}\s[-–—]\s+(?P<names>{NO_SMALL}.*)")
_PLACED = re.compile(
    r"(?P<place>[A-Za-z\u00c0-\u024f][^()（）,，;；]{1,40})\s[(（](?P<name>[^()（）]{3,60})[)）](?P<behind>[^()（）]*)"
)
_BEHIND_PLACE = re.compile(
    r"(?P<place>[^–—:：,，;；()-]{2,50})\s[-–—]\s(?P<name>[^–—:：()]{3,50})(?P<behind>[:：(（].*)?"
)


def _parts_by_strokes(pieces: Sequence[Piece]) -> bool:
    """Return whether most items tell more of somebody behind a stroke: `- Ada / Acorn / @ada`."""
    items = [piece.text for piece in pieces if piece.form is RowForm.ITEM]
    return len(items) >= _MIN_NAMES and 2 * sum(_STROKE.search(item) is not None for item in items) > len(items)


def with_names_alone(pieces: Sequence[Piece], words: AttendeeWords, *, family_first: bool = False) -> Sequence[Piece]:
    """Return the pieces of a list with names as one says them, without what all items tell in one way besides.

    `family_first` tells that another list of the file gives names from their ends.
    """
    pieces = _before_semicolons(_without_organisation(_without_place(with_short_names_behind(pieces))))
    family_first = puts_family_first(pieces, words) or (family_first and are_all_pairs(pieces))
    stroked = _parts_by_strokes(pieces)
    if not (family_first or stroked):
        return pieces
    found: list[Piece] = []
    for piece in pieces:
        text = _before_stroke(piece.text) if stroked else piece.text
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
    names = sum(looks_like_name(part) or FIRST_NAME.fullmatch(part) is not None for part in behind)
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

    A place is counted or an office, or what can stand before somebody of whom a word behind a colon says whether they
    came: `- Member 2 (Ada Byron)`, `- Treasurer - Ada Byron`, `- Key keeper - Ada Byron: present`. What may be a name
    itself is no place.
    """
    items = [piece for piece in pieces if piece.form is RowForm.ITEM]
    for pattern in (_PLACED, _BEHIND_PLACE):
        told = {piece.line: match for piece in items if (match := pattern.fullmatch(shown_text(piece.text).strip()))}
        placed = {line: match for line, match in told.items() if _is_placed(match)}
        is_counted = len(items) == 1 and any(one["place"].strip()[-1:].isdigit() for one in placed.values())
        if (len(placed) >= _PAIR or is_counted) and len(placed) * 2 >= len(items):
            # Beside known offices stand others, where each item says who came, or no name could stand there.
            if len(told) * 4 >= len(items) * 3:
                placed |= {line: one for line, one in told.items() if _is_marked(one) or not _may_be_name(one["place"])}
            names = {line: f"{match['name']}{match['behind'] or ''}" for line, match in placed.items()}
            return [replace(piece, text=names.get(piece.line, piece.text)) for piece in pieces]
    return pieces


def _is_placed(told: re.Match[str]) -> bool:
    """Return whether an item is the name of somebody behind a place."""
    last = told["place"].strip().rpartition(" ")[2]
    is_place = last.isdigit() or ends_in_office(last)
    is_place = is_place or (_is_marked(told) and not _may_be_name(told["place"]))
    return is_place and _may_be_name(told["name"])


def _may_be_name(wording: str) -> bool:
    return looks_like_name(wording.strip())


def _is_marked(told: re.Match[str]) -> bool:
    """Return whether an item says behind the name whether somebody came."""
    return label_kind(told["behind"] or "") in PEOPLE


def tells_parts(line: str, item: str) -> bool:
    """Return whether a line says what the parts of the item below it are, between strokes: `Name / Account / Team`."""
    parts = len(_STROKE.split(line))
    return parts > 1 and parts == len(_STROKE.split(item))


def _before_stroke(wording: str) -> str:
    """Return the name before the first stroke of an item, and the handle behind one."""
    name, *others = _STROKE.split(wording)
    handle = next((other.strip() for other in others if other.strip(" \\").startswith("@")), "")
    return f"{name} {handle}".strip()
