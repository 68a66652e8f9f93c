"""Reads the filters that stand in a question itself, such as `since:2022-06`."""

from collections.abc import Sequence

from bot.minutes.dates import date_in
from bot.minutes.model import MeetingDate
from bot.search.directory import People
from bot.search.hints import WrittenFilter
from bot.search.model import Filters
from bot.search.places import Places


def merged(filters: Filters, written: Sequence[WrittenFilter]) -> Filters:
    """Return the filters with those that stand in the question; of two for one thing, the one that is not written."""
    values = {one.name: one.value for one in written}
    return Filters(
        filters.meeting or values.get("meeting"),
        filters.person or values.get("person"),
        filters.since or _date(values.get("since", "")),
    )


def unusable(written: Sequence[WrittenFilter], places: Places, people: People) -> tuple[str, ...]:
    """Return the filters, as one writes them, that nothing in the minutes satisfies or that cannot be read."""
    alone = ((f"{one.name}:{one.value}", merged(Filters(), [one])) for one in written)
    return tuple(name for name, filters in alone if filters == Filters() or not places.admitted(filters, people).any())


def _date(value: str) -> MeetingDate | None:
    found = date_in(value)
    if found is None and value[:4].isdecimal() and len(value) >= 4:
        return MeetingDate(int(value[:4]), 1)
    return found
