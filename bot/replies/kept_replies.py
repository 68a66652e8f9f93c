"""Replies that are given again to whoever asks the same, as long as they come from the same minutes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from bot.replies.model import Reply

_MOST_KEPT = 1_000
"""Replies that are kept at the same time; beyond them, what was not asked for longest is let go."""


class KeptReplies:
    """Keeps the latest replies in memory; several may use it at the same time."""

    def __init__(self, changed: Callable[[], bool], *, most: int = _MOST_KEPT) -> None:
        """`changed` tells whether replies come from something else than when it was last asked."""
        self._changed = changed
        self._most = most
        self._kept: OrderedDict[Hashable, Reply] = OrderedDict()
        self._times_forgotten = 0
        self._using = threading.Lock()

    def find(self, asked: Hashable) -> Reply | None:
        """Return the reply to what is asked, None if none is kept."""
        with self._using:
            self._forget_outdated()
            reply = self._kept.get(asked)
            if reply is not None:
                self._kept.move_to_end(asked)
            return reply

    def forget(self) -> None:
        """Let go of everything."""
        with self._using:
            self._times_forgotten += 1
            self._kept.clear()

    @property
    def times_forgotten(self) -> int:
        """How often all was let go of, because it might be otherwise by now."""
        return self._times_forgotten

    def keep(self, asked: Hashable, reply: Reply, *, since: int) -> None:
        """Keep the reply to what is asked, unless all was let go of since this was so many times the case.

        What was made while the minutes changed may be of the ones before.
        """
        with self._using:
            self._forget_outdated()
            if self._times_forgotten != since:
                return
            self._kept[asked] = reply
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def _forget_outdated(self) -> None:
        if self._changed():
            self._times_forgotten += 1
            self._kept.clear()
