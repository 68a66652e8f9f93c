"""Tells whether what stands in a list of people is somebody's name: no number, group, organisation, label or remark."""

import re
from collections.abc import Sequence

from bot.minutes.attendee_words import AttendeeWords
from bot.minutes.label_words import PEOPLE, label_kind
from bot.minutes.running_text import MAX_HAN_NAME, MAX_NAME_WORDS
from bot.text import CAPITAL, has_han

_NO_NAME = re.compile(r"[:：?？!！/=<>{}#\\]|\d{4}[-/.年]|\+\d")
_HANDLE_WITH_COLON = re.compile(r"(?P<before>(?!(?:Category|File|Help|Template):)[A-Za-z]\w{1,20}):\w{1,20}")
_COUNT = re.compile(r"[+~约約]?\s?\d+")
_MIN_HANDLE_DIGITS = 4  # a shorter number counts people, a longer one is somebody's handle
_MAX_NAME_CHARACTERS = 60  # characters; what is longer is a sentence
_MAX_SMALL_WORDS = 1  # words in small letters that a name of several words may have: "elf Hazel"
_MAX_WORDS_ALL_SMALL = 2  # of a name that has small letters alone: "fern moss"


_INITIALS = re.compile(rf"[{CAPITAL}]{{2}}")
"""Two capitals among people are somebody's, though they shorten a label of some language: "CJ"."""


def is_listed_name(name: str, known: AttendeeWords, language: str = "", *, of_one: bool = False) -> bool:
    """Return whether a wording is the name of one person; `of_one` tells that it is an item of a list or a cell.

    >>> from bot.minutes.attendee_words import attendee_words
    >>> [is_listed_name(name, attendee_words("en"), "en") for name in ("Ada Byron", "fern_moss", "12", "everyone")]
    [True, True, False, False]
    """
    words = name.split()
    small = [word for word in words if word[0].islower() and word not in known.particles]
    if (
        not words
        or len(name) > _MAX_NAME_CHARACTERS
        or len([word for word in words if word not in known.particles]) > MAX_NAME_WORDS
        or not any(map(str.isalnum, name))
        or (_NO_NAME.search(name) and not _is_handle_with_colon(name, language))
        or known.is_nobody(name.lower())
        or known.is_group(name.lower())
        or known.is_organisation(name)
        or (name.isdecimal() and len(name) < _MIN_HANDLE_DIGITS)
        or (len(name) == 1 and not has_han(name))  # "x" stands for nobody, "D" for an office
        or (_COUNT.match(name) and known.counted.search(name))
        or (_counts_people(words, known))  # "ca. 20 guests"
        or (words[-1].isdecimal() and known.is_nobody(" ".join(words[:-1]).lower()))  # "Quorum 6"
        or (has_han(name) and len(max(words, key=len)) > MAX_HAN_NAME)
        or (label_kind(name, language) and not _INITIALS.fullmatch(name))
        or name in known.particles  # the rest of "et al."
        or (small == words[1:] != [] and known.is_nobody(words[0].lower()))  # "None received"
        or _says_all_came(words, known, language)
    ):
        return False
    if len(words) > 1 and small and not (of_one and known.is_written_small(words)):
        return not (
            _MAX_SMALL_WORDS < len(small) < len(words)
            or (words[0] not in known.particles and known.common_words.intersection(word.strip(".,") for word in small))
            or (len(small) == len(words) and (len(words) > _MAX_WORDS_ALL_SMALL or known.says_nobody(small)))
        )
    return True


def _counts_people(words: Sequence[str], known: AttendeeWords) -> bool:
    """Return whether words say how many people of some kind came: "12 residents", "ca. 20 Gäste"; not "3 Ada Byron"."""
    at = next((at for at, word in enumerate(words) if word.isdecimal() and len(word) < _MIN_HANDLE_DIGITS), len(words))
    behind = words[at + 1 :]
    if not behind or at > 1:  # "Unit 4 owner Cy Dunn"
        return False
    is_about = at == 1 and words[0].islower()
    return is_about or (at == 0 and (behind[0].islower() or known.is_group(behind[0].lower())))


def _is_handle_with_colon(name: str, language: str) -> bool:
    """Return whether a colon is a part of a handle ("Code:Z") and parts no label from a name."""
    match = _HANDLE_WITH_COLON.fullmatch(name)
    return match is not None and not label_kind(match["before"], language)


def _says_all_came(words: Sequence[str], known: AttendeeWords, language: str) -> bool:
    """Return whether words say of everybody at once that they came or not: "전원 참석", "alle anwesend"."""
    told = label_kind(" ".join(words[1:]), language) if len(words) > 1 else None
    return told in PEOPLE and known.is_nobody(words[0].lower())
