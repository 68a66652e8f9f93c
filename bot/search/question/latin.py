"""Reads a word in Latin letters: as typed, as it may have been meant to be spelt, or as Chinese in pinyin.

That the minutes lack a word does not make it a mistake. It is taken for another one only if it is no word of everyday
language, has the same numbers and begins with the same letter.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from copy import copy

from bot.search.analysis.analyzer import Analyzer, SoughtWord
from bot.search.analysis.spelling import Vocabulary
from bot.search.analysis.tokens import Token
from bot.search.index.inverted import InvertedIndex
from bot.search.model import Via
from bot.search.question.model import Correction, Interpretation, Reading, Word
from bot.search.question.pinyin import PinyinLexicon, PinyinMatch
from bot.search.settings import ReadingWeights
from bot.text import Slice

_MAX_SYLLABLES = 8  # words of pinyin that together spell one term
_MIN_LIKELY_SHARE = 0.8  # of the letters are right; in a shorter word one is too many, missing, or out of order
_JOINERS = re.compile(r"([-_.'’+]+)")
_NO_DIGIT = re.compile(r"\D")


class LatinReader:
    """Reads words in Latin letters against the words of one set of minutes."""

    def __init__(
        self, index: InvertedIndex, lexicon: PinyinLexicon, weights: ReadingWeights, analyzer: Analyzer
    ) -> None:
        self._index = index
        self._analyzer = analyzer
        self._lexicon = lexicon
        self._weights = weights
        self._vocabulary = Vocabulary(index.words())

    def asked_in(self, analyzer: Analyzer) -> "LatinReader":
        """Return a reader of the same minutes for questions that another analyzer makes terms of."""
        other = copy(self)
        other._analyzer = analyzer
        return other

    def joined(self, found: Iterable[Token], asked: str) -> Iterator[Token]:
        """Yield the tokens, neighbouring unknown ones that spell Chinese only together as one (`fu wu zhi li`)."""
        waiting: list[Token] = []
        for token in found:
            if self._lexicon and token.written.isascii() and token.written.isalpha() and not self._is_known(token):
                waiting.append(token)
                continue
            yield from self._join(waiting, asked)
            waiting = []
            yield token
        yield from self._join(waiting, asked)

    def read(self, token: Token, asked: str) -> Interpretation:
        """Return what a word of the question may have meant."""
        sought = next(iter(self._analyzer.sought_words(token.written)), None)
        if sought is None:
            return Interpretation()
        typed = self._as_typed(sought)
        if self._is_known(token) or self._analyzer.is_everyday(token.written):
            return Interpretation((Word.of(token.written, typed, self._index),))
        if elsewhere := self._called_elsewhere(token.written):
            return Interpretation((Word.of(token.written, [*typed, *elsewhere], self._index),))
        spelt = list(self._spelt_like(token.written)) if self._weights.spelling else []
        heard = self._lexicon.of_letters(_letters(asked, token.place)) if self._lexicon else ()
        if heard:
            return self._heard(token, heard, spelt if len(heard) == 1 else [])
        guesses = spelt + list(self._initials(token.written))
        corrections = (Correction(token.place, guesses[0].text),) if guesses else ()
        return Interpretation((Word.of(token.written, [*typed, *guesses], self._index),), corrections)

    def _is_known(self, token: Token) -> bool:
        """Return whether the minutes hold a word as typed, or all the parts of a compound."""
        return any(
            whole in self._index or (bool(parts) and all(part in self._index for part in parts))
            for whole, *parts in self._analyzer.word_terms(token.written)
        )

    def _as_typed(self, sought: SoughtWord) -> list[Reading]:
        """Return a word as typed by each language, those first by which it stands in the minutes."""
        if not sought.others:
            return [Reading(sought.written, sought.terms)]
        by_language = sorted((sought.terms, *sought.others), key=lambda terms: terms[0] not in self._index)
        return [Reading(sought.written, terms) for terms in by_language]

    def _called_elsewhere(self, written: str) -> list[Reading]:
        """Return the words that the minutes use for a word of another region."""
        readings = (
            Reading(other, terms, self._weights.script, Via.SCRIPT)
            for other in self._analyzer.regional(written)
            for terms in self._analyzer.terms_of(other)
        )
        return [reading for reading in readings if any(term in self._index for term in reading.terms)]

    def _spelt_like(self, written: str) -> Iterator[Reading]:
        before, bare, after = self._analyzer.parted(written)
        found = list(self._corrected(bare.lower())) or list(self._corrected_parts(bare))
        for word, similarity in found:
            for terms in self._analyzer.word_terms(word):
                yield Reading(before + word + after, terms, self._weights.spelling * similarity, Via.SPELLING)

    def _corrected(self, word: str) -> Iterator[tuple[str, float]]:
        for found, similarity in self._vocabulary.correct(word):
            if _may_be_meant(word, found, similarity):
                yield found, similarity

    def _corrected_parts(self, written: str) -> Iterator[tuple[str, float]]:
        """Yield a compound with those of its parts corrected that the minutes lack."""
        pieces = _JOINERS.split(written)
        if len(pieces) == 1:
            return
        similarities = []
        for number, piece in enumerate(pieces):
            terms = self._analyzer.leading_terms(piece)
            if terms and not any(term in self._index for term in terms) and not self._analyzer.is_everyday(piece):
                found = next(self._corrected(piece.lower()), None)
                if found:
                    pieces[number], similarity = found
                    similarities.append(similarity)
        if similarities:
            yield "".join(pieces), min(similarities)

    def _heard(self, token: Token, heard: tuple[PinyinMatch, ...], spelt: list[Reading]) -> Interpretation:
        words = tuple(
            Word(
                token.written if number == 0 else part.words[0],
                (*part.readings(self._weights.sound, self._weights.blurred_sound, self._analyzer), *spelt),
                known=True,
            )
            for number, part in enumerate(heard)
        )
        spelled = "".join(part.words[0] for part in heard)
        return Interpretation(words, (Correction(token.place, spelled),), is_pinyin=True)

    def _initials(self, written: str) -> Iterator[Reading]:
        """Yield the phrases whose syllables begin with the letters; in capitals they are an abbreviation instead."""
        if self._lexicon and written.islower():
            for parts in self._lexicon.of_initials(written):
                terms = tuple(term for part in parts for term in self._analyzer.sought_words(part)[0].terms)
                yield Reading("".join(parts), ("".join(parts), *terms), self._weights.sound, Via.SOUND)

    def _join(self, waiting: list[Token], asked: str) -> Iterator[Token]:
        while waiting:
            for length in range(min(len(waiting), _MAX_SYLLABLES), 0, -1):
                place = Slice(waiting[0].place.start, waiting[length - 1].place.end)
                if length == 1 or self._spell_chinese(waiting[:length], _letters(asked, place)):
                    yield Token(place, "".join(token.written for token in waiting[:length]))
                    waiting = waiting[length:]
                    break

    def _spell_chinese(self, syllables: list[Token], letters: str) -> bool:
        if all(self._analyzer.is_everyday(token.written) for token in syllables):
            return False
        return bool(self._lexicon.of_letters(letters))


def _may_be_meant(typed: str, found: str, similarity: float) -> bool:
    """Return whether a word is a likely slip for another one, not only near it.

    >>> _may_be_meant("herz", "hertz", 0.8), _may_be_meant("hand", "sand", 0.75), _may_be_meant("http2", "http3", 0.8)
    (True, False, False)
    """
    if _NO_DIGIT.sub("", typed) != _NO_DIGIT.sub("", found):
        return False  # another number is another thing
    same_letters = sorted(typed) == sorted(found)
    if typed[0] != found[0] and not (same_letters and typed[:2] == found[1::-1]):
        return False
    return similarity >= _MIN_LIKELY_SHARE or same_letters or len(typed) != len(found)


def _letters(asked: str, place: Slice) -> str:
    """Return what was typed in a place without spaces; unlike in a token, `ü` is kept apart from `u`."""
    return "".join(unicodedata.normalize("NFC", asked[slice(*place)]).split())
