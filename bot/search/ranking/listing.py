"""Finds what a question asks for that holds no word to search for: meetings, items, people, decisions, filters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import MeetingDate
from bot.search.index.entries import EntryTable, Scores
from bot.search.index.participants import Participants
from bot.search.index.people import PeopleIndex
from bot.search.model import Filters, Via, Wanted
from bot.search.question.model import Query
from bot.search.ranking.announcements import announced_in, coming_meeting
from bot.search.ranking.parts import PartFinder, Parts
from bot.search.ranking.ranker import meetings_meant
from bot.text import Lines


@dataclass(frozen=True, slots=True)
class ListedEntries:
    """What a question lists."""

    scores: Scores
    """1 for each entry that is listed, 0 for all others."""
    by_via: Mapping[Via, Scores]
    """By what they are listed: the date, the person."""
    parts: Parts | None = None
    """The marked parts that are listed, None for a list of anything else."""
    lines: Mapping[int, Lines] = field(default_factory=dict)
    """What is to be quoted of an entry, by its number, where that is known."""


class EntryLister:
    """Lists the entries of meetings, agenda items and people; never changes."""

    def __init__(self, entries: EntryTable, people: PeopleIndex, participants: Participants, parts: PartFinder) -> None:
        self._entries = entries
        self._people = people
        self._participants = participants
        self._parts = parts

    def list(
        self, query: Query, filters: Filters, held: Sequence[Meeting], today: MeetingDate | None = None
    ) -> ListedEntries | None:
        """Return the entries to list, None if the question is to be searched for.

        One meeting is listed by all that was said at it, several by their heads; what somebody presented by every
        entry, and where somebody was by the lists of those who came; decisions and the like by every part that is one.
        `held` are the meetings so far, newest first.
        """
        filters = _with_since(query, filters, held)
        if query.intent.wanted and len(self._entries):
            return self._wanted(query.intent.wanted, query, filters, held, today)
        by_filters = query.is_empty and filters != Filters()
        if query.asks_for_words and not (by_filters or query.asks_for_parts):
            return None  # as most questions are
        listed = self._admitted(query, filters, held)
        if (parts := self._parts.find(query, listed)) is not None:
            return self._of_parts(parts, query, filters)
        if query.asks_for_words and not by_filters:
            return None
        is_whole = bool(filters.person or filters.meeting or query.asks_for_people or query.asks_for_items)
        if query.intent.names_meeting:
            is_whole = is_whole or sum(meetings_meant(self._entries.meetings, query.intent, held)) == 1
        if query.asks_for_items:
            listed &= self._entries.numbered(query.intent.numbers)
            several = listed & self._entries.first_of_items()
            listed = several if several.sum() > 1 else listed
        if query.asks_for_people:
            listed = self._of_people(query, listed)
        if not (query.is_empty or listed.any()):
            return None
        scores = listed.astype(np.float32)
        if not is_whole:
            scores *= self._entries.first_of_texts()
        return ListedEntries(scores, _by_via(query, filters, scores))

    def topic_parts(self, query: Query, filters: Filters, held: Sequence[Meeting]) -> ListedEntries | None:
        """Return the marked parts of a topic, be they few, for a question that nothing else answers."""
        filters = _with_since(query, filters, held)
        parts = self._parts.of_topic(query, self._admitted(query, filters, held))
        return self._of_parts(parts, query, filters) if parts else None

    def _of_parts(self, parts: Parts, query: Query, filters: Filters) -> ListedEntries | None:
        """Return marked parts; None to search for the words where no part of the minutes is marked so."""
        is_narrowed = filters != Filters() or query.intent.names_meeting or bool(query.intent.people)
        if not (is_narrowed or parts.listed.any()):
            return None
        scores = parts.listed.astype(np.float32)
        return ListedEntries(scores, _by_via(query, filters, scores), parts)

    def _wanted(
        self, wanted: Wanted, query: Query, filters: Filters, held: Sequence[Meeting], today: MeetingDate | None
    ) -> ListedEntries:
        """Return the heads of the meetings that are asked for, or where the next meeting is announced."""
        listed = np.zeros(len(self._entries), np.float32)
        coming = coming_meeting(self._entries.meetings, today) if today else None
        if wanted is Wanted.NEXT_MEETING and coming is None:
            found = announced_in(held[0], self._entries) if held else None
            if found is None:
                return ListedEntries(listed, {})
            number, lines = found
            listed[number] = 1.0
            return ListedEntries(listed, {}, lines={number: lines})
        if wanted is Wanted.NEXT_MEETING:
            meetings = self._entries.of_meetings([meeting is coming for meeting in self._entries.meetings])
        elif wanted is Wanted.MOST_OFTEN:
            return ListedEntries(listed, {})
        else:
            meetings = self._admitted(query, filters, held)
        listed = meetings * self._entries.first_of_texts()
        return ListedEntries(listed, _by_via(query, filters, listed))

    def _admitted(self, query: Query, filters: Filters, held: Sequence[Meeting]) -> NDArray[np.bool_]:
        """Return which entries the filters let through, of the meetings that a question names."""
        listed = self._entries.admitted(filters, self._people)
        if query.intent.names_meeting:
            listed &= self._entries.of_meetings(meetings_meant(self._entries.meetings, query.intent, held))
        return listed

    def _of_people(self, query: Query, admitted: NDArray[np.bool_]) -> NDArray[np.bool_]:
        keys = query.intent.people
        if query.intent.absence:
            return admitted & self._participants.missing(keys)
        if query.intent.attendance:
            return admitted & self._participants.listing(keys)
        # In a transcript nearly everybody says something; what somebody presented tells more, and that once an item.
        presented = admitted & self._participants.presented_by(keys) & self._entries.first_of_items()
        return presented if presented.any() else admitted & self._participants.behind(keys)


def _by_via(query: Query, filters: Filters, scores: Scores) -> Mapping[Via, Scores]:
    by_person = bool(filters.person) or query.asks_for_people or (bool(query.intent.people) and query.asks_for_parts)
    by_date = bool(filters.since) or query.intent.names_meeting
    named = ((Via.PERSON, by_person), (Via.DATE, by_date))
    return {via: scores for via, is_named in named if is_named}


def _with_since(query: Query, filters: Filters, held: Sequence[Meeting]) -> Filters:
    """Return the filters with the day from which on a question asks for what is listed, if it says one."""
    newest = next((meeting.date for meeting in held if meeting.date), None)
    if query.intent.since is None or newest is None or filters.since:
        return filters
    return replace(filters, since=query.intent.since.up_to(newest))
