"""Tells which bullets name who leads or raises what they are about: a list of such bullets is one of topics.

Met in real minutes: `(Ada) Leak`, `[name=Ada] Leak`, `[Ada] Leak`, `**Ada** [10 min]: leak`, `Leak (10 min, Ada)`. What
a ticket of a repository is about is a topic as well: `[Issue #12](…) Leak`.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from bot.languages.merging import own_language
from bot.minutes.asides import ASIDE_AT_END
from bot.minutes.presenter_words import presenter_words
from bot.minutes.repositories import BRACKETED_TICKET, TICKET, TICKET_ADDRESS
from bot.text import CAPITAL, Lines, SourceText, fold

_SHARE = 4  # one bullet in so many may open otherwise
_MIN_LED = 2  # bullets of a list
_MAX_CHARACTERS = 500  # of a line that is looked at
WRITER_MARK = "[name="
"""What opens the name of who writes, in the notes of HackMD."""
_RAISED = re.compile(
    r"\s{0,3}[-*+]\s+(?:\[[ xX]\]\s+)?(?=[(（\[])"
    rf"(?P<name>[(（][^\W\d_][\w.-]{{1,20}}(?: (?:[\w&.-]{{1,20}} ){{0,2}}[{CAPITAL}][\w.-]{{1,20}})?[)）]"
    rf"|\[name=[^\[\]]{{1,60}}\]|\[[{CAPITAL}][\w.-]{{1,20}}\](?!\())"
)

_OPENING_TICKET = re.compile(
    rf"\s*[-*+]\s+\W{{0,4}}{BRACKETED_TICKET}"
    rf"|\s*[-*+]\s+(?:\[{{1,2}}[^\[\]]{{1,200}}\]{{1,2}}\()?https?://\S{{1,200}}{TICKET_ADDRESS}"
)
_SPEAKING = re.compile(r"\s*[-*+]\s+(?:\*\*)?(?P<name>[^\W\d_][\w.-]{0,20})(?:\*\*)?: ")
_MIN_TICKETS = 3  # bullets of a list
_MAX_BEFORE_TICKET = 60  # characters before a ticket that a bullet is about
_OPENING = re.compile(
    r"\s{0,9}[-*+]\s+(?:\*\*|__)?[^\W\d_][\w. -]{0,40}(?:\*\*|__)?\s?"
    r"[(（\[](?P<inside>[^()（）\[\]]{1,80})[)）\]]\s?[:：]"
)
_HOUR = r"(?:[01]?\d|2[0-3])[:h][0-5]\d\s?(?:[ap]m)?"
_FROM_TO = re.compile(rf"\s{{0,9}}(?:[-*+]|\d{{1,2}}[.)])\s+{_HOUR}\s?[-–—~]\s?{_HOUR}:?\s+(?=[^\W\d_])")
_PARTS = re.compile(r"[,，、;；/|]")


def are_led(items: Sequence[Lines], text: SourceText, language: str = "") -> bool:
    """Return whether most bullets of a list tell how long and by whom each is led: `Leak (10 min, Ada)`."""
    led = sum(is_timed(text.line(item.first), language) for item in items)
    return led >= _MIN_LED and led * 2 > len(items)


def are_scheduled(items: Sequence[Lines], text: SourceText) -> bool:
    """Return whether most bullets of a list open with from when to when each was taken up: `11:55–12:10 Leak`."""
    scheduled = sum(tells_from_when_to_when(text.line(item.first)) for item in items)
    return scheduled >= _MIN_LED and scheduled * 2 > len(items)


def are_raised(items: Sequence[Lines], text: SourceText) -> bool:
    """Return whether most bullets have others beneath them, and several name who raises them or a ticket."""
    raised = [item for item in items if _is_raised(text.line(item.first))]
    return len(raised) >= _MIN_LED and sum(item.last > item.first for item in raised) * 2 > len(items)


def raisers_of(items: Sequence[Lines], text: SourceText) -> list[str]:
    """Return who raises the bullets of a list, folded, if nearly all open with that: "(Ada) Leak", "[name=Ada] Leak".

    What goes on in small letters behind most of them is what they say: "(Ada) thinks it leaks".
    """
    matches = [match for item in items if (match := _RAISED.match(text.line(item.first)))]
    are_signed = any(WRITER_MARK in match.group() for match in matches)
    enough = len(matches) * 2 > len(items) if are_signed else len(matches) * _SHARE >= len(items) * (_SHARE - 1)
    if not matches or not enough:
        return []
    told = sum(match.string[match.end() :].lstrip(" :：")[:1].islower() for match in matches)
    return [] if told * 2 > len(matches) and not are_signed else [fold(match["name"]) for match in matches]


def tickets_among(items: Sequence[Lines], text: SourceText, *, announces: bool) -> frozenset[Lines]:
    """Return the bullets of a list that open with a ticket each, if the others are what was said of them.

    They are that if one of the first two is a ticket, and most others are said by somebody who speaks again: "ada: Too
    long." Outside of an agenda, where a topic need not be one of a ticket, it is enough if they are as many as the
    tickets, and blank lines stand around the tickets. What stands alone so is a topic then too.
    """
    tickets = frozenset(item for item in items if _OPENING_TICKET.match(text.line(item.first)[:_MAX_CHARACTERS]))
    if len(tickets) < _MIN_TICKETS or tickets.isdisjoint(items[:2]):
        return frozenset()
    groups = _groups(items, text)
    opening = sum(group[0] in tickets for group in groups)
    are_apart = opening * 4 >= len(tickets) * 3 and any(len(group) > 1 for group in groups)
    others = len(items) - len(tickets)
    if 0 < others <= 2 * _spoken(items, text) or (not announces and are_apart and others >= len(tickets)):
        return tickets.union(_alone(groups, tickets, text) if are_apart else ())
    return frozenset()


def _spoken(items: Sequence[Lines], text: SourceText) -> int:
    """Return how many bullets somebody says who speaks in several of them."""
    speaking = (_SPEAKING.match(text.line(item.first)) for item in items)
    times = Counter(fold(match["name"]) for match in speaking if match)
    return sum(count for count in times.values() if count > 1)


def _alone(groups: Sequence[Sequence[Lines]], tickets: Container[Lines], text: SourceText) -> Iterator[Lines]:
    """Yield what stands like a ticket: alone between blank lines, behind what was said of another one."""
    said = False
    for group in groups:
        is_ticket = group[0] in tickets
        is_alone = len(group) == 1 and said and not is_ticket and _SPEAKING.match(text.line(group[0].first)) is None
        if is_alone:
            yield group[0]
        said = not (is_ticket or is_alone)


def _groups(items: Sequence[Lines], text: SourceText) -> list[list[Lines]]:
    """Return the bullets of a list as blank lines part them."""
    groups: list[list[Lines]] = []
    for item in items:
        if groups and any(map(str.isalnum, text.line(item.first - 1))):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _is_raised(line: str) -> bool:
    if _RAISED.match(line):
        return True
    ticket = TICKET.search(line[:_MAX_CHARACTERS])
    return ticket is not None and ticket.start() <= _MAX_BEFORE_TICKET


def is_timed(line: str, language: str = "") -> bool:
    """Return whether a bullet tells in brackets how long its topic takes: "Leak (10 min, Ada)"."""
    line = line.rstrip()[-_MAX_CHARACTERS:]
    if not any(map(str.isdecimal, line)):
        return False
    asides = (ASIDE_AT_END.search(line), _OPENING.match(line))
    return any(_names_time(aside["inside"], own_language(language)) for aside in asides if aside)


def tells_from_when_to_when(line: str) -> bool:
    """Return whether a bullet opens with the hours in which its topic was: "10:05-10:20 The leak".

    >>> tells_from_when_to_when("- 10:05-10:20 The leak"), tells_from_when_to_when("- 3.10-3.12 are supported")
    (True, False)
    """
    return _FROM_TO.match(line[:_MAX_CHARACTERS]) is not None


def _names_time(inside: str, language: str) -> bool:
    return any(presenter_words(language).time.match(part.strip()) for part in _PARTS.split(inside))
