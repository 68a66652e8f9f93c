"""Answers questions from meetings: reads the question, ranks the entries and quotes the best of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bot.minutes.meetings import held_meetings
from bot.minutes.model import Entry, Meeting, MeetingDate
from bot.search.embeddings.encoder import UniversalSentenceEncoder
from bot.search.embeddings.semantic_index import KeptVectors, SemanticIndex, build_semantic_index, characters_to_encode
from bot.search.explanation import Explanation
from bot.search.index.entries import Scores
from bot.search.index.phrases import PhraseMatches
from bot.search.minutes_index import MinutesIndex
from bot.search.model import (
    Answer,
    Encoder,
    Filters,
    Following,
    Hit,
    Mentions,
    Person,
    VectorStore,
)
from bot.search.question.model import Query
from bot.search.question.written_filters import merged, unusable
from bot.search.quoting.hit_builder import HitBuilder
from bot.search.ranking.confidence import Features, confidence
from bot.search.ranking.evidence import Evidence
from bot.search.ranking.first_hit import FirstHit
from bot.search.ranking.listing import ListedEntries
from bot.search.ranking.mentions import find_mentions
from bot.search.ranking.unanswered import answering_first
from bot.search.settings import SearchSettings
from bot.text import Lines

_MAX_NEAREST = 3  # entries that are named if no word of a question stands in the minutes
_MAX_CHECKED_FOR_PHRASES = 100  # entries, the best ones by everything else


def installed_encoder() -> Encoder | None:
    """Return the model to match by meaning with, None if no package with one is installed."""
    return UniversalSentenceEncoder.installed()


class Search:
    """Answers questions from one set of minutes; never changes.

    Without a semantic index it goes by words, dates and people alone.
    """

    def __init__(self, index: MinutesIndex, semantic_index: SemanticIndex | None = None) -> None:
        self.index = index
        self.semantic_index = semantic_index
        self._settings = index.settings
        self._entries = index.entries
        self._first_hit = FirstHit(index.coverage, index.analyzer.languages)
        self._hits = HitBuilder(
            index.entries,
            index.terms,
            index.coverage,
            index.analyzer,
            index.settings.weights.quoting,
            semantic_index,
        )

    @classmethod
    def of(cls, meetings: Sequence[Meeting], settings: SearchSettings) -> "Search":
        """Return a search through these meetings, the newest first, that goes by words."""
        return cls(MinutesIndex(meetings, settings))

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings that are searched, the newest first."""
        return self._entries.meetings

    def embed(
        self,
        encoder: Encoder,
        store: VectorStore,
        *,
        before: "Search | None" = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> "Search":
        """Return this search, matching by meaning too; what neither `before` nor the store knows is encoded now.

        `before` is a search that was embedded by the same encoder. `progress` is told from time to time how many texts
        are done, and of how many.
        """
        known = before.semantic_index if before else None
        passages = self.index.passages()
        return Search(self.index, build_semantic_index(passages, encoder, store, before=known, progress=progress))

    def with_vectors(self, kept: object, encoder: Encoder) -> "Search | None":
        """Return this search, matching by meaning too, with vectors that were kept; None for anything else."""
        return Search(self.index, SemanticIndex(encoder, kept)) if isinstance(kept, KeptVectors) else None

    @property
    def vectors(self) -> KeptVectors | None:
        """What can be kept of the embeddings, None if there are none."""
        return self.semantic_index.kept if self.semantic_index else None

    def characters_to_encode(self, encoder: Encoder, store: VectorStore) -> int:
        """Return how many characters `embed` would still have to encode."""
        return characters_to_encode(self.index.passages(), encoder, store)

    @property
    def has_embeddings(self) -> bool:
        """Whether passages are matched by meaning too."""
        return self.semantic_index is not None

    @property
    def people(self) -> Mapping[str, Person]:
        """Everybody whom the minutes name, by their keys."""
        return self.index.people.people

    def people_called(self, name: str) -> tuple[Person, ...]:
        """Return whoever may be meant by a name: one person if it fits exactly, else those whose names come near."""
        return self.index.people.matching(name)

    def person(self, key: str) -> Person | None:
        """Return the person with a key, as a question's intent names people; None if nobody has it."""
        return self.index.people.people.get(key)

    def complete_person(self, prefix: str, *, limit: int) -> tuple[str, ...]:
        """Return the names that go on from what was typed, those at the most meetings first."""
        return self.index.people.complete(prefix, limit=limit)

    def complete(self, prefix: str, *, limit: int, languages: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return real questions and headings that hold what was typed so far, best first."""
        return self.index.completer.complete(prefix, limit=limit, languages=languages)

    def complete_topic(self, prefix: str, *, limit: int, languages: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return what was discussed and holds what was typed so far, best first, without numbers and presenters."""
        return self.index.topic_completer.complete(prefix, limit=limit, languages=languages)

    def mentions(self, topic: str) -> Mentions:
        """Return every entry that mentions a topic."""
        query = self.index.parser.parse(topic)
        return self._mentions(query)

    def mentions_like(self, question: str, entry: Entry) -> Mentions:
        """Return every entry that mentions what a question asks for, as far as one entry holds it.

        None does if the question asks about a date or about who was there: that meeting is wanted, and no other.
        """
        query = self.index.parser.parse(question)
        if query.intent.dates or query.intent.attendance:
            query = replace(query, words=())
        return self._mentions(query, like=entry)

    def _mentions(self, query: Query, *, like: Entry | None = None) -> Mentions:
        scores = self.index.ranker.words(query)
        return find_mentions(query, self.index.terms, self._entries, scores, analyzer=self.index.analyzer, like=like)

    def hits_of(self, question: str, entries: Sequence[Entry]) -> tuple[Hit, ...]:
        """Return some entries as hits for a question, whatever their rank; their scores are 0."""
        query = self.index.parser.parse(question)
        numbers = [self._entries.find(entry).number for entry in entries]
        return self._hits.hits(query, numbers, np.zeros(len(self._entries), np.float32), {})

    def follow(self, question: str, before: str) -> Following | None:
        """Return what a question may mean behind another one, None for a question that stands on its own."""
        return self.index.follower.follow(question, before, self.index.analyzer.languages)

    def answer(
        self,
        question: str,
        *,
        limit: int = 5,
        languages: tuple[str, ...] = (),
        filters: Filters | None = None,
        today: MeetingDate | None = None,
    ) -> Answer:
        """Return what the minutes say, the best passages first.

        `languages` are the reader's: of a meeting with several texts, the one in the first of them is quoted if it
        holds the answer too. `today` tells which meeting is the latest (without it, the newest is), and when last
        month was.
        """
        return self.explain(question, limit=limit, languages=languages, filters=filters, today=today).answer

    def explain(
        self,
        question: str,
        *,
        limit: int = 5,
        languages: tuple[str, ...] = (),
        filters: Filters | None = None,
        today: MeetingDate | None = None,
    ) -> Explanation:
        """Return an answer with the reasons for it; the arguments are those of `answer`."""
        query = self.index.parser.parse(question, words_like=self._words_like(), today=today)
        given = filters or Filters()
        filters = merged(given, query.filters)
        if excluded := unusable(given, query.filters, self._entries, self.index.people):
            return Explanation(query, Answer(question, False, 0.0, None, (), query.unknown, excluded), ())
        if query.language:
            languages = (query.language, *languages)
        held = held_meetings(self._entries.meetings, today) if today else self._entries.meetings
        listed = self.index.lister.list(query, filters, held, today)
        if listed is not None:
            found = self._listed(query, listed, limit, languages)
        elif query.is_empty:
            found = Explanation(query, Answer(question, False, 0.0, None, (), empty=True), ())
        else:
            found = self._ranked(query, filters, held, limit, languages)
            if not found.answer.answered and (listed := self.index.lister.topic_parts(query, filters, held)):
                found = self._listed(query, listed, limit, languages)
        # Of a very long question only the beginning was read.
        return found if query.text == question else replace(found, answer=replace(found.answer, question=question))

    def _ranked(
        self, query: Query, filters: Filters, held: Sequence[Meeting], limit: int, languages: tuple[str, ...]
    ) -> Explanation:
        """Return the entries that answer best, or the nearest ones."""
        # Which entries a filter or a reader's language lets through is told only later.
        is_whole = filters == Filters() and not self._entries.has_several_texts
        evidence = self._evidence(query, held, wanted=max(limit, 2) if is_whole else _MAX_CHECKED_FOR_PHRASES)
        admitted = evidence.total if filters == Filters() else evidence.total * self._admitted(filters)
        scores = self._entries.in_one_text(admitted, languages, near=self._settings.same_meeting)
        ranked = self._entries.best(scores, max(limit, 2)).tolist()
        is_open = bool(ranked) and self._entries[ranked[0]].entry.is_unanswered
        if is_open:
            best = self._entries.best(scores, _MAX_CHECKED_FOR_PHRASES).tolist()
            ranked = answering_first(ranked, best, self._entries)
        shown = (ranked or self._nearest(query.text, filters, languages))[: limit + is_open]
        hits = self._hits.hits(query, shown, scores, evidence.by_date_and_person)
        of, sure = self._sureness(query, evidence, ranked, hits)
        if is_open and sure < self._settings.confidence.threshold:  # then the question itself is what comes nearest
            hits = tuple(sorted(hits, key=lambda hit: not hit.entry.is_unanswered))
            of, sure = self._sureness(query, evidence, [hit.indexed.number for hit in hits], hits)
        hits = tuple(replace(hit, score=round(sure * min(hit.score, 1.0), 4)) for hit in hits[:limit])
        answered = bool(hits) and sure >= self._settings.confidence.threshold
        close, near = self._nearness(query, sure)
        near = near or not ranked  # then the headlines are spelt like the question
        close = close or (near and bool(hits) and hits[0].entry.is_unanswered)
        answer = Answer(query.text, answered, sure, query.read_as, hits, query.unknown, close=close, near=near)
        return Explanation(query, answer, tuple(evidence.of(hit.indexed.number) for hit in hits), of)

    def _sureness(
        self, query: Query, evidence: Evidence, ranked: Sequence[int], hits: Sequence[Hit]
    ) -> tuple[Features | None, float]:
        """Return how sure it is that the first of the ranked entries answers, and by what; a question never does."""
        if not (ranked and hits):
            return None, 0.0
        of = self._first_hit.features(query, evidence, evidence.total, ranked, hits[0])
        if self._first_hit.is_none(query, hits[0], evidence):
            return of, 0.0
        sure = confidence(of, self._settings.weights.confidence)
        return of, min(sure, self._settings.confidence.threshold / 2) if hits[0].entry.is_unanswered else sure

    def _nearness(self, query: Query, sure: float) -> tuple[bool, bool]:
        """Return whether the first hit of a question comes close, and whether its hits are near."""
        least = self._settings.confidence
        from_meaning = bool(query.required) and not any(word.known for word in query.required)
        bar = least.unknown if from_meaning else 0.0
        return sure >= max(least.close, bar), sure >= max(least.near, bar)

    def _listed(self, query: Query, listed: ListedEntries, limit: int, languages: tuple[str, ...]) -> Explanation:
        """Return what a question lists, the newest first."""
        scores = self._entries.in_one_text(listed.scores, languages, near=self._settings.same_meeting)
        pieces = list(self._pieces(self._entries.best(scores, len(self._entries)).tolist(), listed))
        hits = self._hits.hits_at(query, pieces[:limit], scores, listed.by_via)
        answer = Answer(query.text, bool(hits), 1.0 if hits else 0.0, None, hits)
        return Explanation(
            query,
            answer,
            tuple({} for _ in hits),
            listed=True,
            marked=query.intent.roles if listed.parts else (),
            total=len(pieces),
            by_owner=bool(listed.parts and listed.parts.owners),
        )

    def _pieces(self, numbers: Sequence[int], listed: ListedEntries) -> Iterator[tuple[int, Lines | None]]:
        """Yield entries that are listed, with the lines to quote of each where not all of it is meant."""
        for number in numbers:
            tasks = listed.parts.tasks_of(self._entries[number], self.index.people) if listed.parts else ()
            if tasks:
                yield from ((number, task.lines) for task in tasks)
            else:
                yield number, listed.lines.get(number)

    def _words_like(self) -> Callable[[str, Sequence[str]], Sequence[Sequence[tuple[str, float]]]] | None:
        semantic_index, weights = self.semantic_index, self._settings.weights
        if semantic_index is None:
            return None
        return lambda question, words: semantic_index.words_like(
            words, least=weights.least_similar, most=weights.similar_words, question=question
        )

    def _evidence(self, query: Query, held: Sequence[Meeting], *, wanted: int) -> Evidence:
        """Return what speaks for every entry; phrases only of those that may come to be among the `wanted` best."""
        meaning = self.semantic_index.similarities(query.wording) if self.semantic_index else None
        weights = self._settings.weights.ranking
        headline = weights.headline * self.index.titles.typed(query.read_as or query.text)
        evidence = replace(self.index.ranker.score(query, meaning, held), headline=headline)
        total = evidence.total
        best = self._entries.best(total, _MAX_CHECKED_FOR_PHRASES)
        if query.intent.quantity:
            evidence = self.index.ranker.with_numbers(evidence, best)
            total = evidence.total

        def worth(phrase: PhraseMatches) -> Scores:
            return weights.phrase * phrase.share + weights.quotation * phrase.whole

        least = total[best][:wanted].min(initial=np.inf) if best.size >= wanted else -np.inf
        phrase = np.zeros(len(self._entries), dtype=np.float32)
        found = self.index.phrases.held(query.wording, best, lambda most: total[best] + worth(most) >= least)
        phrase[best] = worth(found)
        # A marked part is to stand above the rest of its topic with all that speaks for that.
        return self.index.ranker.with_roles(replace(evidence, phrase=phrase), query.intent)

    def _admitted(self, filters: Filters) -> NDArray[np.bool_]:
        return self._entries.admitted(filters, self.index.people)

    def _nearest(self, question: str, filters: Filters, languages: tuple[str, ...]) -> list[int]:
        """Return the entries whose headlines are spelt most like a question that shares no word with the minutes.

        Of the texts of a meeting only one has any; each headline is offered once.
        """
        wanted = self.index.completer.nearest(question, limit=_MAX_NEAREST * 2)
        scores = np.zeros(len(self._entries), np.float32)
        offered: set[str] = set()
        for number in np.flatnonzero(self._admitted(filters)).tolist():
            text = self._entries[number].headline
            if text in wanted and text not in offered:
                offered.add(text)
                scores[number] = 1 / (1 + wanted.index(text))
        scores = self._entries.in_one_text(scores, languages, near=0.0)
        return [int(number) for number in self._entries.best(scores, _MAX_NEAREST)]
