"""What was typed into the options of a command, understood or refused in the reader's language."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from bot.errors import UnknownMeetingError, UsageError
from bot.minutes.dates import partial_date
from bot.minutes.meeting_texts import Meeting
from bot.minutes.meetings import held_meetings
from bot.minutes.model import MeetingDate, PartialDate
from bot.replies.commands.ask_request import AskRequest
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.search.model import AskedDate, Filters
from bot.search.typed import date_named, latest_named
from bot.text import fold

LATEST = "latest"
"""What may be typed for the newest meeting that is not in the future; in a translation it has a name there too."""

MEETING_SEPARATOR = " · "
"""What stands between a meeting's id and its title where meetings are offered."""

_MAX_TYPED_CHARACTERS = 1_000
"""More is no date and no title, and each word of it would have to be looked at."""

_MIN_LIKENESS = 85
"""Of 100: a title that holds the typed words with one letter in seven wrong."""

_NUMBER = re.compile(r"\d+")

_MIN_FUZZY_LETTERS = 5
"""Letters; of fewer, some title holds nearly any."""


def read_date(typed: str, meetings: Sequence[Meeting], wording: Wording, *, today: MeetingDate) -> PartialDate | None:
    """Return the day, month or year that was typed, None for nothing; raise `UsageError` for what is no date."""
    if not typed.strip():
        return None
    date = date_meant(typed, meetings, today=today)
    if date is None:
        message = wording("“{date}” is no date. Write it like 2024, 2024-03 or 2024-03-05.", date=headline(typed))
        raise UsageError(message)
    return date


def date_meant(typed: str, meetings: Sequence[Meeting], *, today: MeetingDate) -> PartialDate | None:
    """Return the date that was typed in whatever way, such as `2024-03`, `6.30` or `last year`; None if it is none.

    A day without a year is the last one up to the newest of the meetings, which are given newest first.
    """
    typed = typed.strip()[:_MAX_TYPED_CHARACTERS]
    if (date := partial_date(typed)) is not None:
        return date
    held = [meeting.date for meeting in meetings if meeting.date]
    asked = date_named(typed, held, today) if typed else None
    return asked.up_to(held[0] if held else today) if asked else None


def years_going_on(typed: str, meetings: Iterable[Meeting]) -> tuple[str, ...]:
    """Return the years of meetings that begin with what was typed, in the order of the meetings."""
    years = dict.fromkeys(f"{meeting.date.year:04}" for meeting in meetings if meeting.date)
    return tuple(year for year in years if year.startswith(typed.strip()))


def dates_going_on(typed: str, meetings: Sequence[Meeting], *, today: MeetingDate) -> tuple[str, ...]:
    """Return the date that was typed in words, and the years and months of meetings that begin with what was typed."""
    meant = date_meant(typed, meetings, today=today)
    months = dict.fromkeys(str(meeting.date)[: len("2024-03")] for meeting in meetings if meeting.date)
    begun = (month for month in months if month.startswith(typed.strip()))
    return tuple(dict.fromkeys((*([str(meant)] if meant else ()), *years_going_on(typed, meetings), *begun)))


def read_filters(request: AskRequest, meetings: Sequence[Meeting], wording: Wording, *, today: MeetingDate) -> Filters:
    """Return what hits must satisfy to answer a request.

    Raise `UnknownMeetingError` as `find_meeting` does, and `UsageError` for a date that is none.
    """
    meeting = find_meeting(meetings, request.meeting, wording, today=today).id if request.meeting else None
    return Filters(meeting, request.person or None, read_date(request.since, meetings, wording, today=today))


def find_meeting(meetings: Sequence[Meeting], typed: str, wording: Wording, *, today: MeetingDate) -> Meeting:
    """Return the meeting that was meant by `latest`, an id, a date or words of its title; of several, the newest.

    The meetings are given newest first. Raise `UnknownMeetingError` if there is none, or if a day has several;
    it offers the ones that may be meant.
    """
    wanted = typed.strip()[:_MAX_TYPED_CHARACTERS]
    position = _counted_back(wanted, wording)
    if position is not None:
        return _held(meetings, position, wanted, wording, today=today)
    for meeting in meetings:
        if meeting.id == wanted:
            return meeting
    date = date_named(wanted, [meeting.date for meeting in meetings if meeting.date])
    if date is None:
        found = complete_meetings(meetings, wanted, wording, limit=1) if wanted else []
    else:
        found = [meeting for meeting in meetings if meeting.date and date.fits(meeting.date)]
        found = found or [meeting for meeting in meetings if not meeting.date and _is_called(meeting, wanted, wording)]
    if not found:
        raise _unknown(wanted, _around(date, meetings), wording)
    same_day = [meeting for meeting in found if meeting.date == found[0].date]
    if date and date.day and len(same_day) > 1:
        message = wording(
            "There are several meetings on {date}. Which one is meant?", date=wording.date(same_day[0].date)
        )
        raise UnknownMeetingError(message, candidates=tuple(meeting.id for meeting in same_day))
    return found[0]


