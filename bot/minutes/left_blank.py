"""Tells what was left blank: sections of minutes in which nothing is noted, though something is written."""

import re
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.minutes.heading_kinds import opens_formality
from bot.minutes.section_kinds import Outline
from bot.minutes.sections import Section
from bot.text import fold

_MAX_CHARACTERS = 300  # characters of a line that says that nothing was noted, or where something else stands
_LINK = re.compile(r"\[[^\[\]]{0,500}\]\([^()\s]{0,500}\)|<?https?://\S+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_COLONS = (":", "：")


def says_nothing(section: Section, outline: Outline) -> bool:
    """Return whether one line that notes nothing is all that stands beneath a heading.

    It says so ("None this week."), or it is a sentence that every meeting's minutes have.
    """
    said = _only_line(section, outline)
    bare = _EDGES.sub("", " ".join(fold(said).split()))
    return bool(bare) and (
        bare in _nothing(own_language(outline.language)) or opens_formality(said, outline.language)
    )


def leads_elsewhere(section: Section, outline: Outline) -> bool:
    """Return whether one line that tells where something else stands is all: "For the last notes see: https://…"."""
    said = _only_line(section, outline)
    return _LINK.search(said) is not None and _LINK.sub("", said).rstrip("*_ >").endswith(_COLONS)


def _only_line(section: Section, outline: Outline) -> str:
    """Return the only line beneath a heading, "" if there are more or none."""
    if section.body is None or not section.heading_lines:
        return ""
    lines = [line for line in outline.text.lines(section.body) if any(map(str.isalnum, line))]
    return lines[0] if len(lines) == 1 and len(lines[0]) <= _MAX_CHARACTERS else ""


@cache
def _nothing(language: str) -> frozenset[str]:
    words = words_for(language)
    return frozenset(map(fold, words.tasks.nothing))
