"""Finds what a question asks for that holds no word to search for: what its filters let through, or a meeting."""

import numpy as np

from bot.minutes.model import Meeting
from bot.search.directory import People
from bot.search.model import Filters, Via
from bot.search.places import Places
from bot.search.ranking import Evidence, fits
from bot.search.reading import ReadQuestion


def listing(
    read: ReadQuestion, filters: Filters, *, places: Places, people: People, latest: Meeting | None
) -> Evidence | None:
    """Return the entries to list, all of them with a score of 1; None where the question is to be searched for.

    One meeting is listed by all that was said at it, several by their heads.
    """
    kinds = {Via.PERSON: bool(filters.person), Via.DATE: bool(filters.since)}
    listed = places.admitted(filters, people)
    is_whole = bool(filters.person or filters.meeting)
    if read.asks_for_meeting:
        meant = [fits(meeting, read.hints, latest) for meeting in places.meetings]
        listed &= places.of_meetings(meant)
        if not listed.any():
            return None
        kinds[Via.DATE], is_whole = True, is_whole or sum(meant) == 1
    elif not read.is_empty or filters == Filters():
        return None
    scores = listed.astype(np.float32)
    if not is_whole:
        scores *= places.first_of_texts()
    return Evidence({kind: scores for kind, named in kinds.items() if named}, scores)
