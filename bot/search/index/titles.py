"""Finds the entries whose heading or question is all that was typed, as if somebody chose it from a list."""

import re
from collections.abc import Iterator
from functools import cache

import numpy as np

from bot.minutes.agenda_numbers import numerals
from bot.search.analysis.page_words import page_text
from bot.search.analysis.phrase_patterns import any_phrase, compiled, phrases_in
from bot.search.analysis.terms import ALWAYS
from bot.search.analysis.tokens import written_words
from bot.search.index.entries import EntryTable, Scores
from bot.text import fold

_PRESENTED = re.compile(r" @.*$| ?[(（][^()（）]*[)）]$")

Wording = tuple[str, ...]


class TitleIndex:
    """All headlines by their words; never changes."""

    def __init__(self, entries: EntryTable, languages: tuple[str, ...]) -> None:
        """`languages` are those that the texts are written in, and questions are asked in."""
        self._languages = languages
        self._size = len(entries)
        self._numbers: dict[Wording, list[int]] = {}
        for number, indexed in enumerate(entries):
            for wording in set(_wordings(indexed.headline, languages)):
                self._numbers.setdefault(wording, []).append(number)

    def typed(self, question: str) -> Scores:
        """Return 1 for the entries whose headline is the question, its numbering and presenters aside."""
        marks = np.zeros(self._size, dtype=np.float32)
        for wording in _wordings(question, self._languages):
            marks[self._numbers.get(wording, [])] = 1.0
        return marks


def _wordings(headline: str, languages: tuple[str, ...] = ALWAYS) -> Iterator[Wording]:
    """Yield the words of a headline as it stands, and without its number and who presents it.

    >>> list(_wordings("Agenda 2: The [shed](https://example.org) @Fern"))
    [('agenda', '2', 'the', 'shed', 'fern'), ('the', 'shed')]
    """
    folded = " ".join(fold(page_text(headline)).split())
    for text in (folded, _PRESENTED.sub("", _numbering(languages).sub("", folded))):
        words = tuple(written_words(text))
        if words:
            yield words


@cache
def _numbering(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the number before a folded title."""
    words = any_phrase(phrases_in(languages, lambda words: words.agenda_numbers))
    number = rf"[\d{numerals()}]"
    return compiled(rf"^\W*(?:{words}\s*{number}{{0,3}}\s*[:：、.]?|{number}{{1,3}}\s*[、.)])\s*")
