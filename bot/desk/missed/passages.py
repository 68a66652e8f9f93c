"""Passages of the minutes at hand: by their references, and as they are looked for."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import unquote

from bot.errors import UnknownMeetingError
from bot.knowledge.service import Knowledge
from bot.knowledge.snapshot import Snapshot
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import Entry, MeetingDate, Minutes
from bot.replies.cards.passages import location_choice
from bot.replies.commands.arguments import find_meeting, is_latest
from bot.replies.controls.kept_places import KeptPlaces
from bot.replies.controls.references import Location, find_location
from bot.replies.i18n.audience import Audience, languages_of
from bot.replies.i18n.wording import Wording
from bot.search.curated import CuratedPlace
from bot.search.model import Answer, Filters, Hit
from bot.search.typed import without_filters
from bot.text import Lines

CANDIDATES = 5
"""Passages to pick from at one time."""

_LINES_IN_ADDRESS = re.compile(r"L(\d{1,7})(?:C\d{1,7})?(?:-L?(\d{1,7})(?:C\d{1,7})?)?$")
_MEETING_AND_LINES = re.compile(
    r"(?P<meeting>[^\s:：]{1,100})[\s:：,，]+(?:lines?|第|L)?\s{0,5}(?P<first>\d{1,7})(?:\s{0,5}[-–—~～至到]\s{0,5}L?(?P<last>\d{1,7}))?\s{0,5}行?",
    re.IGNORECASE,
)
_WHOLE_DAY = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
_MAX_TYPED_CHARACTERS = 1_000


class Passages:
    """Finds passages in what is served at the moment; its methods are for a thread."""

    def __init__(self, knowledge: Knowledge, today: Callable[[], MeetingDate]) -> None:
        self._knowledge = knowledge
        self._today = today

    def location(self, reference: str) -> Location | None:
        """Return the place that a reference names, None if the minutes do not hold it."""
        return find_location(self._knowledge.snapshot.meetings, reference) if reference else None

    def named(self, place: Location, wording: Wording) -> str:
        """Return what a place is called, with the day of its meeting."""
        return location_choice(place, wording).line

    def hit(self, question: str, reference: str) -> Hit | None:
        """Return the passage that a reference names as one that answers a question, None if it is gone."""
        known = self._knowledge.snapshot
        place = find_location(known.meetings, reference) if reference else None
        if place is None or place.entry is None:
            return None
        return next(iter(known.hits_of(question, [place.entry])), None)

    def find_again(self, places: Sequence[CuratedPlace]) -> list[Location | None]:
        """Return where each of some places stands now, None for one that is gone."""
        known = KeptPlaces(self._knowledge.snapshot.meetings)
        return [known.find(place) for place in places]

    def candidates(self, typed: str, question: str, audience: Audience) -> tuple[Hit, ...]:
        """Return the passages that may be meant by words, by the address of a passage, or by a meeting with lines."""
        typed, known = typed.strip()[:_MAX_TYPED_CHARACTERS], self._knowledge.snapshot
        if "://" in typed:
            return self._at_address(typed, question, known)
        if named := _MEETING_AND_LINES.fullmatch(typed):
            meeting = self._meeting(named["meeting"], audience)
            if meeting is not None:
                lines = _lines(named["first"], named["last"])
                return known.hits_of(question, _entries_at(meeting.texts, lines))[:CANDIDATES]
            if _WHOLE_DAY.fullmatch(named["meeting"]):
                # Lines of a meeting that there is not: what else is like these numbers is not what was meant.
                return ()
        if not typed:
            return self._found(question, known).hits
        found = self._found(typed, known)
        return found.hits if found.answered or found.near else ()  # what is far from these words was not meant

    def _found(self, words: str, known: Snapshot, filters: Filters | None = None) -> Answer:
        languages = languages_of(Audience(), words)
        found = known.explain(words, languages=languages, filters=filters, limit=CANDIDATES, today=self._today())
        return found.answer

    def _meeting(self, typed: str, audience: Audience) -> Meeting | None:
        """Return the meeting that is named by its id, its day or as the latest; words of a title are words."""
        meetings = self._knowledge.snapshot.meetings
        is_named = any(map(str.isdigit, typed[:1])) or is_latest(typed, audience.wording)
        if not is_named and all(meeting.id != typed for meeting in meetings):
            return None
        try:
            return find_meeting(meetings, typed, audience.wording, today=self._today())
        except UnknownMeetingError:
            return None

    def _at_address(self, typed: str, question: str, known: Snapshot) -> tuple[Hit, ...]:
        """Return what stands at an address: the entries of its lines, else what of that meeting comes nearest."""
        page, _, mark = typed.partition("#")
        wanted = _plain(page)
        for meeting in known.meetings:
            texts = [text for text in meeting.texts if wanted in _addresses(meeting, text)]
            if not texts:
                continue
            if numbers := _LINES_IN_ADDRESS.search(mark):
                return known.hits_of(question, _entries_at(texts, _lines(*numbers.groups())))[:CANDIDATES]
            return self._found(without_filters(question), known, Filters(meeting.id)).hits
        return ()


def _addresses(meeting: Meeting, text: Minutes) -> Iterator[str]:
    """Yield the addresses of a text, without what names a part of the page."""
    for address in (text.link_to(Lines(1, 1)), meeting.url_of(text)):
        if address:
            yield _plain(address.partition("#")[0])


def _plain(address: str) -> str:
    return unquote(address.partition("?")[0]).strip().rstrip("/").removeprefix("https://").removeprefix("http://")


def _lines(first: str, last: str | None) -> Lines:
    ends = sorted((int(first), int(last or first)))
    return Lines(ends[0], ends[1])


def _entries_at(texts: Iterable[Minutes], lines: Lines) -> list[Entry]:
    """Return the entries that hold some of the lines, the smallest first."""
    found = [
        entry
        for text in texts
        for entry in text.entries
        if entry.lines.first <= lines.last and lines.first <= entry.lines.last
    ]
    return sorted(found, key=lambda entry: entry.lines.last - entry.lines.first)
