"""Decides when a change in a folder is to be read: when it has come to rest, or when that takes too long."""

from bot.sources.looking import Marks

READ_NOW = 0.0


class Settling:
    """Is shown what a folder looks like again and again; one instance for each source.

    A file that is still changing when the longest wait is over is *restless*, such as a log. From then on it holds up
    nothing else, and is itself read now and then only, until it comes to rest.
    """

    def __init__(self, *, quiet: float, longest: float, restless: float) -> None:
        self._quiet = quiet
        self._longest = longest
        self._restless_wait = restless
        self._before: Marks = {}
        self._changed_at: dict[str, float] = {}
        self._loud_since: float | None = None
        self._restless: set[str] = set()
        self._read_at = float("-inf")

    def wait(self, read: Marks | None, now: Marks, *, at: float) -> float | None:
        """Return how long to wait before the next look; `READ_NOW` to read it, None where nothing has changed.

        `read` is what was last read, None for nothing that could be; `at` is the time in seconds.
        """
        self._note_changes(now, at)
        differing = {path for path in {*(read or {}), *now} if read is None or read.get(path) != now.get(path)}
        if not differing and read is not None:
            self._loud_since = None
            return None
        moving = {path for path in differing if at - self._changed_at.get(path, float("-inf")) < self._quiet}
        loud = moving - self._restless
        if loud:
            self._loud_since = at if self._loud_since is None else self._loud_since
            if at - self._loud_since < self._longest:
                return self._quiet
        elif differing and moving == differing and at - self._read_at < self._restless_wait:
            return self._quiet  # all that has changed is restless
        self._restless = moving
        self._loud_since, self._read_at = None, at
        return READ_NOW

    def _note_changes(self, now: Marks, at: float) -> None:
        for path in {*self._before, *now}:
            if self._before.get(path) != now.get(path):
                self._changed_at[path] = at
        self._changed_at = {path: when for path, when in self._changed_at.items() if at - when <= self._quiet}
        self._before = now
