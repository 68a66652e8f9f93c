"""Finds Chinese words by their sound: pinyin (`fanhua diaoyong`), initials (`fxdl`), or wrong same-sound characters.

Readings come from pypinyin, over the words of the minutes only, and are built when they are first needed: minutes
without Chinese never load it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.syllables import readings_of, syllables_of
from bot.search.analysis.tokens import joined_words, usual_frequency, word_edges
from bot.search.model import Via
from bot.search.question.model import Reading
from bot.text import HAN

_ONLY_HAN = re.compile(f"[{HAN}]{{2,6}}")
_MIN_INITIALS = 3
_MAX_TYPED_LETTERS = 60  # letters of pinyin without a space
_MAX_SYLLABLE_LETTERS = 6  # letters, as in "zhuang"
_MIN_JOINED_CHARACTERS = 3  # characters; fewer are one word, or sound like too much
_MAX_BEGUN_CHARACTERS = 200  # characters that may begin what is typed, followed one by one
_MAX_COUNTED_WORDS = 10  # for each of which all the text is looked through
_MAX_KEY_LETTERS = 30  # letters of the longest reading that is looked up
_MAX_MISHEARD_CHARACTERS = 4  # characters that are taken together as one misheard word
_MAX_ALTERNATIVES = 4
_MAX_REMEMBERED = 512  # words of questions of which it is remembered what they sound like, or spell
# A word that is not in the minutes is right as typed, unless one in them sounds the same and is used there a lot: how
# often a word may stand in the dictionary's texts for each document of the minutes that holds the other.
_MORE_USUAL = 30
# Pairs that many speakers do not tell apart, folded to one of them: zh/z, ch/c, sh/s, -ng/-n, n-/l-, and so on.
_BLURRED = ((re.compile("zh"), "z"), (re.compile("ch"), "c"), (re.compile("sh"), "s"), (re.compile("ng"), "n"))


class PinyinMatch(NamedTuple):
    """A word that sounds like what was typed."""

    words: tuple[str, ...]
    """The words that it may be, the most frequent first."""
    exact: bool
    """Whether the reading is the same to the letter, not only nearly so."""

    def readings(self, same: float, blurred: float, analyzer: Analyzer) -> Iterator[Reading]:
        """Yield the words as readings, which weigh `same` if they sound the same and `blurred` if nearly so."""
        weight = same if self.exact else blurred
        for word in self.words:
            terms = tuple(term for sought in analyzer.sought_words(word) for term in sought.terms) or (word,)
            yield Reading(word, tuple(dict.fromkeys((word, *terms))), weight, Via.SOUND)


class PinyinLexicon:
    """The words of the minutes by their readings; never changes once it is built."""

    def __init__(self, words: dict[str, int], phrases: Iterable[tuple[str, str]], runs: Sequence[str] = ()) -> None:
        """`words` are Chinese words with their counts in the minutes; `phrases` are pairs that follow each other.

        `runs` are all runs of characters, each once.
        """
        self._runs = runs
        self._words = {word: count for word, count in words.items() if _ONLY_HAN.fullmatch(word)}
        self._phrases = tuple(dict.fromkeys(phrases))
        joined = {word for pair in self._phrases for word in pair}
        self._whole = frozenset(word for word in self._words if word in joined or usual_frequency(word))
        """Those that are words of their own, not only two characters side by side."""
        self._spelt: dict[str, tuple[PinyinMatch, ...]] = {}

    def __bool__(self) -> bool:
        return bool(self._words)

    @cached_property
    def _by_reading(self) -> dict[str, list[str]]:
        return _table((("".join(syllables_of(word)), word) for word in self._words), self._words)

    @cached_property
    def _by_blurred(self) -> dict[str, list[str]]:
        return _table(((_blur(reading), word) for reading, ws in self._by_reading.items() for word in ws), self._words)

    @cached_property
    def _by_initials(self) -> dict[str, list[tuple[str, ...]]]:
        found: defaultdict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
        initials_of = cache(_initials)  # most words stand in several phrases
        for parts in (*self._phrases, *((word,) for word in self._words)):
            initials = "".join(map(initials_of, parts))
            if len(initials) >= _MIN_INITIALS:
                found[initials][parts] = None
        return {initials: list(phrases) for initials, phrases in found.items()}

    @cached_property
    def _text(self) -> str:
        return "\n".join(self._runs)

    @cached_property
    def _threes(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Every three characters that follow each other in the minutes, as a number, and how often they do."""
        return np.unique(_threes_in(self._text), return_counts=True)

    @cached_property
    def _characters(self) -> dict[str, str]:
        """The characters of the minutes by each of their readings, which a character alone does not tell apart."""
        characters = sorted({character for word in self._words for character in word})
        found: defaultdict[str, str] = defaultdict(str)
        for character, readings in zip(characters, readings_of(characters), strict=True):
            for reading in readings:
                found[reading] += character
        return dict(found)

    @cached_property
    def _characters_blurred(self) -> dict[str, str]:
        found: defaultdict[str, str] = defaultdict(str)
        for reading, characters in self._characters.items():
            found[_blur(reading)] += characters
        return dict(found)

    def of_letters(self, typed: str) -> tuple[PinyinMatch, ...]:
        """Return the words that a run of pinyin letters spells, in order; empty if they are not in the minutes."""
        found = self._spelt.get(typed)
        if found is None:
            if len(self._spelt) >= _MAX_REMEMBERED:
                self._spelt.clear()
            found = self._spelt[typed] = self._of_letters(typed)
        return found

    def _of_letters(self, typed: str) -> tuple[PinyinMatch, ...]:
        letters = typed.lower().replace("'", "").replace("ü", "v")
        letters = letters.replace("lue", "lve").replace("nue", "nve")  # `u` can only be `ü` there, and is often typed
        if not letters.isascii() or not letters.isalpha() or len(letters) > _MAX_TYPED_LETTERS:
            return ()
        for table, characters, exact in (
            (self._by_reading, self._characters, True),
            (self._by_blurred, self._characters_blurred, False),
        ):
            sounding = letters if exact else _blur(letters)
            keys = _split(sounding, table)
            # What stands together in the minutes is likelier than words that only sound right one by one.
            together = self._together(sounding, characters) if len(keys) != 1 else ""
            if together:
                return tuple(PinyinMatch((word,), exact) for word in joined_words(together))
            if keys:
                return tuple(PinyinMatch(tuple(table[key][:_MAX_ALTERNATIVES]), exact) for key in keys)
        return ()

    def _together(self, letters: str, characters: Mapping[str, str]) -> str:
        """Return three characters or more that stand together in the minutes and are read so, the most frequent."""
        stands = cache(self._stands)  # the same syllables come again and again
        reached: list[list[str]] = [[""], *([] for _ in letters)]
        for start in range(len(letters)):
            # Of too many the first are as good as any: they are about one syllable, and will hardly all go on.
            for begun in reached[start][:_MAX_BEGUN_CHARACTERS]:
                for end in range(start + 1, min(start + _MAX_SYLLABLE_LETTERS, len(letters)) + 1):
                    reached[end] += (
                        begun + character
                        for character in characters.get(letters[start:end], "")
                        if stands(begun[-2:], character)
                    )
        # What stands there as a whole is at most as frequent as the rarest three characters of it.
        often = {begun: self._at_most(begun) for begun in reached[-1] if len(begun) >= _MIN_JOINED_CHARACTERS}
        likely = sorted(often, key=lambda begun: -often[begun])[:_MAX_COUNTED_WORDS]
        counts = {begun: self._text.count(begun) for begun in likely}
        return max((begun for begun in likely if counts[begun]), key=lambda begun: counts[begun], default="")

    def _stands(self, before: str, character: str) -> bool:
        """Return whether a character follows one or two others somewhere."""
        if before and before[-1] + character not in self._words:
            return False
        return len(before) < _MIN_JOINED_CHARACTERS - 1 or self._at_most(before + character) > 0

    def _at_most(self, together: str) -> int:
        """Return how often characters may stand together; looking through all the text for that would take long."""
        known, counts = self._threes
        wanted = _threes_in(together).tolist()
        places = known.searchsorted(wanted).tolist()
        held = (place < known.size and known[place] == three for place, three in zip(places, wanted, strict=True))
        return min(int(counts[place]) if is_held else 0 for place, is_held in zip(places, held, strict=True))

    def of_initials(self, typed: str) -> tuple[tuple[str, ...], ...]:
        """Return the phrases, as their words, whose syllables begin with the letters typed."""
        return tuple(self._by_initials.get(typed.lower(), ())[:_MAX_ALTERNATIVES])

    def misheard(self, phrase: str, start: int) -> tuple[int, PinyinMatch] | None:
        """Return how many characters from `start` are a wrong spelling of a word, and the words that sound the same."""
        edges = word_edges(phrase)
        if start not in edges:
            return None
        for length in range(min(_MAX_MISHEARD_CHARACTERS, len(phrase) - start), 1, -1):
            wrong = phrase[start : start + length]
            if start + length not in edges or wrong in self._words or not _ONLY_HAN.fullmatch(wrong):
                continue
            reading = _reading(wrong)
            usual = usual_frequency(wrong)
            for table, key, exact in ((self._by_reading, reading, True), (self._by_blurred, _blur(reading), False)):
                same = tuple(
                    word
                    for word in table.get(key, ())
                    if len(word) == length and word in self._whole and usual <= self._words[word] * _MORE_USUAL
                )
                if same:
                    return length, PinyinMatch(same[:_MAX_ALTERNATIVES], exact)
        return None


