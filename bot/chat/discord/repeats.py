"""Which questions were answered in which channel a moment ago, so that nobody has to scroll past an answer twice."""

import time
from collections.abc import Callable
from hashlib import blake2b
from typing import NamedTuple

from bot.text import fold

_MOST = 10_000
"""Answers that are remembered at the same time; beyond them the oldest are let go."""


class _Answered(NamedTuple):
    message: int
    until: float


class RecentAnswers:
    """Remembers where a question was answered, by a fingerprint that does not tell the question."""

    def __init__(self, minutes: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = 60 * minutes
        self._clock = clock
        self._answered: dict[bytes, _Answered] = {}

    def find(self, channel: int, *asked: str) -> int | None:
        """Return the message that answered this in this channel, None where that is long ago or never was."""
        found = self._answered.get(_fingerprint(channel, asked))
        return found.message if found and found.until > self._clock() else None

    def remember(self, message: int, channel: int, *asked: str) -> None:
        """Keep in mind for a while that a message answers what was asked."""
        if self._seconds <= 0:
            return
        now = self._clock()
        # All are kept equally long, so the first ones are the first to go.
        while self._answered and (len(self._answered) >= _MOST or next(iter(self._answered.values())).until <= now):
            del self._answered[next(iter(self._answered))]
        key = _fingerprint(channel, asked)
        self._answered.pop(key, None)
        self._answered[key] = _Answered(message, now + self._seconds)


def _fingerprint(channel: int, asked: tuple[str, ...]) -> bytes:
    words = "\0".join((str(channel), *(" ".join(fold(part).split()) for part in asked)))
    return blake2b(words.encode("utf-8", "replace"), digest_size=16).digest()
