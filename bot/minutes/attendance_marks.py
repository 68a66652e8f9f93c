"""Tells from what is marked beside a name who came: boxes, crosses, and words such as "absent"."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from bot.languages.merging import own_language
from bot.languages.phrase_syntax import without_accents
from bot.languages.reader import languages
from bot.minutes.attendee_words import AttendeeWords
from bot.minutes.label_words import PEOPLE, FieldKind, label_kind
from bot.minutes.names import looks_like_name
from bot.minutes.pieces import Piece
from bot.minutes.shown import shown_text
from bot.minutes.tables import column_kind
from bot.text import fold

_BOX = re.compile(r"\[(?P<mark>[^\[\]\w]?|[xXvV])\](?![(\[:])\s*")
_CROSSES = "❌✗✘✖☐⬜🔲🚫"
_CROSS_BY_NAME = re.compile(r":(?:x|heavy_multiplication_x|negative_squared_cross_mark|no_entry(?:_sign)?):")
_STATUS = re.compile(r"(?P<name>[^,:：]{2,60}?)(?:\s*[,:：]\s*|\s+[-–—]\s+)(?P<status>[^,:：]{2,40})")
_NO_MARK = "-–—"


class Marked(NamedTuple):
    """What is written of one person, without the marks."""

    wording: str
    is_crossed: bool
    """Whether a mark or a word says that this person did not come."""
    has_empty_box: bool
    """Whether nobody has ticked the box before the name."""


def without_marks(wording: str, language: str = "") -> Marked:
    """Return an item of a list of people with what its marks say.

    >>> without_marks("[ ] Ada"), without_marks("Ada Byron: absent", "en").is_crossed
    (Marked(wording='Ada', is_crossed=False, has_empty_box=True), True)
    """
    box = _BOX.match(wording)
    bare = wording[box.end() :] if box else wording
    is_crossed = any(mark in bare for mark in _CROSSES)
    bare = bare.translate(dict.fromkeys(map(ord, _CROSSES), " "))
    told = _STATUS.fullmatch(shown_text(bare).strip(" .*_"))
    kind = label_kind(told["status"], language) if told else None
    # "Ada Byron, present" is somebody; "Chair: present members" is no status.
    if told and kind in PEOPLE and looks_like_name(told["name"].strip(), language):
        bare, is_crossed = told["name"], is_crossed or kind is FieldKind.ABSENT
    return Marked(bare, is_crossed, bool(box and not box["mark"].strip()))


def is_ticked(piece: Piece, language: str = "") -> bool:
    """Return whether a mark in a box, or in a column for it, says that somebody came."""
    box = _BOX.match(piece.text)
    marked = (cell for head, cell in piece.beside if column_kind(head, language) == "attended")
    return bool(box and box["mark"].strip()) or any(map(str.strip, marked))


def letters_of_absence(pieces: Iterable[Piece], words: AttendeeWords, language: str = "") -> frozenset[str]:
    """Return the letters in a column for it that say who did not come: "a" beside "p" for present, "e" for excused.

    They begin words for that; but so do those for who came, such as "attended", where no other mark says it.
    """
    beside = (pair for piece in pieces for pair in piece.beside)
    marked = [(fold(head), _mark_in(cell)) for head, cell in beside if column_kind(head, language) == "attended"]
    marks = {mark for _, mark in marked if mark and mark not in _NO_MARK and not words.is_no(mark)}
    away = _letters_of_absence(own_language(language))
    came = marks - away or marks & {without_accents(head[:1]) for head, _ in marked}
    return frozenset(marks & away - came if came else ())


@cache
def _letters_of_absence(language: str) -> frozenset[str]:
    """Return the letters that words for those who did not come begin with: "r" may be "remote" as well."""
    labels = languages()[language].minutes.labels
    away, ways = (
        {fold(word)[0] for word in words if " " not in word} for words in (labels.absent, labels.ways_to_come)
    )
    return frozenset(away - ways)


def _mark_in(cell: str) -> str:
    return fold(shown_text(cell)).strip(" .*")


def says_absent(
    piece: Piece, words: AttendeeWords, language: str = "", *, any_marked: bool, letters: frozenset[str] = frozenset()
) -> bool:
    """Return whether the cells beside a name say that this person did not come.

    `any_marked` tells that somebody else in the table has a mark in the column for it: an empty cell is a "no" then.
    `letters` are those that stand for absence there.
    """
    kinds = [(column_kind(head, language), cell) for head, cell in piece.beside]
    attended = next((cell.strip() or _NO_MARK[0] * any_marked for kind, cell in kinds if kind == "attended"), "")
    mark = _CROSS_BY_NAME.sub(_CROSSES[0], attended)
    if mark and (mark in _NO_MARK or mark[0] in _CROSSES or words.is_no(shown_text(mark))):
        return True
    if _mark_in(mark) in letters:
        return True
    # `| Ada Byron | Absent |`, whatever the head of the column is.
    return any(label_kind(shown_text(cell), language) is FieldKind.ABSENT for kind, cell in kinds if kind is None)
