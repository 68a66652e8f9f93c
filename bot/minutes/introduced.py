"""Finds those who introduced themselves, or are listed below the title: where no label tells who was there, they do."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import dropwhile, takewhile

from bot.languages.merging import own_language, words_for
from bot.languages.reader import languages
from bot.minutes.asides import without_aside
from bot.minutes.heading_words import edges
from bot.minutes.name_lists import names_one
from bot.minutes.names import looks_like_name
from bot.minutes.pieces import Piece
from bot.minutes.rows import Row, RowForm, rows_of
from bot.minutes.section_shapes import beneath
from bot.minutes.sections import BlockKind, Section
from bot.minutes.shown import shown_text
from bot.text import NO_SMALL, SMALL, Lines, SourceText, fold

_MIN_PEOPLE = 3
_MIN_HANDLES = 2  # in such a list
_MAX_ROWS = 30  # at the top
_MIN_CALLED = 2  # of those at the top
_SHARE = 3  # one bullet in so many may open otherwise
_BEHIND_NAMES = re.compile(r"[;@(（:：]|(?<!\s)\s+[-–—|]")
_PARTS = re.compile(r"[/|&,]")
_HANDLE = re.compile(r"[@＠][\w.-]{2,40}")
_ONE_WORD = re.compile(r"[^\W\d_][\w.-]{1,20}")
_CONTACT = re.compile(r",\s|(?<!\s)\s+(?:[-–—|]\s|[(+]?\d|\S{1,60}@)")
_REACHED = re.compile(r"(?:\d[\s./()-]{0,2}){9,}|\S@\S")  # a date has eight digits
_MARKS = (",", ";", "@", "(", "（")
"""What parts the name of somebody from what is told of them."""


def introduced(sections: Sequence[Section], text: SourceText, language: str) -> Iterator[tuple[Piece, ...]]:
    """Yield the names in lists beneath headings such as "Introductions" of which most bullets open with one.

    They are whole names, or of one word each with something told behind a comma, a semicolon or in brackets.
    """
    for position, section in enumerate(sections):
        if not section.heading_lines or not names_introductions(section.heading or "", language):
            continue
        within = [section, *(sections[one] for one in beneath(position, sections))]
        items = [row for row in rows_of(within, text) if row.form is RowForm.ITEM and row.depth == 1]
        names = [_names_in(shown_text(row.text), language) for row in items]
        whole = sum(_is_whole(name.partition(",")[0], language) for name in names)
        are_told = all(_is_told_of(row, name, language) for row, name in zip(items, names, strict=True))
        if len(items) >= _MIN_PEOPLE and (whole * _SHARE >= len(items) * (_SHARE - 1) or are_told):
            yield tuple(Piece(row.line, name, row.depth, row.form) for row, name in zip(items, names, strict=True))


def below_title(sections: Sequence[Section], text: SourceText, language: str) -> Iterator[tuple[Piece, ...]]:
    """Yield the names of a list that is all that stands right below the title: each item is a whole name.

    That they are people is told by where to reach most of them, "- Ada Byron - ada@example.org", or because each is a
    handle: "- @ada".
    """
    first = next((section for section in sections if section.heading_lines), None)
    if first is None or any(block.kind not in (BlockKind.LIST, BlockKind.RULE) for block in first.blocks):
        return
    items = [row for row in rows_of([first], text) if row.form is RowForm.ITEM]
    if len(items) >= _MIN_HANDLES and all(_HANDLE.fullmatch(shown_text(row.text).strip()) for row in items):
        yield tuple(Piece(row.line, row.text, row.depth, row.form) for row in items)
        return
    names = [_CONTACT.split(shown_text(row.text), maxsplit=1)[0].strip(" *_-–—") for row in items]
    if len(items) < _MIN_PEOPLE or not all(looks_like_name(name, language) for name in names):
        return
    reached = sum(_REACHED.search(shown_text(row.text)) is not None for row in items)
    if reached * 2 > len(items):
        yield tuple(Piece(row.line, name, row.depth, row.form) for row, name in zip(items, names, strict=True))


def named_at_top(sections: Sequence[Section], text: SourceText, language: str) -> Iterator[tuple[Piece, ...]]:
    """Yield the names that stand at the top, one a paragraph, each with where somebody works behind a comma.

    That they are people is told by the text: it calls some by their first names, or by a title and the family name.
    """
    rows = [row for row in rows_of(sections[:2], text) if row.form is not RowForm.HEADING]
    opening = dropwhile(lambda row: not _names_one_of_several(row, language), rows[:_MAX_ROWS])
    named = list(takewhile(lambda row: _names_one_of_several(row, language), opening))
    if len(named) < _MIN_PEOPLE or len({row.block for row in named}) < len(named):
        return
    names = [shown_text(row.text).partition(",")[0].strip() for row in named]
    below = text.piece(Lines(named[-1].line + 1, text.line_count)) if named[-1].line < text.line_count else ""
    if sum(_is_called(name.split(), below) for name in names) >= _MIN_CALLED:
        yield tuple(Piece(row.line, name, row.depth, row.form) for row, name in zip(named, names, strict=True))


def _is_called(words: Sequence[str], text: str) -> bool:
    """Return whether a text calls somebody by the first name alone, or by the last one behind a title: "Mr. Moss"."""
    first, last = re.escape(words[0]), re.escape(words[-1])
    alone = rf"(?<![\w-]){first}(?![\w-])(?!\s{NO_SMALL}\w)"
    return re.search(rf"{alone}|(?<!\w){NO_SMALL}[{SMALL}]{{1,4}}\.\s{last}(?!\w)", text) is not None


def _names_one_of_several(row: Row, language: str) -> bool:
    return row.form is RowForm.PARAGRAPH and not row.depth and "," in row.text and names_one(row.text, language)


def _is_whole(name: str, language: str) -> bool:
    return looks_like_name(name, language) or _HANDLE.fullmatch(name) is not None


def _names_in(item: str, language: str) -> str:
    """Return the first name of an item, or all of them if nothing but whole names stands before what is told."""
    handle = _HANDLE.match(item)
    if handle:
        return handle.group()
    before = _BEHIND_NAMES.split(item, maxsplit=1)[0].strip(" *_")
    names = [name.strip() for name in before.split(",")]
    return before if all(looks_like_name(name, language) for name in names) else names[0]


def _is_told_of(row: Row, name: str, language: str) -> bool:
    """Return whether an item tells something of whom one word names, which is no word of everyday language."""
    behind = shown_text(row.text).strip(" *_")[len(name) :].lstrip()
    own = own_language(language)
    no_names = languages()[own].questions.everyday | words_for(own).names.no_names
    return behind.startswith(_MARKS) and _ONE_WORD.fullmatch(name) is not None and name.lower() not in no_names


def names_introductions(heading: str, language: str) -> bool:
    """Return whether a heading, or a part of it, says that people introduce themselves: "Welcome & introductions"."""
    parts = _PARTS.split(fold(without_aside(shown_text(heading))))
    return any(edges().sub("", part) in _words(own_language(language)) for part in parts)


@cache
def _words(language: str) -> frozenset[str]:
    return frozenset(map(fold, words_for(language).headings.introductions))
