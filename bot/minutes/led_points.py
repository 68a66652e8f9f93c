"""Finds who presents what bullets name that are no items: on an agenda, or with what was said beneath them.

Met in real minutes: `1. Mend the hose (Ada Byron – the garden)`, `- Ada: the hose` on an agenda, `- The hose (Ada)`
with notes beneath it. Where an agenda calls somebody who is listed nowhere, the shape of the list tells: most bullets
begin with a name and a colon, and those names speak again beneath.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from bot.languages.merging import own_language
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.handles import plain_heading
from bot.minutes.list_callers import closing_names, opening_names
from bot.minutes.model import Attendee, Item
from bot.minutes.owners import Owners
from bot.minutes.point_bullets import MAX_SHOWN, MIN_AGAIN, NAMED, PointBullet, name_at_end, point_bullets
from bot.minutes.presenter_labels import behind_by
from bot.minutes.presenter_times import BRACKETS
from bot.minutes.presenter_words import presenter_words
from bot.minutes.presenters import presenters_of
from bot.minutes.section_kinds import Outline
from bot.minutes.strangers import strangers_in
from bot.text import Lines, SourceText, fold

_OPENS = re.compile(r"@?(?P<name>[^\W\d_][^:：()\[\]]{1,40}?)\s?[:：]")
_EDGES = " \t([（【@＠:：|,，-–—*_.~"
_MIN_TOPIC = 4  # characters


class LedPoint(NamedTuple):
    """A bullet that names who presents it."""

    item: Item
    topic: str
    """What it names without who presents it, folded."""
    is_announced: bool
    """Whether it stands on an agenda."""


def led_points(
    outline: Outline, announces: Collection[int], text: SourceText, present: Sequence[Attendee]
) -> tuple[LedPoint, ...]:
    """Return the bullets that name who presents them, in the order of the file; `present` came to the meeting."""
    language = outline.language
    people = AttendeeNames(present, language)
    # Whoever presents an item under a full name may present what a bullet names.
    headings = (section.heading or "" for section in outline.sections)
    presenting = {name for heading in headings for name in presenters_of(heading, (), people, language)}
    presenting_too = (Attendee(name) for name in sorted(presenting) if " " in name)
    known = AttendeeNames((*present, *presenting_too), language)
    bullets = list(point_bullets(outline, announces, text, known))
    found = _led(bullets, people, language)
    # Whoever is named in full somewhere may be called by a first name elsewhere.
    named = {name for names in found.values() for name in names if " " in name and people.name_of(name) is None}
    more = [
        *sorted(named),
        *opening_names(bullets, people, text, language),
        *closing_names(bullets, people, text, language),
    ]
    if more:
        found = _led(bullets, AttendeeNames((*present, *map(Attendee, more)), language), language)
    strangers = _strangers(bullets, found, people, language)
    points = (_point(bullet, found.get(bullet.lines.first, ()), strangers) for bullet in bullets)
    return tuple(point for point in points if point.item.presenters or point.item.strangers)


def _strangers(
    bullets: Sequence[PointBullet], found: Mapping[int, tuple[str, ...]], people: AttendeeNames, language: str
) -> Mapping[int, tuple[str, ...]]:
    """Return the names behind bullets of whom nothing is known, by their lines; none beneath a bullet that is led."""
    strangers: dict[int, tuple[str, ...]] = {}
    led = Lines(1, 0)  # no bullet yet
    for bullet in bullets:
        if bullet.lines.first in found:
            led = bullet.lines
        elif not led.first <= bullet.lines.first <= led.last:
            strangers[bullet.lines.first] = strangers_in(bullet.wording, people, language)
    return strangers


def with_agenda(owners: Owners, points: Sequence[LedPoint], lines: Mapping[str, tuple[str, ...]]) -> Owners:
    """Return who presents what, with what an agenda says of the topics that headings name again.

    `lines` tells it of those that lines of plain text name.
    """
    announced = {
        point.topic: point.item.presenters
        for point in points
        if point.is_announced and point.topic and point.item.presenters
    }
    return owners._replace(by_topic={**lines, **announced, **owners.by_topic})


def beside(points: Sequence[LedPoint], owners: Owners, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the bullets and rows that name who presents them and are no items, nor named again by one."""
    lines = {item.lines.first for item in items}
    topics = {_topic_of(item.heading) for item in items if item.presenters}
    rows = (
        Item(None, wording, (), owners.by_line[line], Lines(line, line), ())
        for line, wording in owners.rows.items()
        if wording and _topic_of(wording) not in topics
    )
    bullets = (point.item for point in points if point.topic not in topics)
    return tuple(item for item in (*bullets, *rows) if item.lines.first not in lines)


