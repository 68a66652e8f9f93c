"""Tells how much of a question stands together in an entry: in a few sentences that follow one another.

A transcript of an hour says nearly every word somewhere. Where the words stand together, it speaks of them.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from bot.search.analysis.analyzer import Analyzer
from bot.search.index.entries import EntryTable
from bot.search.question.model import Query
from bot.search.quoting.excerpt import MAX_QUOTE_CHARACTERS, stripped
from bot.search.quoting.sentences import Sentences, sentences_in
from bot.search.ranking.coverage import Coverage
from bot.text import Slice

Terms = frozenset[str]

TOGETHER = 300  # characters: two or three sentences
_MAX_LOOKED_AT = 8_000  # characters of one run of text; hardly an entry is longer


class _Together(NamedTuple):
    """What stands together."""

    share: float
    sentences: tuple[Terms, ...]
    """Those that hold a word of the question."""


_NONE = _Together(0.0, ())


class Nearby:
    """Looks the words of questions up in the sentences of single entries."""

    def __init__(self, entries: EntryTable, coverage: Coverage, analyzer: Analyzer) -> None:
        self._entries = entries
        self._coverage = coverage
        self._analyzer = analyzer

    def share(self, query: Query, number: int) -> float:
        """Return how much of the words that an answer is expected to hold stands together, 0 to 1; rare ones most."""
        return max((self._of_run(query, said).share for said in self.runs(number)), default=0.0)

    def telling(self, query: Query, number: int) -> tuple[Terms, ...]:
        """Return the sentences in which most of those words stand together, by their terms; none if none holds any."""
        best = max((self._of_run(query, said) for said in self.runs(number)), key=attrgetter("share"), default=_NONE)
        return best.sentences

    def runs(self, number: int) -> Iterator[Sentences]:
        """Yield the sentences of each run of text of an entry, as far as they are looked at."""
        place = self._entries[number]
        text = place.minutes.text
        for lines in place.entry.body:
            for run in text.places(lines):
                start, end = stripped(text.text, run)  # as they are quoted, so that they are remembered for that
                looked_at = Slice(start, min(end, start + _MAX_LOOKED_AT))
                yield sentences_in(text.text, looked_at, MAX_QUOTE_CHARACTERS, self._analyzer)

    def _of_run(self, query: Query, said: Sentences) -> _Together:
        held = self._coverage.weighed(query, said.terms)
        telling = [one for one in zip(said.units, held, said.terms, strict=True) if any(one[1])]
        best = _NONE
        for first, (unit, weights, terms) in enumerate(telling):
            total, sentences = list(weights), [terms]
            best = _better(best, total, sentences)
            for other, more, others in telling[first + 1 :]:
                if other.end - unit.start > TOGETHER:
                    break
                total = _larger(total, more)
                sentences.append(others)
                best = _better(best, total, sentences)
        return best


def _better(best: _Together, weights: Sequence[float], sentences: Sequence[Terms]) -> _Together:
    """Return what more of the question stands together in; of equals the first, which has fewer sentences."""
    share = sum(weights)
    return _Together(share, tuple(sentences)) if share > best.share else best


def _larger(one: Sequence[float], other: Sequence[float]) -> list[float]:
    return [max(pair) for pair in zip(one, other, strict=True)]
