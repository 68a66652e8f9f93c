"""Finds who says something in a transcript: `DLM: …`, `Lin Clark: …`, `**Piotr Sikora:** …`."""

import re
from collections.abc import Iterable, Mapping

from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.label_words import label_kind
from bot.minutes.names import is_hangul_name, looks_like_name

# A name may be followed by the time in a recording, with a link to it or without: `**Lin Clark** [0:35](…): …`.
_TIME = r"(?:\s*[\[(]{0,2}\d{1,2}(?:[:.]\d{2}){1,2}[\])]{0,2}(?:\([^()\s]{0,500}\))?)?"
_TURN = re.compile(
    rf"\s*(?:[-*+]\s+)?(?:\*\*|__)?(?P<name>@?[^\W\d_][\w.'’@ -]{{0,40}}?)(?:\*\*|__)?{_TIME}(?:\*\*|__)?\s*[:：]"
)


def speakers_in(lines: Iterable[str], people: AttendeeNames, abbreviations: Mapping[str, str]) -> tuple[str, ...]:
    """Return the attendees who speak in the lines, each once, in the order of their first word."""
    found: dict[str, None] = {}
    for line in lines:
        match = _TURN.match(line) if ":" in line or "：" in line else None
        if match:
            name = people.name_of(match["name"]) or abbreviations.get(match["name"])
            if name:
                found[name] = None
    return tuple(found)


def names_speaker(bullet: str, language: str = "") -> bool:
    """Return whether a bullet, as a page shows it, tells who says something.

    >>> names_speaker("Ada Byron: in May", "en"), names_speaker("Chair: Ada Byron", "en")
    (True, False)
    """
    name, colon, said = bullet.replace("：", ":").partition(":")
    is_name = looks_like_name(name, language) or is_hangul_name(name.strip(), language)
    return is_name and bool(colon) and label_kind(name, language) is None and any(map(str.isalnum, said))
