"""Reads the number of an agenda item from its heading."""

import re
from collections.abc import Mapping
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, without_accents
from bot.minutes.shown import shown_text
from bot.text import HAN, has_han, normalise

_TEN = 10
_MOST_TOGETHER = 4  # items that one heading may be of: "5 & 6"
_COUNTER = "[호号號]"  # behind a number, in its stead of a word for what is counted: "第1号", "제1호"
_IN_BRACKETS = re.compile(r"[(（]\d{1,2}[)）]\s*(?=\S)")
"""A number that parts of an item have as often as items: it is none of an agenda."""
_BEHIND = re.compile(r"\s*[:：、.．)）\-–—]+\s*\w")


ROMAN = ("", *"I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split())
"""The Roman numbers from 1 to 20, each at its place."""
_IN_ROMAN = f"(?-i:{'|'.join(ROMAN[1:])})"  # small ones count the parts of an item

CIRCLED = "".join(map(chr, range(0x2460, 0x2474)))
"""The numbers from 1 to 20 in circles, as plain texts count with them: "①"."""


def chinese_number(text: str) -> int | None:
    """Return the value of a Chinese number up to 99, of one in a circle, or of digits; None for anything else.

    >>> chinese_number("12"), chinese_number("三"), chinese_number("十二"), chinese_number("③"), chinese_number("x")
    (12, 3, 12, 3, None)
    """
    if text.isascii() and text.isdecimal():
        return int(text)
    if len(text) == 1 and text in CIRCLED:
        return CIRCLED.index(text) + 1
    digits, ten = _digits()
    if ten and ten in text:
        tens, _, ones = text.partition(ten)
        values = (digits.get(tens, 1 if not tens else None), digits.get(ones, 0 if not ones else None))
        return None if None in values else (values[0] or 0) * _TEN + (values[1] or 0)
    return digits.get(text)


@cache
def numerals() -> str:
    """Return the characters that numbers are written with besides digits, as a class without brackets."""
    return "".join(words_for().dates.numerals)


@cache
def counts() -> Mapping[str, int]:
    """Return the words that count agenda items, with their numbers."""
    known = words_for().agenda_counts
    return {**{without_accents(word): number for word, number in known.items()}, **known}


@cache
def _digits() -> tuple[Mapping[str, int], str]:
    """Return the characters for 0 to 9 with what they are worth, and the one for 10."""
    known = words_for().dates.numerals
    digits = {character: value for character, value in known.items() if value < _TEN}
    return digits, next((character for character, value in known.items() if value == _TEN), "")


@cache
def _number(language: str, *, with_han: bool) -> re.Pattern[str]:
    """Return the pattern of a number; the one for normalised Chinese characters apart, for making it takes long."""
    words = words_for(language).agenda_numbers
    words = tuple(dict.fromkeys(map(normalise, words))) if with_han else words
    numeral = f"[{numerals()}]"
    counter = rf"{_COUNTER}(?:議案|议案|(?=\s?[:：.．、]))"
    number = rf"\d{{1,3}}(?!\w)|\d{{1,3}}(?={counter})|{numeral}{{1,3}}(?=[号號、，,：:．.)）\s和与與及&-]|$)"
    number += rf"|{_IN_ROMAN}(?=\s?[:：.)–—-]|$)"
    labelled = rf"\W*+{any_of(words)}\s*+(?:#\s*+)?(?P<labelled>{number})(?:{counter})?"
    counted = rf"(?P<counted>{any_of(counts())})(?:\.[\s–—-]{{1,3}}|\)\s)(?=\S)"
    plain = rf"(?P<plain>\d{{1,2}}|{_IN_ROMAN})[.)、．](?=\s|[{HAN}])"
    bracketed = rf"(?<=[(（]{numeral})[)）]|(?<=[(（]{numeral}{{2}})[)）]"
    chinese = rf"[(（]?(?P<chinese>{numeral}{{1,3}})(?:、|{bracketed})"
    return re.compile(rf"(?:{labelled})|(?:{counted})|(?:{plain})|{chinese}", re.IGNORECASE)


def names_number(line: str, language: str = "") -> bool:
    """Return whether a line begins with a numbered name of a topic, and says more than that.

    >>> names_number("Topic 1: the hedge"), names_number("议题二、雨桶")
    (True, True)
    >>> names_number("Topic 1"), names_number("2. Hedge")
    (False, False)
    """
    line = normalise(line)
    match = _number(own_language(language), with_han=has_han(line)).match(line)
    return match is not None and match["labelled"] is not None and bool(_BEHIND.match(line, match.end()))


def without_number(heading: str, language: str = "") -> str:
    """Return what a heading is about, without the number of the agenda item before it.

    >>> [without_number(heading) for heading in ("议程 6：Issue 任务答疑", "2. Roadmap", "Agenda 3", "5 hoses")]
    ['Issue 任务答疑', 'Roadmap', 'Agenda 3', '5 hoses']
    >>> without_number("IV. Reports"), without_number("Item II: the hose"), without_number("Item I think of")
    ('Reports', 'the hose', 'Item I think of')
    """
    line = normalise(heading)
    match = _number(own_language(language), with_han=has_han(line)).match(line) or _IN_BRACKETS.match(line)
    if match is None or len(line) != len(heading):  # what was changed in length has no place in the heading
        return heading
    return heading[match.end() :].lstrip(" \t:：、.．)）-–—") or heading


def is_number_alone(wording: str, language: str = "") -> bool:
    """Return whether a wording is a number of the agenda and nothing else.

    >>> [is_number_alone(wording, "en") for wording in ("**Item 1**", "Item 1: hose", "Hose")]
    [True, False, False]
    """
    bare = normalise(shown_text(wording)).strip(" *_")
    match = _number(own_language(language), with_han=has_han(bare)).match(bare)
    return match is not None and not any(map(str.isalnum, bare[match.end() :]))


def names_topic(line: str, language: str = "") -> bool:
    """Return whether a line says that a topic begins: "TOPIC: the hedge", "Topic 2: the pond".

    >>> names_topic("TOPIC: the hedge"), names_topic("Sub-topic: roots"), names_topic("Topic:"), names_topic("Topics")
    (True, True, False, False)
    """
    return _topic_label(own_language(language)).match(line.strip(" *_")) is not None


@cache
def _topic_label(language: str) -> re.Pattern[str]:
    words = words_for(language).headings.topic_columns
    return re.compile(rf"(?:[^\W\d_]{{2,6}}[- ])?{any_of(words)}\s?\d{{0,2}}\**\s*[:：]\**\s*[\w\[]", re.IGNORECASE)


def agenda_number(heading: str, language: str = "") -> int | None:
    """Return the number of an agenda item of minutes in some language, None if its heading has none.

    >>> agenda_number("议程 6：Issue 任务答疑"), agenda_number("议程二：metainfo"), agenda_number("Agenda 3: Layout")
    (6, 2, 3)
    >>> agenda_number("PRIMERO.- Cuentas"), agenda_number("의안 제2호 : 외벽 도색 시기", "ko")
    (1, 2)
    >>> agenda_number("第３号議案", "ja"), agenda_number("IV. Reports"), agenda_number("i) hose")
    (3, 4, None)
    >>> agenda_number("2. Roadmap"), agenda_number("三、雨桶"), agenda_number("2022 plans"), agenda_number("Item")
    (2, 3, None, None)
    """
    heading = normalise(shown_text(heading))
    match = _number(own_language(language), with_han=has_han(heading)).match(heading)
    return _value(match) if match else None


def _value(match: re.Match[str]) -> int | None:
    """Return the number of an agenda item that was found."""
    if match["counted"]:
        return counts().get(match["counted"].lower())
    number = match["labelled"] or match["plain"] or match["chinese"]
    return ROMAN.index(number) if number in ROMAN else chinese_number(number)


def last_agenda_number(heading: str, language: str = "") -> int | None:
    """Return the number of the last agenda item that a heading is of, which may be of several; None for no number.

    >>> last_agenda_number("Topic 5 & 6: hoses"), last_agenda_number("议题五和六：雨桶")
    (6, 6)
    >>> last_agenda_number("Topic 5: 6 hoses"), last_agenda_number("5 hoses")
    (5, None)
    """
    heading = normalise(shown_text(heading))
    match = _number(own_language(language), with_han=has_han(heading)).match(heading)
    if match is None:
        return None
    last = _value(match)
    position = match.end()
    while last is not None and (further := _further(own_language(language)).match(heading, position)):
        number = chinese_number(further["number"])
        if number is None or not last < number < last + _MOST_TOGETHER:
            break
        last, position = number, further.end()
    return last


@cache
def _further(language: str) -> re.Pattern[str]:
    """Return the pattern of one more number behind that of an agenda item."""
    joining = words_for(language).labels.joining
    words = words_for(language).agenda_numbers
    return re.compile(
        rf"\s*+(?:[&+]|{any_of(joining)})\s*+(?:{any_of(words)}\s*+)?(?P<number>\d{{1,3}}(?!\w)|[{numerals()}]{{1,3}})",
        re.IGNORECASE,
    )
