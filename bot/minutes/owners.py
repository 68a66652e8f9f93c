"""Finds who presents the topics of an agenda that is a table: `| Topic | Owner |`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from bot.languages.merging import own_language, words_for
from bot.minutes.label_words import FieldKind, label_kind
from bot.minutes.names import is_hangul_name, looks_like_name
from bot.minutes.people import people_in
from bot.minutes.roles import role_of
from bot.minutes.rows import rows_of
from bot.minutes.sections import BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.table_rows import cells_of
from bot.minutes.tables import columns_of
from bot.text import SourceText, fold

_MAY_HOLD_TABLES = (BlockKind.TABLE, BlockKind.CODE, BlockKind.HTML)
_NUMBER = re.compile(r"\A\d{1,3}[.)]?\s+")
_PAIR = 2
_MIN_TOPIC = 4  # characters
_EDGES = " \t*_:：.。#"


class Owners(NamedTuple):
    """Who presents what an agenda's tables name, by the line of each row and by what its cells say, folded."""

    by_line: Mapping[int, tuple[str, ...]]
    by_topic: Mapping[str, tuple[str, ...]]
    rows: Mapping[int, str] = {}
    """What each row names, as written, by its line."""

    def of(self, lines: range, heading: str) -> tuple[str, ...]:
        """Return who presents what stands in some lines, or else what a heading names that a row names too."""
        if not (self.by_line or self.by_topic):
            return ()
        found = tuple(dict.fromkeys(name for line in lines for name in self.by_line.get(line, ())))
        return found or self.by_topic.get(_topic(heading), ())


def owners_of(sections: Sequence[Section], text: SourceText, language: str = "") -> Owners:
    """Return who presents what an agenda's tables name; `language` is that of the file."""
    if "|" not in text.text and "<td" not in text.text:  # nothing is in a table
        return Owners({}, {})
    # Who is named beside an action has to do it, and presents nothing.
    agendas = (_with_tables_alone(one) for one in sections if role_of(one.heading or "", language) is None)
    rows = rows_of([one for one in agendas if one.blocks], text)
    found: dict[int, tuple[str, ...]] = {}
    topics: dict[str, tuple[str, ...]] = {}
    wordings: dict[int, str] = {}
    for run in columns_of(rows):
        head, *others = (rows[at] for at in run)
        column = _owners(head.cells, language)
        if column is None:
            continue
        named = _topics(head.cells, language)
        cells_of_owners = [row.cells[column] if column < len(row.cells) else "" for row in others]
        employed = _tell_employers(cells_of_owners, language)
        for row, written in zip(others, cells_of_owners, strict=True):
            cell = written.partition(",")[0] if employed else written
            names = tuple(person.name for person in people_in(cell, language))
            if names:
                found[row.line] = names
                wordings[row.line] = row.cells[named] if named < len(row.cells) else ""
                cells = (_topic(other) for at, other in enumerate(row.cells) if at != column)
                topics.update(dict.fromkeys((topic for topic in cells if len(topic) >= _MIN_TOPIC), names))
    return Owners(found, topics, wordings)


def _tell_employers(cells: Sequence[str], language: str) -> bool:
    """Return whether each cell that holds a comma tells behind it where somebody works: "Ada Byron, Acorn"."""
    pairs = [shown_text(cell).split(",") for cell in cells if "," in cell]
    # One alone may be two people: "Ada Byron, Bo".
    return len(pairs) >= _PAIR and all(
        len(pair) == _PAIR and _is_whole(pair[0], language) and not _is_whole(pair[1], language) for pair in pairs
    )


def _is_whole(name: str, language: str) -> bool:
    return looks_like_name(name.strip(), language) or is_hangul_name(name.strip(), language)


def _topic(wording: str) -> str:
    """Return what a cell or a heading names, without its number, to be compared."""
    return _NUMBER.sub("", " ".join(fold(shown_text(wording)).split())).strip(_EDGES)


def _with_tables_alone(section: Section) -> Section:
    """Return a section with those of its blocks that may hold a table."""
    return replace(section, blocks=tuple(block for block in section.blocks if block.kind in _MAY_HOLD_TABLES))


def _heads(cells: Sequence[str]) -> list[str]:
    return [fold(shown_text(cell)).strip(_EDGES) for cell in cells]


def is_table_of_topics(section: Section, text: SourceText, language: str = "") -> bool:
    """Return whether all that stands beneath a heading is a table of topics and of who presents them."""
    if not section.blocks or any(block.kind is not BlockKind.TABLE for block in section.blocks):
        return False
    return _owners(cells_of(text.line(section.blocks[0].lines.first)), language) is not None


def _topics(cells: Sequence[str], language: str) -> int:
    """Return the first column of topics, of a table that has one."""
    topics, _ = _columns(own_language(language))
    return next(number for number, head in enumerate(_heads(cells)) if head in topics)


def _owners(cells: Sequence[str], language: str) -> int | None:
    """Return the column of those who present, None for a table that is no agenda."""
    topics, owners = _columns(own_language(language))
    heads = _heads(cells)
    if not any(head in topics for head in heads):
        return None
    kinds = [label_kind(head, language) for head in heads]
    if FieldKind.PRESENTERS in kinds:
        return kinds.index(FieldKind.PRESENTERS)
    return next((number for number, head in enumerate(heads) if head in owners), None)


@cache
def _columns(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the heads of columns of topics, and of those who present them."""
    words = words_for(language)
    topics = frozenset(map(fold, words.headings.topic_columns))
    return topics, frozenset(map(fold, words.names.owner_columns))
