"""The patterns that attendees are found by, made of the words of a language."""

import re
from dataclasses import dataclass
from functools import cache

from bot.languages.merging import words_for
from bot.languages.model import Words
from bot.languages.phrase_syntax import any_of

_NO_NAME = "-"
"""What stands in for nobody in every language."""


@dataclass(frozen=True, slots=True)
class AttendeeWords:
    """What attendees are found by in minutes of one language."""

    label: re.Pattern[str]
    absent: re.Pattern[str]
    """A label of those who did not come, up to its colon or bracket."""
    absent_later: re.Pattern[str]
    """The same behind other words, with all that follows."""
    separator: re.Pattern[str]
    """What stands between two names."""
    and_others: re.Pattern[str]
    blank_parts_people: bool
    particles: Words
    nobody: Words
    name_columns: Words
    abbreviation_columns: Words


@cache
def attendee_words(language: str) -> AttendeeWords:
    """Return the patterns for minutes of a language, which is the tag of one that there is."""
    words = words_for(language)
    labels = words.labels
    absent = any_of(labels.absent)
    return AttendeeWords(
        label=re.compile(
            rf"\W*+(?:{any_of(labels.before_attendees)}\s++)*{any_of(labels.attendees)}"
            r"\s*+(?:[(（][^)）]{0,200}[)）])?[^\w:：]*+[:：][^\w@]*+",
            re.IGNORECASE,
        ),
        absent=re.compile(rf"\W*+{absent}[ *_]*+(?=[:：()（）]|\W*$)", re.IGNORECASE),
        absent_later=re.compile(rf"(?<!\w){absent}[ *_]{{0,4}}[:：].*", re.IGNORECASE | re.DOTALL),
        separator=re.compile(rf"[,，、;；]|(?<!\s)\s+(?:{any_of(labels.joining)}|&)\s+"),
        and_others=re.compile(rf"{any_of(labels.and_others)}\s?\d*\s?(?:{any_of(labels.people)})?$"),
        blank_parts_people=words.names.blank_parts_people,
        particles=words.names.particles,
        nobody=words.names.nobody | {_NO_NAME},
        name_columns=frozenset(words.names.name_columns),
        abbreviation_columns=frozenset(words.names.abbreviation_columns),
    )
