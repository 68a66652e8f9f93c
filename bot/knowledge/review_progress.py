"""How far a reload is, told to everybody who waits for it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What a reload is at, in the order in which it gets there."""

    ASKING = "asking"
    """The sources are asked what they hold."""
    READING = "reading"
    """Files are read."""
    INDEXING = "indexing"
    """What is looked up is built."""
    ENCODING = "encoding"
    """Passages are encoded, to be matched by meaning."""
    JUDGING = "judging"
    """Golden questions are asked."""


@dataclass(frozen=True, slots=True)
class ReviewProgress:
    """How far a reload is."""

    stage: Stage
    done: int = 0
    total: int = 0
    """0 if it is not known."""


Listener = Callable[[ReviewProgress], None]


class Listeners:
    """Those who want to know; each is called in the thread that works, so it must be quick and never raise."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._changing = threading.Lock()
        self.last: ReviewProgress | None = None
        """What was told last; None if nothing is under way."""

    @contextmanager
    def listening(self, listener: Listener | None) -> Iterator[None]:
        """While this lasts, tell `listener`, and at once what was told last."""
        if listener is None:
            yield
            return
        with self._changing:
            self._listeners.append(listener)
        if self.last is not None:
            listener(self.last)
        try:
            yield
        finally:
            with self._changing:
                self._listeners.remove(listener)

    def tell(self, stage: Stage, done: int = 0, total: int = 0) -> None:
        """Tell all of them how far it is."""
        self.last = progress = ReviewProgress(stage, done, total)
        with self._changing:
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener(progress)

    def end(self) -> None:
        """Nothing is under way any more."""
        self.last = None
