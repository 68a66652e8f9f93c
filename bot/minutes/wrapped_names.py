"""Joins names that go on in the lines below their label: `Present: Ada,` and `Bo and Cy` beneath it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.minutes.agenda_numbers import agenda_number
from bot.minutes.attendee_words import AttendeeWords
from bot.minutes.fields import Field
from bot.minutes.names import looks_like_name
from bot.minutes.pieces import Piece
from bot.minutes.rows import RowForm
from bot.minutes.running_text import ASIDE, is_sentence
from bot.minutes.shown import shown_text
from bot.text import NO_SMALL

_LEAST_BROKEN = 55  # characters of a line that a program has broken
_MIN_WHOLE = 3  # names in it
_ONE_WORD = re.compile(rf"{NO_SMALL}[^\W\d_][\w'’-]{{1,30}}")
_INITIAL = re.compile(r"(?:^|\s)[^\W\d_]{1,2}\.$")


def lines_going_on(field: Field, words: AttendeeWords, language: str = "") -> Sequence[Piece]:
    """Return the lines that what stands behind a label goes on in."""
    if field.form not in (RowForm.PARAGRAPH, RowForm.ITEM) or (not field.value and field.form is RowForm.ITEM):
        return ()
    lines: list[Piece] = []
    for number, piece in enumerate(field.pieces, field.line + 1):
        above = lines[-1].text if lines else field.value
        # Behind the end of a sentence another one begins: "… and Bo Chen." / "Cy was away."
        if piece.form is not RowForm.PARAGRAPH or piece.line != number or _ends_sentence(above, words, language):
            break
        if _ends_list(above, piece.text, words, language):
            break
        lines.append(piece)
    return lines


def _ends_sentence(line: str, words: AttendeeWords, language: str) -> bool:
    """Return whether a line ends in a whole name and a full stop; a title or an initial may end so too: "Prof."."""
    shown = shown_text(line).rstrip(" *_")
    last = words.separator.split(shown)[-1]
    return shown.endswith((".", "。")) and looks_like_name(last.strip(" .。"), language) and not _INITIAL.search(shown)


def _ends_list(above: str, below: str, words: AttendeeWords, language: str) -> bool:
    """Return whether what stands below a line of names is an item of the agenda or tells something."""
    last = words.separator.split(ASIDE.sub("", shown_text(above)).rstrip(" *_"))[-1].strip()
    tells = is_sentence(shown_text(below), language)
    if not looks_like_name(last, language):  # "Ada Byron, Bo" / "Lind, Cy Young"
        return tells and _ONE_WORD.fullmatch(last) is not None
    return tells or agenda_number(below, language) is not None


def with_wrapped_items(pieces: Sequence[Piece], words: AttendeeWords, language: str = "") -> Sequence[Piece]:
    """Return the pieces of a list with an item whose names go on in the lines below it as one piece."""
    found: list[Piece] = []
    lines: dict[int, list[str]] = {}  # those that go on, by the place of their item
    last = Piece(0, "", 0, RowForm.PARAGRAPH)
    for piece in pieces:
        is_inside = piece.form is RowForm.PARAGRAPH and piece.depth > 0 and piece.line == last.line + 1
        is_item = bool(found) and found[-1].form is RowForm.ITEM and found[-1].depth == piece.depth
        if is_inside and is_item and goes_on(last.text, piece.text, words, language):
            lines.setdefault(len(found) - 1, [found[-1].text]).append(piece.text)
        else:
            found.append(piece)
        last = piece
    for place, written in lines.items():
        found[place] = replace(found[place], text=" ".join(written))
    return found


def goes_on(above: str, below: str, words: AttendeeWords, language: str = "") -> bool:
    """Return whether a program has broken a line of whole names, within one or behind a comma.

    >>> from bot.minutes.attendee_words import attendee_words
    >>> line = "Fern Moss, Holly Bush, Rose Thorn, Lily Pond, Reed Brook, Ivy"
    >>> goes_on(line, "Root, Oak Barrel", attendee_words("en"), "en"), goes_on(line, "Staff: Ada", attendee_words("en"))
    (True, False)
    """
    if len(above) < _LEAST_BROKEN or is_sentence(shown_text(below), language):
        return False
    *names, last = (name.strip() for name in words.separator.split(ASIDE.sub("", shown_text(above))))
    whole = sum(looks_like_name(name, language) for name in names)
    rest = words.separator.split(ASIDE.sub("", shown_text(below)))[0].strip(" .")
    goes = not last or _ONE_WORD.fullmatch(rest) is not None  # behind a comma another name begins
    return len(names) >= _MIN_WHOLE and whole * 4 >= len(names) * 3 and goes


def joined_names(lines: Sequence[str], words: AttendeeWords, language: str = "") -> str:
    """Return lines of names as one run: each line is one, unless commas part names within them.

    Then a name may go on in the next line, but no two whole ones are one: a comma was forgotten between them.

    >>> from bot.minutes.attendee_words import attendee_words
    >>> joined_names(["Oak Root, Fern", "Moss, Ada Byron", "Bo Chen"], attendee_words("en"), "en")
    'Oak Root, Fern Moss, Ada Byron, Bo Chen'
    """
    parted = words.separator
    shown = [ASIDE.sub("", shown_text(line)).strip(" \\*") for line in lines]
    if not any(map(parted.search, shown)):
        return "\n".join(lines)
    run = lines[0]
    for line, above, below in zip(lines[1:], shown, shown[1:], strict=False):
        ends = (parted.split(above)[-1].strip(), parted.split(below)[0].strip(" ."))
        whole = all(looks_like_name(end, language) for end in ends)
        run += f"{', ' if whole else ' '}{line}"
    return run
