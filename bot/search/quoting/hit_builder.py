"""Makes hits of entries: what matched in each, and what is quoted of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from bot.languages.reader import languages
from bot.minutes.model import Entry
from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.tokens import written_words
from bot.search.embeddings.semantic_index import SemanticIndex
from bot.search.index.entries import EntryTable, Scores
from bot.search.index.inverted import InvertedIndex
from bot.search.model import Hit, IndexedEntry, Quote, Via
from bot.search.question.model import Query, Reading
from bot.search.quoting.excerpt import Heading, PassageBoost, Sought, SoughtWord, make_quote
from bot.search.quoting.kinds import kind_asked
from bot.search.quoting.parts import part_pattern
from bot.search.ranking.coverage import Coverage
from bot.search.settings import QuotingWeights
from bot.text import Lines, has_han

_WHOLE_HEADING = 4
"""The power of the share that a heading holds of a question: what the heading lacks is told further down."""


class _Once:
    """Makes a quote when it is first asked for, and gives the same one from then on."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Quote]) -> None:
        self._make = make
        self._made: Quote | None = None

    def __call__(self) -> Quote:
        if self._made is None:
            self._made = self._make()
        return self._made


class HitBuilder:
    """Makes the hits of one set of minutes; never changes."""

    def __init__(
        self,
        entries: EntryTable,
        index: InvertedIndex,
        coverage: Coverage,
        analyzer: Analyzer,
        weights: QuotingWeights,
        semantic_index: SemanticIndex | None = None,
    ) -> None:
        self._entries = entries
        self._index = index
        self._coverage = coverage
        self._analyzer = analyzer
        self._weights = weights
        self._semantic_index = semantic_index

    def hits(
        self, query: Query, ranked: Sequence[int], scores: Scores, by_via: Mapping[Via, Scores]
    ) -> tuple[Hit, ...]:
        """Return the entries with what is quoted of each; a score is a share of the first one's.

        `by_via` tells which entries match by something else than words.
        """
        best = (float(scores[ranked[0]]) if ranked else 0.0) or 1.0
        terms: dict[str, float] = {}
        for word in query.words if query.asks_for_words else query.required:
            for reading in word.readings:
                for term in reading.terms:
                    terms[term] = max(terms.get(term, 0.0), reading.weight * self._index.rarity(term))
        marked = tuple(_marked_words(query))
        if query.intent.absence:
            absent = frozenset(self._absent_terms())
            terms |= dict.fromkeys(absent, 1.0)
            marked += (SoughtWord(absent),)
        return tuple(
            Hit(
                self._entries[number],
                score=float(scores[number]) / best,
                telling=partial(self._via, query, number, by_via),
                quoting=_Once(partial(self._quote, query, number, terms, marked)),
            )
            for number in ranked
        )

    def hits_at(
        self,
        query: Query,
        pieces: Sequence[tuple[int, Lines | None]],
        scores: Scores,
        by_via: Mapping[Via, Scores],
    ) -> tuple[Hit, ...]:
        """Return entries as `hits` does; of those with lines, these are quoted, whatever else they hold."""
        hits = self.hits(query, [number for number, _ in pieces], scores, by_via)
        return tuple(
            replace(hit, quoting=_Once(partial(self._quote_of, hit.indexed, lines))) if lines else hit
            for hit, (_, lines) in zip(hits, pieces, strict=True)
        )

    def _quote_of(self, place: IndexedEntry, lines: Lines) -> Quote:
        return make_quote(place.minutes.text, (lines,), Sought({}, self._analyzer))

    def _absent_terms(self) -> Iterator[str]:
        """Yield the terms of the labels that stand before those who were not there."""
        for tag in self._analyzer.languages:
            for label in languages()[tag].minutes.labels.absent:
                yield from (term for word in written_words(label) for term in self._analyzer.document_terms(word))

    def _quote(self, query: Query, number: int, terms: Mapping[str, float], marked: tuple[SoughtWord, ...]) -> Quote:
        """Return the passage of an entry that answers best."""
        place = self._entries[number]
        wording = place.headline
        tags = self._analyzer.languages
        part = part_pattern(query.intent.roles, tags)
        kind = kind_asked(query.intent, place.minutes, tags)
        # A heading that holds half of what was asked is hardly any of the answer.
        beginning = self._weights.beginning * self._coverage.share_in(query, wording) ** _WHOLE_HEADING
        if part or _opens_item(place.entry):
            beginning += self._weights.opening
        return make_quote(
            place.minutes.text,
            place.entry.body,
            Sought(terms, self._analyzer, marked, query.intent.quantity, part, kind),
            heading=Heading(wording, beginning),
            favoured=self._favoured(query, number, terms),
        )

    def _favoured(self, query: Query, number: int, terms: Mapping[str, float]) -> PassageBoost | None:
        """Return the passage of an entry that is nearest by meaning, and what quoting it is worth beside the words."""
        # If no words are sought, what is meant is the entry as a whole, which its beginning stands for.
        nearest = (
            self._semantic_index.nearest_place(query.wording, number)
            if self._semantic_index and query.asks_for_words
            else None
        )
        if nearest is None:
            return None
        place, cosine = nearest
        return PassageBoost(place, self._weights.meaning * max(cosine, 0.0) * max(terms.values(), default=1.0))

    def _via(self, query: Query, number: int, by_via: Mapping[Via, Scores]) -> tuple[Via, ...]:
        found = self._coverage.via_of(query, number) | {via for via, scores in by_via.items() if scores[number] > 0}
        if not found and self._semantic_index is not None:
            found.add(Via.MEANING)
        return tuple(via for via in Via if via in found)


def _opens_item(entry: Entry) -> bool:
    """Return whether an entry is an agenda item from its heading on, and no later passage of a long one."""
    return entry.item is not None and entry.lines.first == entry.item.lines.first


def _marked_words(query: Query) -> Iterator[SoughtWord]:
    """Yield the words that show a reader where it says what was asked for: those that only ask are none."""
    parts = (word for word in query.words if not word.written)
    for word in (*(query.required or query.words), *parts):
        is_chinese = has_han(word.written)
        itself = [reading for reading in word.readings if reading.via is not Via.MEANING]
        near = (reading for reading in word.readings if reading.via is Via.MEANING)
        abroad = [reading for reading in near if has_han(reading.text) != is_chinese]
        nearest = max(abroad, key=lambda reading: reading.weight, default=None)
        yield SoughtWord(_terms_of(itself), _terms_of([nearest] if nearest else []))


def _terms_of(readings: Iterable[Reading]) -> frozenset[str]:
    return frozenset(term for reading in readings for term in reading.terms)
