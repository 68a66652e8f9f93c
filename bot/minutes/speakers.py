"""Finds who says something in a transcript: `DLM: …`, `Lin Clark: …`, `**Piotr Sikora:** …`."""

import re
from collections.abc import Iterable, Mapping

from bot.minutes.presenters import AttendeeNames

_TURN = re.compile(r"\s*(?:[-*+]\s+)?(?:\*\*|__)?(?P<name>@?[^\W\d_][\w.'’@ -]{0,40}?)(?:\*\*|__)?\s*[:：]")


def speakers_in(lines: Iterable[str], people: AttendeeNames, abbreviations: Mapping[str, str]) -> tuple[str, ...]:
    """Return the attendees who speak in the lines, each once, in the order of their first word."""
    found: dict[str, None] = {}
    for line in lines:
        match = _TURN.match(line)
        if match:
            name = people.name_of(match["name"]) or abbreviations.get(match["name"])
            if name:
                found[name] = None
    return tuple(found)
