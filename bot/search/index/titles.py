"""Finds the entries whose heading or question is all that was typed, as where somebody chose it from a list."""

import re
from collections.abc import Iterator

import numpy as np

from bot.search.analysis.terms import written_words
from bot.search.index.entries import EntryTable, Scores
from bot.text import fold

_TARGET = re.compile(r"\]\([^()\s]*\)")
_NUMBERING = re.compile(
    r"^\W*(?:(?:议程|议题|agenda(?: item)?|item)\s*[\d一二三四五六七八九十]{0,3}\s*[:：、.]?"
    r"|[\d一二三四五六七八九十]{1,3}\s*[、.)])\s*",
    re.IGNORECASE,
)
_PRESENTED = re.compile(r" @.*$| ?[(（][^()（）]*[)）]$")

Wording = tuple[str, ...]


class TitleIndex:
    """All headlines by their words; never changes."""

    def __init__(self, entries: EntryTable) -> None:
        self._size = len(entries)
        self._numbers: dict[Wording, list[int]] = {}
        for number, indexed in enumerate(entries):
            for wording in set(_wordings(indexed.headline)):
                self._numbers.setdefault(wording, []).append(number)

    def typed(self, question: str) -> Scores:
        """Return 1 for the entries whose headline is the question, its numbering and presenters aside."""
        marks = np.zeros(self._size, dtype=np.float32)
        for wording in _wordings(question):
            marks[self._numbers.get(wording, [])] = 1.0
        return marks


def _wordings(headline: str) -> Iterator[Wording]:
    """Yield the words of a headline as it stands, and without its number and who presents it.

    >>> list(_wordings("Agenda 2: The [shed](https://example.org) @Fern"))
    [('agenda', '2', 'the', 'shed', 'fern'), ('the', 'shed')]
    """
    folded = " ".join(fold(_TARGET.sub("] ", headline)).split())
    for text in (folded, _PRESENTED.sub("", _NUMBERING.sub("", folded))):
        words = tuple(written_words(text))
        if words:
            yield words
