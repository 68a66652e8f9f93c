"""Why an answer is as it is: how the question was read, and what every kind of evidence gave to each hit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.minutes.model import Role
from bot.search.model import Answer, Hit
from bot.search.question.model import Query, Word
from bot.search.question.query_intent import QueryIntent
from bot.search.ranking.confidence import Features
from bot.shortening import clip

_MAX_HEADLINE_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class OtherWording:
    """What one wording of a question found by itself."""

    text: str
    confidence: float
    """How sure it is of its first hit, 0 to 1."""
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An answer with the reasons for it."""

    query: Query
    answer: Answer
    parts: tuple[Mapping[str, float], ...]
    """For each hit, what every kind of evidence gave."""
    features: Features | None = None
    """What the confidence goes by, None if nothing matched."""
    listed: bool = False
    """Whether the hits are everything that was asked for, the newest first, and were not ranked."""
    marked: tuple[Role, ...] = ()
    """Of what kinds the marked parts are that are listed; empty for anything else."""
    total: int = 0
    """How many hits there are of what is listed, though fewer were wanted."""
    by_owner: bool = False
    """Whether the parts are listed by who is to do something of them."""

    wordings: tuple[OtherWording, ...] = ()
    """What every wording found by itself, the question's own first, if other wordings were searched for too."""
    is_sure: bool = False
    """Whether no other wording of the question could find a better answer, so that none is waited for."""

    @property
    def is_settled(self) -> bool:
        """Whether other wordings of the question could change nothing: it is sure, or no passage is what answers it."""
        intent, answer = self.query.intent, self.answer
        is_counted = intent.how_often or intent.headcount or intent.counts_meetings
        is_counted |= intent.absence and self.query.asks_for_people
        return (
            self.is_sure
            or self.listed
            or bool(self.marked)
            or answer.empty
            or bool(answer.excluded)
            or bool(is_counted)
        )

    @property
    def has_written_filters(self) -> bool:
        """Whether the question itself narrows the answer down, as `since:2022-06` does."""
        return bool(self.query.filters)

    def lines(self) -> Iterator[str]:
        """Yield the explanation line by line."""
        query, answer = self.query, self.answer
        yield f"Question: {answer.question}"
        if answer.read_as:
            yield f"Read as: {answer.read_as}"
        yield "Words:"
        yield from (f"  {line}" for word in query.words if word.written for line in _word_lines(word))
        yield from _intent_lines(query.intent)
        yield from (f"Filter: {one.name} = {one.value}" for one in query.filters)
        verdict = "answers" if answer.answered else "does not say"
        yield f"Confidence: {answer.confidence:.2f} ({verdict})"
        if self.features:
            features = self.features._asdict().items()
            yield "  " + ", ".join(f"{name} {value:.2f}" for name, value in features)
        for wording in self.wordings:
            yield f"Wording: {wording.text} (confidence {wording.confidence:.2f})"
            yield from (f"  {number}. {_place_of(hit)}" for number, hit in enumerate(wording.hits, 1))
        if self.listed:
            yield "Listed and not ranked: all that was asked for, the newest first"
        yield from self._hit_lines()

    def _hit_lines(self) -> Iterator[str]:
        for number, (hit, parts) in enumerate(zip(self.answer.hits, self.parts, strict=False), 1):
            total = "" if self.listed else f"{sum(parts.values()):.3f}  "
            yield f"{number}. {total}{_place_of(hit)}"
            given = [f"{name} {value:.3f}" for name, value in parts.items() if value]
            yield f"   {' + '.join(given) + '; ' if given else ''}via {', '.join(hit.via) or 'nothing'}"


def _place_of(hit: Hit) -> str:
    """Return what a hit is called, and where it stands."""
    headline = clip(" ".join(hit.headline.split()), _MAX_HEADLINE_CHARACTERS)
    return f"{headline}  ({hit.minutes.source}:{hit.entry.lines.first}-{hit.entry.lines.last})"


def _word_lines(word: Word) -> Iterator[str]:
    if not word.known:
        yield f"{word.written}: not in the minutes"
    for reading in word.readings:
        if word.known or reading.weight < 1:
            terms = " ".join(reading.terms)
            yield f"{word.written}: {reading.text} by {reading.via}, weight {reading.weight:.2f} (terms: {terms})"


def _intent_lines(intent: QueryIntent) -> Iterator[str]:
    for date in intent.dates:
        parts = [str(part) for part in (date.year, date.month, date.day) if part is not None]
        yield f"Date: {'-'.join(parts)}"
    if intent.latest:
        counted = ", ".join(str(position + 1) for position in intent.latest)
        yield f"Of the latest meetings, counted back from the last: {counted}"
    if intent.numbers:
        yield f"Agenda item: {', '.join(map(str, intent.numbers))}"
    if intent.people:
        yield f"People: {', '.join(intent.people)}"
    if intent.attendance:
        yield "Asks who was there"
    if intent.roles:
        yield f"Asks for: {', '.join(intent.roles)}"
