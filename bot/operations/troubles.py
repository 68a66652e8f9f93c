"""What is wrong at the moment, and that it is told once and not at every try."""

import logging
from collections.abc import Callable

_LOG = logging.getLogger(__name__)


class Troubles:
    """Knows what is wrong, by where; an instance lives as long as the program."""

    def __init__(self, *, failed: Callable[[str], None], mended: Callable[[], None]) -> None:
        """`failed` is told each reason once, until all is well there; `mended`, that nothing is wrong any more."""
        self._failed = failed
        self._mended = mended
        self._told: dict[str, set[str]] = {}

    def note(self, where: str, reason: str) -> None:
        """Take down what is wrong somewhere."""
        told = self._told.setdefault(where, set())
        if reason not in told:
            told.add(reason)
            _LOG.warning("%s: %s", where, reason.removeprefix(f"{where}: "))
            self._failed(reason)

    def mend(self, where: str) -> None:
        """Take down that all is well there."""
        if self._told.pop(where, None) is None:
            return
        _LOG.info("%s: all is well again", where)
        if not self._told:
            self._mended()
