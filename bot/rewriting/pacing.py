"""When a question may be sent: not too many in a minute, and not while the model is in trouble."""

import random
import threading
import time
from collections import deque
from collections.abc import Callable

_MINUTE = 60.0
_FIRST_PAUSE = 2.0
_LONGEST_PAUSE = 300.0
_LEAST_SHARE = 0.75
"""Of a pause; it is drawn by chance from there on, so that several bots do not come back at the same moment."""


class Pacing:
    """Counts what was sent and what failed; may be used by several threads at once."""

    def __init__(self, most_a_minute: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds; tests hand in their own."""
        self._most = most_a_minute
        self._clock = clock
        self._sent: deque[float] = deque()
        self._failures = 0
        self._tries = False
        """Whether one was let through since the last failure, to try."""
        self._closed_until = 0.0
        self._lock = threading.Lock()

    def admits(self) -> bool:
        """Return whether a question may be sent now; if so, it counts as sent."""
        with self._lock:
            now = self._clock()
            while self._sent and self._sent[0] <= now - _MINUTE:
                self._sent.popleft()
            if now < self._closed_until or len(self._sent) >= self._most:
                return False
            if self._failures:  # one is let through to try; the others wait for how that ends
                self._tries = True
                self._closed_until = now + self._pause()
            self._sent.append(now)
            return True

    def failed(self, retry_after: float = 0.0) -> bool:
        """Hold back for a while, longer each time it fails in a row; return whether it is the first in a row."""
        with self._lock:
            is_first = not self._failures
            if is_first or self._tries:  # those that were on their way together fail for one reason, which counts once
                self._failures += 1
            self._tries = False
            pause = max(self._pause(), min(retry_after, _LONGEST_PAUSE))
            self._closed_until = max(self._closed_until, self._clock() + pause)
            return is_first

    def succeeded(self) -> bool:
        """Hold back no more; return whether it had failed before."""
        with self._lock:
            had_failed = self._failures > 0
            self._failures = 0
            self._tries = False
            self._closed_until = 0.0
            return had_failed

    def _pause(self) -> float:
        doubled: float = _FIRST_PAUSE * 2.0 ** min(self._failures - 1, 20)
        return min(doubled, _LONGEST_PAUSE) * random.uniform(_LEAST_SHARE, 1.0)
