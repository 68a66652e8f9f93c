"""Finds who is called by a list though nobody of that name is known: its shape tells that single names are people's.

Most bullets of an agenda begin with a name and a colon, and those names speak again beneath; or most end with names in
brackets that are known.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.languages.merging import own_language
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.called_people import is_called
from bot.minutes.handles import plain_heading
from bot.minutes.names import looks_like_name
from bot.minutes.point_bullets import MAX_SHOWN, MIN_AGAIN, MIN_CALLERS, NAMED, PointBullet, name_at_end
from bot.minutes.presenter_words import presenter_words
from bot.text import SourceText

_CALLER = re.compile(r"(?P<name>[^\W\d_]{2,20})[:：]\s")


def opening_names(
    bullets: Sequence[PointBullet], people: AttendeeNames, text: SourceText, language: str
) -> Iterator[str]:
    """Yield the single names that open most bullets of an agenda, if some speak again beneath or are known."""
    announced = [bullet for bullet in bullets if bullet.is_announced]
    outer = [bullet for bullet in announced if bullet.depth == 0]
    opening = [match["name"] for bullet in outer if (match := _CALLER.match(plain_heading(bullet.wording)))]
    names = [name for name in opening if is_called(name, text, language)]
    if len(names) < MIN_CALLERS or 2 * len(names) < len(outer):
        return
    inner = (_CALLER.match(plain_heading(bullet.wording)) for bullet in announced if bullet.depth)
    again = Counter(match["name"] for match in inner if match)
    known = {name for name in names if name in again or people.name_of(name)}
    if len(known) >= MIN_AGAIN:
        yield from dict.fromkeys(name for name in names if people.name_of(name) is None)


def closing_names(
    bullets: Sequence[PointBullet], people: AttendeeNames, text: SourceText, language: str
) -> Iterator[str]:
    """Yield the single names in brackets that bullets end with, if most beside them end with names that are known."""
    parts = presenter_words(own_language(language)).parts
    lists: dict[tuple[str, ...], list[PointBullet]] = {}
    for bullet in bullets:
        if bullet.depth == 0 and (bullet.is_announced or bullet.is_programme):
            lists.setdefault(bullet.list_key, []).append(bullet)
    for outer in lists.values():
        ends = [
            name_at_end(end) for bullet in outer if (end := NAMED.search(plain_heading(bullet.wording)[-MAX_SHOWN:]))
        ]
        names = [[part.strip(" @") for part in parts.split(end)] for end in ends]
        known = sum(all(people.name_of(name) or people.shortens(name) for name in one) for one in names)
        if known >= MIN_CALLERS and 2 * known > len(names) and 2 * len(names) > len(outer):
            alone = (one[0] for one in names if len(one) == 1 and people.name_of(one[0]) is None)
            called = (name for name in alone if is_called(name, text, language) or looks_like_name(name, language))
            yield from dict.fromkeys(called)
