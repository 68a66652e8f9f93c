"""Who has to wait before asking again; kept in memory, where a restart forgets it."""

import math
import time
from collections.abc import Callable, Hashable

_MOST = 10_000
"""Pauses that are kept in mind at the same time; beyond them the oldest are let go."""


class Pauses:
    """Remembers until when somebody, or a channel, has a pause."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until: dict[Hashable, float] = {}

    def __len__(self) -> int:
        """Return how many are remembered."""
        return len(self._until)

    def left(self, key: Hashable) -> int:
        """Return for how many seconds a pause goes on, 0 for none."""
        return max(math.ceil(self._until.get(key, 0.0) - self._clock()), 0)

    def begin(self, key: Hashable, seconds: int) -> None:
        """Begin a pause, or begin it anew; none for 0 seconds."""
        self._until.pop(key, None)
        if seconds <= 0:
            return
        if len(self._until) >= _MOST:
            now = self._clock()
            self._until = {key: until for key, until in self._until.items() if until > now}
        while len(self._until) >= _MOST:
            del self._until[next(iter(self._until))]
        self._until[key] = self._clock() + seconds

    def is_first(self, key: Hashable, seconds: int) -> bool:
        """Return whether nothing was said of this lately, and take note that it is said now."""
        if self.left(key):
            return False
        self.begin(key, seconds)
        return True