def _initials(word: str) -> str:
    return "".join(syllable[:1] for syllable in syllables_of(word))


@lru_cache(_MAX_REMEMBERED)
def _reading(word: str) -> str:
    return "".join(syllables_of(word))


def _table(pairs: Iterable[tuple[str, str]], counts: dict[str, int]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, word in pairs:
        found[key].append(word)
    return {key: sorted(words, key=lambda word: (-counts[word], word)) for key, words in found.items()}


def _threes_in(text: str) -> NDArray[np.int64]:
    """Return every three characters of a text that follow each other as one number; a character has 21 bits."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype="<u4").astype(np.int64)
    return codes[:-2] << 42 | codes[1:-1] << 21 | codes[2:]


def _blur(reading: str) -> str:
    for pattern, plain in _BLURRED:
        reading = pattern.sub(plain, reading)
    return reading


def _split(letters: str, table: dict[str, list[str]]) -> list[str]:
    """Return the fewest keys of the table that together are the letters; empty if there are none."""
    best: list[list[str] | None] = [[]] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _MAX_KEY_LETTERS), end):
            before = best[start]
            current = best[end]
            if before is None or letters[start:end] not in table:
                continue
            if current is None or len(before) + 1 < len(current):
                best[end] = [*before, letters[start:end]]
    return best[len(letters)] or []
