"""Cuts entries into the pieces that a vector each stands for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.languages.merging import own_language
from bot.languages.phrase_syntax import forms_of
from bot.languages.reader import languages
from bot.minutes.agenda_numbers import numerals
from bot.minutes.model import Entry
from bot.search.analysis.phrase_patterns import any_phrase, compiled, phrases_in
from bot.search.analysis.terms import ALWAYS
from bot.search.index.entries import EntryTable
from bot.text import HAN, Slice, SourceText

_SENTENCE = re.compile(r"(?:[^。！？!?；.\n]|\.(?!\s))+[。！？!?；.\n]*")
_MARKS = re.compile(r"[*_`#>|]+")
_PRESENTED = re.compile(r"@.*$")
_WIDE = re.compile(f"[{HAN}]")
# Columns, a Chinese character being two; a longer text says too many things for one vector. A sentence for each is
# better still by a fiftieth of the answers, and takes four times the vectors.
_SENTENCE_COLUMNS, _PASSAGE_COLUMNS = 60, 400
_MAX_CHARACTERS_BY_SENTENCE = 1_000_000  # characters; of no more, every sentence has a vector
_MAX_PASSAGE_CHARACTERS = 400  # characters of one passage that are encoded


class Passage(NamedTuple):
    """A piece of an entry that one vector stands for."""

    text: str
    place: Slice | None
    """Where it stands in the file; None for a question or a heading."""


@dataclass(frozen=True, slots=True)
class Passages:
    """What is encoded of one set of minutes."""

    texts: tuple[str, ...]
    """Each once."""
    numbers: NDArray[np.int64]
    """For each passage the number of its text."""
    places: tuple[Slice | None, ...]
    """For each passage where it stands in its file; None for a question or a heading."""
    owners: NDArray[np.int64]
    """For each passage the number of the entry that it is of, in ascending order."""
    entries: int
    words: tuple[str, ...]
    """Words of the minutes."""

    def check(self, characters: Sequence[int]) -> None:
        """Raise `ValueError` for what is not of entries in texts with so many characters each."""
        size = len(self.places)
        if not (self.entries == len(characters) and self.numbers.size == self.owners.size == size):
            raise ValueError("the passages are of other entries")
        if size and not (
            (np.diff(self.owners) >= 0).all()
            and self.owners[0] >= 0
            and self.owners[-1] < self.entries
            and self.numbers.min() >= 0
            and self.numbers.max() < len(self.texts)
        ):
            raise ValueError("the passages are of other entries")
        for place, owner in zip(self.places, self.owners.tolist(), strict=True):
            if place is not None and not 0 <= place.start <= place.end <= characters[owner]:
                raise ValueError("a passage stands outside of its text")


def passages_in(entries: EntryTable, words: tuple[str, ...]) -> Passages:
    """Return what is encoded of all entries, and of the words of the minutes."""
    columns = _SENTENCE_COLUMNS if entries.characters <= _MAX_CHARACTERS_BY_SENTENCE else _PASSAGE_COLUMNS
    texts: dict[str, int] = {}
    numbers: list[int] = []
    owners: list[int] = []
    found: list[Slice | None] = []
    for owner, place in enumerate(entries):
        for passage in passages_of(place.entry, place.minutes.text, place.minutes.language, columns=columns):
            numbers.append(texts.setdefault(passage.text, len(texts)))
            found.append(passage.place)
            owners.append(owner)
    return Passages(
        tuple(texts),
        np.array(numbers, dtype=np.int64),
        tuple(found),
        np.array(owners, dtype=np.int64),
        len(entries),
        words,
    )


def passages_of(entry: Entry, text: SourceText, language: str = "", *, columns: int) -> list[Passage]:
    """Return what is encoded of an entry: its question, its heading, and its text in sentences.

    As many sentences are taken together as fit in so many columns.
    """
    found = [Passage(entry.question or "", None)]
    if entry.item:
        found.append(Passage(_PRESENTED.sub("", _numbered(own_language(language)).sub("", entry.item.heading)), None))
    for lines in entry.body:
        for shown in text.places(lines):
            found += (Passage(text.text[slice(*run)], run) for run in _runs(text, shown, columns))
    cleaned = (
        Passage(" ".join(_MARKS.sub("", one.text).split())[:_MAX_PASSAGE_CHARACTERS], one.place) for one in found
    )
    return [passage for passage in cleaned if passage.text]


@cache
def _numbered(language: str) -> re.Pattern[str]:
    """Return what finds the number of an agenda item before its title, in minutes of a language that there is."""
    tags = tuple(dict.fromkeys((*ALWAYS, language)))
    words = phrases_in(tags, lambda words: words.agenda_numbers)
    heads = {heading for tag in tags for heading in languages()[tag].minutes.headings.agenda}
    alone = tuple(word for word in words if not heads.isdisjoint(forms_of(word)))
    number = rf"(?:\d+|[{numerals()}]+)"
    # "Agenda" says nothing without a number either; "item" does.
    return compiled(rf"^\W*(?:{any_phrase(alone)}\s*{number}?\s*[:：]?|{any_phrase(words)}\s*{number}\s*[:：]?)\s*")


def _runs(text: SourceText, place: Slice, columns: int) -> Iterator[Slice]:
    """Yield the sentences of a place, as many together as fit in so many columns."""
    start, end = place
    first, filled = start, 0
    for match in _SENTENCE.finditer(text.text, start, end):
        width = _columns(match.group())
        if filled and filled + width > columns:
            yield Slice(first, match.start())
            first, filled = match.start(), 0
        filled += width
    yield Slice(first, end)


def _columns(sentence: str) -> int:
    return len(sentence) + (0 if sentence.isascii() else len(_WIDE.findall(sentence)))
