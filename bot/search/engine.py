"""Answers questions from meetings: reads the question, ranks the entries and quotes the best of them."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.minutes.meetings import held_meetings
from bot.minutes.model import Entry, Meeting, MeetingDate
from bot.search.completion.completer import Completer
from bot.search.embeddings.passages import Passages, passages_in
from bot.search.embeddings.semantic_index import SemanticIndex
from bot.search.index.entries import EntryTable, Scores
from bot.search.index.inverted import InvertedIndex
from bot.search.index.participants import Participants, tells_who_came
from bot.search.index.people import PeopleIndex
from bot.search.index.phrases import Held, PhraseIndex
from bot.search.index.titles import TitleIndex
from bot.search.model import Answer, Filters, Hit
from bot.search.question.model import Query
from bot.search.question.parser import QueryParser
from bot.search.question.synonyms import propose_aliases
from bot.search.quoting.hits import HitBuilder
from bot.search.ranking.confidence import Features, confidence, features
from bot.search.ranking.coverage import Coverage
from bot.search.ranking.filters import merged, unusable
from bot.search.ranking.listing import ListedEntries
from bot.search.ranking.ranker import Evidence, Ranker
from bot.search.ranking.topics import Mentions, find_mentions
from bot.search.settings import (
    SearchSettings,
)

_MAX_NEAREST = 3
_MAX_CHECKED_FOR_PHRASES = 100  # entries, the best ones by everything else


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the hits of an answer are ranked as they are."""

    query: Query
    answer: Answer
    parts: tuple[Mapping[str, float], ...]
    """For each hit, what every kind of evidence gave."""
    features: Features | None = None
    """What the confidence goes by, None where nothing matched."""
    listed: bool = False
    """Whether the hits are everything that was asked for, the newest first, and were not ranked."""


