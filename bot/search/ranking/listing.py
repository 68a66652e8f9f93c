"""Finds what a question asks for that holds no word to search for: meetings, items, people, what filters admit."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.minutes.model import Meeting
from bot.search.index.entries import Places
from bot.search.index.participants import Involvement
from bot.search.index.people import People
from bot.search.model import Filters, Via
from bot.search.question.model import ReadQuestion
from bot.search.ranking.ranker import Evidence, meetings_meant


class Listing:
    """Lists the entries of meetings, agenda items and people; never changes."""

    def __init__(self, places: Places, people: People, involvement: Involvement) -> None:
        self._places = places
        self._people = people
        self._involvement = involvement

    def of(self, read: ReadQuestion, filters: Filters, held: Sequence[Meeting]) -> Evidence | None:
        """Return the entries to list, all with a score of 1; None where the question is to be searched for.

        One meeting is listed by all that was said at it, several by their heads; what somebody presented by every
        entry, and where somebody was by the lists of those who came. `held` are the meetings so far, newest first.
        """
        by_filters = read.is_empty and filters != Filters()
        if read.asks_for_words and not by_filters:
            return None
        listed = self._places.admitted(filters, self._people)
        is_whole = bool(filters.person or filters.meeting or read.asks_for_people or read.asks_for_items)
        if read.hints.names_meeting:
            meant = meetings_meant(self._places.meetings, read.hints, held)
            listed &= self._places.of_meetings(meant)
            is_whole = is_whole or sum(meant) == 1
        if read.asks_for_items:
            listed &= self._places.numbered(read.hints.numbers)
            several = listed & self._places.first_of_items()
            listed = several if several.sum() > 1 else listed
        if read.asks_for_people:
            listed = self._of_people(read, listed)
        if not (read.is_empty or listed.any()):
            return None
        scores = listed.astype(np.float32)
        if not is_whole:
            scores *= self._places.first_of_texts()
        by_person = bool(filters.person) or read.asks_for_people
        by_date = bool(filters.since) or read.hints.names_meeting
        named = ((Via.PERSON, by_person), (Via.DATE, by_date))
        return Evidence({kind: scores for kind, is_named in named if is_named}, scores)

    def _of_people(self, read: ReadQuestion, admitted: NDArray[np.bool_]) -> NDArray[np.bool_]:
        keys = read.hints.people
        if read.hints.attendance:
            return admitted & self._involvement.listing(keys)
        # In a transcript nearly everybody says something; what somebody presented tells more, and that once an item.
        presented = admitted & self._involvement.presented_by(keys) & self._places.first_of_items()
        return presented if presented.any() else admitted & self._involvement.behind(keys)
