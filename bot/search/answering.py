"""Finds the entries that answer a question, be it in one wording or in several, and says how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.minutes.meeting_texts import Meeting
from bot.search.embeddings.semantic_index import SemanticIndex
from bot.search.explanation import Explanation, OtherWording
from bot.search.index.entries import Scores
from bot.search.index.phrases import PhraseMatches
from bot.search.lifting.copied import Copied
from bot.search.lifting.paraphrased import Paraphrased
from bot.search.lifting.together import Together
from bot.search.minutes_index import MinutesIndex
from bot.search.model import Answer, Filters, Hit, Via
from bot.search.question.model import Query
from bot.search.question.other_wordings import with_company
from bot.search.quoting.hit_builder import HitBuilder
from bot.search.quoting.nearby import Nearby
from bot.search.ranking.confidence import Features, confidence
from bot.search.ranking.evidence import Evidence
from bot.search.ranking.first_hit import FirstHit
from bot.search.ranking.fusion import agreed, fused, quoted_by, share_of_best
from bot.search.ranking.unanswered import answering_first

_MAX_NEAREST = 3  # entries that are named if no word of a question stands in the minutes
_MAX_CHECKED_FOR_NUMBERS = 20
_MAX_CHECKED_FOR_PHRASES = 100  # entries, the best ones by everything else


@dataclass(frozen=True, slots=True)
class Scope:
    """What of the minutes is searched, and for whom."""

    filters: Filters
    held: Sequence[Meeting]
    """The meetings so far, the newest first."""
    languages: tuple[str, ...]
    """The reader's, the first one best."""
    limit: int
    """How many hits are wanted."""


@dataclass(frozen=True, slots=True)
class _Ranked:
    """What one wording of a question finds."""

    query: Query
    evidence: Evidence
    total: Scores
    """The sum of the evidence for what the filters let through."""
    shares: Scores
    """The same as shares of the best one."""
    hits: tuple[Hit, ...]
    features: Features | None
    sure: float


