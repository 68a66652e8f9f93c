"""Reads a question: which words it holds, what each of them may have meant, and what it says about the meeting."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from itertools import islice, zip_longest
from typing import NamedTuple

from bot.languages.asking import language_asked_in
from bot.languages.reader import languages
from bot.minutes.model import MeetingDate
from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.tokens import has_number, is_run, split_at, tokens
from bot.search.index.inverted import InvertedIndex
from bot.search.index.people import PeopleIndex
from bot.search.model import Via
from bot.search.question.aliases import Aliases, AliasMatch
from bot.search.question.chinese import ChineseReader, as_in_mainland
from bot.search.question.intent import find_intent, without
from bot.search.question.latin import LatinReader
from bot.search.question.model import Correction, Interpretation, Query, Reading, Word, WordsLike
from bot.search.question.pinyin import PinyinLexicon
from bot.search.question.query_intent import QueryIntent
from bot.search.question.written_filters import split_filters
from bot.search.settings import ReadingWeights
from bot.text import Slice, normalise

_VERSION = re.compile(r"v?\d{1,9}(?:\.\d{1,9})+")
_MAX_WORDS = 200  # a single character can be folded to several words
_MAX_QUESTION_CHARACTERS = 1_000  # characters; more is no question, and each word of it would have to be looked up


class _Readers(NamedTuple):
    """What reads the words of questions in one language."""

    analyzer: Analyzer
    letters: LatinReader
    characters: ChineseReader


class QueryParser:
    """Reads questions against the words, people and dates of one set of minutes."""

    def __init__(
        self,
        index: InvertedIndex,
        people: PeopleIndex,
        dates: Collection[MeetingDate],
        *,
        weights: ReadingWeights,
        aliases: Sequence[frozenset[str]] = (),
        analyzer: Analyzer | None = None,
    ) -> None:
        self._analyzer = analyzer = analyzer or Analyzer()
        self._index = index
        self._people = people
        self._dates = frozenset(dates)
        self._weights = weights
        # Japanese is written in the same characters, and not read aloud like Chinese.
        sounds = weights.sound and not analyzer.reads_otherwise
        lexicon = PinyinLexicon(*index.chinese_words(), index.chinese_runs()) if sounds else PinyinLexicon({}, ())
        self._aliases = Aliases(aliases, analyzer)
        self._own = _Readers(
            analyzer, LatinReader(index, lexicon, weights, analyzer), ChineseReader(index, lexicon, weights, analyzer)
        )
        others = {tag: analyzer.asked_in(tag) for tag in languages() if tag not in analyzer.languages}
        self._others = {
            tag: _Readers(other, self._own.letters.asked_in(other), ChineseReader(index, lexicon, weights, other))
            for tag, other in others.items()
        }

    def taught(self, groups: Iterable[frozenset[str]]) -> "QueryParser":
        """Return a parser that knows more names for one thing; it shares everything else with this one."""
        other = copy(self)
        other._aliases = self._aliases.also(groups)
        return other

    def parse(self, question: str, *, words_like: WordsLike | None = None, today: MeetingDate | None = None) -> Query:
        """Return the question as understood; `words_like` adds readings by meaning, `today` tells the last month."""
        question = question[:_MAX_QUESTION_CHARACTERS]
        asked, filters = split_filters(question)
        asked_in = language_asked_in(asked)
        readers = self._others.get(asked_in or "", self._own)
        intent = find_intent(asked, self._people, self._dates, today, readers.analyzer.languages)
        asked = without(asked, intent.written)
        timeless = without(asked, intent.now)
        if _has_words(without(timeless, intent.asking), readers.analyzer):
            asked = timeless  # else "what is new" would be no question at all
        parts = list(self._interpretations(asked, intent, readers))
        if intent.asks_only_who_came and not any(part.words for part in parts):
            intent = replace(intent, latest=(0,))
        # Said again, a word says nothing more.
        words = [self._judged(word, asked_in) for word in dict.fromkeys(word for part in parts for word in part.words)]
        words = list(_without_number_words(words, readers.analyzer.languages))
        corrections = [correction for part in parts for correction in part.corrections]
        read_as = _rewritten(question, corrections) if corrections else None
        wording = as_in_mainland(read_as or question)
        if words_like:
            words = self._with_meaning(wording, words, words_like)
        return Query(
            question,
            tuple(words),
            intent,
            filters,
            read_as=read_as,
            wording=wording,
            asks_for_roles=_asks_for_roles(asked, intent, readers.analyzer),
            language="zh" if any(part.is_pinyin for part in parts) else None,
        )

    def _interpretations(self, asked: str, intent: QueryIntent, readers: _Readers) -> Iterator[Interpretation]:
        """Yield what the question's names, words and runs of characters were understood as, in order."""
        asking = intent.asking
        found = list(islice(tokens(asked), _MAX_WORDS))
        named = {one.place: word for one in self._aliases.find(found) if (word := self._named(one, asked))}
        rest = (token for token in split_at(found, [*named, *asking, *intent.named]) if not _is_in(token.place, named))
        parts = [(place, Interpretation((word,))) for place, word in named.items()]
        for token in readers.letters.joined(rest, asked):
            reader = readers.characters if is_run(token.written) else readers.letters
            parts.append((token.place, reader.read(token, asked)))
        required = [bool(part.words) and not _is_in(place, asking) for place, part in parts]
        is_asked = any(required) or bool(intent.people and intent.roles)
        if (intent.names_place or intent.attendance) and not any(required):
            return  # what is asked for is the meeting, the item or the list of people, which need not say "who came"
        for (place, part), counts in sorted(zip(parts, required, strict=True), key=lambda one: one[0][0]):
            if _is_in(place, intent.named):
                yield part._replace(words=tuple(replace(word, is_name=True) for word in part.words))
            else:
                # If nothing else was asked, the words that ask are what is sought.
                yield part if counts or not is_asked else _not_required(part)

    def _named(self, named: AliasMatch, asked: str) -> Word | None:
        """Return a name as a word that its other names are readings of, None if the minutes hold none of those."""
        written = asked[slice(*named.place)]
        others = [
            Reading(other, terms, self._weights.alias, Via.ALIAS)
            for other in named.others
            for terms in self._analyzer.terms_of(other)
        ]
        held = [other for other in others if any(term in self._index for term in other.terms)]
        via = Via.WORDS if normalise(written) == written else Via.SCRIPT
        typed = (Reading(written, terms, via=via) for terms in self._analyzer.terms_of(written))
        return Word(written, (*typed, *held), known=True) if held else None

    def _with_meaning(self, question: str, words: Sequence[Word], words_like: WordsLike) -> list[Word]:
        """Return the words with readings by what means the same; all are looked up at once, which is faster."""
        sought = ((number, word) for number, word in enumerate(words) if word.written and word.counts)
        meant = {number: self._meant(word) for number, word in sought if not has_number(word.written)}
        near = dict(zip(meant, words_like(question, [one.text for one in meant.values()]), strict=True))
        return [
            self._also(word, near[number], meant[number].weight * self._weights.meaning)
            if number in near
            else replace(word, foreign=not word.known)
            for number, word in enumerate(words)
        ]

    def _judged(self, word: Word, asked_in: str | None) -> Word:
        is_lacking = bool(word.written) and not word.known and self._analyzer.would_hold(word.written, asked_in)
        return replace(word, lacking=True) if is_lacking else word

    def _meant(self, word: Word) -> Reading:
        """Return what a word was meant to be: a mistyped one means nothing."""
        return next((r for r in word.readings if any(term in self._index for term in r.terms)), word.readings[0])

    def _also(self, word: Word, near: Iterable[tuple[str, float]], weight: float) -> Word:
        """Return a word that may have meant the words near it too; each weighs by the square of its similarity."""
        near = list(near)
        known = {reading.text for reading in word.readings}
        others = tuple(
            Reading(other, terms, weight * similarity**2, Via.MEANING)
            for other, similarity in near
            if other not in known and not has_number(other) and (sought := self._analyzer.sought_words(other))
            for terms in (sought[0].terms, *sought[0].others)
        )
        return replace(word, readings=(*word.readings, *others), foreign=not (word.known or near))


