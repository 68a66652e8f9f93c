"""Ranks entries for a question: one weighted sum of all evidence, the weights in one place.

    score = prior × (words + all words + meaning) + date + person + mentioned + attendance + doers + given + role
            + headline + newest + phrase + together + paraphrased + first said

where `words` is BM25F over the readings of every word (the best reading of each counts), as a share of what an entry
that holds every word rarely and often could reach, and `meaning` is the cosine of question and passage. Ties go to
the newer meeting, and what treats the topic at the newest one is lifted (`newest`). If decisions or the like are asked
for, those of a topic come right before the rest of it; so do the newest ones if it is asked how things stand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import Entry, EntryKind, Role
from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.days import holds_day
from bot.search.analysis.numbers import holds_number
from bot.search.analysis.tokens import has_number
from bot.search.index.entries import EntryTable, Scores
from bot.search.index.inverted import InvertedIndex
from bot.search.index.participants import Participants
from bot.search.index.topics import Topics
from bot.search.model import IndexedEntry, Via
from bot.search.question.model import Query, Reading, Word
from bot.search.question.prices import asks_for_price, names_sum
from bot.search.question.query_intent import QueryIntent
from bot.search.ranking.date_mentions import entries_that_tell
from bot.search.ranking.evidence import Evidence
from bot.search.ranking.newest import Newest
from bot.search.ranking.presenters import names_only_presenters
from bot.search.ranking.task_lists import TaskLists
from bot.search.settings import RankingWeights

_WHOSE_MEETING = 2
"""How much more the date of a meeting counts where the question is who was there: no other meeting tells that."""

_NAME_OF_TOPIC = 2  # words; an older heading of no more is what the topic is called, and not chosen for itself

_MAX_CHECKED = 12  # entries that are searched for a number or a day
_MAX_REMEMBERED_READINGS = 1_024  # words of the minutes that are near to many others
_FEW_TASKS = 2
_TELL_STATE = (Role.DECISION, Role.POLL, Role.SUMMARY)
_OTHER_WORDS = (Via.ALIAS, Via.MEANING)


class Ranker:
    """Scores all entries for one question; never changes."""

    def __init__(
        self,
        entries: EntryTable,
        index: InvertedIndex,
        participants: Participants,
        weights: RankingWeights,
        analyzer: Analyzer,
    ) -> None:
        self._entries = entries
        self._index = index
        self._participants = participants
        self._topics = Topics(entries)
        self._newest = Newest(entries, self._topics, analyzer.is_everyday)
        self._weights = weights
        self._analyzer = analyzer
        self._told = lru_cache(_MAX_REMEMBERED_READINGS)(
            partial(_told_by, index)
        )  # not of itself, which would make a circle
        self._prior = np.array(
            [
                _prior(place, weights, lists_people=lists)
                for place, lists in zip(entries, participants.lists_people.tolist(), strict=True)
            ],
            dtype=np.float32,
        )
        self._discusses = np.array([not place.entry.announces for place in entries], dtype=np.bool_)
        self._task_lists = TaskLists(entries, analyzer)
        self._names_doers = np.array([_names_doer(place.entry) for place in entries], dtype=np.float32)

    def score(self, query: Query, meaning: Scores | None, held: Sequence[Meeting]) -> Evidence:
        """Return the evidence for every entry, but for its headline and its phrases.

        `meaning` are cosines, None without a model; `held` are the meetings so far, the newest first.
        """
        weights, prior, intent = self._weights, self._prior, query.intent
        words: Scores = prior * self.words(query)
        date = self._date(intent, words, held) if intent.names_meeting else None
        if date is not None and intent.attendance:
            date *= _WHOSE_MEETING
        attendance = weights.attendance * self._attendance(intent, date, held) if intent.attendance else None
        if attendance is not None and query.required:
            # A list of names says neither of which group nor of which meeting it is: what stands beside it does.
            words = np.where(attendance > 0, self._entries.best_of_text(words), words)
        all_words = self._all_words(query)
        near = None if meaning is None else prior * np.maximum(meaning, 0)
        evidence = Evidence(
            words,
            all_words=weights.all_words * prior * all_words,
            meaning=None if near is None else weights.meaning * near,
            meaning_alone=None if near is None or all_words.any() else weights.meaning_alone * near,
            date=date,
            person=self._person(intent) if intent.people else None,
            mentioned=self._mentioned(query) if intent.people else None,
            attendance=attendance,
            doers=self._doers(intent, words) if intent.doers else None,
        )
        return self.with_roles(evidence, intent)

    def with_newest(self, query: Query, evidence: Evidence) -> Evidence:
        """Return the evidence, with its headlines, with what lifts the newest treatment of a topic."""
        marks = self._newest.marks(query, evidence)
        if marks is None:
            headed = self._newest.headed(query, evidence)
            return evidence if headed is None else replace(evidence, headed=self._weights.headed * headed)
        if evidence.headline is not None and len(query.required) <= _NAME_OF_TOPIC:
            evidence = replace(evidence, headline=evidence.headline * (marks > 0))
        return replace(evidence, newest=self._weights.newest * marks)

    def with_roles(self, evidence: Evidence, intent: QueryIntent) -> Evidence:
        """Return the evidence with what lifts marked parts that a question asks for above the rest of their topics."""
        others = replace(evidence, role=None)
        if intent.roles:
            total = others.total
            lifted = self._topics.lifted(total, intent.roles, evidence.words)
            if Role.ACTION not in intent.roles:  # what is to be done says the words of what was decided again
                lifted -= self._weights.other_part * total * self._task_lists.tell_tasks
            return replace(others, role=lifted)
        if intent.state and evidence.newest is not None:
            lifted = self._topics.lifted(others.total, _TELL_STATE, evidence.words)
            return replace(others, role=np.where(evidence.newest > 0, lifted, 0).astype(np.float32))
        return evidence

    def with_given(self, query: Query, evidence: Evidence, candidates: NDArray[np.int64]) -> Evidence:
        """Return the evidence with what lifts those of the best candidates that give what is asked.

        That is a number, a sum of money or a day.
        """
        weights = self._weights
        number = names_sum if asks_for_price(query, self._analyzer.languages) else holds_number
        weight, is_given = (weights.number, number) if query.intent.quantity else (weights.day, holds_day)
        marks = np.zeros(len(self._entries), dtype=np.float32)
        for number in candidates[:_MAX_CHECKED].tolist():
            place = self._entries[number]
            wordings = (place.minutes.text.piece(lines) for lines in place.entry.body)
            marks[number] = any(is_given(wording, self._analyzer.languages) for wording in wordings)
        return replace(evidence, given=weight * evidence.words * marks)

    def words(self, query: Query) -> Scores:
        """Return how well the words of the question stand in each entry, about 0 to 1."""
        total = np.zeros(len(self._entries), dtype=np.float32)
        ideal = 0.0
        for word in query.words:
            total += self._word(word)
            if word.counts:
                ideal += self.rarity(word)
        return total / np.float32(ideal or 1.0)

    def _all_words(self, query: Query) -> Scores:
        """Return for the entries that hold every word of the question, whole and not only by meaning, how surely.

        That is 1 where each stands as it was typed, and else what the reading weighs that fits least.
        """
        marks: Scores = (self._discusses & bool(query.required)).astype(np.float32)
        for word in query.required:
            held = np.zeros(len(self._entries), dtype=np.float32)
            for reading in word.readings:
                if reading.via is not Via.MEANING:
                    places = self._holding(reading.terms)
                    held[places] = np.maximum(held[places], np.float32(reading.weight))
            marks = np.minimum(marks, held)
        return self._task_lists.without_chance(query, marks)

    def _holding(self, terms: Sequence[str]) -> NDArray[np.int32]:
        """Return the entries that hold a word, or if none holds it as one or a part is a number, all of its parts.

        The dictionary cuts 工具链 and 第三方库 in pieces, here and in the minutes.
        """
        whole, *parts = terms
        held = self._index.postings(whole)[0]
        # A number tells: whoever writes EIP-7 here writes EIP 7 there.
        if not parts or (held.size and not any(map(has_number, parts))):
            return held
        shortest, *others = sorted((self._index.postings(part)[0] for part in parts), key=len)
        for other in others:
            shortest = shortest[np.isin(shortest, other, assume_unique=True)]
        return np.union1d(held, shortest) if held.size else shortest

    def _word(self, word: Word) -> Scores:
        best = np.zeros(len(self._entries), dtype=np.float32)
        own = (reading for reading in word.readings if reading.via not in _OTHER_WORDS)
        told = next((told for reading in own if (told := self._reachable(reading))), 0.0)
        alone: list[tuple[NDArray[np.int32], Scores]] = []
        for number, reading in enumerate(word.readings):
            held = [found for term in reading.terms if (found := self._index.postings(term))[0].size]
            if not held:
                continue
            weight = np.float32(self._weight(reading, told))
            if number and len(held) == 1:  # as most readings are
                ((documents, impacts),) = held
                alone.append((documents, weight * impacts))
                continue
            score = np.zeros(len(self._entries), dtype=np.float32) if number else best
            for documents, impacts in held:
                score[documents] += weight * impacts
            if number:
                np.maximum(best, score, out=best)
        if alone:
            documents, scores = map(np.concatenate, zip(*alone, strict=True))
            np.maximum.at(best, documents, scores)
        return best

    def _weight(self, reading: Reading, told: float) -> float:
        """Return what a reading weighs; if it is another word, it tells no more than the word itself, which is told.

        Else those of several words would: an entry with "Hertz-Template" would be more about Hertz than any other.
        """
        if reading.via not in _OTHER_WORDS:
            return reading.weight
        longer = self._reachable(reading)
        return reading.weight * (told / longer if 0 < told < longer else 1.0)

    def _reachable(self, reading: Reading) -> float:
        """Return how much those terms of a reading tell together that stand in the minutes."""
        return self._told(reading.terms)

    def rarity(self, word: Word) -> float:
        """Return how much a word tells: the inverse document frequency of its terms together."""
        # The whole of a name with spaces only stands for its parts: no entry can hold it as one term.
        return sum(self._index.rarity(term) for term in word.readings[0].terms if " " not in term)

    def _date(self, intent: QueryIntent, words: Scores, held: Sequence[Meeting]) -> Scores:
        meant = self._entries.of_meetings(meetings_meant(self._entries.meetings, intent, held))
        # A day without a meeting may be one that the minutes speak of.
        return self._weights.date * (meant.astype(np.float32) if meant.any() else self._telling_of(intent, words))

    def _person(self, intent: QueryIntent) -> Scores:
        named, listed = self._participants.behind(intent.people), self._participants.listing(intent.people)
        return self._weights.person * named.astype(np.float32) + self._weights.attended * listed.astype(np.float32)

    def _mentioned(self, query: Query) -> Scores:
        """Return which entries tell of somebody whom a question names, besides what they present or speak in."""
        names = (word for word in query.words if word.is_name)
        told = self._marks(number for word in names for number in self._holding(word.readings[0].terms))
        behind, listed = (find(query.intent.people) for find in (self._participants.behind, self._participants.listing))
        marks: Scores = told * (self._discusses & ~behind & ~listed)
        return self._weights.mentioned * marks

    def _telling_of(self, intent: QueryIntent, words: Scores) -> Scores:
        """Return which entries name a day that the question names."""
        found = (entries_that_tell(asked, self._index, self._entries, words, self._analyzer) for asked in intent.dates)
        return self._marks(chain.from_iterable(found))

    def _attendance(self, intent: QueryIntent, date: Scores | None, held: Sequence[Meeting]) -> Scores:
        told = self._participants.tells_absence if intent.absence else self._participants.tells_presence
        if intent.absence and date is None and not intent.people:
            return self._of_newest(told, held)  # of all who were absent ever, those of the last time are meant
        # Who came to another meeting is not what was asked.
        return told if date is None or not date.any() else np.where(date > 0, told, 0).astype(np.float32)

    def _of_newest(self, scores: Scores, held: Sequence[Meeting]) -> Scores:
        """Return the scores of the newest meeting that has any, and none of the others; all if none was held."""
        owners = {self._entries[number].meeting.id for number in np.flatnonzero(scores).tolist()}
        newest = next((meeting.id for meeting in held if meeting.id in owners), None)
        if newest is None:
            return scores
        own = self._entries.of_meetings([meeting.id == newest for meeting in self._entries.meetings])
        return np.where(own, scores, 0).astype(np.float32)

    def _doers(self, intent: QueryIntent, words: Scores) -> Scores:
        weight = self._weights.responsible if intent.responsible else self._weights.doers
        return weight * words * self._names_doers

    def _marks(self, numbers: Iterable[int]) -> Scores:
        marks = np.zeros(len(self._entries), dtype=np.float32)
        marks[np.fromiter(numbers, dtype=np.int64)] = 1.0
        return marks


def _told_by(index: InvertedIndex, terms: tuple[str, ...]) -> float:
    return sum(index.rarity(term) for term in terms if term in index)


def _names_doer(entry: Entry) -> float:
    """Return how much an entry tells who does what is asked about, 0 to 1: of many tasks most are others."""
    return sqrt(_FEW_TASKS / max(len(entry.tasks), _FEW_TASKS)) if entry.owners else 0.0


def _prior(place: IndexedEntry, weights: RankingWeights, *, lists_people: bool) -> float:
    entry = place.entry
    if entry.announces or lists_people:
        return weights.announcement
    if (not entry.words and entry.kind is not EntryKind.QUESTION) or names_only_presenters(place):
        return weights.heading_only
    return weights.overview if entry.kind is EntryKind.OVERVIEW else 1.0


def meetings_meant(meetings: Iterable[Meeting], intent: QueryIntent, held: Sequence[Meeting]) -> list[bool]:
    """Return which meetings a question names; `held` are those so far, the newest first."""
    latest = {held[position].id for position in intent.latest if position < len(held)}
    return [
        meeting.id in latest or (meeting.date is not None and any(asked.fits(meeting.date) for asked in intent.dates))
        for meeting in meetings
    ]
