"""Work that is done beside the rest: in one thread of its own, however often it is asked for."""

import logging
import threading
from collections.abc import Callable

_LOG = logging.getLogger(__name__)


class Background:
    """Does one thing in a thread, and once more where it was asked for meanwhile; never two at the same time."""

    def __init__(self, work: Callable[[], None], *, name: str, without: str) -> None:
        """`name` says what it is; `without` tells in the log what goes on while the work cannot be done."""
        self._work = work
        self._name = name
        self._without = without
        self._lock = threading.Lock()
        self._is_wanted = False
        self._is_at_work = False

    def ask(self) -> None:
        """Have it done soon; where it is under way, once more after that."""
        with self._lock:
            self._is_wanted = True
            if self._is_at_work:
                return
            self._is_at_work = True
        threading.Thread(target=self._run, name=self._name, daemon=True).start()

    def _run(self) -> None:
        while self._takes_up():
            try:
                self._work()
            except Exception as error:  # whatever it may be: nobody waits here who could be told
                reason = " ".join(f"{type(error).__name__}: {error}".split())
                _LOG.error("%s failed (%s); %s", self._name, reason, self._without)

    def _takes_up(self) -> bool:
        """Return whether there is something to do, and take it as begun."""
        with self._lock:
            self._is_at_work, self._is_wanted = self._is_wanted, False
            return self._is_at_work
