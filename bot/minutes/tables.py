"""Tells what the columns and rows of a table hold, by their heads."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.reader import languages
from bot.minutes.answers import is_answer
from bot.minutes.asides import without_aside
from bot.minutes.label_words import PEOPLE, FieldKind, label_kind
from bot.minutes.labels import Label
from bot.minutes.names import looks_like_name
from bot.minutes.rows import Row, RowForm
from bot.minutes.shown import shown_text
from bot.text import NO_SMALL, fold, has_han

_MAX_LABEL = 200  # characters of a cell, with the marks in it
_LABEL_AND_VALUE = 2  # columns
_NAMES_AND_MARKS = 2  # rows
_ANSWERS = 2  # yes and no
_MAX_ANSWER = 8  # characters
_BY_NAME = re.compile(r":\w{1,40}:")  # a picture by its name
_MAY_NAME = re.compile(rf"{NO_SMALL}[\w'’.-]*(?:\s[^\W\d_][\w'’.-]*){{0,5}}")
_NUMBERED = re.compile(r"^\d{1,3}[.)]\s*")
_EDGES = " \t*_:：.。#"


@dataclass(frozen=True, slots=True)
class Heads:
    """What the columns of one table hold, by number."""

    kinds: tuple[FieldKind | None, ...]
    names: int | None
    """The column of names."""
    handles: int | None
    """The column of what people are called on a platform."""

    def named(self, kind: FieldKind) -> int | None:
        """Return the column that names what a label announces, None if no head tells."""
        candidates = [self.names] if kind in PEOPLE else []
        own = self.kinds.index(kind) if kind in self.kinds else None
        candidates += [own, self.handles] if kind in PEOPLE else [own]
        return next((column for column in candidates if column is not None), None)


def headed_columns(head: Row, language: str = "") -> Heads:
    """Return what the columns below a table's first row hold."""
    cells = [without_aside(shown_text(cell)) for cell in head.cells]
    names, handles = _columns(own_language(language))
    return Heads(tuple(label_kind(cell, language) for cell in cells), _first(cells, names), _first(cells, handles))


def with_whole_names(rows: Sequence[Row], language: str = "") -> Sequence[Row]:
    """Return the rows of a table with whole names in one column, where family names and first names have one each."""
    heads = [fold(shown_text(cell)).strip(_EDGES) for cell in rows[0].cells]
    parted = [(_first(heads, families), _first(heads, firsts)) for families, firsts in _parts_of_names()]
    found = ((family, first) for family, first in parted if None not in (family, first) and family != first)
    family, first = next(found, (None, None))
    if family is None or first is None:
        return rows
    head = next(iter(words_for(language).names.name_columns))
    return [
        row._replace(cells=_joined(row.cells, family, first, head if row is rows[0] else None))
        for row in rows
        if max(family, first) < len(row.cells)
    ]


def _joined(cells: Sequence[str], family: int, first: int, head: str | None) -> tuple[str, ...]:
    """Return the cells of a row with the whole name in the place of the family name, nothing in that of the first."""
    whole = cells[family] + cells[first] if has_han(cells[family]) else f"{cells[first]} {cells[family]}"
    return tuple(
        (head or whole.strip()) if at == family else "" if at == first else cell for at, cell in enumerate(cells)
    )


def column_of_names(rows: Sequence[Row], language: str = "") -> int:
    """Return the column that most names stand in where no head tells: the first one, if no other has far more."""
    counts = [
        sum(looks_like_name(_NUMBERED.sub("", _cell(row, at)), language) for row in rows[1:])
        for at in range(len(rows[0].cells))
    ]
    most = max(counts, default=0)
    return counts.index(most) if most > 1 and most * 2 > len(rows) - 1 and counts[0] * 2 < most else 0


def beside_marks(rows: Sequence[Row], number: int) -> int:
    """Return the column of names if a column, by number, only holds marks of who came: ✅, `:x:`, yes and no.

    Else the column itself.
    """
    cells = [_cell(row, number) for row in rows[1:]]
    if not _are_marks([cell for cell in cells if cell]):
        return number
    others = (other for other in range(len(rows[0].cells)) if other != number)
    return next((other for other in others if _holds_names(rows, other)), number)


def marked_heads(rows: Sequence[Row], language: str = "") -> tuple[tuple[str, str], ...]:
    """Return the heads of a table that are names, each with the mark beneath it: `| Ada | Bo |` above `| ✔ | ✗ |`.

    There are none if the table has more than one row, or marks beneath less than half of the heads.
    """
    if len(rows) != _NAMES_AND_MARKS:
        return ()
    heads, marks = ([_cell(row, at) for at in range(len(rows[0].cells))] for row in rows)
    bare = [_BY_NAME.sub("x", mark) if _BY_NAME.fullmatch(mark) else mark for mark in marks]
    marked = [
        (head, mark)
        for head, mark, shown in zip(heads, marks, bare, strict=True)
        if mark and (shown == "x" or not any(map(str.isalnum, shown))) and label_kind(head, language) is None
    ]
    are_names = all(looks_like_name(head, language) or _MAY_NAME.fullmatch(head) for head, _ in marked)
    return tuple(marked) if len(marked) > 1 and 2 * len(marked) > len(heads) and are_names else ()