def _counted_back(typed: str, wording: Wording) -> int | None:
    """Return which of the latest meetings was typed, counted back from 0, None for anything but exactly one of them."""
    if is_latest(typed.partition(MEETING_SEPARATOR)[0], wording):
        return 0
    positions = latest_named(typed)
    return positions[0] if len(positions) == 1 else None


def is_latest(typed: str, wording: Wording, *, begun: bool = False) -> bool:
    """Return whether what was typed is the word for the latest meeting, or with `begun` may become it."""
    word = fold(typed).strip()
    names = (LATEST, fold(wording.name(LATEST)))
    return word in names or (begun and word != "" and any(name.startswith(word) for name in names))


def _held(meetings: Sequence[Meeting], position: int, typed: str, wording: Wording, *, today: MeetingDate) -> Meeting:
    """Return a meeting that is not in the future, counted back from the newest; raise if there is none."""
    held = held_meetings(meetings, today)
    if not held:
        raise UnknownMeetingError(wording("No meeting in the minutes has a date that is not in the future."))
    if position >= len(held):
        raise _unknown(typed, (), wording)
    return held[position]


def _unknown(typed: str, near: Iterable[Meeting], wording: Wording) -> UnknownMeetingError:
    message = wording("There is no meeting “{name}” in the minutes.", name=headline(typed))
    return UnknownMeetingError(message, candidates=tuple(meeting.id for meeting in near))


def _is_called(meeting: Meeting, typed: str, wording: Wording) -> bool:
    """Return whether what was typed stands in a name of a meeting, and not only as a part of another word or number."""
    sought = re.compile(rf"(?<!\w){re.escape(fold(typed))}(?!\w)")
    return any(sought.search(fold(name)) for name in _names_of(meeting, wording))


def _around(date: AskedDate | None, meetings: Iterable[Meeting]) -> list[Meeting]:
    """Return the meetings before and after a date that is known with its year."""
    if date is None or date.year is None:
        return []
    wanted = MeetingDate(date.year, date.month or 0, date.day or 0)
    dated = sorted((meeting.date, meeting.id, meeting) for meeting in meetings if meeting.date)
    place = bisect_left(dated, (wanted,))
    return [meeting for _, _, meeting in dated[max(place - 1, 0) : place + 1]]


def complete_meetings(meetings: Iterable[Meeting], begun: str, wording: Wording, *, limit: int) -> list[Meeting]:
    """Return the meetings whose id, date or title holds every word that was typed, the newest first.

    If none does, letters may be wrong, but never a number: it would be another meeting's.
    """
    words = fold(begun).split()
    known = list(meetings)
    texts = [fold(" ".join(_names_of(meeting, wording))) for meeting in known]
    found = [meeting for meeting, text in zip(known, texts, strict=True) if all(word in text for word in words)]
    if not found and len(begun.strip()) >= _MIN_FUZZY_LETTERS:
        numbers = set(_NUMBER.findall(fold(begun)))
        texts = [text if numbers.issubset(_NUMBER.findall(text)) else "" for text in texts]
        near = process.extract(fold(begun), texts, scorer=fuzz.partial_ratio, score_cutoff=_MIN_LIKENESS, limit=limit)
        found = [known[number] for _, _, number in near]
    return found[:limit]


def meeting_line(meeting: Meeting, languages: tuple[str, ...], *, name: str = "") -> str:
    """Return a meeting as it is offered: its id, or another name that finds it, and its title."""
    return f"{name or meeting.id}{MEETING_SEPARATOR}{headline(meeting.text_for(languages).title)}"


def _names_of(meeting: Meeting, wording: Wording) -> tuple[str, ...]:
    return (meeting.id, wording.date(meeting.date), *(text.title for text in meeting.texts))
