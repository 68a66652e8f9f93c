"""Which questions were answered in which channel a moment ago, so that nobody has to scroll past an answer twice."""

import time
from collections.abc import Callable
from hashlib import blake2b
from typing import NamedTuple

from bot.text import fold

_MAX_REMEMBERED_ANSWERS = 10_000
"""Answers that are remembered at the same time; beyond them the oldest are let go."""

_MAX_CHARACTERS = 1_000
"""Characters of what was asked that tell it from other questions: no more of a question is read."""


class _Answered(NamedTuple):
    message: int
    until: float


class RecentAnswers:
    """Remembers where a question was answered, by a fingerprint that does not tell the question."""

    def __init__(
        self,
        minutes: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        changed: Callable[[], bool] = lambda: False,
    ) -> None:
        """`changed` tells whether the answers come from something else than when it was last asked."""
        self._changed = changed
        self._seconds = 60 * minutes
        self._clock = clock
        self._answered: dict[bytes, _Answered] = {}
        self._times_forgotten = 0

    def fingerprint(self, channel: int, *asked: str) -> bytes:
        """Return what the same question in this channel has in common, until everything is forgotten.

        Take it before answering: an answer from minutes that are read again meanwhile is then remembered for nobody.
        """
        if self._changed():
            self.forget()
        typed = (" ".join(fold(part[:_MAX_CHARACTERS]).split()) for part in asked)
        parts = (str(self._times_forgotten), str(channel), *typed)
        return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=16).digest()

    def find(self, fingerprint: bytes) -> int | None:
        """Return the message that answered this, None if that is long ago or never was."""
        found = self._answered.get(fingerprint)
        return found.message if found and found.until > self._clock() else None

    def remember(self, message: int, fingerprint: bytes) -> None:
        """Keep in mind for a while that a message answers what was asked."""
        if self._seconds <= 0:
            return
        now = self._clock()
        # All are kept equally long, so the first ones are the first to go.
        while self._answered and (
            len(self._answered) >= _MAX_REMEMBERED_ANSWERS or next(iter(self._answered.values())).until <= now
        ):
            del self._answered[next(iter(self._answered))]
        self._answered.pop(fingerprint, None)
        self._answered[fingerprint] = _Answered(message, now + self._seconds)

    def forget(self) -> None:
        """Let go of every answer, because the minutes may say something else by now."""
        self._times_forgotten += 1
        self._answered.clear()

    def forget_message(self, message: int) -> None:
        """Let go of an answer that is no longer there."""
        for fingerprint in [key for key, answered in self._answered.items() if answered.message == message]:
            del self._answered[fingerprint]
