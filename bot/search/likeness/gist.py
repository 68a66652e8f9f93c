"""What of a question matters when it is compared with another one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from bot.languages.reader import languages
from bot.minutes.model import Role
from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.phrase_patterns import compiled, found_by, phrases_in
from bot.search.analysis.syllables import syllables_of
from bot.search.analysis.tokens import words_apart
from bot.search.index.inverted import InvertedIndex
from bot.search.model import AskedDate, Via, Wanted
from bot.search.question.fillers import courtesies_in
from bot.search.question.intent import without
from bot.search.question.model import Query, Reading, Word
from bot.search.question.written_filters import split_filters
from bot.text import HAN, fold, has_han, normalise

_MARKS = re.compile(r"(?<=\d)\.(?=\d)|[^\W_]|[+#]")
_FIGURE = re.compile(r"\d+(?:\.\d+)*|[^\W_][+#]+")
_HAN_RUN = re.compile(f"[{HAN}]+")
_BLURRED = ((re.compile("zh"), "z"), (re.compile("ch"), "c"), (re.compile("sh"), "s"), (re.compile("ng"), "n"))
_MIN_NAME_LETTERS = 2


class Said(NamedTuple):
    """What two questions must have in common, whatever else they say."""

    dates: frozenset[AskedDate]
    latest: tuple[int, ...]
    items: frozenset[int]
    """Numbers of agenda items."""
    people: frozenset[str]
    figures: frozenset[tuple[str, int]]
    """All other numbers, and names with signs such as C++, each with how often it is said."""
    roles: frozenset[Role]
    wanted: Wanted | None
    attendance: bool
    absence: bool
    counts: bool
    """Whether it asks how many people or meetings."""
    state: bool
    """Whether it asks how things stand."""


class Meant(NamedTuple):
    """A word of a question."""

    written: str
    """Folded."""
    terms: frozenset[str]
    """What it may stand for, but for what only means nearly the same."""
    weight: float
    """The rarer it is in the minutes, the more it says."""
    known: bool
    """Whether the minutes hold it as typed."""
    is_plain: bool
    """Whether it is a word of everyday language, or not in Latin letters."""
    is_name: bool
    """Whether it may be a name, which is the same in every language."""


class Typed(NamedTuple):
    """A word of a question in letters, or a single character of one, as it was typed."""

    written: str
    """Folded."""
    is_right: bool
    """Whether it is a word that there is, so that it is no typing error."""
    is_usual: bool
    """Whether it is one of everyday language."""


@dataclass(frozen=True, slots=True)
class Gist:
    """A question as it is compared with others."""

    text: str
    key: str
    """Its letters, digits and characters, folded, without what is only polite."""
    sound: str
    """How that sounds: what is typed in pinyin sounds the same."""
    typed: tuple[Typed, ...]
    said: Said
    asked: frozenset[str]
    """What is asked of the matter: who, when, why, how many."""
    negations: int
    """How many words say that something is not so."""
    turned: frozenset[str]
    """Words that make it another question, though they say nothing of what is sought."""
    words: tuple[Meant, ...]
    wording: str
    """What a model encodes."""
    is_chinese: bool
    """Whether it is in Chinese, be it typed in pinyin."""


class GistReader:
    """Reads what of a question matters, by the words of one set of minutes; never changes."""

    def __init__(self, minutes: InvertedIndex, analyzer: Analyzer) -> None:
        self.minutes = minutes
        """By whose words questions are read."""
        self._analyzer = analyzer
        self._tags = tuple(languages())

    def read(self, query: Query) -> Gist:
        """Return what of a question matters."""
        text = self._without_courtesies(query)
        key = key_of(text)
        stays = None if query.read_as is None else frozenset(map(fold, words_apart(query.read_as)))
        typed = words_apart(text)
        stop_words = self._stop_words_among(typed)
        return Gist(
            query.text,
            key,
            sound_of(key),
            tuple(self._typed(word, stays, stop_words, shouted=text.isupper()) for word in typed),
            self._said(query),
            frozenset(_asked(query)),
            len(_negations(self._tags).findall(_choices(self._tags).sub(" ", text))),
            frozenset(match.group().lower() for match in _turning(self._tags).finditer(text)),
            tuple(self._meant(word, is_chinese=has_han(query.wording)) for word in query.required),
            query.wording,
            has_han(query.wording),
        )

    def key(self, query: Query) -> str:
        """Return the key of a question alone."""
        return key_of(self._without_courtesies(query))

    def _without_courtesies(self, query: Query) -> str:
        text = normalise(split_filters(query.text)[0])
        return without(text, courtesies_in(text, self._tags))

    def _said(self, query: Query) -> Said:
        intent = query.intent
        rest = without(query.text, intent.written)
        figures = chain(_FIGURE.findall(normalise(rest)), _counted(rest))
        return Said(
            frozenset(intent.dates),
            intent.latest,
            frozenset(intent.numbers),
            frozenset(intent.people),
            frozenset(Counter(figures).items()),
            frozenset(intent.roles),
            intent.wanted,
            intent.attendance,
            intent.absence,
            intent.headcount or intent.how_often or intent.counts_meetings,
            intent.state,
        )

    def _meant(self, word: Word, *, is_chinese: bool) -> Meant:
        readings = [reading for reading in word.readings if reading.via is not Via.MEANING]
        typed = word.readings[0]
        weight = max(map(self.minutes.rarity, typed.terms), default=0.0)
        folded = fold(word.written)
        terms = frozenset(term for reading in readings for term in reading.terms[:1]) | {folded}
        is_plain = has_han(folded) or len(folded) < _MIN_NAME_LETTERS or self._analyzer.is_everyday(folded)
        # In a Chinese question, what is in Latin letters is a name; in another one, what is in capitals may be.
        is_name = not is_plain and (is_chinese or word.written != folded)
        return Meant(folded, terms, weight, self._holds(typed), is_plain, is_name)

    def _stop_words_among(self, typed: Sequence[str]) -> frozenset[str]:
        """Return the stop words of the minutes' languages, and of the one that most words of a question speak for.

        Among all languages, nearly every slip in a short word is a word of one: “wel” is Dutch.
        """
        folded = frozenset(map(fold, typed))
        counts = {tag: len(folded & _stop_words((tag,))) for tag in self._tags}
        most = max(counts.values(), default=0)
        spoken = (tag for tag in self._tags if tag in self._analyzer.languages or counts[tag] == most > 0)
        return _stop_words(tuple(spoken))

    def _typed(self, written: str, stays: frozenset[str] | None, stop_words: frozenset[str], *, shouted: bool) -> Typed:
        """Return a word as typed; one with several capitals is a name, unless all of the question is in capitals.

        `stays` are the words of the question once it was put right, None if nothing had to be.
        """
        folded = fold(written)
        is_name = not shouted and sum(map(str.isupper, written)) > 1
        is_put_right = stays is not None and folded not in stays
        is_usual = not is_put_right and (self._analyzer.is_everyday(folded) or folded in stop_words)
        return Typed(folded, is_name or is_usual or self._is_held(folded), is_usual)

    def _is_held(self, written: str) -> bool:
        return any(term in self.minutes for terms in self._analyzer.terms_of(written) for term in terms)

    def _holds(self, reading: Reading) -> bool:
        return any(term in self.minutes for term in reading.terms)


def key_of(text: str) -> str:
    """Return the letters, digits and characters of a text, folded.

    >>> key_of("Ｋitex 1.28，支援？"), key_of("C++ or C#")
    ('kitex1.28支援', 'c++orc#')
    """
    return "".join(_MARKS.findall(fold(text)))


def _asked(query: Query) -> Iterator[str]:
    intent = query.intent
    if intent.doers or intent.responsible or intent.who_is:
        yield "who"
    if intent.day:
        yield "when"
    if intent.reason:
        yield "why"
    if intent.quantity:
        yield "how many"


def _counted(text: str) -> Iterator[str]:
    """Yield the numbers from two on that are written with characters, as digits."""
    numerals = languages()["zh"].minutes.dates.numerals
    for character in normalise(text):
        if numerals.get(character, 0) > 1:
            yield str(numerals[character])


def sound_of(key: str) -> str:
    """Return how a text sounds that may hold Chinese characters; what many speakers do not tell apart is the same."""
    sound = _HAN_RUN.sub(lambda run: "".join(syllables_of(run.group())), key)
    for pattern, plain in _BLURRED:
        sound = pattern.sub(plain, sound)
    return sound


@cache
def _negations(tags: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(found_by(phrases_in(tags, lambda words: words.negations)))


@cache
def _turning(tags: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(found_by(phrases_in(tags, lambda words: words.turning)))


@cache
def _choices(tags: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds words that only ask though a negation is part of them: 是不是 ("is or is not")."""
    holding = _negations(tags)
    asking = phrases_in(tags, lambda words: words.stop_words)
    return compiled(found_by([word for word in asking if has_han(word) and len(word) > 2 and holding.search(word)]))


@cache
def _stop_words(tags: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for word in phrases_in(tags, lambda words: words.stop_words))