def _asks_for_roles(asked: str, intent: QueryIntent, analyzer: Analyzer) -> bool:
    """Return whether a question asks for parts of the minutes by what they are, and holds no other word to search."""
    if not intent.roles or intent.people or intent.numbers or intent.attendance:
        return False
    return not _has_words(without(asked, intent.asking), analyzer)


def _without_number_words(words: Sequence[Word], tags: tuple[str, ...]) -> Iterator[Word]:
    """Yield words, one that only says what kind of number follows not required: minutes may say "v1.29" alone."""
    kinds = {normalise(word) for tag in tags for word in languages()[tag].questions.dates.other_numbers}
    for word, following in zip_longest(words, words[1:]):
        is_version = following is not None and following.known and _VERSION.fullmatch(following.written) is not None
        is_kind = is_version and not word.known and normalise(word.written).lower() in kinds
        yield replace(word, required=False) if is_kind else word


def _has_words(text: str, analyzer: Analyzer) -> bool:
    """Return whether a text holds a word to search for."""
    return any(analyzer.sought_words(token.written) for token in tokens(text))


def _not_required(interpretation: Interpretation) -> Interpretation:
    return interpretation._replace(words=tuple(replace(word, required=False) for word in interpretation.words))


def _is_in(place: Slice, others: Iterable[Slice]) -> bool:
    return any(other.start <= place.start and place.end <= other.end for other in others)


def _rewritten(question: str, corrections: Sequence[Correction]) -> str:
    """Return the question with what was corrected put right."""
    for place, text in sorted(corrections, reverse=True):
        question = question[: place.start] + text + question[place.end :]
    return " ".join(question.split())