def _topic_of(heading: str) -> str:
    return fold(plain_heading(heading)).strip(_EDGES)


def _led(bullets: Sequence[PointBullet], people: AttendeeNames, language: str) -> Mapping[int, tuple[str, ...]]:
    """Return who presents the bullets that say so, by their lines; what lies beneath one was said of it."""
    found: dict[int, tuple[str, ...]] = {}
    led: Lines | None = None
    raising: tuple[PointBullet, tuple[str, ...]] | None = None  # a bullet that only says who raises those beneath it
    calling = _calling(bullets, people)
    for bullet in bullets:
        if raising and bullet.depth > raising[0].depth and bullet.lines.last <= raising[0].lines.last:
            if bullet.depth == raising[0].depth + 1:
                found[bullet.lines.first] = raising[1]
            continue
        raising = None
        if led and led.first < bullet.lines.first <= led.last:
            continue
        plain = plain_heading(bullet.wording)
        names = presenters_of(bullet.wording, (), people, language) if len(plain) <= MAX_SHOWN else ()
        if names and _tells(bullet, plain, names, people, language, calls=bullet.list_key in calling):
            if _only_names(plain, names):  # nothing is presented by that line
                raising = bullet, names
                continue
            found[bullet.lines.first] = names
            led = bullet.lines
    return found


def _only_names(plain: str, names: Sequence[str]) -> bool:
    """Return whether a bullet says nothing but who raises what stands beneath it: "(Ada)"."""
    rest = plain
    for name in names:
        rest = rest.replace(name, "", 1)
    return not any(map(str.isalnum, rest))


def _calling(bullets: Sequence[PointBullet], people: AttendeeNames) -> frozenset[tuple[str, ...]]:
    """Return the lists of an agenda, by their headings, most of whose outer bullets open with a known name."""
    outer = [bullet for bullet in bullets if bullet.is_announced and bullet.depth == 0]
    opening = ((bullet, _OPENS.match(plain_heading(bullet.wording))) for bullet in outer)
    called = Counter(bullet.list_key for bullet, match in opening if match and people.name_of(match["name"]))
    every = Counter(bullet.list_key for bullet in outer)
    return frozenset(key for key, count in called.items() if count >= MIN_AGAIN and 2 * count >= every[key])


def _tells(
    bullet: PointBullet, plain: str, names: Sequence[str], people: AttendeeNames, language: str, *, calls: bool
) -> bool:
    """Return whether those whom a bullet names present it, and are no speakers, places or remarks."""
    known = [people.name_of(name) is not None or people.shortens(name) for name in names]
    words = presenter_words(own_language(language))
    # A stranger is taken for a person on an agenda alone that nobody is known beside, or where the list or "by" tells.
    is_sure = bullet.is_programme or (bullet.is_announced and not (people or words.capital_nouns))
    is_sure |= bullet.is_announced and any(behind_by(plain, people, words))
    if not (all(known) or (is_sure and not any(name.split()[0].isupper() for name in names))):
        return False
    if any(plain.startswith((name, f"@{name}", f"[{name}")) for name in names):
        # In notes, whoever stands first speaks; among the bullets of an agenda too, if only some do.
        return bullet.is_announced and (calls or bullet.is_numbered or _OPENS.match(plain) is None)
    end = NAMED.search(plain)
    inside = [match[1] for match in BRACKETS.finditer(plain)]
    if any(" " not in name and any(name in one for one in inside) for name in names):
        parts = words.parts.split(words.time.sub("", name_at_end(end))) if end else ()
        return {part.strip(" @") for part in parts if part.strip()} == set(names)
    return True


def _point(bullet: PointBullet, names: tuple[str, ...], strangers: Mapping[int, tuple[str, ...]]) -> LedPoint:
    section = bullet.section
    path = (*section.path, section.heading) if section.heading else section.path
    plain = plain_heading(bullet.wording)
    at = plain.find(names[0]) if names else -1
    behind = plain[at + len(names[0]) :] if at == 0 else plain[:at] if at > 0 else ""
    unknown = () if names else strangers.get(bullet.lines.first, ())
    item = Item(None, bullet.wording, path, names, bullet.lines, (), unknown)
    topic = fold(behind).strip(_EDGES)
    return LedPoint(item, topic if len(topic) >= _MIN_TOPIC else "", bullet.is_announced)
