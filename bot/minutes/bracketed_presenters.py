"""Finds who presents an agenda item in the brackets of its heading: `… (5m, Lee)`, `… [Luke Wagner]`."""

import re
from collections.abc import Container, Iterator, Sequence

from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.attendee_words import attendee_words
from bot.minutes.label_words import label_kind
from bot.minutes.named_together import are_together, may_be_called
from bot.minutes.names import initials, looks_like_name, name_key
from bot.minutes.presenter_times import BRACKETS
from bot.minutes.presenter_words import PresenterWords
from bot.text import has_han

_NUMBERED = re.compile(r"(?<![^\W_])[A-Z]{2,9}[ -]?\d{1,6}\]?\s*\Z")
"""What has a number for its name, and its title in brackets behind it: "RFC 12 (Royal Fern)"."""
_NESTED = re.compile(r"\(([^()]{2,40}) \(([^()]{2,40})\)\)$")
_HANDLE = re.compile(r"[A-Za-z0-9][\w.-]{0,40}")
_WORD = re.compile(r"\w+(?::\d{2})*")
_COUNT = re.compile(r"\s*(?:\d{1,3}[.)]\s*)?")
_RUNS = re.compile(r"[,，、;；]")
_DASH = re.compile(r"\s[-–—]\s")
_MAX_BEFORE = 500  # characters before a bracket that may hold the abbreviation it spells out
_MIN_ABBREVIATION = 2  # letters
_MIN_LONG_FORM = 3  # words right behind what they spell out
_MAX_PLAIN_NAMES = 2  # words of a name that begins with a common word: "Will Marsh"


def in_brackets(plain: str, people: AttendeeNames, words: PresenterWords, raisers: Container[str]) -> Iterator[str]:
    """Yield the people whom the brackets of a plain heading name, beside a time or not: `Hose (Ada Byron, 10 min)`.

    What brackets say of the topic is nobody: another name of it, an abbreviation spelled out, a remark.
    """
    nested = _NESTED.search(plain)
    if nested and all(people.name_of(name) or people.shortens(name) for name in nested.groups()):
        yield from nested.groups()  # "Hose (Ada (Bo))"
        return
    for match in BRACKETS.finditer(plain):
        inside = match[1]
        is_aside = match.start() == 0 or match.end() == len(plain)
        is_counted = match.end() == len(plain) and plain[match.start()] in "[【"
        if len(match.group()) == len(plain) or (is_counted and _COUNT.fullmatch(plain, 0, match.start())):
            continue  # brackets around all of it mark the topic: "2. [The hose]"
        # In the midst, only somebody known is named where people are listed: "Proposal 7 (Royal Fern), stage 2".
        ends_topic = is_aside or not people or _are_asides(plain[match.end() :], words)
        before = plain[max(0, match.start() - _MAX_BEFORE) : match.start()]
        is_title = _explains(before, inside) or _NUMBERED.search(before) is not None
        if is_title and not people.name_of(inside.strip()):
            continue
        parts = _parts(inside, words)
        timed = any(map(words.time.match, parts))
        if (
            len(parts) == 1
            and not timed
            and _says_topic_again(before, inside, people)
            and name_key(inside) not in raisers
        ):
            continue
        if is_aside and are_together(inside, parts, people, words):
            yield from parts
            continue
        for part in parts:
            written = words.time.sub("", part).strip(" -–—:：")
            name = words.presenting.sub("", written)  # "Ada presents"
            if name != written and has_han(name) and not people.name_of(name):
                continue  # what begins like a family name may be a thing: "钱包介绍"
            # "Use (@garden, 2m)" may be a part of the topic in its midst, and is who presents at its ends.
            name = _before_small_word(name.lstrip("@＠"), words) if timed and is_aside else name
            # Beside a time even a first name is somebody's; elsewhere it has to look like a whole one.
            if (
                any(map(str.isalpha, name))  # "(10 - 15 minutes)"
                and not name.startswith(("@", "＠"))
                and (
                    people.name_of(name)
                    or (is_aside and name_key(name) in raisers)
                    or (is_aside and people.shortens(name) and may_be_called(name, words))
                    or ((ends_topic or timed or len(parts) > 1) and _may_be_person(name, words))
                    or (timed and name[:1].isupper() and name.isalpha() and not _is_nobody(name.lower(), words))
                    or (
                        timed
                        and is_aside
                        and _HANDLE.fullmatch(name)
                        and not _is_nobody(name.lower(), words)
                        and (part[0] in "@＠" or _is_alone(name, parts, words))
                    )
                )
            ):
                yield name


