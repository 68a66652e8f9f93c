"""The one small interface: who words questions anew, and how that fares."""

from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol

KEPT_DAYS = 90
"""For how long other words are kept between runs at most."""

Queries = tuple[str, ...]
"""Other wordings of one question, the best first; empty if there are none."""


@dataclass(frozen=True, slots=True)
class RewritingStatus:
    """How the rewriting fares."""

    model: str
    place: str
    """Where it is: the name of its server."""
    asked: int
    """How many questions were sent to the model since the start."""
    remembered: int
    """How many were known from before, so that nothing was sent."""
    failed: int
    held_back: int
    """How many were not sent, because that would have been too many in a minute or the model had just failed."""
    trouble: str | None
    """What is wrong with the model now, in a sentence; None if nothing is."""


class Rewriter(Protocol):
    """Words questions anew."""

    @property
    def timeout_seconds(self) -> float:
        """How long an answer that is not sure waits, counted from `begin`."""
        ...

    def begin(self, question: str) -> "Future[Queries]":
        """Return what will hold the question in other words; it never raises, and is empty if anything goes wrong."""
        ...

    def status(self) -> RewritingStatus:
        """Return how it fares."""
        ...
