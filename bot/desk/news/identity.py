"""By what a meeting is known again when its file was edited or moved, or its id has changed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from bot.minutes.meeting_texts import Meeting
from bot.text import fold


def fingerprints_of(meetings: Sequence[Meeting]) -> Mapping[str, frozenset[str]]:
    """Return the fingerprints of each meeting, by its id: of its files, and of its title with its date.

    A file with several meetings tells which by the date too.
    """
    in_file = Counter(place for meeting in meetings for place in set(_files(meeting)))
    found: dict[str, frozenset[str]] = {}
    for meeting in meetings:
        files = (
            _fingerprint("file", *place, str(meeting.date) if in_file[place] > 1 else "") for place in _files(meeting)
        )
        found[meeting.id] = frozenset((*files, *_titles(meeting)))
    return found


def new_among(meetings: Sequence[Meeting], known: frozenset[str]) -> tuple[Meeting, ...]:
    """Return the meetings that are not known, in the order given.

    One whose file is not known is known all the same if its title of that day is, as when a file is renamed; but not if
    another meeting that is here has a claim to that title.
    """
    prints = fingerprints_of(meetings)
    files = {meeting.id: prints[meeting.id] - set(_titles(meeting)) for meeting in meetings}
    known_by_file = {meeting.id for meeting in meetings if files[meeting.id] & known}
    claimed = {title for meeting in meetings if meeting.id in known_by_file for title in _titles(meeting)}
    new: list[Meeting] = []
    for meeting in meetings:
        if meeting.id in known_by_file:
            continue
        titles = set(_titles(meeting))
        if titles & known and not titles & claimed:
            continue
        new.append(meeting)
    return tuple(new)


def subject_of(meeting: Meeting, meetings: Sequence[Meeting]) -> str:
    """Return what stands for a meeting wherever it is told of."""
    return min(fingerprints_of(meetings)[meeting.id])


def _files(meeting: Meeting) -> Iterable[tuple[str, str]]:
    return ((text.origin, text.source) for text in meeting.texts)


def _titles(meeting: Meeting) -> list[str]:
    """Return the fingerprints of the titles with the day; a meeting without a date has none."""
    if meeting.date is None:
        return []
    return [_fingerprint("title", str(meeting.date), fold(text.title)) for text in meeting.texts]


def _fingerprint(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=12).hexdigest()
