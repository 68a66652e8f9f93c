"""Answers questions from meetings: reads the question, ranks the entries and quotes the best of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bot.minutes.model import Entry, EntryKind, Meeting, Minutes
from bot.search.analysis import is_run
from bot.search.completion import Completer, Headline
from bot.search.index import Document, FieldWeights, Index
from bot.search.model import Answer, Filters, Hit, Via
from bot.search.quoting import make_quote
from bot.search.reading import ReadQuestion, Word, read_question
from bot.search.spelling import Vocabulary
from bot.text import Lines, fold

_NEAREST = 3


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """The weights of the search, all in one place."""

    fields: FieldWeights = field(default_factory=FieldWeights)
    overview: float = 0.8
    """What an overview counts for beside an agenda item that matches as well."""
    heading_only: float = 0.6
    """The same for an item that has a heading and no text."""
    confidence: float = 0.35
    """The least share of the question, weighted by rarity, that the first hit holds where the minutes do say."""
    same_meeting: float = 0.6
    """How near the reader's language has to come to the best text of a meeting to be quoted instead of it."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry stands."""

    meeting: Meeting
    minutes: Minutes
    entry: Entry


class Search:
    """Everything that is needed to answer questions from a set of meetings; never changes."""

    def __init__(self, meetings: Sequence[Meeting], settings: SearchSettings) -> None:
        self._settings = settings
        self._places = [
            _Place(meeting, minutes, entry)
            for meeting in meetings
            for minutes in meeting.texts
            for entry in minutes.entries
        ]
        self._index = Index([_document(place) for place in self._places], settings.fields)
        self._vocabulary = Vocabulary(self._index.words())
        self._completer = Completer(_headline(place) for place in self._places)
        self._prior = np.array([self._prior_of(place.entry) for place in self._places], dtype=np.float32)

    def answer(
        self,
        question: str,
        *,
        limit: int = 5,
        languages: tuple[str, ...] = (),
        filters: Filters | None = None,
    ) -> Answer:
        """Return what the minutes say, the best passages first.

        `languages` are the reader's: of a meeting with several texts, the one in the first of them is quoted where
        it holds the answer too.
        """
        read = read_question(question, self._index, self._vocabulary)
        if not read.words:
            return Answer(question, False, 0.0, None, (), empty=True)
        scores = self._scores(read)
        if filters:
            scores *= self._admitted(filters)
        ranked = self._ranked(scores, languages)
        confidence = self._coverage(read, ranked[0]) if ranked else 0.0
        if not ranked:
            ranked = self._nearest(question, filters)
        hits = self._hits(read, ranked[:limit], scores, confidence)
        answered = bool(hits) and confidence >= self._settings.confidence
        return Answer(question, answered, confidence, read.read_as, hits, unknown=read.unknown)

    def complete(self, prefix: str, *, limit: int, languages: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return real questions and headings that hold what was typed so far, best first."""
        return self._completer.complete(prefix, limit=limit, languages=languages)

    def _prior_of(self, entry: Entry) -> float:
        if entry.kind is EntryKind.OVERVIEW:
            return self._settings.overview
        return 1.0 if entry.words or entry.kind is EntryKind.QUESTION else self._settings.heading_only

    def _scores(self, read: ReadQuestion) -> NDArray[np.float32]:
        scores = np.zeros(len(self._places), dtype=np.float32)
        for word in read.words:
            for term in word.terms:
                documents, impacts = self._index.postings(term.text)
                scores[documents] += np.float32(term.weight) * impacts
        return scores * self._prior

    def _admitted(self, filters: Filters) -> NDArray[np.bool_]:
        person = fold(filters.person) if filters.person else None
        return np.array([_admits(filters, person, place) for place in self._places], dtype=np.bool_)

    def _ranked(self, scores: NDArray[np.float32], languages: tuple[str, ...]) -> list[int]:
        """Return the numbers of the matching entries, best first, at most one text of each meeting among them."""
        candidates = np.flatnonzero(scores > 0)
        order = sorted(candidates.tolist(), key=lambda number: (-float(scores[number]), self._recency(number), number))
        chosen = self._texts(order, scores, languages)
        return [number for number in order if chosen[self._places[number].meeting.id] is self._places[number].minutes]

    def _texts(
        self, order: Sequence[int], scores: NDArray[np.float32], languages: tuple[str, ...]
    ) -> dict[str, Minutes]:
        """Return the text to quote of every meeting that has matches."""
        best: dict[str, dict[str, tuple[float, Minutes]]] = {}
        for number in order:
            place = self._places[number]
            texts = best.setdefault(place.meeting.id, {})
            texts.setdefault(place.minutes.source, (float(scores[number]), place.minutes))
        chosen: dict[str, Minutes] = {}
        for meeting_id, texts in best.items():
            ranked = sorted(texts.values(), key=lambda found: -found[0])
            near = [minutes for score, minutes in ranked if score >= self._settings.same_meeting * ranked[0][0]]
            wanted = (
                minutes
                for language in languages
                for minutes in near
                if minutes.language.split("-")[0] == language.split("-")[0]
            )
            chosen[meeting_id] = next(wanted, ranked[0][1])
        return chosen

    def _nearest(self, question: str, filters: Filters | None) -> list[int]:
        """Return the entries whose headlines are spelt most like a question that shares no word with the minutes."""
        admitted = self._admitted(filters) if filters else np.ones(len(self._places), dtype=np.bool_)
        wanted = {text: rank for rank, text in enumerate(self._completer.nearest(question, limit=_NEAREST))}
        found: dict[str, int] = {}
        for number in np.flatnonzero(admitted).tolist():
            text = _headline(self._places[number]).text
            if text in wanted:
                found.setdefault(text, number)
        return [number for _, number in sorted(found.items(), key=lambda item: wanted[item[0]])]

    def _recency(self, number: int) -> float:
        date = self._places[number].meeting.date
        return -date.first_day.toordinal() if date else 0.0

    def _coverage(self, read: ReadQuestion, number: int) -> float:
        """Return the share of the question that an entry holds, each word weighted by its rarity."""
        held = total = 0.0
        for word in read.words:
            if word.written:
                weight = self._index.rarity(word.terms[0].text)
                total += weight
                held += weight * self._share(word, number)
        return held / total if total else 0.0

    def _share(self, word: Word, number: int) -> float:
        """Return how much of a word an entry holds, 0 to 1."""
        whole, *parts = word.terms
        if self._holds(number, whole.text):
            return whole.weight
        if word.corrected:
            return max((term.weight for term in parts if self._holds(number, term.text)), default=0.0)
        rarities = [self._index.rarity(term.text) for term in parts]
        held = [rarity for term, rarity in zip(parts, rarities, strict=True) if self._holds(number, term.text)]
        return sum(held) / sum(rarities) if rarities else 0.0

    def _holds(self, number: int, term: str) -> bool:
        documents, _ = self._index.postings(term)
        position = int(np.searchsorted(documents, number))
        return position < documents.size and int(documents[position]) == number

    def _hits(
        self, read: ReadQuestion, ranked: Sequence[int], scores: NDArray[np.float32], confidence: float
    ) -> tuple[Hit, ...]:
        best = (float(scores[ranked[0]]) if ranked else 0.0) or 1.0
        terms = {term.text: term.weight * self._index.rarity(term.text) for word in read.words for term in word.terms}
        return tuple(
            Hit(
                place.meeting,
                place.minutes,
                place.entry,
                score=round(confidence * float(scores[number]) / best, 4),
                quote=make_quote(place.minutes.text, place.entry.body, terms),
                via=self._via(read, number),
            )
            for number in ranked
            for place in (self._places[number],)
        )

    def _via(self, read: ReadQuestion, number: int) -> tuple[Via, ...]:
        found = {
            _via_of(word, read) for word in read.words if any(self._holds(number, term.text) for term in word.terms)
        }
        return tuple(via for via in Via if via in found)


def _via_of(word: Word, read: ReadQuestion) -> Via:
    if word.corrected:
        return Via.SPELLING
    return Via.SCRIPT if read.other_script and is_run(word.terms[0].text) else Via.WORDS


def _headline(place: _Place) -> Headline:
    entry, date = place.entry, place.meeting.date
    heading = entry.item.heading if entry.item else place.minutes.title
    return Headline(entry.question or heading, place.minutes.language, date.first_day.toordinal() if date else 0)


def _document(place: _Place) -> Document:
    entry, item = place.entry, place.entry.item
    text = place.minutes.text
    heading = item.heading if item else ""
    overview = entry.kind is EntryKind.OVERVIEW
    path = "" if overview else " ".join((place.minutes.title, *(item.path if item else ())))
    body = "\n".join(text.piece(Lines(*lines)) for lines in entry.words)
    return Document(entry.question or "", heading, path, body)


def _admits(filters: Filters, person: str | None, place: _Place) -> bool:
    meeting, item = place.meeting, place.entry.item
    if filters.meeting and meeting.id != filters.meeting:
        return False
    if filters.since and (meeting.date is None or meeting.date < filters.since):
        return False
    return not person or any(person in fold(presenter) for presenter in (item.presenters if item else ()))
