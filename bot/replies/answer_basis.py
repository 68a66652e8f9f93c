"""What answers come from, so that whoever remembers one knows when it may be another."""

import weakref
from collections.abc import Callable

from bot.knowledge.service import Knowledge
from bot.search.curated import CuratedAnswers
from bot.search.engine import Search


class AnswerBasis:
    """Tells whether answers come from something else than the last time; an instance has one listener."""

    def __init__(self, knowledge: Knowledge, curated: Callable[[], CuratedAnswers]) -> None:
        self._knowledge = knowledge
        self._provide = curated
        # No more than a weak one: an index that nobody asks any more has to go.
        self._search: weakref.ref[Search] | None = None
        self._curated = CuratedAnswers()

    def has_changed(self) -> bool:
        """Return whether other minutes, other names of one thing or other chosen answers count since the last call."""
        search, curated = self._knowledge.snapshot.search, self._provide()
        is_same_search = self._search is not None and self._search() is search
        # What was chosen again after it was taken back has become another object meanwhile.
        are_same_answers = curated is self._curated or not (curated or self._curated)
        self._search, self._curated = weakref.ref(search), curated
        return not (is_same_search and are_same_answers)
