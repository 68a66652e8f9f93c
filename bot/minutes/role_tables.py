"""Finds the rows of a table that tell a decision, an action item or an open question.

A column may be headed so (`| Topic | Owner | Decision |`), a cell may begin with a label (`| No 3 | 结论：… |`), or
stand beside one (`| | Decision | … |`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from bot.minutes.model import Role
from bot.minutes.offices import ends_in_office
from bot.minutes.role_labels import label_in
from bot.minutes.role_remarks import says_nothing
from bot.minutes.roles import role_named
from bot.minutes.shown import shown_text
from bot.minutes.table_rows import cells_of, head_of
from bot.minutes.tables import column_kind
from bot.text import CAPITAL, HAN, Lines, SourceText

_PIECES = re.compile(r"(?:(?<!\s)\s++)?<br\s*+/?>\s*+", re.IGNORECASE)
# "**Decisions** (D)", "D = Decision": what a letter in a column stands for
_LEGEND = re.compile(
    rf"(?P<name>[^\W\d_][^\W\d_ ]{{2,20}}(?: [^\W\d_]{{2,20}})?)\**\s?\((?P<letter>[{CAPITAL}]{{1,2}})\)"
    rf"|(?<!\w)(?P<first>[{CAPITAL}]{{1,2}})\**\s?[=:]\s?(?P<called>[^\W\d_]{{3,20}}(?: [^\W\d_]{{3,20}})?)"
)
_LEGEND_CHARACTERS = 4_000  # of a text, at its beginning, in which letters are explained
_LABEL = re.compile(rf"(?P<name>[{HAN}]{{2,8}})[:：]")
_ROLES = (Role.DECISION, Role.ACTION, Role.OPEN_QUESTION)
_MAX_CELL = 8_000  # characters


def rows_with_roles(table: Lines, text: SourceText, language: str = "") -> Iterator[tuple[Lines, Role, Role | None]]:
    """Yield the lines of a table that have a role, rows of one role in one run, with that role and a second one."""
    head = head_of(table, text) or 0
    header = cells_of(text.line(head)) if head else []
    initials = {at for at, cell in enumerate(header) if column_kind(cell, language) == "abbreviations"}
    columns = {
        at: role
        for at, cell in enumerate(header)
        if (role := _role_of_column(cell, language)) and not _tells_offices(at, Lines(head + 2, table.last), text)
    }
    is_all = bool(columns) and min(columns) == 0
    legend = _legend(text.text[:_LEGEND_CHARACTERS], language)
    first = 0
    before: tuple[Role | None, Role | None] = (None, None)
    for number in range(table.first + 2 if head == table.first else table.first, table.last + 2):
        roles: tuple[Role | None, Role | None] = (None, None)
        if number <= table.last:
            cells = cells_of(text.line(number)[:_MAX_CELL])
            cells = ["" if at in initials else cell for at, cell in enumerate(cells)]  # "AIS" is somebody
            explained = [role for cell in cells if (role := legend.get(cell)) and len(list(filter(None, cells))) > 1]
            found = tuple(explained[:1]) or _roles_of_row(cells, columns, language, is_all=is_all)
            roles = (found[0] if found else None, found[1] if len(found) > 1 else None)
        if roles != before:
            if before[0]:
                yield Lines(first, number - 1), before[0], before[1]
            first, before = number, roles


def told_in_rows(lines: Iterable[str], language: str = "") -> Iterator[str]:
    """Yield lines without those of tables that tell nothing: heads of columns, and rows in which no cell is filled.

    >>> list(told_in_rows(["| Task | Who |", "|---|---|", "| TBA | - |", "| Dig | Ada |", "and more"], "en"))
    ['| Dig | Ada |', 'and more']
    """
    for line, following in pairwise((*lines, "")):
        is_row = line.lstrip().startswith("|")
        is_head = is_row and following.lstrip().startswith("|") and not any(map(str.isalnum, following))
        if not is_row or (not is_head and any(_is_filled(cell, language) for cell in cells_of(line[:_MAX_CELL]))):
            yield line


@lru_cache(maxsize=2)  # every table of a text asks for it
def _legend(opening: str, language: str) -> Mapping[str, Role]:
    """Return the roles that the text explains letters by, such as those in a column "Type"."""
    found: dict[str, Role] = {}
    for match in _LEGEND.finditer(opening):
        letter, name = match["letter"] or match["first"], match["name"] or match["called"]
        role = role_named(name, language) if name[:1].upper() == letter[:1] else None
        if role in _ROLES:
            found.setdefault(letter, role)
    return found


def _roles_of_row(cells: Sequence[str], columns: dict[int, Role], language: str, *, is_all: bool) -> tuple[Role, ...]:
    """Return the roles of a row, the most telling first."""
    found: set[Role] = set()
    for at, role in columns.items():
        filled = cells[1:] if is_all and at == 0 else cells[at : at + 1]
        if any(_is_filled(cell, language) for cell in filled):
            found.add(role)
    for at, cell in enumerate(cells):
        if at in columns:
            continue
        shown = shown_text(cell)
        named = role_named(shown, language)
        if named and any(_is_filled(other, language) for other in cells[at + 1 :]):
            found.add(named)
        else:
            found.update(_roles_in_cell(cell, language))
    return tuple(role for role in _ROLES if role in found)


def _roles_in_cell(cell: str, language: str) -> Iterator[Role]:
    """Yield the roles of the labels in a cell, those without anything behind them left out."""
    pieces = _PIECES.split(cell)
    for position, piece in enumerate(pieces):
        label = label_in(piece, language)
        if label and label.has_colon:
            below = pieces[position + 1 : position + 2] if not label.content else [label.content]
            if below and _is_filled(below[0], language):
                yield label.role
    for match in _LABEL.finditer(cell):
        # Nothing parts a Chinese label from the sentence before it.
        name = match["name"]
        role = next((role for start in range(len(name) - 1) if (role := role_named(name[start:], language))), None)
        if role and match.start() and _is_filled(_PIECES.sub(" ", cell[match.end() :])[:60], language):
            yield role


def _role_of_column(cell: str, language: str) -> Role | None:
    names = [cell, *re.split(r"[/&、,]", cell)] if len(cell) <= 60 else []
    role = next((role for name in names if (role := role_named(shown_text(name).strip(), language))), None)
    return role if role in _ROLES else None


def _tells_offices(column: int, rows: Lines, text: SourceText) -> bool:
    """Return whether the cells of a column are offices: "Görev" is what one does in Turkish, and what one is."""
    cells = (cell for line in text.lines(rows) for cell in cells_of(line)[column : column + 1])
    filled = [cell for cell in map(shown_text, cells) if cell.strip()]
    return bool(filled) and all(map(ends_in_office, filled))


def _is_filled(cell: str, language: str) -> bool:
    return not says_nothing(shown_text(cell), language)
