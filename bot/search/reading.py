"""Reads a question: which words it holds, what each of them may have meant, and what it says about the meeting."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

import opencc

from bot.minutes.model import MeetingDate
from bot.search.analysis import SoughtWord, Token, is_run, sought_words, stop_word_runs, tokens
from bot.search.directory import People
from bot.search.hints import Hints, WrittenFilter, find_hints, split_filters, without
from bot.search.index import Index
from bot.search.model import Via
from bot.search.sound import Heard, Sounds
from bot.search.spelling import Vocabulary
from bot.text import Slice, normalise

_MOST_WORDS = 200  # a single character can be folded to several words
_MOST_SYLLABLES = 8  # words of pinyin that together spell one term
_LONGEST_QUESTION = 1_000  # characters; more is no question, and each word of it would have to be looked up


@dataclass(frozen=True, slots=True)
class ReadingWeights:
    """What a word counts for when it is not in the minutes as it was typed."""

    spelling: float = 0.9
    """Times the share of letters that are right."""
    sound: float = 0.8
    blurred_sound: float = 0.5
    """A sound that many speakers do not tell apart (zh/z, n/ng)."""
    script: float = 0.9
    """The word that is used elsewhere for the same thing (程式 for 程序)."""
    alias: float = 0.9
    meaning: float = 0.5
    """Times the square of the similarity of the two words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a word: the terms to look up, and what they count for."""

    text: str
    terms: tuple[str, ...]
    """The whole word first, its parts after it."""
    weight: float = 1.0
    via: Via = Via.WORDS


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question with all that it may have meant."""

    written: str
    """Empty for a pair of characters that spans two words, which helps to rank but is no word."""
    readings: tuple[Reading, ...]
    """As typed first."""
    known: bool
    """Whether a reading other than by meaning stands in the minutes."""
    counts: bool = True
    """Whether an answer is expected to hold it; a second guess at a word is not."""


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """A question as understood."""

    text: str
    words: tuple[Word, ...]
    hints: Hints = field(default_factory=Hints)
    filters: tuple[WrittenFilter, ...] = ()
    read_as: str | None = None
    """The question with its corrected words, None where nothing was corrected."""

    @property
    def unknown(self) -> tuple[str, ...]:
        """The words that stand nowhere in the minutes, neither as written nor corrected."""
        return tuple(word.written for word in self.words if word.written and word.counts and not word.known)

    @property
    def known(self) -> tuple[str, ...]:
        """The words that stand in the minutes, as written or corrected."""
        return tuple(word.written for word in self.words if word.written and word.counts and word.known)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to search for."""
        return not self.words and not self.hints


WordsLike = Callable[[str], Iterable[tuple[str, float]]]
"""Gives the words of the minutes that mean nearly the same, each with its similarity, 0 to 1."""


class QuestionReader:
    """Reads questions against the words, people and dates of one set of minutes."""

    def __init__(
        self,
        index: Index,
        people: People,
        dates: Collection[MeetingDate],
        *,
        weights: ReadingWeights,
        aliases: Sequence[frozenset[str]] = (),
    ) -> None:
        self._index = index
        self._people = people
        self._dates = frozenset(dates)
        self._weights = weights
        self._vocabulary = Vocabulary(index.words())
        self._sounds = Sounds(*index.chinese_words())
        self._aliases = _alias_table(aliases)

    def read(self, question: str, *, words_like: WordsLike | None = None) -> ReadQuestion:
        """Return the question as understood; `words_like` adds readings by meaning."""
        question = question[:_LONGEST_QUESTION]
        asked, filters = split_filters(question)
        hints = find_hints(asked, self._people, self._dates)
        asked = without(asked, hints.written)
        words: list[Word] = []
        corrections: list[tuple[Slice, str]] = []
        for token in _joined_pinyin(islice(tokens(asked), _MOST_WORDS), self._index, self._sounds):
            for word, place in self._words_of(token, asked):
                words.append(self._with_meaning(word, words_like) if words_like else word)
                corrected = _correction(word, self._index)
                if corrected and word.counts:
                    corrections.append((place, corrected))
        words += self._other_script(asked, words)
        read_as = " ".join(_rewritten(asked, corrections).split()) if corrections else None
        return ReadQuestion(question, tuple(words), hints, filters, read_as)

    def _words_of(self, token: Token, asked: str) -> Iterator[tuple[Word, Slice]]:
        if is_run(token.written):
            via = Via.WORDS if asked[slice(*token.place)] == token.written else Via.SCRIPT
            yield from self._words_of_run(token, via)
            return
        for sought in sought_words(token.written):
            readings = [Reading(sought.written, sought.terms), *self._aliases_of(sought.written)]
            if not any(term in self._index for term in sought.terms):
                readings += self._spelt_like(sought.written)
                if self._sounds:
                    yield from self._heard(token, readings)
                    return
            yield self._word(sought.written, readings), token.place

    def _heard(self, token: Token, readings: list[Reading]) -> Iterator[tuple[Word, Slice]]:
        """Yield the Chinese words that an unknown Latin word spells in pinyin, else the word as it was read so far."""
        heard = self._sounds.of_letters(token.written)
        if not heard:
            heard_initials = self._sounds.of_initials(token.written)
            for parts in heard_initials:
                terms = tuple(term for part in parts for term in sought_words(part)[0].terms)
                readings.append(Reading("".join(parts), ("".join(parts), *terms), self._weights.sound, Via.SOUND))
            yield self._word(token.written, readings), token.place
            return
        for number, part in enumerate(heard):
            spelt = readings[1:] if number == 0 and len(heard) == 1 else []
            sounds = list(self._sound_readings(part))
            yield Word(token.written if number == 0 else part.words[0], (*sounds, *spelt), known=True), token.place

    def _words_of_run(self, token: Token, via: Via) -> Iterator[tuple[Word, Slice]]:
        for start, phrase in stop_word_runs(token.written):
            place = Slice(token.place.start + start, token.place.start + start + len(phrase))
            rewritten, spans = self._misheard(phrase)
            for sought in sought_words(rewritten):
                heard = next((part for part in spans if sought.written and part in sought.written), None)
                if heard:
                    first = next(self._sound_readings(spans[heard]))
                    reading = Reading(sought.written, sought.terms, first.weight, Via.SOUND)
                    others = (r for r in self._sound_readings(spans[heard]) if r.text != heard)
                    yield Word(sought.written, (reading, *others), known=True), place
                else:
                    readings = [Reading(sought.written, sought.terms, via=via), *self._aliases_of(sought.written)]
                    yield self._word(sought.written, readings), place
            if spans:  # the characters as typed still help to rank, where some of them stand in the minutes
                for sought in sought_words(phrase):
                    if sought.written and sought.terms[0] in self._index:
                        yield self._word(sought.written, [Reading(sought.written, sought.terms)], counts=False), place

    def _misheard(self, phrase: str) -> tuple[str, dict[str, Heard]]:
        """Return the phrase with wrong same-sound characters put right, and the words that were put in."""
        if not self._sounds or len(phrase) < 2:
            return phrase, {}
        rewritten, found, start = "", {}, 0
        while start < len(phrase):
            pair = phrase[start : start + 2]
            heard = self._sounds.misheard(phrase, start) if len(pair) == 2 and pair not in self._index else None
            if heard is None:
                rewritten += phrase[start]
                start += 1
            else:
                length, sounds = heard
                rewritten += sounds.words[0]
                found[sounds.words[0]] = sounds
                start += length
        return rewritten, found

    def _sound_readings(self, heard: Heard) -> Iterator[Reading]:
        weight = self._weights.sound if heard.exact else self._weights.blurred_sound
        for word in heard.words:
            terms = tuple(term for sought in sought_words(word) for term in sought.terms) or (word,)
            yield Reading(word, tuple(dict.fromkeys((word, *terms))), weight, Via.SOUND)

    def _spelt_like(self, written: str) -> Iterator[Reading]:
        for correction in self._vocabulary.correct(written.lower()):
            terms = sought_words(correction.word)
            if terms:
                weight = self._weights.spelling * correction.similarity
                yield Reading(correction.word, terms[0].terms, weight, Via.SPELLING)

    def _aliases_of(self, written: str) -> Iterator[Reading]:
        for other in self._aliases.get(normalise(written).lower(), ()):
            terms = tuple(term for sought in _all_words(other) for term in sought.terms)
            if terms:
                yield Reading(other, terms, self._weights.alias, Via.ALIAS)

    def _other_script(self, asked: str, words: Sequence[Word]) -> Iterator[Word]:
        """Yield the words that readers of simplified Chinese use for what was written in traditional characters."""
        mainland = _to_mainland(asked)
        if mainland == normalise(asked) or normalise(asked) == asked:
            return
        known = {reading.text for word in words for reading in word.readings}
        for token in tokens(mainland):
            for sought in sought_words(token.written) if is_run(token.written) else ():
                if sought.written not in known:
                    reading = Reading(sought.written, sought.terms, self._weights.script, Via.SCRIPT)
                    yield self._word(sought.written, [reading])

    def _word(self, written: str, readings: Iterable[Reading], *, counts: bool = True) -> Word:
        readings = tuple(readings)
        known = any(term in self._index for reading in readings for term in reading.terms)
        return Word(written, readings, known, counts)

    def _with_meaning(self, word: Word, words_like: WordsLike) -> Word:
        if not word.written or not word.counts:
            return word
        known = {reading.text for reading in word.readings}
        # A mistyped word means nothing; what it was meant to be does.
        meant = next((r for r in word.readings if any(term in self._index for term in r.terms)), word.readings[0])
        near = [
            Reading(other, sought[0].terms, meant.weight * self._weights.meaning * similarity**2, Via.MEANING)
            for other, similarity in words_like(meant.text)
            if other not in known and (sought := sought_words(other))
        ]
        return Word(word.written, (*word.readings, *near), word.known, word.counts)


def _correction(word: Word, index: Index) -> str | None:
    """Return what a word was taken for, None where it stands in the minutes as typed."""
    first = word.readings[0]
    if first.via in (Via.WORDS, Via.SCRIPT) and any(term in index for term in first.terms):
        return None
    corrected = next((r for r in word.readings if r.via in (Via.SPELLING, Via.SOUND)), None)
    return corrected.text if corrected else None


def _joined_pinyin(found: Iterable[Token], index: Index, sounds: Sounds) -> Iterator[Token]:
    """Yield the tokens, neighbouring unknown Latin words that spell Chinese only together as one (`fu wu zhi li`)."""
    waiting: list[Token] = []
    for token in found:
        is_letters = token.written.isascii() and token.written.isalpha()
        unknown = is_letters and token.written.lower() not in index
        if unknown and sounds:
            waiting.append(token)
            continue
        yield from _join(waiting, sounds)
        waiting = []
        yield token
    yield from _join(waiting, sounds)


def _join(waiting: list[Token], sounds: Sounds) -> Iterator[Token]:
    while waiting:
        for length in range(min(len(waiting), _MOST_SYLLABLES), 0, -1):
            together = "".join(token.written for token in waiting[:length])
            if length == 1 or sounds.of_letters(together):
                yield Token(Slice(waiting[0].place.start, waiting[length - 1].place.end), together)
                waiting = waiting[length:]
                break


def _rewritten(question: str, corrections: Sequence[tuple[Slice, str]]) -> str:
    """Return the question with its corrected words, the ones of one place side by side."""
    by_place: dict[Slice, str] = {}
    for place, word in corrections:
        by_place[place] = by_place.get(place, "") + word
    for place in sorted(by_place, reverse=True):
        question = question[: place.start] + by_place[place] + question[place.end :]
    return question


def _all_words(text: str) -> Iterator[SoughtWord]:
    for token in tokens(text):
        yield from sought_words(token.written)


def _alias_table(aliases: Sequence[frozenset[str]]) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for same in aliases:
        folded = {name: normalise(name).lower() for name in same}
        for name in same:
            table[folded[name]] = tuple(sorted(other for other in same if folded[other] != folded[name]))
    return table


@lru_cache(maxsize=1)
def _mainland() -> opencc.OpenCC:
    return opencc.OpenCC("tw2sp")


@lru_cache(maxsize=256)
def _to_mainland(text: str) -> str:
    """Return the text in simplified characters and in the words of mainland China."""
    try:
        return normalise(str(_mainland().convert(text)))
    except UnicodeEncodeError:
        return normalise(text)