class Answering:
    """Ranks the entries of one set of minutes and quotes the best; never changes."""

    def __init__(self, index: MinutesIndex, hits: HitBuilder, semantic_index: SemanticIndex | None) -> None:
        self._index = index
        self._entries = index.entries
        self._settings = index.settings
        self._semantic_index = semantic_index
        weights = index.settings.weights.ranking
        self._first_hit = FirstHit(index.coverage, index.analyzer.languages, quotation=weights.quotation)
        self._hits = hits
        nearby = Nearby(index.entries, index.coverage, index.analyzer)
        self._copied = Copied(index.entries, nearby, weights)
        paraphrased = Paraphrased(nearby, index.coverage, semantic_index) if semantic_index is not None else None
        self._together = Together(index.entries, nearby, paraphrased, weights)

    def alone(self, query: Query, scope: Scope) -> Explanation:
        """Return the entries that answer a question best as it was asked, or the nearest ones."""
        return self._explained(self._ranked(query, scope))

    def together(self, query: Query, others: Sequence[Query], scope: Scope) -> Explanation:
        """Return the entries that a question and its other wordings find together; the question alone if it is sure."""
        own = self._ranked(query, scope)
        alone = self._explained(own)
        others = () if alone.is_sure else with_company(query, others)
        if not others:
            return alone
        wordings = [own, *(self._ranked(other, scope) for other in others)]
        weights = self._settings.weights.fusion
        joined = fused([one.shares for one in wordings], [one.sure for one in wordings], least=weights.least)
        scores = self._in_one_text(joined, scope)
        ranked = self._entries.best(scores, max(scope.limit, 2)).tolist()
        if not ranked:
            return alone
        ranked, _ = self._behind_answers(ranked, scores)
        moved_up = self._moved_up(ranked, own, scope)
        hits = tuple(self._worded_hit(number, wordings, scores, moved_up) for number in ranked[: scope.limit])
        sure = agreed([one.sure for one in wordings], doubt=weights.doubt)
        if (
            hits[0].entry.is_unanswered
            or self._first_hit.is_none(query, hits[0], own.evidence)
            or self._first_hit.lacks_price(query, hits[0])
        ):
            sure = min(sure, self._settings.confidence.threshold / 2)  # no answer, however it is asked for
        first = float(scores[ranked[0]])
        hits = tuple(_scored(hit, sure * min(float(scores[hit.indexed.number]) / first, 1.0)) for hit in hits)
        close, near = self._nearness(query, sure)
        answer = replace(
            alone.answer,
            answered=sure >= self._settings.confidence.threshold,
            confidence=sure,
            hits=hits,
            close=close or alone.answer.close,
            near=near or alone.answer.near,
            rewrites=tuple(one.query.text for one in wordings[1:]),
        )
        parts = tuple(own.evidence.of(hit.indexed.number) for hit in hits)
        lists = tuple(OtherWording(one.query.text, one.sure, one.hits) for one in wordings)
        return replace(alone, answer=answer, parts=parts, wordings=lists)

    def _ranked(self, query: Query, scope: Scope) -> _Ranked:
        """Return what a question finds as it was asked."""
        # Which entries a filter or a reader's language lets through is told only later.
        is_whole = scope.filters == Filters() and not self._entries.has_several_texts
        admitted = self._admitted(scope)
        wanted = max(scope.limit, 2) if is_whole else _MAX_CHECKED_FOR_PHRASES
        evidence = self._evidence(query, scope, admitted, wanted=wanted)
        total = evidence.total * admitted
        scores = self._in_one_text(total, scope)
        ranked = self._entries.best(scores, max(scope.limit, 2)).tolist()
        if self._first_hit.demands_numbers(query):
            # What tells of another version or issue is no answer, however well the rest of it fits.
            best = self._entries.best(scores, _MAX_CHECKED_FOR_NUMBERS).tolist()
            holding = self._first_hit.holding_numbers(query, [self._entries[number] for number in best])
            ranked = list(dict.fromkeys([*holding, *ranked]))[: max(scope.limit, 2)]
        ranked, is_open = self._behind_answers(ranked, scores)
        shown = (ranked or self._nearest(query.text, scope))[: scope.limit + is_open]
        hits = self._hits.hits(query, shown, scores, evidence.by_date_and_person)
        if ranked and self._first_hit.asks_for_price(query):
            hits = tuple(sorted(hits, key=lambda hit: self._first_hit.lacks_price(query, hit)))
            ranked = [hit.indexed.number for hit in hits]
        of, sure = self._sureness(query, evidence, ranked, hits)
        if is_open and sure < self._settings.confidence.threshold:  # then the question itself is what comes nearest
            hits = tuple(sorted(hits, key=lambda hit: not hit.entry.is_unanswered))
            of, sure = self._sureness(query, evidence, [hit.indexed.number for hit in hits], hits)
        hits = tuple(_scored(hit, sure * min(hit.score, 1.0)) for hit in hits[: scope.limit])
        return _Ranked(query, evidence, total, share_of_best(total), hits, of if ranked else None, sure)

    def _behind_answers(self, ranked: list[int], scores: Scores) -> tuple[list[int], bool]:
        """Return the ranked entries, and whether the first of them was a question that nobody answered.

        Then the best entry that may answer it is put before it.
        """
        if not ranked or not self._entries[ranked[0]].entry.is_unanswered:
            return ranked, False
        best = self._entries.best(scores, _MAX_CHECKED_FOR_PHRASES).tolist()
        return answering_first(ranked, best, self._entries), True

    def _explained(self, found: _Ranked) -> Explanation:
        """Return what one wording finds as an answer with its reasons."""
        query, hits, sure = found.query, found.hits, found.sure
        answered = bool(hits) and sure >= self._settings.confidence.threshold
        close, near = self._nearness(query, sure)
        near = near or not found.total.any()  # then the headlines are spelt like the question
        close = close or (near and bool(hits) and hits[0].entry.is_unanswered)
        answer = Answer(query.text, answered, sure, query.read_as, hits, query.unknown, close=close, near=near)
        parts = tuple(found.evidence.of(hit.indexed.number) for hit in hits)
        return Explanation(query, answer, parts, found.features, is_sure=self._is_sure(found))

    def _is_sure(self, found: _Ranked) -> bool:
        """Return whether other wordings could find nothing better: the first hit was typed or quoted, or is sure."""
        if not found.hits or found.hits[0].entry.is_unanswered:
            return False
        is_typed = found.features is not None and bool(found.features.typed)
        is_answer = found.sure >= self._settings.confidence.threshold
        return (is_answer and is_typed) or found.sure >= self._settings.weights.fusion.sure

    def _worded_hit(self, number: int, wordings: Sequence[_Ranked], scores: Scores, moved_up: frozenset[int]) -> Hit:
        """Return an entry as a hit, quoted by the wording that found it best."""
        one = wordings[quoted_by([one.shares for one in wordings], number, least=self._settings.weights.fusion.quoting)]
        (hit,) = self._hits.hits(one.query, (number,), scores, one.evidence.by_date_and_person)
        return replace(hit, telling=lambda: (*hit.via, Via.REWRITING)) if number in moved_up else hit

    def _moved_up(self, ranked: Sequence[int], own: _Ranked, scope: Scope) -> frozenset[int]:
        """Return which entries stand higher than by the question alone, or were not found by it."""
        alone = self._entries.best(self._in_one_text(own.total, scope), len(ranked)).tolist()
        return frozenset(number for place, number in enumerate(ranked) if number not in alone[: place + 1])

    def _in_one_text(self, scores: Scores, scope: Scope) -> Scores:
        return self._entries.in_one_text(scores, scope.languages, near=self._settings.same_meeting)

    def _sureness(
        self, query: Query, evidence: Evidence, ranked: Sequence[int], hits: Sequence[Hit]
    ) -> tuple[Features | None, float]:
        """Return how sure it is that the first of the ranked entries answers, and by what; a question never does."""
        if not (ranked and hits):
            return None, 0.0
        # How far it is ahead without what only settles which of several comes first.
        told = replace(evidence, paraphrased=None).total
        of = self._first_hit.features(query, evidence, told, ranked, hits[0])
        if self._first_hit.is_none(query, hits[0], evidence):
            return of, 0.0
        sure = confidence(of, self._settings.weights.confidence)
        if hits[0].entry.is_unanswered or self._first_hit.lacks_price(query, hits[0]):
            sure = min(sure, self._settings.confidence.threshold / 2)  # it only comes near
        return of, sure

    def _nearness(self, query: Query, sure: float) -> tuple[bool, bool]:
        """Return whether the first hit of a question comes close, and whether its hits are near."""
        least = self._settings.confidence
        from_meaning = bool(query.required) and not any(word.known for word in query.required)
        bar = least.unknown if from_meaning else 0.0
        return sure >= max(least.close, bar), sure >= max(least.near, bar)

    def _admitted(self, scope: Scope) -> Scores:
        """Return 1 for the entries that the filters let through, and 0 for all others."""
        if scope.filters == Filters():
            return np.ones(len(self._entries), dtype=np.float32)
        return self._entries.admitted(scope.filters, self._index.people).astype(np.float32)

    def _evidence(self, query: Query, scope: Scope, admitted: Scores, *, wanted: int) -> Evidence:
        """Return what speaks for every entry; phrases only of those that may come to be among the `wanted` best."""
        meaning = self._semantic_index.similarities(query.wording) if self._semantic_index else None
        weights = self._settings.weights.ranking
        headline = weights.headline * self._index.titles.typed(query.read_as or query.text)
        evidence = replace(self._index.ranker.score(query, meaning, scope.held), headline=headline)
        evidence = self._index.ranker.with_newest(query, evidence)
        total = evidence.total
        best = self._entries.best(total, _MAX_CHECKED_FOR_PHRASES)
        if query.intent.quantity or query.intent.day:
            evidence = self._index.ranker.with_given(query, evidence, best)
            total = evidence.total

        def worth(phrase: PhraseMatches) -> Scores:
            return weights.phrase * phrase.share + weights.quotation * phrase.whole

        least = total[best][:wanted].min(initial=np.inf) if best.size >= wanted else -np.inf
        phrase = np.zeros(len(self._entries), dtype=np.float32)
        found = self._index.phrases.held(query.wording, best, lambda most: total[best] + worth(most) >= least)
        phrase[best] = worth(found)
        evidence = self._together.lifted(query, replace(evidence, phrase=phrase), admitted)
        # A marked part is to stand above the rest of its topic with all that speaks for that.
        evidence = self._index.ranker.with_roles(evidence, query.intent)
        return self._copied.with_first_said(query, evidence, admitted)

    def _nearest(self, question: str, scope: Scope) -> list[int]:
        """Return the entries whose headlines are spelt most like a question that shares no word with the minutes.

        Of the texts of a meeting only one has any; each headline is offered once.
        """
        wanted = self._index.completer.nearest(question, limit=_MAX_NEAREST * 2)
        scores = np.zeros(len(self._entries), np.float32)
        offered: set[str] = set()
        for number in np.flatnonzero(self._entries.admitted(scope.filters, self._index.people)).tolist():
            text = self._entries[number].headline
            if text in wanted and text not in offered:
                offered.add(text)
                scores[number] = 1 / (1 + wanted.index(text))
        scores = self._entries.in_one_text(scores, scope.languages, near=0.0)
        return [int(number) for number in self._entries.best(scores, _MAX_NEAREST)]


def _scored(hit: Hit, score: float) -> Hit:
    return replace(hit, score=round(score, 4))
