"""Answers questions from meetings: reads the question, ranks the entries and quotes the best of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from bot.minutes.meeting_texts import Meeting
from bot.minutes.meetings import held_meetings
from bot.minutes.model import Entry, MeetingDate
from bot.search.alike import Alike
from bot.search.answering import Answering, Scope
from bot.search.chosen_first import ChosenFirst
from bot.search.completion.completer import topics_of
from bot.search.curated import Chosen, CuratedAnswer, CuratedIndex
from bot.search.embeddings.encoder import UniversalSentenceEncoder
from bot.search.embeddings.semantic_index import KeptVectors, SemanticIndex, build_semantic_index, characters_to_encode
from bot.search.explanation import Explanation
from bot.search.index.telling_words import telling_words
from bot.search.listed_answers import ListedAnswers
from bot.search.minutes_index import CostlyParts, MinutesIndex
from bot.search.model import Answer, Filters, Following, Hit, Mentions, Person
from bot.search.question.model import Query, without_meaning
from bot.search.question.written_filters import merged, unusable
from bot.search.quoting.hit_builder import HitBuilder
from bot.search.ranking.mentions import Searched, find_mentions, pages_of
from bot.search.settings import SearchSettings
from bot.search.typed import without_filters
from bot.search.vectors import Encoder, VectorStore
from bot.search.withholding import without_withheld


def installed_encoder() -> Encoder | None:
    """Return the model to match by meaning with, None if no package with one is installed."""
    return UniversalSentenceEncoder.installed()


class Search:
    """Answers questions from one set of minutes; never changes, but for what it remembers.

    Without a semantic index it goes by words, dates and people alone.
    """

    def __init__(self, index: MinutesIndex, semantic_index: SemanticIndex | None = None) -> None:
        self.index = index
        self.semantic_index = semantic_index
        self._settings = index.settings
        self._entries = index.entries
        self._hits = HitBuilder(
            index.entries,
            index.terms,
            index.coverage,
            index.analyzer,
            index.settings.weights.quoting,
            semantic_index,
        )
        self._answering = Answering(index, self._hits, semantic_index)
        self._listed = ListedAnswers(index, self._hits)
        self._chosen_first = ChosenFirst(index, self._hits)
        self._held_on: tuple[MeetingDate | None, tuple[Meeting, ...]] = (None, ())
        self._mentioning = Searched(
            index.terms, index.entries, index.analyzer, index.ranker.words, pages_of(index.entries)
        )

    def __reduce__(self) -> tuple[type["Search"], tuple[MinutesIndex, SemanticIndex | None]]:
        return Search, (self.index, self.semantic_index)  # what is remembered is not kept

    @classmethod
    def of(cls, meetings: Sequence[Meeting], settings: SearchSettings, known: CostlyParts | None = None) -> "Search":
        """Return a search through these meetings, the newest first, that goes by words.

        Whose name is to be withheld is left out of them. `known` is what was kept of a search through the same
        meetings; raise `ValueError` if it cannot be.
        """
        served = without_withheld(meetings, settings.withheld_names, settings.aliases)
        return cls(MinutesIndex(served, settings, known))

    def taught(self, groups: Iterable[frozenset[str]]) -> "Search":
        """Return this search with more names for one thing, beside those of the settings and the minutes."""
        return Search(self.index.taught(groups), self.semantic_index)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings that are searched, the newest first."""
        return self._entries.meetings

    def _held(self, today: MeetingDate | None) -> Sequence[Meeting]:
        """Return the meetings so far, the newest first; all if no day is given."""
        if today is None:
            return self._entries.meetings
        day, held = self._held_on
        if day != today:
            held = tuple(held_meetings(self._entries.meetings, today))
            self._held_on = today, held
        return held

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

    def with_vectors(self, kept: KeptVectors, encoder: Encoder) -> "Search":
        """Return this search, matching by meaning too, with vectors that were kept; raise `ValueError` for others."""
        kept.check([len(place.minutes.text.text) for place in self._entries], encoder.width)
        return Search(self.index, SemanticIndex(encoder, kept))

    @property
    def vectors(self) -> KeptVectors | None:
        """What can be kept of the embeddings, None if there are none."""
        return self.semantic_index.kept if self.semantic_index else None

    def characters_to_encode(self, encoder: Encoder, store: VectorStore) -> int:
        """Return how many characters `embed` would still have to encode."""
        return characters_to_encode(self.index.passages(), encoder, store)

    @property
    def alike(self) -> Alike:
        """What tells whether two questions ask the same."""
        return Alike(self.index, self.semantic_index)

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

    def telling_words(self, count: int) -> tuple[str, ...]:
        """Return the words that stand in the topics of the most meetings, without everyday words and people's names."""
        topics = ([topic.text for topic in topics_of(meeting)] for meeting in self.meetings)
        return telling_words(topics, self.index.analyzer, self.index.people.parts_of_names(), count=count)

    def mentions(self, topic: str) -> Mentions:
        """Return every entry that mentions a topic."""
        query = self.index.parser.parse(topic)
        return self._mentions(query)

    def mentions_like(self, question: str | Explanation, entry: Entry, *, after: MeetingDate | None = None) -> Mentions:
        """Return every entry that mentions what a question asks for, as far as one entry holds it.

        None does if the question asks about a date or about who was there: that meeting is wanted, and no other. With
        `after`, none does if no meeting after that day mentions it.
        """
        query = self.index.parser.parse(question) if isinstance(question, str) else without_meaning(question.query)
        if query.intent.dates or query.intent.attendance:
            query = replace(query, words=())
        return self._mentions(query, like=entry, after=after)

    def _mentions(self, query: Query, *, like: Entry | None = None, after: MeetingDate | None = None) -> Mentions:
        return find_mentions(query, self._mentioning, like=like, after=after)

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
        rewrites: Sequence[str] = (),
    ) -> Explanation:
        """Return an answer with the reasons for it; the arguments are those of `answer`.

        `rewrites` are other wordings of the question. What they find is joined with what the question itself finds,
        unless that is sure. They are untrusted: no filter that is written in one narrows anything down.
        """
        query = self.index.parser.parse(question, words_like=self._words_like(), today=today)
        given = filters or Filters()
        filters = merged(given, query.filters)
        if excluded := unusable(given, query.filters, self._entries, self.index.people):
            return Explanation(query, Answer(question, False, 0.0, None, (), query.unknown, excluded), ())
        if query.language:
            languages = (query.language, *languages)
        held = self._held(today)
        listed = self.index.lister.list(query, filters, held, today)
        if listed is not None:
            found = self._listed.explained(query, listed, limit, languages)
        elif query.is_empty:
            found = Explanation(query, Answer(question, False, 0.0, None, (), empty=True), ())
        else:
            scope = Scope(filters, held, languages, limit)
            others = [self._other(rewrite, today) for rewrite in rewrites]
            found = self._answering.together(query, [other for other in others if not other.is_empty], scope)
            if not found.answer.answered and (listed := self.index.lister.topic_parts(query, filters, held)):
                found = self._listed.explained(query, listed, limit, languages)
            elif query.asks_for_roles and not found.is_sure:  # no part is marked so, and no words surely answer
                found = Explanation(
                    query, Answer(question, False, 0.0, None, (), query.unknown), (), marked=query.intent.roles
                )
        # Of a very long question only the beginning was read.
        return found if query.text == question else replace(found, answer=replace(found.answer, question=question))

    def curate(
        self, chosen: Iterable[tuple[CuratedAnswer, Entry]], *, before: CuratedIndex | None = None
    ) -> CuratedIndex:
        """Return entries of these minutes that were chosen for questions, ready to answer.

        `before` is one of the same model, whose questions are not encoded again.
        """
        chosen = list(chosen)
        places = {id(one.entry): one for one in self._entries} if chosen else {}
        found = [Chosen(answer, places[id(entry)]) for answer, entry in chosen if id(entry) in places]
        return CuratedIndex(found, self.alike, before=before)

    def with_chosen(
        self,
        found: Explanation,
        curated: CuratedIndex,
        *,
        filters: Filters | None = None,
        limit: int = 5,
        today: MeetingDate | None = None,
    ) -> Explanation:
        """Return an answer with the entry before all hits that a moderator chose for a question which asks the same.

        `found` answers the question without it; it is returned as it is if none was chosen, or not within its scope.
        Where it is a refusal, what was chosen for a question near to it is what comes closest.
        """
        filters = merged(filters or Filters(), found.query.filters)
        return self._chosen_first.put(found, curated, filters, self._held(today), limit)

    def _other(self, rewrite: str, today: MeetingDate | None) -> Query:
        """Return another wording of a question as understood; it is a model's, so it narrows nothing down."""
        return self.index.parser.parse(without_filters(rewrite), words_like=self._words_like(), today=today)

    def _words_like(self) -> Callable[[str, Sequence[str]], Sequence[Sequence[tuple[str, float]]]] | None:
        semantic_index, weights = self.semantic_index, self._settings.weights
        if semantic_index is None:
            return None
        return lambda question, words: semantic_index.words_like(
            words, least=weights.least_similar, most=weights.similar_words, question=question
        )
