"""Finds who presents what bullets name that are no items: on an agenda, or with what was said beneath them.

Met in real minutes: `1. Mend the hose (Ada Byron – the garden)`, `- Ada: the hose` on an agenda, `- The hose (Ada)`
with notes beneath it. Where an agenda calls somebody who is listed nowhere, the shape of the list tells: most bullets
begin with a name and a colon, and those names speak again beneath.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.languages.merging import own_language
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.called_people import is_called
from bot.minutes.handles import plain_heading
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.model import Attendee, Item
from bot.minutes.names import looks_like_name
from bot.minutes.owners import Owners
from bot.minutes.presenter_labels import behind_by
from bot.minutes.presenter_times import BRACKETS
from bot.minutes.presenter_words import presenter_words
from bot.minutes.presenters import presenters_of
from bot.minutes.role_labels import MARKER, label_in
from bot.minutes.roles import role_of
from bot.minutes.section_kinds import Outline
from bot.minutes.sections import Block, BlockKind, Section
from bot.minutes.strangers import strangers_in
from bot.text import Lines, SourceText, fold

_HELD = frozenset({None, HeadingKind.NOTES, HeadingKind.COLLECTION})
"""Kinds of sections in which a bullet with notes beneath it may be somebody's topic."""
_BOX = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+\[[ xX✓]?\]\s")
_OPENS = re.compile(r"@?(?P<name>[^\W\d_][^:：()\[\]]{1,40}?)\s?[:：]")
_CALLER = re.compile(r"(?P<name>[^\W\d_]{2,20})[:：]\s")
_TOLD = re.compile(r"[@＠()（）\[\]|:：]|\s[-–—]|\sby\s|[^\x00-\x7f]|\s\w+s\s")
_NAMED = re.compile(r"(?:[(（\[](?P<name>[^()（）\[\]]{2,80})[)）\]][\s.]*|\|\s+(?P<behind>[^|()（）\[\]]{2,80}))$")
_RAISES = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+[(（\[][^()（）\[\]]{2,40}[)）\]](?:\s*+:)?+\s*+$")
_EDGES = " \t([（【@＠:：|,，-–—*_.~"
_MAX_CHARACTERS = 400  # of a line, with the addresses in it
_MAX_SHOWN = 160  # characters of a bullet that names a topic
_MAX_BULLETS = 2_000  # of one file that are looked at
_MIN_CALLERS = 3  # bullets of a list
_MIN_AGAIN = 2  # names that speak again beneath other bullets
_MIN_TOPIC = 4  # characters


class LedPoint(NamedTuple):
    """A bullet that names who presents it."""

    item: Item
    topic: str
    """What it names without who presents it, folded."""
    is_announced: bool
    """Whether it stands on an agenda."""


class _Bullet(NamedTuple):
    lines: Lines
    depth: int
    """0 for the bullets of the first level."""
    wording: str
    section: Section
    is_announced: bool
    is_programme: bool
    """Whether it is one of a list that ends in names."""
    is_numbered: bool

    @property
    def list_key(self) -> tuple[str, ...]:
        """The headings that its list stands beneath."""
        path, heading = self.section.path, self.section.heading
        return (*path, heading) if heading and self.section.heading_lines else path


def led_points(
    outline: Outline, announces: Collection[int], text: SourceText, present: Sequence[Attendee]
) -> tuple[LedPoint, ...]:
    """Return the bullets that name who presents them, in the order of the file; `present` came to the meeting."""
    people = AttendeeNames(present)
    # Whoever presents an item under a full name may present what a bullet names.
    headings = (section.heading or "" for section in outline.sections)
    presenting = {name for heading in headings for name in presenters_of(heading, (), people, outline.language)}
    known = AttendeeNames((*present, *(Attendee(name) for name in sorted(presenting) if " " in name)))
    bullets = list(_bullets(outline, announces, text, known))
    language = outline.language
    found = _led(bullets, people, language)
    # Whoever is named in full somewhere may be called by a first name elsewhere.
    named = {name for names in found.values() for name in names if " " in name and people.name_of(name) is None}
    more = [*sorted(named), *_callers(bullets, people, text, language), *_closing(bullets, people, text, language)]
    if more:
        found = _led(bullets, AttendeeNames((*present, *map(Attendee, more))), language)
    strangers = _strangers(bullets, found, people, language)
    points = (_point(bullet, found.get(bullet.lines.first, ()), strangers) for bullet in bullets)
    return tuple(point for point in points if point.item.presenters or point.item.strangers)


