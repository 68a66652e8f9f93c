"""Tells whether a table of an agenda has been filled in: `| Topic | Who | Notes |`, with words beneath "Notes"."""

from collections.abc import Sequence
from itertools import groupby

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.left_blank import is_placeholder
from bot.minutes.model import Role
from bot.minutes.roles import role_named
from bot.minutes.shown import shown_text
from bot.minutes.table_rows import cells_of
from bot.text import SourceText

_MIN_WORDS = 5  # of a cell that tells what was said; fewer may have been filled in before
_MIN_UNSPACED = 10  # characters of words that no blanks part, likewise


def has_filled_table(text: SourceText, language: str = "") -> bool:
    """Return whether something is told in some table's column of notes, or of what was decided.

    >>> has_filled_table(SourceText("| Topic | Notes |\\n|---|---|\\n| Hose | It leaks at the tap again |"), "en")
    True
    >>> has_filled_table(SourceText("| Topic | Time |\\n|---|---|\\n| Hose | in the first half hour |"), "en")
    False
    """
    lines = (text.line(number) for number in range(1, text.line_count + 1))
    runs = (list(run) for is_row, run in groupby(lines, key=_is_row) if is_row)
    return any(_is_filled([cells_of(line) for line in run], language) for run in runs)


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")


def _is_filled(rows: Sequence[Sequence[str]], language: str) -> bool:
    columns = [at for at, name in enumerate(rows[0]) if _is_of_notes(shown_text(name), language)]
    cells = (shown_text(cells[at]) for cells in rows[1:] for at in columns if at < len(cells))
    return any(_tells(cell) and not is_placeholder(cell, language) for cell in cells)


def _is_of_notes(name: str, language: str) -> bool:
    return heading_kind(name, language) is HeadingKind.NOTES or role_named(name, language) is Role.DECISION


def _tells(cell: str) -> bool:
    letters = sum(map(str.isalpha, cell))
    return letters > 0 and (len(cell.split()) >= _MIN_WORDS or (not cell.isascii() and letters >= _MIN_UNSPACED))