def _are_marks(cells: Sequence[str]) -> bool:
    bare = [_BY_NAME.sub("", cell) for cell in cells]
    if not any(map(str.isalpha, "".join(bare))):
        return bool(cells)
    if cells and all(map(is_answer, cells)):
        return True
    few = len(set(map(fold, cells))) <= _ANSWERS
    are_letters = all(len(cell) == 1 for cell in cells)  # "X", or "P" and "A"
    return few and (are_letters or (len(cells) > _ANSWERS and all(len(cell) <= _MAX_ANSWER for cell in cells)))


def _holds_names(rows: Sequence[Row], number: int) -> bool:
    """Return whether most cells of a column may be names, first names alone among them."""
    cells = [without_aside(_NUMBERED.sub("", _cell(row, number))) for row in rows[1:]]
    named = [cell for cell in cells if _MAY_NAME.fullmatch(cell)]
    return len(named) * 2 > len(cells) and len(set(named)) * 2 > len(named)


def _cell(row: Row, number: int) -> str:
    return shown_text(row.cells[number]).strip(" \t*") if number < len(row.cells) else ""


def columns_of(rows: Sequence[Row], numbers: Iterable[int] | None = None) -> tuple[tuple[int, ...], ...]:
    """Return the runs of rows, by number, that are the tables among them."""
    runs: list[list[int]] = []
    for at in range(len(rows)) if numbers is None else numbers:
        if rows[at].form is RowForm.TABLE:
            if runs and rows[runs[-1][-1]].block == rows[at].block:
                runs[-1].append(at)
            else:
                runs.append([at])
    return tuple(map(tuple, runs))


def labelled_rows(run: Sequence[int], rows: Sequence[Row], language: str) -> Mapping[int, Sequence[Label]]:
    """Return the labels of the rows of a table with what stands behind them; none if it has heads instead.

    Such a row begins with a label; in a cell further on another one may stand: `Present | Ada | Absent | Bo`.
    """
    found = dict(_labelled(run, rows, language))
    head = rows[run[0]].cells
    is_lone_head = run[0] in found and len(found) == 1 and len(run) > 1
    has_heads = run[0] not in found and len(list(filter(None, head))) > _LABEL_AND_VALUE
    return {} if is_lone_head or has_heads else found


def _labelled(run: Sequence[int], rows: Sequence[Row], language: str) -> Iterator[tuple[int, Sequence[Label]]]:
    for at in run:
        cells = rows[at].cells
        kinds = [label_kind(shown_text(cell).strip(), language) if len(cell) <= _MAX_LABEL else None for cell in cells]
        if len(cells) < _LABEL_AND_VALUE or not kinds[0]:
            continue
        # The cell behind a label is what belongs to it, be it worded like one.
        starts = [0, *(cell for cell in range(_LABEL_AND_VALUE, len(cells)) if kinds[cell])]
        ends = [*starts[1:], len(cells)]
        found = ((kinds[start], cells[start + 1 : end]) for start, end in zip(starts, ends, strict=True))
        yield at, tuple(Label(kind, ", ".join(filter(None, value)), is_marked=True) for kind, value in found if kind)


def column_kind(head: str, language: str = "") -> str | None:
    """Return what the column beneath a head tells of people: names, handles, abbreviations, or who attended.

    >>> [column_kind(head, "en") for head in ("**Name**", "GitHub", "Initials", "Present", "Role")]
    ['names', 'handles', 'abbreviations', 'attended', None]
    """
    wording = fold(shown_text(head)).strip(_EDGES)
    names, handles = _columns(own_language(language))
    known = {"names": names, "handles": handles, "abbreviations": _abbreviations(own_language(language))}
    found = next((kind for kind, words in known.items() if wording in words), None)
    return found or ("attended" if label_kind(wording, language) is FieldKind.ATTENDEES else None)


def _first(cells: Sequence[str], known: frozenset[str]) -> int | None:
    return next((number for number, cell in enumerate(cells) if fold(cell).strip(_EDGES) in known), None)


@cache
def _parts_of_names() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return the heads of family names and those of first names, by language: both are of one."""
    every = (language.minutes.names for language in languages().values())
    return tuple((frozenset(map(fold, one.family_columns)), frozenset(map(fold, one.first_columns))) for one in every)


@cache
def _columns(language: str) -> tuple[frozenset[str], frozenset[str]]:
    names = words_for(language).names
    return frozenset(map(fold, names.name_columns)), frozenset(map(fold, names.handle_columns))


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(map(fold, words_for(language).names.abbreviation_columns))
