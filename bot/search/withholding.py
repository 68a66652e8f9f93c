"""Leaves out of the minutes who wants not to be told of as having been there, or not.

Only what is read as attendance is left out, and the lines that list it are not quoted: what somebody presented or said
stays as it stands, for a quote is never altered. How many were there stays known.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from bot.languages.merging import words_for
from bot.languages.phrase_syntax import any_of
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import Attendee, Entry, EntryKind, Minutes, Withheld
from bot.minutes.names import name_key
from bot.search.index.one_person import joined_keys, people_named
from bot.text import Lines, fold

_LIST_NAMES = 2
"""Names that make a line a list of people, if they are much of it."""
_MUCH = 0.25
"""The share of such a line that the names are."""


def without_withheld(
    meetings: Sequence[Meeting], names: Collection[str], aliases: Collection[Collection[str]] = ()
) -> Sequence[Meeting]:
    """Return the meetings without the attendance of whoever goes by one of some names, in whatever spelling."""
    if not names:
        return meetings
    keys = _all_keys([text for meeting in meetings for text in meeting.texts], names, aliases)
    return [replace(meeting, texts=tuple(_without(text, keys) for text in meeting.texts)) for meeting in meetings]


def lists_withheld(entry: Entry, minutes: Minutes) -> bool:
    """Return whether an entry tells who was there, with a name that is withheld: then little of it can be quoted."""
    is_list = entry.kind is EntryKind.OVERVIEW or _is_attendance(entry, minutes.language)
    return is_list and minutes.shown_parts(entry.lines) != (entry.lines,)


def _all_keys(texts: Sequence[Minutes], names: Collection[str], aliases: Collection[Collection[str]]) -> frozenset[str]:
    """Return the keys of all that some people are called."""
    joined = joined_keys(texts, aliases)
    wanted = {key for name in names if (key := name_key(name))}
    in_any_order = {_words(name) for name in names}
    listed = [person.name for minutes in texts for person in people_named(minutes)]
    wanted |= {name_key(name) for name in listed if _words(name) in in_any_order}
    groups = {joined.get(key, key) for key in wanted}
    wanted |= {key for key, group in joined.items() if group in groups}
    for person in (person for minutes in texts for person in people_named(minutes)):
        own = {name_key(person.name), *([name_key(person.handle)] if person.handle else ())}
        if own & wanted:
            wanted |= own
    return frozenset(wanted)


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name, whichever of them comes first where."""
    return tuple(sorted(fold(name).split()))


def _without(minutes: Minutes, keys: frozenset[str]) -> Minutes:
    """Return minutes without the attendance of some people."""
    present = tuple(person for person in minutes.attendees if not _is_one(person, keys))
    absent = tuple(person for person in minutes.absent if not _is_one(person, keys))
    left_out = [person for person in people_named(minutes) if _is_one(person, keys)]
    lines = frozenset(_lines_with(minutes, left_out)) if left_out else frozenset()
    return replace(
        minutes,
        attendees=present,
        absent=absent,
        entries=tuple(kept for entry in minutes.entries if (kept := _unquoted(entry, minutes, lines))),
        withheld=Withheld(keys, len(minutes.attendees) - len(present), len(minutes.absent) - len(absent), lines),
    )


def _is_one(person: Attendee, keys: frozenset[str]) -> bool:
    called = (person.name, person.handle, *person.other_names)
    return any(name_key(name) in keys for name in called if name)


def _lines_with(minutes: Minutes, people: Sequence[Attendee]) -> Iterator[int]:
    """Yield the lines that list some people as having been there, or not."""
    written = {name for person in people for name in _written(person)}
    others = {person.name for person in people_named(minutes)}
    for entry in minutes.entries:
        is_list = entry.kind is EntryKind.OVERVIEW or _is_attendance(entry, minutes.language)
        for number in range(entry.lines.first, entry.lines.last + 1):
            line = minutes.text.line(number)
            if any(name in line for name in written) and (is_list or _lists(line, others, minutes.language)):
                yield number


def _written(person: Attendee) -> Iterator[str]:
    yield person.name
    if person.handle:
        yield f"@{person.handle.lstrip('@')}"
    yield from (name for name in person.other_names if len(name) > 1)


def _is_attendance(entry: Entry, language: str) -> bool:
    """Return whether an entry stands under a heading for those who came."""
    headings = (entry.item.heading, *entry.item.path) if entry.item else ()
    return any(heading_kind(heading, language) is HeadingKind.ATTENDEES for heading in headings)


def _lists(line: str, names: Collection[str], language: str) -> bool:
    """Return whether a line of a discussion lists people."""
    if _labelled(language).search(line):
        return True
    held = [name for name in names if name in line]
    return len(held) >= _LIST_NAMES and sum(map(len, held)) >= _MUCH * len(line)


@cache
def _labelled(language: str) -> re.Pattern[str]:
    labels = words_for(language).labels
    return re.compile(rf"^[ \t>*_#|+-]*+{any_of((*labels.attendees, *labels.absent))}[^:：\n]{{0,40}}[:：]", re.I)


def _unquoted(entry: Entry, minutes: Minutes, lines: frozenset[int]) -> Entry | None:
    """Return an entry of which some lines are not quoted; None if nothing else is in it.

    It is found by them all the same: it still tells who else was there.
    """
    if not any(number in lines for number in range(entry.lines.first, entry.lines.last + 1)):
        return entry
    body = tuple(_parts(entry.body, minutes, lines)) or tuple(_parts((entry.lines,), minutes, lines))[:1]
    return replace(entry, body=body) if body else None


def _parts(ranges: Sequence[Lines], minutes: Minutes, lines: frozenset[int]) -> Iterator[Lines]:
    """Yield what some ranges hold besides some lines, but for blank parts."""
    for whole in ranges:
        for part in minutes.shown_parts(whole, lines):
            if minutes.text.piece(part).strip():
                yield part
