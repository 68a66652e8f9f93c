"""Reads a run of Chinese characters: as typed, with wrong same-sound characters put right, and in mainland words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

import opencc

from bot.languages.reader import languages
from bot.search.analysis.analyzer import Analyzer, SoughtWord
from bot.search.analysis.tokens import Token, joined_words
from bot.search.index.inverted import InvertedIndex
from bot.search.model import Via
from bot.search.question.model import Correction, Interpretation, Reading, Word
from bot.search.question.pinyin import PinyinLexicon, PinyinMatch
from bot.search.settings import ReadingWeights
from bot.text import Slice, is_traditional, normalise

# Characters; no phrase without a particle is that long, and comparing two takes up to the cube of their length.
_MAX_COMPARED_CHARACTERS = 100


class _Misheard(NamedTuple):
    """A place of a phrase that sounds like a word of the minutes, and that word."""

    place: Slice
    heard: PinyinMatch


class ChineseReader:
    """Reads runs of Chinese characters against the words of one set of minutes."""

    def __init__(
        self, index: InvertedIndex, lexicon: PinyinLexicon, weights: ReadingWeights, analyzer: Analyzer
    ) -> None:
        self._index = index
        self._analyzer = analyzer
        self._lexicon = lexicon
        self._weights = weights

    def read(self, token: Token, asked: str) -> Interpretation:
        """Return what a run of characters of the question may have meant."""
        typed = asked[slice(*token.place)]
        words: list[Word] = []
        corrections: list[Correction] = []
        for start, phrase in self._analyzer.stop_word_runs(token.written):
            original = typed[start : start + len(phrase)] if len(typed) == len(token.written) else phrase
            misheard = list(self._misheard(phrase))
            if misheard:
                words += self._put_right(phrase, misheard)
                offset = token.place.start + start
                corrections += (
                    Correction(Slice(offset + place.start, offset + place.end), heard.words[0])
                    for place, heard in misheard
                )
            else:
                words += self._as_typed(phrase, original, is_other_script=typed != token.written)
        return Interpretation(tuple(words), tuple(corrections))

    def _as_typed(self, phrase: str, original: str, *, is_other_script: bool) -> Iterator[Word]:
        via = Via.SCRIPT if is_other_script else Via.WORDS
        beginning, mainland = phrase[:_MAX_COMPARED_CHARACTERS], _to_mainland(original[:_MAX_COMPARED_CHARACTERS])
        instead = _differing(beginning, mainland) if mainland != beginning else {}
        for sought in self._analyzer.sought_words(phrase):
            readings = [Reading(sought.written, sought.terms, via=via)]
            if is_other_script or not self._holds(sought):
                readings += (
                    Reading(word, other.terms, self._weights.script, Via.SCRIPT)
                    for word in instead.get(sought.written, ())
                    for other in self._analyzer.sought_words(word)[:1]
                )
            yield Word.of(sought.written, readings, self._index)

    def _put_right(self, phrase: str, misheard: Sequence[_Misheard]) -> Iterator[Word]:
        """Yield the words of a phrase as it was meant, then those of it as typed, which still help to rank."""
        meant = _replaced(phrase, [(place, heard.words[0]) for place, heard in misheard])
        for sought in self._analyzer.sought_words(meant):
            heard = next((one.heard for one in misheard if one.heard.words[0] in sought.written), None)
            if heard is None:
                yield Word.of(sought.written, [Reading(sought.written, sought.terms)], self._index)
            else:
                first, *others = heard.readings(self._weights.sound, self._weights.blurred_sound, self._analyzer)
                reading = Reading(sought.written, sought.terms, first.weight, Via.SOUND)
                yield Word(sought.written, (reading, *others), known=True)
        for sought in self._analyzer.sought_words(phrase):
            if sought.written and sought.terms[0] in self._index:
                yield Word(sought.written, (Reading(sought.written, sought.terms),), known=True, counts=False)

    def _misheard(self, phrase: str) -> Iterator[_Misheard]:
        start = 0
        while self._lexicon and start < len(phrase) - 1:
            found = None if phrase[start : start + 2] in self._index else self._lexicon.misheard(phrase, start)
            if found is None:
                start += 1
            else:
                length, heard = found
                yield _Misheard(Slice(start, start + length), heard)
                start += length

    def _holds(self, sought: SoughtWord) -> bool:
        return any(term in self._index for term in sought.terms)


def _replaced(text: str, places: Sequence[tuple[Slice, str]]) -> str:
    for place, word in reversed(places):
        text = text[: place.start] + word + text[place.end :]
    return text


def _differing(phrase: str, mainland: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a phrase that go by others in mainland China, with those.

    >>> _differing("程式最佳化指南", "程序优化指南")
    {'程式': ('程序',), '最佳化': ('优化',)}
    """
    here, there = joined_words(phrase), joined_words(mainland)
    found: dict[str, tuple[str, ...]] = {}
    for kind, first, end, other_first, other_end in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if kind == "replace":
            others = tuple(there[other_first:other_end])
            same_length = end - first == len(others)
            for number, word in enumerate(here[first:end]):
                found[word] = (others[number],) if same_length else others
    return found


@lru_cache(maxsize=1)
def _regional() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return what finds the words of one region that OpenCC's list lacks, with those of the mainland."""
    words = languages()["zh"].questions.regional
    found = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(found or "(?!)"), words  # without a word, nothing is found


@lru_cache(maxsize=1)
def _mainland() -> opencc.OpenCC:
    return opencc.OpenCC("tw2sp")


def as_in_mainland(text: str) -> str:
    """Return a question in simplified characters, and where it has others, in the words of mainland China.

    >>> as_in_mainland("日誌的實作"), as_in_mainland("例外")
    ('日志的实现', '例外')
    """
    return _to_mainland(text) if is_traditional(text) else normalise(text)


@lru_cache(maxsize=256)
def _to_mainland(text: str) -> str:
    """Return the text in simplified characters and in the words of mainland China."""
    try:
        converted = normalise(str(_mainland().convert(text)))
    except UnicodeEncodeError:
        converted = normalise(text)
    pattern, instead = _regional()
    return pattern.sub(lambda match: instead[match.group()], converted)
