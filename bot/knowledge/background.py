"""Work that is done beside the answers: in one thread of its own, however often it is asked for."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far work is."""

    share: float | None = None
    """0 to 1, None if it is not known."""


class Background:
    """Does one thing in a thread, and once more where it was asked for meanwhile; never two at the same time."""

    def __init__(self, work: Callable[[Callable[[int, int], None]], None], *, name: str, without: str) -> None:
        """`work` is handed what to tell how much of it is done, and of how much.

        `name` says what it is; `without` tells in the log what goes on while the work cannot be done.
        """
        self._work = work
        self._name = name
        self._without = without
        self._changed = threading.Condition()
        self._is_wanted = False
        self._is_at_work = False
        self._began = 0.0
        self._progress = Progress()

    @property
    def progress(self) -> Progress | None:
        """How far the work is, None if none is under way."""
        return self._progress if self._is_at_work else None

    def ask(self) -> None:
        """Have it done soon; if it is under way, once more after that."""
        with self._changed:
            self._is_wanted = True
            if self._is_at_work:
                return
            self._is_at_work = True
            self._began = time.monotonic()
            self._progress = Progress()
        threading.Thread(target=self._run, name=self._name, daemon=True).start()

    def wait(self, seconds: float, *, at_first: float) -> None:
        """Return when no work is under way, when the time is over, or when it is `at_first` seconds after it began."""
        with self._changed:
            left = min(seconds, self._began + at_first - time.monotonic())
            self._changed.wait_for(lambda: not self._is_at_work, timeout=max(left, 0.0))

    def _run(self) -> None:
        while self._takes_up():
            try:
                self._work(self._tell)
            except Exception as error:  # whatever it may be: nobody waits here who could be told
                reason = " ".join(f"{type(error).__name__}: {error}".split())
                _LOG.error("%s failed (%s); %s", self._name, reason, self._without)

    def _takes_up(self) -> bool:
        """Return whether there is something to do, and take it as begun."""
        with self._changed:
            self._is_at_work, self._is_wanted = self._is_wanted, False
            self._progress = Progress()
            if not self._is_at_work:
                self._changed.notify_all()
            return self._is_at_work

    def _tell(self, done: int, count: int) -> None:
        self._progress = Progress(done / count if count else None)
