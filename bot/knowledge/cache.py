"""Keeps what was built of many minutes for the next start; few are built again in less than a second."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from bot.knowledge.garbage_collection import gc_frozen, give_back_unused
from bot.knowledge.ingest import SourceContents
from bot.knowledge.workers import ReadFile
from bot.search.engine import Search

_MIN_CHARACTERS_KEPT = 1_000_000  # characters


@dataclass(frozen=True, slots=True)
class KeptMinutes:
    """What the next start need not make again if it finds the same files; kept between runs as a pickle."""

    files: tuple[ReadFile, ...]
    search: Search
    """Without embeddings, which are kept by themselves."""


class Store(Protocol):
    """Keeps values between runs, by all that they were built from."""

    def get(self, origin: Iterable[str]) -> object | None:
        """Return what is kept for this origin, None if there is nothing."""
        ...

    def put(self, origin: Iterable[str], value: object) -> None:
        """Keep a value."""
        ...


class BuildCache:
    """A store, asked only for what is worth it."""

    def __init__(self, store: Store | None) -> None:
        """Without a store, nothing is kept."""
        self._store = store

    def get(self, contents: SourceContents, *built_by: str) -> object | None:
        """Return what was built of these files, None if it is not kept; `built_by` tells with what settings."""
        if self._store is None or contents.characters < _MIN_CHARACTERS_KEPT:
            return None
        with gc_frozen():
            return self._store.get(_origin(contents, built_by))

    def put(self, contents: SourceContents, value: object, *built_by: str) -> None:
        """Keep what was built of these files."""
        if self._store is not None and contents.characters >= _MIN_CHARACTERS_KEPT:
            self._store.put(_origin(contents, built_by), value)
            give_back_unused()


def _origin(contents: SourceContents, built_by: tuple[str, ...]) -> Iterator[str]:
    yield repr(built_by)
    yield from contents.origin()
