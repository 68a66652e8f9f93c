"""Finds the names behind a topic that nobody in its own minutes bears: `The hose (ada)`, `The hose - ada`.

Whether they are those of people, who present it then, the other meetings of the same source tell: who came to those is
known there. Nothing in the minutes alone parts `(ada)` from `(draft)`.
"""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from bot.languages.merging import own_language
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.handles import plain_heading
from bot.minutes.heading_words import dated_words
from bot.minutes.model import Item, Minutes
from bot.minutes.names import looks_like_name, name_key
from bot.minutes.presenter_words import presenter_words
from bot.text import fold, has_han

_AT_END = re.compile(r"(?<=[^\s(（\[【])\s*[(（\[【](?P<names>[^()（）\[\]【】]{2,80})[)）\]】][\s.。]*$")
_AT_START = re.compile(
    r"(?:\d{1,2}[.、)]\s*+)?(?P<names>(?=\S)[^-–—()（）\[\]【】:：]{2,40}?)(?:\s?[:：]\s?|(?<!\s)\s++[-–—]{1,2}\s+)(?=[^\s\d])"
)
_BEHIND_DASH = re.compile(r"(?:\s[-–—]{1,3}\s*|[-–—]{2,3})(?P<names>[^-–—()（）\[\]【】:：]{2,60})$")
_NAME = re.compile(r"[@＠]?[^\W\d_][\w'’.-]{0,29}(?: [^\W\d_][\w'’.-]{0,29}){0,2}")
_MAX_HAN = 4  # characters of a name
_MIN_DAYS = 2  # on which one word is listed among those present, until it is taken for somebody's name elsewhere
_MAX_STRANGERS = 4


def strangers_in(
    heading: str, people: AttendeeNames | None = None, language: str = "", *, opening: bool = False
) -> tuple[str, ...]:
    """Return the names at the end of a heading, in brackets or behind a dash, that may be those of people.

    With `opening` those before a colon or a dash at its beginning count too; in a bullet that is what somebody says.
    Whoever is one of the `people` of the same minutes is no stranger, nor is whom the heading is about.

    >>> strangers_in("**The hose** [ada, 5 min]", language="en"), strangers_in("Mend `hose`(ada & bo)", language="en")
    (('ada',), ('ada', 'bo'))
    >>> strangers_in("The hose (as of 2024)", language="en"), strangers_in("Nomination - ada", language="en")
    ((), ())
    >>> strangers_in("The hose -- ada", language="en"), strangers_in("ada: the hose", language="en", opening=True)
    (('ada',), ('ada',))
    """
    own = own_language(language)
    words = presenter_words(own)
    plain = plain_heading(heading)
    end = _AT_END.search(plain) or _BEHIND_DASH.search(plain)
    if opening and (end is None or _opens_in_small_letters(end)):
        end = _AT_START.match(plain) or end
    if end is None or words.concerns.search(plain[: end.start()]):
        return ()
    parts = [part.strip() for part in words.parts.split(end["names"])]
    names = tuple(dict.fromkeys(part.lstrip("@＠") for part in parts if part and not words.time.fullmatch(part)))
    known = people is not None and any(people.name_of(name) for name in names)
    are_names = len(names) <= _MAX_STRANGERS and all(_may_be_name(name, own) for name in names)
    return names if are_names and not known else ()


def _opens_in_small_letters(end: re.Match[str]) -> bool:
    """Return whether several words behind a dash begin with a small letter: they are a topic, "ada - the hose"."""
    return " " in end["names"].strip() and end["names"].strip()[0].islower()


def _may_be_name(name: str, language: str) -> bool:
    is_long = has_han(name) and len(name) > _MAX_HAN
    return _NAME.fullmatch(name) is not None and not is_long and fold(name) not in dated_words(language)


def people_of(meetings: Sequence[Minutes]) -> frozenset[str]:
    """Return all that the people of some meetings are called, as `is_one_of` looks for it.

    One word is taken for somebody's name only if it is listed on several days; a whole name may be listed once.
    """
    days: dict[str, set[object]] = {}
    for minutes in meetings:
        for one in (*minutes.attendees, *minutes.absent):
            for called in filter(None, (one.name, one.handle)):
                days.setdefault(called, set()).add(minutes.date or minutes.source)
    listed = [called for called, on in days.items() if len(on) >= _MIN_DAYS or looks_like_name(called)]
    return frozenset(spelling for called in listed for spelling in _spellings(called))


def _spellings(called: str) -> tuple[str, ...]:
    """Return a name as it is written, and in small letters; several words also by their key."""
    return (called, called.lower(), *((name_key(called),) if " " in called else ()))


def is_one_of(name: str, people: Container[str]) -> bool:
    """Return whether a name is that of one of some people: a capital counts, as "Rust" is not the handle "rust"."""
    return name in people or (" " in name and name_key(name) in people)


def with_presenters(minutes: Minutes, people: Container[str]) -> Minutes:
    """Return minutes whose topics are presented by the strangers behind them, if all of those are some of the people.

    The very same minutes come back if that changes nothing. The people are those of `people_of`.
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
    presenters = item.strangers if all(is_one_of(name, people) for name in item.strangers) else ()
    return item if presenters == item.presenters else replace(item, presenters=presenters)
