"""Words why an answer is ranked as it is: how the question was read, and what every part gave to each hit."""

from collections.abc import Iterator

from bot.search.engine import Explanation
from bot.search.question.intent import QueryIntent
from bot.search.question.model import Word
from bot.text import clip

_WIDTH = 60


def explain_lines(explanation: Explanation) -> Iterator[str]:
    """Yield the explanation line by line."""
    query, answer = explanation.query, explanation.answer
    yield f"Question: {answer.question}"
    if answer.read_as:
        yield f"Read as: {answer.read_as}"
    yield "Words:"
    yield from (f"  {line}" for word in query.words if word.written for line in _word(word))
    yield from _hints(query.intent)
    yield from (f"Filter: {one.name} = {one.value}" for one in query.filters)
    verdict = "answers" if answer.answered else "does not say"
    yield f"Confidence: {answer.confidence:.2f} ({verdict})"
    if explanation.features:
        features = explanation.features._asdict().items()
        yield "  " + ", ".join(f"{name} {value:.2f}" for name, value in features)
    if explanation.listed:
        yield "Listed and not ranked: all that was asked for, the newest first"
    for number, (hit, parts) in enumerate(zip(answer.hits, explanation.parts, strict=False), 1):
        place = f"{hit.minutes.source}:{hit.entry.lines.first}-{hit.entry.lines.last}"
        total = "" if explanation.listed else f"{sum(parts.values()):.3f}  "
        yield f"{number}. {total}{clip(' '.join(hit.headline.split()), _WIDTH)}  ({place})"
        given = [f"{name} {value:.3f}" for name, value in parts.items() if value]
        yield f"   {' + '.join(given) + '; ' if given else ''}via {', '.join(hit.via) or 'nothing'}"


def _word(word: Word) -> Iterator[str]:
    if not word.known:
        yield f"{word.written}: not in the minutes"
    for reading in word.readings:
        if word.known or reading.weight < 1:
            terms = " ".join(reading.terms)
            yield f"{word.written}: {reading.text} by {reading.via}, weight {reading.weight:.2f} (terms: {terms})"


def _hints(intent: QueryIntent) -> Iterator[str]:
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
