"""Finds the names behind a topic that nobody in its own minutes bears: `The hose (ada)`, `The hose - ada`.

Whether they are those of people, who present it then, the other meetings of the same source tell: who came to those is
known there. Nothing in the minutes alone parts `(ada)` from `(draft)`.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from bot.languages.merging import own_language
from bot.minutes.handles import plain_heading
from bot.minutes.model import Attendee, Item, Minutes
from bot.minutes.names import name_key
from bot.minutes.presenter_words import presenter_words
from bot.text import has_han

_AT_END = re.compile(r"(?<=[^\s(（\[【])\s*[(（\[【](?P<names>[^()（）\[\]【】]{2,80})[)）\]】][\s.。]*$")
_BEHIND_DASH = re.compile(r"(?:\s[-–—]{1,3}\s*|[-–—]{2,3})(?P<names>[^-–—()（）\[\]【】:：]{2,60})$")
_NAME = re.compile(r"[@＠]?[^\W\d_][\w'’.-]{0,29}(?: [^\W\d_][\w'’.-]{0,29}){0,2}")
_MAX_HAN = 4  # characters of a name
_MIN_MEETINGS = 2  # that name one word among those present, until it is taken for somebody's name elsewhere
_MAX_STRANGERS = 4


def strangers_in(heading: str, language: str = "") -> tuple[str, ...]:
    """Return the names at the end of a heading, in brackets or behind a dash, that may be those of people.

    >>> strangers_in("**The hose** [ada, 5 min]", "en"), strangers_in("Mend `hose`(ada & bo)", "en")
    (('ada',), ('ada', 'bo'))
    >>> strangers_in("The hose (as of 2024)", "en"), strangers_in("The hose (draft)", "en")
    ((), ('draft',))
    >>> strangers_in("The hose -- ada", "en")
    ('ada',)
    """
    words = presenter_words(own_language(language))
    plain = plain_heading(heading)
    end = _AT_END.search(plain) or _BEHIND_DASH.search(plain)
    parts = [part.strip() for part in words.parts.split(end["names"])] if end else []
    names = tuple(dict.fromkeys(part.lstrip("@＠") for part in parts if part and not words.time.fullmatch(part)))
    return names if len(names) <= _MAX_STRANGERS and all(map(_may_be_name, names)) else ()


def _may_be_name(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and not (has_han(name) and len(name) > _MAX_HAN)


def people_of(meetings: Sequence[Minutes]) -> frozenset[str]:
    """Return the keys of all that the people of some meetings are called; one word only if several meetings list it."""
    present = [one for minutes in meetings for one in minutes.attendees]
    listed = Counter(key for minutes in meetings for key in set(_keys((*minutes.attendees, *minutes.absent))))
    whole = {name_key(one.name) for one in present if " " in one.name}
    return frozenset(key for key, count in listed.items() if count >= _MIN_MEETINGS) | whole


def _keys(people: Iterable[Attendee]) -> Iterator[str]:
    return (name_key(called) for one in people for called in (one.name, one.handle, one.abbreviation) if called)


def with_presenters(minutes: Minutes, people: Container[str]) -> Minutes:
    """Return minutes whose topics are presented by the strangers behind them, if all of those are some of the people.

    The very same minutes come back if that changes nothing. People are given by the keys of what they are called.
    """
    known = {id(item): item for item in (*minutes.items, *minutes.topics, *minutes.led)}
    changed = {key: new for key, item in known.items() if (new := _presented(item, people)) is not item}
    if not changed:
        return minutes

    def anew(items: Iterable[Item]) -> tuple[Item, ...]:
        return tuple(changed.get(id(item), item) for item in items)

    entries = (
        replace(entry, item=changed[id(entry.item)]) if id(entry.item) in changed else entry
        for entry in minutes.entries
    )
    return replace(
        minutes,
        items=anew(minutes.items),
        topics=anew(minutes.topics),
        led=anew(minutes.led),
        entries=tuple(entries),
    )


def _presented(item: Item, people: Container[str]) -> Item:
    if not item.strangers:
        return item
    presenters = item.strangers if all(name_key(name) in people for name in item.strangers) else ()
    return item if presenters == item.presenters else replace(item, presenters=presenters)