def _strangers(
    bullets: Sequence[_Bullet], found: Mapping[int, tuple[str, ...]], people: AttendeeNames, language: str
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


def with_agenda(owners: Owners, points: Sequence[LedPoint]) -> Owners:
    """Return who presents what, with what an agenda says of the topics that headings name again."""
    announced = {
        point.topic: point.item.presenters
        for point in points
        if point.is_announced and point.topic and point.item.presenters
    }
    return owners._replace(by_topic={**announced, **owners.by_topic})


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


def _bullets(
    outline: Outline, announces: Collection[int], text: SourceText, people: AttendeeNames
) -> Iterator[_Bullet]:
    count = 0
    for position, (section, kind) in enumerate(zip(outline.sections, outline.kinds, strict=True)):
        headings = (*section.path, section.heading or "")
        # What lies beneath an agenda's heading stands on it, even if a bullet of it is an item.
        on_agenda = any(heading_kind(heading, outline.language) is HeadingKind.AGENDA for heading in headings)
        is_announced = kind is HeadingKind.AGENDA or (position in announces and kind is None) or on_agenda
        if not (is_announced or kind in _HELD) or role_of(section.heading or "", outline.language):
            continue
        for block in section.blocks:
            is_programme = is_announced or _is_programme(block, text, people, outline.language)
            raised = Lines(1, 0)  # what stands beneath a bullet that only says who raises it
            for lines, depth in _containers(block):
                line = text.line(lines.first)
                if len(line) <= _MAX_CHARACTERS and _RAISES.match(line):
                    raised = lines
                count += 1
                if count > _MAX_BULLETS:
                    return
                # What has nothing beneath it was said of another point, if it is not on the agenda.
                is_announced_here = is_announced or (is_programme and depth == 0)
                if len(line) > _MAX_CHARACTERS or not (is_announced_here or lines.last > lines.first):
                    continue
                marker = MARKER.match(line)
                wording = (line[marker.end() :] if marker else line).strip().strip("~")
                tells = raised.first <= lines.first <= raised.last or _TOLD.search(wording)
                if tells and not _BOX.match(line) and label_in(line, outline.language) is None:
                    yield _Bullet(
                        lines,
                        depth,
                        wording,
                        section,
                        is_announced_here,
                        is_programme and not is_announced,
                        line.lstrip()[:1].isdecimal(),
                    )


def _is_programme(block: Block, text: SourceText, people: AttendeeNames, language: str) -> bool:
    """Return whether most bullets of a list end with a name in brackets, and some of those names are known."""
    ends = [_NAMED.search(text.line(item.first)[-_MAX_SHOWN:]) for item in block.list_items[:_MAX_BULLETS]]
    parts = presenter_words(own_language(language)).parts
    names = [parts.split(_name(end))[0].strip() for end in ends if end]
    shaped = sum(people.name_of(name) is not None or looks_like_name(name, language) for name in names)
    if shaped < _MIN_CALLERS or 2 * shaped <= len(block.list_items):
        return False
    return sum(people.name_of(name) is not None for name in names) >= _MIN_AGAIN


def _name(end: re.Match[str]) -> str:
    return end["name"] or end["behind"]


def _containers(block: Block) -> Iterator[tuple[Lines, int]]:
    """Yield the items of a list, however deep, with how deep they lie."""
    if block.kind is not BlockKind.LIST:
        return
    above: list[Lines] = []
    seen: set[int] = set()
    for paragraph in block.paragraphs:
        lines = paragraph.container
        if lines is None or lines.first != paragraph.lines.first or lines.first in seen:
            continue
        seen.add(lines.first)
        while above and above[-1].last < lines.first:
            above.pop()
        yield lines, len(above)
        above.append(lines)


def _led(bullets: Sequence[_Bullet], people: AttendeeNames, language: str) -> Mapping[int, tuple[str, ...]]:
    """Return who presents the bullets that say so, by their lines; what lies beneath one was said of it."""
    found: dict[int, tuple[str, ...]] = {}
    led: Lines | None = None
    raising: tuple[_Bullet, tuple[str, ...]] | None = None  # a bullet that only says who raises those beneath it
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
        names = presenters_of(bullet.wording, (), people, language) if len(plain) <= _MAX_SHOWN else ()
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


def _calling(bullets: Sequence[_Bullet], people: AttendeeNames) -> frozenset[tuple[str, ...]]:
    """Return the lists of an agenda, by their headings, most of whose outer bullets open with a known name."""
    outer = [bullet for bullet in bullets if bullet.is_announced and bullet.depth == 0]
    opening = ((bullet, _OPENS.match(plain_heading(bullet.wording))) for bullet in outer)
    called = Counter(bullet.list_key for bullet, match in opening if match and people.name_of(match["name"]))
    every = Counter(bullet.list_key for bullet in outer)
    return frozenset(key for key, count in called.items() if count >= _MIN_AGAIN and 2 * count >= every[key])


def _tells(
    bullet: _Bullet, plain: str, names: Sequence[str], people: AttendeeNames, language: str, *, calls: bool
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
    end = _NAMED.search(plain)
    inside = [match[1] for match in BRACKETS.finditer(plain)]
    if any(" " not in name and any(name in one for one in inside) for name in names):
        parts = words.parts.split(words.time.sub("", _name(end))) if end else ()
        return {part.strip(" @") for part in parts if part.strip()} == set(names)
    return True


def _callers(bullets: Sequence[_Bullet], people: AttendeeNames, text: SourceText, language: str) -> Iterator[str]:
    """Yield the single names that open most bullets of an agenda, if some speak again beneath or are known."""
    announced = [bullet for bullet in bullets if bullet.is_announced]
    outer = [bullet for bullet in announced if bullet.depth == 0]
    opening = [match["name"] for bullet in outer if (match := _CALLER.match(plain_heading(bullet.wording)))]
    names = [name for name in opening if is_called(name, text, language)]
    if len(names) < _MIN_CALLERS or 2 * len(names) < len(outer):
        return
    inner = (_CALLER.match(plain_heading(bullet.wording)) for bullet in announced if bullet.depth)
    again = Counter(match["name"] for match in inner if match)
    known = {name for name in names if name in again or people.name_of(name)}
    if len(known) >= _MIN_AGAIN:
        yield from dict.fromkeys(name for name in names if people.name_of(name) is None)


def _closing(bullets: Sequence[_Bullet], people: AttendeeNames, text: SourceText, language: str) -> Iterator[str]:
    """Yield the single names in brackets that bullets end with, if most beside them end with names that are known."""
    parts = presenter_words(own_language(language)).parts
    lists: dict[tuple[str, ...], list[_Bullet]] = {}
    for bullet in bullets:
        if bullet.depth == 0 and (bullet.is_announced or bullet.is_programme):
            lists.setdefault(bullet.list_key, []).append(bullet)
    for outer in lists.values():
        ends = [_name(end) for bullet in outer if (end := _NAMED.search(plain_heading(bullet.wording)[-_MAX_SHOWN:]))]
        names = [[part.strip(" @") for part in parts.split(end)] for end in ends]
        known = sum(all(people.name_of(name) or people.shortens(name) for name in one) for one in names)
        if known >= _MIN_CALLERS and 2 * known > len(names) and 2 * len(names) > len(outer):
            alone = (one[0] for one in names if len(one) == 1 and people.name_of(one[0]) is None)
            called = (name for name in alone if is_called(name, text, language) or looks_like_name(name, language))
            yield from dict.fromkeys(called)


def _point(bullet: _Bullet, names: tuple[str, ...], strangers: Mapping[int, tuple[str, ...]]) -> LedPoint:
    section = bullet.section
    path = (*section.path, section.heading) if section.heading else section.path
    plain = plain_heading(bullet.wording)
    at = plain.find(names[0]) if names else -1
    behind = plain[at + len(names[0]) :] if at == 0 else plain[:at] if at > 0 else ""
    unknown = () if names else strangers.get(bullet.lines.first, ())
    item = Item(None, bullet.wording, path, names, bullet.lines, (), unknown)
    topic = fold(behind).strip(_EDGES)
    return LedPoint(item, topic if len(topic) >= _MIN_TOPIC else "", bullet.is_announced)