class Search:
    """Everything that is needed to answer questions from a set of meetings; never changes.

    Without `meaning` it goes by words, dates and people alone; `with_meaning` gives a copy that has it.
    """

    def __init__(self, meetings: Sequence[Meeting], settings: SearchSettings) -> None:
        self._settings = settings
        self.entries = EntryTable(meetings)
        self.index = InvertedIndex([indexed.document for indexed in self.entries], settings.fields)
        self.people = PeopleIndex(meetings)
        self._parser = QueryParser(
            self.index,
            self.people,
            [meeting.date for meeting in meetings if meeting.date],
            weights=settings.reading,
            aliases=[*map(frozenset, settings.aliases), *self._proposed_aliases(), *self.people.groups],
        )
        participants = Participants(self.entries, self.people)
        self._ranker = Ranker(self.entries, self.index, participants, settings.ranking)
        self._listing = ListedEntries(self.entries, self.people, participants)
        self._phrases = PhraseIndex(self.entries, self.index)
        self._titles = TitleIndex(self.entries)
        self._coverage = Coverage(self.index)
        self._completer = Completer(indexed.headline for indexed in self.entries)
        self._hits = HitBuilder(self.entries, self.index, self._coverage, settings.quoting)
        self._semantic_index: SemanticIndex | None = None

    def with_semantic_index(self, meaning: SemanticIndex) -> "Search":
        """Return a search that shares everything with this one, and matches by meaning too."""
        other = copy(self)
        other._semantic_index = meaning
        other._hits = HitBuilder(self.entries, self.index, self._coverage, self._settings.quoting, meaning)
        return other

    def _proposed_aliases(self) -> Iterator[frozenset[str]]:
        texts = (text.text.text for meeting in self.entries.meetings for text in meeting.texts)
        return propose_aliases(texts) if self._settings.proposed_aliases else iter(())

    def passages(self) -> Passages:
        """Return what a model has to encode to match by meaning."""
        return passages_in(self.entries, self.index.meaningful_words())

    @property
    def has_embeddings(self) -> bool:
        """Whether passages are matched by meaning too."""
        return self._semantic_index is not None

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

        `languages` are the reader's: of a meeting with several texts, the one in the first of them is quoted where
        it holds the answer too. `today` tells which meeting is the latest (without it, the newest is), and when last
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
        """Return an answer with the reasons for it."""
        query = self._parser.read(question, words_like=self._words_like if self._semantic_index else None, today=today)
        given = filters or Filters()
        filters = merged(given, query.filters)
        if nothing := unusable(given, query.filters, self.entries, self.people):
            return Explanation(query, Answer(question, False, 0.0, None, (), unknown=(*nothing, *query.unknown)), ())
        if query.language:
            languages = (query.language, *languages)
        held = held_meetings(self.entries.meetings, today) if today else self.entries.meetings
        listed = self._listing.of(query, filters, held)
        if listed is not None:
            return self._listed(query, listed, limit, languages)
        if query.is_empty:
            return Explanation(query, Answer(query.text, False, 0.0, None, (), empty=True), ())
        # Which entries a filter or a reader's language lets through is told only later.
        is_open = filters == Filters() and not self.entries.has_several_texts
        evidence = self._evidence(query, held, wanted=max(limit, 2) if is_open else _MAX_CHECKED_FOR_PHRASES)
        total = evidence.total
        if filters != Filters():
            total = total * self._admitted(filters)
        total = self.entries.in_one_text(total, languages, near=self._settings.same_meeting)
        ranked = self.entries.best(total, max(limit, 2)).tolist()
        shown = (ranked or self._nearest(question, filters, languages))[:limit]
        hits = self._hits.hits(query, shown, total, evidence)
        of = self._features(query, evidence, ranked, hits[0]) if ranked and hits else None
        sure = confidence(of, self._settings.confidence) if of and not _is_beside(query, hits[0].entry) else 0.0
        hits = tuple(replace(hit, score=round(sure * hit.score, 4)) for hit in hits)
        answered = bool(hits) and sure >= self._settings.confidence.threshold
        answer = Answer(question, answered, sure, query.read_as, hits, unknown=query.unknown)
        parts = tuple({name: float(scores[number]) for name, scores in evidence.parts.items()} for number in shown)
        return Explanation(query, answer, parts, of)

    def complete(self, prefix: str, *, limit: int, languages: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return real questions and headings that hold what was typed so far, best first."""
        return self._completer.complete(prefix, limit=limit, languages=languages)

    def mentions(self, query: Query, *, like: Entry | None = None) -> Mentions:
        """Return every entry that mentions what a question asks for; with `like`, as far as that entry holds it."""
        return find_mentions(query, self.index, self.entries, self._ranker.words(query), like=like)

    def read(self, question: str) -> Query:
        """Return a question as it is understood by its words."""
        return self._parser.read(question)

    def hit(self, query: Query, entry: Entry) -> Hit:
        """Return an entry as a hit for a question, whatever its rank; its score is 0."""
        number = next(number for number, indexed in enumerate(self.entries) if indexed.entry is entry)
        nothing = np.zeros(len(self.entries), np.float32)
        return self._hits.hits(query, (number,), nothing, Evidence({}, nothing))[0]

    def _words_like(self, question: str, words: Sequence[str]) -> Sequence[Sequence[tuple[str, float]]]:
        if self._semantic_index is None:
            return [() for _ in words]
        least, most = self._settings.least_similar, self._settings.similar_words
        return self._semantic_index.words_like(words, least=least, most=most, question=question)

    def _evidence(self, query: Query, held: Sequence[Meeting], *, wanted: int) -> Evidence:
        """Return what speaks for every entry; phrases only of those that may come to be among the `wanted` best."""
        meaning = self._semantic_index.similarities(query.wording) if self._semantic_index else None
        evidence = self._ranker.score(query, meaning, held)
        headline = self._settings.ranking.headline * self._titles.typed(query.read_as or query.text)
        total = evidence.total + headline
        best = self.entries.best(total, _MAX_CHECKED_FOR_PHRASES)
        weights = self._settings.ranking

        def worth(phrase: Held) -> Scores:
            return weights.phrase * phrase.share + weights.quotation * phrase.whole

        least = total[best][:wanted].min(initial=np.inf) if best.size >= wanted else -np.inf
        phrases = np.zeros(len(self.entries), dtype=np.float32)
        phrases[best] = worth(self._phrases.held(query.wording, best, lambda most: total[best] + worth(most) >= least))
        return Evidence({**evidence.parts, "headline": headline, "phrase": phrases}, total + phrases)

    def _listed(self, query: Query, listed: Evidence, limit: int, languages: tuple[str, ...]) -> Explanation:
        """Return what a question lists, the newest first."""
        scores = self.entries.in_one_text(listed.total, languages, near=self._settings.same_meeting)
        hits = self._hits.hits(query, self.entries.best(scores, limit).tolist(), scores, listed)
        answer = Answer(query.text, bool(hits), 1.0 if hits else 0.0, None, hits)
        return Explanation(query, answer, tuple({} for _ in hits), listed=True)

    def _admitted(self, filters: Filters) -> NDArray[np.bool_]:
        return self.entries.admitted(filters, self.people)

    def _nearest(self, question: str, filters: Filters, languages: tuple[str, ...]) -> list[int]:
        """Return the entries whose headlines are spelt most like a question that shares no word with the minutes.

        Of the texts of a meeting only one has any; each headline is offered once.
        """
        wanted = self._completer.nearest(question, limit=_MAX_NEAREST * 2)
        scores = np.zeros(len(self.entries), np.float32)
        offered: set[str] = set()
        for number in np.flatnonzero(self._admitted(filters)).tolist():
            text = self.entries[number].headline.text
            if text in wanted and text not in offered:
                offered.add(text)
                scores[number] = 1 / (1 + wanted.index(text))
        scores = self.entries.in_one_text(scores, languages, near=0.0)
        return [int(number) for number in self.entries.best(scores, _MAX_NEAREST)]

    def _features(self, query: Query, evidence: Evidence, ranked: Sequence[int], first: Hit) -> Features:
        held = self._coverage.shares(query, ranked[0])
        presenters = first.entry.item.presenters if first.entry.item else ()
        shown = self._coverage.shares_in(query, "\n".join((first.headline, first.quote.text, *presenters)))
        foreign = sum(word.foreign for word in query.demanded)
        return features(held, shown, evidence, ranked, foreign=foreign)


def _is_beside(query: Query, entry: Entry) -> bool:
    """Return whether a question for what somebody did is met with a list of who came."""
    asks_for_deeds = (
        query.asks_for_people and not query.intent.attendance and not all(one.is_name for one in query.words)
    )
    return asks_for_deeds and tells_who_came(entry)
