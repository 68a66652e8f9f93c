"""Curated answers in the minutes at hand: each is found again where its entry stands now."""

import logging
import threading
from collections.abc import Callable, Iterator

from bot.knowledge.snapshot import Snapshot
from bot.minutes.model import Entry
from bot.replies.controls.kept_places import KeptPlaces
from bot.search.curated import CuratedAnswer, CuratedAnswers, CuratedIndex

_logger = logging.getLogger(__name__)


class Curating:
    """Keeps the curated answers that the latest snapshot holds: found once in each, and when the answers change."""

    def __init__(self, provide: Callable[[], CuratedAnswers]) -> None:
        """`provide` gives the answers as they are now; it is called for every question, so it only looks them up."""
        self._provide = provide
        self._changing = threading.Lock()
        self._latest: tuple[Snapshot, CuratedAnswers, CuratedIndex] | None = None

    def index_for(self, known: Snapshot) -> CuratedIndex | None:
        """Return what answers questions to a snapshot, None if nothing is curated.

        The first call for a snapshot, or after a change, takes about five milliseconds an answer: whoever makes
        either may call it before the next question does.
        """
        answers = self._provide()
        if not answers:
            return None
        with self._changing:
            if self._latest is None or self._latest[0] is not known or self._latest[1] is not answers:
                before = self._latest[2] if self._latest else None
                self._latest = (known, answers, known.curate(_held(answers, known), before=before))
            return self._latest[2]

    def forget(self) -> None:
        """Keep nothing of the latest snapshot."""
        with self._changing:
            self._latest = None


class HeldAnswers:
    """Holds the curated answers that are in force: one value, put in place of the one before; none at first."""

    def __init__(self) -> None:
        self._answers = CuratedAnswers()

    def __call__(self) -> CuratedAnswers:
        """Return the answers as they are now; the same object until they change."""
        return self._answers

    def hold(self, answers: CuratedAnswers) -> None:
        """Hold these answers from now on."""
        if answers != self._answers:
            self._answers = answers


def gone(answers: CuratedAnswers, known: Snapshot) -> tuple[CuratedAnswer, ...]:
    """Return the answers whose entries a snapshot does not hold any more."""
    places = KeptPlaces(known.meetings)
    return tuple(answer for answer in answers.answers if places.find(answer.place) is None)


def _held(answers: CuratedAnswers, known: Snapshot) -> Iterator[tuple[CuratedAnswer, Entry]]:
    """Yield the answers whose entries a snapshot holds, each with its entry."""
    places = KeptPlaces(known.meetings)
    for answer in answers.answers:
        location = places.find(answer.place)
        if location is None or location.entry is None:
            _logger.info("The entry of curated answer %s is gone from the minutes", answer.id)
        else:
            yield answer, location.entry
