"""Answers questions that ask for a list: every entry that one names, the newest first."""

from collections.abc import Iterator, Sequence

from bot.search.explanation import Explanation
from bot.search.minutes_index import MinutesIndex
from bot.search.model import Answer
from bot.search.question.model import Query
from bot.search.quoting.hit_builder import HitBuilder
from bot.search.ranking.listing import ListedEntries
from bot.text import Lines


class ListedAnswers:
    """Quotes what questions list of one set of minutes; never changes."""

    def __init__(self, index: MinutesIndex, hits: HitBuilder) -> None:
        self._entries = index.entries
        self._people = index.people
        self._near = index.settings.same_meeting
        self._hits = hits

    def explained(self, query: Query, listed: ListedEntries, limit: int, languages: tuple[str, ...]) -> Explanation:
        """Return what a question lists, the newest first."""
        scores = self._entries.in_one_text(listed.scores, languages, near=self._near)
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
            tasks = listed.parts.tasks_of(self._entries[number], self._people) if listed.parts else ()
            if tasks:
                yield from ((number, task.lines) for task in tasks)
            else:
                yield number, listed.lines.get(number)
