"""Tells how a list of people is written: in lines or items, from the end of each name or from its beginning."""

from collections.abc import Iterator, Sequence

from bot.minutes.fields import Piece
from bot.minutes.rows import RowForm
from bot.minutes.shown import shown

_MIN_NAMES = 3  # from which on commas tell that names are given from their ends


def paragraphs_and_items(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Yield the lines of each paragraph together, and every other piece alone."""
    lines: list[Piece] = []
    for piece in pieces:
        is_line = piece.form is RowForm.PARAGRAPH and not piece.depth
        if lines and not (is_line and piece.line == lines[-1].line + 1):
            yield lines
            lines = []
        if is_line:
            lines.append(piece)
        else:
            yield [piece]
    if lines:
        yield lines


def puts_family_first(pieces: Sequence[Piece], words_of_one: int) -> bool:
    """Return whether a list gives every name from its end: `- Byron, Ada`.

    `words_of_one` are as many as a family name may have, and a first name.
    """
    parts = [piece.text.split(",") for piece in pieces if piece.form is RowForm.ITEM]
    if len(parts) < _MIN_NAMES or not all(len(names) == 2 and all(map(str.strip, names)) for names in parts):
        return False
    if len({second.strip() for _, second in parts}) * 4 <= len(parts) * 3:
        return False  # what recurs that often is no first name
    words = [name.split() for names in parts for name in names]
    lone = sum(len(name) <= words_of_one for name in words)
    return all(name[-1][0].isupper() for name in words) and lone * 10 >= len(words) * 9


def first_part(wording: str) -> str:
    """Return what stands before the first comma that a page shows.

    >>> first_part("Ada Byron, [Acorn, Inc.](acorn.md)")
    'Ada Byron'
    """
    text, offsets = shown(wording)
    comma = text.find(",")
    return wording[: offsets[comma]] if comma > 0 else wording
