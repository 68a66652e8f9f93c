"""Puts what a moderator chose for a question before what else was found for it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bot.minutes.meeting_texts import Meeting
from bot.search.curated import ChosenFor, CuratedIndex
from bot.search.explanation import Explanation
from bot.search.minutes_index import MinutesIndex
from bot.search.model import Filters, Hit, IndexedEntry
from bot.search.question.model import Query
from bot.search.quoting.hit_builder import HitBuilder

_LEAST_SURE = 0.9
"""How sure it is at the least that an entry answers which a moderator chose."""


class ChosenFirst:
    """Does so for one set of minutes; never changes."""

    def __init__(self, index: MinutesIndex, hits: HitBuilder) -> None:
        self._entries = index.entries
        self._people = index.people
        self._hits = hits

    def put(
        self, found: Explanation, curated: CuratedIndex, filters: Filters, held: Sequence[Meeting], limit: int
    ) -> Explanation:
        """Return an answer that begins with what was chosen for a question which asks the same.

        It is returned as it is if nothing was chosen that the filters let through. A refusal begins with what was
        chosen for a question near to it. `held` are the meetings so far, the newest first.
        """
        if found.answer.excluded:
            return found
        fitting = curated.find(found.query, held)
        near = None if fitting or found.answer.answered else curated.near(found.query, held)
        if (fitting or near) and filters != Filters():
            admitted = self._entries.admitted(filters, self._people)
            fitting = tuple(one for one in fitting if admitted[one.chosen.indexed.number])
            near = near if near and admitted[near.chosen.indexed.number] else None
        if near:
            return self._with_near(found, near, limit)
        return self._with_answer(found, fitting[0], limit) if fitting else found

    def _with_answer(self, found: Explanation, chosen: ChosenFor, limit: int) -> Explanation:
        """Return an answer that begins with what was chosen for the same question."""
        place, sure = chosen.chosen.indexed, max(chosen.likeness, _LEAST_SURE)
        hit = self._hit(found.query, place)
        others = [
            (replace(other, score=min(other.score, sure)), parts)
            for other, parts in zip(found.answer.hits, found.parts, strict=True)
            if other.indexed.number != place.number and not _is_other_text(other, place)
        ]
        hits = (replace(hit, score=sure, curated=True), *(other for other, _ in others))
        answer = replace(found.answer, answered=True, confidence=sure, hits=hits[:limit], empty=False)
        parts = ({}, *(parts for _, parts in others))[:limit]
        return replace(found, answer=answer, parts=parts, listed=False, marked=(), total=0, is_sure=True)

    def _with_near(self, found: Explanation, near: ChosenFor, limit: int) -> Explanation:
        """Return a refusal that begins with what was chosen for a question near to the one that was asked."""
        place, answer = near.chosen.indexed, found.answer
        hit = self._hit(found.query, place)
        others = [
            (other, parts)
            for other, parts in zip(answer.hits, found.parts, strict=True)
            if answer.near and other.indexed.number != place.number
        ]
        first = replace(
            hit, score=max([answer.confidence, *(other.score for other, _ in others)]), chosen_for=near.wording
        )
        hits = (first, *(other for other, _ in others))[:limit]
        answer = replace(answer, hits=hits, close=True, near=True)
        return replace(found, answer=answer, parts=({}, *(parts for _, parts in others))[:limit])

    def _hit(self, query: Query, place: IndexedEntry) -> Hit:
        """Return an entry as a hit, whatever its rank."""
        (hit,) = self._hits.hits(query, (place.number,), np.zeros(len(self._entries), np.float32), {})
        return hit


def _is_other_text(hit: Hit, place: IndexedEntry) -> bool:
    """Return whether a hit is of another text of the same meeting than a place, and not told together with that."""
    if hit.meeting is not place.meeting or hit.minutes is place.minutes:
        return False
    return not any(hit.minutes is one for one in place.meeting.told_with(place.minutes))
