"""Finds lines by how their Chinese is read aloud: pinyin (`fuwu zhili`, as far as typed) or initials (`fwzl`).

`bot.search.question.pinyin` does that for the words of a question; here it is whole lines, and a syllable may be
unfinished.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from bot.search.analysis.syllables import syllables_of
from bot.text import HAN, has_han

_RUN = re.compile(f"[{HAN}]+")
_MIN_LETTERS = 2
_MIN_INITIALS = 3


class _Reading(NamedTuple):
    """One run of Chinese, read aloud."""

    letters: str
    """Its syllables, joined."""
    starts: frozenset[int]
    """Where in the letters a syllable begins."""
    initials: str


class PinyinIndex:
    """The readings of some folded lines, which are told by their numbers.

    They are built when they are first needed, because lines without Chinese have none.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = {number: line for number, line in enumerate(lines) if has_han(line)}

    def sounding_like(self, typed: str) -> set[int]:
        """Return the lines that hold what was typed in pinyin, or in characters that are read the same."""
        if not self._lines:
            return set()
        letters = "".join(syllables_of(typed)) if has_han(typed) else typed
        if len(letters) < _MIN_LETTERS or not letters.isascii() or not letters.isalpha():
            return set()
        return {number for number, readings in self._readings.items() if _holds(readings, letters)}

    @cached_property
    def _readings(self) -> dict[int, tuple[_Reading, ...]]:
        return {number: tuple(_readings_of(line)) for number, line in self._lines.items()}


def _readings_of(line: str) -> Iterator[_Reading]:
    for run in _RUN.findall(line):
        syllables = syllables_of(run)
        starts = frozenset(accumulate(map(len, syllables), initial=0))
        yield _Reading("".join(syllables), starts, "".join(syllable[:1] for syllable in syllables))


def _holds(readings: tuple[_Reading, ...], letters: str) -> bool:
    """Return whether one of the readings goes on from a syllable like this, or has these initials."""
    for reading in readings:
        if len(letters) >= _MIN_INITIALS and letters in reading.initials:
            return True
        start = reading.letters.find(letters)
        while start >= 0:
            if start in reading.starts:
                return True
            start = reading.letters.find(letters, start + 1)
    return False
