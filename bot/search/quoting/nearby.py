"""Tells how much of a question stands together in an entry: in a few sentences that follow one another.

A transcript of an hour says nearly every word somewhere. Where the words stand together, it speaks of them.
"""

from collections.abc import Sequence

from bot.search.analysis.analyzer import Analyzer
from bot.search.index.entries import EntryTable
from bot.search.question.model import Query
from bot.search.quoting.excerpt import MAX_QUOTE_CHARACTERS, stripped
from bot.search.quoting.sentences import sentences_in
from bot.search.ranking.coverage import Coverage
from bot.text import Slice

_TOGETHER = 300  # characters: two or three sentences
_MAX_LOOKED_AT = 8_000  # characters of one run of text; hardly an entry is longer


class Nearby:
    """Looks the words of questions up in the sentences of single entries."""

    def __init__(self, entries: EntryTable, coverage: Coverage, analyzer: Analyzer) -> None:
        self._entries = entries
        self._coverage = coverage
        self._analyzer = analyzer

    def share(self, query: Query, number: int) -> float:
        """Return how much of the words that an answer is expected to hold stands together, 0 to 1; rare ones most."""
        place = self._entries[number]
        text = place.minutes.text
        # As they are quoted, so that the sentences are remembered for that.
        runs = [stripped(text.text, run) for lines in place.entry.body for run in text.places(lines)]
        return max((self._of_run(query, text.text, run) for run in runs), default=0.0)

    def _of_run(self, query: Query, text: str, run: Slice) -> float:
        looked_at = Slice(run.start, min(run.end, run.start + _MAX_LOOKED_AT))
        said = sentences_in(text, looked_at, MAX_QUOTE_CHARACTERS, self._analyzer)
        held = self._coverage.weighed(query, said.terms)
        telling = [(unit, weights) for unit, weights in zip(said.units, held, strict=True) if any(weights)]
        best = 0.0
        for first, (unit, weights) in enumerate(telling):
            total = list(weights)
            best = max(best, sum(total))
            for other, more in telling[first + 1 :]:
                if other.end - unit.start > _TOGETHER:
                    break
                total = _larger(total, more)
                best = max(best, sum(total))
        return best


def _larger(one: Sequence[float], other: Sequence[float]) -> list[float]:
    return [max(pair) for pair in zip(one, other, strict=True)]
