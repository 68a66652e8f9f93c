"""Tells lines that name one person each, with an office behind a comma, from lines of several names."""

from collections.abc import Sequence

from bot.minutes.attendee_words import AttendeeWords
from bot.minutes.names import looks_like_name
from bot.minutes.running_text import ASIDE
from bot.minutes.shown import shown_text

_MIN_ALIKE = 3  # lines, for a word with a capital behind each comma to be an office
_WITH_OFFICE = 2  # pieces of a line: a name and an office


def are_with_offices(lines: Sequence[str], words: AttendeeWords, language: str, *, known: bool = False) -> bool:
    """Return whether lines name one person each, with what is no name behind the commas.

    `known` if a list above does so.

    >>> from bot.minutes.attendee_words import attendee_words
    >>> lines = ("Ada Byron, chair", "Bo Li, treasurer")
    >>> are_with_offices(lines, attendee_words("en"), "en"), are_with_offices(["Ada, Bo"], attendee_words("en"), "en")
    (True, False)
    """
    parted = [words.separator.split(ASIDE.sub("", shown_text(line)).strip(" .")) for line in lines]
    if known and all(len(parts) > 1 for parts in parted):
        return True
    behind = [part.strip() for _, *parts in parted for part in parts]
    whole = sum(looks_like_name(name.strip(), language) and " " in name.strip() for name, *_ in parted)
    are_whole = whole * 4 >= len(parted) * 3
    # "chair" is what somebody is; "Willow" may be one more name, unless every line has one such word.
    are_small = all(part[:1].islower() or part[:1].isdigit() for part in behind)
    are_alike = len(parted) >= _MIN_ALIKE and all(len(parts) == _WITH_OFFICE for parts in parted)
    no_names = not any(looks_like_name(part, language) for part in behind)
    return are_whole and bool(behind) and no_names and (are_small or are_alike)
