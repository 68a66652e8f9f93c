"""Finds which of the latest meetings a question means: the last one, the one before it, or the last three."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.minutes.agenda import chinese_number
from bot.search.meeting_words import MEETING, MEETING_IN_CHINESE
from bot.text import Slice

_MOST = 20  # meetings; whoever asks for more means all of them
_NEWEST = r"(?:latest|last|most\s+recent|newest|previous)"
_IN_CHINESE = rf"(?:{MEETING_IN_CHINESE}|(?:社区)?(?:开会|会))"
_COUNT = r"(?P<count>\d{1,2}|[二两三四五六七八九十])"
_SOME = (
    # "the last three meetings"
    re.compile(rf"\b(?:the\s+)?{_NEWEST}\s+(?P<count>\d{{1,2}}|two|three|four|five)\s+{MEETING}\b", re.IGNORECASE),
    re.compile(rf"(?:最近|最新|最后|过去|前)的?{_COUNT}[次期场回](?:的)?(?:{_IN_CHINESE})?"),
)
_BEFORE = (
    # "the meeting before last", "the second to last meeting"
    re.compile(
        rf"\b(?:the\s+)?{MEETING}\b\s+before\s+(?:the\s+)?last\b|\b(?:the\s+)?(?:second(?:\s+to|-)[\s-]?last|penultimate)\s+{MEETING}\b",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<steps>上{{2,5}})一?[次期场回](?:的)?(?:{_IN_CHINESE})?"),
    re.compile(rf"倒数第{_COUNT}[次期场回](?:的)?(?:{_IN_CHINESE})?"),
)
_LAST = (
    re.compile(rf"\b(?:the\s+)?{_NEWEST}\s+{MEETING}\b", re.IGNORECASE),
    re.compile(rf"(?:最近|最新|最后)(?:的)?一?[次期场回]?(?:的)?{_IN_CHINESE}|最近一[次期场回]"),
    re.compile(rf"(?<!上)上一?[次期场回](?:的)?{_IN_CHINESE}"),
)
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5}


class FoundLatest(NamedTuple):
    """Which of the latest meetings are meant, and where that stands."""

    place: Slice
    positions: tuple[int, ...]
    """Counted back from the last one, which is 0."""


def find_latest(text: str) -> FoundLatest | None:
    """Return which of the latest meetings a normalised text means, None where it means none.

    >>> [find_latest(text).positions for text in ("the last meeting", "上上次会议", "the last three calls")]
    [(0,), (1,), (0, 1, 2)]
    """
    return next(_found(text), None)


def _found(text: str) -> Iterator[FoundLatest]:
    for match in _matches(_SOME, text):
        yield FoundLatest(Slice(*match.span()), tuple(range(min(_number(match["count"]), _MOST))))
    for match in _matches(_BEFORE, text):
        said = match.groupdict()
        back = len(said["steps"]) - 1 if said.get("steps") else _number(said.get("count") or "two") - 1
        yield FoundLatest(Slice(*match.span()), (max(back, 0),))
    for match in _matches(_LAST, text):
        yield FoundLatest(Slice(*match.span()), (0,))


def _matches(patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from pattern.finditer(text)


def _number(written: str) -> int:
    return _WORDS.get(written.lower()) or chinese_number(written) or 1
