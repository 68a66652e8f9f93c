"""Finds what a question asks for that holds no word to search for: meetings, items, people, decisions, filters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.minutes.model import Meeting
from bot.search.index.entries import EntryTable, Scores
from bot.search.index.participants import Participants
from bot.search.index.people import PeopleIndex
from bot.search.model import Filters, Via
from bot.search.question.model import Query
from bot.search.ranking.ranker import meetings_meant


@dataclass(frozen=True, slots=True)
class ListedEntries:
    """What a question lists."""

    scores: Scores
    """1 for each entry that is listed, 0 for all others."""
    by_via: Mapping[Via, Scores]
    """By what they are listed: the date, the person."""


class EntryLister:
    """Lists the entries of meetings, agenda items and people; never changes."""

    def __init__(self, entries: EntryTable, people: PeopleIndex, participants: Participants) -> None:
        self._entries = entries
        self._people = people
        self._participants = participants

    def list(self, query: Query, filters: Filters, held: Sequence[Meeting]) -> ListedEntries | None:
        """Return the entries to list, None if the question is to be searched for.

        One meeting is listed by all that was said at it, several by their heads; what somebody presented by every
        entry, and where somebody was by the lists of those who came; decisions and the like by every part that is one.
        `held` are the meetings so far, newest first.
        """
        by_filters = query.is_empty and filters != Filters()
        if query.asks_for_words and not by_filters:
            return None
        listed = self._entries.admitted(filters, self._people)
        is_whole = bool(
            filters.person or filters.meeting or query.asks_for_people or query.asks_for_items or query.asks_for_roles
        )
        if query.intent.names_meeting:
            meant = meetings_meant(self._entries.meetings, query.intent, held)
            listed &= self._entries.of_meetings(meant)
            is_whole = is_whole or sum(meant) == 1
        if query.asks_for_items:
            listed &= self._entries.numbered(query.intent.numbers)
            several = listed & self._entries.first_of_items()
            listed = several if several.sum() > 1 else listed
        if query.asks_for_people:
            listed = self._of_people(query, listed)
        if query.asks_for_roles:
            listed = listed & self._entries.of_roles(query.intent.roles)
        if not (query.is_empty or listed.any()):
            return None
        scores = listed.astype(np.float32)
        if not is_whole:
            scores *= self._entries.first_of_texts()
        by_person = bool(filters.person) or query.asks_for_people
        by_date = bool(filters.since) or query.intent.names_meeting
        named = ((Via.PERSON, by_person), (Via.DATE, by_date))
        return ListedEntries(scores, {via: scores for via, is_named in named if is_named})

    def _of_people(self, query: Query, admitted: NDArray[np.bool_]) -> NDArray[np.bool_]:
        keys = query.intent.people
        if query.intent.absence:
            return admitted & self._participants.missing(keys)
        if query.intent.attendance:
            return admitted & self._participants.listing(keys)
        # In a transcript nearly everybody says something; what somebody presented tells more, and that once an item.
        presented = admitted & self._participants.presented_by(keys) & self._entries.first_of_items()
        return presented if presented.any() else admitted & self._participants.behind(keys)
