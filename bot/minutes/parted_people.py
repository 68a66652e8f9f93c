"""Puts commas where strokes or semicolons part people: "Ada Byron / Bo Chen", "Ada Byron, Oak; Bo Chen, Elm"."""

import re
from collections.abc import Sequence

from bot.minutes.attendee_words import AttendeeWords
from bot.minutes.names import FIRST_NAME, looks_like_name
from bot.minutes.running_text import ASIDE
from bot.minutes.shown import shown_text

NAME_EDGES = " \t\r\n*.。:：`|—–-!#>•()"
"""What may stand around a name in a run of names."""
_COMMA = re.compile("[,，]")
_SEMICOLON = re.compile("[;；]")
_MOST_OF_ONE = 2  # names that a line may hold side by side and still be one person


def with_commas(run: str, words: AttendeeWords, language: str) -> str:
    """Return a run of names with commas in the place of the strokes that alone part them: `Ada Byron / Bo Chen`.

    Likewise if semicolons part its people, and what stands behind each comma says where they come from:
    `Ada Byron, Oak; Bo Chen, Elm & Co`.
    """
    parts = [
        [piece.strip(NAME_EDGES) for piece in _COMMA.split(part)] for part in _SEMICOLON.split(run) if part.strip()
    ]
    if len(parts) > 1 and all(len(pieces) > 1 for pieces in parts):
        people = [
            [one for one in words.separator.split(f" {shown_text(pieces[0])}") if one.strip()] for pieces in parts
        ]
        others = [shown_text(piece) for pieces in parts for piece in pieces[1:]]
        if _are_people(people, language) and not any(_may_be_person(other, language) for other in others):
            return ", ".join(name.strip() for names in people for name in names)
    for stroke in ("|", "/"):
        names = [ASIDE.sub("", shown_text(part)).strip(NAME_EDGES) for part in run.split(f" {stroke} ")]
        are_names = len(names) > 1 and all(looks_like_name(name, language) for name in names)
        if are_names or (len(names) > _MOST_OF_ONE and all(map(FIRST_NAME.fullmatch, names))):
            return run.replace(f" {stroke} ", ", ")
    return run


def _are_people(parts: Sequence[Sequence[str]], language: str) -> bool:
    return all(names and all(looks_like_name(name, language) for name in names) for names in parts)


def _may_be_person(wording: str, language: str) -> bool:
    """Return whether a wording may be a name; what holds an abbreviation is a company: "NHS England"."""
    is_company = any(len(word) > 1 and word.isupper() for word in wording.split())
    return looks_like_name(wording, language) and not is_company
