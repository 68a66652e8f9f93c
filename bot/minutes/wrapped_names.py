"""Joins names that go on in the lines below their label: `Present: Ada,` and `Bo and Cy` beneath it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.minutes.attendee_words import AttendeeWords
from bot.minutes.fields import Field
from bot.minutes.names import looks_like_name
from bot.minutes.pieces import Piece
from bot.minutes.rows import RowForm
from bot.minutes.running_text import ASIDE
from bot.minutes.shown import shown_text

_LEAST_BROKEN = 55  # characters of a line that a program has broken
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
        lines.append(piece)
    return lines


def _ends_sentence(line: str, words: AttendeeWords, language: str) -> bool:
    """Return whether a line ends in a whole name and a full stop; a title or an initial may end so too: "Prof."."""
    shown = shown_text(line).rstrip(" *_")
    last = words.separator.split(shown)[-1]
    return shown.endswith((".", "。")) and looks_like_name(last.strip(" .。"), language) and not _INITIAL.search(shown)


def with_wrapped_items(pieces: Sequence[Piece], words: AttendeeWords, language: str = "") -> Sequence[Piece]:
    """Return the pieces of a list with an item that goes on in the lines below it as one piece."""
    found: list[Piece] = []
    last = 0  # the last line of the last piece
    for piece in pieces:
        above = found[-1] if found else None
        is_inside = piece.form is RowForm.PARAGRAPH and piece.depth > 0 and piece.line == last + 1
        if above and is_inside and above.form is RowForm.ITEM and above.depth == piece.depth and wraps(above.text):
            found[-1] = replace(above, text=joined_names([above.text, piece.text], words, language))
        else:
            found.append(piece)
        last = piece.line
    return found


def wraps(line: str) -> bool:
    """Return whether a line of names is so long that a program may have broken it."""
    return len(line) >= _LEAST_BROKEN and "," in line


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
