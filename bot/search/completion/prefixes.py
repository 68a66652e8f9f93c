"""Finds lines by the words that they hold, typed to the end or not, also if a letter is wrong."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from bot.search.analysis.spelling import Vocabulary
from bot.search.analysis.tokens import is_run, parts_of, written_words

_CORRECTIONS = 12
"""Words, and beginnings of words, that a typed one may have been meant for."""

_MAX_PREFIX_LETTERS = 16
"""Letters; whoever has typed as many right ones needs no more of the word to be found."""


class PrefixIndex:
    """The Latin words of some folded lines, which are told by their numbers; never changes."""

    def __init__(self, lines: Sequence[str]) -> None:
        found: defaultdict[str, set[int]] = defaultdict(set)
        for number, line in enumerate(lines):
            for written in written_words(line):
                if not is_run(written):
                    for part in parts_of(written):
                        found[part].add(number)
        self._lines = dict(found)
        self._sorted = sorted(found)

    def with_word(self, typed: str) -> set[int]:
        """Return the lines with a word that begins with what was typed."""
        return {number for word in self._beginning_with(typed) for number in self._lines[word]}

    def nearly_with_word(self, typed: str) -> tuple[set[int], set[int]]:
        """Return the lines with a word that was nearly typed, and those with a word that goes on from such a one."""
        whole = {correction.word for correction in self._whole.correct(typed, limit=_CORRECTIONS)}
        begun = {correction.word for correction in self._begun.correct(typed, limit=_CORRECTIONS)}
        return (
            {number for word in whole for number in self._lines[word]},
            {number for beginning in begun for number in self.with_word(beginning)},
        )

    @cached_property
    def _whole(self) -> Vocabulary:
        return Vocabulary({word: len(lines) for word, lines in self._lines.items()})

    @cached_property
    def _begun(self) -> Vocabulary:
        """Every beginning of a word, so that a mistyped word that goes on is corrected as a whole one is."""
        counts: defaultdict[str, int] = defaultdict(int)
        for word, lines in self._lines.items():
            for length in range(1, min(len(word), _MAX_PREFIX_LETTERS + 1)):
                counts[word[:length]] += len(lines)
        return Vocabulary(counts)

    def _beginning_with(self, typed: str) -> Iterator[str]:
        for place in range(bisect_left(self._sorted, typed), len(self._sorted)):
            if not self._sorted[place].startswith(typed):
                return
            yield self._sorted[place]
