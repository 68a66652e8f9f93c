"""Finds the marked parts of minutes that a question asks for: decisions, action items, open questions and the like."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.minutes.model import Minutes, Role, Task
from bot.search.index.entries import EntryTable
from bot.search.index.inverted import InvertedIndex
from bot.search.index.participants import Participants
from bot.search.index.people import PeopleIndex
from bot.search.model import IndexedEntry
from bot.search.question.model import Query, Word
from bot.search.ranking.coverage import Coverage
from bot.search.ranking.mentions import holding_all

_MAX_TOPIC_WORDS = 2
"""Words of a topic that parts are listed of; a question that says more has one answer."""

_LEAST_MEETINGS = 2
"""Meetings over which such parts are spread: those of a single one are the answer to a question, and no list."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Marked parts that a question asks for."""

    listed: NDArray[np.bool_]
    """One truth value an entry."""
    owners: frozenset[str] = frozenset()
    """The keys of those whose tasks alone are asked for; empty if the parts are asked for whole."""

    def tasks_of(self, place: IndexedEntry, people: PeopleIndex) -> tuple[Task, ...]:
        """Return the tasks of an entry that are asked for; nothing if it is asked for whole."""
        return _owned(place, self.owners, people) if self.owners else ()


class PartFinder:
    """Finds marked parts; never changes."""

    def __init__(
        self,
        entries: EntryTable,
        people: PeopleIndex,
        participants: Participants,
        index: InvertedIndex,
        coverage: Coverage,
    ) -> None:
        self._entries = entries
        self._people = people
        self._participants = participants
        self._index = index
        self._coverage = coverage

    def find(self, query: Query, admitted: NDArray[np.bool_]) -> Parts | None:
        """Return the parts that a question asks for among the admitted entries; none of them may be one.

        None is returned for a question that is to be searched for: it asks for no parts, or for those of a topic that
        too few meetings have.
        """
        if not query.asks_for_parts:
            return None
        topic = query.topic_words
        if len(topic) > _MAX_TOPIC_WORDS:
            return None
        listed = admitted & self._entries.of_roles(query.intent.roles)
        if topic:
            listed = self._about(query, topic, listed)
            meetings = {self._entries[number].meeting.id for number in np.flatnonzero(listed).tolist()}
            if len(meetings) < _LEAST_MEETINGS:
                return None
        return self._of_people(query, listed) if query.intent.people else Parts(listed)

    def of_topic(self, query: Query, admitted: NDArray[np.bool_]) -> Parts | None:
        """Return the parts of a short topic, be it only one; None if there is none."""
        topic = query.topic_words
        if not (query.asks_for_parts and 0 < len(topic) <= _MAX_TOPIC_WORDS) or query.intent.people:
            return None
        listed = self._about(query, topic, admitted & self._entries.of_roles(query.intent.roles))
        return Parts(listed) if listed.any() else None

    def _about(self, query: Query, topic: Sequence[Word], listed: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return which of the parts hold all words of a topic: in their headings, or else anywhere."""
        found = holding_all(topic, self._index)
        held = np.zeros_like(listed)
        held[found] = True
        held &= listed
        headed = np.zeros_like(listed)
        for number in np.flatnonzero(held).tolist():
            place = self._entries[number]
            above = " ".join(place.entry.item.path) if place.entry.item else ""
            shares = self._coverage.shares_in(query, f"{above} {place.headline}")
            headed[number] = all(
                share >= 1 for word, share in zip(query.required, shares, strict=True) if not word.is_name
            )
        return headed if headed.any() else held

    def _of_people(self, query: Query, listed: NDArray[np.bool_]) -> Parts:
        """Return the parts whose tasks somebody is to do; if none is, those without any owner that they present."""
        keys = frozenset(query.intent.people)
        numbers = np.flatnonzero(listed).tolist()
        owned = np.zeros_like(listed)
        owned[[number for number in numbers if _owned(self._entries[number], keys, self._people)]] = True
        if owned.any():
            return Parts(owned, keys)
        presented = listed & self._participants.presented_by(keys)
        if Role.ACTION in query.intent.roles:
            free = [number for number in np.flatnonzero(presented).tolist() if not self._entries[number].entry.owners]
            presented = np.zeros_like(listed)
            presented[free] = True
        return Parts(presented)


def _owned(place: IndexedEntry, keys: frozenset[str], people: PeopleIndex) -> tuple[Task, ...]:
    return tuple(task for task in place.entry.tasks if _is_owned(task, place.minutes, keys, people))


def _is_owned(task: Task, minutes: Minutes, keys: frozenset[str], people: PeopleIndex) -> bool:
    return any(people.whose(owner, minutes) in keys for owner in task.owners)
