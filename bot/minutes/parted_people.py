"""Parts the people of a run by commas that strokes or semicolons part: "Ada Byron / Bo Chen", "Ada Byron, Oak; Bo"."""

import re
from collections.abc import Sequence

from bot.minutes.attendee_words import AttendeeWords
from bot.minutes.names import looks_like_name
from bot.minutes.running_text import ASIDE
from bot.minutes.shown import shown_text
from bot.text import NO_SMALL

_EDGES = " \t\r\n*.。:：`|—–-!#>•()"
_FIRST_NAME = re.compile(rf"{NO_SMALL}[^\W\d_]{{1,20}}")
_MOST_OF_ONE = 2  # names that a line may hold side by side and still be one person


def with_commas(run: str, words: AttendeeWords, language: str) -> str:
    """Return a run of names with commas in the place of the strokes that alone part them: `Ada Byron / Bo Chen`.

    Likewise if semicolons part its people, and what stands behind each comma says where they come from:
    `Ada Byron, Oak; Bo Chen, Elm & Co`.
    """
    parts = [[piece.strip(_EDGES) for piece in part.split(",")] for part in run.split(";") if part.strip()]
    if len(parts) > 1:
        people = [words.separator.split(f" {shown_text(pieces[0])}")[-1].strip() for pieces in parts]
        if _name_employers(people, parts, language):
            return ", ".join(people)
    for stroke in ("|", "/"):
        names = [ASIDE.sub("", shown_text(part)).strip(_EDGES) for part in run.split(f" {stroke} ")]
        are_names = len(names) > 1 and all(looks_like_name(name, language) for name in names)
        if are_names or (len(names) > _MOST_OF_ONE and all(map(_FIRST_NAME.fullmatch, names))):
            return run.replace(f" {stroke} ", ", ")
    return run


def _name_employers(people: Sequence[str], parts: Sequence[Sequence[str]], language: str) -> bool:
    """Return whether the first of what commas part is a name each time, and what follows it mostly none."""
    are_names = all(looks_like_name(name, language) for name in people)
    others = sum(looks_like_name(shown_text(pieces[1]), language) for pieces in parts if len(pieces) > 1)
    return are_names and all(len(pieces) > 1 for pieces in parts) and others * 2 <= len(parts)
