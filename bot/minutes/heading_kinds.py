"""Tells what a heading stands for, by the whole of it: minutes of many communities share a few dozen headings.

A heading is compared whole, never by its beginning: "Agenda" lists what will be discussed, but "Agenda changes for
the May meeting" is a topic.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache

from bot.languages.merging import own_language, words_for
from bot.text import fold, has_han


class HeadingKind(StrEnum):
    """What a heading that is no topic stands for."""

    ATTENDEES = "attendees"
    AGENDA = "agenda"
    """What will be discussed, by title."""
    NOTES = "notes"
    """What was discussed."""
    LOGISTICS = "logistics"
    """Where, when, how to take part; the formalities at both ends of a meeting."""
    CONTENTS = "contents"
    COLLECTION = "collection"
    """Topics of equal rank that are listed beneath it, one a bullet."""


_MAX_CHARACTERS = 200  # characters; what is longer names no part of a meeting
_EDGES = re.compile(r"^[\W_]*(?:\d+[.)、\s]+)?[\W_]*|[\W_]+$")
_ASIDE = re.compile(r"\s*[(（\[].*?[)）\]]")
_REPOSITORY = re.compile(r"`?@?[a-z0-9][a-z0-9._-]*/[a-z0-9._-]+`?", re.IGNORECASE)


@lru_cache(maxsize=4096)  # a meeting's heading stands above many entries
def heading_kind(heading: str, language: str = "") -> HeadingKind | None:
    """Return what a heading of minutes in some language stands for, None for a topic.

    >>> heading_kind("**Attendees:**").value, heading_kind("Find volunteers for note taking (chair to volunteer)").value
    ('attendees', 'logistics')
    >>> heading_kind("nodejs/node").value, heading_kind("Agenda for the May 21 call") is None
    ('collection', True)
    """
    if len(heading) > _MAX_CHARACTERS:
        return None
    folded = " ".join(fold(heading).replace("\\", "").split())
    for wording in (folded, _ASIDE.sub("", folded)):
        name = _EDGES.sub("", wording)
        kind = _kinds(own_language(language), has_han(name)).get(name)
        if kind:
            return kind
    return HeadingKind.COLLECTION if names_repository(heading) else None


@cache
def _kinds(language: str, with_han: bool) -> Mapping[str, HeadingKind]:
    """Return the folded headings with what they stand for; Chinese ones apart, because folding them takes long."""
    found: dict[str, HeadingKind] = {}
    headings = words_for(language).headings
    for kind in HeadingKind:
        for name in getattr(headings, kind.value):
            if has_han(name) is with_han:
                found.setdefault(fold(name), kind)
    return found


def names_repository(heading: str) -> bool:
    """Return whether a heading may be the name of a repository, all of it: `owner/name`.

    >>> names_repository("nodejs/node"), names_repository("议程/讨论"), names_repository("Barrel / shed")
    (True, False, False)
    """
    return _REPOSITORY.fullmatch(heading.strip()) is not None
