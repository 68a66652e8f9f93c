"""Tells that words are names because others beside them are: "Ada/Brook" if Ada is known."""

import re
from collections.abc import Sequence

from bot.languages.merging import own_language
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.attendee_words import attendee_words
from bot.minutes.heading_kinds import heading_kind
from bot.minutes.names import looks_like_name, name_key
from bot.minutes.offices import ends_in_office
from bot.minutes.presenter_words import PresenterWords, presenter_words
from bot.minutes.shown import shown_text
from bot.text import NO_SMALL

_NAME = re.compile(rf"{NO_SMALL}[^\W\d_][\w'’-]{{0,20}}(?:\s{NO_SMALL}[\w'’.-]{{0,20}}){{0,2}}")
_END = re.compile(r"(?:\s[-–—]{1,3}\s+(?P<behind>[^-–—()（）\[\]:：]{2,60})|[(（](?P<inside>[^()（）]{2,60})[)）])\s*$")
_MAX_CHARACTERS = 400  # of a heading; what stands further behind is no heading any more
_COMMAS = (",", "，", "、", ";", "；")
_MIN_ENDS = 3  # headings that end with names


def are_together(written: str, names: Sequence[str], people: AttendeeNames, words: PresenterWords) -> bool:
    """Return whether several words are the names of people: all may be, and at least half of them are of `people`.

    Behind a comma may stand a place or a company as well: "Ada, Garden". So two have to be known beside one.
    """
    known = sum(_is_known(name, people) for name in names)
    are_known = known * 2 >= len(names) and known > any(comma in written for comma in _COMMAS)
    return len(names) > 1 and are_known and all(may_be_called(name, words) for name in names)


def named_ends(headings: Sequence[str], people: AttendeeNames, language: str = "") -> frozenset[str]:
    """Return the keys of the names that headings end with, behind a dash or in brackets: "Report - Ada", "Hose (Bo)".

    At least three have to end so, most with nothing but what may be names, two thirds with one of `people`. In a
    language that writes any noun with a capital, nothing tells a name from it. If nobody is known, whole names are
    people where an office stands before one: "President - Ada Byron".
    """
    words = presenter_words(own_language(language))
    if words.capital_nouns:
        return frozenset()
    ends = [match for heading in headings if (match := _END.search(shown_text(heading[:_MAX_CHARACTERS]).strip()))]
    parts = [[part.strip() for part in words.parts.split(end["behind"] or end["inside"]) if part] for end in ends]
    named = [names for names in parts if all(may_be_called(name, words) for name in names)]
    if not people and any(ends_in_office(_before(end)) for end in ends):
        named = [names for names in named if all(looks_like_name(name, language) for name in names)]
        are_told = len(named) >= _MIN_ENDS and len(named) * 3 >= len(ends) * 2
        return frozenset(name_key(name) for names in named for name in names) if are_told else frozenset()
    known = sum(any(_is_known(name, people) for name in names) for names in named)
    if len(named) < _MIN_ENDS or len(named) * 2 <= len(ends) or known * 3 < len(named) * 2:
        return frozenset()
    return frozenset(name_key(name) for names in named for name in names)


def _before(end: re.Match[str]) -> str:
    return end.string[: end.start()].strip()


def may_be_called(name: str, words: PresenterWords) -> bool:
    """Return whether somebody may be called so: up to three words with a capital, none of everyday language."""
    small = frozenset(name.lower().split())
    is_common = not small.isdisjoint(words.common | words.no_names | words.weekdays)
    is_word = is_common or name.isupper() or heading_kind(name, words.language) is not None
    kinds = attendee_words(words.language)
    return _NAME.fullmatch(name) is not None and not (is_word or kinds.is_organisation(name) or kinds.is_group(name))


def _is_known(name: str, people: AttendeeNames) -> bool:
    return people.name_of(name) is not None or people.shortens(name)
