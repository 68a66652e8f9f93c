"""Places that are kept for long, and how they are found again when their files were edited.

A reference (`bot.replies.controls.references`) leads to the same words, wherever they stand. What is kept besides finds
a place whose words were edited: in the same meeting or file, the entry that is nearest to what it said, if none other
comes as near.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from bot.minutes.meeting_texts import Meeting
from bot.replies.controls.references import Location, location_of, places_in, words_part
from bot.search.curated import CuratedPlace

_LEAST_ALIKE = 75.0
"""How much of its words an entry keeps at the least when it is edited, of 100."""
_AHEAD = 8.0
"""By how much it is nearer than any other: what was copied and then edited may be either."""
_MAX_COMPARED_CHARACTERS = 4_000


def place_of(location: Location) -> CuratedPlace:
    """Return what is kept of a place, so that it is found again."""
    text = location.minutes.text.piece(location.lines)
    return CuratedPlace(location.meeting.id, location.minutes.source, location.reference, text)


def resolve(place: CuratedPlace, meetings: Sequence[Meeting]) -> Location | None:
    """Return where an entry stands now, None if it is gone."""
    return KeptPlaces(meetings).find(place)


class KeptPlaces:
    """Finds places in one set of meetings; made once for all places that are looked for."""

    def __init__(self, meetings: Iterable[Meeting]) -> None:
        self._meetings = tuple(meetings)
        self._by_words: defaultdict[str, list[Location]] = defaultdict(list)
        for meeting in self._meetings:
            for location in places_in(meeting):
                self._by_words[location.words_reference].append(location)

    def find(self, place: CuratedPlace) -> Location | None:
        """Return where an entry stands now, None if it is gone; always an entry, never a whole item."""
        found = self._with_its_words(place) or self._nearest(place)
        return found if found is None or found.entry is not None else _first_entry(found)

    def _with_its_words(self, place: CuratedPlace) -> Location | None:
        """Return the place that says the same: at home if it can be, elsewhere only if there is a single one."""
        same = self._by_words.get(words_part(place.reference), [])
        same = [one for one in same if one.entry is not None] or same
        at_home = [one for one in same if one.meeting.id == place.meeting and one.minutes.source == place.source]
        near = at_home or [one for one in same if one.meeting.id == place.meeting or one.minutes.source == place.source]
        if near:
            return near[0]
        return same[0] if len(same) == 1 else None

    def _nearest(self, place: CuratedPlace) -> Location | None:
        """Return the entry of the same meeting or file that is the place with an edit in it."""
        entries = [
            location_of(meeting, minutes, entry)
            for meeting in self._meetings
            for minutes in meeting.texts
            if meeting.id == place.meeting or minutes.source == place.source
            for entry in minutes.entries
        ]
        words = [_words(one.minutes.text.piece(one.lines)) for one in entries]
        least = _LEAST_ALIKE - _AHEAD
        near = process.extract(_words(place.text), words, scorer=fuzz.ratio, score_cutoff=least, limit=2)
        if not near or near[0][1] < _LEAST_ALIKE or (len(near) > 1 and near[0][1] - near[1][1] < _AHEAD):
            return None
        return entries[near[0][2]]


def _first_entry(item: Location) -> Location | None:
    """Return the first entry of an agenda item."""
    first, last = item.lines
    entries = (one for one in item.minutes.entries if first <= one.lines.first <= last)
    return next((location_of(item.meeting, item.minutes, one) for one in entries), None)


def _words(text: str) -> str:
    return " ".join(text[:_MAX_COMPARED_CHARACTERS].split())
