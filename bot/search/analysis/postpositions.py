"""Parts Korean words from what stands right behind them: particles and the endings of verbs (회의에서 is 회의).

No dictionary is needed: a particle is one only if a word of two syllables is left, or if its sound fits the syllable
before it, as Korean has it (은 follows a consonant, 는 a vowel).
"""

import re
from collections.abc import Iterable

from bot.languages.scripts import SCRIPTS

HANGUL = SCRIPTS["hangul"]
"""Character class (without brackets) of Korean syllables."""

_FIRST_SYLLABLE, _ENDINGS = 0xAC00, 28  # a syllable's number tells the consonant it ends with; 0 is none
_L = 8  # the consonant behind which one particle stands as if there were none
_BEHIND_CONSONANT = re.compile("은|을|과|이$|으로")
_BEHIND_VOWEL = re.compile("는|를|가$|와|나$|랑$|란$|며$")
_BEHIND_VOWEL_OR_L = re.compile("로")
_TELLING = frozenset("은는을를")
"""Particles that may leave a single syllable: they are no ending of a noun that fits as well."""


class Postpositions:
    """What may stand behind a word in one language; never changes."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._longest = max(map(len, self._words), default=0)

    def cut(self, word: str) -> int:
        """Return where a word ends and what only stands behind it begins; its whole length if nothing does.

        >>> Postpositions(["에서", "는", "은"]).cut("회의에서는"), Postpositions(["은", "의"]).cut("회의")
        (2, 2)
        """
        end = len(word)
        while shorter := self._without_last(word, end):
            end = shorter
        return end

    def _without_last(self, word: str, end: int) -> int:
        for length in range(min(self._longest, end - 1), 0, -1):
            start = end - length
            last = word[start:end]
            if last in self._words and (start > 1 or last in _TELLING) and _fits(word[start - 1], last):
                return start
        return 0


def _fits(before: str, postposition: str) -> bool:
    consonant = (ord(before) - _FIRST_SYLLABLE) % _ENDINGS
    if _BEHIND_CONSONANT.match(postposition):
        return consonant > 0
    if _BEHIND_VOWEL_OR_L.match(postposition):
        return consonant in (0, _L)
    return not (_BEHIND_VOWEL.match(postposition) and consonant)
