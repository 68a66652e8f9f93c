"""Reads the filters that stand in a question itself, such as `since:2022-06`."""

import re
from collections.abc import Iterator, Sequence

from bot.minutes.dates import partial_date
from bot.search.index.entries import EntryTable
from bot.search.index.people import PeopleIndex
from bot.search.model import Filters, WrittenFilter
from bot.search.question.intent import without
from bot.text import Slice

_FILTER = re.compile(
    r"(?<!\w)(?P<name>meeting|person|since)[:：](?P<value>\"[^\"]*\"|“[^“”]*”|[^\s,，;；\"“]+)", re.IGNORECASE
)


def split_filters(question: str) -> tuple[str, tuple[WrittenFilter, ...]]:
    """Return the question with its filters blanked out, and the filters.

    >>> split_filters("Hertz IDL since:2022-06 person:“Yin Xuran”")[1]
    (WrittenFilter(name='since', value='2022-06'), WrittenFilter(name='person', value='Yin Xuran'))
    """
    found = tuple(WrittenFilter(m["name"].lower(), m["value"].strip('"“”')) for m in _FILTER.finditer(question))
    return without(question, [Slice(*match.span()) for match in _FILTER.finditer(question)]), found


def merged(filters: Filters, written: Sequence[WrittenFilter]) -> Filters:
    """Return the filters with those that stand in the question; of two for one thing, the one that is not written."""
    values = {one.name: one.value for one in written}
    return Filters(
        filters.meeting or values.get("meeting"),
        filters.person or values.get("person"),
        filters.since or partial_date(values.get("since", "")),
    )


def unusable(
    filters: Filters, written: Sequence[WrittenFilter], entries: EntryTable, people: PeopleIndex
) -> tuple[WrittenFilter, ...]:
    """Return the filters that nothing in the minutes satisfies or that cannot be read.

    A person who is known but presents nothing is none of them: of that person the minutes only do not say it.
    """
    # Of several that are written for one thing the last one counts, and only that is looked up.
    given = (*_as_written(filters), *{one.name: one for one in written}.values())
    return tuple(one for one in given if not _satisfied(one, entries, people))


def _as_written(filters: Filters) -> Iterator[WrittenFilter]:
    for name, value in (("meeting", filters.meeting), ("person", filters.person), ("since", filters.since)):
        if value:
            yield WrittenFilter(name, str(value))


def _satisfied(one: WrittenFilter, entries: EntryTable, people: PeopleIndex) -> bool:
    filters = merged(Filters(), [one])
    if filters == Filters():
        return False
    keys = people.resolve(filters.person) if filters.person else frozenset()
    is_known = not keys.isdisjoint(people.people)
    return is_known or bool(entries.admitted(filters, people).any())
