"""Finds the question's own word order in an entry: runs of three words, as they follow each other there too.

Words alone cannot tell the line that somebody quotes from a hundred lines with the same common words.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.page_words import page_text
from bot.search.analysis.tokens import words_apart, written_words
from bot.search.index.entries import EntryTable, Scores
from bot.search.index.inverted import InvertedIndex
from bot.text import fold

_RUN = 3  # words, or Chinese characters
_MIN_QUOTED_RUNS = 3  # runs, which are five words: whoever types that much as it stands is looking for that very line
_CACHED = 4096  # entries whose folded text is kept


class WordTrigram(NamedTuple):
    """Words of a question that follow each other."""

    wording: str
    """As `worded` gives it."""
    terms: tuple[tuple[str, ...], ...]
    """What the index may have of each of its words, by the languages of the minutes; none of a stop word."""


class PhraseMatches(NamedTuple):
    """How much of a question's wording the candidates hold, one number for each."""

    share: Scores
    """Of the question's runs of words, 0 to 1."""
    whole: NDArray[np.bool_]
    """Whether all of a question that is long enough for a quotation."""


class PhraseMatcher:
    """The wording of all entries; what is folded once is kept for the next question."""

    def __init__(self, entries: EntryTable, index: InvertedIndex, analyzer: Analyzer) -> None:
        self._entries = entries
        self._index = index
        self._analyzer = analyzer
        self._folded = _folding(entries)

    def held(
        self, question: str, candidates: NDArray[np.int64], is_worth: Callable[[PhraseMatches], NDArray[np.bool_]]
    ) -> PhraseMatches:
        """Return how much of the question each candidate holds as it is worded.

        Given the most that each may hold, `is_worth` tells which are worth a look; the others are said to hold none.
        """
        runs = runs_of(question, self._analyzer)
        of_words = {of_word for run in runs for of_word in run.terms}
        holding = {of_word: self._holding(of_word, candidates) for of_word in of_words}
        # Only if all of its words stand can they stand in a row.
        possible = [np.logical_and.reduce([holding[of_word] for of_word in run.terms]) for run in runs]
        most = np.zeros(len(candidates), dtype=np.float32)
        scores = np.zeros(len(candidates), dtype=np.float32)
        for entries in possible:
            most += entries
        worth = is_worth(_held(most, len(runs)))
        for run, entries in zip(runs, possible, strict=True):
            for position in np.flatnonzero(entries & worth).tolist():
                scores[position] += run.wording in self._folded(int(candidates[position]))
        return _held(scores, len(runs))

    def _holding(self, of_word: tuple[str, ...], candidates: NDArray[np.int64]) -> NDArray[np.bool_]:
        held = [self._index.holding(term, candidates) for term in of_word]
        return held[0] if len(held) == 1 else np.logical_or.reduce(held)


def _held(found: Scores, runs: int) -> PhraseMatches:
    return PhraseMatches(found / np.float32(runs or 1), found >= max(runs, _MIN_QUOTED_RUNS))


def _folding(entries: EntryTable) -> Callable[[int], str]:
    """Return a function that gives an entry's wording by its number."""

    @lru_cache(maxsize=_CACHED)
    def folded(number: int) -> str:
        place = entries[number]
        return worded(place.minutes.text.piece(place.entry.lines))

    return folded


def worded(text: str) -> str:
    """Return the words of a text and its Chinese characters, each between two spaces; what parts them does not count.

    >>> worded("Linear-Memory, GC"), worded("Hertz 的服務")
    (' linear memory gc ', ' hertz 的 服 务 ')
    """
    return f" {' '.join(words_apart(fold(page_text(text))))} "


def runs_of(question: str, analyzer: Analyzer) -> tuple[WordTrigram, ...]:
    """Return every three words of a question that follow each other, but for those of stop words alone.

    >>> [run.wording for run in runs_of("What did Brook say?", Analyzer())]
    [' what did brook ', ' did brook say ']
    >>> [run.terms for run in runs_of("服务治", Analyzer())]
    [(('服',), ('务',), ('治',))]
    """
    words: list[str] = []
    terms: list[tuple[str, ...]] = []
    for written in written_words(page_text(question)):
        indexed = analyzer.document_terms(written)
        for word in words_apart(fold(written)):
            words.append(word)
            # Not every piece of a word is one for the index: "we've" is none, and "C++" is no "c".
            terms.append(tuple(term for term in analyzer.leading_terms(word) if term in indexed))
    runs: dict[WordTrigram, None] = {}
    for first in range(len(words) - _RUN + 1):
        sought = tuple(of_word for of_word in terms[first : first + _RUN] if of_word)
        if sought:
            runs[WordTrigram(f" {' '.join(words[first : first + _RUN])} ", sought)] = None
    return tuple(runs)