def _are_asides(behind: str, words: PresenterWords) -> bool:
    """Return whether nothing but brackets, times and a word such as "slides" stand behind a topic."""
    return len(_WORD.findall(words.time.sub("", BRACKETS.sub("", behind)))) <= 1


def _says_topic_again(before: str, inside: str, people: AttendeeNames) -> bool:
    """Return whether several words in Latin letters stand behind a topic in characters, among people named in these."""
    holds_latin = any(character.isascii() and character.isalpha() for character in before)
    is_said_again = bool(before.strip()) and not holds_latin and inside.isascii() and " " in inside.strip()
    return is_said_again and people.in_characters and not people.name_of(inside.strip())


def _is_nobody(word: str, words: PresenterWords) -> bool:
    """Return whether a word beside a time is a day of the week, an office or a group: "(Treasurer, 5 min)"."""
    group = attendee_words(words.language)
    is_office = word in words.no_names or label_kind(word, words.language) is not None
    return is_office or word in words.weekdays or group.is_nobody(word) or group.is_group(word)


def _before_small_word(name: str, words: PresenterWords) -> str:
    """Return a name without the remark behind it: "Ada for the board", "Bo because Ada is ill"."""
    written = name.split()
    ends = (at for at, word in enumerate(written) if at and word.islower() and word in words.not_before)
    return " ".join(written[: next(ends, len(written))])


def _parts(inside: str, words: PresenterWords) -> list[str]:
    """Return the names and times that stand in brackets; what a dash leads to is a time, or somebody's office."""
    found: list[str] = []
    for run in _RUNS.split(inside):
        first, *others = [part.strip() for part in words.parts.split(run) if part.strip()] or [""]
        offices = looks_like_name(first, words.language) and _DASH.search(run) is not None
        found += [first, *(part for part in others if not offices or words.time.match(part))]
    return [part.rstrip("?？ ") for part in found if part.strip("?？ ")]  # "Hose (Ada?)"


def _is_alone(name: str, parts: Sequence[str], words: PresenterWords) -> bool:
    """Return whether one word and a time are all that stands in brackets, and the word is none of everyday language."""
    others = [part for part in parts if words.time.sub("", part).strip() and part.strip() != name]
    return not others and name.isalnum() and name.lower() not in words.common and name.lower() not in words.no_names


def _explains(before: str, inside: str) -> bool:
    """Return whether what stands in brackets spells out an abbreviation, or is one of what stands before it.

    So do `RHS (Royal Hedge Society)` and `US Rose Show (US RS)`; and three words or more right behind a name are its
    long form, as in `Hedgy(Hedge Garden Yards)`.
    """
    letters = "".join(filter(str.isalpha, inside))
    if len(letters) >= _MIN_ABBREVIATION and letters.isupper():
        return "".join(filter(str.isupper, before)).endswith(letters)
    if len(inside.split()) >= _MIN_LONG_FORM and "," not in inside and before[-1:].isascii() and before[-1:].isalpha():
        return True
    short = next(iter(before.rsplit(maxsplit=1)[-1:]), "")
    if len(short) < _MIN_ABBREVIATION or not (short.isupper() and short.isalpha()):
        return False
    following = iter(short)
    return inside[:1] == short[0] and all(letter in following for letter in initials(inside))


def _may_be_person(name: str, words: PresenterWords) -> bool:
    """Return whether a name that no list holds is that of a person, and no title of something."""
    common = [word in words.common for word in name.lower().split()]
    is_title = all(common) or (common[0] and len(common) > _MAX_PLAIN_NAMES)
    is_title = is_title or (name.isupper() and " " in name)  # "NOT PUBLIC"
    if is_title or any(map(str.isdecimal, name)) or attendee_words(words.language).is_organisation(name):
        return False
    return looks_like_name(name, words.language)
