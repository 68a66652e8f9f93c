"""Keeps what was built of many minutes for the next start; few are built again in less than a second."""

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from bot.knowledge.garbage_collection import gc_frozen, give_back_unused
from bot.knowledge.ingest import SourceContents
from bot.storage.plain import Plain

_LOG = logging.getLogger(__name__)
_MIN_CHARACTERS_KEPT = 1_000_000  # characters
T = TypeVar("T")


class Store(Protocol):
    """Keeps values between runs, by all that they were built from."""

    def get(self, line: str, origin: Iterable[str]) -> Plain | None:
        """Return what is kept for this origin, None if there is nothing; `line` names what follows upon each other."""
        ...

    def put(self, line: str, origin: Iterable[str], value: Plain) -> None:
        """Keep a value."""
        ...


class BuildCache:
    """A store, asked only for what is worth it. What it gives is checked, and built anew when in doubt."""

    def __init__(self, store: Store | None) -> None:
        """Without a store, nothing is kept."""
        self._store = store

    def get(self, contents: SourceContents, make: Callable[[Plain], T], *built_by: str) -> T | None:
        """Return what `make` makes of what was kept of these files; None if nothing was, or nothing can be made of it.

        `built_by` tells with what settings, and behind them what it is.
        """
        if self._store is None or contents.characters < _MIN_CHARACTERS_KEPT:
            return None
        with gc_frozen():
            kept = self._store.get(_line(contents, built_by), _origin(contents, built_by))
            try:
                return make(kept) if kept is not None else None
            # Whatever it is that fails: what was kept is not to be trusted, and the files are here to be read.
            except Exception as error:
                reason = f"{type(error).__name__}: {error}"
                _LOG.warning("what was kept cannot be used, so everything is read anew: %s", reason)
                return None

    def put(self, contents: SourceContents, make: Callable[[], Plain], *built_by: str) -> None:
        """Keep what was built of these files, as `make` makes it."""
        if self._store is None or contents.characters < _MIN_CHARACTERS_KEPT:
            return
        try:
            value = make()
        except ValueError as error:  # a path that is no valid text, for one
            _LOG.warning("what was read cannot be kept for the next start: %s", error)
            return
        self._store.put(_line(contents, built_by), _origin(contents, built_by), value)
        del value
        give_back_unused()


def _line(contents: SourceContents, built_by: tuple[str, ...]) -> str:
    """Return what stays the same when files or settings change: the sources, and what is built of them."""
    return repr(([source.name for source in contents.sources], built_by[1:]))


def _origin(contents: SourceContents, built_by: tuple[str, ...]) -> Iterator[str]:
    yield repr(built_by)
    yield from contents.origin()
